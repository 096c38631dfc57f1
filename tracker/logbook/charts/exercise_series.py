"""One exercise over time: its lever, its estimated maximum, its sides."""

from __future__ import annotations

from datetime import date
from functools import cache
from itertools import groupby

from tracker.domain.errors import OverloadError
from tracker.domain.exercise import Exercise
from tracker.domain.inventory import Inventory
from tracker.domain.moment import Moment
from tracker.domain.target import Resistance
from tracker.domain.units import in_unit
from tracker.logbook.advising.advice import Advisor
from tracker.metrics.e1rm import external_e1rm
from tracker.metrics.series import (
    E1rmSeries,
    ExercisePoint,
    ExerciseSeries,
    LadderSeries,
    SidesSeries,
)
from tracker.metrics.sides import SidePoint, side_view
from tracker.metrics.work import BestWork, Work, working

_UNITS = {"height": "cm", "band": "", "reps": "reps", "seconds": "s"}


def lever_of(exercise: Exercise) -> str:
    """What makes an exercise harder: ``load help band height seconds reps``."""
    if exercise.loaded:
        return "load"
    if exercise.kind == "assisted":
        return "help"
    if exercise.kind == "band":
        return "band"
    if exercise.uses_height:
        return "height"
    return "seconds" if exercise.timed else "reps"


def exercise_series(
    advisor: Advisor, exercise: Exercise, first: date, when: Moment
) -> ExerciseSeries:
    """The exercise by what makes it harder, its records, the next target, the rungs reached."""
    store = advisor.store
    lever = lever_of(exercise)
    unit = store.settings().get("units", "kg")
    inventory = store.inventory()
    work = store.exercise_work(exercise.id, first, when)
    bands = _bands(work, inventory) if lever == "band" else ()
    records = _record_dates(store.best_work(when, exercise.id), lever, bands)
    points = []
    for day, sums in groupby(work, lambda w: w.date):
        at = working(list(sums))
        reps = at.weaker / at.sets
        value = reps if lever in ("reps", "seconds") else _value(at.at, lever, unit, bands)
        if value is not None:
            points.append(ExercisePoint(day, value, reps, day in records))
    decision = advisor.record(when, exercise.id)
    target = None
    if decision.to is not None and decision.to_exercise == exercise.id and decision.goal:
        goal = sum(decision.goal) / len(decision.goal)
        value = (
            goal
            if lever in ("reps", "seconds")
            else _value(decision.to.resistance, lever, unit, bands)
        )
        target = None if value is None else (value, goal)
    next_name = ""
    if decision.to_exercise != exercise.id:
        next_name = advisor.catalog.exercise(decision.to_exercise).name
    rungs = _ladder(advisor, exercise, first, when)
    return ExerciseSeries(
        exercise.id,
        exercise.name,
        lever,
        unit if lever in ("load", "help") else _UNITS[lever],
        first,
        when.date,
        tuple(points),
        bands,
        target,
        next_name,
        exercise.implements,
        _reached(advisor, exercise, first, when),
        None if rungs is None or len({place for _, place, _ in rungs.points}) < 2 else rungs,
    )


def _bands(work: list[Work], inventory: Inventory) -> tuple[str, ...]:
    """The owned bands, light to strong, those that left the inventory before them."""
    used = dict.fromkeys(w.at.band for w in work if w.at.band is not None)
    return (*(band for band in used if band not in inventory.bands), *inventory.bands)


def _value(at: Resistance, lever: str, unit: str, bands: tuple[str, ...]) -> float | None:
    if lever in ("load", "help"):
        if at.load is None:
            return None
        return at.load.value if at.load.unit == unit else in_unit(at.load.kg, unit).value
    if lever == "height":
        return at.height_cm
    return float(bands.index(at.band)) if at.band in bands else None


def _record_dates(most: list[BestWork], lever: str, bands: tuple[str, ...]) -> set[date]:
    """Dates on which the lever first stood higher than ever; the first session is no record."""
    if lever in ("reps", "seconds"):
        best = max(most, key=lambda w: (w.count[0], -w.count[1].toordinal()), default=None)
        first = min((w.first for w in most), default=None)
        return set() if best is None or best.count[1] == first else {best.count[1]}
    sign = -1.0 if lever == "help" else 1.0
    dates: set[date] = set()
    highest: float | None = None
    for one in sorted(most, key=lambda w: w.first):
        value = _value(one.at, lever, "kg", bands)
        if value is None:
            continue
        if highest is not None and sign * value > highest:
            dates.add(one.first)
        highest = sign * value if highest is None else max(highest, sign * value)
    return dates


