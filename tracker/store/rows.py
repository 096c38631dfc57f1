"""Rows of the database as values of the domain, and back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from math import isfinite
from typing import Any

from tracker.domain.effort import Effort
from tracker.domain.errors import BadValue, StoreError
from tracker.domain.log import Entry, LoggedSet, NewSet, Session, SlotRef
from tracker.domain.moment import Moment, from_stored
from tracker.domain.target import Plan, stored_resistance
from tracker.domain.units import Load
from tracker.store.base import Row

SET_VALUES = (
    "count, count_right, timed, load_value, load_unit, band, height_cm, effort, warmup, pain, note"
)
SESSION = (
    "s.id, s.rev, s.date, s.started_ms, s.started_offset, s.finished_ms, s.finished_offset,"
    " s.program, s.day, s.note, s.source"
)
ENTRY = (
    "e.id, e.rev, e.session_id, e.position, e.exercise, e.program, e.day, e.slot, e.plan, e.shown,"
    " e.extra, e.skipped, e.chosen"
)
SET = f"l.id, l.rev, l.position, l.entry_id, l.at_ms, l.at_offset, {SET_VALUES}"


@contextmanager
def readable() -> Iterator[None]:
    """Within, a stored value that makes no sense becomes a StoreError."""
    try:
        yield
    except (ValueError, KeyError, TypeError, OverflowError) as error:
        raise StoreError(f"The database holds a value that makes no sense: {error}.") from error


def exact(value: float) -> float:
    """Four decimals, which JSON keeps exactly; raise BadValue for what is no number."""
    if not isfinite(value):
        raise BadValue(f"{value} is not a number that can be logged.")
    return round(float(value), 4)


def load_values(load: Load | None) -> tuple[float | None, str | None, float | None]:
    """A load as stored: value as given, unit, kilograms."""
    if load is None:
        return None, None, None
    return exact(load.value), load.unit, exact(load.kg)


def set_values(done: NewSet) -> dict[str, Any]:
    """The columns of a set's content."""
    value, unit, kg = load_values(done.resistance.load)
    height = done.resistance.height_cm
    return {
        "count": done.count,
        "count_right": done.right,
        "timed": int(done.timed),
        "load_value": value,
        "load_unit": unit,
        "load_kg": kg,
        "band": done.resistance.band,
        "height_cm": None if height is None else exact(height),
        "effort": None if done.effort is None else done.effort.text,
        "warmup": int(done.warmup),
        "pain": done.pain,
        "note": done.note,
    }


def slot_values(slot: SlotRef | None) -> dict[str, Any]:
    """The columns of an entry's place in a program."""
    if slot is None:
        return {"program": None, "day": None, "slot": None}
    return {"program": slot.program, "day": slot.day, "slot": slot.slot}


def plan_text(plan: Plan | None) -> str | None:
    """A plan as stored."""
    if plan is None:
        return None
    return json.dumps(plan.to_json(), ensure_ascii=False, separators=(",", ":"))


@lru_cache(maxsize=512)
def _plan(text: str) -> Plan:
    """The plan behind its stored text; session after session has the same one."""
    return Plan.from_json(json.loads(text))


def to_done(row: Row) -> NewSet:
    """The set behind :data:`SET_VALUES`."""
    count, right, timed, value, unit, band, height, effort, warmup, pain, note = row
    return NewSet(
        count,
        right,
        bool(timed),
        stored_resistance(value, unit, band, height),
        None if effort is None else Effort(effort),
        bool(warmup),
        pain,
        note,
    )


@lru_cache(maxsize=2048)
def to_set(row: Row) -> LoggedSet:
    """The logged set behind :data:`SET`; the app reads the same last sessions at every key."""
    key, rev, position, entry_id, at_ms, at_offset = row[:6]
    return LoggedSet(key, rev, position, entry_id, from_stored(at_ms, at_offset), to_done(row[6:]))


def to_entry(row: Row, sets: tuple[LoggedSet, ...]) -> Entry:
    """The entry behind :data:`ENTRY`."""
    key, rev, session_id, position, exercise, program, day, slot, plan, shown = row[:10]
    extra, skipped, chosen = row[10:]
    return Entry(
        key,
        rev,
        session_id,
        position,
        exercise,
        None if program is None else SlotRef(program, day, slot),
        None if plan is None else _plan(plan),
        shown,
        extra,
        bool(skipped),
        bool(chosen),
        sets,
    )


def to_session(row: Row, entries: tuple[Entry, ...], until: Moment | None = None) -> Session:
    """The session behind :data:`SESSION`; open still where it was finished after ``until``."""
    key, rev, day, started_ms, started_offset, ended_ms, ended_offset = row[:7]
    program, program_day, note, source = row[7:]
    started = from_stored(started_ms, started_offset)
    finished = None
    if ended_ms is not None and (until is None or ended_ms <= until.until_ms):
        finished = from_stored(ended_ms, ended_offset)
    return Session(
        key,
        rev,
        date.fromisoformat(day),
        started,
        finished,
        program,
        program_day,
        note,
        source,
        entries,
    )
