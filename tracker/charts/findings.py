"""What each chart shows, in words made from the same numbers."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

from tracker.charts.captions import soreness_caption, volume_caption
from tracker.charts.headings import EVERYTHING, nothing
from tracker.charts.scale import amount, finite
from tracker.domain.units import number
from tracker.domain.views import Trend, TrendWeek
from tracker.domain.words import counted, day_month
from tracker.metrics.e1rm import MAX_REPS
from tracker.metrics.load import week_change
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

_GUESS = "a guess about people, not about you."
_FRESH = timedelta(days=30)


def finding(series: Series, *, guess: bool = True) -> str:
    """The finding of a chart in a sentence or two; what a screen reader is told.

    Without ``guess`` it leaves out what the landmarks of a muscle are.
    """
    said: str = _SAID[type(series)](series)
    known = _guess(series) if guess and not nothing(series) else ""
    return f"{said} {known}" if known else said


def _guess(series: Series) -> str:
    match series:
        case VolumeSeries():
            marked = [(p.name, p.landmarks) for p in series.panels if p.landmarks is not None]
        case Trend():
            known = LANDMARKS.get(series.muscle)
            marked = [] if known is None else [(series.muscle, known)]
        case _:
            marked = []
    if not marked:
        return ""
    listed = ", ".join(f"{name} {number(low)}-{number(high)}" for name, (low, high) in marked)
    return f"Most people grow on {listed} sets a week: {_GUESS}"


def _volume(series: VolumeSeries) -> str:
    if not series.panels:
        return "No sets in these weeks."
    said = []
    for panel in series.panels:
        weeks = [
            TrendWeek(start, low, high, None)
            for start, (low, high) in zip(series.starts, panel.amounts, strict=True)
        ]
        what = {"sets": "set", "reps": "rep"}.get(series.unit, series.unit)
        muscle = "" if panel.name == EVERYTHING else f"{panel.name}: "
        said.append(f"{muscle}{volume_caption(weeks, what)}")
    if series.measure == "tonnage" and series.weightless:
        said.append(
            f"{counted(series.weightless, 'rep')} of this week with bands or the body alone, which "
            f"have no {series.unit}, left out."
        )
    return " ".join(text[0].upper() + text[1:] for text in said)


def _soreness(series: SorenessSeries) -> str:
    if not series.daily:
        return f"No soreness of {series.muscle} logged in these weeks."
    day, level = series.daily[-1]
    last = series.starts[-1] + timedelta(days=6)
    worst = max(level for _, level in series.daily)
    # The latest of equal peaks is the one still remembered.
    peak = max(d for d, found in series.daily if found == worst)
    said = f"{series.muscle.capitalize()}: soreness {level} on {day_month(day, last.year)}"
    if peak == day:
        return f"{said}, the most in these weeks."
    return f"{said}; at most {worst}, on {day_month(peak, last.year)}."


def _trend(series: Trend) -> str:
    sets = volume_caption(series.weeks, f"{series.muscle.removesuffix('s')} set")
    now = series.now.get(series.muscle)
    return f"{sets} {soreness_caption(series.weeks, now, series.reactions)}"


def _exercise(series: ExerciseSeries) -> str:
    points = [p for p in series.points if finite(p.value) is not None]
    if not points:
        return f"No session of {series.name} in these weeks."
    first, last = points[0], points[-1]
    now = _lever_words(series, last.value)
    said = f"{series.name}: {now}, {_count(series, last.reps)}"
    if series.lever in ("reps", "seconds"):
        said = f"{series.name}: {now}"
    said += f" on {day_month(last.date, series.last.year)}"
    if len(points) > 1 and first.value != last.value:
        said += f"; it was {_lever_words(series, first.value)}"
        said += f" on {day_month(first.date, series.last.year)}."
    elif len(points) > 1 and series.lever not in ("reps", "seconds") and first.reps != last.reps:
        said += f"; {_count(series, first.reps)} on {day_month(first.date, series.last.year)}."
    else:
        said += "."
    if series.next_name:
        said += f" Next: {series.next_name}."
    elif series.target is not None:
        value, reps = series.target
        if series.lever in ("reps", "seconds"):
            said += f" Next: {_lever_words(series, value)}."
        else:
            said += f" Next: {_lever_words(series, value)}, {_count(series, reps)}."
    if series.reached:
        day, name = series.reached[-1]
        said += f" {name} reached on {day_month(day, series.last.year)}."
    return said


def _lever_words(series: ExerciseSeries, value: float) -> str:
    if series.lever == "band":
        # A place that is no number belongs to no band.
        place = -1 if finite(value) is None else round(value)
        return f"{series.bands[place]} band" if 0 <= place < len(series.bands) else "band"
    if series.lever in ("reps", "seconds"):
        return _count(series, value)
    what = {"help": " of help", "height": " step"}.get(series.lever, "")
    return f"{number(value)} {series.unit}{what}"


def _count(series: ExerciseSeries, reps: float) -> str:
    unit = "s" if series.lever == "seconds" else "reps"
    return f"{number(round(reps, 1))} {unit} a set"


def _e1rm(series: E1rmSeries) -> str:
    points = [(d, v) for d, given in series.points if (v := finite(given)) is not None]
    if not points:
        return series.reason or f"No estimate for {series.name} in these weeks."
    (first_day, first), (_day, now) = points[0], points[-1]
    said = f"{series.name}: about {now:.1f} {series.unit} for one rep"
    if len(points) > 1:
        change = now - first
        if abs(change) < 0.05:
            said += f", the same as on {day_month(first_day, series.last.year)}"
        else:
            said += f", {abs(change):.1f} {'more' if change > 0 else 'less'} than on "
            said += day_month(first_day, series.last.year)
    said += f". An estimate (Epley), only from sets of at most {MAX_REPS} reps to failure"
    if series.bodyweight_kg is not None:
        said += f"; counts part of your {number(series.bodyweight_kg)} kg"
    return f"{said}."


def _sides(series: SidesSeries) -> str:
    if not series.points:
        return f"No session of {series.name} in these weeks."
    last = series.points[-1]
    said = f"{series.name}: left {last.left}, right {last.right} "
    said += f"on {day_month(last.date, series.last.year)}."
    if series.sentence:
        return f"{said} {series.sentence}"
    if round(abs(series.percent)) == 0:
        return f"{said} The sides are even."
    weaker = "left" if series.percent > 0 else "right"
    said += f" Over the last two sessions the {weaker} side did {abs(series.percent):.0f} % less"
    return f"{said}; it starts and decides."


def _ladder(series: LadderSeries) -> str:
    if not series.points:
        return f"No rung of the {series.name.lower()} ladder in these weeks."
    day, place, _ = series.points[-1]
    since = min(d for d, p, _ in series.points if p == place)
    low = min(p for _, p, _ in series.points)
    said = f"{series.rungs[place][1]}, last on {day_month(day, series.last.year)}"
    said += f", first in these weeks on {day_month(since, series.last.year)}."
    if low < place:
        said += f" Started from {series.rungs[low][1].lower()}."
    return said


def _calendar(series: CalendarSeries) -> str:
    if not series.days:
        return "No training in these weeks."
    days = [day for day, _ in series.days]
    whole = (series.last - series.since).days + 1
    begun = (series.since - series.first).days // 7
    weeks = (series.last - series.first).days // 7 + 1 - begun
    trained = {(day - series.first).days // 7 for day in days}
    gap = max(((b - a).days for a, b in itertools.pairwise(days)), default=0)
    said = f"{counted(len(days), 'training day')} in {counted(weeks, 'week')}"
    said += f", {len(days) / weeks:.1f} a week; {counted(whole - len(days), 'rest day')}."
    if len(trained) < weeks:
        said += f" {counted(weeks - len(trained), 'week')} without any."
    if gap > 1:
        said += f" Longest time between two: {gap} days."
    return said


def _load(series: LoadSeries) -> str:
    totals = [amount(a) + amount(b) for a, b in zip(series.training, series.other, strict=True)]
    if not any(totals):
        said = "No session load in these weeks: it takes the effort of the sets and a finished"
        return f"{said} session."
    said = f"{totals[-1]:.0f} this week"
    change = week_change(totals[-2], totals[-1]) if len(totals) > 1 else None
    if change is not None:
        size = f"{abs(change):.0f}"
        more = f"{size} % {'more' if change >= 0 else 'less'} than" if size != "0" else "as much as"
        said += f", {more} last"
    said += ", so far." if change is not None else " so far."
    if len(totals) > 2:
        earlier = week_change(totals[-3], totals[-2])
        if earlier is not None:
            size = f"{abs(earlier):.0f}"
            way = f"{'up' if earlier >= 0 else 'down'} {size} %" if size != "0" else "the same"
            said += f" The last whole week: {totals[-2]:.0f}, {way}."
    said += " A measure of how much, not of risk."
    if series.unknown:
        said += f" {counted(series.unknown, 'day')} without effort or length left out."
    return said


def _balance(series: BalanceSeries) -> str:
    total = sum(max(0, sets) for _, sets in series.sets)
    if not total:
        return "No sets in these weeks."
    ordered = sorted(series.sets, key=lambda item: -item[1])
    most, sets = ordered[0]
    said = f"{total} sets: most in {most}, {sets * 100 / total:.0f} %"
    curls = dict(series.sets).get("curl", 0)
    hinges = dict(series.sets).get("hinge", 0)
    said += f". Hamstrings by the hip (hinge) {hinges}, by the knee (curl) {curls}."
    none = [name for name, found in series.sets if not found]
    return f"{said} None in {_listed(none)}." if none else said


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _records(series: RecordSeries) -> str:
    rows = [row for row in series.rows if row.top]
    if not rows:
        return "No records in these weeks."
    newest = max(rows, key=lambda row: row.date)
    lately = sum(1 for row in rows if series.last - row.date <= _FRESH)
    said = f"Newest: {newest.name}, {newest.text}, {day_month(newest.date, series.last.year)}."
    return f"{said} {lately} in the last 30 days."


_SAID: dict[type[Any], Callable[[Any], str]] = {
    VolumeSeries: _volume,
    SorenessSeries: _soreness,
    Trend: _trend,
    ExerciseSeries: _exercise,
    E1rmSeries: _e1rm,
    SidesSeries: _sides,
    LadderSeries: _ladder,
    CalendarSeries: _calendar,
    LoadSeries: _load,
    BalanceSeries: _balance,
    RecordSeries: _records,
}
