"""One set's values as words of the log line, so that every way of editing has the line's rules."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from tracker.domain.errors import BadLine, BadValue
from tracker.domain.exercise import Exercise
from tracker.domain.log import NewSet
from tracker.domain.logline import parse_line
from tracker.domain.logprint import line_words

FIELDS = {
    "reps": "sets",
    "seconds": "sets",
    "load": "resistance",
    "band": "resistance",
    "height": "height",
    "effort": "effort",
    "pain": "pain",
    "warmup": "warmup",
    "note": "note",
}
"""Field of a set -> the word of the log line it replaces."""

_PLACE = re.compile(r" \(character \d+ of the line\)")
_NOTHING = ("none", "-", "")


def edited(
    exercise: Exercise,
    done: NewSet,
    fields: Mapping[str, str],
    unit: str,
    bands: Sequence[str],
) -> NewSet:
    """The set with new values for some of :data:`FIELDS`; ``none`` takes a value away.

    Raises BadValue for what no set can be.
    """
    words = line_words(exercise, [done])
    for key, value in fields.items():
        words[FIELDS[key]] = _word(key, value.strip())
    ordered = [words.pop(key) for key in ("exercise", "sets")]
    note = words.pop("note", "")
    line = " ".join([*ordered, *(word for word in words.values() if word), note]).strip()
    try:
        (new,) = parse_line(line, lambda _: exercise, unit, bands).sets
    except BadLine as fault:
        # Nobody wrote that line, so its place in it says nothing.
        raise BadValue(_PLACE.sub("", str(fault))) from None
    return new


def _word(key: str, value: str) -> str:
    """The word of the log line that a field's value stands for."""
    if key in ("reps", "seconds"):
        if any(sign in value.lower() for sign in "x, \u00d7"):
            raise BadValue(f"{key} is one number, or two sides like 10/9; not {value!r}.")
        if not any(char.isdigit() for char in value):
            raise BadValue(f"{key} is a number, like 12; not {value!r}.")
        return f"{value.removesuffix('s')}s" if key == "seconds" else value
    if key == "warmup":
        if value not in ("yes", "no"):
            raise BadValue(f"warmup is yes or no, not {value!r}.")
        return "warmup" if value == "yes" else ""
    if key == "note":
        return f"# {value}" if value else ""
    if value in _NOTHING:
        return "@bw" if key in ("load", "band") else ""
    if any(char.isspace() for char in value):
        raise BadValue(f"{key} is one word, not {value!r}.")
    return {"load": "@", "band": "@band:", "height": "h", "pain": "pain="}.get(key, "") + value
