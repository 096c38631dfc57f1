"""The keys of a screen, each with what it does; and the same list narrowed by typing."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.domain.text import cells
from tracker.tui.commands import AREAS, Command
from tracker.tui.layout import LONG_NAMES, WIDE
from tracker.tui.layout.lists import around
from tracker.tui.lines import Line, apart, cut, line, paragraph, rule_line, tail, text_of
from tracker.tui.prompts import hint_rows

COLUMNS = ((WIDE, 13), (LONG_NAMES, 12), (0, 9))
"""From how many columns the keys have how many cells; the few wider ones push their words to
the right."""


def keys(
    rows: Sequence[Command], cursor: int, title: str, typed: str | None, width: int, height: int
) -> list[Line]:
    """The list; ``typed`` is None behind ``?`` and what was typed in the palette."""
    if typed is None:
        head = apart(line("Keys", style="bold"), line(title, style="dim"), width)
    else:
        room = max(4, width - cells(title) - 4)
        head = apart(line(f": {tail(typed, room)}▏", style="bold"), line(title, style="dim"), width)
    found = [head, rule_line(width)]
    if not rows:
        return [*found, *paragraph("No command of this screen has these words.", width)]
    widest = max(len(command.keys_shown) for command in rows)
    column = min(widest, next(cells for least, cells in COLUMNS if width >= least))
    listed: list[Line] = []
    for at, command in enumerate(rows):
        lead = f"{'▸' if at == cursor else ' '} {command.keys_shown:<{column}}  "
        if at == cursor:
            # The row in hand is shown whole.
            listed += _whole(command, lead, width)
        else:
            listed.append(cut(line(lead + command.help), width))
    return [*found, *around(listed, height - len(found), cursor)]


def _whole(command: Command, lead: str, width: int) -> list[Line]:
    """What a command does, folded; a place to go to stays beside its letter."""
    if command.id != "go":
        return paragraph(command.help, width, " " * len(lead), "now", 0, lead)
    places = [(area.letter, area.words) for area in AREAS]
    rows = hint_rows(places, width - len(lead), lead=line("go: "))
    return [
        line((lead if at == 0 else " " * len(lead)) + text_of(row), style="now")
        for at, row in enumerate(rows)
    ]
