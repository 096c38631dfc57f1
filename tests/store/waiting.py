"""Waiting for what can be seen, never for a time that may be too short on a loaded machine."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from tracker.store.sqlite import sqlite3

PATIENCE_S = 60.0
"""Seconds after which a test that waits fails."""


def until(seen: Callable[[], object]) -> None:
    """Wait until something is so."""
    end = time.monotonic() + PATIENCE_S
    while not seen():
        assert time.monotonic() < end, "what was waited for never came"
        time.sleep(0.005)


def commit_waits(path: Path) -> bool:
    """Whether a program stands at the end of its write and waits for those who read.

    From then on SQLite lets no new reader in.
    """
    with closing(sqlite3.connect(path, timeout=0)) as look:
        try:
            look.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        except sqlite3.OperationalError as error:
            return "locked" in str(error)
    return False
