"""Restore: the backup's rows and nothing else of it; the present log is kept aside."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from threading import Event, Thread

import pytest

from tests.store.logs import NOW, facts, log_session
from tests.store.test_crash import ROOT, WRITER
from tests.store.waiting import PATIENCE_S
from tracker.domain.errors import OverloadError, StoreError
from tracker.domain.log import NewSet
from tracker.domain.moment import Moment
from tracker.store import Store, backup, recovery
from tracker.store.migrate import VERSION
from tracker.store.recovery import Recovered, content
from tracker.store.sqlite import sqlite3


@pytest.fixture
def filled(store: Store) -> Store:
    for day in (3, 10):
        log_session(store, day, {"step-up": [NewSet(day), NewSet(9)]})
    with store.write("delete", NOW):
        store.delete_set(1, 1)
    return store


@pytest.fixture
def file(filled: Store, tmp_path: Path) -> Path:
    """A backup of the log with two sessions."""
    target = tmp_path / "kept.db"
    backup.copy(filled.path, target)
    return target


def restore(file: Path, path: Path) -> Path | None:
    with Recovered(file, path) as recovered:
        return recovered.put_in_place(NOW)


def refusal(file: Path, path: Path) -> str:
    before = path.read_bytes() if path.exists() else b""
    with pytest.raises(OverloadError) as caught:
        restore(file, path)
    assert (path.read_bytes() if path.exists() else b"") == before
    assert [entry for entry in path.parent.iterdir() if ".restore-" in entry.name] == []
    return str(caught.value)


def by_hand(path: Path, *statements: str) -> None:
    """Change a file as no program of ours would."""
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def test_another_pane_sees_the_log_as_it_was_and_undo_still_works(
    filled: Store, file: Path
) -> None:
    then = facts(filled)
    log_session(filled, 17, {"step-up": [NewSet(1)]})
    now, seen = facts(filled), filled.data_version()
    kept = restore(file, filled.path)
    assert filled.data_version() != seen
    assert facts(filled) == then
    assert filled.check() == []
    assert kept is not None
    aside = Store.open(kept)
    assert facts(aside) == now
    aside.close()
    assert filled.undo(NOW) == "delete"
    with filled.write("on", NOW):
        filled.add_set(1, NewSet(7), NOW)
    assert filled.check() == []


def test_without_a_log_the_backup_becomes_it(file: Path, tmp_path: Path) -> None:
    path = tmp_path / "new" / "log.db"
    assert restore(file, path) is None
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert content(path).sets == 3
    assert [entry.name for entry in path.parent.iterdir()] == ["log.db"]


def test_a_log_that_is_damaged_is_set_aside_and_no_journal_stays(filled: Store, file: Path) -> None:
    filled.close()
    filled.path.write_bytes(b"SQLite format 3\0" + b"\xff" * 8000)
    journal = Path(f"{filled.path}-journal")
    journal.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"\0" * 504)
    kept = restore(file, filled.path)
    assert kept is not None
    assert kept.read_bytes().startswith(b"SQLite format 3\0\xff")
    assert not journal.exists()
    assert content(filled.path).sets == 3


def test_a_log_with_damage_inside_is_set_aside(filled: Store, file: Path) -> None:
    filled.close()
    whole = bytearray(filled.path.read_bytes())
    with closing(sqlite3.connect(filled.path)) as connection:
        (page,) = connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'set_log'"
        ).fetchone()
    whole[(page - 1) * 4096 : page * 4096] = b"\x55" * 4096
    filled.path.write_bytes(whole)
    kept = restore(file, filled.path)
    assert kept is not None
    assert kept.read_bytes() == bytes(whole)
    assert content(filled.path).sets == 3


def test_what_is_no_plain_file_is_refused(filled: Store, file: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(file)
    text = tmp_path / "notes.txt"
    text.write_text("goblet squat 3x12\n" * 200)
    empty = tmp_path / "empty.db"
    empty.touch()
    assert "is a link" in refusal(link, filled.path)
    assert "is not a file" in refusal(tmp_path, filled.path)
    assert "not an Overload database" in refusal(text, filled.path)
    assert "not an Overload database" in refusal(empty, filled.path)
    assert "No such file" in refusal(tmp_path / "nowhere.db", filled.path)
    assert "null" in refusal(Path("a\0b"), filled.path)
    assert "the log itself" in refusal(filled.path, filled.path)


def test_another_programs_and_a_newer_file_are_refused(
    filled: Store, file: Path, tmp_path: Path
) -> None:
    foreign = tmp_path / "songs.db"
    by_hand(foreign, "CREATE TABLE song (title TEXT)")
    assert "not an Overload database" in refusal(foreign, filled.path)
    by_hand(file, f"PRAGMA user_version = {VERSION + 1}")
    assert f"schema {VERSION + 1}, this program knows {VERSION}" in refusal(file, filled.path)


def test_size_and_rows_have_limits_that_can_be_lifted(
    filled: Store, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recovery, "LARGEST", 1000)
    assert "--any-size" in refusal(file, filled.path)
    monkeypatch.setattr(recovery, "LARGEST", 1 << 40)
    monkeypatch.setattr(recovery, "MOST_ROWS", 3)
    assert "rows, more than a log should; --any-size" in refusal(file, filled.path)
    with Recovered(file, filled.path, unlimited=True) as recovered:
        assert recovered.content.sets == 3


def test_a_trigger_of_a_stranger_does_not_come_along(filled: Store, file: Path) -> None:
    by_hand(
        file,
        "CREATE TRIGGER thief AFTER INSERT ON set_log BEGIN DELETE FROM set_log; END",
        "CREATE TABLE strange (x)",
    )
    restore(file, filled.path)
    with filled.write("on", NOW):
        filled.add_set(1, NewSet(7), NOW)
    assert content(filled.path).sets == 4
    names = {name for (name,) in filled.database().execute("SELECT name FROM sqlite_schema")}
    assert not names & {"thief", "strange"}
    assert filled.check() == []


@pytest.mark.parametrize(
    "bomb",
    [
        ("DROP TABLE soreness", "CREATE VIEW soreness AS SELECT 1 AS id, 'x' AS uid"),
        ("ALTER TABLE soreness ADD COLUMN extra TEXT AS (hex(zeroblob(400000000)))",),
    ],
    ids=["a view in the place of a table", "a column that grows"],
)
def test_what_would_grow_when_read_is_not_read(
    filled: Store, file: Path, bomb: tuple[str, ...]
) -> None:
    by_hand(file, *bomb)
    restore(file, filled.path)
    assert content(filled.path).sets == 3
    assert filled.check() == []


@pytest.mark.parametrize(
    "statements",
    [
        ("DROP TRIGGER set_log_update", "UPDATE set_log SET count = 99 WHERE id = 2"),
        ("PRAGMA ignore_check_constraints = ON", "DROP TRIGGER set_log_update",
         "UPDATE set_log SET count = -5 WHERE id = 2"),
        ("DROP TRIGGER entry_delete", "DROP TRIGGER entry_first_delete", "DELETE FROM entry"),
        ("DROP TABLE entry",),
    ],
    ids=["a set changed behind the log", "negative reps", "sets without a session", "no table"],
)  # fmt: skip
def test_a_damaged_backup_is_refused(
    filled: Store, file: Path, statements: tuple[str, ...]
) -> None:
    by_hand(file, *statements)
    assert refusal(file, filled.path)
    assert filled.check() == []


def test_a_full_disk_changes_nothing(
    filled: Store, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log_session(filled, 17, {"step-up": [NewSet(1)]})
    now = facts(filled)
    with Recovered(file, filled.path) as recovered:
        monkeypatch.setattr(backup, "SPARE", 1 << 62)
        with pytest.raises(StoreError, match="no room"):
            recovered.put_in_place(NOW)
    assert facts(filled) == now


def test_a_write_under_way_is_in_the_kept_copy(
    filled: Store, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside, wanted = Event(), Event()

    def write() -> None:
        other = Store.open(filled.path)
        with other.write("more", NOW):
            other.add_set(1, NewSet(99), NOW)
            inside.set()
            # Until the restore wants to write too.
            assert wanted.wait(PATIENCE_S)
        other.close()

    opened = recovery.open_connection

    def watched(path: Path, create: bool = True) -> sqlite3.Connection:
        connection = opened(path, create)
        connection.set_trace_callback(
            lambda sql: wanted.set() if sql == "BEGIN IMMEDIATE" else None
        )
        return connection

    thread = Thread(target=write)
    with Recovered(file, filled.path) as recovered:
        thread.start()
        assert inside.wait(PATIENCE_S)
        monkeypatch.setattr(recovery, "open_connection", watched)
        kept = recovered.put_in_place(NOW)
    thread.join(PATIENCE_S)
    assert wanted.is_set()
    assert kept is not None
    assert content(kept).sets == 4
    assert content(filled.path).sets == 3


def test_between_the_kept_copy_and_the_restored_log_others_only_read(
    filled: Store, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log_session(filled, 17, {"step-up": [NewSet(1)]})
    filled.wait_at_most(0)
    keep, tried = backup.keep, []

    def refused(path: Path, reason: str, now: Moment) -> Path | None:
        for look in (lambda: None, lambda: keep(path, reason, now)):
            kept = look()
            assert len(filled.sessions()) == 3
            with pytest.raises(StoreError, match="Nothing was stored, try again"):
                log_session(filled, 18, {"step-up": [NewSet(2)]})
            tried.append(kept)
        return kept

    monkeypatch.setattr(backup, "keep", refused)
    assert restore(file, filled.path) == tried[1]
    assert len(tried) == 2
    assert len(filled.sessions()) == 2
    log_session(filled, 18, {"step-up": [NewSet(2)]})
    assert filled.check() == []
    assert not Path(f"{filled.path}-journal").exists()


def test_no_set_of_a_program_that_writes_on_and_on_is_lost(filled: Store, file: Path) -> None:
    def counts(path: Path) -> set[int]:
        store = Store.open(path)
        found = {s.done.count for one in store.sessions() for e in one.entries for s in e.sets}
        store.close()
        return found

    found: set[int] = set()
    # With a breath between two writes, or nobody else would ever get a turn.
    code = "import time\n" + WRITER.replace("    n += 1\n", "    time.sleep(0.004)\n    n += 1\n")
    with subprocess.Popen(
        [sys.executable, "-c", code, str(filled.path), "100"],
        cwd=ROOT, stdout=subprocess.PIPE, text=True,
    ) as writer:  # fmt: skip
        assert writer.stdout is not None
        said = [writer.stdout.readline()]
        for _ in range(8):
            kept = restore(file, filled.path)
            assert kept is not None
            found |= counts(kept)
        writer.kill()
        said += writer.stdout.readlines()
    found |= counts(filled.path)
    acknowledged = {int(line) for line in said if line.endswith("\n")}
    assert acknowledged
    assert acknowledged <= found
    assert filled.check() == []


@pytest.mark.parametrize("lock", ["BEGIN IMMEDIATE", "BEGIN EXCLUSIVE", "BEGIN"])
def test_a_log_that_others_keep_locked_stays_as_it_is(
    filled: Store, file: Path, lock: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    log_session(filled, 17, {"step-up": [NewSet(1)]})
    now = facts(filled)
    monkeypatch.setattr("tracker.store.open.BUSY_SECONDS", 0.05)
    other = sqlite3.connect(filled.path, isolation_level=None)
    with Recovered(file, filled.path) as recovered:
        other.execute(lock)
        other.execute("SELECT count(*) FROM set_log").fetchone()
        with pytest.raises(StoreError, match="Nothing was stored, try again"):
            recovered.put_in_place(NOW)
        other.execute("ROLLBACK")
        assert facts(filled) == now
        log_session(filled, 18, {"step-up": [NewSet(2)]})
        other.execute(lock)
        other.execute("SELECT count(*) FROM set_log").fetchone()
        recovered.kept_waiting = lambda: bool(other.execute("ROLLBACK"))
        recovered.put_in_place(NOW)
    other.close()
    assert content(filled.path).sets == 3
    assert not list(filled.path.parent.glob("*damaged*"))


def test_what_a_killed_restore_left_is_cleared_away(filled: Store, file: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()

    def left(owner: str, make: Callable[[Path], object]) -> Path:
        place = filled.path.with_name(f".{filled.path.name}.restore-{owner}")
        make(place)
        return place

    killed = left(f"{gone.pid}-a1b2", Path.mkdir)
    (killed / "fresh.db").write_bytes(b"x" * 5000)
    staying = [
        left(f"{os.getpid()}-a1b2", Path.mkdir),
        left("notes", Path.mkdir),
        left(f"{gone.pid}-link", lambda place: place.symlink_to(file.parent)),
    ]
    with Recovered(file, filled.path):
        assert not killed.exists()
    assert all(place.exists() for place in staying)
    assert file.exists()
