"""Old files become today's: with planted steps, since no older version was ever released."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.logs import NOW
from tracker.domain.errors import StoreError
from tracker.store import Store
from tracker.store.migrate import VERSION, Schema, statements, today
from tracker.store.open import open_connection
from tracker.store.sqlite import sqlite3

MOOD = """-- What the day felt like.
CREATE TABLE mood (
    id INTEGER PRIMARY KEY -- a ; in a comment
) STRICT;

CREATE TRIGGER mood_insert AFTER INSERT ON mood BEGIN
    SELECT 1;
    SELECT 2;
END;
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "migrations"
    made.mkdir()
    return made


def planted(folder: Path, *steps: str) -> Schema:
    """Today's schema with further steps."""
    for number, sql in enumerate(steps, VERSION + 1):
        (folder / f"{number:04}_step.sql").write_text(sql)
    return Schema(VERSION + len(steps), today().script, folder)


def version(path: Path) -> int:
    connection = sqlite3.connect(path)
    found = connection.execute("PRAGMA user_version").fetchone()[0]
    connection.close()
    return int(found)


def tables(path: Path) -> set[str]:
    connection = sqlite3.connect(path)
    found = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    connection.close()
    return {name for (name,) in found}


def test_the_version_is_the_same_in_program_script_and_steps() -> None:
    schema = today()
    assert f"PRAGMA user_version = {VERSION};" in schema.script.read_text()
    steps = sorted(int(path.name[:4]) for path in schema.migrations.glob("*.sql"))
    assert steps == list(range(2, VERSION + 1))


def test_an_old_file_takes_every_step_and_keeps_its_rows(path: Path, folder: Path) -> None:
    store = Store.open(path)
    with store.write("setting", NOW):
        store.set_setting("units", "lb")
    store.close()
    schema = planted(folder, MOOD, "ALTER TABLE mood ADD COLUMN word TEXT;\n")
    connection = open_connection(path, schema=schema)
    connection.execute("INSERT INTO mood (id, word) VALUES (1, 'calm')")
    assert connection.execute("SELECT value FROM setting").fetchone() == ("lb",)
    assert connection.execute("PRAGMA foreign_keys").fetchone() == (1,)
    connection.close()
    assert version(path) == VERSION + 2


@pytest.mark.parametrize(
    "fault",
    [
        "CREATE TABLE mood (id INTEGER PRIMARY KEY);\n",
        "INSERT INTO change (device, seq, id, clock, action, tbl, row)"
        " VALUES (99, 1, printf('%032d', 1), 1, 99, 'mood', 1);\n",
    ],
    ids=["refused statement", "broken reference"],
)
def test_a_step_that_fails_changes_nothing(path: Path, folder: Path, fault: str) -> None:
    Store.open(path).close()
    before = path.read_bytes()
    with pytest.raises(StoreError):
        open_connection(path, schema=planted(folder, MOOD, fault))
    assert path.read_bytes() == before
    assert version(path) == VERSION
    Store.open(path).close()


def test_a_missing_step_is_told(path: Path, folder: Path) -> None:
    Store.open(path).close()
    (folder / f"{VERSION + 2:04}_later.sql").write_text(MOOD)
    schema = Schema(VERSION + 2, today().script, folder)
    with pytest.raises(StoreError, match=f"from schema {VERSION} to {VERSION + 1}"):
        open_connection(path, schema=schema)
    assert "mood" not in tables(path)


def test_a_migration_waits_for_a_write_and_then_finds_it(path: Path, folder: Path) -> None:
    store = Store.open(path)
    with store.write("setting", NOW):
        store.set_setting("units", "lb")
        assert version(path) == VERSION
    connection = open_connection(path, schema=planted(folder, MOOD))
    assert connection.execute("SELECT value FROM setting").fetchone() == ("lb",)
    connection.close()
    store.close()


def test_a_fresh_file_takes_no_steps(path: Path, folder: Path) -> None:
    (folder / "0001_never.sql").write_text("CREATE TABLE never (id INTEGER);\n")
    open_connection(path, schema=Schema(VERSION, today().script, folder)).close()
    assert "never" not in tables(path)


def test_statements_end_at_a_line_and_triggers_stay_whole() -> None:
    found = list(statements(MOOD))
    assert len(found) == 2
    assert found[1].rstrip().endswith("END;")
    with pytest.raises(ValueError, match="without an end"):
        list(statements("CREATE TABLE mood (id INTEGER)\n"))
