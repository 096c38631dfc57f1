"""One panel over weeks: any weekly amount as bars, or soreness day by day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from tracker.charts.engine import Run
from tracker.charts.picture import LEAST_WIDTH, WIDE, Canvas, Picture, no_room
from tracker.charts.scale import amount, glyphs
from tracker.charts.volume_soreness import (
    NO_SETS,
    NO_SORENESS,
    WORST,
    means,
    soreness_ticks,
    worst_by_day,
)
from tracker.charts.weeks import (
    Landmarks,
    WeekAxis,
    bar_scale,
    draw_bars,
    draw_curve,
    draw_dates,
    draw_title,
    label_width,
    week_axis,
)
from tracker.domain.text import cells

_LEAST_HEIGHT = 5
_MEAN_DAYS = 7


def weekly_amounts(
    starts: Sequence[date],
    amounts: Sequence[tuple[float, float]],
    width: int,
    height: int,
    title: str,
    *,
    landmarks: Landmarks | None = None,
    ascii_only: bool = False,
    nothing: str = NO_SETS,
    notes: Sequence[str] = (),
    labels: int = 0,
) -> Picture:
    """Bars of any weekly amount (sets, reps, kg, session load), at most width x height.

    ``starts`` are consecutive weeks, oldest first; ``amounts`` their (lower part, upper part),
    e.g. direct and indirect sets. Where weeks outnumber columns, a bar is the mean of several
    and the title says so. ``nothing`` is the sentence where there is no amount at all. ``notes``
    stand below their week where every one of them has the room. ``labels`` are columns kept for
    the ticks, so that panels above each other begin in one column.
    """
    if width < LEAST_WIDTH or height < _LEAST_HEIGHT:
        return no_room(width, height, ascii_only)
    wide = width >= WIDE
    behind = landmarks if wide else None
    pitch = week_axis(starts, 0, width - 6).pitch
    noted = height > _LEAST_HEIGHT and any(notes) and max(map(cells, notes)) < pitch
    rows = height - 3 - noted
    shown = [(amount(low), amount(high)) for low, high in amounts]
    grouped = week_axis(starts, 0, width).weeks
    largest = max((low + high for low, high in means(shown, grouped)), default=0.0)
    scale = bar_scale(largest, rows, behind)
    left = max(label_width(scale), labels) + 1 + wide
    axis = week_axis(starts, left, width - left)
    canvas = Canvas(width, height, glyphs(ascii_only).ellipsis)
    said = title if axis.weeks == 1 else f"{title}, {axis.weeks}-week mean"
    draw_title(canvas, 0, said, behind)
    draw_bars(canvas, 1, axis, scale, means(shown, axis.weeks), glyphs(ascii_only), behind)
    if not largest:
        canvas.label(left + 1, 1 + rows // 2, nothing, "dim")
    for place, note in enumerate(notes if noted else ()):
        canvas.put(axis.column(place), height - 2, note, "label")
    draw_dates(canvas, height - 1, axis)
    return canvas.picture()


def soreness(
    starts: Sequence[date],
    points: Sequence[tuple[date, float]],
    width: int,
    height: int,
    *,
    ascii_only: bool = False,
) -> Picture:
    """Soreness 0-10 of each day as points and the mean of the last 7 days as a line.

    ``starts`` are consecutive weeks, oldest first; points outside them are left out. Of days
    that share a column the worst is the point. More than 7 days between answers break the line.
    """
    if width < LEAST_WIDTH or height < _LEAST_HEIGHT:
        return no_room(width, height, ascii_only)
    signs = glyphs(ascii_only)
    left = 4 if width >= WIDE else 3
    axis = week_axis(starts, left, width - left)
    worst = worst_by_day(starts, points)
    rows = height - 3
    canvas = Canvas(width, height, glyphs(ascii_only).ellipsis)
    # Points closer than this would hide the line.
    pointed = axis.width >= 2 * len(starts)
    said = "soreness 0-10, and its 7-day mean" if pointed else "soreness 0-10, mean of 7 days"
    wide = f"soreness 0-10: {signs.point} a day, line the mean of 7 days"
    canvas.label(0, 0, wide if pointed and width >= WIDE else said)
    runs = _mean_line(axis, worst)
    draw_curve(canvas, 1, rows, axis, runs, (0.0, WORST), soreness_ticks(rows), signs)
    for column, level in (_worst_by_column(axis, worst) if pointed else {}).items():
        row = 1 + round((WORST - level) / WORST * (rows - 1))
        canvas.put(left + column, row, signs.point, "mark")
    if not worst:
        canvas.label(left, 1 + rows // 2, NO_SORENESS, "dim")
    canvas.put(left - 1, height - 2, signs.corner + signs.rule * axis.width, "axis")
    draw_dates(canvas, height - 1, axis)
    return canvas.picture()


def _worst_by_column(axis: WeekAxis, worst: Mapping[date, float]) -> dict[int, float]:
    columns: dict[int, float] = {}
    for day, level in worst.items():
        column = round(axis.at_day(day))
        columns[column] = max(columns.get(column, 0.0), level)
    return columns


def _mean_line(axis: WeekAxis, worst: Mapping[date, float]) -> list[Run]:
    """The mean of the answers in the seven days up to each answered day, at most one a column."""
    runs: list[list[tuple[float, float]]] = []
    days = list(worst)
    first = 0
    for index, day in enumerate(days):
        while (day - days[first]).days >= _MEAN_DAYS:
            first += 1
        window = [worst[d] for d in days[first : index + 1]]
        x = axis.at_day(day)
        if index == 0 or (day - days[index - 1]).days > _MEAN_DAYS:
            runs.append([])
        elif runs[-1] and round(runs[-1][-1][0]) == round(x):
            runs[-1].pop()
        runs[-1].append((x, sum(window) / len(window)))
    # A run of one answer is its own point already.
    return [run for run in runs if len(run) > 1]
