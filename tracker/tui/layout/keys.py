"""The keys of a screen, each with what it does; and the same list narrowed by typing."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.tui.commands import Command
from tracker.tui.layout import LONG_NAMES
from tracker.tui.layout.lists import around
from tracker.tui.lines import Line, apart, cut, line, paragraph

KEY_COLUMN = 12
NARROW_COLUMN = 9
"""Cells of the keys; the few wider ones push their words to the right."""


def keys(
    rows: Sequence[Command], cursor: int, title: str, typed: str | None, width: int, height: int
) -> list[Line]:
    """The list; ``typed`` is None behind ``?`` and what was typed in the palette."""
    if typed is None:
        head = apart(line("Keys", style="bold"), line(title, style="dim"), width)
    else:
        head = apart(line(f": {typed}▏", style="bold"), line(title, style="dim"), width)
    found = [head, line("─" * width, style="dim")]
    if not rows:
        return [*found, *paragraph("No command of this screen has these words.", width)]
    widest = max(len(command.keys_shown) for command in rows)
    column = min(KEY_COLUMN if width >= LONG_NAMES else NARROW_COLUMN, widest)
    listed: list[Line] = []
    for at, command in enumerate(rows):
        lead = f"{'▸' if at == cursor else ' '} {command.keys_shown:<{column}}  "
        if at == cursor:
            # The row in hand is shown whole.
            listed += paragraph(command.help, width, " " * len(lead), "now", 0, lead)
        else:
            listed.append(cut(line(lead + command.help), width))
    return [*found, *around(listed, height - len(found), cursor)]
