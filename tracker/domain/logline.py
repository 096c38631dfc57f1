"""The log line, read and printed: ``EXERCISE SETS [@RESISTANCE] [hHEIGHT] [EFFORT] ...``."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import groupby

from tracker.domain.effort import LETTERS, WORDS, Effort, parse_effort
from tracker.domain.errors import BadLine, BadValue
from tracker.domain.exercise import Exercise
from tracker.domain.inventory import USUAL
from tracker.domain.log import MAX_REPS, MAX_SECONDS, NewSet
from tracker.domain.logprint import CM_PER_INCH, MAX_SETS, NO_LOAD, print_line
from tracker.domain.target import BODY, Resistance
from tracker.domain.text import clean
from tracker.domain.units import MAX_KG, Load, number
from tracker.domain.value import Value, replace

__all__ = ["MAX_SETS", "ParsedLine", "parse_line", "print_line"]

MAX_HEIGHT_CM = 200.0
MAX_PAIN = 10
MAX_LINE = 2000

# `3 x 12` with blanks is one token, as `3x12` is.
_TOKEN = re.compile(r"(?<!\S)\d+\s*[xX\u00d7]\s*(?=\d)\S+|\S+", re.ASCII)
_ITEM = re.compile(r"(?:(\d+)[xX\u00d7])?(\d+)(?:/(\d+))?([sS]?)([egmbEGMB]?)", re.ASCII)
_LOAD = re.compile(r"([+-]?)(\d{1,9}(?:[.,]\d{1,2})?)(kgs?|lbs?|)", re.ASCII | re.IGNORECASE)
_HEIGHT = re.compile(r"h(\d{1,4}(?:[.,]\d{1,2})?)(cm|in|)", re.ASCII | re.IGNORECASE)
_SET_SIGNS = frozenset("0123456789xX\u00d7/,.+-sSeEgGmMbB")

Token = tuple[str, int]


class ParsedLine(Value):
    """What a line says. ``resistance_given`` and ``height_given`` tell what the plan fills in.

    ``sets`` hold ``BODY`` where neither was given; ``text`` is the line as read.
    """

    exercise: Exercise
    sets: tuple[NewSet, ...]
    resistance_given: bool
    height_given: bool
    text: str


def parse_line(
    text: str, resolve: Callable[[str], Exercise], unit: str, bands: Sequence[str] = ()
) -> ParsedLine:
    """Read one log line.

    ``resolve`` turns the words before the sets into an exercise and raises UnknownName;
    ``unit`` is that of a bare ``@12``; ``bands`` are the user's, the usual ones where empty.
    Raises BadLine with the place of the fault.
    """
    line = clean(text)
    reader = _Reader(line, unit, tuple(bands) or USUAL.bands)
    if len(line) > MAX_LINE:
        raise reader.fault(f"A line has at most {MAX_LINE} characters", MAX_LINE)
    return reader.read(resolve)


class _Reader:
    """One line on its way to a ParsedLine."""

    def __init__(self, line: str, unit: str, bands: tuple[str, ...]) -> None:
        self.line = line
        self.unit = unit
        self.bands = bands
        self.taken: set[str] = set()

    def fault(self, what: str, column: int) -> BadLine:
        return BadLine(f"{what} (character {column + 1} of the line).", self.line, column)

    def read(self, resolve: Callable[[str], Exercise]) -> ParsedLine:
        facts, _, note = self.line.partition("#")
        tokens = [(match[0], match.start()) for match in _TOKEN.finditer(facts)]
        if not tokens:
            raise self.fault("An exercise and its sets are missing", 0)
        start, end = self.find_sets(tokens)
        exercise = resolve(facts[: tokens[start][1]].strip())
        sets = self.sets(exercise, tokens[start:end])
        common = NewSet(0, note=note.strip())
        for token in tokens[end:]:
            common = self.option(common, exercise, *token)
        if common.effort is not None and any(done.effort is not None for done in sets):
            raise self.fault("Effort is given twice, by set and for the line", tokens[start][1])
        return ParsedLine(
            exercise,
            tuple(
                replace(
                    common,
                    count=done.count,
                    right=done.right,
                    timed=done.timed,
                    effort=done.effort or common.effort,
                )
                for done in sets
            ),
            "resistance" in self.taken,
            "height" in self.taken,
            self.line.strip(),
        )

    def find_sets(self, tokens: list[Token]) -> tuple[int, int]:
        """Where the sets begin and end: the first numbers that an option or the end follows.

        Other numbers belong to the name (``glute bridge 1 leg 3x12``).
        """
        marked = (i for i, (text, _) in enumerate(tokens) if text.startswith(("@", "pain=")))
        limit = next(marked, len(tokens))
        for looks_like_sets in (_is_sets, _begins_with_digit):
            runs = _runs([i > 0 and looks_like_sets(tokens[i][0]) for i in range(limit)])
            for start, end in runs:
                if end == len(tokens) or _is_option(tokens[end][0]):
                    return start, end
            if runs:
                return runs[-1]
        if _begins_with_digit(tokens[0][0]):
            raise self.fault("The exercise is missing before the sets", tokens[0][1])
        last, column = tokens[limit - 1] if limit else ("", tokens[0][1])
        raise self.fault(
            "The sets are missing after the exercise; write 3x12, 12,12,10 or 3x40s",
            column + len(last),
        )

    def sets(self, exercise: Exercise, tokens: list[Token]) -> list[NewSet]:
        done: list[NewSet] = []
        for place, (token, column) in enumerate(tokens):
            text = token
            if place + 1 < len(tokens) and text.endswith(","):
                text = text[:-1]
            for item in text.split(","):
                done += self.item(exercise, item, column)
                column += len(item) + 1
                if len(done) > MAX_SETS:
                    raise self.fault(f"A line has at most {MAX_SETS} sets", tokens[0][1])
        return done

    def item(self, exercise: Exercise, text: str, column: int) -> list[NewSet]:
        found = _ITEM.fullmatch("".join(text.split()))
        if found is None:
            raise self.fault(
                f"{_shown(text)} is not a set; write 3x12, 12,12,10, 10/9 or 3x40s", column
            )
        times, left, right, seconds, letter = found.groups()
        count = 1 if times is None else self.whole(times, 1, MAX_SETS, "sets", column)
        if exercise.timed and not seconds:
            raise self.fault(f"{exercise.name} is held for time; write seconds, like 3x40s", column)
        if right is not None and exercise.side != "each":
            raise self.fault(
                f"{exercise.name} has no left and right to count apart; write one number a set",
                column,
            )
        least, most, unit = (1, MAX_SECONDS, "seconds") if seconds else (0, MAX_REPS, "reps")
        one = self.whole(left, least, most, unit, column)
        other = one if right is None else self.whole(right, least, most, unit, column)
        effort = Effort(LETTERS[letter.lower()]) if letter else None
        return [NewSet(one, None if other == one else other, bool(seconds), effort=effort)] * count

    def whole(self, digits: str, least: int, most: int, unit: str, column: int) -> int:
        value = int(digits[:9])
        if not least <= value <= most:
            raise self.fault(
                f"{_shown(digits)} {unit} can't be; {unit} go from {least} to {most}", column
            )
        return value

    def option(self, done: NewSet, exercise: Exercise, text: str, column: int) -> NewSet:
        lower = text.lower()
        if text.startswith("@"):
            self.once("resistance", text, column)
            return replace(done, resistance=self.resistance(done, exercise, text, column))
        if lower.startswith("pain="):
            self.once("pain", text, column)
            if not re.fullmatch(r"\d{1,4}", text[5:], re.ASCII):
                raise self.fault(
                    f"{_shown(text)} is not a pain level; write pain=0 to pain=10", column
                )
            pain = int(text[5:])
            if pain > MAX_PAIN:
                raise self.fault(f"{_shown(text)} can't be; pain goes from 0 to {MAX_PAIN}", column)
            return replace(done, pain=pain)
        if lower in ("warmup", "warm-up"):
            self.once("warmup", text, column)
            return replace(done, warmup=True)
        if lower[:1] == "h" and lower[1:2].isdigit():
            self.once("height", text, column)
            height = self.height(exercise, text, column)
            return replace(done, resistance=replace(done.resistance, height_cm=height))
        try:
            effort = parse_effort(lower)
        except BadValue as fault:
            if lower[:3] in ("rir", "rpe"):
                raise self.fault(str(fault).rstrip("."), column) from None
            raise self.fault(
                f"{_shown(text)} is not understood; after the sets come @12kg, h30, "
                "easy good max broke rir3 rpe8, pain=0, warmup or # and a note",
                column,
            ) from None
        self.once("effort", text, column)
        return replace(done, effort=effort)

    def once(self, what: str, text: str, column: int) -> None:
        if what in self.taken:
            raise self.fault(f"{_shown(text)} comes after another {what}; give one", column)
        self.taken.add(what)

    def resistance(self, done: NewSet, exercise: Exercise, text: str, column: int) -> Resistance:
        given = text[1:]
        height = done.resistance.height_cm
        if given.lower() in NO_LOAD:
            return replace(BODY, height_cm=height)
        found = _LOAD.fullmatch(given)
        if found is not None:
            return Resistance(self.load(exercise, found, column), None, height)
        if not given[:1].isalpha():
            raise self.fault(
                f"{_shown(text)} is not a resistance; write @12kg, @25lb, @red or @bw", column
            )
        return Resistance(None, self.band(exercise, given, column), height)

    def load(self, exercise: Exercise, found: re.Match[str], column: int) -> Load:
        sign, digits, given = found.groups()
        unit = (given or self.unit).lower().rstrip("s")
        load = Load(float(digits.replace(",", ".")), unit)
        if exercise.kind == "bodyweight":
            raise self.fault(
                f"{exercise.name} is done with the body alone; log {load} on the loaded exercise "
                f"of its ladder (overload ladder {exercise.id} shows it)",
                column,
            )
        if exercise.kind == "band":
            raise self.fault(f"{exercise.name} is done with a band; write @ and its name", column)
        if load.kg > MAX_KG:
            raise self.fault(
                f"{load} is more than anyone lifts; the most is {number(MAX_KG)} kg", column
            )
        if load.value == 0:
            raise self.fault("A weight is more than 0; write @bw for the body alone", column)
        if exercise.kind == "assisted" and sign != "-":
            raise self.fault(
                f"{exercise.name} counts the help; write it as @-{number(load.value)}{unit}", column
            )
        if exercise.kind != "assisted" and sign == "-":
            raise self.fault(f"A weight can't be below 0, and {exercise.name} has no help", column)
        return load

    def band(self, exercise: Exercise, given: str, column: int) -> str:
        name = given[5:] if given.lower().startswith("band:") else given
        if exercise.kind != "band":
            needs = "the body alone" if exercise.kind == "bodyweight" else "a weight, like @12kg"
            raise self.fault(f"{exercise.name} takes {needs}, so {_shown(name)} can't be", column)
        for band in self.bands:
            if band.casefold() == name.casefold():
                return band
        raise self.fault(
            f"There is no band {_shown(name)}; yours are {', '.join(self.bands)} "
            "(overload inventory sets them)",
            column,
        )

    def height(self, exercise: Exercise, text: str, column: int) -> float:
        found = _HEIGHT.fullmatch(text)
        if found is None:
            raise self.fault(f"{_shown(text)} is not a step height; write h30 or h12in", column)
        if not exercise.uses_height:
            raise self.fault(
                f"{exercise.name} has no step height; leave out {_shown(text)}", column
            )
        value = float(found[1].replace(",", "."))
        if found[2].lower() == "in":
            value = round(value * CM_PER_INCH, 2)
        if not 1 <= value <= MAX_HEIGHT_CM:
            raise self.fault(
                f"A step of {number(value)} cm can't be; heights go from 1 to "
                f"{number(MAX_HEIGHT_CM)} cm",
                column,
            )
        return value


def _shown(text: str) -> str:
    return repr(text if len(text) <= 24 else text[:23] + "\u2026")


def _is_sets(text: str) -> bool:
    return _begins_with_digit(text) and _SET_SIGNS.issuperset(text)


def _begins_with_digit(text: str) -> bool:
    return text.lstrip("+-")[:1].isdigit()


def _is_option(text: str) -> bool:
    lower = text.lower()
    if lower.startswith(("@", "pain=", "rir", "rpe")) or lower in ("warmup", "warm-up", *WORDS):
        return True
    return (lower[:1] == "h" and lower[1:2].isdigit()) or lower in LETTERS


def _runs(marks: list[bool]) -> list[tuple[int, int]]:
    """(start, end) of each run of True."""
    runs = []
    start = 0
    for is_set, group in groupby(marks):
        end = start + len(list(group))
        if is_set:
            runs.append((start, end))
        start = end
    return runs
