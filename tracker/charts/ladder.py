"""A ladder over time: a row a rung, harder above, a mark where it was done."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.charts.days import DayAxis, draw_days
from tracker.charts.exercise import LEAST_HEIGHT, NO_SESSIONS
from tracker.charts.picture import LEAST_WIDTH, WIDE, Canvas, Picture, no_room
from tracker.charts.rungs import draw_rungs, newest_of, rungs_done
from tracker.charts.scale import glyphs
from tracker.domain.text import cells, clean, fit
from tracker.metrics.series import LadderSeries


def ladder(series: LadderSeries, width: int, height: int, *, ascii_only: bool = False) -> Picture:
    """The rungs done and the next one up; the newest is marked."""
    if width < LEAST_WIDTH or height < LEAST_HEIGHT:
        return no_room(width, height, ascii_only)
    marks = glyphs(ascii_only)
    canvas = Canvas(width, height, marks.ellipsis)
    canvas.label(0, 0, "a row a rung, harder above")
    done = rungs_done(series)
    shown = _shown(series.next_up, done, height - 3)
    names = [clean(series.rungs[place][1 if width >= WIDE + 20 else 2]) for place in shown]
    room = max(8, min(max(map(cells, names), default=8), width // 2 - 2))
    left = room + 3
    axis = DayAxis(series.first, series.last, left, width - left)
    newest = newest_of(series)
    for row, (place, name) in enumerate(zip(shown, names, strict=True), start=1):
        here = place == newest
        canvas.put(0, row, marks.here if here else " ", "mark")
        style = "mark" if here else "label" if place in done else "dim"
        canvas.put(2, row, fit(name, room, marks.ellipsis), style)
    draw_rungs(canvas, 1, axis, series, shown, newest, marks)
    base = 1 + len(shown)
    if not done:
        short = cells(NO_SESSIONS) + 1 > width - left
        canvas.label(left + 1, base // 2, "No sessions." if short else NO_SESSIONS, "dim")
    draw_days(canvas, base + 1, axis)
    return canvas.picture(base + 2)


def _shown(next_up: int | None, done: Sequence[int], rows: int) -> list[int]:
    """The rungs to draw, hardest first; the hardest where rows are few."""
    wanted = set(done) if next_up is None else {*done, next_up}
    return sorted(wanted or {0}, reverse=True)[: max(1, rows)]
