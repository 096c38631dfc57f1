"""Every fault of SQLite as one sentence for a person."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tracker.domain.errors import BadValue, OverloadError, Stale, StoreError
from tracker.store.sqlite import sqlite3

FAULTS = (sqlite3.Error, sqlite3.Warning, UnicodeError, OverflowError)
"""What the library raises; text that is no UTF-8 and numbers past 64 bits included."""


class Damaged(StoreError):
    """The file, or its copy, is not whole."""


class Busy(StoreError):
    """Another program kept the file locked for longer than one waits."""


# What matters comes first: a narrow screen cuts the end, and a path can be long.
_SENTENCES = {
    "SQLITE_FULL": "The disk is full; nothing was stored in {path}.",
    "SQLITE_READONLY": "Nothing was stored: read-only is {path} or its folder.",
    "SQLITE_READONLY_DBMOVED": (
        "Nothing was stored: the database was moved, deleted or replaced while it was open."
    ),
    "SQLITE_BUSY": "Nothing was stored, try again: another program keeps {path} locked.",
    "SQLITE_LOCKED": "Nothing was stored, try again: another program keeps {path} locked.",
    "SQLITE_CORRUPT": (
        "The database is damaged: overload doctor says how, overload restore brings back a"
        " backup of {path}."
    ),
    "SQLITE_NOTADB": "{path} is not an Overload database.",
    "SQLITE_CANTOPEN": "{path} can't be opened; look at its folder and permissions.",
    "SQLITE_PERM": "{path} can't be opened; look at its folder and permissions.",
    "SQLITE_AUTH": "{path} can't be opened; look at its folder and permissions.",
    # The commit was past the point from which it could be taken back.
    "SQLITE_IOERR_DELETE_NOENT": (
        "It was probably stored, look before you repeat it: another program removed the journal"
        " of {path}."
    ),
    "SQLITE_IOERR": "Nothing was stored: the disk refuses to read or write {path}.",
    "SQLITE_NOMEM": "There is not enough memory to read {path}.",
}

MOVED = "The database was moved, deleted or replaced while it was open."
"""What one who only looks is told, in the place of SQLITE_READONLY_DBMOVED."""

_KINDS = {
    "SQLITE_CORRUPT": Damaged,
    "SQLITE_NOTADB": Damaged,
    "SQLITE_BUSY": Busy,
    "SQLITE_LOCKED": Busy,
}


def explain(error: Exception, path: Path) -> OverloadError:
    """The error a person reads for one of :data:`FAULTS`."""
    if isinstance(error, UnicodeDecodeError):
        return Damaged(_SENTENCES["SQLITE_CORRUPT"].format(path=path))
    if isinstance(error, UnicodeError):
        return BadValue("The text holds characters that can't be stored.")
    if isinstance(error, OverflowError):
        return BadValue("A number is too large to be stored.")
    code = getattr(error, "sqlite_errorname", None) or ""
    if code == "SQLITE_CONSTRAINT_FOREIGNKEY":
        return Stale("What this belongs to was removed elsewhere; nothing was stored.")
    if isinstance(error, sqlite3.IntegrityError):
        return BadValue(f"That is not possible in the log: {error}.")
    if isinstance(error, sqlite3.DataError):
        return BadValue("The text or number is too large to be stored.")
    primary = "_".join(code.split("_")[:2])
    sentence = _SENTENCES.get(code) or _SENTENCES.get(primary, "{path} can't be used: {error}.")
    kind = _KINDS.get(primary, StoreError)
    return kind(sentence.format(path=path, error=error))


def busy(path: Path) -> Busy:
    """The error where SQLite gives a code and raises nothing."""
    return Busy(_SENTENCES["SQLITE_BUSY"].format(path=path))


def moved(path: Path) -> StoreError:
    """The error of a write into a file that left its place, before SQLite sees it."""
    return StoreError(_SENTENCES["SQLITE_READONLY_DBMOVED"].format(path=path))


@contextmanager
def faults_told(path: Path) -> Iterator[None]:
    """Within, a fault of SQLite becomes the error a person reads."""
    try:
        yield
    except FAULTS as error:
        raise explain(error, path) from error
