"""Brings a file to today's schema: all of schema.sql for a fresh one, numbered steps for an old.

``migrations/NNNN_name.sql`` takes a file from version NNNN-1 to NNNN. A migration that changes
facts records them itself: it starts an action, as a write does.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tracker.domain.errors import StoreError
from tracker.domain.moment import now
from tracker.domain.value import Value
from tracker.store.sqlite import sqlite3

APPLICATION_ID = 1331055684
"""``OVLD``, the mark of our files."""


class Schema(Value):
    """The version this program knows, the script of a fresh file, the folder of the steps."""

    version: int
    script: Path
    migrations: Path


def _schema_script() -> Path:
    """``schema.sql`` of an installed wheel, or the one beside ``tracker`` in a checkout."""
    package = Path(__file__).parents[1]
    installed = package / "_data" / "schema.sql"
    return installed if installed.exists() else package.parent / "schema.sql"


def today() -> Schema:
    """The schema of this program."""
    return Schema(VERSION, _schema_script(), Path(__file__).parent / "migrations")


VERSION = 3
"""``user_version`` of the files this program writes."""


def bring_up(connection: sqlite3.Connection, path: Path, schema: Schema | None = None) -> None:
    """Leave the file at the schema's version; raise StoreError for a file that is not ours.

    Any number of programs may do this to one file at the same moment.
    """
    known = VERSION if schema is None else schema.version
    # One look, or another program's first start may fall between its parts.
    connection.execute("BEGIN")
    try:
        found = _version(connection, path, known)
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
    if found == known:
        return
    schema = schema or today()
    # A table that is rebuilt must not take its children along; inside a transaction this is void.
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        connection.execute("BEGIN IMMEDIATE")
        # Another program may have done it while this one waited for the lock.
        found = _version(connection, path, known)
        if found not in (0, known):
            # By a connection of its own: this one is in a transaction, which readers may pass.
            from tracker.store.backup import keep

            keep(path, f"schema-{found}", now())
        for script in _scripts(schema, found):
            for statement in statements(script.read_text("utf-8")):
                connection.execute(statement)
        if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise StoreError(f"{path} can't be brought to version {known}: broken references.")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {known:d}")
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        connection.execute("PRAGMA foreign_keys = ON")


def statements(script: str) -> Iterator[str]:
    """The SQL statements of a script, each ending at the end of a line."""
    pending = ""
    for line in script.splitlines(keepends=True):
        if not pending and (not line.strip() or line.lstrip().startswith("--")):
            continue
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""
    if pending:
        raise ValueError(f"an SQL statement without an end: {pending[:80]!r}")


def _version(connection: sqlite3.Connection, path: Path, known: int) -> int:
    """The file's version, 0 for an empty one; raise StoreError where it is not ours."""
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    mark = int(connection.execute("PRAGMA application_id").fetchone()[0])
    if mark == 0 and version == 0:
        (things,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        if things == 0:
            return 0
    if mark != APPLICATION_ID:
        raise StoreError(f"{path} is a database of another program, not of Overload.")
    if version > known:
        raise StoreError(
            f"{path} is newer than this program "
            f"(schema {version}, this program knows {known}); update Overload."
        )
    if version < 1:
        raise StoreError(f"{path} is not a whole Overload database.")
    return version


def _scripts(schema: Schema, found: int) -> list[Path]:
    """The scripts that lead from the found version to today's, in order."""
    if found == 0:
        return [schema.script]
    steps = {int(path.name[:4]): path for path in schema.migrations.glob("[0-9]" * 4 + "_*.sql")}
    wanted = range(found + 1, schema.version + 1)
    missing = [number for number in wanted if number not in steps]
    if missing:
        raise StoreError(f"The way from schema {missing[0] - 1} to {missing[0]} is not known.")
    return [steps[number] for number in wanted]
