"""The keys of a screen, each with what it does; and the same list narrowed by typing."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.tui.commands import Command
from tracker.tui.layout.lists import around
from tracker.tui.lines import Line, apart, cut, line, paragraph

KEY_COLUMN = 12


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
    listed = []
    for at, command in enumerate(rows):
        mark = "▸" if at == cursor else " "
        style = "now" if at == cursor else ""
        text = f"{mark} {command.keys_shown:<{KEY_COLUMN}} {command.help}"
        listed.append(cut(line(text, style=style), width))
    return [*found, *around(listed, height - len(found), cursor)]
