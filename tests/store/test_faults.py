"""What happens to the file while it is open: nothing that was stored is lost, and it is said."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.store.logs import NOW, facts, log_session
from tests.store.places import small_disk
from tracker.domain.errors import StoreError
from tracker.domain.log import NewSet
from tracker.store import Store, backup
from tracker.store.place import dangers
from tracker.store.recovery import Recovered, content
from tracker.store.sqlite import sqlite3

ROOT = Path(__file__).parents[2]


@pytest.fixture
def filled(store: Store) -> Store:
    log_session(store, 3, {"step-up": [NewSet(1)]})
    return store


def add(store: Store, count: int) -> None:
    with store.write("set", NOW):
        store.add_set(1, NewSet(count), NOW)


def told(store: Store) -> str:
    """The sentence with which a set is refused."""
    with pytest.raises(StoreError) as caught:
        add(store, 9)
    said = str(caught.value)
    assert said.startswith(("Nothing was stored", "The disk is full", "The database is damaged"))
    return said


def test_a_full_disk_loses_nothing_and_goes_on_once_there_is_room() -> None:
    with small_disk(600_000) as folder:
        store = Store.open(folder / "log.db")
        log_session(store, 3, {"step-up": [NewSet(1)]})
        ballast = folder / "ballast"
        free = os.statvfs(folder)
        ballast.write_bytes(b"x" * (free.f_bavail * free.f_frsize - 40_000))
        before, said = facts(store), ""
        while not said:
            before = facts(store)
            try:
                add(store, len(before["set_log"]))
            except StoreError as error:
                said = str(error)
        assert said == f"The disk is full; nothing was stored in {store.path}."
        assert facts(store) == before
        assert store.check() == []
        ballast.unlink()
        add(store, 7)
        assert store.check() == []
        store.close()


LIMITED = """
import resource, sys
from pathlib import Path
from tests.store.logs import NOW
from tracker.domain.errors import StoreError
from tracker.domain.log import NewSet
from tracker.store import Store
path = Path(sys.argv[1])
store = Store.open(path)
resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size, resource.RLIM_INFINITY))
done = 0
try:
    for done in range(2000):
        with store.write("set", NOW):
            store.add_set(1, NewSet(done), NOW)
