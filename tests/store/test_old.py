"""Every file of an older version becomes today's, whole."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from tests.store.logs import NOW
from tracker.domain.log import NewSet
from tracker.store import Store, backup
from tracker.store.doctor import Doctor
from tracker.store.migrate import VERSION
from tracker.store.open import open_connection
from tracker.store.recovery import Recovered, content
from tracker.store.sqlite import sqlite3

OLD = sorted((Path(__file__).parent / "old").glob("v*.db.gz"))
HELD = {
    "v1": {"session": 6, "set_log": 42, "change": 76},
    "v2": {"session": 6, "set_log": 42, "change": 76},
}


def unpacked(kept: Path, path: Path) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(gzip.decompress(kept.read_bytes()))
    return path


def test_there_is_a_file_of_every_version_before_this_one() -> None:
    assert {path.name for path in OLD} >= {f"v{n}.db.gz" for n in range(1, VERSION)}


@pytest.mark.parametrize("kept", OLD, ids=lambda path: path.name[:-6])
def test_an_old_file_is_brought_up_and_sound(kept: Path, path: Path) -> None:
    unpacked(kept, path)
    before = sqlite3.connect(path)
    tables = HELD[kept.name[:-6]]
    held = {t: before.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in tables}
    before.close()
    assert held == tables
    doctor = Doctor.open(path)
    found = doctor.database()
    assert {table: found[table].count for table in tables} == held
    # The schema is the one that a fresh file gets, or this would find what drifted.
    assert doctor.findings(NOW) == []
    with doctor.write("on", NOW):
        doctor.add_set(1, NewSet(5), NOW)
    assert doctor.undo(NOW) == "on"
    assert doctor.undo(NOW) is not None
    assert doctor.check() == []
    doctor.close()
    version = int(kept.name[1:-6])
    assert len(backup.backups(path)) == (1 if version < VERSION else 0)


def things(path: Path) -> set[tuple[str, ...]]:
    connection = sqlite3.connect(path)
    found = set(connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema"))
    connection.close()
    return found


@pytest.mark.parametrize("kept", OLD, ids=lambda path: path.name[:-6])
def test_an_old_file_gets_the_schema_of_a_fresh_one(kept: Path, path: Path, tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.db"
    Store.open(fresh).close()
    old = unpacked(kept, path)
    assert things(old) != things(fresh)
    open_connection(old).close()
    assert things(old) == things(fresh)


@pytest.mark.parametrize("kept", OLD, ids=lambda path: path.name[:-6])
def test_an_old_backup_is_restored(kept: Path, path: Path, tmp_path: Path) -> None:
    file = unpacked(kept, tmp_path / "old.db")
    with Recovered(file, path) as recovered:
        recovered.put_in_place(NOW)
    assert content(path).sets == HELD[kept.name[:-6]]["set_log"]
    assert content(path).version == VERSION
    assert content(file).version == int(kept.name[1:-6])
