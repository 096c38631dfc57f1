"""One exercise: what it is, how it went, what comes next, how to do it; and its chart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tracker.domain.exercise import Exercise
from tracker.domain.text import cells
from tracker.domain.units import number
from tracker.domain.words import day_month, goal_words
from tracker.tui.layout import LEFT, LONG_NAMES, READABLE, WIDE
from tracker.tui.layout.how import SIDES, Part, parts_of, steps_lines, titled
from tracker.tui.layout.parts import gear_words, name_of
from tracker.tui.layout.trends import drawn_lines
from tracker.tui.lines import BLANK, Line, apart, beside, line, paragraph, rule_line
from tracker.tui.signs import decision_sign
from tracker.tui.words import effort_words, past_words, resistance_words

if TYPE_CHECKING:
    from tracker.charts.picture import Picture
    from tracker.domain.decision import Decision
    from tracker.domain.views import Past
    from tracker.logbook.exercise_room import ExercisePage

LABEL = 7
_KINDS = {
    "bodyweight": "body weight",
    "barbell": "a barbell, its kg with the bar",
    "machine": "a machine, kg on the stack",
    "band": "a band, light to strong",
    "assisted": "help in kg, less is harder",
}
NO_TEXT = "No how-to is written for it; overload catalog edit has room for one."
NO_TEXT_OWN = (
    "No how-to: it came with an import, so only its name and its sets are known. "
    "overload map says which exercise of the catalogue it is."
)


def exercise(page: ExercisePage, year: int, width: int) -> list[Line]:
    """The whole page as lines; the screen scrolls them. At 100 columns in two panels."""
    head = apart(line("Exercise", style="bold"), line(name_of(page.exercise, width)), width)
    found = [head, rule_line(width)]
    if width < WIDE:
        room = min(width, READABLE)
        return [*found, *facts(page, year, room), BLANK, *words(page, room)]
    left = facts(page, year, LEFT)
    right = words(page, min(width - LEFT - 3, READABLE))
    return [*found, *beside(left, right, width, LEFT)]


def brief(page: ExercisePage, year: int, width: int) -> list[Line]:
    """The page beside the list."""
    head = line(name_of(page.exercise, LONG_NAMES), style="bold")
    return [head, BLANK, *facts(page, year, width), BLANK, *words(page, width)]


def facts(page: ExercisePage, year: int, width: int) -> list[Line]:
    """What it is, what comes next, and how it went."""
    given = page.exercise
    found: list[Line] = []
    if page.own and given.short != given.name:
        # The short name of an import is only its beginning.
        found += paragraph(given.name, width)
    what = "your own, from an import" if page.own else given.pattern
    found += paragraph(f"{what} · {_kind(given)}", width, style="dim")
    if not page.own:
        found += paragraph(SIDES[given.side], width, style="dim")
    found += _labelled("works", _muscles(given), width)
    found += _labelled("needs", _needs(page), width)
    if page.ladder is not None:
        found += _labelled("ladder", page.ladder, width)
    found += [BLANK, line("Next time", style="bold"), *_next(page.decision, given, width)]
    found += [BLANK, line("Last sessions", style="bold")]
    if not page.past:
        found.append(line("  none yet", style="dim"))
    for past in page.past:
        found += _session(past, given, year, width)
    if page.instead:
        found += [BLANK, line("Instead, with what you own", style="bold")]
        found += [each for name in page.instead for each in paragraph(name, width, "  ")]
    return found


def words(page: ExercisePage, width: int) -> list[Line]:
    """How to do it, what to mind, how it gets harder and easier, and where that is from."""
    text = page.text
    found: list[Line] = [line("How to", style="bold")]
    if not text.steps:
        said = NO_TEXT_OWN if page.own else NO_TEXT
        found += paragraph(said, width, "  ", "dim")
    parts: list[Part] = [
        *parts_of(text),
        *page.safety,
        ("Harder here", [f"{lever.label}: {lever.when}" for lever in page.levers]),
        ("Harder", [f"{name} ({edge.label}): {edge.when}" for name, edge in page.above]),
        ("Easier", [f"{name} ({edge.label} less)" for name, edge in page.below]),
        ("Also called", (", ".join(page.exercise.aliases),) if page.exercise.aliases else ()),
        ("From", text.sources or (_source(page),)),
    ]
    return [*found, *steps_lines(text.steps, width), *titled(parts, width)]


def _source(page: ExercisePage) -> str:
    return "an import" if page.own else page.exercise.source


def _kind(given: Exercise) -> str:
    if given.kind == "external":
        said = "a pair of weights, kg each" if given.implements == 2 else "one weight, its kg"
    else:
        said = _KINDS[given.kind]
    if given.uses_height:
        said += ", step height"
    return f"{said}, held for seconds" if given.timed else said


def _muscles(given: Exercise) -> str:
    """``quads, glutes; half: hamstrings``: what a set counts for."""
    if not given.muscles:
        return "not known; its sets count for no muscle"
    weights = sorted({weight for _, weight in given.muscles}, reverse=True)
    parts = []
    for weight in weights:
        names = ", ".join(muscle for muscle, of in given.muscles if of == weight)
        lead = {1.0: "", 0.5: "half: "}.get(weight, f"{number(weight)}: ")
        parts.append(f"{lead}{names}")
    return "; ".join(parts)


def _needs(page: ExercisePage) -> str:
    gear = gear_words(page.exercise)
    if not page.exercise.needs:
        return gear
    if len(page.lacks) == len(page.exercise.needs):
        return f"{gear}: you lack it"
    return f"{gear}; you lack {' and '.join(page.lacks)}" if page.lacks else f"{gear}: owned"


def _next(decision: Decision, given: Exercise, width: int) -> list[Line]:
    sign = decision_sign(decision.sign)
    if decision.to is None:
        said = f"{sign} left out"
    elif decision.to_exercise != given.id:
        said = f"{sign} another rung"
    else:
        goal = goal_words(decision.goal, given)
        said = f"{sign} {goal} × {resistance_words(decision.to.resistance, given)}"
    return [
        *paragraph(said, width, "    ", first="  "),
        *paragraph(decision.brief, width, "    ", "dim"),
    ]


def _session(past: Past, given: Exercise, year: int, width: int) -> list[Line]:
    """``  13 Nov  12 12 12 × 10 kg   good``, the efforts below where there is no room."""
    lead = f"  {day_month(past.date, year):>6}  "
    sets, effort = past_words(past.sets, given), effort_words(past.sets)
    if cells(lead + sets) + 3 + cells(effort) <= width:
        return [line(f"{lead}{sets}   {effort}".rstrip())]
    return [
        *paragraph(sets, width, " " * cells(lead), first=lead),
        *paragraph(effort, width, " " * cells(lead), "dim"),
    ]


def _labelled(label: str, said: str, width: int) -> list[Line]:
    return paragraph(said, width, " " * LABEL, first=f"{label:<{LABEL}}")


def chart_size(width: int, height: int, said: Sequence[Line]) -> tuple[int, int]:
    """Columns and rows left for the picture of :func:`chart`."""
    return width, max(1, height - 2 - len(said))


def chart(
    given: Exercise, picture: Picture | None, said: Sequence[Line], weeks: str, width: int,
    height: int,
) -> list[Line]:  # fmt: skip
    """The chart of an exercise and its finding; ``picture`` is None until it is drawn."""
    name = line(name_of(given, width), style="bold")
    found = [apart(name, line(weeks, style="dim"), width), rule_line(width)]
    rows = chart_size(width, height, said)[1]
    drawn = [] if picture is None else drawn_lines(picture)[:rows]
    return [*found, *drawn, *[BLANK] * (rows - len(drawn)), *said]
