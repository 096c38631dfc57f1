"""The model itself: it grows, fades, is sore, has two sides, and says how hard it was."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from tests.simulate.lives import HOME, steady
from tracker.catalog import Catalog, load_catalog
from tracker.domain.target import BODY, Resistance, Target
from tracker.domain.units import Load
from tracker.simulate.body import Body, Traits
from tracker.simulate.lifter import SimulatedLifter

DAY = date(2026, 1, 5)
THREE = Target(3, 8, 12)


@cache
def catalog() -> Catalog:
    return load_catalog()


def levels() -> dict[str, int]:
    return {exercise: catalog().level(exercise) for exercise in catalog().exercises}


def lifter(traits: Traits | None = None, seed: int = 1) -> SimulatedLifter:
    return SimulatedLifter(seed, DAY, levels(), HOME, traits=traits or steady(seed))


def body(**changes: object) -> Body:
    return Body(steady(1, **changes), levels(), HOME)


def left(one: Body, exercise: str = "bodyweight-squat", day: date = DAY) -> float:
    return one.reps_left(catalog().exercise(exercise), BODY, day.toordinal(), 1.0)


def train(one: Body, weeks: int, exercise: str = "bodyweight-squat") -> date:
    day = DAY
    for number in range(weeks * 2):
        day = DAY + timedelta(days=3 * number)
        one.rest_until(day.toordinal())
        one.worked(catalog().exercise(exercise), 3, 0.9, day.toordinal())
    return day + timedelta(days=7)


def test_training_makes_stronger_and_less_so_with_time() -> None:
    one = body()
    at = [left(one)]
    for _ in range(3):
        day = train(one, 26)
        at.append(left(one, day=day))
    assert at[0] + 3 < at[1] < at[2]
    assert at[3] - at[2] < at[2] - at[1] < at[1] - at[0]


def test_a_short_break_costs_nothing_and_a_long_one_much() -> None:
    one = body()
    day = train(one, 26)
    trained = left(one, day=day)
    one.rest_until((day + timedelta(days=2)).toordinal())
    assert left(one, day=day) == trained
    one.rest_until((day + timedelta(days=60)).toordinal())
    after = left(one, day=day + timedelta(days=60))
    one.rest_until((day + timedelta(days=365)).toordinal())
    assert after < trained
    assert left(one, day=day + timedelta(days=365)) < after


def test_new_work_is_felt_for_days_and_used_work_hardly() -> None:
    one = body(tender=1.5)
    squat = catalog().exercise("bodyweight-squat")
    one.worked(squat, 3, 1.0, DAY.toordinal())
    felt = [one.soreness("quads", DAY.toordinal() + day) for day in range(7)]
    assert felt[1] == max(felt) >= 4
    assert felt[0] < felt[1] > felt[3] > felt[5]
    assert felt[6] == 0
    used = body(tender=1.5)
    last = train(used, 8) - timedelta(days=7)
    assert used.soreness("quads", last.toordinal() + 1) < felt[1] / 2


def test_the_harder_it_is_the_fewer_reps() -> None:
    one = body()
    day = DAY.toordinal()

    def reps(exercise: str, resistance: Resistance) -> float:
        return one.reps_left(catalog().exercise(exercise), resistance, day, 1.0)

    loads = [reps("goblet-squat", Resistance(Load(kilos))) for kilos in (4.0, 8.0, 14.0)]
    bands = [reps("band-hamstring-curl", Resistance(band=band)) for band in HOME.bands]
    steps = [reps("step-up", Resistance(height_cm=cm)) for cm in HOME.steps]
    for row in (loads, bands, steps):
        assert row[0] > row[1] > row[2]
    assert left(one) > loads[0]


def test_the_weaker_side_does_fewer_reps() -> None:
    traits = replace(steady(1), gap=0.1, side="right")
    done = lifter(traits).does(
        catalog().exercise("single-leg-romanian-deadlift"), Target(3, 8, 20), (20, 20, 20), DAY,
        False,
    )  # fmt: skip
    assert all(each.right is not None and each.right < each.count for each in done)
    both = lifter(traits).does(catalog().exercise("glute-bridge"), THREE, (8, 8, 8), DAY, False)
    assert all(each.right is None for each in both)


def test_efforts_follow_the_reps_that_were_left() -> None:
    said: dict[str, Counter[str]] = {}
    for name, kilos in (("light", 4.0), ("heavy", 40.0)):
        counter: Counter[str] = Counter()
        for seed in range(40):
            target = replace(THREE, resistance=Resistance(Load(kilos)))
            sets = lifter(steady(seed), seed).does(
                catalog().exercise("goblet-squat"), target, (8, 8, 8), DAY, False
            )
            counter.update(str(each.effort) for each in sets)
        said[name] = counter
    assert set(said["heavy"]) <= {"max", "broke"}
    assert said["heavy"]["broke"] > 0
    assert said["light"]["easy"] + said["light"]["good"] > 10 * said["light"]["broke"]


def test_an_effort_is_sometimes_left_out_and_pain_follows_a_set_that_broke() -> None:
    silent = lifter(steady(2, silent=1.0))
    done = silent.does(catalog().exercise("glute-bridge"), THREE, (8, 8, 8), DAY, False)
    assert {each.effort for each in done} == {None}
    hurt = lifter(steady(2, careless=1.0, niggle=1.0))
    heavy = replace(THREE, resistance=Resistance(Load(60.0)))
    (broke,) = hurt.does(catalog().exercise("goblet-squat"), heavy, (8, 8, 8), DAY, False)
    assert broke.pain is not None
    assert hurt.hurting() == ("goblet-squat",)
    levels_told = []
    for number in range(60):
        if hurt.hurting():
            levels_told.append(hurt.pain("goblet-squat", DAY + timedelta(days=number)))
    assert levels_told == sorted(levels_told, reverse=True)
    assert levels_told[-1] == 0


def test_as_many_sessions_are_missed_as_asked() -> None:
    days = [DAY + timedelta(days=number) for number in range(2000)]
    kept = sum(lifter().comes(day, 0.3) for day in days)
    assert 1300 < kept < 1500
    assert all(lifter().comes(day, 0.0) for day in days[:50])
    assert not any(lifter().comes(day, 1.0) for day in days[:50])
