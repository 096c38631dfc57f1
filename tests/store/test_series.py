"""What the coach and the charts read, against small logs counted by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from tests.store.logs import NOW, log_session, moment
from tracker.domain.inventory import USUAL, Inventory
from tracker.domain.log import NewSet, SlotRef
from tracker.domain.moment import Moment
from tracker.domain.target import Plan, Resistance, Target
from tracker.domain.units import Load
from tracker.domain.value import replace
from tracker.store import Store

WARM = NewSet(10, warmup=True)


def day(number: int) -> date:
    return date(2026, 11, number)


def test_performances_are_the_newest_of_each_exercise(store: Store) -> None:
    for number in (2, 4, 6, 8):
        log_session(store, number, {"step-up": [NewSet(number)], "glute-bridge": [WARM]})
    log_session(store, 8, {"step-up": [NewSet(80)]}, hour=20)
    with store.write("empty", NOW):
        key = store.new_session(day(9), moment(9), "build", "day-1")
        store.new_entry(key, "step-up")
    found = store.performances(["step-up", "glute-bridge", "unknown"], moment(10), 3)
    assert [(s.date, e.sets[0].done.count) for s, e in found["step-up"]] == [
        (day(8), 80),
        (day(8), 8),
        (day(6), 6),
    ]
    assert [s.date for s, _ in found["glute-bridge"]] == [day(8), day(6), day(4)]
    assert found["unknown"] == []
    assert all(s.entries == () for s, _ in found["step-up"])
    (past,) = store.performances(["step-up"], moment(4, 12), 3)["step-up"]
    assert past[0].date == day(2)


def test_performances_leave_out_what_came_after_the_question(store: Store) -> None:
    log_session(store, 20, {"step-up": [NewSet(5), NewSet(6), NewSet(7)]})
    assert store.performances(["step-up"], moment(20, 18), 3) == {"step-up": []}
    ((_, entry),) = store.performances(["step-up"], moment(20, 18, 2), 3)["step-up"]
    assert [s.done.count for s in entry.sets] == [5, 6]


def test_performances_leave_out_the_record_that_was_shown(store: Store) -> None:
    key = log_session(store, 2, {"glute-bridge": [NewSet(2)]})
    with store.write("shown", moment(2, 19)):
        entry = store.new_entry(key, "step-up", shown='{"n": 1}')
        store.add_set(entry, NewSet(5), moment(2, 19))
    ((_, read),) = store.performances(["step-up"], NOW, 3)["step-up"]
    whole = store.entry(entry)
    assert whole is not None
    assert (whole.shown, read) == ('{"n": 1}', replace(whole, shown=None))
    assert store.entry(entry + 1) is None


def test_an_exercise_done_twice_in_a_session_counts_as_one_session(store: Store) -> None:
    log_session(store, 2, {"step-up": [NewSet(2)]})
    key = log_session(store, 4, {"step-up": [NewSet(4)]})
    with store.write("again", moment(4, 19)):
        store.add_set(store.new_entry(key, "step-up"), NewSet(44), moment(4, 19))
    found = store.performances(["step-up"], NOW, 2)["step-up"]
    assert [(s.id, e.sets[0].done.count) for s, e in found] == [(key, 4), (key, 44), (1, 2)]


def test_dates_trained_count_working_sets_only(store: Store) -> None:
    one = log_session(store, 3, {"step-up": [WARM, NewSet(5), NewSet(6)], "glute-bridge": [WARM]})
    two = log_session(store, 5, {"step-up": [NewSet(5)]})
    log_session(store, 7, {"glute-bridge": [WARM]})
    assert store.trained_between(day(3), day(5)) == [
        (day(3), one, "step-up", 2),
        (day(5), two, "step-up", 1),
    ]
    assert store.trained_between(day(4), day(4)) == []
    assert store.trained_between(day(3), day(5), moment(5, 17)) == [(day(3), one, "step-up", 2)]
    assert store.first_trained(NOW) == day(3)
    assert store.first_trained(moment(2)) is None


def test_a_slot_keeps_the_exercise_that_filled_it_last(store: Store) -> None:
    log_session(store, 2, {"step-up": [NewSet(5)], "glute-bridge": [NewSet(5)]})
    log_session(store, 4, {"dumbbell-step-up": [NewSet(5)], "hip-thrust": []})
    log_session(store, 6, {"goblet-squat": [NewSet(5)]}, program_day="day-3")
    log_session(store, 7, {"split-squat": [NewSet(5)]}, program="circuit")
    assert store.slot_exercises("build", NOW) == {
        ("day-1", 0): ("dumbbell-step-up", day(4)),
        ("day-1", 1): ("glute-bridge", day(2)),
        ("day-3", 0): ("goblet-squat", day(6)),
    }
    assert store.slot_exercises("build", moment(3)) == {
        ("day-1", 0): ("step-up", day(2)),
        ("day-1", 1): ("glute-bridge", day(2)),
    }
    assert store.slot_exercises("starter", NOW) == {}


def test_volume_sums_sets_reps_and_kilograms(store: Store) -> None:
    def loaded(count: int, right: int | None = None, load: Load | None = None) -> NewSet:
        return NewSet(count, right, resistance=Resistance(load or Load(10.0)))

    log_session(
        store,
        3,
        {
            "goblet-squat": [loaded(12), loaded(8), WARM],
            "split-squat": [loaded(10), loaded(10, 9)],
            "plank": [NewSet(40, timed=True)],
        },
    )
    log_session(store, 3, {"goblet-squat": [loaded(5, load=Load(100.0, "lb"))]}, hour=20)
    assert store.volume(day(1), day(30)) == [
        (day(3), "goblet-squat", 3, 25, 200 + round(5 * 45.3592, 4)),
        (day(3), "plank", 1, 0, 0.0),
        (day(3), "split-squat", 2, 29, 290.0),
    ]
    both = store.volume(day(3), day(3), each={"split-squat"})
    assert both[2] == (day(3), "split-squat", 2, 39, 390.0)
    assert both[0][3] == 25
    assert store.volume(day(4), day(30)) == []
    assert [row[2] for row in store.volume(day(3), day(3), until=moment(3, 18, 1))] == [1]


def test_what_was_shown_is_found_by_what_came_after(store: Store) -> None:
    plan = Plan(Target(3, 8, 12), "sore-hold", (8, 8, 8))
    for number, shown in ((3, '{"n": 1}'), (5, '{"n": 2}')):
        at = moment(number)
        with store.write("session", at):
            key = store.new_session(at.date, at, "build", "day-1")
            entry = store.new_entry(key, "step-up", SlotRef("build", "day-1", 0), plan, shown)
            store.add_set(entry, NewSet(8), at)
    assert store.shown_after("step-up", moment(2)) == '{"n": 1}'
    assert store.shown_after("step-up", moment(3, 17)) == '{"n": 1}'
    assert store.shown_after("step-up", moment(3)) == '{"n": 2}'
    assert store.shown_after("step-up", moment(5)) is None


def test_what_lies_ahead_of_the_clock_is_found(store: Store) -> None:
    at = moment(3)
    with store.write("session", at):
        key = store.new_session(at.date, at, "build", "day-1")
        entry = store.new_entry(key, "step-up")
        store.add_set(entry, NewSet(8), at)
        store.update_session(key, finished=at)
        store.add_bodyweight(Load(70.0), at)
    assert not store.anything_after(at)
    assert store.anything_after(at.plus(-1))
    assert not store.anything_after(at.plus(86_400))


@pytest.mark.parametrize(
    "write",
    [
        lambda s, at: s.new_session(at.date, at, None, None),
        lambda s, at: s.update_session(1, finished=at),
        lambda s, at: s.add_set(1, NewSet(8), at),
        lambda s, at: s.add_soreness("glutes", 2, at),
        lambda s, at: s.add_pain("step-up", 2, at),
        lambda s, at: s.add_activity("football", 60, 5, True, at),
        lambda s, at: s.add_bodyweight(Load(70.0), at),
        lambda s, at: s.add_flag("pop", at),
        lambda s, at: s.add_answer("deload", "accept", at),
    ],
)
def test_each_kind_of_fact_ahead_of_the_clock_is_found(
    store: Store, write: Callable[[Store, Moment], object]
) -> None:
    now = moment(3)
    with store.write("session", now):
        store.new_entry(store.new_session(now.date, now, None, None), "step-up")
    assert not store.anything_after(now)
    with store.write("ahead", now):
        write(store, now.plus(3600))
    assert store.anything_after(now)


def test_check_ins_are_read_as_they_stood(store: Store) -> None:
    with store.write("check-in", moment(3)):
        store.add_soreness("glutes", 2, moment(3))
        store.add_soreness("hamstrings", 5, moment(3))
        store.add_pain("step-up", 6, moment(3))
        store.add_activity("football", 60, 7, True, moment(3))
        store.add_bodyweight(Load(180.0, "lb"), moment(3))
        store.add_flag("faint", moment(3))
        store.add_answer("deload", "decline", moment(3))
    with store.write("check-in", moment(5)):
        store.add_soreness("hamstrings", 0, moment(5))
        store.add_pain("step-up", 0, moment(5))
        store.add_bodyweight(Load(81.0), moment(5))
        store.add_flag("clear", moment(5))
        store.add_answer("deload", "accept", moment(5))
    assert {m: s.level for m, s in store.soreness(NOW).items()} == {"glutes": 2, "hamstrings": 0}
    assert {m: s.level for m, s in store.soreness(moment(4)).items()} == {
        "glutes": 2,
        "hamstrings": 5,
    }
    assert store.soreness(moment(2)) == {}
    assert [s.level for s in store.soreness_between(day(3), day(5))] == [2, 5, 0]
    assert [s.level for s in store.soreness_between(day(3), day(5), moment(4))] == [2, 5]
    pains = store.pains(NOW, ["step-up", "glute-bridge"])
    assert {e: [p.level for p in found] for e, found in pains.items()} == {"step-up": [0, 6]}
    assert [p.level for p in store.pains(moment(4), ["step-up"])["step-up"]] == [6]
    (played,) = store.activities(moment(2).utc_ms, NOW)
    assert (played.name, played.minutes, played.intensity, played.legs) == ("football", 60, 7, True)
    assert store.activities(moment(4).utc_ms, NOW) == []
    assert store.activities(0, moment(2)) == []
    assert store.bodyweight(NOW) == Load(81.0)
    assert store.bodyweight(moment(4)) == Load(180.0, "lb")
    assert store.bodyweight(moment(2)) is None
    assert store.flag(NOW) is None
    flag = store.flag(moment(4))
    assert flag is not None
    assert (flag.kind, flag.at) == ("faint", moment(3))
    assert store.answers("deload", NOW) == [("accept", moment(5)), ("decline", moment(3))]
    assert store.answers("deload", moment(4)) == [("decline", moment(3))]


def test_inventory_and_settings_are_kept(store: Store) -> None:
    assert store.inventory() is USUAL
    owned = Inventory(
        dumbbells=(Load(10.0), Load(25.0, "lb")),
        barbell=Load(20.0),
        bands=("red", "über"),
        steps=(20.0, 30.5),
        things=frozenset({"ball"}),
    )
    with store.write("inventory", NOW):
        store.set_inventory(owned)
        store.set_setting("units", "lb")
        store.set_setting("mode", "double")
    assert store.inventory() == owned
    with store.write("inventory", NOW):
        store.set_inventory(Inventory())
        store.set_setting("units", "kg")
        store.set_setting("mode", None)
    assert store.inventory() == Inventory()
    assert store.settings() == {"units": "kg"}
    store.undo(NOW)
    assert store.inventory() == owned
    assert store.settings() == {"mode": "double", "units": "lb"}
    store.undo(NOW)
    assert store.inventory() is USUAL
    assert store.setting("units") is None
