"""Weeks on a time axis: where each stands, and the panels drawn over them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from tracker.charts.engine import Run, draw_line, middled
from tracker.charts.picture import Canvas
from tracker.charts.scale import Glyphs, eighths, every, step, tick
from tracker.domain.text import cells
from tracker.domain.words import MONTHS

QUARTERS = (4, 7, 10)
WIDEST = 18
"""Columns of a week where few weeks have much room."""
DAILY = 14
"""Columns a week needs before a line can show its days."""
GUESS = "most people grow between the lines: a guess"
"""What landmarks are, said beside them where there is room."""
WORDY = 6
"""Columns a week needs for its day of the month and the word of a mark."""


@dataclass(frozen=True, slots=True)
class Landmarks:
    """Population guesses behind a muscle's bars: a band between two lines."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class WeekAxis:
    """Columns of ``count`` places of ``weeks`` weeks each, from column ``left``.

    A place is ``pitch`` columns, its bar ``bar`` columns after ``offset`` blanks. Where a place
    has less than two columns, bars stand side by side and share what is left over.
    """

    starts: tuple[date, ...]
    weeks: int
    left: int
    width: int
    pitch: int

    @property
    def bar(self) -> int:
        """Columns of a bar."""
        if self.pitch <= 3:
            return max(1, self.pitch - 1)
        if self.pitch >= DAILY:
            # The line shows days here, so the bar covers most of its week.
            return self.pitch * 2 // 3
        return self.pitch // 2

    @property
    def offset(self) -> int:
        """Blank columns before a bar."""
        return (self.pitch - self.bar) // 2

    @property
    def daily(self) -> bool:
        """Whether a line has room for days."""
        return self.weeks == 1 and self.pitch >= DAILY

    def column(self, place: int) -> int:
        """The first column of a bar."""
        return self.left + self._edge(place) + self.offset

    def bar_of(self, place: int) -> int:
        """Columns of one bar."""
        return self._edge(place + 1) - self._edge(place) if self.pitch == 1 else self.bar

    def middle(self, place: int) -> float:
        """Centre of a bar, counted from ``left``."""
        return self._edge(place) + self.offset + (self.bar_of(place) - 1) / 2

    def _edge(self, place: int) -> int:
        return place * self.width // max(1, len(self.starts))

    def at_day(self, day: date) -> float:
        """Where the middle of a day stands, counted from ``left``, kept inside the panel."""
        days = (day - self.starts[0]).days + 0.5
        share = days / (7 * self.weeks * max(1, len(self.starts)))
        return min(max(share * self.width - 0.5, 0.0), self.width - 1.0)


