"""Horizontal bars as text: amounts side by side."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.charts.picture import Canvas, Picture
from tracker.charts.scale import amount, glyphs, tick
from tracker.domain.text import cells, clean, fit
from tracker.domain.units import number

_LEAST_BAR = 4
_SLIM = "▆"
_EIGHTHS = "▏▎▍▌▋▊▉█"


def horizontal_bars(
    amounts: Sequence[tuple[str, float]],
    width: int,
    *,
    ascii_only: bool = False,
    slim: bool = False,
) -> Picture:
    """One row an amount, all on one scale from 0: its name, a bar, the number.

    ``slim`` bars leave a gap between rows and end at whole cells.
    """
    names = [clean(label) for label, _ in amounts]
    values = [amount(value) for _, value in amounts]
    said = [number(value) if value < 100_000 else tick(value) for value in values]
    words = max(map(cells, said), default=0)
    name = min(max(map(cells, names), default=0), max(0, width - words - 1))
    bar = width - name - words - 3
    largest = max(values, default=0.0)
    canvas = Canvas(width, len(amounts))
    for row, value in enumerate(values):
        canvas.put(0, row, fit(names[row], name, glyphs(ascii_only).ellipsis), "label")
        if bar >= _LEAST_BAR:
            canvas.put(name + 2, row, _bar(value, largest, bar, ascii_only, slim), "bar")
        end = name + 3 + bar + words if bar >= _LEAST_BAR else name + 1 + words
        canvas.put(end - cells(said[row]), row, said[row])
    return canvas.picture()


def _bar(value: float, largest: float, width: int, ascii_only: bool, slim: bool) -> str:
    if largest <= 0 or value <= 0:
        return ""
    if ascii_only or slim:
        sign = glyphs(True).parts[-1] if ascii_only else _SLIM
        return sign * max(1, round(value / largest * width))
    full, part = divmod(max(1, round(value / largest * width * 8)), 8)
    return _EIGHTHS[-1] * full + (_EIGHTHS[part - 1] if part else "")
