"""Backups: whole, private, checked, thinned, and none that pretends to be one."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.store.logs import NOW, facts, log_session, moment
from tests.store.places import small_disk
from tests.store.waiting import PATIENCE_S, until
from tracker.domain.errors import OverloadError, StoreError
from tracker.domain.log import NewSet
from tracker.store import Store, backup
from tracker.store.migrate import VERSION, Schema, today
from tracker.store.open import open_connection
from tracker.store.sqlite import sqlite3

DAY = date(2026, 11, 20)


@pytest.fixture
def filled(store: Store) -> Store:
    for day in (3, 10, 17):
        log_session(store, day, {"step-up": [NewSet(day), NewSet(9)]})
    return store


def names(path: Path) -> list[str]:
    """Everything in the folder of the backups."""
    return sorted(entry.name for entry in backup.folder_of(path).iterdir())


def test_a_backup_is_the_log_and_private_whatever_the_umask(filled: Store) -> None:
    before = os.umask(0)
    try:
        kept = backup.keep_daily(filled.path, DAY)
    finally:
        os.umask(before)
    assert kept is not None
    assert names(filled.path) == ["2026-11-20-daily.db"]
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700
    copied = Store.open(kept)
    assert facts(copied) == facts(filled)
    assert copied.check() == []
    copied.close()


def test_one_a_day_and_none_where_nothing_changed(filled: Store) -> None:
    assert backup.due(filled.path, DAY)
    assert backup.keep_daily(filled.path, DAY) is not None
    assert backup.keep_daily(filled.path, DAY) is None
    tomorrow = DAY + timedelta(days=1)
    assert backup.keep_daily(filled.path, tomorrow) is None
    assert backup.keep(filled.path, "import", NOW) is None
    log_session(filled, 20, {"step-up": [NewSet(1)]})
    assert backup.keep_daily(filled.path, DAY) is None
    assert backup.keep_daily(filled.path, tomorrow) is not None


def test_seven_days_and_four_weeks_are_kept_and_nothing_of_the_users(filled: Store) -> None:
    folder = backup.folder_of(filled.path)
    folder.mkdir()
    days = [DAY - timedelta(days=n) for n in range(1, 70)]
    for day in days:
        kept = folder / f"{day}-daily.db"
        kept.write_bytes(b"")
        os.utime(kept, (0, 0))
    for own in ("notes.txt", "2026-01-01-daily.db.bak", "2026-01-01T120000-hand.db"):
        (folder / own).write_bytes(b"")
        os.utime(folder / own, (0, 0))
    assert backup.keep_daily(filled.path, DAY) is not None
    left = [b.day for b in backup.backups(filled.path) if b.reason == "daily"]
    left.sort(reverse=True)
    assert left[:7] == [DAY - timedelta(days=n) for n in range(7)]
    weeks = [day.isocalendar()[:2] for day in left[7:]]
    assert len(weeks) == 4 == len(set(weeks))
    assert left[7] == DAY - timedelta(days=7)
    assert all(day.isoweekday() == 7 for day in left[8:])
    assert {"notes.txt", "2026-01-01-daily.db.bak", "2026-01-01T120000-hand.db"} < set(
        names(filled.path)
    )


def test_one_that_is_gone_meanwhile_hides_no_other(
    filled: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another pane may thin the folder out between its reading and the look at each file."""
    for ago in range(3):
        log_session(filled, 20 + ago, {"step-up": [NewSet(8)]})
        backup.keep_daily(filled.path, DAY + timedelta(days=ago))
    listed = os.scandir

    @contextmanager
    def then_removed(folder: Path) -> Iterator[Iterator[os.DirEntry[str]]]:
        with listed(folder) as entries:
            found = list(entries)
        (folder / "2026-11-21-daily.db").unlink()
        yield iter(found)

    with monkeypatch.context() as patched:
        patched.setattr(backup.os, "scandir", then_removed)
        left = backup.backups(filled.path)
    assert [one.day.day for one in left] == [22, 20]


