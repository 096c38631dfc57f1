"""Opens the database file: private, durable, ours."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote

from tracker.domain.errors import StoreError
from tracker.store.failures import faults_told
from tracker.store.migrate import Schema, bring_up
from tracker.store.sqlite import OLDEST, sqlite3

BUSY_SECONDS = 10.0
"""How long a write waits for another program's."""

SMALLEST_PAGE = 512

# DELETE and EXTRA: a commit survives a power cut, and two processes at once are safe in every
# SQLite (WAL is not before 3.51.3). recursive_triggers: what REPLACE deletes is logged as well.
# trusted_schema stays on: SQLite before 3.41 counts its JSON functions as unsafe in CHECKs.
PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",
    "PRAGMA synchronous = EXTRA",
    "PRAGMA fullfsync = ON",
)


def open_connection(
    path: Path, create: bool = True, schema: Schema | None = None
) -> sqlite3.Connection:
    """A connection to the file at today's schema, made first where it is missing and ``create``.

    Raises StoreError with one sentence for anything that is not, or can't become, our database.
    """
    if sqlite3.sqlite_version_info < OLDEST:
        wanted = ".".join(map(str, OLDEST))
        raise StoreError(f"Overload needs SQLite {wanted}; this is {sqlite3.sqlite_version}.")
    try:
        if path.is_dir():
            raise StoreError(f"{path} is a folder; give the path of a database file.")
        if not path.exists():
            if not create:
                raise StoreError(f"There is no database at {path}.")
            _refuse_to_begin_anew(path)
            _make_private(path)
        else:
            size = path.stat().st_size
            # SQLite takes a file shorter than its smallest page for an empty one, to write over.
            if 0 < size < SMALLEST_PAGE:
                raise StoreError(f"{path} is not an Overload database.")
            if size == 0:
                _refuse_to_begin_anew(path)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise StoreError(f"{path} can't be opened: {reason}.") from error
    # A program that was killed left it, or one that writes just now.
    journal = os.path.exists(f"{path}-journal")
    with faults_told(path):
        # mode=rw: a file that vanished meanwhile is not made again in silence.
        connection = sqlite3.connect(
            f"file:{quote(str(path.absolute()))}?mode=rw",
            uri=True,
            timeout=BUSY_SECONDS,
            isolation_level=None,
        )
        try:
            for pragma in PRAGMAS:
                connection.execute(pragma)
            bring_up(connection, path, schema)
            if journal:
                _look_through(connection, path)
            connection.execute("PRAGMA journal_mode = DELETE")
        except BaseException:
            connection.close()
            raise
    return connection


def place_of(path: Path | str) -> tuple[int, int] | None:
    """Which file lies at ``path``: its device and number there; None for none."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return found.st_dev, found.st_ino


def _refuse_to_begin_anew(path: Path) -> None:
    """A log that vanished is not replaced by an empty one in silence."""
    from tracker.store.backup import backups, folder_of

    there = backups(path)
    if there:
        raise StoreError(
            f"There is no database at {path}, but there are backups of one: overload restore"
            f" {there[0].path} brings back the newest. To begin anew, move {folder_of(path)} away."
        )


def _look_through(connection: sqlite3.Connection, path: Path) -> None:
    """After a program was killed within a write: whether the file is whole."""
    (fault,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if fault != "ok":
        raise StoreError(
            f"{path} is damaged ({str(fault).splitlines()[-1]}); overload doctor says how,"
            " overload restore brings back a backup."
        )


def _make_private(path: Path) -> None:
    """An empty file only its owner can read, in a folder only its owner can enter."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    flags = os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_NOFOLLOW", 0)
    try:
        os.close(os.open(path, flags, 0o600))
    except FileExistsError:
        # Another first start was quicker; a link that leads nowhere is not followed.
        if path.is_symlink() and not path.exists():
            raise StoreError(f"{path} is a link that leads nowhere.") from None
