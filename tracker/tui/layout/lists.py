"""A list with one row in hand, and pages longer than the screen: the window that is shown."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.tui.lines import BLANK, Line, line


def window(lines: Sequence[Line], height: int, top: int) -> tuple[list[Line], int]:
    """``height`` rows from ``top``, the last saying how many follow; and the top that was shown."""
    if len(lines) <= height:
        return list(lines), 0
    top = max(0, min(top, len(lines) - height))
    shown = list(lines[top : top + height])
    below = len(lines) - top - height
    if below > 0 and height > 1:
        shown[-1] = line(f"… {below + 1} more lines", style="dim")
    if top > 0 and height > 2:
        shown[0] = line(f"… {top + 1} lines above", style="dim")
    return shown, top


def around(lines: Sequence[Line], height: int, cursor: int) -> list[Line]:
    """``height`` rows that hold the cursor's."""
    if len(lines) <= height:
        return list(lines)
    top = max(0, min(cursor - height // 2, len(lines) - height))
    shown = list(lines[top : top + height])
    if top > 0 and cursor > top:
        shown[0] = line(f"  … {top + 1} above", style="dim")
    below = len(lines) - top - height
    if below > 0 and cursor < top + height - 1:
        shown[-1] = line(f"  … {below + 1} below", style="dim")
    return shown


def spaced(lines: Sequence[Line], height: int) -> list[Line]:
    """The lines filled with blanks to ``height``."""
    return [*lines[:height], *[BLANK] * (height - len(lines))]
