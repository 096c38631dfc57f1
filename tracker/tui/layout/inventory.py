"""What is owned, as a list to tick; sizes stand beside their kind as they are typed."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.domain.exercise import Exercise
from tracker.domain.inventory import THINGS, Inventory
from tracker.logbook.gear import SIZED, shown
from tracker.tui import commands
from tracker.tui.commands.settings import INVENTORY
from tracker.tui.layout import WIDE
from tracker.tui.layout.lists import around, spaced
from tracker.tui.lines import BLANK, Line, beside, line, paragraph, rule_line, span, width_of

UNIT = "unit"
ROWS = (*SIZED, *THINGS, UNIT)
"""The rows in order; the last one says what a bare number weighs in."""

LABELS = {
    "dumbbells": "dumbbells, pairs",
    "single-dumbbells": "single dumbbells",
    "kettlebells": "kettlebells",
    "plates": "plates, pairs",
    "barbell": "barbell",
    "bands": "bands, light first",
    "steps": "steps, cm",
    UNIT: "weights are in",
}
_LABEL = 20
GEAR = 44
"""Columns of the list where something stands beside it."""


Opens = Sequence[tuple[str, Sequence[Exercise]]]
"""What is not owned, each with the exercises it alone would open."""


def typing_words(state: str) -> str:
    """How sizes are typed, with the key in force."""
    tick = commands.key_of(state, "tick")
    return f"{tick} or a digit types the sizes; nothing typed is nothing owned."


def inventory(
    owned: Inventory, unit: str, cursor: int, can: tuple[int, int], opens: Opens,
    width: int, height: int,
) -> list[Line]:  # fmt: skip
    """The screen of Settings; ``can`` is (exercises that can be done, of how many)."""
    room = GEAR if width >= WIDE else width
    head = [line("What you own", style="bold"), rule_line(room)]
    foot = paragraph(f"{can[0]} of {can[1]} exercises can be done with it.", room)
    if owned.assumed:
        said = "Never set, so the usual is assumed. What you enter here takes its place."
        foot = paragraph(said, room, style="bold")
    elif can[0] == 0:
        foot = paragraph("Nothing is owned.", room)
    foot += paragraph(typing_words(INVENTORY), room, style="dim")
    listed = [*head, *gear_rows(owned, unit, cursor, room, height - len(head), foot)]
    if width < WIDE:
        return listed
    return beside(spaced(listed, height), opened(opens, width - GEAR - 3, height), width, GEAR)


def opened(opens: Opens, width: int, height: int) -> list[Line]:
    """The right panel: what one more thing would open, most first."""
    found = [line("What one thing more would open", style="bold"), BLANK]
    for name, exercises in opens:
        names = ", ".join(exercise.short for exercise in exercises)
        lead = f"{name.replace('-', ' '):<17}{len(exercises):>2}  "
        found += paragraph(names, width, " " * len(lead), "dim", most=2, first=lead)
    if len(found) == 2:
        found += paragraph("Nothing: every exercise can be done.", width, style="dim")
    return found if len(found) <= height else [*found[: height - 1], line("…", style="dim")]


def gear_rows(
    owned: Inventory, unit: str, cursor: int, width: int, height: int, foot: list[Line]
) -> list[Line]:
    """The list around the cursor, and what stands below it where there is room."""
    rows = []
    for at, name in enumerate(ROWS):
        here = at == cursor
        style = "now" if here else ""
        mark = "▸" if here else " "
        if name in THINGS:
            rows.append(
                line(f"{mark} [{'x' if name in owned.things else ' '}] {name}", style=style)
            )
            continue
        value = unit if name == UNIT else "" if owned.assumed else shown(owned, name, unit)
        label = span(f"{mark} {LABELS[name]:<{_LABEL}}", style)
        if here and width_of((label, span(value))) > width:
            foot = [*paragraph(f"{LABELS[name]}: {value}", width, "  "), *foot]
        rows.append(line(label, span(value or "–", style if value else style or "dim")))
    if len(rows) + 1 + len(foot) <= height:
        return [*rows, BLANK, *foot]
    if len(rows) + len(foot[:1]) <= height and foot:
        return [*rows, *foot[: height - len(rows)]]
    return around(rows, height, cursor)
