"""Rungs taken by hand: what the user chose, where it stands, and for how long it counts."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date

from tracker.domain.log import Entry, LoggedSet, Session
from tracker.domain.moment import Moment
from tracker.domain.value import Value
from tracker.store import Store

KIND = "rung"
"""The kind of answer that keeps a rung taken by hand."""

Place = tuple[str, int]
"""A place of a program: the day's id and the slot's number."""


class Taken(Value):
    """An exercise taken by hand for some places of a program, and when."""

    exercise: str
    program: str
    places: tuple[Place, ...]
    at: Moment


def stored(exercise: str, program: str, places: Sequence[Place]) -> str:
    """The text of an answer of this kind."""
    value = {"exercise": exercise, "program": program, "places": [list(p) for p in places]}
    return json.dumps(value, ensure_ascii=False)


def read(store: Store, program: str, when: Moment) -> tuple[Taken, ...]:
    """The rungs taken in a program, newest first; each place is named by its newest alone."""
    found: list[Taken] = []
    named: set[Place] = set()
    for text, at in store.answers(KIND, when):
        known = _read(text, at)
        if known is None or known.program != program:
            continue
        places = tuple(place for place in known.places if place not in named)
        named.update(places)
        if places:
            found.append(Taken(known.exercise, program, places, at))
    return tuple(found)


def _read(text: str, at: Moment) -> Taken | None:
    """What an answer says; None for one that another version or hand wrote otherwise."""
    try:
        value = json.loads(text)
        places = tuple((str(day), int(slot)) for day, slot in value["places"])
        return Taken(str(value["exercise"]), str(value["program"]), places, at)
    except (ValueError, KeyError, TypeError):
        return None


def standing(
    store: Store, rungs: Sequence[Taken], filled: Mapping[Place, tuple[str, date]], when: Moment
) -> dict[Place, str]:
    """Place -> the exercise taken for it, where nothing was done there since."""
    return {
        place: taken.exercise
        for taken in rungs
        for place in taken.places
        if not _trained_since(store, taken, place, filled.get(place), when)
    }


def _trained_since(
    store: Store, taken: Taken, place: Place, last: tuple[str, date] | None, when: Moment
) -> bool:
    if last is None or last[1] != taken.at.date:
        return last is not None and last[1] > taken.at.date
    # On the day itself the minute decides.
    return any(
        _after(taken, entry, logged) and logged.at.utc_ms <= when.until_ms
        for session in store.sessions_on(last[1])
        for entry in session.entries
        if entry.slot is not None and (entry.slot.day, entry.slot.slot) == place
        for logged in entry.sets
    )


def _after(taken: Taken, entry: Entry, logged: LoggedSet) -> bool:
    """Whether a set came after the choice; in the same moment only one of the taken rung did."""
    same = logged.at.utc_ms == taken.at.utc_ms and entry.exercise == taken.exercise
    return same or logged.at.utc_ms > taken.at.utc_ms


def fresh(
    rungs: Sequence[Taken], exercise: str, rows: Sequence[tuple[Session, Entry]]
) -> Taken | None:
    """How an exercise was taken, where it was not trained since; ``rows`` newest first."""
    taken = next((rung for rung in rungs if rung.exercise == exercise), None)
    if taken is None:
        return None
    done = any(_after(taken, entry, logged) for _, entry in rows for logged in entry.sets)
    return None if done else taken
