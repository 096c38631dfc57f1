"""Any series as a picture and its finding in words: the one door for a screen and a terminal."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tracker.charts.calendar import calendar
from tracker.charts.exercise import e1rm, exercise, rungs_shown
from tracker.charts.findings import finding
from tracker.charts.headings import heading, landmark_words, nothing, weeks_of
from tracker.charts.ladder import ladder
from tracker.charts.panels import balance, load, volume
from tracker.charts.picture import Picture
from tracker.charts.records import records
from tracker.charts.sides import sides
from tracker.charts.single import soreness
from tracker.charts.volume_soreness import volume_soreness
from tracker.charts.weeks import Landmarks
from tracker.domain.views import Trend
from tracker.metrics.series import (
    BalanceSeries,
    CalendarSeries,
    E1rmSeries,
    ExerciseSeries,
    LadderSeries,
    LoadSeries,
    RecordSeries,
    Series,
    SidesSeries,
    SorenessSeries,
    VolumeSeries,
)
from tracker.metrics.volume import LANDMARKS

TALLEST = 400
"""Rows of what is as high as it is long."""


def draw(series: Series, width: int, height: int, *, ascii_only: bool = False) -> Picture:
    """The chart of a series, at most ``width`` x ``height`` cells; never raises on odd numbers."""
    return _DRAWN[type(series)](series, width, height, ascii_only)


def usual_height(series: Series, width: int) -> int:
    """Rows that suit a chart where nobody says how many."""
    match series:
        case Trend():
            return 20 if width >= 60 else 17
        case VolumeSeries():
            return max(12, 8 * min(4, len(series.panels)))
        case ExerciseSeries():
            rows = 14 if series.lever in ("reps", "seconds") else 18
            rungs = rungs_shown(series, width, TALLEST)
            return rows + len(rungs) + 2 if rungs else rows
        case LadderSeries() | CalendarSeries() | RecordSeries() | BalanceSeries():
            return TALLEST
        case _:
            return 14


def _trend(series: Trend, width: int, height: int, ascii_only: bool) -> Picture:
    known = LANDMARKS.get(series.muscle)
    return volume_soreness(
        series.weeks,
        width,
        height,
        daily=series.daily,
        landmarks=None if known is None else Landmarks(*known),
        ascii_only=ascii_only,
    )


def _soreness(series: SorenessSeries, width: int, height: int, ascii_only: bool) -> Picture:
    return soreness(series.starts, series.daily, width, height, ascii_only=ascii_only)


def _with(
    chart: Callable[..., Picture],
) -> Callable[[Any, int, int, bool], Picture]:
    def drawn(series: Any, width: int, height: int, ascii_only: bool) -> Picture:
        return chart(series, width, height, ascii_only=ascii_only)

    return drawn


_DRAWN: dict[type[Any], Callable[[Any, int, int, bool], Picture]] = {
    VolumeSeries: _with(volume),
    SorenessSeries: _soreness,
    Trend: _trend,
    ExerciseSeries: _with(exercise),
    E1rmSeries: _with(e1rm),
    SidesSeries: _with(sides),
    LadderSeries: _with(ladder),
    CalendarSeries: _with(calendar),
    LoadSeries: _with(load),
    BalanceSeries: _with(balance),
    RecordSeries: _with(records),
}

__all__ = ["draw", "finding", "heading", "landmark_words", "nothing", "usual_height", "weeks_of"]