except StoreError as error:
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    print(done, len(store.sessions()[0].entries[0].sets), store.check() == [], error)
"""


def test_a_file_that_may_not_grow_loses_nothing(filled: Store) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(filled.path)],
        cwd=ROOT, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    stored, there, sound, said = done.stdout.split(" ", 3)
    assert int(there) == int(stored) + 1
    assert sound == "True"
    assert said.startswith("Nothing was stored: the disk refuses to read or write")


@pytest.mark.parametrize("how", ["deleted", "moved", "replaced"])
def test_a_log_that_leaves_its_place_while_open_is_kept(
    filled: Store, tmp_path: Path, how: str
) -> None:
    add(filled, 2)
    held = facts(filled)
    if how == "deleted":
        filled.path.unlink()
    elif how == "moved":
        filled.path.rename(tmp_path / "moved.db")
    else:
        other = Store.open(tmp_path / "other.db")
        log_session(other, 17, {"plank": [NewSet(5)]})
        other.close()
        os.replace(other.path, filled.path)
    said = told(filled)
    assert said == told(filled)
    (kept,) = backup.backups(filled.path)
    assert kept.reason == "rescue"
    assert f"overload restore {kept.path}" in said
    assert facts(filled) == held
    with Recovered(kept.path, filled.path) as recovered:
        recovered.put_in_place(NOW)
    again = Store.open(filled.path)
    assert facts(again) == held
    assert again.check() == []
    again.close()


@pytest.mark.parametrize("look", [Store.data_version, Store.sessions, Store.settings, add])
def test_one_who_looks_at_a_replaced_log_leaves_the_others_write_alone(
    filled: Store, look: Callable[..., object]
) -> None:
    held = facts(filled)
    content_then = filled.path.read_bytes()
    filled.path.unlink()
    filled.path.write_bytes(content_then)
    journal = Path(f"{filled.path}-journal")
    arguments = (9,) if look is add else ()

    def said() -> str:
        with pytest.raises(StoreError, match="moved, deleted or replaced") as caught:
            look(filled, *arguments)
        with pytest.raises(StoreError, match="moved, deleted or replaced"), filled.reading():
            raise AssertionError("it was read")
        return str(caught.value)

    other = Store.open(filled.path)
    # So small a memory that pages go to the file, and their journal to disk, before the end.
    other.database().execute("PRAGMA cache_size = 1")
    with other.write("set", NOW):
        for _ in range(60):
            other.add_set(1, NewSet(8, note="x" * 1500), NOW)
        before = journal.read_bytes()
        assert len(before) > 512
        assert "Nor could it be kept elsewhere: another program is writing" in said()
        assert journal.read_bytes() == before
    assert len(other.sessions()[0].entries[0].sets) == 61
    assert other.check() == []
    other.close()
    last = said()
    (kept,) = backup.backups(filled.path)
    assert f"overload restore {kept.path}" in last
    assert ("start again to see the one there now" in last) == (look is not add)
    aside = Store.open(kept.path)
    assert facts(aside) == held
    aside.close()


def test_a_log_that_comes_back_into_its_place_is_used_again(filled: Store, tmp_path: Path) -> None:
    filled.path.rename(tmp_path / "away.db")
    assert "moved, deleted or replaced" in told(filled)
    (tmp_path / "away.db").rename(filled.path)
    add(filled, 4)
    filled.path.rename(tmp_path / "away.db")
    assert "moved, deleted or replaced" in told(filled)
    newest, _ = backup.backups(filled.path)
    assert content(newest.path).sets == 2


def test_what_was_stored_after_all_is_not_called_lost(filled: Store) -> None:
    def disturbed() -> None:
        with filled.write("set", NOW):
            filled.add_set(1, NewSet(9), NOW)
            Path(f"{filled.path}-journal").unlink()

    with pytest.raises(StoreError, match="It was probably stored, look before you repeat it"):
        disturbed()
    again = Store.open(filled.path)
    assert [s.done.count for s in again.sessions()[0].entries[0].sets] == [1, 9]
    assert again.check() == []
    again.close()


def test_a_log_that_vanished_is_not_begun_anew_in_silence(filled: Store) -> None:
    kept = backup.keep(filled.path, "hand", NOW)
    filled.close()
    for vanish in (filled.path.unlink, filled.path.touch):
        vanish()
        with pytest.raises(StoreError, match=f"overload restore {kept} brings back the newest"):
            Store.open(filled.path)
    filled.path.unlink()
    shutil.move(backup.folder_of(filled.path), filled.path.parent / "elsewhere")
    Store.open(filled.path).close()


def test_a_log_damaged_while_open_is_not_written_to(filled: Store) -> None:
    for day in range(4, 25):
        log_session(filled, day, {"step-up": [NewSet(n) for n in range(40)]})
    size = filled.path.stat().st_size
    with filled.path.open("r+b") as file:
        # Past the change counter, which tells the connection that its pages are stale.
        file.seek(24)
        file.write(b"\xff\xff\xff\xff")
        file.seek(4096)
        file.write(b"\x55" * (size - 4096))
    assert "overload doctor says how" in told(filled)
    with pytest.raises(StoreError, match="damaged"):
        filled.sessions()


def test_a_cut_off_file_is_refused(filled: Store) -> None:
    filled.close()
    size = filled.path.stat().st_size
    os.truncate(filled.path, size // 2)
    with pytest.raises(StoreError, match="The database is damaged"):
        Store.open(filled.path)
    assert filled.path.stat().st_size == size // 2


def test_after_a_kill_within_a_write_the_file_is_looked_through(filled: Store) -> None:
    (page,) = filled.database().execute(
        "SELECT rootpage FROM sqlite_schema WHERE name = 'set_log'"
    ).fetchone()  # fmt: skip
    filled.close()
    with filled.path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\x55" * 100)
    Store.open(filled.path).close()
    Path(f"{filled.path}-journal").write_bytes(b"\0" * 512)
    with pytest.raises(StoreError, match="is damaged"):
        Store.open(filled.path)


def test_a_dangerous_place_is_named(tmp_path: Path) -> None:
    plain = tmp_path / "plain" / "log.db"
    synced = tmp_path / "sync" / "deep" / "log.db"
    cloud = tmp_path / "Dropbox (Own)" / "log.db"
    for path in (plain, synced, cloud):
        path.parent.mkdir(parents=True)
        path.touch(0o600)
    (tmp_path / "sync" / ".stfolder").mkdir()
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\nserver:/x {tmp_path}/plain nfs4 rw 0 0\n")
    assert "network file system (nfs4)" in dangers(plain, mounts)[0]
    assert dangers(plain, tmp_path / "none") == []
    assert "synchronised by Syncthing" in dangers(synced)[0]
    assert "synchronised by Dropbox" in dangers(cloud)[0]
    plain.chmod(0o644)
    assert dangers(plain, tmp_path / "none") == [
        f"{plain} can be read by other users of this machine."
    ]


def test_the_journal_of_a_write_is_as_private_as_the_log(filled: Store) -> None:
    before = os.umask(0)
    try:
        with filled.write("set", NOW):
            filled.add_set(1, NewSet(5), NOW)
            journal = Path(f"{filled.path}-journal")
            assert journal.stat().st_mode & 0o777 == 0o600
    finally:
        os.umask(before)


def test_what_restore_shows_is_what_is_there(filled: Store) -> None:
    held = content(filled.path)
    assert (held.sessions, held.sets, held.first, held.newest) == (
        1, 1, "2026-11-03", "step-up, 2026-11-03 18:01",
    )  # fmt: skip
    with sqlite3.connect(filled.path) as connection:
        assert connection.execute("SELECT count(*) FROM change").fetchone() == (held.changes,)
    connection.close()
