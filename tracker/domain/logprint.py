"""Sets printed as the log lines that read back as the same sets."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from tracker.domain.effort import WORDS
from tracker.domain.exercise import Exercise
from tracker.domain.log import NewSet
from tracker.domain.units import number

MAX_SETS = 30
"""The most sets one line holds."""

CM_PER_INCH = 2.54
"""International inch, exact by definition."""

NO_LOAD = ("bw", "body")
"""What ``@`` says for the body alone."""


def is_plain_band(name: str) -> bool:
    """Whether a band's name can stand after ``@`` without ``band:`` before it."""
    plain = name[:1].isalpha() and not name.lower().startswith("band:")
    return plain and name.lower() not in NO_LOAD


def print_line(exercise: Exercise, sets: Sequence[NewSet]) -> list[str]:
    """The lines that ``parse_line`` reads back as the same sets.

    One line per run of sets alike in resistance, warm-up, pain and note; efforts that differ
    are letters by set, or lines of their own where one of them is an RIR or RPE.
    """
    lines = []
    for _, alike in groupby(sets, key=_common):
        run = list(alike)
        in_letters = all(s.effort is None or s.effort.text in WORDS for s in run)
        parts = [run] if in_letters else [list(part) for _, part in groupby(run, _effort)]
        for part in parts:
            for start in range(0, len(part), MAX_SETS):
                lines.append(_line(exercise, part[start : start + MAX_SETS]))
    return lines


def line_words(exercise: Exercise, sets: Sequence[NewSet]) -> dict[str, str]:
    """The words of one line by what they say, in their order; nothing for what is not said.

    Keys: ``exercise sets resistance height effort pain warmup note``. ``sets`` are alike in all
    but their counts and efforts.
    """
    first = sets[0]
    efforts = {_effort(done) for done in sets}
    load, band, height = (
        first.resistance.load,
        first.resistance.band,
        first.resistance.height_cm,
    )
    words = {"exercise": exercise.id, "sets": _counts(sets, by_set=len(efforts) > 1)}
    if load is not None:
        help_sign = "-" if exercise.kind == "assisted" else ""
        words["resistance"] = f"@{help_sign}{number(load.value)}{load.unit}"
    elif band is not None:
        words["resistance"] = f"@{band}" if is_plain_band(band) else f"@band:{band}"
    elif exercise.kind != "bodyweight":
        words["resistance"] = "@bw"
    if height is not None:
        words["height"] = _height_words(height)
    if len(efforts) == 1 and first.effort is not None:
        words["effort"] = str(first.effort)
    if first.pain is not None:
        words["pain"] = f"pain={first.pain}"
    if first.warmup:
        words["warmup"] = "warmup"
    if first.note:
        words["note"] = f"# {first.note}"
    return words


def _line(exercise: Exercise, sets: Sequence[NewSet]) -> str:
    return " ".join(line_words(exercise, sets).values())


def _counts(sets: Sequence[NewSet], by_set: bool) -> str:
    items = [
        done.side_words
        + ("s" if done.timed else "")
        + (done.effort.text[0] if by_set and done.effort is not None else "")
        for done in sets
    ]
    if len(items) > 1 and len(set(items)) == 1:
        return f"{len(items)}x{items[0]}"
    return ",".join(items)


def _height_words(height: float) -> str:
    inches = round(height / CM_PER_INCH * 2) / 2
    if height != int(height) and round(inches * CM_PER_INCH, 2) == height:
        return f"h{number(inches)}in"
    return f"h{number(height)}"


def _common(done: NewSet) -> tuple[object, ...]:
    return (done.resistance, done.warmup, done.pain, done.note)


def _effort(done: NewSet) -> str:
    return "" if done.effort is None else done.effort.text
