"""Backups: whole copies of the file, taken while it is in use, checked, and thinned.

They lie in ``NAME.backups`` beside the file. Whatever is written there appears under its name
only once it is whole, checked and on disk.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from urllib.parse import quote

from tracker.domain.errors import OverloadError, StoreError
from tracker.domain.moment import Moment
from tracker.domain.value import Value
from tracker.store.atomic import half_done, unwritten
from tracker.store.failures import Busy, Damaged, explain, faults_told
from tracker.store.sqlite import sqlite3

DAILY, HAND, RESCUE = "daily", "hand", "rescue"
KEPT_DAYS = 7
KEPT_WEEKS = 4
KEPT = {"import": 3, "schema": 3, "restore": 3, "repair": 3}
"""How many of the newest stay, by what they were taken before; all others stay for good."""

SPARE = 20_000_000
"""Bytes that a backup leaves free on the disk, for the log itself to grow into."""

_NAME = re.compile(r"(\d{4}-\d\d-\d\d)(?:T\d{6})?-([a-z]+)(?:-\d+)*\.db")
_WORD = "last-failure.txt"
_STEP = 1024
"""Pages copied in one go; a write of another program waits no longer than for these."""
_RESTARTS = 3
"""A write makes the copy begin anew; so often, and then it is made in one go."""


class Backup(Value):
    """One backup: its file, the date in its name, what it was taken for, its size in bytes."""

    path: Path
    day: date
    reason: str
    size: int


def folder_of(path: Path) -> Path:
    """Where the backups of a database lie."""
    return path.with_name(f"{path.name}.backups")


def backups(path: Path) -> list[Backup]:
    """The backups of a database, newest first; files under other names are not ours."""
    try:
        with os.scandir(folder_of(path)) as entries:
            found = [kept for entry in entries if (kept := _kept(entry)) is not None]
    except OSError:
        return []
    return [backup for _, _, backup in sorted(found, key=lambda one: one[:2], reverse=True)]


def _kept(entry: os.DirEntry[str]) -> tuple[int, str, Backup] | None:
    """A file of the folder as a backup, after the time of its log's last change and its name."""
    name = _NAME.fullmatch(entry.name)
    try:
        if name is None or not entry.is_file(follow_symlinks=False):
            return None
        day = date.fromisoformat(name[1])
        there = entry.stat(follow_symlinks=False)
    except (OSError, ValueError):  # another pane thinned it out in between, or no such day
        return None
    return there.st_mtime_ns, entry.name, Backup(Path(entry.path), day, name[2], there.st_size)


def due(path: Path, day: date) -> bool:
    """Whether the day's backup is still to be taken: none yet, and the log changed since one."""
    name = f"{day.isoformat()}-{DAILY}.db"
    try:
        if os.path.exists(folder_of(path) / name):
            return False
        now = os.stat(path)
        return now.st_size > 0 and not _unchanged(path, now) and not _under_way(path, name)
    except (OSError, ValueError):
        return False


def _under_way(path: Path, name: str) -> bool:
    """Whether a program is writing that backup just now."""
    return any(_has_writer(left) for left in folder_of(path).glob(f".{name}.part*"))


def _unchanged(path: Path, now: os.stat_result) -> bool:
    """Whether the newest backup bears the time of the log's last change."""
    newest = next(iter(backups(path)), None)
    return newest is not None and os.stat(newest.path).st_mtime_ns == now.st_mtime_ns


def keep_daily(path: Path, day: date) -> Path | None:
    """Take the day's backup where it is due, and thin out the old ones."""
    if not due(path, day):
        return None
    target = _folder(path) / f"{day.isoformat()}-{DAILY}.db"
    copy(path, target)
    thin(path)
    return target


def keep(path: Path, reason: str, now: Moment) -> Path | None:
    """Take a backup before something is done; None where the newest holds all of it already.

    Raises StoreError where none can be taken; what was to be done should then be left.
    """
    if reason != HAND and _unchanged(path, os.stat(path)):
        return None
    target = _free_name(path, reason, now)
    copy(path, target)
    thin(path)
    return target


def leave_word(path: Path, text: str) -> None:
    """Keep a sentence about a backup that failed unseen, for :func:`take_word`."""
    place = _folder(path) / _WORD
    flags = os.O_CREAT | os.O_TRUNC | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0)
    with os.fdopen(os.open(place, flags, 0o600), "w", encoding="utf-8") as file:
        file.write(text)


def take_word(path: Path) -> str | None:
    """The sentence left about a backup that failed, once; None where there is none."""
    place = folder_of(path) / _WORD
    try:
        text = place.read_text("utf-8", "replace")[:1000]
        place.unlink()
    except OSError:
        return None
    return text


def _free_name(path: Path, reason: str, now: Moment) -> Path:
    """A name for a backup that none has yet."""
    stem = f"{now.at:%Y-%m-%dT%H%M%S}-{reason}"
    folder = _folder(path)
    number, target = 1, folder / f"{stem}.db"
    while os.path.lexists(target):
        number += 1
        target = folder / f"{stem}-{number}.db"
    return target


