"""The one SQLite library of this process, picked as sqlite-utils picks it.

Two copies of the library in one process drop each other's file locks, and with them acknowledged
rows; so whoever needs SQLite takes it from here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
else:
    try:
        import pysqlite3 as sqlite3
    except ImportError:
        import sqlite3

OLDEST = (3, 38, 0)
"""STRICT tables came with 3.37, JSON in every build with 3.38."""

__all__ = ["OLDEST", "sqlite3"]
