"""Days on a time axis, and a panel of values over them."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import floor

from tracker.charts.engine import Run, draw_line, middled
from tracker.charts.picture import Canvas
from tracker.charts.scale import Glyphs, every, tick
from tracker.domain.text import cells, clean, fit
from tracker.domain.words import MONTHS

GAP_DAYS = 21
"""Days without a session after which a line is broken: longer than any plan leaves out."""

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 600)
_FEW_DAYS = 45
"""Days up to which weeks are named, whatever the width."""
_MORE_DAYS, _ROOMY = 100, 70
"""Days that are named week by week from so many columns on."""


@dataclass(frozen=True, slots=True)
class DayAxis:
    """Days from ``first`` to ``last`` over ``width`` columns from column ``left``."""

    first: date
    last: date
    left: int
    width: int

    def at(self, day: date) -> float:
        """Where a day stands, counted from ``left``, kept inside the panel."""
        span = max(1, (self.last - self.first).days)
        share = (day - self.first).days / span
        return min(max(share, 0.0), 1.0) * (self.width - 1)

    def column(self, day: date) -> int:
        """The cell of a day, counted from ``left``."""
        return round(self.at(day))


@dataclass(frozen=True, slots=True)
class ValueScale:
    """Values from ``low`` (last row) to ``high`` (first); ``labels`` are (row, text)."""

    low: float
    high: float
    labels: tuple[tuple[int, str], ...]

    def row(self, value: float, rows: int) -> int:
        """The row of a value."""
        share = (value - self.low) / (self.high - self.low)
        return rows - 1 - min(rows - 1, max(0, floor(share * (rows - 1) + 0.5)))


def value_scale(values: Sequence[float], rows: int, least: float = 0.5) -> ValueScale:
    """One round step a row around the values, never below 0; ``least`` is the smallest step."""
    low, high = (min(values), max(values)) if values else (0.0, 0.0)
    step, bottom = least, low
    for power in range(14):
        for digits in _STEPS[:-1]:
            step = digits * 10.0 ** (power - 1)
            if step < least:
                continue
            bottom = floor(low / step + 1e-9) * step
            if (high - bottom) / step <= rows - 1 + 1e-9:
                return _filled(bottom, high, step, rows)
    return _filled(bottom, high, step, rows)


def _filled(bottom: float, high: float, step: float, rows: int) -> ValueScale:
    used = -floor((bottom - high) / step + 1e-9)
    spare = max(0, (rows - 1 - used) // 2)
    bottom = max(0.0, bottom - spare * step) if bottom >= 0 else bottom - spare * step
    apart = every(rows, step)
    labels = []
    for row in range(rows):
        value = bottom + (rows - 1 - row) * step
        if round(value / step) % apart == 0:
            labels.append((row, tick(round(value, 6))))
    return ValueScale(bottom, bottom + max(1, rows - 1) * step, tuple(labels))


def name_scale(names: Sequence[str], rows: int, width: int) -> ValueScale:
    """Names from the last row to the first, one for each whole value from 0."""
    top = max(1, len(names) - 1)
    labels: dict[int, str] = {}
    for place, name in enumerate(names):
        row = rows - 1 - round(place / top * (rows - 1))
        labels[row] = fit(clean(name), width)
    return ValueScale(0.0, float(top), tuple(sorted(labels.items())))


def label_columns(scale: ValueScale) -> int:
    """Columns the labels of a scale take, 2 at least."""
    return max([2, *(cells(text) for _, text in scale.labels)])


def runs_of(axis: DayAxis, points: Sequence[tuple[date, float]], stairs: bool = False) -> list[Run]:
    """The points as unbroken lines, at most one a column (its last); ``stairs`` holds a value
    until the next."""
    runs: list[list[tuple[float, float]]] = []
    before: date | None = None
    for day, value in points:
        x = float(axis.column(day))
        if before is None or (day - before).days > GAP_DAYS:
            runs.append([])
        run = runs[-1]
        if run and run[-1][0] == x:
            run.pop()
        if stairs and run and run[-1][1] != value:
            run.append((x, run[-1][1]))
        run.append((x, value))
        before = day
    return list(runs)


def draw_panel(
    canvas: Canvas,
    top: int,
    rows: int,
    axis: DayAxis,
    scale: ValueScale,
    runs: Sequence[Run],
    marks: Glyphs,
    style: str = "line",
) -> None:
    """A panel with its ticks, its lines and its base line."""
    edge = axis.left - 1
    for row in range(rows):
        canvas.put(edge, top + row, marks.tick, "axis")
    for row, text in scale.labels:
        canvas.put(edge - cells(text), top + row, text, "label")
    lines = [run for run in runs if len({x for x, _ in run}) > 1]
    span = (0, max(1, axis.width - 1))
    levels = middled((scale.low, scale.high), rows)
    drawn = draw_line(lines, axis.width, rows, span, levels, marks.plotted)
    for row, text in enumerate(drawn):
        for column, char in enumerate(text):
            if char != " ":
                canvas.put(axis.left + column, top + row, char, style)
    for run in runs:
        if len({x for x, _ in run}) == 1:
            x, value = run[-1]
            canvas.put(axis.left + round(x), top + scale.row(value, rows), marks.point, style)
    canvas.put(edge, top + rows, marks.corner + marks.rule * axis.width, "axis")


def draw_days(canvas: Canvas, row: int, axis: DayAxis) -> None:
    """Weeks by their first day where the span is short, else months, else years; evenly."""
    span = (axis.last - axis.first).days
    if span <= _FEW_DAYS or (span <= _MORE_DAYS and axis.width >= _ROOMY):
        days = [
            date.fromordinal(n) for n in range(axis.first.toordinal(), axis.last.toordinal() + 1, 7)
        ]
        named = [(axis.column(d), f"{d.day} {MONTHS[d.month - 1]}") for d in days]
        for every in (1, 2, 3):
            chosen = named[::every]
            if _apart(chosen):
                break
    else:
        chosen = []
        for step in _MONTH_STEPS:
            chosen = _months(axis, step)
            if _apart(chosen):
                break
    for column, text in chosen:
        if axis.left + column + len(text) <= canvas.width:
            canvas.put(axis.left + column, row, text, "label")


def _apart(named: Sequence[tuple[int, str]]) -> bool:
    return all(b - a > len(text) for (a, text), (b, _) in itertools.pairwise(named))


def _months(axis: DayAxis, step: int) -> list[tuple[int, str]]:
    """The first days of every ``step`` months; January is its year where more than one is seen."""
    years = axis.first.year != axis.last.year
    named = []
    for month in range(axis.first.year * 12 + axis.first.month - 1, axis.last.year * 12 + 12):
        day = date(month // 12, month % 12 + 1, 1)
        if month % step == 0 and axis.first <= day <= axis.last:
            january = day.month == 1 and years
            text = str(day.year) if january or step >= 12 else MONTHS[day.month - 1]
            named.append((axis.column(day), text))
    return named
