"""Bringing a backup back: its rows are read into a file of our own making, never the file itself.

A file from elsewhere may hold triggers that act on every set logged afterwards, or columns that
grow when they are read; so only rows of known tables are copied, each through today's checks.
"""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from tracker.domain.errors import OverloadError, StoreError
from tracker.domain.moment import Moment
from tracker.domain.value import Value
from tracker.store import backup
from tracker.store.atomic import sync, unwritten
from tracker.store.failures import Busy, Damaged, busy, faults_told
from tracker.store.given import no_link
from tracker.store.migrate import APPLICATION_ID, VERSION
from tracker.store.open import SMALLEST_PAGE, open_connection
from tracker.store.sqlite import sqlite3
from tracker.store.store import Store

LARGEST = 2_000_000_000
"""Bytes of a file that is restored without being told to; nearly twice a million sets."""
MOST_ROWS = 20_000_000
_LONGEST = 64_000_000
"""Bytes of one value; the largest of ours is an imported session's."""

_CODES_BUSY = (5, 6)
"""SQLITE_BUSY and SQLITE_LOCKED, by the numbers that every build knows."""

_COUNTED = ("session", "entry", "set_log", "change")


class Content(Value):
    """What a log holds: counts, first and last training date, the newest set's words, version."""

    sessions: int
    sets: int
    first: str | None
    last: str | None
    newest: str | None
    changes: int
    version: int


def content(path: Path) -> Content:
    """What the log at ``path`` holds; StoreError where that can't be read."""
    with closing(backup.reader(path)) as connection, faults_told(path):
        return _content(connection)


def _content(connection: sqlite3.Connection) -> Content:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    first, last, sessions = connection.execute(
        "SELECT min(date), max(date), count(*) FROM session"
        " WHERE id IN (SELECT session_id FROM entry JOIN set_log l ON l.entry_id = entry.id)"
    ).fetchone()
    sets, changes = connection.execute(
        "SELECT (SELECT count(*) FROM set_log), (SELECT count(*) FROM change)"
    ).fetchone()
    newest = connection.execute(
        "SELECT e.exercise, e.date, strftime('%H:%M', l.at_ms / 1000 + l.at_offset * 60,"
        " 'unixepoch') FROM entry e JOIN set_log l ON l.entry_id = e.id WHERE e.date = ?"
        " ORDER BY l.at_ms DESC, l.id DESC LIMIT 1",
        (last,),
    ).fetchone()
    said = None if newest is None else f"{newest[0]}, {newest[1]} {newest[2]}"
    return Content(sessions, sets, first, last, said, changes, version)


