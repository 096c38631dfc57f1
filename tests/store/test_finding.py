"""Sessions found among many, in pages; writes that are tried and taken back."""

from __future__ import annotations

from datetime import date

import pytest

from tests.store.logs import NOW, facts, log_session, moment
from tracker.domain.errors import Stale
from tracker.domain.log import NewSet
from tracker.store import Store


@pytest.fixture
def log(store: Store) -> Store:
    """Five sessions, oldest first 1 to 5; set and session notes in the third and fourth."""
    for day, exercise in ((2, "step-up"), (4, "glute-bridge"), (9, "step-up"), (11, "hip-thrust")):
        note = "left knee" if day == 9 else ""
        log_session(store, day, {exercise: [NewSet(5, note=note), NewSet(6)], "own": []})
    log_session(store, 11, {"own": [NewSet(3, warmup=True)]}, hour=8)
    with store.write("note", NOW):
        store.update_session(4, note="at the gym")
    return store


def test_sessions_are_found_by_any_of_three(log: Store) -> None:
    def nothing(note: str) -> bool:
        return False

    assert log.find_sessions((date(2026, 11, 4), date(2026, 11, 9)), (), nothing) == [3, 2]
    assert log.find_sessions(None, ["step-up", "gone"], nothing) == [3, 1]
    assert log.find_sessions(None, ["own"], nothing) == [5], "an exercise without a set is not done"
    assert log.find_sessions(None, (), lambda note: "knee" in note) == [3]
    assert log.find_sessions(None, ["hip-thrust"], lambda note: "gym" in note) == [4]
    day = (date(2026, 11, 11), date(2026, 11, 11))
    assert log.find_sessions(day, ["step-up"], lambda note: bool(note)) == [4, 5, 3, 1]
    assert log.find_sessions(None, (), nothing) == []


def test_sessions_come_whole_in_the_order_asked_for(log: Store) -> None:
    found = log.sessions_by_id([1, 99, 4])
    assert [s.id for s in found] == [1, 4]
    assert [s.done.count for s in found[1].entries[0].sets] == [5, 6]


def test_a_place_is_the_number_of_newer_ones(log: Store) -> None:
    order = [session.id for session in log.sessions()]
    assert [log.session_place(key) for key in order] == [0, 1, 2, 3, 4]
    assert log.session_place(99) is None


def test_a_month_sums_its_working_sets(log: Store) -> None:
    log_session(log, 30, {"step-up": [NewSet(5)]})
    with log.write("move", NOW):
        log.move_session(6, date(2026, 10, 31))
    november = (date(2026, 11, 1), 5, 8)
    assert log.month_sums(date(2026, 12, 1), 2) == [november, (date(2026, 10, 1), 1, 1)]
    assert log.month_sums(date(2026, 12, 1), 1) == [november]
    assert log.month_sums(date(2026, 10, 31), 2) == []
    assert log.trained_exercises() == ["glute-bridge", "hip-thrust", "own", "step-up"]


def test_a_trial_can_be_read_within_and_leaves_nothing(log: Store) -> None:
    before, version, other = facts(log), log.data_version(), Store.open(log.path)
    dump = list(log.database().conn.iterdump())
    seen = other.data_version()
    with log.trial(NOW):
        log.delete_session(1)
        assert log.session(1) is None
        assert other.session(1) is not None, "readers go on"
    assert facts(log) == before
    assert list(log.database().conn.iterdump()) == dump
    assert log.data_version() == version
    assert other.data_version() == seen
    other.close()
    assert log.undo(NOW) == "note"
    assert log.check() == []


def test_a_trial_that_fails_leaves_nothing_either(log: Store) -> None:
    before, version = facts(log), log.data_version()
    with pytest.raises(Stale), log.trial(NOW):
        _twice(log)
    assert (facts(log), log.data_version()) == (before, version)
    with pytest.raises(RuntimeError), log.trial(NOW), log.write("within", NOW):
        pass
    with log.write("goes on", moment(21)):
        log.update_session(1, note="x")
    assert log.data_version() != version


def _twice(log: Store) -> None:
    log.delete_set(1, 1)
    log.delete_set(1, 1)


def test_a_connection_that_only_tried_wrote_nothing(store: Store) -> None:
    path = store.path
    log_session(store, 2, {"step-up": [NewSet(5)]})
    other = Store.open(path)
    with other.trial(NOW):
        other.delete_session(1)
    assert not other.wrote
    other.close()
