"""Sessions, exercises and sets: what is written is read again, whole and to the letter."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.logs import NOW, log_session, moment
from tracker.domain.effort import GOOD, WORDS, Effort
from tracker.domain.errors import BadValue, Stale
from tracker.domain.log import NewSet, SlotRef
from tracker.domain.moment import Moment, parse_moment
from tracker.domain.target import Plan, Resistance, Target
from tracker.domain.units import Load
from tracker.store import Store
from tracker.store.rows import exact

HOSTILE = [
    "'; DROP TABLE set_log; --",
    "[@click=app.quit]x[/]",
    "\x1b]52;c;aGk=\x07",
    "a\0b",
    "\u202eright to left",
    "=1+1",
    '%s {} \\ " ` $(true)',
    "日本語 é e\u0301",
]
PLAN = Plan(Target(3, 8, 12, Resistance(Load(25.0, "lb"), None, 30.5)), "add-load", (8, 8, 8))


def one_set(store: Store, done: NewSet, at: Moment = NOW) -> int:
    with store.write("set", at):
        session = store.new_session(at.date, at, None, None)
        return store.add_set(store.new_entry(session, "goblet-squat"), done, at)


def test_a_session_comes_back_whole(store: Store) -> None:
    at = Moment(datetime(2026, 11, 20, 23, 30, tzinfo=timezone(timedelta(hours=-3, minutes=-30))))
    done = NewSet(12, 10, False, Resistance(Load(25.0, "lb"), "red", 30.0), GOOD, True, 2, "slow")
    with store.write("session", at):
        key = store.new_session(at.date, at, "build", "day-1", "import:strong", "tired")
        first = store.new_entry(key, "step-up", SlotRef("build", "day-1", 0), PLAN, '{"say": "x"}')
        second = store.new_entry(key, "glute-bridge", chosen=True)
        held = store.add_set(first, done, at)
        store.add_set(second, NewSet(40, timed=True), at.plus(90))
        store.update_entry(second, extra=-1, skipped=True)
        store.update_session(key, finished=at.plus(600))
    session = store.session(key)
    assert session is not None
    assert (session.date, session.started, session.program, session.day) == (
        date(2026, 11, 20),
        at,
        "build",
        "day-1",
    )
    assert session.started.offset_min == -210
    assert session.finished == at.plus(600)
    assert (session.note, session.source) == ("tired", "import:strong")
    one, two = session.entries
    assert (one.slot, one.plan, one.shown, one.chosen) == (
        SlotRef("build", "day-1", 0),
        PLAN,
        '{"say": "x"}',
        False,
    )
    assert (two.extra, two.skipped, two.chosen, two.rev) == (-1, True, True, 2)
    assert [s.done for s in one.sets] == [done]
    assert one.sets[0].at == at
    assert two.sets[0].done == NewSet(40, timed=True)
    assert store.logged_set(held) == (replace(session, entries=()), one, one.sets[0])
    assert store.sessions_on(date(2026, 11, 20)) == [session]
    assert store.session_count() == 1
    assert store.session(99) is None
    assert store.logged_set(99) is None


@given(
    st.builds(
        NewSet,
        st.integers(0, 100_000),
        st.none() | st.integers(0, 100_000),
        st.booleans(),
        st.builds(
            Resistance,
            st.none()
            | st.builds(Load, st.floats(0, 1000).map(exact), st.sampled_from(["kg", "lb"])),
            st.none() | st.text(st.characters(exclude_categories=["Cs"]), min_size=2, max_size=9),
            st.none() | st.floats(0, 1000).map(exact),
        ),
        st.none() | st.sampled_from([Effort(e) for e in (*WORDS, "rir0", "rir10", "rpe8.5")]),
        st.booleans(),
        st.none() | st.integers(0, 10),
        st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    )
)
def test_any_set_comes_back_the_same_and_undo_keeps_it_exact(
    tmp_path_factory: pytest.TempPathFactory, done: NewSet
) -> None:
    store = Store.open(tmp_path_factory.getbasetemp() / "any-set.db")
    if done.resistance.band is not None and done.resistance.band.startswith("\0"):
        done = replace(done, resistance=replace(done.resistance, band="red"))
    key = one_set(store, done)
    found = store.logged_set(key)
    assert found is not None
    assert found[2].done == done
    with store.write("delete", NOW):
        store.delete_set(key, 1)
    store.undo(NOW)
    again = store.logged_set(key)
    assert again is not None
    assert again[2].done == done
    store.close()


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_stored_to_the_letter(store: Store, text: str) -> None:
    with store.write(text, NOW):
        key = store.new_session(NOW.date, NOW, text, text, "app", text)
        entry = store.new_entry(key, text, SlotRef(text, text, 0))
        store.add_set(entry, NewSet(5, resistance=Resistance(band=text), note=text), NOW)
        store.add_soreness(text, 3, NOW)
        store.set_setting(text, text)
    session = store.session(key)
    assert session is not None
    assert (session.program, session.day, session.note) == (text, text, text)
    assert session.entries[0].exercise == text
    assert session.entries[0].sets[0].done == NewSet(5, resistance=Resistance(band=text), note=text)
    assert store.soreness(NOW)[text].muscle == text
    assert store.setting(text) == text
    assert store.slot_exercises(text, NOW) == {(text, 0): (text, NOW.date)}
    assert store.undo(NOW) == text
    assert store.redo(NOW) == text
    assert store.check() == []


@pytest.mark.parametrize(
    "done",
    [
        NewSet(-1),
        NewSet(1.5),  # type: ignore[arg-type]
        NewSet(100_001),
        NewSet(10**30),
        NewSet("many"),  # type: ignore[arg-type]
        NewSet(5, right=-1),
        NewSet(5, resistance=Resistance(Load(-1.0))),
        NewSet(5, resistance=Resistance(Load(1001.0))),
        NewSet(5, resistance=Resistance(Load(float("nan")))),
        NewSet(5, resistance=Resistance(Load(float("inf")))),
        NewSet(5, resistance=Resistance(Load(5.0, "stone"))),
        NewSet(5, resistance=Resistance(height_cm=float("nan"))),
        NewSet(5, resistance=Resistance(height_cm=-1.0)),
        NewSet(5, effort=Effort("fine")),
        NewSet(5, pain=11),
        NewSet(5, note="\ud800"),
        NewSet(5, note="x" * 10_001),
    ],
    ids=lambda done: repr(done)[:60],
)
def test_an_impossible_set_is_refused_and_nothing_is_stored(store: Store, done: NewSet) -> None:
    with pytest.raises(BadValue):
        one_set(store, done)
    assert store.session_count() == 0
    assert store.undo(NOW) is None


def test_an_edit_names_the_revision_it_saw(store: Store) -> None:
    key = one_set(store, NewSet(10))
    with store.write("edit", NOW):
        store.update_set(key, 1, NewSet(11))
    with pytest.raises(Stale), store.write("edit", NOW):
        store.update_set(key, 1, NewSet(12))
    with pytest.raises(Stale), store.write("delete", NOW):
        store.delete_set(key, 1)
    with store.write("edit", NOW):
        store.update_set(key, 2, NewSet(13, note="last"))
    found = store.logged_set(key)
    assert found is not None
    assert (found[2].rev, found[2].done) == (3, NewSet(13, note="last"))
    assert [(s.rev, s.done.count) for s in store.set_history(key)] == [(2, 11), (1, 10)]
    with store.write("delete", NOW):
        store.delete_set(key, 3)
    assert [s.rev for s in store.set_history(key)] == [3, 2, 1]
    with pytest.raises(Stale, match="no longer"), store.write("edit", NOW):
        store.update_set(key, 3, NewSet(1))


def test_a_revision_never_comes_twice(store: Store) -> None:
    key = one_set(store, NewSet(10))
    with store.write("edit", NOW):
        store.update_set(key, 1, NewSet(11))
    store.undo(NOW)
    found = store.logged_set(key)
    assert found is not None
    with store.write("edit", NOW):
        store.update_set(key, found[2].rev, NewSet(12))
    # Whoever still sees the edit that was undone must not write over the later one.
    with pytest.raises(Stale), store.write("edit", NOW):
        store.update_set(key, 2, NewSet(13))


def test_what_belongs_to_nothing_is_refused(store: Store) -> None:
    for write in (
        lambda: store.new_entry(7, "step-up"),
        lambda: store.add_set(7, NewSet(5), NOW),
        lambda: store.update_session(7, note="x"),
        lambda: store.delete_session(7),
        lambda: store.move_session(7, date(2026, 11, 20)),
        lambda: store.update_entry(7, extra=1),
        lambda: store.delete_entry(7),
    ):
        with pytest.raises(Stale), store.write("nothing", NOW):
            write()


def test_an_unknown_field_is_a_mistake_of_ours(store: Store) -> None:
    key = log_session(store, 20, {"step-up": [NewSet(5)]})
    with pytest.raises(TypeError), store.write("x", NOW):
        store.update_session(key, **{"id = 1 --": 5})
    with pytest.raises(TypeError), store.write("x", NOW):
        store.update_entry(1, uid="x")


def test_a_session_moved_to_another_date_takes_its_exercises_along(store: Store) -> None:
    key = log_session(store, 20, {"step-up": [NewSet(5)]})
    with store.write("finish", NOW):
        store.update_session(key, finished=moment(20, 19))
    before = store.session(key)
    with store.write("move", NOW):
        store.move_session(key, date(2026, 10, 31))
    moved = store.session(key)
    assert before is not None
    assert moved is not None
    assert moved.date == moved.entries[0].sets[0].at.date == date(2026, 10, 31)
    assert moved.started.at.time() == before.started.at.time()
    assert moved.finished is not None
    assert moved.finished.utc_ms - moved.started.utc_ms == 3_600_000
    assert store.trained_between(moved.date, moved.date, moved.finished) == [
        (moved.date, key, "step-up", 1)
    ]
    assert store.trained_between(before.date, before.date) == []
    assert store.check() == []
    store.undo(NOW)
    assert store.trained_between(before.date, before.date) == [(before.date, key, "step-up", 1)]
    assert store.check() == []


def test_a_session_is_changed_in_the_revision_that_was_seen(store: Store) -> None:
    key = log_session(store, 20, {"step-up": [NewSet(5)]})
    with store.write("note", NOW):
        store.update_session(key, 1, note="one")
    with pytest.raises(Stale, match="changed elsewhere"), store.write("note", NOW):
        store.update_session(key, 1, note="two")
    with pytest.raises(Stale, match="no longer"), store.write("note", NOW):
        store.update_session(99, 1, note="two")
    found = store.session(key)
    assert found is not None
    assert (found.rev, found.note) == (2, "one")


def test_removing_a_session_removes_all_of_it_and_undo_brings_the_same_ids(store: Store) -> None:
    key = log_session(store, 20, {"step-up": [NewSet(5), NewSet(6)], "glute-bridge": [NewSet(7)]})
    before = store.session(key)
    with store.write("delete", NOW):
        store.delete_session(key)
    assert store.session(key) is None
    assert store.first_trained(moment(20, 19)) is None
    store.undo(NOW)
    after = store.session(key)
    assert before is not None
    assert after is not None
    assert [(e.id, [(s.id, s.done) for s in e.sets]) for e in after.entries] == [
        (e.id, [(s.id, s.done) for s in e.sets]) for e in before.entries
    ]


def test_sessions_come_newest_first_and_in_pages(store: Store) -> None:
    keys = [log_session(store, day, {"step-up": [NewSet(5)]}) for day in (3, 10, 17)]
    late = log_session(store, 10, {"glute-bridge": [NewSet(5)]}, hour=20)
    assert [s.id for s in store.sessions()] == [keys[2], late, keys[1], keys[0]]
    assert [s.id for s in store.sessions(2, 1)] == [late, keys[1]]
    assert [s.id for s in store.sessions(since=date(2026, 11, 10))] == [keys[2], late, keys[1]]
    assert [s.id for s in store.sessions(exercise="glute-bridge")] == [late]
    assert [s.id for s in store.sessions_on(date(2026, 11, 10))] == [keys[1], late]


def test_a_question_about_the_past_sees_nothing_later(store: Store) -> None:
    key = log_session(store, 20, {"step-up": [NewSet(5), NewSet(6), NewSet(7)]})
    with store.write("finish", NOW):
        store.update_session(key, finished=moment(20, 19))
    (seen,) = store.sessions(until=moment(20, 18, 2))
    assert [s.done.count for s in seen.entries[0].sets] == [5, 6]
    assert seen.finished is None
    assert store.sessions(until=moment(19)) == []
    assert store.sessions(until=moment(20, 17), exercise="step-up") == []
    (whole,) = store.sessions(until=parse_moment("2026-11-20"))
    assert whole.set_count == 3
    assert whole.finished == moment(20, 19)


def test_positions_are_order_and_may_repeat(store: Store) -> None:
    log_session(store, 20, {"step-up": [NewSet(5)], "glute-bridge": [NewSet(6)]})
    with store.write("order", NOW):
        store.update_entry(1, position=1)
    assert [e.exercise for e in store.sessions()[0].entries] == ["step-up", "glute-bridge"]
    with store.write("order", NOW):
        store.update_entry(1, position=2)
    assert [e.exercise for e in store.sessions()[0].entries] == ["glute-bridge", "step-up"]


def test_a_time_before_the_first_year_is_refused(store: Store) -> None:
    with pytest.raises(BadValue):
        one_set(store, NewSet(5), Moment(datetime(1500, 1, 1, tzinfo=UTC)))