class Recovered:
    """A backup to be restored: read and checked, and put in the place of a log when asked.

    Use within ``with``; what was read lies beside the log until then.
    """

    def __init__(self, file: Path, path: Path, unlimited: bool = False) -> None:
        self.file, self.path = file, path
        _refuse(file, path, unlimited)
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            # Beside the log, so that it can take its place by one rename.
            _clear_killed(path)
            prefix = f"{_prefix(path)}{os.getpid()}-"
            self._folder = TemporaryDirectory(prefix=prefix, dir=path.parent)
        except OSError as error:
            raise unwritten(path, error) from error
        self.kept_waiting: Callable[[], bool] | None = None
        """Asked when another program kept the log locked for long; whether to wait on."""
        self._fresh = Path(self._folder.name) / "fresh.db"
        try:
            self._read(unlimited)
            self.content = content(self._fresh)
        except BaseException:
            self._folder.cleanup()
            raise

    def __enter__(self) -> Recovered:
        return self

    def __exit__(self, *_: object) -> None:
        self._folder.cleanup()

    def _read(self, unlimited: bool) -> None:
        own = Path(self._folder.name) / "read.db"
        backup.copy(self.file, own)
        with closing(backup.reader(own)) as source, faults_told(self.file):
            _refuse_foreign(source, self.file, unlimited)
        # An older file takes its steps here, where nothing else can be touched by them.
        open_connection(own, create=False).close()
        fresh = open_connection(self._fresh)
        try:
            with faults_told(self.file):
                fresh.execute("PRAGMA synchronous = OFF")
                _copy_rows(fresh, own)
        finally:
            fresh.close()
        store = Store.open(self._fresh, create=False)
        try:
            faults = store.check()
        finally:
            store.close()
        if faults:
            raise StoreError(f"{self.file} is not restored, it is damaged: {faults[0]}")

    def put_in_place(self, now: Moment) -> Path | None:
        """Let the log hold what the file held; where the present one is kept, None for no log.

        Programs that have the log open see the restored one from then on.
        """
        while True:
            try:
                return self._put(now)
            except Busy:
                if self.kept_waiting is None or not self.kept_waiting():
                    raise

    def _put(self, now: Moment) -> Path | None:
        """The same, where no other program keeps the log locked for long."""
        kept: Path | None = None
        if self.path.exists() and self.path.stat().st_size:
            try:
                live = open_connection(self.path, create=False)
            except Busy:
                raise
            except StoreError:
                kept = self._set_aside(now)
            else:
                try:
                    return self._overwrite(live, now)
                except Damaged:
                    live.close()
                    kept = self._set_aside(now)
                finally:
                    live.close()
        try:
            sync(self._fresh)
            os.replace(self._fresh, self.path)
            sync(self.path.parent)
        except OSError as error:
            raise unwritten(self.path, error) from error
        return kept

    def _overwrite(self, live: sqlite3.Connection, now: Moment) -> Path | None:
        """Keep what the log holds and write the restored one over it; nobody writes in between.

        Others read on until the log is overwritten.
        """

        def refuse(status: int, remaining: int, total: int) -> None:
            # The lock is lost with that, so another try would need another copy.
            if status in _CODES_BUSY:
                raise busy(self.path)

        with faults_told(self.path):
            live.execute("BEGIN IMMEDIATE")
            # Overwriting can't begin within a transaction; in this mode the lock outlives it.
            live.execute("PRAGMA locking_mode = EXCLUSIVE").fetchall()
            live.execute("ROLLBACK")
        kept = backup.keep(self.path, "restore", now) or _newest(self.path)
        with closing(backup.reader(self._fresh)) as fresh, faults_told(self.path):
            # From here the lock lasts to the end of the next use, which is the overwriting.
            live.execute("PRAGMA locking_mode = NORMAL").fetchall()
            fresh.backup(live, progress=refuse)
        return kept

    def _set_aside(self, now: Moment) -> Path:
        """Move a file that can't be opened out of the way, with what belongs to it."""
        stem = f"{self.path.name}.damaged-{now.at:%Y-%m-%dT%H%M%S}"
        number, target = 1, self.path.with_name(stem)
        while os.path.lexists(target):
            number += 1
            target = self.path.with_name(f"{stem}-{number}")
        try:
            # Its journal would be played back into whatever takes its place.
            for end in ("-journal", "-wal", "-shm", ""):
                with suppress(FileNotFoundError):
                    os.rename(f"{self.path}{end}", f"{target}{end}")
        except OSError as error:
            raise unwritten(target, error) from error
        return target


def _prefix(path: Path) -> str:
    """How the private folder of a restore is called before its process's number."""
    return f".{path.name}.restore-"


def _clear_killed(path: Path) -> None:
    """Remove what restores that were killed left beside the log."""
    prefix = _prefix(path)
    with os.scandir(path.parent) as entries:
        for entry in entries:
            pid = entry.name.removeprefix(prefix).partition("-")[0]
            if not entry.name.startswith(prefix) or not pid.isdigit() or backup.runs(pid):
                continue
            if entry.is_dir(follow_symlinks=False):
                shutil.rmtree(entry.path, ignore_errors=True)


