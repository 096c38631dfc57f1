"""Horizontal bars as text: so much of so much, and amounts side by side."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.charts.picture import Canvas, Picture
from tracker.charts.scale import amount, glyphs, tick
from tracker.domain.text import cells, clean, fit
from tracker.domain.units import number
from tracker.domain.views import MuscleWeek

METER_WIDEST = 24
_LEAST_BAR = 4
_SLIM = "▆"
_EIGHTHS = "▏▎▍▌▋▊▉█"


def meter(value: float, total: float, width: int, ascii_only: bool = False) -> str:
    """``width`` cells of a bar, the part ``value`` of ``total`` filled.

    A little done shows at least one full cell, a little missing at least one empty one.
    """
    signs = glyphs(ascii_only)
    done, whole = amount(value), amount(total)
    if width < 1:
        return ""
    if whole <= 0:
        full = 0
    elif done >= whole:
        full = width
    else:
        full = round(width * done / whole)
        full = min(max(full, 1 if done > 0 else 0), max(1, width - 1))
    return signs.full * full + signs.empty * (width - full)


def weekly_bars(counts: Sequence[MuscleWeek], width: int, ascii_only: bool = False) -> Picture:
    """One row a muscle: its name, a meter, ``6 of 12``; at most ``width`` cells wide.

    Where there is no room for the bar the words stay; a long name ends in an ellipsis.
    """
    said = [f"{_count(c.done)} of {_count(c.planned)}" for c in counts]
    names = [clean(c.muscle) for c in counts]
    words = max(map(cells, said), default=0)
    name = min(max(map(cells, names), default=0), max(0, width - words - 1))
    bar = min(METER_WIDEST, width - name - words - 3)
    canvas = Canvas(width, len(counts))
    for row, count in enumerate(counts):
        canvas.put(0, row, fit(names[row], name, glyphs(ascii_only).ellipsis), "label")
        if bar >= _LEAST_BAR:
            drawn = meter(count.done, count.planned, bar, ascii_only)
            full = drawn.count(glyphs(ascii_only).full)
            canvas.put(name + 2, row, drawn[:full], "bar")
            canvas.put(name + 2 + full, row, drawn[full:], "dim")
        end = name + 3 + bar + words if bar >= _LEAST_BAR else name + 1 + words
        canvas.put(end - cells(said[row]), row, said[row])
    return canvas.picture()


def horizontal_bars(
    amounts: Sequence[tuple[str, float]],
    width: int,
    unit: str = "",
    ascii_only: bool = False,
    slim: bool = False,
) -> Picture:
    """One row an amount, all on one scale from 0: its name, a bar, the number and its unit.

    ``slim`` bars leave a gap between rows and end at whole cells.
    """
    names = [clean(label) for label, _ in amounts]
    values = [amount(value) for _, value in amounts]
    said = [f"{_count(value)} {clean(unit)}".rstrip() for value in values]
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
        sign = glyphs(True).full if ascii_only else _SLIM
        return sign * max(1, round(value / largest * width))
    full, part = divmod(max(1, round(value / largest * width * 8)), 8)
    return _EIGHTHS[-1] * full + (_EIGHTHS[part - 1] if part else "")


def _count(value: float) -> str:
    """A count in full, an enormous one shortened."""
    safe = amount(value)
    return number(safe) if safe < 100_000 else tick(safe)
