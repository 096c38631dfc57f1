"""What the names of imports stand for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tracker.tui import commands
from tracker.tui.layout import LONG_NAMES
from tracker.tui.layout.lists import around
from tracker.tui.lines import BLANK, Line, apart, cut, line, paragraph, rule_line

if TYPE_CHECKING:
    from tracker.logbook.files.import_map import Mapping

OWN = "your own"
LEAST_ROWS = 5
"""Rows of the list below which each proposal has one line only."""


def names(found: Sequence[Mapping], cursor: int, width: int, height: int) -> list[Line]:
    """The names, open ones first; below the list what the one in hand may be."""
    open_ones = sum(one.how == "own" for one in found)
    right = f"{open_ones} open of {len(found)}" if found else ""
    head = [
        apart(line("Imported names", style="bold"), line(right, style="dim"), width),
        rule_line(width),
    ]
    if not found:
        key = commands.key_of(commands.HISTORY, "import")
        said = f"No import brought a name yet. {key} in History brings one in."
        return [*head, *paragraph(said, width)]
    columns = (
        f"{'app':<12}{'sets':>6}   {'stands for':<28}" if width >= LONG_NAMES else "sets         "
    )
    head.append(apart((), line(columns, style="dim"), width))
    rows = [_row(one, at == cursor, width) for at, one in enumerate(found)]
    foot = _about(found[cursor], width)
    head_rows = len(head) + 1
    room = height - head_rows - len(foot)
    if room < LEAST_ROWS:
        foot = [cut(each, width) for each in _about(found[cursor], 10 * width)]
    foot = foot[: max(0, height - head_rows - 3)]
    listed = around(rows, height - head_rows - len(foot), cursor)
    return [*head, *listed, rule_line(width), *foot]


def _row(one: Mapping, here: bool, width: int) -> Line:
    style = "now" if here else ""
    if width >= LONG_NAMES:
        means = OWN if one.how == "own" else one.exercise
        right = line(f"{one.app:<12}{one.sets:>6}   {means:<28.28}", style=style or "dim")
    else:
        known = OWN if one.how == "own" else "known"
        right = line(f"{one.sets:>5} {known:>8}", style=style or "dim")
    return cut(apart(line(f"{'▸' if here else ' '} {one.name}", style=style), right, width), width)


def _about(one: Mapping, width: int) -> list[Line]:
    how = {"own": "an exercise of your own", "user": f"{one.exercise}, as you chose"}
    said = how.get(one.how, f"{one.exercise}, by its name")
    found = paragraph(f"{one.name}, from {one.app}: {said}.", width)
    for number, near in enumerate(one.proposals, 1):
        found += paragraph(f"{number} {near.exercise}: {near.reason}", width, "  ", "dim", first="")
    return [*found, BLANK]