def week_axis(starts: Sequence[date], left: int, width: int) -> WeekAxis:
    """Fit consecutive weeks into ``width`` columns, several to a place where there are too many."""
    room = max(1, width)
    grouped = max(1, -(-len(starts) // room))
    places = tuple(starts[::grouped])
    pitch = max(1, min(WIDEST, room // max(1, len(places))))
    # The axis ends with the last week, so that no blank beside it looks like weeks without work.
    used = min(room, pitch * len(places)) if places and pitch > 1 else room
    return WeekAxis(places, grouped, left, used, pitch)


@dataclass(frozen=True, slots=True)
class BarScale:
    """Rows of a bar panel and the step of each; ``labels`` are the values written beside it."""

    rows: int
    step: float
    labels: tuple[float, ...]

    @property
    def top(self) -> float:
        """The value at the upper edge."""
        return self.rows * self.step


def bar_scale(largest: float, rows: int, landmarks: Landmarks | None = None) -> BarScale:
    """Round steps for a panel of ``rows``; landmarks within reach are labelled instead of ticks."""
    if landmarks is not None:
        reach = landmarks.high if largest >= landmarks.high / 2 else landmarks.low
        scale = step(max(largest, reach), rows)
        top = rows * scale
        highest = max(top // 5 * 5, landmarks.high) if top >= 10 else top
        wanted = (landmarks.low, landmarks.high, highest)
        labels: dict[int, float] = {}
        for value in wanted:
            if 0 < value <= rows * scale + 1e-9:
                labels.setdefault(_row_of(value, rows, scale), value)
        return BarScale(rows, scale, tuple(labels.values()))
    scale = step(largest or rows, rows)
    apart = every(rows, scale)
    return BarScale(rows, scale, tuple(scale * row for row in range(apart, rows + 1, apart)))


def label_width(scale: BarScale) -> int:
    """Columns the labels of a scale take, 2 at least."""
    return max([2, *(len(tick(value)) for value in scale.labels)])


def draw_title(canvas: Canvas, row: int, title: str, landmarks: Landmarks | None = None) -> None:
    """The title of a panel, and at the right edge what its landmarks are."""
    canvas.label(0, row, title)
    if landmarks is not None and cells(title) + 3 + len(GUESS) <= canvas.width:
        canvas.label(canvas.width - len(GUESS), row, GUESS, "dim")


def draw_bars(
    canvas: Canvas,
    top: int,
    axis: WeekAxis,
    scale: BarScale,
    values: Sequence[tuple[float, float]],
    marks: Glyphs,
    landmarks: Landmarks | None = None,
) -> None:
    """A panel of bars with its ticks and base line; each value is (lower part, upper part)."""
    for place, (lower, upper) in enumerate(values):
        total = lower + upper
        for row in range(scale.rows):
            from_base = scale.rows - 1 - row
            filled = eighths(total / scale.step - from_base)
            if from_base == 0 and total > 0:
                filled = max(1, filled)
            if filled:
                covered = lower / scale.step - from_base
                style = "bar" if covered >= filled / 16 else "bar2"
                text = marks.parts[filled - 1] * axis.bar_of(place)
                canvas.put(axis.column(place), top + row, text, style)
    for row in range(scale.rows):
        canvas.put(axis.left - 1, top + row, marks.tick, "axis")
    for value in scale.labels:
        _tick(canvas, axis, top + _row_of(value, scale.rows, scale.step), tick(value))
    if landmarks is not None:
        for value in (landmarks.low, landmarks.high):
            if 0 < value <= scale.top:
                _reference(canvas, top, axis, scale, value, marks)
    base = top + scale.rows
    canvas.put(axis.left - 1, base, marks.corner + marks.rule * axis.width, "axis")
    _tick(canvas, axis, base, "0")


def draw_curve(
    canvas: Canvas,
    top: int,
    rows: int,
    axis: WeekAxis,
    runs: Sequence[Run],
    y_range: tuple[float, float],
    labels: Sequence[tuple[int, str]],
    marks: Glyphs,
) -> None:
    """A panel with a line; runs hold (column from ``left``, value), ``labels`` (row, text)."""
    span, levels = (0, max(1, axis.width - 1)), middled(y_range, rows)
    lines = [run for run in runs if len(run) > 1]
    drawn = draw_line(lines, axis.width, rows, span, levels, marks.plotted)
    for row, text in enumerate(drawn):
        for column, char in enumerate(text):
            if char != " ":
                canvas.put(axis.left + column, top + row, char, "line")
    low, high = y_range
    for run in runs:
        if len(run) == 1:
            # One braille dot alone is too small to see.
            x, y = run[0]
            row = round((high - y) / (high - low) * (rows - 1))
            canvas.put(axis.left + round(x), top + row, marks.point, "line")
    for row in range(rows):
        canvas.put(axis.left - 1, top + row, marks.tick, "axis")
    for row, text in labels:
        _tick(canvas, axis, top + row, text)


def draw_dates(canvas: Canvas, row: int, axis: WeekAxis) -> None:
    """Days of the month where there is room, else month names, else years and quarters."""
    if axis.pitch >= WORDY and axis.weeks == 1:
        for place, start in enumerate(axis.starts):
            text = str(start.day)
            named = f"{start.day} {MONTHS[start.month - 1]}"
            new = place == 0 or start.month != axis.starts[place - 1].month
            if new and len(named) < axis.pitch:
                text = named
            _whole(canvas, axis.column(place), row, text)
        return
    spans_years = len(axis.starts) * axis.weeks > 60
    if not spans_years and _even_months(canvas, row, axis):
        return
    taken: list[tuple[int, int]] = []
    wanted = []
    for place, start in enumerate(axis.starts):
        before = axis.starts[place - 1] if place else None
        if before is not None and (before.year, before.month) == (start.year, start.month):
            continue
        year = spans_years and before is not None and before.year != start.year
        name = str(start.year) if year else MONTHS[start.month - 1]
        if year or not spans_years or start.month in QUARTERS:
            # The first place is named last: it often holds the end of a month only.
            wanted.append((not year, before is None, axis.column(place), name))
    for _, _, column, name in sorted(wanted):
        end = column + len(name)
        if end <= canvas.width and all(end < a or column > b for a, b in taken):
            taken.append((column, end))
            canvas.put(column, row, name, "label")


def _even_months(canvas: Canvas, row: int, axis: WeekAxis) -> bool:
    """Every month by its name, or every second or third, where so many fit."""
    begun = [
        (place, start)
        for place, start in enumerate(axis.starts)
        if place and start.month != axis.starts[place - 1].month
    ]
    for apart in (1, 2, 3):
        named = [
            (axis.column(place), MONTHS[start.month - 1])
            for place, start in begun
            if (start.month - 1) % apart == 0
        ]
        if named and all(b - a > len(name) for (a, name), (b, _) in pairwise(named)):
            # The first place often holds the end of a month only.
            first = MONTHS[axis.starts[0].month - 1]
            if apart == 1 and named[0][0] - axis.column(0) > len(first):
                named.insert(0, (axis.column(0), first))
            for column, name in named:
                _whole(canvas, column, row, name)
            return True
    return False


def _whole(canvas: Canvas, column: int, row: int, text: str) -> None:
    if column + len(text) <= canvas.width:
        canvas.put(column, row, text, "label")


def _tick(canvas: Canvas, axis: WeekAxis, row: int, text: str) -> None:
    canvas.put(axis.left - 1 - len(text), row, text, "label")


def _row_of(value: float, rows: int, step_of_row: float) -> int:
    """The row whose upper part holds a value, so that its label stands beside it."""
    from_base = -int(-(value / step_of_row - 1e-9) // 1)
    return min(max(rows - from_base, 0), rows - 1)


def _reference(
    canvas: Canvas, top: int, axis: WeekAxis, scale: BarScale, value: float, marks: Glyphs
) -> None:
    row = _row_of(value, scale.rows, scale.step)
    within = value / scale.step - (scale.rows - 1 - row)
    glyph = marks.reference[min(2, max(0, int(within * 3 - 1e-9)))]
    for column in range(axis.left, axis.left + axis.width):
        if canvas.free(column, top + row):
            canvas.put(column, top + row, glyph, "dim")
