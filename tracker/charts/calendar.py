"""Training days as a heat map; a rest day is a dot like any other, never a hole."""

from __future__ import annotations

from datetime import date, timedelta

from tracker.charts.picture import WIDE, Canvas, Picture, no_room
from tracker.charts.scale import Glyphs, glyphs
from tracker.domain.words import MONTHS, WEEKDAYS
from tracker.metrics.series import CalendarSeries

_LEFT = 4
_LEAST_WIDTH, _LEAST_HEIGHT = 20, 5
_MONTH_WIDTH = _LEFT + 31
_WIDEST_WEEK = 4


def calendar(
    series: CalendarSeries, width: int, height: int, *, ascii_only: bool = False
) -> Picture:
    """Weeks as columns where they fit; else a row a month, a column a day; else a row a year.

    At most ``height`` rows, the newest where there are more.
    """
    if width < _LEAST_WIDTH or height < _LEAST_HEIGHT:
        return no_room(width, height, ascii_only)
    marks = glyphs(ascii_only)
    done = dict(series.days)
    weeks = (series.last - series.first).days // 7 + 1
    months = (series.last.year - series.first.year) * 12 + series.last.month - series.first.month
    by_month = width >= _MONTH_WIDTH and months + 1 <= height - 2
    # Days of weeks that touch each other are hard to tell apart.
    room = width - _LEFT
    if height >= 10 and (2 * weeks <= room or (weeks <= room and not by_month)):
        return _by_week(series, done, weeks, width, marks)
    if by_month:
        return _by_month(series, done, months + 1, width, marks)
    return _by_year(series, done, width, height, marks)


def _by_week(
    series: CalendarSeries, done: dict[date, int], weeks: int, width: int, marks: Glyphs
) -> Picture:
    pitch = min(_WIDEST_WEEK, (width - _LEFT) // weeks)
    cell = max(1, pitch - 1)
    most = max(done.values(), default=0)
    canvas = Canvas(width, 10, marks.ellipsis)
    for row in range(7):
        canvas.put(0, 1 + row, WEEKDAYS[(series.first_weekday + row) % 7], "label")
    free_from = _LEFT
    for week in range(weeks):
        x = _LEFT + week * pitch
        start = series.first + timedelta(days=7 * week)
        end = start + timedelta(days=6)
        # A month is named over the week that holds its first day.
        first = end.day <= 7
        # The first month is named where it has room before the next.
        room = week == 0 and (32 - start.day) // 7 * pitch > 4
        if (first or room) and x >= free_from and x + 3 <= width:
            canvas.put(x, 0, MONTHS[(end if first else start).month - 1], "label")
            free_from = x + 4
        for row in range(7):
            day = start + timedelta(days=row)
            if series.since <= day <= series.last:
                _cell(canvas, x, 1 + row, cell, done.get(day, 0), most, marks)
    canvas.label(0, 9, _legend(most, marks, width), "dim")
    return canvas.picture()


def _by_month(
    series: CalendarSeries, done: dict[date, int], months: int, width: int, marks: Glyphs
) -> Picture:
    most = max(done.values(), default=0)
    pitch = 2 if width >= _LEFT + 62 + 4 else 1
    canvas = Canvas(width, months + 2, marks.ellipsis)
    counted = width >= _LEFT + 31 * pitch + 4
    for number in (1, 8, 15, 22, 29):
        canvas.put(_LEFT + (number - 1) * pitch, 0, str(number), "label")
    if counted:
        canvas.put(_LEFT + 31 * pitch, 0, "days", "label")
    for row in range(months):
        number = series.first.year * 12 + series.first.month - 1 + row
        first = date(number // 12, number % 12 + 1, 1)
        name = str(first.year) if first.month == 1 else MONTHS[first.month - 1]
        canvas.put(0, 1 + row, name, "label")
        trained = 0
        for place in range(31):
            day = first + timedelta(days=place)
            if day.month == first.month and series.since <= day <= series.last:
                sets = done.get(day, 0)
                trained += sets > 0
                x = _LEFT + place * pitch
                _cell(canvas, x, 1 + row, 1, sets, most, marks)
        if counted:
            canvas.put(_LEFT + 31 * pitch, 1 + row, f"{trained:4}", "label")
    canvas.label(0, months + 1, _legend(most, marks, width), "dim")
    return canvas.picture()


def _by_year(
    series: CalendarSeries, done: dict[date, int], width: int, height: int, marks: Glyphs
) -> Picture:
    pitch = max(1, min(6, (width - 5 - 5) // 12))
    counts: dict[tuple[int, int], int] = {}
    for day in done:
        counts[day.year, day.month] = counts.get((day.year, day.month), 0) + 1
    most = max(counts.values(), default=0)
    years = range(max(series.first.year, series.last.year - height + 3), series.last.year + 1)
    canvas = Canvas(width, len(years) + 2, marks.ellipsis)
    for month in range(12):
        canvas.put(5 + month * pitch, 0, MONTHS[month][: max(1, min(3, pitch - 1))], "label")
    for row, year in enumerate(years):
        canvas.put(0, 1 + row, str(year), "label")
        for month in range(12):
            first = date(year, month + 1, 1)
            if first <= series.last and (year, month + 1) >= (
                series.since.year,
                series.since.month,
            ):
                count = counts.get((year, month + 1), 0)
                _cell(canvas, 5 + month * pitch, 1 + row, max(1, pitch - 1), count, most, marks)
        total = sum(n for (y, _), n in counts.items() if y == year)
        canvas.put(5 + 12 * pitch, 1 + row, f"{total:4}", "label")
    low, high = marks.heat[0], marks.heat[2]
    said = f"{low} few  {high} {most} days a month  {marks.rest} none; right: days a year"
    short = f"{low} few  {high} {most} days a month"
    canvas.label(0, len(years) + 1, said if width >= WIDE else short, "dim")
    return canvas.picture()


def _cell(canvas: Canvas, x: int, y: int, width: int, sets: int, most: int, marks: Glyphs) -> None:
    if sets <= 0:
        canvas.put(x, y, marks.rest, "dim")
        return
    level = min(2, max(0, -(-sets * 3 // max(1, most)) - 1))
    canvas.put(x, y, marks.heat[level] * width, ("bar2", "bar", "bar")[level])


def _legend(most: int, marks: Glyphs, width: int) -> str:
    if not most:
        return f"{marks.rest} rest; no training in these weeks"
    low, middle, high = tuple(marks.heat)
    if width < 48:
        return f"{low}{middle}{high} to {most} sets  {marks.rest} rest"
    return f"{low} {middle} {high} fewer to more sets, {most} at most   {marks.rest} rest"