def test_those_taken_before_something_are_thinned_by_kind(filled: Store) -> None:
    for minute in range(6):
        log_session(filled, 20, {"step-up": [NewSet(minute)]}, hour=minute)
        for reason in ("import", "hand"):
            backup.keep(filled.path, reason, moment(20, 12, minute))
    kept = [b.reason for b in backup.backups(filled.path)]
    # The log did not change between the import's backup and the one by hand.
    assert kept.count("import") == 3
    assert kept.count("hand") == 6


def test_two_in_the_same_second_have_names_of_their_own(filled: Store) -> None:
    first = backup.keep(filled.path, "hand", NOW)
    second = backup.keep(filled.path, "hand", NOW)
    assert first != second
    assert len(backup.backups(filled.path)) == 2


def test_a_copy_never_takes_the_place_of_a_file(filled: Store, tmp_path: Path) -> None:
    taken = tmp_path / "taken.db"
    taken.write_text("mine")
    link = tmp_path / "link.db"
    link.symlink_to(tmp_path / "elsewhere.db")
    for target in (taken, link):
        with pytest.raises(OverloadError, match="is there already"):
            backup.copy(filled.path, target)
    assert taken.read_text() == "mine"
    assert not (tmp_path / "elsewhere.db").exists()
    with pytest.raises(StoreError, match="No such file"):
        backup.copy(filled.path, tmp_path / "nowhere" / "x.db")


class Watched(sqlite3.Connection):
    """A connection that is copied from, and calls ``between`` between two steps of the copy."""

    between: Callable[[], object]

    def backup(self, target: Any, *, progress: Any = None, **options: Any) -> None:
        def stepped(*told: int) -> None:
            self.between()
            progress(*told)

        super().backup(target, progress=progress and stepped, **options)


