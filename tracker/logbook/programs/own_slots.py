"""Slots of a program as the user changed them: settings ``slot.PROGRAM.DAY.N``, laid over it.

A changed slot is a fact of the database and not a line of TOML: it is made between two sets, undo
takes it back, the other pane sees it at once, and it lives beside the log it explains. The words
of a setting are ``exercise=goblet-squat sets=4 reps=6-10 rest=60-120``, each part only where it
differs from the program's own. The layers of a growing program go by the day ``layer``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tracker.domain.errors import BadValue, OverloadError, UnknownName
from tracker.domain.program import Program, Slot
from tracker.domain.value import Value, replace

if TYPE_CHECKING:
    from tracker.catalog import Catalog

PREFIX = "slot."
LAYER = "layer"
"""In the place of a day: the slots that a program takes in as it gets easy."""

MOST_SETS, MOST_REPS, MOST_SECONDS, LONGEST_REST = 10, 100, 600, 900
HELD = (20, 40)
"""Seconds of a hold where neither the user nor the program says how long."""


class Change(Value):
    """What the user set for one slot; "" and None where the program's own stands.

    ``span`` is (low, high) reps, or seconds of a timed exercise; ``rest_s`` (shortest, longest).
    """

    exercise: str = ""
    sets: int | None = None
    span: tuple[int, int] | None = None
    rest_s: tuple[int, int] | None = None

    def words(self) -> str:
        """As stored, and as ``overload program slot`` takes it."""
        parts = [
            f"exercise={self.exercise}" if self.exercise else "",
            f"sets={self.sets}" if self.sets else "",
            f"reps={self.span[0]}-{self.span[1]}" if self.span else "",
            f"rest={self.rest_s[0]}-{self.rest_s[1]}" if self.rest_s else "",
        ]
        return " ".join(part for part in parts if part)


def key_of(program: str, day: str, number: int) -> str:
    """The setting of a slot; ``number`` counts from 1."""
    return f"{PREFIX}{program}.{day}.{number}"


def read(words: str) -> Change:
    """The change behind the words of a setting; BadValue with one sentence otherwise."""
    found: dict[str, str] = {}
    for part in words.split():
        name, sign, value = part.partition("=")
        if name not in ("exercise", "sets", "reps", "rest") or not sign or not value:
            raise BadValue(
                f"{part!r} is no part of a slot; write exercise=, sets=4, reps=6-10 or rest=60-120."
            )
        if name in found:
            raise BadValue(f"{name} stands twice.")
        found[name] = value
    return Change(
        found.get("exercise", ""),
        count(found["sets"], "sets") if "sets" in found else None,
        pair(found["reps"], "reps") if "reps" in found else None,
        pair(found["rest"], "rest") if "rest" in found else None,
    )


def count(text: str, what: str) -> int:
    """A whole number as typed; BadValue otherwise."""
    if not (text.isascii() and text.isdigit() and len(text) <= 4):
        raise BadValue(f"{what} is a whole number, not {text!r}.")
    return int(text)


def pair(text: str, what: str) -> tuple[int, int]:
    """``6-10``, or ``8`` for both ends; BadValue otherwise."""
    low, dash, high = text.partition("-")
    if not low or (dash and not high):
        raise BadValue(f"{what} is a range like 8-12, not {text!r}.")
    ends = (count(low, what), count(high if dash else low, what))
    if ends[0] > ends[1]:
        raise BadValue(f"{what} goes from low to high, like 8-12, not {text!r}.")
    return ends


def place(program: Program, day: str, number: int) -> Slot:
    """The program's own slot at a place; UnknownName with what there is otherwise."""
    slots = program.layers if day == LAYER else None
    for each in program.days:
        if each.id == day:
            slots = each.slots
    if slots is None:
        days = [each.id for each in program.days] + ([LAYER] if program.layers else [])
        raise UnknownName(f"{program.id} has no day {day!r}; there are: {', '.join(days)}.")
    if not 1 <= number <= len(slots):
        count_of = f"{len(slots)} slots" if slots else "no slots of its own"
        raise BadValue(f"{program.id} {day} has {count_of}, so there is no slot {number}.")
    return slots[number - 1]


