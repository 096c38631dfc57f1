"""Weekly volume against soreness, per muscle."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from tracker.domain.moment import Moment
from tracker.domain.views import Trend, TrendWeek
from tracker.logbook.advising.advice import Advisor
from tracker.logbook.charts.muscles import muscles_of
from tracker.logbook.today import first_weekday, volume_rows
from tracker.metrics.volume import WEEK, VolumeRow, WeekVolume, week_start, weekly_sets

_REACTIONS = {
    "sore-hold": "h",
    "sport-hold": "h",
    "sport-taxed": "h",
    "very-sore": "h",
    "deload": "d",
}
"""Rule of a plan -> the mark of its week."""

MOST_WEEKS = 5200
"""A hundred years: what ``all`` shows at most."""


def trend(advisor: Advisor, muscle: str, weeks: int, when: Moment) -> Trend:
    """The last ``weeks`` weeks of one muscle, this week last."""
    if muscle not in advisor.catalog.muscles:
        raise KeyError(muscle)
    start_of_week = first_weekday(advisor.store.settings())
    this_week = week_start(when.date, start_of_week)
    first = this_week - (max(1, min(weeks, MOST_WEEKS)) - 1) * WEEK
    rows = [VolumeRow(*row) for row in advisor.store.weekly_sets(first, when)]
    volume = weekly_sets(rows, advisor.catalog.exercises, first, when.date, start_of_week)
    mine = advisor.store.sore_days(muscle, first, when)
    worst = _worst_by_week(mine, start_of_week)
    reactions = _reactions(advisor, muscle, mine, first, when)
    marks: dict[date, set[str]] = {}
    for day, mark in reactions:
        marks.setdefault(week_start(day, start_of_week), set()).add(mark)
    first_trained = min((row.date for row in rows), default=None)

    def missed(w: WeekVolume) -> set[str]:
        return _missed(w.start, w.sets, first_trained, this_week)

    found = tuple(
        TrendWeek(
            start=w.start,
            direct=w.direct.get(muscle, 0.0),
            indirect=w.indirect.get(muscle, 0.0),
            soreness=worst.get(w.start),
            marks="".join(sorted(marks.get(w.start, set()) | missed(w))),
        )
        for w in volume
    )
    known = advisor.catalog.exercises
    names = dict.fromkeys(row.exercise for row in rows)
    muscles = muscles_of(advisor, [known[name] for name in names if name in known])
    now = volume[-1].sets
    return Trend(
        muscle=muscle,
        muscles=muscles,
        weeks=found,
        daily=tuple(mine),
        by_exercise=_this_week(advisor, muscle, this_week, when.date),
        now={m: s.level for m, s in advisor.store.soreness(when).items()},
        reactions=reactions,
        this_week=tuple((each, now.get(each, 0.0)) for each in muscles),
    )


def _worst_by_week(sore: Iterable[tuple[date, int]], start_of_week: int) -> dict[date, int]:
    worst: dict[date, int] = {}
    for day, level in sore:
        week = week_start(day, start_of_week)
        worst[week] = max(worst.get(week, 0), level)
    return worst


def _missed(
    start: date, sets: dict[str, float], first_trained: date | None, this_week: date
) -> set[str]:
    """``m`` where a whole past week held no training, after the first one that did."""
    over = start < this_week
    if first_trained is None or not over or start < first_trained or any(sets.values()):
        return set()
    return {"m"}


def _reactions(
    advisor: Advisor, muscle: str, sore: Iterable[tuple[date, int]], first: date, when: Moment
) -> tuple[tuple[date, str], ...]:
    """Dates on which the coach reacted: ``h`` held back an exercise of the muscle, ``d`` an easy
    week, ``r`` an extra rest day because it was very sore."""
    found: set[tuple[date, str]] = set()
    for day, name, rule in advisor.store.days_held(first, when.date):
        exercise = advisor.catalog.exercises.get(name)
        if rule == "deload" or (exercise is not None and muscle in exercise.primary):
            found.add((day, _REACTIONS[rule]))
    limit = advisor.standpoint(when).lifter.thresholds["very-sore.soreness"]
    very = [day for day, level in sore if level >= limit]
    trained = {day for day, _ in advisor.store.dates_trained(first, when)} if very else set()
    for day in very:
        if day not in trained:
            found.add((day, "r"))
    return tuple(sorted(found))


def _this_week(
    advisor: Advisor, muscle: str, start: date, end: date
) -> tuple[tuple[str, float], ...]:
    """This week's direct sets by exercise, most first."""
    found: dict[str, float] = {}
    for row in volume_rows(advisor, start, min(end, start + timedelta(days=6))):
        exercise = advisor.catalog.exercises.get(row.exercise)
        if exercise is not None and muscle in exercise.primary:
            found[exercise.short] = found.get(exercise.short, 0.0) + row.sets
    return tuple(sorted(found.items(), key=lambda item: -item[1]))
