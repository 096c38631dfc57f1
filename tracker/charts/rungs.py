"""Rungs of a ladder as rows over days, for the ladder's own chart and below an exercise."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.charts.days import DayAxis
from tracker.charts.picture import Canvas
from tracker.charts.scale import Glyphs
from tracker.metrics.series import LadderSeries


def rungs_done(series: LadderSeries) -> list[int]:
    """The places done at least once, hardest first."""
    known = {place for _, place, _ in series.points if 0 <= place < len(series.rungs)}
    return sorted(known, reverse=True)


def newest_of(series: LadderSeries) -> int | None:
    """The place done last, the hardest one of that date."""
    found = [(day, place) for day, place, _ in series.points if 0 <= place < len(series.rungs)]
    return max(found)[1] if found else None


def draw_rungs(
    canvas: Canvas,
    top: int,
    axis: DayAxis,
    series: LadderSeries,
    shown: Sequence[int],
    here: int | None,
    marks: Glyphs,
) -> None:
    """A row for each place of ``shown``, hardest first: a block where it was done, and the base.

    The row ``here`` has blocks of its own.
    """
    rows = {place: top + row for row, place in enumerate(shown)}
    for row in rows.values():
        canvas.put(axis.left - 1, row, marks.tick, "axis")
        canvas.put(axis.left, row, marks.rest * axis.width, "dim")
    for day, place, _ in series.points:
        if place in rows:
            style = "bar" if place == here else "bar2"
            canvas.put(axis.left + axis.column(day), rows[place], marks.parts[-1], style)
    base = top + len(rows)
    canvas.put(axis.left - 1, base, marks.corner + marks.rule * axis.width, "axis")
