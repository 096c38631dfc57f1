"""The ready-made views say what the log says, in a fresh file and in one that was brought up."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.logs import log_session, moment
from tracker.domain.effort import Effort
from tracker.domain.log import NewSet
from tracker.domain.target import Plan, Resistance, Target
from tracker.domain.units import Load
from tracker.domain.value import replace
from tracker.store import Store

VIEWS = ("weekly_volume", "exercise_history", "soreness_daily", "records")
TEN, POUNDS = Resistance(Load(10.0)), Resistance(Load(25.0, "lb"))


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """A Sunday and the Monday after it, and a Monday later."""
    opened = Store.open(path)
    ten = NewSet(12, resistance=TEN)
    log_session(
        opened,
        8,
        {"goblet-squat": [ten, replace(ten, count=11)], "wall-sit": [NewSet(40, timed=True)]},
    )
    log_session(
        opened,
        9,
        {
            "goblet-squat": [
                replace(ten, count=5, warmup=True), replace(ten, effort=Effort("broke")),
            ],
            "step-up": [NewSet(10, 9, note="wobbly")],
        },
    )  # fmt: skip
    good = replace(ten, effort=Effort("good"))
    log_session(opened, 16, {"goblet-squat": [good, NewSet(8, resistance=POUNDS)]})
    with opened.write("check-in", moment(9)):
        for hour, level in ((7, 5), (18, 2)):
            opened.add_soreness("glutes", level, moment(9, hour))
        opened.add_soreness("quads", 0, moment(9))
    yield opened
    opened.close()


def rows(store: Store, query: str) -> list[tuple[object, ...]]:
    return list(store.database().execute(query))


def test_weekly_volume_sums_working_sets_by_monday(store: Store) -> None:
    assert rows(store, "SELECT * FROM weekly_volume ORDER BY week, exercise") == [
        ("2026-11-02", "goblet-squat", 2, 23, 0, 230.0),
        ("2026-11-02", "wall-sit", 1, 0, 40, 0.0),
        ("2026-11-09", "goblet-squat", 1, 12, 0, 120.0),
        ("2026-11-09", "step-up", 1, 9, 0, 0.0),
        ("2026-11-16", "goblet-squat", 2, 20, 0, 210.7184),
    ]


def test_records_are_the_first_date_of_the_most(store: Store) -> None:
    assert rows(
        store,
        "SELECT exercise, load, unit, counted, best_set, best_set_date, best_day, best_day_date,"
        " first_date FROM records ORDER BY exercise, unit",
    ) == [
        ("goblet-squat", 10.0, "kg", "reps", 12, "2026-11-08", 23, "2026-11-08", "2026-11-08"),
        ("goblet-squat", 25.0, "lb", "reps", 8, "2026-11-16", 8, "2026-11-16", "2026-11-16"),
        ("step-up", None, None, "reps", 9, "2026-11-09", 9, "2026-11-09", "2026-11-09"),
        ("wall-sit", None, None, "seconds", 40, "2026-11-08", 40, "2026-11-08", "2026-11-08"),
    ]


def test_records_agree_with_those_of_the_app(store: Store) -> None:
    theirs = {
        (best.exercise, best.at.words()): (*best.count, *best.total, best.first)
        for best in store.best_work(moment(20))
    }
    for row in rows(
        store,
        "SELECT exercise, load, unit, best_set, best_set_date, best_day, best_day_date,"
        " first_date FROM records",
    ):
        exercise, load, unit, *found = row
        at = "body" if load is None else f"{load:g} {unit}"
        mine = tuple(value.isoformat() if hasattr(value, "isoformat") else value
                     for value in theirs.pop((exercise, at)))  # fmt: skip
        assert mine == tuple(found)
    assert theirs == {}


def test_soreness_daily_is_the_worst_of_a_day(store: Store) -> None:
    assert rows(store, "SELECT * FROM soreness_daily ORDER BY muscle") == [
        ("2026-11-09", "glutes", 5, 2),
        ("2026-11-09", "quads", 0, 1),
    ]


def test_exercise_history_has_every_set_with_its_rule(store: Store) -> None:
    with store.write("plan", moment(16)):
        entry = rows(store, "SELECT max(id) FROM entry")[0][0]
        store.update_entry(entry, plan=Plan(Target(3, 8, 12, TEN), "add-reps", (9, 9, 9)))
    assert rows(
        store,
        "SELECT date, reps, reps_right, seconds, load, unit, effort, warmup, note, rule"
        " FROM exercise_history ORDER BY date, session_id, entry_order, set_order",
    ) == [
        ("2026-11-08", 12, None, None, 10.0, "kg", None, 0, "", None),
        ("2026-11-08", 11, None, None, 10.0, "kg", None, 0, "", None),
        ("2026-11-08", None, None, 40, None, None, None, 0, "", None),
        ("2026-11-09", 5, None, None, 10.0, "kg", None, 1, "", None),
        ("2026-11-09", 12, None, None, 10.0, "kg", "broke", 0, "", None),
        ("2026-11-09", 10, 9, None, None, None, None, 0, "wobbly", None),
        ("2026-11-16", 12, None, None, 10.0, "kg", "good", 0, "", "add-reps"),
        ("2026-11-16", 8, None, None, 25.0, "lb", None, 0, "", "add-reps"),
    ]
