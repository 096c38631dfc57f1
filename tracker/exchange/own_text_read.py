"""Our own text, read: see ``own_text`` for its lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any
from urllib.parse import unquote

from tracker.domain.errors import BadLine, BadValue, UnknownName
from tracker.domain.exercise import KINDS, Exercise
from tracker.domain.log import NewSet
from tracker.domain.logline import parse_line
from tracker.domain.moment import Moment, parse_date
from tracker.domain.text import clean
from tracker.exchange.dates import zone_of
from tracker.exchange.own import OwnCheckIn, OwnEntry, OwnExercise, OwnSession, OwnSet, checked_set
from tracker.exchange.records import BadRow, Tally

Item = OwnSession | OwnCheckIn | OwnExercise
_TIME = r"(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d)([+-]\d\d:\d\d)?"
_OPENS = re.compile(rf"== {_TIME}(?: (\S+) (\S+))?", re.ASCII)
_AT = re.compile(rf"(.*?)(?:^|\s)at {_TIME}", re.ASCII)
_ITEM = re.compile(r"(\d{1,6})(?:/(\d{1,6}))?(s?)", re.ASCII)
_PAIR = re.compile(r"([^\s=]+)=(\S*)")
_NUMBER = re.compile(r"-?\d{1,9}(?:\.\d{1,4})?", re.ASCII)


class Reader:
    """Lines on their way to sessions and check-ins.

    ``resolve`` turns words into an exercise; ``unit`` is that of a bare ``@12``; ``bands`` are the
    user's. ``now`` is the time of what stands before any session without a time of its own.
    """

    def __init__(
        self, resolve: Callable[[str], Exercise], unit: str, bands: Sequence[str], now: Moment,
        tally: Tally,
    ) -> None:  # fmt: skip
        self._resolve = resolve
        self._unit = unit
        self._bands = bands
        self._now = now
        self._tally = tally
        self._own: dict[str, Exercise] = {}
        self._session: OwnSession | None = None

    def read(self, lines: Iterable[tuple[int, str]]) -> Iterator[Item]:
        """Sessions (each when it is whole) and check-ins; lines that can't be are rejected."""
        for number, raw in lines:
            line = clean(raw.lstrip("\ufeff")).strip()
            if not line or line.startswith("#"):
                self._tally.blank_rows += 1
                continue
            self._tally.rows += 1
            try:
                if line.startswith("=="):
                    new = self._opened(number, line)
                    if self._session is not None:
                        yield self._session
                    self._session = new
                elif line.startswith("!!"):
                    item = self._told(number, line)
                    if item is not None:
                        yield item
                else:
                    self._sets(number, line)
            except (BadRow, BadLine, UnknownName, BadValue) as bad:
                self._tally.reject(number, line, str(bad).rstrip("."))
        if self._session is not None:
            yield self._session

    def _opened(self, number: int, line: str) -> OwnSession:
        found = _OPENS.fullmatch(line)
        if found is None:
            raise BadRow("a session opens like == 2026-11-20 18:30 build day-1")
        start = _moment(*found.groups()[:3])
        program, day = (
            None if word in (None, "-") else unquote(word) for word in found.groups()[3:]
        )
        return OwnSession(
            number, start.date, start, False, None, program, day, "", None, [], found[4] is None
        )

    def _sets(self, number: int, line: str) -> None:
        if self._session is None:
            raise BadRow("no session is open; a line like == 2026-11-20 18:30 comes first")
        if line.startswith("= "):
            exercise, done = _stored(line[2:])
            sets = [OwnSet(number, line, done)]
        else:
            parsed = parse_line(line, self._found, self._unit, self._bands)
            exercise = parsed.exercise.id
            sets = [OwnSet(number, line, done, None, parsed) for done in parsed.sets]
        entries = self._session.entries
        if not entries or entries[-1].exercise != exercise:
            entries.append(OwnEntry(exercise, []))
        entries[-1].sets.extend(sets)

    def _found(self, words: str) -> Exercise:
        own = self._own.get(words)
        return self._resolve(words) if own is None else own

    def _told(self, number: int, line: str) -> Item | None:
        facts, _, note = line[2:].partition("#")
        kind, _, rest = facts.strip().partition(" ")
        note = note.strip()
        timed = _AT.fullmatch(rest.strip())
        at, said = None, rest.strip()
        if timed is not None:
            said, at = timed[1].strip(), _moment(*timed.groups()[1:])
        if kind in ("note", "finish"):
            self._about_session(kind, note, at)
            return None
        if kind == "exercise":
            return self._own_exercise(number, said, note)
        if at is None:
            at = self._now if self._session is None else self._session.start
        return OwnCheckIn(number, line, kind, _check_in(kind, said, note), at)

    def _about_session(self, kind: str, note: str, at: Moment | None) -> None:
        if self._session is None:
            raise BadRow(f"no session is open for its {kind}")
        if kind == "note":
            self._session = self._session._replace(note=note)
            return
        end = at or self._session.start
        if end.at < self._session.start.at:
            raise BadRow("the session would end before it began")
        self._session = self._session._replace(finished=end)

    def _own_exercise(self, number: int, said: str, name: str) -> OwnExercise:
        key, kind, *more = [*said.split(), ""]
        if kind not in KINDS or not name or more[:-1] not in ([], ["timed"]):
            raise BadRow("an exercise of your own is like !! exercise my-press machine # My press")
        own = OwnExercise(number, unquote(key)[:100], kind, bool(more[:-1]), name[:200])
        self._own[own.id] = Exercise(
            own.id, own.name, own.name[:18], "other", (), kind=own.kind, timed=own.timed
        )
        return own


