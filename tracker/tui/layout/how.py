"""How to do an exercise, and the warm-up: words the user scrolls."""

from __future__ import annotations

from tracker.domain.exercise import Exercise, ExerciseText
from tracker.domain.program import Routine
from tracker.tui.layout.parts import checklist, name_of
from tracker.tui.lines import BLANK, Line, apart, line, paragraph

MOST = 76


def how(exercise: Exercise, text: ExerciseText, width: int) -> list[Line]:
    """Everything the catalogue says about doing an exercise."""
    width = min(width, MOST)
    found = [apart(line("How to", style="bold"), line(name_of(exercise, width)), width)]
    found.append(line("─" * width, style="dim"))
    needs = ", ".join(" or ".join(options) for options in exercise.needs) or "nothing"
    found += paragraph(f"Needs {needs}. Sides: {_SIDES[exercise.side]}.", width, style="dim")
    muscles = ", ".join(muscle for muscle, _ in exercise.muscles)
    found += paragraph(f"Works {muscles}.", width, style="dim")
    found.append(BLANK)
    for at, step in enumerate(text.steps, 1):
        found += paragraph(step, width, "   ", first=f"{at}  ")
    parts = (
        ("One rep", (text.rep,) if text.rep else ()),
        ("Cues", text.cues),
        ("How far", text.limits),
        ("Easier or other gear", text.modifications),
        ("Safety", text.safety),
        ("From", text.sources),
    )
    for title, said in parts:
        if said:
            found += [BLANK, line(title, style="bold")]
            for each in said:
                found += paragraph(each, width, "  ")
    return found


_SIDES = {
    "both": "both at once",
    "each": "all reps of one side, then the other",
    "alternating": "left and right make one rep",
}


def routine(given: Routine, width: int, ticked: int) -> list[Line]:
    """A warm-up or cool-down as a list to tick off, with why and where it is from."""
    width = min(width, MOST)
    took = f"about {given.minutes} min" if given.minutes else ""
    found = [apart(line(given.name, style="bold"), line(took, style="dim"), width)]
    found += [line("─" * width, style="dim"), *checklist(given, width, "", ticked)]
    if given.source:
        found += [BLANK, *paragraph(given.source, width, style="dim")]
    return found