def rescue(source: sqlite3.Connection, path: Path, now: Moment) -> Path:
    """Copy what an open connection still sees of a file that left its place."""
    target = _free_name(path, RESCUE, now)
    # SQLite would play it back into the file that left.
    journal = f"{path}-journal"
    if os.path.lexists(journal):
        raise Busy(f"another program is writing {journal}.")
    # One transaction: SQLite looks for a journal just once.
    with faults_told(path):
        source.execute("BEGIN")
        source.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    try:
        copy_from(source, path, target, in_place=False)
    finally:
        source.rollback()
    return target


def thin(path: Path) -> None:
    """Remove what is older than the backups to keep, and what a killed program left half done."""
    there = backups(path)
    daily = [backup for backup in there if backup.reason == DAILY]
    daily.sort(key=lambda backup: backup.day, reverse=True)
    weeks: dict[tuple[int, int], Backup] = {}
    for backup in daily[KEPT_DAYS:]:
        year, week, _ = backup.day.isocalendar()
        weeks.setdefault((year, week), backup)
    going = set(daily[KEPT_DAYS:]) - set(list(weeks.values())[:KEPT_WEEKS])
    for reason, count in KEPT.items():
        going |= set([backup for backup in there if backup.reason == reason][count:])
    for backup in going:
        backup.path.unlink(missing_ok=True)
    for left in folder_of(path).glob(".*.part*"):
        if not _has_writer(left):
            left.unlink(missing_ok=True)


def _has_writer(part: Path) -> bool:
    """Whether the process that writes an unfinished copy still exists."""
    return runs(part.name.rpartition(".part")[2].partition("-")[0])


def runs(pid: str) -> bool:
    """Whether a process still exists; this one counts."""
    if not pid.isdigit():
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def copy(path: Path, target: Path) -> None:
    """A copy of the database at ``path``, which others may be using, as a new file ``target``.

    Raises StoreError where it can't be written or fails its check; ``target`` is then as it was.
    """
    with closing(reader(path)) as source:
        copy_from(source, path, target)


def copy_from(source: sqlite3.Connection, path: Path, target: Path, in_place: bool = True) -> None:
    """The same from an open connection, whose file may no longer be ``in_place``."""
    if os.path.lexists(target):
        raise OverloadError(f"{target} is there already; nothing was written.")
    before = _changed_at(path) if in_place else None
    with half_done(target) as part:
        with faults_told(path):
            _room(source, target.parent)
        with faults_told(target), _reading_faults_told(path):
            _pour(source, part)
            with closing(_unsafe(part)) as written:
                fault = str(written.execute("PRAGMA quick_check(1)").fetchone()[0])
        if fault != "ok":
            raise Damaged(
                f"{path} is damaged, so no backup was kept of it: {fault.splitlines()[-1]}."
            )
        # The time of the log's last change tells later whether anything changed since.
        if before is not None and before == _changed_at(path):
            os.utime(part, ns=(before, before))


@contextmanager
def _reading_faults_told(path: Path) -> Iterator[None]:
    """Damage is the log's; a disk that fills is the copy's, and told outside."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        told = explain(error, path)
        if isinstance(told, Damaged):
            raise told from error
        raise


def reader(path: Path) -> sqlite3.Connection:
    """A second connection to a database, to read from; raises StoreError."""
    with faults_told(path):
        # Not mode=ro: what a killed program left to be rolled back has to be.
        return sqlite3.connect(
            f"file:{quote(str(path.absolute()))}?mode=rw",
            uri=True,
            timeout=10.0,
            isolation_level=None,
        )


def _unsafe(part: Path) -> sqlite3.Connection:
    """A connection to a copy that counts only once it is whole: quick, with no way back."""
    connection = sqlite3.connect(part, isolation_level=None)
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA journal_mode = OFF")
    return connection


def _pour(source: sqlite3.Connection, part: Path) -> None:
    """Copy all pages, letting writers in between, or not where they would never let it end."""
    restarts, least = 0, -1

    def watch(status: int, remaining: int, total: int) -> None:
        nonlocal restarts, least
        if 0 <= least <= remaining:
            restarts += 1
            if restarts > _RESTARTS:
                raise _Restless
        least = remaining

    try:
        with closing(_unsafe(part)) as written:
            source.backup(written, pages=_STEP, progress=watch, sleep=0.01)
    except _Restless:
        # What was copied so far is no database, and without a journal it stays.
        os.truncate(part, 0)
        with closing(_unsafe(part)) as written:
            source.backup(written)


class _Restless(Exception):
    """Ends a copy that never gets done because of others' writes."""


def _folder(path: Path) -> Path:
    """The folder of the backups, made where it is missing; only its owner may enter."""
    folder = folder_of(path)
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise unwritten(folder, error) from error
    return folder


def _room(source: sqlite3.Connection, folder: Path) -> None:
    """Refuse a copy that would fill the disk."""
    if not hasattr(os, "statvfs"):
        return
    (pages,) = source.execute("PRAGMA page_count").fetchone()
    (size,) = source.execute("PRAGMA page_size").fetchone()
    disk = os.statvfs(folder)
    if disk.f_bavail * disk.f_frsize < pages * size + SPARE:
        raise StoreError(
            f"{folder} has no room for a backup of {pages * size / 1e6:.1f} MB; "
            "free some space on that disk."
        )


def _changed_at(path: Path) -> int | None:
    """When the file was last written to, in nanoseconds; None where it is not there."""
    try:
        return os.stat(path).st_mtime_ns
    except OSError:
        return None
