"""The door to plotext: lines into rows of text. Nothing else imports it."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock

Run = Sequence[tuple[float, float]]
"""Points of one unbroken line as (x, y)."""

_DOTS = 4
"""Dots of a braille character above each other."""

# plotext keeps one figure for the whole process.
_FIGURE = Lock()


def middled(y_range: tuple[float, float], rows: int) -> tuple[float, float]:
    """The range that puts its ends at the middle of the first and the last of ``rows`` rows.

    A point drawn as a character of its own and a tick then stand on the line.
    """
    low, high = y_range
    spare = (high - low) / max(1, rows - 1) * (_DOTS - 1) / 2 / _DOTS
    return low - spare, high + spare


def draw_line(
    runs: Sequence[Run],
    width: int,
    height: int,
    x_range: tuple[float, float],
    y_range: tuple[float, float],
    marker: str = "braille",
) -> list[str]:
    """Draw each run as its own line; exactly ``height`` rows of exactly ``width`` characters.

    Coordinates are finite and inside their ranges, low end first (the left or lower edge).
    ``marker`` is ``braille`` or one character. No axes, no colours.
    """
    if width < 1 or height < 1 or not any(runs):
        return [" " * width] * height
    import plotext

    with _FIGURE:
        plotext.clear_figure()
        # Otherwise 5.3.2 silently cuts the picture to the size of the terminal.
        plotext.limit_size(False, False)
        plotext.plotsize(width, height)
        plotext.frame(False)
        plotext.xfrequency(0)
        plotext.yfrequency(0)
        plotext.xlim(*x_range)
        plotext.ylim(*y_range)
        for run in runs:
            if run:
                plotext.plot([x for x, _ in run], [y for _, y in run], marker=marker)
        text: str = plotext.uncolorize(plotext.build())
        plotext.clear_figure()
    rows = [row[:width].ljust(width) for row in text.split("\n")[:height]]
    return rows + [" " * width] * (height - len(rows))
