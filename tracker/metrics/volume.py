"""Weekly volume: hard sets per muscle, reps, and tonnage where there are kilograms."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from datetime import date, timedelta

from tracker.domain.exercise import Exercise
from tracker.domain.value import Value
from tracker.domain.views import MuscleWeek

WEEK = timedelta(days=7)

LANDMARKS = {"hamstrings": (10.0, 16.0), "glutes": (4.0, 12.0)}
"""Hard sets a week between which most people grow (RP, 2017-19); a guess about people that
steers nothing. Other muscles have no figure we could name a source for."""


class VolumeRow(Value):
    """The working sets of one exercise on one date, summed; warm-ups are left out before.

    ``sets``: how many; a set of an ``each`` exercise counts once for both sides.
    ``reps``: every rep moved, left and right added for ``each``; holds add none.
    ``kg_reps``: sum of reps x load per implement in kg; 0 without a load.
    """

    date: date
    exercise: str
    sets: int
    reps: int = 0
    kg_reps: float = 0.0


class WeekVolume(Value):
    """Hard sets per muscle in the week from ``start``; ``indirect`` sets are already halved."""

    start: date
    direct: Mapping[str, float]
    indirect: Mapping[str, float]

    @property
    def sets(self) -> dict[str, float]:
        """Muscle to hard sets, direct and indirect together."""
        muscles = dict.fromkeys((*self.direct, *self.indirect))
        return {m: self.direct.get(m, 0.0) + self.indirect.get(m, 0.0) for m in muscles}


class WeekWork(Value):
    """Reps by resistance kind in the week from ``start``, and the kilograms moved.

    ``tonnage`` holds only kinds whose resistance is kilograms: a band, the body and the help
    of a machine have reps and no tonnage.
    """

    start: date
    reps: Mapping[str, int]
    tonnage: Mapping[str, float]

    @property
    def kg(self) -> float:
        """All kilograms x reps of the week."""
        return sum(self.tonnage.values())


def week_start(day: date, first_weekday: int = 0) -> date:
    """The first day of the week that holds ``day``; ``first_weekday`` 0 is Monday (ISO 8601)."""
    number = day.toordinal()
    # Day 1 of the calendar is a Monday; its very first days may have no first weekday before them.
    return date.fromordinal(max(1, number - (number - 1 - first_weekday) % 7))


def weeks_between(first: date, last: date, first_weekday: int = 0) -> tuple[date, ...]:
    """The starts of all weeks from the one of ``first`` to the one of ``last``, none left out."""
    start, end = week_start(first, first_weekday), week_start(last, first_weekday)
    count = (end - start).days // 7 + 1
    return tuple(start + index * WEEK for index in range(max(0, count)))


def weekly_sets(
    rows: Iterable[VolumeRow],
    exercises: Mapping[str, Exercise],
    first: date,
    last: date,
    first_weekday: int = 0,
) -> tuple[WeekVolume, ...]:
    """Hard sets per muscle and week from ``first`` to ``last``, oldest first, empty weeks as zeros.

    A direct set counts 1 and an indirect one 0.5, the count that described growth best in
    Pelland 2024 (67 studies). Every muscle that occurs anywhere is in every week. Rows outside
    the weeks and of exercises the catalogue does not know are left out.
    """
    starts = weeks_between(first, last, first_weekday)
    direct: dict[date, dict[str, float]] = {start: {} for start in starts}
    indirect: dict[date, dict[str, float]] = {start: {} for start in starts}
    muscles: dict[str, None] = {}
    for start, exercise, row in _in_weeks(rows, exercises, direct, first_weekday):
        for muscle, weight in exercise.muscles:
            muscles[muscle] = None
            week = (direct if weight >= 1 else indirect)[start]
            week[muscle] = week.get(muscle, 0.0) + weight * row.sets
    return tuple(
        WeekVolume(
            start,
            {m: direct[start].get(m, 0.0) for m in muscles},
            {m: indirect[start].get(m, 0.0) for m in muscles},
        )
        for start in starts
    )


def weekly_work(
    rows: Iterable[VolumeRow],
    exercises: Mapping[str, Exercise],
    first: date,
    last: date,
    first_weekday: int = 0,
) -> tuple[WeekWork, ...]:
    """Reps and tonnage per resistance kind and week, oldest first, empty weeks with none.

    Tonnage is load per implement x implements x reps, both sides for ``each``.
    """
    starts = weeks_between(first, last, first_weekday)
    reps: dict[date, dict[str, int]] = {start: {} for start in starts}
    tonnage: dict[date, dict[str, float]] = {start: {} for start in starts}
    for start, exercise, row in _in_weeks(rows, exercises, reps, first_weekday):
        kind = exercise.kind
        reps[start][kind] = reps[start].get(kind, 0) + row.reps
        if exercise.loaded:
            moved = row.kg_reps * exercise.implements
            tonnage[start][kind] = tonnage[start].get(kind, 0.0) + moved
    return tuple(WeekWork(start, reps[start], tonnage[start]) for start in starts)


def _in_weeks(
    rows: Iterable[VolumeRow],
    exercises: Mapping[str, Exercise],
    starts: Container[date],
    first_weekday: int,
) -> Iterator[tuple[date, Exercise, VolumeRow]]:
    """Each row with its week and exercise, but for other weeks and unknown exercises."""
    for row in rows:
        exercise = exercises.get(row.exercise)
        start = week_start(row.date, first_weekday)
        if exercise is not None and start in starts:
            yield start, exercise, row


def week_progress(
    rows: Iterable[VolumeRow],
    to_come: Iterable[tuple[str, int]],
    exercises: Mapping[str, Exercise],
    today: date,
    first_weekday: int = 0,
) -> tuple[MuscleWeek, ...]:
    """Hard sets of this week so far, against what the week comes to (``6 of 12``).

    ``to_come`` are (exercise id, working sets) still planned in this week. Muscles with the
    most planned come first, equal ones in the order the exercises name them.
    """
    week = weekly_sets(rows, exercises, today, today, first_weekday)[0]
    done = week.sets
    planned = dict(done)
    for exercise_id, sets in to_come:
        if exercise_id in exercises:
            for muscle, weight in exercises[exercise_id].muscles:
                planned[muscle] = planned.get(muscle, 0.0) + weight * sets
    counts = [MuscleWeek(m, done.get(m, 0.0), total) for m, total in planned.items()]
    return tuple(sorted((c for c in counts if c.planned > 0), key=lambda c: -c.planned))
