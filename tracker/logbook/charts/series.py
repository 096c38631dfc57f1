"""The numbers behind every chart, read from the store's sums and never set by set."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from tracker.domain.errors import BadValue, UnknownName
from tracker.domain.exercise import PATTERNS, Exercise
from tracker.domain.moment import DAY_MS, Moment
from tracker.domain.units import in_unit
from tracker.logbook.advising.advice import Advisor
from tracker.logbook.charts.exercise_series import (
    e1rm_series,
    exercise_series,
    ladder_series,
    sides_series,
)
from tracker.logbook.charts.muscles import muscles_of
from tracker.logbook.today import each_sided, first_weekday
from tracker.metrics.load import session_load
from tracker.metrics.records import KINDS as RECORD_KINDS
from tracker.metrics.records import Best, bests_of
from tracker.metrics.series import (
    MEASURES,
    BalanceSeries,
    CalendarSeries,
    LoadSeries,
    RecordRow,
    RecordSeries,
    Series,
    SorenessSeries,
    VolumePanel,
    VolumeSeries,
)
from tracker.metrics.volume import (
    LANDMARKS,
    WEEK,
    VolumeRow,
    week_start,
    weekly_sets,
    weekly_work,
    weeks_between,
)

KINDS: dict[str, str] = {
    "volume": "muscle or nothing",
    "soreness": "muscle or nothing",
    "volume-soreness": "muscle or nothing",
    "exercise": "exercise",
    "e1rm": "exercise",
    "sides": "exercise",
    "ladder": "exercise",
    "calendar": "nothing",
    "load": "nothing",
    "balance": "nothing",
    "records": "exercise or nothing",
}
"""Kind of chart -> what it may be asked of."""

BALANCED = ("hinge", "bridge", "curl", "squat")
"""Patterns that are told even where nothing was done."""

MOST_PANELS = 4
"""Muscles drawn together; more would leave each too low to read."""


@dataclass(frozen=True, slots=True)
class Span:
    """The weeks of a question: ``first`` is the start of the oldest, ``starts`` all of them."""

    first: date
    when: Moment
    starts: tuple[date, ...]
    weekday: int


def series(
    advisor: Advisor,
    kind: str,
    subject: str,
    weeks: int | None,
    when: Moment,
    measure: str = "sets",
) -> Series:
    """The numbers of one chart over ``weeks`` weeks, this one last; all there are for None.

    ``subject`` is the name of an exercise or a muscle, "" where none is named. Raises UnknownName
    and BadValue with a sentence.
    """
    if kind not in KINDS:
        raise UnknownName(f"There is no chart {kind!r}; there are: {', '.join(KINDS)}.")
    takes = KINDS[kind]
    if subject and takes == "nothing":
        raise BadValue(f"The chart {kind} is of everything; leave {subject!r} out.")
    if not subject and takes == "exercise":
        raise BadValue(f"Name an exercise, like: overload chart {kind} goblet squat.")
    if measure not in MEASURES:
        raise BadValue(f"Volume is counted in {', '.join(MEASURES)}, not {measure!r}.")
    with advisor.store.reading():
        span = span_of(advisor, weeks, when)
        if kind == "volume":
            return _volume(advisor, subject, measure, span)
        if kind in ("soreness", "volume-soreness"):
            return _of_muscle(advisor, kind, subject, span)
        if takes == "exercise":
            known = advisor.catalog
            exercise = known.of_family(subject) if kind == "ladder" else known.resolve(subject)
            return _OF_EXERCISE[kind](advisor, exercise, span.first, when)
        if kind == "records":
            return _records(advisor, subject, weeks, span)
        return _OF_EVERYTHING[kind](advisor, span)


def span_of(advisor: Advisor, weeks: int | None, when: Moment) -> Span:
    """The last ``weeks`` weeks, this one included; from the first training on for None."""
    weekday = first_weekday(advisor.store.settings())
    this = week_start(when.date, weekday)
    if weeks is None:
        begun = advisor.store.first_trained(when)
        first = this if begun is None else week_start(begun, weekday)
    else:
        first = max(this - (max(1, weeks) - 1) * WEEK, date(1970, 1, 5))
    return Span(first, when, weeks_between(first, this, weekday), weekday)


def _volume_rows(advisor: Advisor, span: Span) -> list[VolumeRow]:
    """Volume summed by week and exercise; the date of a row is the start of its week."""
    each = each_sided(advisor.catalog)
    return [VolumeRow(*row) for row in advisor.store.weekly_volume(span.first, span.when, each)]


def _set_rows(advisor: Advisor, span: Span) -> list[VolumeRow]:
    """Working sets alone, summed by week and exercise."""
    return [VolumeRow(*row) for row in advisor.store.weekly_sets(span.first, span.when)]


def muscle_of(advisor: Advisor, name: str) -> str:
    """The muscle a name means; UnknownName lists those there are."""
    given = name.strip().lower().replace(" ", "-")
    for muscle, info in advisor.catalog.muscles.items():
        if given in (muscle, info.name.lower()):
            return muscle
    known = ", ".join(advisor.catalog.muscles)
    raise UnknownName(f"There is no muscle {name.strip()!r}; there are: {known}.")


def _trained(advisor: Advisor, rows: Iterable[VolumeRow]) -> list[str]:
    """Muscles with direct sets in these rows, most first."""
    sets: dict[str, int] = {}
    for row in rows:
        exercise = advisor.catalog.exercises.get(row.exercise)
        for muscle in () if exercise is None else exercise.primary:
            sets[muscle] = sets.get(muscle, 0) + row.sets
    return sorted(sets, key=lambda muscle: -sets[muscle])


def _volume(advisor: Advisor, subject: str, measure: str, span: Span) -> VolumeSeries:
    rows = _set_rows(advisor, span) if measure == "sets" else _volume_rows(advisor, span)
    exercises = advisor.catalog.exercises
    named = [muscle_of(advisor, subject)] if subject else []
    if measure == "sets":
        weeks = weekly_sets(rows, exercises, span.first, span.when.date, span.weekday)
        muscles = named or _trained(advisor, rows)[:MOST_PANELS]
        panels = tuple(
            VolumePanel(
                muscle,
                tuple((w.direct.get(muscle, 0.0), w.indirect.get(muscle, 0.0)) for w in weeks),
                LANDMARKS.get(muscle),
            )
            for muscle in muscles
        )
        return VolumeSeries(measure, "sets", span.starts, panels)
    if named:
        rows = [row for row in rows if named[0] in _primary(exercises, row.exercise)]
    work = weekly_work(rows, exercises, span.first, span.when.date, span.weekday)
    name = named[0] if named else "everything"
    if measure == "reps":
        amounts = tuple((float(sum(w.reps.values())), 0.0) for w in work)
        return VolumeSeries(measure, "reps", span.starts, (VolumePanel(name, amounts),))
    unit = advisor.store.settings().get("units", "kg")
    amounts = tuple((in_unit(w.kg, unit).value, 0.0) for w in work)
    weightless = sum(n for kind, n in work[-1].reps.items() if kind not in work[-1].tonnage)
    return VolumeSeries(measure, unit, span.starts, (VolumePanel(name, amounts),), weightless)


def _primary(exercises: Mapping[str, Exercise], exercise: str) -> tuple[str, ...]:
    known = exercises.get(exercise)
    return () if known is None else known.primary


def _of_muscle(advisor: Advisor, kind: str, subject: str, span: Span) -> Series:
    if subject:
        muscle = muscle_of(advisor, subject)
    else:
        known = muscles_of(advisor)
        muscle = known[0] if known else next(iter(advisor.catalog.muscles))
    if kind == "volume-soreness":
        from tracker.logbook.charts.trends import trend

        return trend(advisor, muscle, len(span.starts), span.when)
    daily = advisor.store.sore_days(muscle, span.first, span.when)
    return SorenessSeries(muscle, span.starts, tuple(daily))


def _calendar(advisor: Advisor, span: Span) -> CalendarSeries:
    days = advisor.store.dates_trained(span.first, span.when)
    begun = advisor.store.first_trained(span.when)
    return CalendarSeries(span.first, span.when.date, span.weekday, tuple(days), begun)


def _load(advisor: Advisor, span: Span) -> LoadSeries:
    training = dict.fromkeys(span.starts, 0.0)
    other = dict.fromkeys(span.starts, 0.0)
    unknown = 0
    for day in advisor.store.day_efforts(span.first, span.when):
        if day.rpe is None or day.minutes is None:
            unknown += 1
            continue
        training[week_start(day.date, span.weekday)] += session_load(day.rpe, day.minutes)
    since = (span.first.toordinal() - date(1970, 1, 1).toordinal() - 1) * DAY_MS
    for done in advisor.store.activities(since, span.when):
        week = week_start(done.at.date, span.weekday)
        if week in other:
            other[week] += session_load(done.intensity, done.minutes)
    return LoadSeries(span.starts, tuple(training.values()), tuple(other.values()), unknown)


def _balance(advisor: Advisor, span: Span) -> BalanceSeries:
    sets: dict[str, int] = dict.fromkeys(PATTERNS, 0)
    for row in _set_rows(advisor, span):
        exercise = advisor.catalog.exercises.get(row.exercise)
        if exercise is not None:
            sets[exercise.pattern] = sets.get(exercise.pattern, 0) + row.sets
    shown = tuple((p, n) for p, n in sets.items() if n or p in BALANCED)
    return BalanceSeries(len(span.starts), shown)


def _records(advisor: Advisor, subject: str, weeks: int | None, span: Span) -> RecordSeries:
    wanted = advisor.catalog.resolve(subject).id if subject else None
    body = advisor.store.bodyweight(span.when)
    bands = advisor.store.inventory().bands
    rows: list[RecordRow] = []
    sums = advisor.store.best_work(span.when, wanted)
    for exercise in advisor.catalog.exercises.values():
        mine = [most for most in sums if most.exercise == exercise.id]
        if mine:
            best = bests_of(exercise, mine, bands, None if body is None else body.kg)
            rows += _record_rows(exercise, best)
    if weeks is not None:
        rows = [row for row in rows if row.date >= span.first]
    return RecordSeries(tuple(rows), span.when.date)


def _record_rows(exercise: Exercise, bests: Iterable[Best]) -> list[RecordRow]:
    """The records as rows; of those kept for each resistance, the hardest one's are on top."""
    bests = list(bests)
    levers = [b.at.words() for b in bests if b.kind in RECORD_KINDS[:4]]
    latest = max((b for b in bests if b.key), key=lambda b: b.date, default=None)
    hardest = levers[0] if levers else "" if latest is None else latest.key
    return [
        RecordRow(
            exercise.id,
            exercise.name,
            exercise.short,
            b.kind,
            b.key,
            b.text,
            b.date,
            not b.key or b.key == hardest,
        )
        for b in bests
    ]


_OF_EXERCISE: dict[str, Callable[[Advisor, Exercise, date, Moment], Series]] = {
    "exercise": exercise_series,
    "e1rm": e1rm_series,
    "sides": sides_series,
    "ladder": ladder_series,
}
_OF_EVERYTHING: dict[str, Callable[[Advisor, Span], Series]] = {
    "calendar": _calendar,
    "load": _load,
    "balance": _balance,
}
