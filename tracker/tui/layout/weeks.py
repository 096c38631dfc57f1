"""The weeks of a chart as a list to open one of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from tracker.domain.words import counted, day_month, sets_words
from tracker.tui import commands
from tracker.tui.layout.lists import around
from tracker.tui.lines import Line, apart, line, paragraph, rule_line

WIDEST = 60
"""Columns from which a row is not drawn apart any further."""


class Week(NamedTuple):
    """A week with training: its first day, training days, sets."""

    start: date
    days: int
    sets: int


def weeks(found: Sequence[Week], cursor: int, year: int, width: int, height: int) -> list[Line]:
    """A row a week, newest first; the one in hand is marked."""
    count = f"{counted(len(found), 'week')} with training"
    head = [
        apart(line("Weeks", style="bold"), line(count, style="dim"), width),
        rule_line(width),
    ]
    if not found:
        log = commands.key_of(commands.SESSION, "log")
        said = f"No sets in these weeks: {log} on Today logs one."
        return [*head, *paragraph(said, width)]
    rows = [_row(week, year, min(width, WIDEST), at == cursor) for at, week in enumerate(found)]
    return [*head, *around(rows, height - len(head), cursor)]


def _row(week: Week, year: int, width: int, here: bool) -> Line:
    style = "now" if here else ""
    end = week.start + timedelta(days=6)
    name = f"{'▸' if here else ' '} {day_month(week.start, year):>6} - {day_month(end, year)}"
    done = f"{counted(week.days, 'day'):<6}  {sets_words(week.sets):>8}"
    return apart(line(name, style=style), line(done, style=style), width)