def checked(program: Program, slot: Slot, change: Change, catalog: Catalog) -> Change:
    """The change without what the program says anyway; BadValue where it can't be trained by."""
    exercise = catalog.exercises.get(change.exercise or slot.exercises[0])
    if exercise is None:
        raise UnknownName(f"There is no exercise {change.exercise!r}.")
    if change.sets is not None and not 1 <= change.sets <= MOST_SETS:
        raise BadValue(f"A slot has 1 to {MOST_SETS} sets, not {change.sets}.")
    timed = catalog.exercise(slot.exercises[0]).timed
    if change.span is None and exercise.timed != timed:
        # Reps say nothing about seconds, nor seconds about reps.
        change = replace(change, span=HELD if exercise.timed else (program.low, program.high))
    low, high = change.span or (slot.low, slot.high)
    most = MOST_SECONDS if exercise.timed else MOST_REPS
    if not 1 <= low <= high <= most:
        unit = "seconds" if exercise.timed else "reps"
        raise BadValue(f"A range goes from 1 to {most} {unit}, not {low}-{high}.")
    if exercise.loaded and not exercise.timed:
        from tracker.catalog.lint_programs import JUMP, too_narrow

        sentence = too_narrow(low, high, program.max_jump or JUMP)
        if sentence:
            raise BadValue(f"{sentence}: widen the range.")
    if change.rest_s is not None:
        if program.rest_s is None:
            raise BadValue(f"{program.name} rests only as needed; its clock counts up.")
        if change.rest_s[1] > LONGEST_REST:
            raise BadValue(f"A rest is at most {LONGEST_REST} s, not {change.rest_s[1]}.")
    same_range = change.span == (slot.low, slot.high) and exercise.timed == timed
    return Change(
        "" if exercise.id == slot.exercises[0] else exercise.id,
        None if change.sets == slot.sets else change.sets,
        None if same_range else change.span,
        None if change.rest_s == (slot.rest_s or program.rest_s) else change.rest_s,
    )


def changed_slot(slot: Slot, change: Change, catalog: Catalog) -> Slot:
    """The slot as the user wants it."""
    from tracker.logbook.programs.programs import fallbacks

    low, high = change.span or (slot.low, slot.high)
    exercises, gentle, title = slot.exercises, slot.gentle, slot.title
    if change.exercise:
        # A choice by name also stands before what spares a back.
        chain = fallbacks(change.exercise, catalog)
        if catalog.exercise(chain[-1]).needs:
            chain = (*chain, *(e for e in slot.exercises if e not in chain))
        exercises, gentle = chain, ()
    return replace(
        slot,
        exercises=exercises,
        gentle=gentle,
        title=title,
        sets=change.sets or slot.sets,
        low=low,
        high=high,
        rest_s=change.rest_s or slot.rest_s,
    )


def changes_of(program: Program, settings: Mapping[str, str]) -> dict[tuple[str, int], str]:
    """(day, number) -> words of every change that is stored for a program."""
    lead = f"{PREFIX}{program.id}."
    found = {}
    for key, words in settings.items():
        if key.startswith(lead):
            day, _, number = key[len(lead) :].rpartition(".")
            if number.isdigit():
                found[day, int(number)] = words
    return found


def fault(program: Program, day: str, number: int, words: str, catalog: Catalog) -> str:
    """Why a stored change can't be trained by; "" where it can."""
    try:
        checked(program, place(program, day, number), read(words), catalog)
    except OverloadError as error:
        return str(error)
    return ""


def applied(program: Program, settings: Mapping[str, str], catalog: Catalog) -> Program:
    """The program with the user's changes; what fits it no more is passed over."""
    changes = changes_of(program, settings)
    if not changes:
        return program
    done = False

    def laid_over(day: str, slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
        nonlocal done
        found = list(slots)
        for index, slot in enumerate(slots):
            words = changes.get((day, index + 1))
            if words and not fault(program, day, index + 1, words, catalog):
                found[index] = changed_slot(slot, read(words), catalog)
                done = True
        return tuple(found)

    days = tuple(replace(day, slots=laid_over(day.id, day.slots)) for day in program.days)
    layers = laid_over(LAYER, program.layers)
    return replace(program, days=days, layers=layers, changed=True) if done else program
