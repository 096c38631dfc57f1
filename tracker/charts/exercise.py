"""One exercise over time: its lever above its reps; its estimated maximum."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tracker.charts.days import (
    DayAxis,
    ValueScale,
    draw_days,
    draw_panel,
    label_columns,
    name_scale,
    runs_of,
    value_scale,
)
from tracker.charts.picture import LEAST_WIDTH, WIDE, Canvas, Picture, no_room
from tracker.charts.rungs import draw_rungs, rungs_done
from tracker.charts.scale import LARGEST, Glyphs, finite, glyphs
from tracker.domain.text import cells, clean
from tracker.metrics.series import E1rmSeries, ExercisePoint, ExerciseSeries

LEAST_HEIGHT = 6
NO_SESSIONS = "No sessions in these weeks."
_TWO_PANELS = 12
"""Rows from which the reps have a panel of their own."""
_RUNGS_FROM = 12
"""Rows that must be left before rungs are drawn below."""
_SPARSE = 6
"""Columns a session needs before the reps have dots: a slope is read better without."""
_TARGET_COLUMNS = 2
_TITLES = {
    "load": "load, {unit}",
    "help": "help, {unit}: less is harder",
    "height": "step height, cm",
    "band": "band, stronger above",
    "reps": "reps a set, weaker side",
    "seconds": "seconds a set, weaker side",
}
_NARROW_NAMES, _WIDE_NAMES = 8, 16


def exercise(
    series: ExerciseSeries, width: int, height: int, *, ascii_only: bool = False
) -> Picture:
    """The lever as stairs with its records and the next target, above the reps a set.

    Where its ladder moved, the rungs stand below as steps; a narrow chart marks when it did.
    """
    if width < LEAST_WIDTH or height < LEAST_HEIGHT:
        return no_room(width, height, ascii_only)
    marks = glyphs(ascii_only)
    points = _clean(series.points)
    target = _clean_pair(series.target)
    counted = series.lever in ("reps", "seconds")
    rungs = rungs_shown(series, width, height)
    marked = bool(series.reached) and not rungs
    below_rows = len(rungs) + 2 if rungs else int(marked)
    two = height - below_rows >= _TWO_PANELS and not counted and bool(points)
    legend = _legend(points, target, marks, marked)
    spare = height - 3 - bool(legend) - below_rows - 2 * two
    upper = spare - max(3, spare * 2 // 5) if two else spare
    if upper < 2:
        return no_room(width, height, ascii_only)
    if series.lever == "band" and upper > len(series.bands) > 2:
        # Each band on a row of its own, evenly.
        upper -= (upper - 1) % (len(series.bands) - 1)
    lower = spare - upper
    values = [p.value for p in points] + ([] if target is None else [target[0]])
    reps = [p.reps for p in points] + ([] if target is None else [target[1]])
    scale = _lever_scale(series, values, upper, width)
    below = value_scale(reps, lower) if two else None
    labels = max(label_columns(scale), 0 if below is None else label_columns(below))
    names = {place: clean(series.ladder.rungs[place][2]) for place in rungs if series.ladder}
    left = max([labels, *map(cells, names.values())]) + 1
    axis = DayAxis(series.first, series.last, left, max(1, width - left - _TARGET_COLUMNS))
    canvas = Canvas(width, height, marks.ellipsis)
    canvas.label(0, 0, _TITLES[series.lever].format(unit=_unit(series)))
    pairs = [(p.date, p.value) for p in points]
    draw_panel(canvas, 1, upper, axis, scale, runs_of(axis, pairs, not counted), marks)
    _points(canvas, 1, upper, axis, scale, pairs, marks)
    for point in points:
        if point.record:
            row = 1 + scale.row(point.value, upper)
            canvas.put(left + axis.column(point.date), row, marks.record, "mark")
    if target is not None:
        canvas.put(width - 1, 1 + scale.row(target[0], upper), marks.target, "mark")
    y = 2 + upper
    if not points:
        canvas.label(left + 1, 1 + upper // 2, NO_SESSIONS, "dim")
    if below is not None:
        canvas.label(0, y, "reps a set, weaker side")
        pairs = [(p.date, p.reps) for p in points]
        draw_panel(canvas, y + 1, lower, axis, below, runs_of(axis, pairs), marks, "bar")
        if len(pairs) * _SPARSE <= axis.width:
            _points(canvas, y + 1, lower, axis, below, pairs, marks, "bar")
        if target is not None:
            canvas.put(width - 1, y + 1 + below.row(target[1], lower), marks.target, "mark")
        y += lower + 2
    if rungs and series.ladder is not None:
        canvas.label(0, y, "rung, harder above")
        for row, place in enumerate(rungs, start=y + 1):
            canvas.put(left - 1 - cells(names[place]), row, names[place], "label")
        mine = next((p for p in rungs if series.ladder.rungs[p][0] == series.exercise), None)
        draw_rungs(canvas, y + 1, axis, series.ladder, rungs, mine, marks)
        y += len(rungs) + 2
    elif marked:
        for day, _ in series.reached:
            canvas.put(left + axis.column(day), y, marks.up, "mark")
        y += 1
    draw_days(canvas, y, axis)
    if legend:
        canvas.label(0, y + 1, legend, "dim")
    return canvas.picture()


def rungs_shown(series: ExerciseSeries, width: int, height: int) -> list[int]:
    """The rungs that stand below the chart, hardest first; none where the ladder stood still."""
    done = [] if series.ladder is None else rungs_done(series.ladder)
    fits = width >= WIDE and height >= _RUNGS_FROM + len(done)
    return done if len(done) > 1 and fits else []


def e1rm(series: E1rmSeries, width: int, height: int, *, ascii_only: bool = False) -> Picture:
    """The estimated one-repetition maximum of each session; a sentence where there is none."""
    if width < LEAST_WIDTH or height < LEAST_HEIGHT:
        return no_room(width, height, ascii_only)
    points = [(day, v) for day, given in series.points if (v := finite(given)) is not None]
    marks = glyphs(ascii_only)
    rows = height - 3
    scale = value_scale([value for _, value in points], rows)
    left = label_columns(scale) + 1
    axis = DayAxis(series.first, series.last, left, width - left)
    canvas = Canvas(width, height, marks.ellipsis)
    canvas.label(0, 0, f"estimated one-rep maximum, {_unit(series)}")
    draw_panel(canvas, 1, rows, axis, scale, runs_of(axis, points), marks)
    _points(canvas, 1, rows, axis, scale, points, marks)
    if not points:
        canvas.label(left + 1, 1 + rows // 2, "No estimate in these weeks.", "dim")
    draw_days(canvas, height - 1, axis)
    return canvas.picture()


def _unit(series: ExerciseSeries | E1rmSeries) -> str:
    return f"{series.unit} each" if series.implements > 1 else series.unit


def _points(
    canvas: Canvas,
    top: int,
    rows: int,
    axis: DayAxis,
    scale: ValueScale,
    points: Sequence[tuple[date, float]],
    marks: Glyphs,
    style: str = "line",
) -> None:
    """A dot a session where each has two columns or more; a line alone where they are dense."""
    if len(points) * 2 > axis.width:
        return
    for column, value in {axis.column(day): value for day, value in points}.items():
        canvas.put(axis.left + column, top + scale.row(value, rows), marks.point, style)


def _lever_scale(
    series: ExerciseSeries, values: Sequence[float], rows: int, width: int
) -> ValueScale:
    if series.lever == "band" and series.bands:
        return name_scale(series.bands, rows, _WIDE_NAMES if width >= WIDE else _NARROW_NAMES)
    least = {"load": 0.5, "help": 0.5, "height": 5.0}.get(series.lever, 1.0)
    return value_scale(values, rows, least)


def _legend(
    points: Sequence[ExercisePoint],
    target: tuple[float, float] | None,
    marks: Glyphs,
    reached: bool,
) -> str:
    said = []
    if any(point.record for point in points):
        said.append(f"{marks.record} record")
    if target is not None:
        said.append(f"{marks.target} next")
    if reached:
        said.append(f"{marks.up} harder rung")
    return "  ".join(said)


def _clean(points: Sequence[ExercisePoint]) -> list[ExercisePoint]:
    """The points that can be drawn."""
    found = []
    for point in points:
        if 0 <= point.value <= LARGEST and 0 <= point.reps <= LARGEST:
            found.append(point)
            continue
        value, reps = finite(point.value), finite(point.reps)
        if value is not None and reps is not None:
            found.append(ExercisePoint(point.date, max(0.0, value), max(0.0, reps), point.record))
    return found


def _clean_pair(pair: tuple[float, float] | None) -> tuple[float, float] | None:
    if pair is None:
        return None
    value, reps = finite(pair[0]), finite(pair[1])
    return None if value is None or reps is None else (max(0.0, value), max(0.0, reps))
