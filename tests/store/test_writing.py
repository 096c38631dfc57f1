"""Actions: all or nothing, one at a time, from two panes at once."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from tests.store.logs import NOW, facts, log_session, moment
from tracker.domain.errors import StoreError
from tracker.domain.log import NewSet
from tracker.store import Store
from tracker.store.ids import new_uid
from tracker.store.open import open_connection


def test_a_write_outside_an_action_is_a_mistake_of_ours(store: Store) -> None:
    with pytest.raises(RuntimeError, match="only within"):
        store.set_setting("units", "lb")
    with pytest.raises(RuntimeError), store.write("one", NOW), store.write("two", NOW):
        pass
    assert store.settings() == {}


def test_no_fact_changes_outside_an_action_even_by_hand(store: Store) -> None:
    log_session(store, 20, {"step-up": [NewSet(5)]})
    connection = open_connection(store.path)
    for statement in ("DELETE FROM set_log", "UPDATE set_log SET count = 9"):
        with pytest.raises(Exception, match="only within an action"):
            connection.execute(statement)
    for statement in ("DELETE FROM change", "UPDATE change SET body = NULL"):
        with pytest.raises(Exception, match="only appended to"):
            connection.execute(statement)
    connection.close()
    assert store.check() == []


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_an_action_that_fails_leaves_nothing(store: Store, error: type[BaseException]) -> None:
    log_session(store, 20, {"step-up": [NewSet(5)]})
    before = facts(store)

    def half() -> None:
        with store.write("half", NOW):
            store.set_setting("units", "lb")
            store.delete_session(1)
            raise error

    with pytest.raises(error):
        half()
    assert facts(store) == before
    with store.write("next", NOW):
        store.set_setting("units", "kg")
    assert [store.undo(NOW) for _ in range(3)] == ["next", "session", None]
    assert store.check() == []


def test_every_change_is_recorded_once_with_a_clock_that_never_runs_back(store: Store) -> None:
    for day in (20, 3, 25):
        log_session(store, day, {"step-up": [NewSet(5)]})
    store.undo(moment(1))
    rows = list(store.database().query("SELECT * FROM change ORDER BY seq"))
    assert [row["seq"] for row in rows] == list(range(1, len(rows) + 1))
    clocks = [row["clock"] for row in rows]
    assert clocks == sorted(set(clocks))
    assert clocks[0] == moment(20).utc_ms
    assert clocks[6] == moment(25).utc_ms
    assert len({row["id"] for row in rows}) == len(rows)
    for row in rows:
        assert int(row["id"][:12], 16) == row["clock"]
        assert row["id"][12] == "7"
        assert row["id"][16] in "89ab"
    assert [row["body"] is None for row in rows] == [False] * 9 + [True] * 3


def test_uids_are_of_their_millisecond_and_differ() -> None:
    uids = {new_uid(1_700_000_000_000) for _ in range(1000)}
    assert len(uids) == 1000
    for uid in uids:
        assert len(uid) == 32
        assert int(uid[:12], 16) == 1_700_000_000_000
        assert uid[12] == "7"
        assert uid[16] in "89ab"


def test_two_panes_see_each_other(store: Store) -> None:
    other = Store.open(store.path)
    log_session(store, 20, {"step-up": [NewSet(5)]})
    seen = other.data_version()
    mine = store.data_version()
    assert other.data_version() == seen
    log_session(other, 21, {"step-up": [NewSet(6)]})
    assert store.data_version() != mine
    assert other.data_version() != seen
    assert [s.date.day for s in store.sessions()] == [21, 20]
    other.close()


def test_two_writers_lose_nothing(path: Path) -> None:
    Store.open(path).close()
    rounds = 40

    def pane(name: str) -> None:
        store = Store.open(path)
        for _ in range(rounds):
            with store.write("count", NOW):
                store.set_setting("sum", str(int(store.setting("sum") or 0) + 1))
                store.add_answer(name, "x", NOW)
        store.close()

    panes = [threading.Thread(target=pane, args=(name,)) for name in ("one", "two")]
    for thread in panes:
        thread.start()
    for thread in panes:
        thread.join()
    store = Store.open(path)
    assert store.setting("sum") == str(2 * rounds)
    assert len(store.answers("one", NOW)) == rounds
    assert len(store.answers("two", NOW)) == rounds
    assert store.check() == []
    store.close()


def test_a_lock_that_stays_is_told_and_nothing_is_stored(store: Store) -> None:
    other = Store.open(store.path)
    other.database().execute("PRAGMA busy_timeout = 0")
    with store.write("long", NOW):
        store.set_setting("units", "lb")
        with pytest.raises(StoreError, match="locked"), other.write("short", NOW):
            other.set_setting("units", "kg")
    assert other.setting("units") == "lb"
    with other.write("short", NOW):
        other.set_setting("units", "kg")
    assert store.setting("units") == "kg"
    other.close()


def test_what_is_read_together_is_of_one_moment(store: Store) -> None:
    other = Store.open(store.path)
    other.database().execute("PRAGMA busy_timeout = 0")
    with store.reading():
        assert store.setting("units") is None
        with pytest.raises(StoreError), other.write("units", NOW):
            other.set_setting("units", "lb")
        assert store.setting("units") is None
    with other.write("units", NOW):
        other.set_setting("units", "lb")
    assert store.setting("units") == "lb"
    other.close()


def test_a_full_disk_is_told_and_the_next_write_succeeds(store: Store) -> None:
    log_session(store, 20, {"step-up": [NewSet(5)]})
    database = store.database()
    pages = database.execute("PRAGMA page_count").fetchone()[0]
    database.execute(f"PRAGMA max_page_count = {pages}")
    before = facts(store)

    def much() -> None:
        with store.write("much", NOW):
            for n in range(1000):
                store.set_setting(f"key-{n}", "x" * 500)

    with pytest.raises(StoreError, match="disk is full"):
        much()
    assert facts(store) == before
    database.execute("PRAGMA max_page_count = 100000")
    with store.write("little", NOW):
        store.set_setting("units", "lb")
    assert store.check() == []


def test_a_closed_store_says_so(path: Path) -> None:
    store = Store.open(path)
    store.close()
    for use in (store.settings, store.data_version, store.sessions, store.check):
        with pytest.raises(StoreError):
            use()


def test_bulk_rows_through_sqlite_utils_are_recorded_like_all_others(store: Store) -> None:
    rows = [
        {
            "uid": new_uid(NOW.utc_ms),
            "muscle": "glutes",
            "level": n % 11,
            "at_ms": NOW.utc_ms + n,
            "at_offset": 0,
        }
        for n in range(250)
    ]
    with store.write("bulk", NOW):
        store.database()["soreness"].insert_all(rows)
    assert len(store.soreness_between(NOW.date, NOW.date)) == 250
    assert store.check() == []
    assert store.undo(NOW) == "bulk"
    assert store.soreness(NOW) == {}
