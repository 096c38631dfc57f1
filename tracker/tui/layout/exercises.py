"""The exercises: a list in groups, or what a search finds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tracker.domain.text import cells
from tracker.domain.words import day_month
from tracker.tui.layout import LEFT, LONG_NAMES, WIDE
from tracker.tui.layout.lists import around
from tracker.tui.layout.parts import name_of
from tracker.tui.lines import (
    BLANK,
    Line,
    apart,
    beside,
    cut,
    line,
    padded,
    paragraph,
    rule_line,
    span,
)

if TYPE_CHECKING:
    from tracker.logbook.exercise_room import ExerciseRow

ROOMY = 18
"""Rows from which a blank parts the groups."""
_PATTERN, _STATE, _LAST = 8, 20, 11


def exercises(
    rows: Sequence[ExerciseRow], cursor: int, query: str, total: int, year: int,
    width: int, height: int, page: Sequence[Line] = (),
) -> list[Line]:  # fmt: skip
    """The list around the row in hand; at 100 columns with ``page``, that exercise, beside it."""
    wide = width >= WIDE
    room = LEFT if wide else width
    found = _head(rows, query, total, room)
    if not rows:
        said = f"No exercise has a name, another name, a muscle or gear like {query!r}."
        found += [*paragraph(said, room), BLANK]
        found += paragraph("Your own ones: overload catalog edit.", room, style="dim")
        return beside(found, (), width, LEFT) if wide else found
    listed: list[Line] = []
    here = 0
    group = ""
    for at, row in enumerate(rows):
        if not query and row.group != group:
            group = row.group
            if listed and height >= ROOMY:
                listed.append(BLANK)
            listed.append(line(group.upper(), style="dim"))
        if at == cursor:
            here = len(listed)
        listed.append(_row(row, year, room, at == cursor))
    if cursor == 0:
        # The heading of the first group stays in sight.
        here = 0
    found += around(listed, height - len(found), here)
    return beside(found, page[:height], width, LEFT) if wide else found


def _head(rows: Sequence[ExerciseRow], query: str, total: int, room: int) -> list[Line]:
    can = sum(1 for row in rows if not row.lacks)
    if query:
        count = f"{len(rows)} of {total}"
        second = apart(line(f"/ {query}", style="bold"), line(count, style="dim"), room)
    else:
        said = "/ searches names and other names"
        second = line(said, style="dim")
    right = f"{total}, you can do {can}" if not query else ""
    return [
        apart(line("Exercises", style="bold"), line(right, style="dim"), room),
        cut(second, room),
        rule_line(room),
    ]


def state_words(row: ExerciseRow, year: int) -> str:
    """``needs bench``, the day it was last done, else ``can do``."""
    if row.lacks:
        return f"needs {', '.join(row.lacks)}"
    return "can do" if row.last is None else day_month(row.last, year)


def _row(row: ExerciseRow, year: int, width: int, here: bool) -> Line:
    style = "now" if here else ""
    mark = "▸" if here else " "
    said = state_words(row, year)
    name = f"{mark} {name_of(row.exercise, width)}"
    quiet = style or "dim"
    if width < LONG_NAMES:
        # The name is what is looked for: of what lacks only what fits beside it is told.
        room = max(width - cells(name) - 2, width - 21, 8)
        right = cut(line(said, style=quiet), min(room, cells(said)))
        return apart(line(name, style=style), right, width)
    last = "" if row.last is None else day_month(row.last, year)
    state = f"needs {', '.join(row.lacks)}" if row.lacks else "you can do it"
    left = padded(line(name, style=style), width - _PATTERN - _STATE - _LAST - 2)
    return (
        *left, span(" "),
        *padded(line(row.exercise.pattern, style=quiet), _PATTERN), span(" "),
        *padded(line(state, style=quiet), _STATE),
        *apart((), line(f"{last:>{_LAST}}", style=quiet), _LAST),
    )  # fmt: skip
