"""Sums of days: always what the sets say, read by index, cut off where the question ends."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.logs import NOW, log_session, moment
from tests.store.test_undo import STEPS, Step, act, begin
from tracker.domain.effort import BROKE, EASY, GOOD, Effort
from tracker.domain.log import NewSet
from tracker.domain.moment import parse_moment
from tracker.domain.target import BODY, Plan, Resistance, Target
from tracker.domain.units import Load
from tracker.metrics.work import BestWork, DayEffort, Work
from tracker.store import Store

MONDAY = date(2026, 11, 2)
TEN, TWELVE = Resistance(Load(10.0)), Resistance(Load(12.0))
_files = count()


def kilos(*reps: int, at: Resistance = TEN, effort: Effort | None = GOOD) -> list[NewSet]:
    return [NewSet(n, resistance=at, effort=effort) for n in reps]


@given(
    st.lists(
        st.lists(st.tuples(st.sampled_from(STEPS), st.integers(1, 40)), min_size=1, max_size=4),
        max_size=10,
    ),
    st.integers(0, 6),
)
def test_the_sums_are_those_of_the_sets_whatever_was_done_and_undone(
    tmp_path_factory: pytest.TempPathFactory, actions: list[list[tuple[Step, int]]], undone: int
) -> None:
    store = Store.open(tmp_path_factory.getbasetemp() / f"work-{next(_files)}.db")
    for steps in [[(begin, 1)], *actions]:
        act(store, steps)
    for _ in range(undone):
        store.undo(NOW)
    for _ in range(undone // 2):
        store.redo(NOW)
    assert store.check() == []
    store.close()


def test_a_sum_that_went_wrong_is_found(store: Store) -> None:
    log_session(store, 18, {"goblet-squat": kilos(12, 12)})
    store.database().execute("UPDATE day_work SET sets = 3")
    assert store.check() == ["The sum of goblet-squat on 2026-11-18 differs from its sets."]


def test_a_week_sums_sets_reps_and_kilograms(store: Store) -> None:
    log_session(store, 3, {"goblet-squat": kilos(12, 11), "plank": [NewSet(60, timed=True)]})
    log_session(store, 6, {"goblet-squat": [*kilos(10), NewSet(8, 6, resistance=TEN)]})
    log_session(store, 10, {"goblet-squat": [NewSet(5, warmup=True), *kilos(9)]})
    assert store.weekly_volume(MONDAY, NOW) == [
        (MONDAY, "goblet-squat", 4, 12 + 11 + 10 + 14, 470.0),
        (MONDAY, "plank", 1, 0, 0.0),
        (date(2026, 11, 9), "goblet-squat", 1, 9, 90.0),
    ]
    twice = store.weekly_volume(MONDAY, NOW, each=["goblet-squat"])
    assert twice[0] == (MONDAY, "goblet-squat", 4, 2 * 33 + 14, 800.0)


@pytest.mark.parametrize("weekday", range(7))
def test_the_sets_of_weeks_are_those_of_their_days(store: Store, weekday: int) -> None:
    """Whatever day weeks begin on and the question ends on: in a week, at its end, long after."""
    days = (1, 2, 6, 8, 9, 10, 15, 16, 18)
    for day in days:
        log_session(store, day, {"goblet-squat": kilos(12), "plank": [NewSet(60, timed=True)]})
    first = MONDAY + timedelta(days=weekday - 7)
    asked = [moment(day) for day in range(1, 29)]
    found = [sorted(store.weekly_sets(first, until)) for until in asked]
    assert found == [
        sorted((week, exercise, sets) for week, exercise, sets, *_ in
               store.weekly_volume(first, until))
        for until in asked
    ]  # fmt: skip
    assert sum(sets for *_, sets in found[-1]) == 2 * len(days)


def test_the_first_week_that_can_be_logged_begins_in_1969(store: Store) -> None:
    at = parse_moment("1970-01-01T18:00")
    with store.write("long ago", at):
        entry = store.new_entry(store.new_session(at.date, at, None, None), "goblet-squat")
        store.add_set(entry, kilos(12)[0], at)
    monday = date(1969, 12, 29)
    assert store.weekly_sets(monday, NOW) == [(monday, "goblet-squat", 1)]
    assert store.check() == []


def test_a_date_is_summed_by_resistance(store: Store) -> None:
    sets = [*kilos(12, 11), *kilos(8, at=TWELVE, effort=BROKE), NewSet(9, 7, resistance=TEN)]
    log_session(store, 6, {"goblet-squat": sets})
    assert sorted(
        store.exercise_work("goblet-squat", MONDAY, NOW), key=lambda w: str(w.at.load)
    ) == [
        Work(date(2026, 11, 6), False, TEN, 3, 32, 30, 30, 12.0),
        Work(date(2026, 11, 6), False, TWELVE, 1, 8, 8, 8, None),
    ]


@pytest.mark.parametrize(
    ("reps", "effort", "said"),
    [
        (8, GOOD, 9.0),
        (8, EASY, 12.0),
        (9, EASY, None),
        (8, Effort("max"), 8.0),
        (8, Effort("rir3"), 11.0),
        (8, Effort("rpe7.5"), 10.5),
        (8, BROKE, None),
        (8, None, None),
        (0, GOOD, None),
    ],
)
def test_reps_to_failure_need_a_known_effort_and_end_at_twelve(
    store: Store, reps: int, effort: Effort | None, said: float | None
) -> None:
    log_session(store, 6, {"goblet-squat": kilos(reps, effort=effort)})
    assert [w.to_failure for w in store.exercise_work("goblet-squat", MONDAY, NOW)] == [said]


def test_the_most_of_a_resistance_is_told_with_its_first_date(store: Store) -> None:
    log_session(store, 3, {"goblet-squat": [*kilos(12, 10), *kilos(20, effort=BROKE)]})
    log_session(store, 6, {"goblet-squat": kilos(12, 12)})
    log_session(store, 10, {"goblet-squat": kilos(12, 12), "plank": [NewSet(45, timed=True)]})
    third, sixth, tenth = (date(2026, 11, n) for n in (3, 6, 10))
    assert store.best_work(NOW) == [
        BestWork("goblet-squat", False, TEN, third, (12, third), (24, sixth), (11.0, third)),
        BestWork("plank", True, BODY, tenth, (45, tenth), (45, tenth), None),
    ]
    assert [b.exercise for b in store.best_work(NOW, "plank")] == ["plank"]


def test_effort_and_minutes_of_a_day(store: Store) -> None:
    key = log_session(store, 6, {"goblet-squat": kilos(12, 12), "plank": [NewSet(30, timed=True)]})
    log_session(store, 10, {"goblet-squat": kilos(12, effort=Effort("rpe9"))})
    with store.write("finish", moment(6, 19)):
        store.update_session(key, finished=moment(6, 18, 40))
    assert store.day_efforts(MONDAY, NOW) == [
        DayEffort(date(2026, 11, 6), 8.0, 40.0),
        DayEffort(date(2026, 11, 10), 9.0, None),
    ]


def test_dates_rungs_and_body_weights(store: Store) -> None:
    log_session(store, 3, {"glute-bridge": kilos(12, 12), "plank": kilos(1)})
    log_session(store, 6, {"banded-glute-bridge": kilos(12)})
    for day, kg in ((1, 70.0), (5, 71.5)):
        with store.write("weight", moment(day)):
            store.add_bodyweight(Load(kg), moment(day))
    assert store.dates_trained(MONDAY, NOW) == [(date(2026, 11, 3), 3), (date(2026, 11, 6), 1)]
    assert store.rungs_trained(["glute-bridge", "banded-glute-bridge"], MONDAY, NOW) == [
        (date(2026, 11, 3), "glute-bridge", 2),
        (date(2026, 11, 6), "banded-glute-bridge", 1),
    ]
    both = ("glute-bridge", "banded-glute-bridge", "never-done")
    log_session(store, 10, {"glute-bridge": kilos(12)})
    assert store.first_done(both, NOW) == {
        "glute-bridge": date(2026, 11, 3), "banded-glute-bridge": date(2026, 11, 6),
    }  # fmt: skip
    assert store.last_done(both, NOW) == {
        "glute-bridge": date(2026, 11, 10), "banded-glute-bridge": date(2026, 11, 6),
    }  # fmt: skip
    assert store.last_done(both, moment(7))["glute-bridge"] == date(2026, 11, 3)
    assert store.bodyweights(NOW) == [(date(2026, 11, 1), 70.0), (date(2026, 11, 5), 71.5)]
    assert store.bodyweights(moment(4)) == [(date(2026, 11, 1), 70.0)]


def test_the_worst_of_a_sore_day(store: Store) -> None:
    for day, hour, level in ((3, 7, 2), (3, 20, 5), (6, 7, 0)):
        with store.write("sore", moment(day, hour)):
            store.add_soreness("glutes", level, moment(day, hour))
            store.add_soreness("quads", 9, moment(day, hour))
    assert store.sore_days("glutes", MONDAY, NOW) == [
        (date(2026, 11, 3), 5),
        (date(2026, 11, 6), 0),
    ]
    assert store.sore_days("glutes", MONDAY, moment(3, 12)) == [(date(2026, 11, 3), 2)]
    assert store.sore_days("glutes", date(2026, 11, 4), NOW) == [(date(2026, 11, 6), 0)]


def test_days_on_which_the_coach_held_back(store: Store) -> None:
    target = Target(2, 8, 12, TEN)
    for day, rule in ((3, "sore-hold"), (6, "repeat"), (10, "deload")):
        at = moment(day)
        with store.write("session", at):
            session = store.new_session(at.date, at, "build", "day-1")
            store.new_entry(session, "goblet-squat", plan=Plan(target, rule, (8, 8)))
    assert store.days_held(MONDAY, NOW.date) == [
        (date(2026, 11, 3), "goblet-squat", "sore-hold"),
        (date(2026, 11, 10), "goblet-squat", "deload"),
    ]


@pytest.mark.parametrize("day", [6, 7, 8, 20])
def test_a_question_sees_nothing_after_its_end(store: Store, day: int) -> None:
    for number in (3, 5, 6, 7, 8):
        log_session(store, number, {"goblet-squat": kilos(number), "plank": kilos(9)}, hour=18)
    until = moment(day, 18, 1)  # Between the two exercises of that evening.
    seen = [w.date.day for w in store.exercise_work("goblet-squat", MONDAY, until)]
    assert seen == [n for n in (3, 5, 6, 7, 8) if n <= day]
    assert store.dates_trained(MONDAY, until)[-1][1] == (1 if day < 9 else 2)
    assert store.best_work(until, "goblet-squat")[0].count[0] == min(day, 8)


def test_a_set_after_midnight_belongs_to_the_evening(store: Store) -> None:
    at = moment(6, 23, 50)
    with store.write("session", at):
        entry = store.new_entry(store.new_session(at.date, at, None, None), "goblet-squat")
        store.add_set(entry, kilos(12)[0], at)
        store.add_set(entry, kilos(11)[0], moment(7, 0, 10))
    evening = store.exercise_work("goblet-squat", MONDAY, moment(6, 23, 55))
    assert [(w.date.day, w.sets) for w in evening] == [(6, 1)]
    after = store.exercise_work("goblet-squat", MONDAY, moment(7, 12))
    assert [(w.date.day, w.sets) for w in after] == [(6, 2)]
