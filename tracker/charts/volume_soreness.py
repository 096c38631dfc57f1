"""Weekly volume above soreness on one time axis: the peak below follows the peak above."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.charts.captions import MARKS
from tracker.charts.engine import Run
from tracker.charts.picture import LEAST_WIDTH, WIDE, Canvas, Picture, no_room
from tracker.charts.scale import amount, finite, glyphs
from tracker.charts.weeks import (
    WORDY,
    BarScale,
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
from tracker.domain.views import TrendWeek

_WORDS = {"m": "missed", "r": "rest", "h": "held", "d": "easy"}
WORST = 10.0
"""The top of the scale of soreness."""
_LEAST_HEIGHT = 6
_MOST_WEEKS = 5300
NO_SORENESS = "No soreness in these weeks."
NO_SETS = "No sets in these weeks."


@dataclass(frozen=True, slots=True)
class _Rows:
    """How the height is shared; ``bars`` and ``sore`` are the panels, the rest is there or not."""

    bars: int
    sore: int
    titles: bool
    marks: bool
    legend: bool


def volume_soreness(
    weeks: Sequence[TrendWeek],
    width: int,
    height: int,
    *,
    daily: Sequence[tuple[date, float]] = (),
    landmarks: Landmarks | None = None,
    ascii_only: bool = False,
) -> Picture:
    """Draw hard sets per week as bars and soreness 0-10 as a line below, at most width x height.

    ``weeks`` oldest first; missing weeks between are gaps. The line is the worst of each week,
    or of each day (``daily``) where a week has the room. Marks stand under their week: words
    where they fit, else letters with a legend. ``landmarks`` are drawn where there is room for
    ticks on them. Where weeks outnumber columns, a bar is the mean of several weeks.
    Never raises on odd numbers.
    """
    if width < LEAST_WIDTH or height < _LEAST_HEIGHT:
        return no_room(width, height, ascii_only)
    shown = _consecutive(weeks)
    wide = width >= WIDE
    signs = glyphs(ascii_only)
    behind = landmarks if wide else None
    marked = any(week.marks for week in shown)
    rows = _share(height, marked, letters=False)
    axis, scale, bars = _frame(shown, width, rows.bars, behind)
    letters = _letters(axis, shown)
    if letters:
        rows = _share(height, marked, letters=True)
        axis, scale, bars = _frame(shown, width, rows.bars, behind)
    left = axis.left

    canvas = Canvas(width, height, glyphs(ascii_only).ellipsis)
    y = 0
    if rows.titles:
        draw_title(canvas, y, _volume_title(axis.weeks, wide), behind)
        y += 1
    draw_bars(canvas, y, axis, scale, bars, signs, behind)
    if not any(low + high for low, high in bars):
        canvas.label(left + 1, y + rows.bars // 2, NO_SETS, "dim")
    y += rows.bars + 1
    points = _daily(daily, axis) if axis.daily else []
    if rows.titles:
        canvas.label(0, y, _soreness_title(axis.weeks, bool(points)))
        y += 1
    runs = points or _weekly(shown, axis)
    draw_curve(canvas, y, rows.sore, axis, runs, (0.0, WORST), soreness_ticks(rows.sore), signs)
    if not runs:
        canvas.label(left + 1 if wide else left, y + rows.sore // 2, NO_SORENESS, "dim")
    y += rows.sore
    if rows.marks:
        _draw_marks(canvas, y, axis, shown, letters)
        y += 1
    draw_dates(canvas, y, axis)
    if rows.legend:
        canvas.label(0, y + 1, _legend(shown, width), "dim")
    return canvas.picture()


def _legend(weeks: Sequence[TrendWeek], width: int) -> str:
    """The marks that occur, in shorter words where the row is narrow."""
    found = [m for m in MARKS if any(m in w.marks for w in weeks)]
    long = "  ".join(f"{m} {MARKS[m]}" for m in found)
    return long if len(long) <= width else "  ".join(f"{m} {_WORDS[m]}" for m in found)


def soreness_ticks(rows: int) -> list[tuple[int, str]]:
    """(row, text) of the ticks of a panel of soreness."""
    return [(0, "10"), (rows - 1, "0"), *([(rows // 2, "5")] if rows >= 3 else [])]


def _frame(
    weeks: Sequence[TrendWeek], width: int, rows: int, landmarks: Landmarks | None
) -> tuple[WeekAxis, BarScale, list[tuple[float, float]]]:
    """The time axis, the scale of the bars and the bars, as wide as the tick labels allow."""
    starts = [week.start for week in weeks]
    sums = [(amount(week.direct), amount(week.indirect)) for week in weeks]
    bars = means(sums, week_axis(starts, 0, width).weeks)
    scale = bar_scale(max((low + high for low, high in bars), default=0.0), rows, landmarks)
    left = label_width(scale) + 1 + (width >= WIDE)
    axis = week_axis(starts, left, width - left)
    # Fewer columns can only mean longer means, which the scale still holds.
    return axis, scale, means(sums, axis.weeks)


def _share(height: int, marked: bool, letters: bool) -> _Rows:
    """Panels first, then dates, titles, marks and their legend as the height allows."""
    titles = height >= 9
    spare = height - 2 - 2 * titles
    marks = marked and spare >= 6
    spare -= marks
    legend = marks and letters and spare >= 7
    spare -= legend
    sore = max(2, min(max(6, spare // 3), (spare * 5 + 5) // 11))
    return _Rows(spare - sore, sore, titles, marks, legend)


def _consecutive(weeks: Sequence[TrendWeek]) -> list[TrendWeek]:
    """The weeks with those missing between put in as empty, the newest where there are too many."""
    if not weeks:
        return []
    known = {week.start: week for week in weeks}
    last = max(known)
    first = max(min(known).toordinal(), last.toordinal() - 7 * _MOST_WEEKS)
    shown = []
    for ordinal in range(last.toordinal(), first - 1, -7):
        start = date.fromordinal(ordinal)
        shown.append(known.get(start) or TrendWeek(start, 0.0, 0.0, None))
    return shown[::-1]


def means(amounts: Sequence[tuple[float, float]], grouped: int) -> list[tuple[float, float]]:
    """(lower part, upper part) of each place of ``grouped`` weeks, the mean week of it."""
    places = [amounts[i : i + grouped] for i in range(0, len(amounts), grouped)]
    return [
        (sum(low for low, _ in p) / len(p), sum(high for _, high in p) / len(p)) for p in places
    ]


def _weekly(weeks: Sequence[TrendWeek], axis: WeekAxis) -> list[Run]:
    """The worst soreness of each place as unbroken runs."""
    runs: list[list[tuple[float, float]]] = [[]]
    for place in range(len(axis.starts)):
        group = weeks[place * axis.weeks : (place + 1) * axis.weeks]
        levels = [level for week in group if (level := finite(week.soreness)) is not None]
        if levels:
            runs[-1].append((axis.middle(place), _within(max(levels))))
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def _daily(points: Sequence[tuple[date, float]], axis: WeekAxis) -> list[Run]:
    """The worst soreness of each day; a week without any breaks the line."""
    runs: list[list[tuple[float, float]]] = []
    before: date | None = None
    for day, level in worst_by_day(axis.starts, points).items():
        if before is None or (day - before).days > 7:
            runs.append([])
        runs[-1].append((axis.at_day(day), level))
        before = day
    return list(runs)


def worst_by_day(starts: Sequence[date], points: Sequence[tuple[date, float]]) -> dict[date, float]:
    """The worst answer of each day inside the weeks, in order of days."""
    if not starts:
        return {}
    end = starts[-1] + timedelta(days=6)
    worst: dict[date, float] = {}
    for day, given in sorted(points, key=lambda point: point[0]):
        level = finite(given)
        if level is not None and starts[0] <= day <= end:
            worst[day] = max(worst.get(day, 0.0), _within(level))
    return worst


def _within(level: float) -> float:
    return min(max(level, 0.0), WORST)


def _volume_title(grouped: int, wide: bool) -> str:
    if grouped > 1:
        return f"hard sets a week, mean of {grouped} weeks"
    if wide:
        return "hard sets a week: direct sets, and half of the indirect ones"
    return "hard sets a week, half for indirect"


def _soreness_title(grouped: int, daily: bool) -> str:
    if daily:
        return "soreness day by day, 0-10"
    if grouped > 1:
        return f"worst soreness of {grouped} weeks, 0-10"
    return "worst soreness of the week, 0-10"


def _letters(axis: WeekAxis, weeks: Sequence[TrendWeek]) -> bool:
    """Whether marks are letters: too little room, or words that would touch each other."""
    if axis.pitch < WORDY or axis.weeks > 1:
        return any(week.marks for week in weeks)
    free_from = 0
    for place, week in enumerate(weeks):
        if len(week.marks) > 1:
            return True
        if week.marks:
            column = axis.column(place)
            if column < free_from:
                return True
            free_from = column + len(_WORDS.get(week.marks, week.marks)) + 1
    return False


def _draw_marks(
    canvas: Canvas, row: int, axis: WeekAxis, weeks: Sequence[TrendWeek], letters: bool
) -> None:
    for place in range(len(axis.starts)):
        group = weeks[place * axis.weeks : (place + 1) * axis.weeks]
        found = "".join(dict.fromkeys("".join(week.marks for week in group)))
        if letters:
            canvas.put(axis.column(place), row, found[: max(1, axis.pitch - 1)], "mark")
        else:
            canvas.put(axis.column(place), row, _WORDS.get(found, found), "mark")
