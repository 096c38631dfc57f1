"""Right against left, session by session, around a line that means the same."""

from __future__ import annotations

from math import ceil

from tracker.charts.days import DayAxis, draw_days
from tracker.charts.exercise import NO_SESSIONS
from tracker.charts.picture import LEAST_WIDTH, WIDE, Canvas, Picture, no_room
from tracker.charts.scale import finite, glyphs
from tracker.metrics.series import SidesSeries
from tracker.metrics.sides import MENTION_PERCENT

_LEAST_HEIGHT = 8
_LEAST_REACH = 20.0
"""Percent to each side that are always in sight, so that noise looks like noise."""


def sides(series: SidesSeries, width: int, height: int, *, ascii_only: bool = False) -> Picture:
    """A stem a session: above the line the right side did more, below it the left.

    In percent of the larger side; the faint lines are where a difference is worth a mention.
    """
    if width < LEAST_WIDTH or height < _LEAST_HEIGHT:
        return no_room(width, height, ascii_only)
    marks = glyphs(ascii_only)
    half = (height - 4) // 2
    found = [finite(point.percent) or 0.0 for point in series.points]
    reach = max(_LEAST_REACH, *(abs(value) for value in found)) if found else _LEAST_REACH
    # Whole steps, so that the outermost tick is a round number.
    scale = ceil(reach / _LEAST_REACH - 1e-9) * _LEAST_REACH / half
    left = 4
    axis = DayAxis(series.first, series.last, left, width - left)
    canvas = Canvas(width, 2 * half + 4, marks.ellipsis)
    wide = "right against left, % of a session's reps: above the line right did more, below left"
    canvas.label(0, 0, wide if width >= WIDE + 30 else "right more above, left more below, %")
    middle = 1 + half
    for row in range(2 * half + 1):
        canvas.put(left - 1, 1 + row, marks.tick, "axis")
    for place in {0, half, 2 * half}:
        text = f"{abs(half - place) * scale:.0f}"
        canvas.put(left - 1 - len(text), 1 + place, text, "label")
    canvas.put(left, middle, marks.rule * axis.width, "axis")
    for sign in (-1, 1):
        row = middle + sign * round(MENTION_PERCENT / scale)
        if 0 < abs(row - middle) <= half:
            canvas.put(left, row, marks.rest * axis.width, "dim")
    for point, value in zip(series.points, found, strict=True):
        x = left + axis.column(point.date)
        end = middle - max(-half, min(half, round(value / scale)))
        # A small difference is still one side's.
        if end == middle and value:
            end = middle - (1 if value > 0 else -1)
        way = 1 if end > middle else -1
        for row in range(middle + way, end, way) if end != middle else ():
            canvas.put(x, row, marks.stem, "bar")
        canvas.put(x, end, marks.point, "mark" if end == middle else "bar")
    if not series.points:
        canvas.label(left + 1, middle - 1, NO_SESSIONS, "dim")
    draw_days(canvas, 2 * half + 2, axis)
    said = f"{marks.rest} from {MENTION_PERCENT:.0f} % on it is mentioned"
    canvas.label(0, 2 * half + 3, said, "dim")
    return canvas.picture()
