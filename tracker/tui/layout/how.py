"""How to do an exercise, and the warm-up: words the user scrolls."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.domain.exercise import Exercise, ExerciseText
from tracker.domain.program import Routine
from tracker.tui.layout import READABLE
from tracker.tui.layout.parts import checklist, gear_words, name_of
from tracker.tui.lines import BLANK, Line, apart, line, paragraph, rule_line

SIDES = {
    "both": "both at once",
    "each": "all reps of one side, then the other",
    "alternating": "left and right make one rep",
}

Part = tuple[str, Iterable[str]]
"""A title and its sentences."""


def how(exercise: Exercise, text: ExerciseText, width: int) -> list[Line]:
    """Everything the catalogue says about doing an exercise."""
    name = name_of(exercise, width)
    width = min(width, READABLE)
    found = [apart(line("How to", style="bold"), line(name), width), rule_line(width)]
    needs = f"Needs {gear_words(exercise)}. Sides: {SIDES[exercise.side]}."
    found += paragraph(needs, width, style="dim")
    muscles = ", ".join(muscle for muscle, _ in exercise.muscles)
    found += paragraph(f"Works {muscles}." if muscles else "", width, style="dim")
    return [
        *found,
        BLANK,
        *steps_lines(text.steps, width),
        *titled([*parts_of(text), ("From", text.sources)], width),
    ]


def steps_lines(steps: Iterable[str], width: int) -> list[Line]:
    """The steps with their numbers."""
    numbered = enumerate(steps, 1)
    return [row for at, step in numbered for row in paragraph(step, width, "   ", first=f"{at}  ")]


def parts_of(text: ExerciseText) -> list[Part]:
    """What is said beside the steps."""
    return [
        ("One rep", (text.rep,) if text.rep else ()),
        ("Cues", text.cues),
        ("How far", text.limits),
        ("Easier or other gear", text.modifications),
        ("Mind", text.safety),
    ]


def titled(parts: Iterable[Part], width: int) -> list[Line]:
    """Each part that says something below its title."""
    found: list[Line] = []
    for title, said in parts:
        rows = [row for each in said for row in paragraph(each, width, "  ")]
        found += [BLANK, line(title, style="bold"), *rows] if rows else []
    return found


def routine(given: Routine, width: int, ticked: int) -> list[Line]:
    """A warm-up or cool-down as a list to tick off, with why and where it is from."""
    width = min(width, READABLE)
    took = f"about {given.minutes} min" if given.minutes else ""
    found = [apart(line(given.name, style="bold"), line(took, style="dim"), width)]
    found += [rule_line(width), *checklist(given, width, "", ticked)]
    if given.source:
        found += [BLANK, *paragraph(given.source, width, style="dim")]
    return found