def _newest(path: Path) -> Path | None:
    there = backup.backups(path)
    return there[0].path if there else None


def _refuse(file: Path, path: Path, unlimited: bool) -> None:
    """Anything but a plain file of a bearable size that is not the log itself."""
    found = no_link(file)
    if not stat.S_ISREG(found.st_mode):
        raise OverloadError(f"{file} is not a file.")
    if found.st_size > LARGEST and not unlimited:
        raise OverloadError(
            f"{file} has {found.st_size / 1e9:.1f} GB, more than a log should;"
            " --any-size restores it all the same."
        )
    with suppress(OSError):
        if os.path.samefile(file, path):
            raise OverloadError(f"{file} is the log itself.")
    if found.st_size < SMALLEST_PAGE:
        raise OverloadError(f"{file} is not an Overload database.")


def _refuse_foreign(source: sqlite3.Connection, file: Path, unlimited: bool) -> None:
    """A file of another program or a newer version, and one with more rows than a life has."""
    (mark,) = source.execute("PRAGMA application_id").fetchone()
    (version,) = source.execute("PRAGMA user_version").fetchone()
    if mark != APPLICATION_ID or version < 1:
        raise OverloadError(f"{file} is not an Overload database.")
    if version > VERSION:
        raise OverloadError(
            f"{file} is newer than this program "
            f"(schema {version}, this program knows {VERSION}); update Overload."
        )
    plain = {
        name
        for name, sql in source.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table'")
        if sql and not sql.lstrip().upper().startswith("CREATE VIRTUAL")
    }
    if not plain.issuperset(_COUNTED):
        raise OverloadError(f"{file} is not a whole Overload database.")
    if unlimited:
        return
    rows = sum(source.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in _COUNTED)
    if rows > MOST_ROWS:
        raise OverloadError(
            f"{file} has {rows} rows, more than a log should; --any-size restores it all the same."
        )


def _copy_rows(fresh: sqlite3.Connection, source: Path) -> None:
    """All rows of our own tables, with the triggers aside: they are in the change log already."""
    if hasattr(fresh, "setlimit"):
        fresh.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)
    fresh.execute("ATTACH ? AS old", (str(source),))
    triggers = fresh.execute(
        "SELECT name, sql FROM main.sqlite_schema WHERE type = 'trigger' ORDER BY rowid"
    ).fetchall()
    tables = [
        name
        for (name,) in fresh.execute(
            "SELECT name FROM main.sqlite_schema WHERE type = 'table'"
            " AND (name NOT LIKE 'sqlite\\_%' ESCAPE '\\' OR name = 'sqlite_sequence')"
        )
    ]
    fresh.execute("PRAGMA foreign_keys = OFF")
    fresh.execute("BEGIN IMMEDIATE")
    for name, _ in triggers:
        fresh.execute(f"DROP TRIGGER {name}")
    for table in tables:
        there = set(_columns(fresh, "old", table))
        names = ", ".join(name for name in _columns(fresh, "main", table) if name in there)
        if names:
            fresh.execute(f"DELETE FROM main.{table}")
            fresh.execute(f"INSERT INTO main.{table} ({names}) SELECT {names} FROM old.{table}")
    for _, sql in triggers:
        fresh.execute(sql)
    fresh.execute("COMMIT")
    fresh.execute("DETACH old")
    fresh.execute("PRAGMA foreign_keys = ON")


def _columns(connection: sqlite3.Connection, schema: str, table: str) -> list[str]:
    """The stored columns of a real table; those that are reckoned when read are left out."""
    found = connection.execute(
        "SELECT x.name FROM pragma_table_xinfo(?, ?) x WHERE x.hidden = 0"
        f" AND EXISTS (SELECT 1 FROM {schema}.sqlite_schema WHERE name = ?"
        " AND type = 'table' AND rootpage > 0)",
        (table, schema, table),
    )
    return [name for (name,) in found]