def _check_in(kind: str, said: str, note: str) -> tuple[Any, ...]:
    """The values of a check-in as its table has them."""
    match kind:
        case "soreness":
            pairs = _pairs(said)
            if not pairs:
                raise BadRow("soreness names its muscles, like hamstrings=4")
            return tuple(v for muscle, level in pairs for v in (muscle, _level(level)))
        case "pain":
            ((exercise, level),) = _pairs(said, 1)
            return exercise, _level(level)
        case "answer":
            ((question, answer),) = _pairs(said, 1)
            return question, answer
        case "activity":
            given = dict(_pairs(said))
            if set(given) != {"minutes", "intensity", "legs"} or not note:
                raise BadRow("an activity is like minutes=40 intensity=6 legs=yes # Cycling")
            if given["legs"] not in ("yes", "no"):
                raise BadRow("legs is yes or no")
            minutes = _whole(given["minutes"], 1440)
            return note[:200], minutes, _level(given["intensity"]), given["legs"] == "yes"
        case "bodyweight":
            value, unit = said[:-2], said[-2:]
            if unit not in ("kg", "lb") or _NUMBER.fullmatch(value) is None:
                raise BadRow("a body weight is like 70.5kg")
            return float(value), unit
        case "flag":
            return (unquote(said),)
    raise BadRow(
        f"{kind[:20]!r} is not understood; after !! come soreness, pain, activity, bodyweight, "
        "flag, answer, finish, note or exercise"
    )


def _stored(text: str) -> tuple[str, NewSet]:
    """Exercise id and set of a line that is taken as it stands."""
    facts, sign, note = text.partition(" # ")
    name, *words = facts.split()
    found = _ITEM.fullmatch(words[0]) if words else None
    if found is None:
        raise BadRow("a set as it stands is like = goblet-squat 12 @10kg good")
    load: float | None = None
    unit = band = height = pain = None
    effort, warmup = "", False
    for word in words[1:]:
        if word.startswith("@band:"):
            band = unquote(word[6:])
        elif word.startswith("@"):
            load, unit = abs(_number(word[1:-2])), word[-2:]
        elif word[0] == "h" and word[1:2].isdigit():
            height = _number(word[1:])
        elif word.startswith("pain="):
            pain = _level(word[5:])
        elif word == "warmup":
            warmup = True
        else:
            effort = word
    exercise = unquote(name)
    if not 0 < len(exercise) <= 100:
        raise BadRow("it names no exercise")
    right = None if found[2] is None else int(found[2])
    return exercise, checked_set(
        int(found[1]), right, bool(found[3]), load, unit, band, height, effort, warmup, pain,
        note if sign else "",
    )  # fmt: skip


def _pairs(said: str, most: int | None = None) -> list[tuple[str, str]]:
    found = [_PAIR.fullmatch(word) for word in said.split()]
    pairs = [(unquote(pair[1]), unquote(pair[2])) for pair in found if pair is not None]
    if len(pairs) != len(found) or (most is not None and len(pairs) != most):
        raise BadRow(f"{said[:40]!r} is not understood; write a name, = and a value")
    return pairs


def _number(text: str) -> float:
    if _NUMBER.fullmatch(text) is None:
        raise BadRow(f"{text[:20]!r} is not a number")
    return float(text)


def _whole(text: str, most: int) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 6 and int(text) <= most):
        raise BadRow(f"{text[:20]!r} is not a number from 0 to {most}")
    return int(text)


def _level(text: str) -> int:
    return _whole(text, 10)


def _moment(day: str, time: str, offset: str | None) -> Moment:
    try:
        parse_date(day)
        at = datetime.fromisoformat(f"{day}T{time}")
        if offset is None:
            return Moment(at.astimezone())
        found = at.replace(tzinfo=zone_of(offset))
        found.astimezone(UTC)
    except (ValueError, OverflowError, BadValue):
        raise BadRow(f"{day} {time} is not a date and a time of day") from None
    return Moment(found)