def test_a_copy_beside_a_writer_is_whole(
    filled: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The log of a test would be copied in one step.
    monkeypatch.setattr(backup, "_STEP", 4)
    done = threading.Event()
    filled.close()
    pairs = steps = 0

    def write() -> None:
        nonlocal pairs
        store = Store.open(filled.path)
        while not done.is_set():
            with store.write("pair", NOW):
                store.add_set(1, NewSet(pairs + 1), NOW)
                store.add_set(1, NewSet(pairs + 1), NOW)
            pairs += 1
        store.close()

    def another_pair() -> None:
        nonlocal steps
        steps += 1
        before = pairs
        # The first to be counted may have been stored before.
        until(lambda: pairs > before + 1)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for n in range(5):
            steps = 0
            with closing(sqlite3.connect(filled.path, timeout=60, factory=Watched)) as source:
                source.between = another_pair
                backup.copy_from(source, filled.path, tmp_path / f"{n}.db")
            assert steps > 1, "pairs were stored within the copy"
    finally:
        done.set()
        writer.join(PATIENCE_S)
    for n in range(5):
        copied = Store.open(tmp_path / f"{n}.db")
        assert copied.check() == []
        (sets,) = copied.database().execute("SELECT count(*) FROM set_log").fetchone()
        assert sets % 2 == 0
        copied.close()


def test_a_copy_ends_though_another_program_writes_all_the_time(tmp_path: Path) -> None:
    """A log of several steps, changed at each: more than SQLite keeps in memory is copied before
    the copy is begun again."""
    log, wanted = tmp_path / "log.db", 4 * backup._STEP
    writer = sqlite3.connect(log, isolation_level=None)
    writer.execute("CREATE TABLE page (bytes BLOB)")
    writer.execute(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
        " INSERT INTO page SELECT zeroblob(4000) FROM n", (wanted,),
    )  # fmt: skip
    writes = 0

    def another_page() -> None:
        nonlocal writes
        writes += 1
        writer.execute("INSERT INTO page VALUES (zeroblob(4000))")

    with closing(sqlite3.connect(log, factory=Watched)) as source:
        source.between = another_page
        backup.copy_from(source, log, tmp_path / "copy.db")
    writer.close()
    with closing(sqlite3.connect(tmp_path / "copy.db")) as copied:
        assert copied.execute("SELECT count(*) FROM page").fetchone() == (wanted + writes,)
    assert writes == backup._RESTARTS + 2


def test_one_that_is_being_written_is_not_begun_again(filled: Store) -> None:
    folder = backup.folder_of(filled.path)
    folder.mkdir()
    part = folder / f".{DAY}-daily.db.part{os.getpid()}-1"
    part.touch()
    assert not backup.due(filled.path, DAY)
    part.unlink()
    assert backup.due(filled.path, DAY)


def test_what_a_killed_program_left_half_done_is_removed(filled: Store) -> None:
    folder = backup.folder_of(filled.path)
    folder.mkdir()
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    left = folder / f".2026-11-19-daily.db.part{ended.pid}-1"
    mine = folder / f".2026-11-19-daily.db.part{os.getpid()}-1"
    left.write_bytes(b"half")
    mine.write_bytes(b"under way")
    backup.keep_daily(filled.path, DAY)
    assert not left.exists()
    assert mine.exists()


def test_a_damaged_log_pushes_no_backup_out(filled: Store) -> None:
    good = backup.keep(filled.path, "hand", NOW)
    filled.close()
    content = bytearray(filled.path.read_bytes())
    content[4096 * 3 : 4096 * 30] = b"\xff" * (4096 * 27)
    filled.path.write_bytes(content)
    with pytest.raises(StoreError, match="damaged"):
        backup.keep_daily(filled.path, DAY)
    assert [b.path for b in backup.backups(filled.path)] == [good]
    assert names(filled.path) == [good.name if good else ""]


def test_a_full_disk_takes_no_backup_and_leaves_nothing() -> None:
    with small_disk(1_000_000) as folder:
        store = Store.open(folder / "log.db")
        log_session(store, 3, {"step-up": [NewSet(1)]})
        with pytest.raises(StoreError, match="no room for a backup"):
            backup.keep_daily(store.path, DAY)
        assert names(store.path) == []
        log_session(store, 4, {"step-up": [NewSet(1)]})
        store.close()


def test_a_disk_that_fills_meanwhile_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backup, "_room", lambda *_: None)
    with small_disk(1_000_000) as folder:
        store = Store.open(folder / "log.db")
        (folder / "ballast").write_bytes(b"x" * (1_000_000 - store.path.stat().st_size - 100_000))
        with pytest.raises(StoreError, match="disk is full"):
            backup.keep_daily(store.path, DAY)
        assert names(store.path) == []
        store.close()


def newer(folder: Path) -> Schema:
    """Today's schema with one more step."""
    folder.mkdir()
    (folder / f"{VERSION + 1:04}_step.sql").write_text("CREATE TABLE mood (x TEXT) STRICT;\n")
    return Schema(VERSION + 1, today().script, folder)


def test_a_migration_takes_a_backup_first(filled: Store, tmp_path: Path) -> None:
    filled.close()
    open_connection(filled.path, schema=newer(tmp_path / "steps")).close()
    (kept,) = backup.backups(filled.path)
    assert kept.reason == "schema"
    connection = sqlite3.connect(kept.path)
    assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
    connection.close()
    open_connection(filled.path, schema=newer(tmp_path / "again")).close()
    assert len(backup.backups(filled.path)) == 1


def test_without_a_backup_there_is_no_migration(
    filled: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled.close()
    monkeypatch.setattr(backup, "SPARE", 1 << 62)
    with pytest.raises(StoreError, match="no room"):
        open_connection(filled.path, schema=newer(tmp_path / "steps"))
    store = Store.open(filled.path)
    assert store.check() == []
    store.close()