def _reached(
    advisor: Advisor, exercise: Exercise, first: date, when: Moment
) -> tuple[tuple[date, str], ...]:
    """When a harder rung of the ladder than any before was done first, this exercise aside."""
    ladder = advisor.catalog.ladder_of(exercise.id)
    if ladder is None:
        return ()
    order = {rung: place for place, rung in enumerate(ladder.rungs)}
    highest = -1
    found = []
    begun = advisor.store.first_done(ladder.rungs, when)
    for rung, day in sorted(begun.items(), key=lambda item: (item[1], order[item[0]])):
        if order[rung] > highest:
            if highest >= 0 and day >= first and rung != exercise.id:
                found.append((day, advisor.catalog.exercise(rung).short))
            highest = order[rung]
    return tuple(found)


def ladder_series(advisor: Advisor, exercise: Exercise, first: date, when: Moment) -> LadderSeries:
    """Which rung of the exercise's ladder was done when; OverloadError where it stands on none."""
    found = _ladder(advisor, exercise, first, when)
    if found is None:
        raise OverloadError(f"{exercise.name} stands on no ladder.")
    return found


def _ladder(advisor: Advisor, exercise: Exercise, first: date, when: Moment) -> LadderSeries | None:
    ladder = advisor.catalog.ladder_of(exercise.id)
    if ladder is None:
        return None
    done = advisor.store.rungs_trained(ladder.rungs, first, when)
    order = {rung: place for place, rung in enumerate(ladder.rungs)}
    names = [advisor.catalog.exercise(rung) for rung in ladder.rungs]
    harder = advisor.catalog.edges_up(done[-1][1]) if done else ()
    return LadderSeries(
        ladder.id,
        ladder.name,
        first,
        when.date,
        tuple((e.id, e.name, e.short) for e in names),
        tuple((day, order[rung], sets) for day, rung, sets in done),
        order[harder[0].to_id] if harder else None,
    )


def e1rm_series(advisor: Advisor, exercise: Exercise, first: date, when: Moment) -> E1rmSeries:
    """The best estimate of each date, only where it is honest; with the body weight of its day."""
    store = advisor.store
    unit = store.settings().get("units", "kg")
    share = exercise.bodyweight_share
    weights = store.bodyweights(when) if share else []
    points: dict[date, float] = {}
    # Years of one exercise hold few different pairs of load and reps.
    estimate = cache(external_e1rm)
    if exercise.loaded:
        for work in store.exercise_work(exercise.id, first, when):
            if work.at.load is None or work.to_failure is None:
                continue
            body = _weight_on(weights, work.date)
            kg = estimate(work.at.load.kg, work.to_failure, share, body)
            if kg is not None:
                points[work.date] = max(points.get(work.date, 0.0), kg)
    return E1rmSeries(
        exercise.id,
        exercise.name,
        unit,
        first,
        when.date,
        tuple((day, in_unit(kg, unit).value) for day, kg in points.items()),
        "" if points else _no_estimate(exercise, bool(weights)),
        exercise.implements,
        weights[-1][1] if weights else None,
    )


def _weight_on(weights: list[tuple[date, float]], day: date) -> float | None:
    """The body weight last told by a date; before the first, the first."""
    known = [kg for told, kg in weights if told <= day]
    return known[-1] if known else weights[0][1] if weights else None


def _no_estimate(exercise: Exercise, weighed: bool) -> str:
    if not exercise.loaded:
        return f"{exercise.name} has no kilograms to estimate from."
    if exercise.bodyweight_share and not weighed:
        return "It moves part of your body too; log your weight first: overload bodyweight 70kg."
    return "An estimate needs a set with its effort, of at most 12 reps to failure."


def sides_series(advisor: Advisor, exercise: Exercise, first: date, when: Moment) -> SidesSeries:
    """Left and right of each date at its working resistance; OverloadError for two-sided work."""
    if exercise.side != "each":
        raise OverloadError(f"{exercise.name} is not done one side at a time.")
    points = []
    for day, sums in groupby(
        advisor.store.exercise_work(exercise.id, first, when), lambda w: w.date
    ):
        at = working(list(sums))
        points.append(SidePoint(day, at.left, at.right))
    view = side_view(points)
    return SidesSeries(
        exercise.id,
        exercise.name,
        first,
        when.date,
        tuple(points),
        0.0 if view is None else view.percent,
        "" if view is None else view.sentence,
    )
