"""What ``--version`` says: the program and the SQLite it uses."""

from __future__ import annotations

from tracker import __version__


def words() -> str:
    """``overload 0.1.0, SQLite 3.40.1``."""
    from tracker.store.sqlite import sqlite3

    return f"overload {__version__}, SQLite {sqlite3.sqlite_version}"
