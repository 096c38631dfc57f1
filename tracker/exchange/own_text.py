"""Our own text, written: a diary of log lines, for people, ``diff`` and ``overload log -``.

``== 2026-11-20 18:30 build day-1`` opens a session; log lines follow; ``!! soreness hamstrings=4``
and its like carry check-ins, ``!! finish`` the end of a session, ``!! note`` its note and
``!! exercise`` an exercise of the user's own. A line that begins with ``=`` holds one set that the
grammar of the log line would refuse, and is taken as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any
from urllib.parse import quote

from tracker.domain.errors import BadLine, UnknownName
from tracker.domain.exercise import Exercise
from tracker.domain.inventory import USUAL
from tracker.domain.log import NewSet, Session
from tracker.domain.logline import MAX_LINE, parse_line, print_line
from tracker.domain.moment import Moment
from tracker.domain.text import clean
from tracker.domain.value import replace

HEAD = "# Overload diary; `overload import` and `overload log -` read it."

_REMEMBERED = 50_000
_PARTING = re.compile(r"[\s#=%]")


class Printer:
    """Sessions and check-ins as lines. ``find`` gives the exercise of an id, None where unknown."""

    def __init__(self, find: Callable[[str], Exercise | None]) -> None:
        self._find = find
        self._parsed: dict[str, tuple[NewSet, ...] | None] = {}

    def exercise(self, exercise: Exercise) -> str:
        """The line that tells of an exercise of the user's own."""
        held = " timed" if exercise.timed else ""
        return f"!! exercise {_word(exercise.id)} {exercise.kind}{held} # {clean(exercise.name)}"

    def session(self, session: Session) -> Iterator[str]:
        """A session's lines, an empty one before it."""
        day = f"{_word(session.program or '-')} {_word(session.day or '-')}"
        yield ""
        start = session.started.at.replace(
            year=session.date.year, month=session.date.month, day=session.date.day
        )
        yield f"== {_when(start)} {day}"
        if session.note:
            yield f"!! note # {clean(session.note)}"
        # What follows itself is one on the way back, so it is one here.
        done = (entry for entry in session.entries if entry.sets)
        for exercise, alike in groupby(done, lambda entry: entry.exercise):
            yield from self._sets(exercise, [s.done for entry in alike for s in entry.sets])
        if session.finished is not None:
            yield f"!! finish at {_when(session.finished.at)}"

    def check_in(self, table: str, values: Sequence[Any], at: Moment) -> str:
        """The line of a check-in; soreness takes the pairs of several muscles."""
        note = ""
        match table:
            case "soreness":
                pairs = zip(values[::2], values[1::2], strict=True)
                said = " ".join(f"{_word(muscle)}={level}" for muscle, level in pairs)
            case "pain" | "answer":
                said = f"{_word(str(values[0]))}={_word(str(values[1]))}"
            case "activity":
                said = (
                    f"minutes={values[1]} intensity={values[2]} legs={'yes' if values[3] else 'no'}"
                )
                note = f" # {clean(values[0])}"
            case "bodyweight":
                said = f"{_digits(values[0])}{values[1]}"
            case _:
                said = _word(values[0])
        return f"!! {table} {said} at {_when(at.at)}{note}"

    def _sets(self, exercise_id: str, stored: list[NewSet]) -> Iterator[str]:
        sets = [replace(done, note=clean(done.note)) for done in stored]
        exercise = self._find(exercise_id)
        if exercise is not None:
            lines = print_line(exercise, sets)
            if self._reads_back(exercise, lines, sets):
                yield from lines
                return
        help_sign = "-" if exercise is not None and exercise.kind == "assisted" else ""
        for done in sets:
            yield _as_it_stands(exercise_id, done, help_sign)

    def _reads_back(self, exercise: Exercise, lines: list[str], sets: list[NewSet]) -> bool:
        """Whether anyone's ``overload log`` would read these lines as these sets."""
        found: list[NewSet] = []
        for line in lines:
            facts, sign, note = line.partition(" # ")
            if len(line) > MAX_LINE or note != note.strip() or (sign and not note):
                return False
            if facts not in self._parsed:
                if len(self._parsed) > _REMEMBERED:
                    self._parsed.clear()
                self._parsed[facts] = _parsed(exercise, facts)
            parsed = self._parsed[facts]
            if parsed is None:
                return False
            found += [replace(done, note=note) for done in parsed] if note else parsed
        return found == sets


def _parsed(exercise: Exercise, line: str) -> tuple[NewSet, ...] | None:
    """The sets of a line that leaves nothing to a plan; None where it can't be read."""

    def resolve(words: str) -> Exercise:
        if words != exercise.id:
            raise UnknownName(words)
        return exercise

    try:
        parsed = parse_line(line, resolve, "kg", USUAL.bands)
    except (BadLine, UnknownName):
        return None
    whole = (parsed.resistance_given or exercise.kind == "bodyweight") and (
        parsed.height_given or not exercise.uses_height
    )
    return parsed.sets if whole else None


def _as_it_stands(exercise: str, done: NewSet, help_sign: str) -> str:
    """One set in full, whatever it holds."""
    words = [f"= {_word(exercise)} {done.side_words}{'s' if done.timed else ''}"]
    load, band, height = done.resistance.load, done.resistance.band, done.resistance.height_cm
    if load is not None:
        words.append(f"@{help_sign}{_digits(load.value)}{load.unit}")
    if band is not None:
        words.append(f"@band:{_word(band)}")
    if height is not None:
        words.append(f"h{_digits(height)}")
    if done.effort is not None:
        words.append(done.effort.text)
    if done.pain is not None:
        words.append(f"pain={done.pain}")
    if done.warmup:
        words.append("warmup")
    if done.note:
        words.append(f"# {done.note}")
    return " ".join(words)


def _digits(value: float) -> str:
    """Up to four decimals, as many as there are."""
    return f"{value:.4f}".rstrip("0").rstrip(".")


def _word(text: str) -> str:
    """Any text as one word of a line, read back with ``unquote``; ``-`` stays for none."""
    return _PARTING.sub(lambda sign: quote(sign[0], safe=""), clean(text))


def _when(at: datetime) -> str:
    """The minute, with its offset where this machine's clock would have shown another one."""
    minute = at.replace(second=0, microsecond=0)
    plain = minute.replace(tzinfo=None)
    if plain.astimezone().utcoffset() == minute.utcoffset():
        return f"{plain:%Y-%m-%d %H:%M}"
    return f"{plain:%Y-%m-%d %H:%M}{minute.isoformat()[-6:]}"
