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
    "SQLITE_IOERR": "Nothing was stored: the disk refuses to read or write {path}.",
    "SQLITE_NOMEM": "There is not enough memory to read {path}.",
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
    kind = Damaged if primary in ("SQLITE_CORRUPT", "SQLITE_NOTADB") else StoreError
    return kind(sentence.format(path=path, error=error))


@contextmanager
def faults_told(path: Path) -> Iterator[None]:
    """Within, a fault of SQLite becomes the error a person reads."""
    try:
        yield
    except FAULTS as error:
        raise explain(error, path) from error
