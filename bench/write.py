"""One set logged, on disk, the next one waiting: the logbook's calls behind a key, in process.

Against a bare INSERT and commit into a table like ``set_log``, with the same pragmas.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

from bench.fill import NOW
from bench.harness import Measure, Row, compare
from tracker.domain.effort import Effort
from tracker.domain.value import replace
from tracker.logbook import Logbook
from tracker.store.open import PRAGMAS

SCHEMA = Path(__file__).parents[1] / "schema.sql"
RAW = (
    "INSERT INTO set_log (uid, entry_id, position, count, effort, at_ms, at_offset)"
    " VALUES (?, 1, ?, 10, 'good', 1763663400000, 0)"
)


@contextmanager
def logging(database: Path, folder: Path, first_only: bool = False) -> Iterator[Measure]:
    """A measure of one set logged in a copy of a log: the sets of a day one after the other.

    At the day's end all are taken back, which does not count; with ``first_only`` before each, so
    that it is always the first set of an exercise, with whose plan the whole record is kept.
    """
    copy = folder / f"write-{database.name}"
    shutil.copy(database, copy)
    os.environ["OVERLOAD_NOW"] = NOW
    book = Logbook.open(copy)
    book.begin()

    logged = 0

    def measure() -> float:
        nonlocal logged
        shown = book.today()
        while shown.waiting is None or (first_only and shown.items[shown.waiting.item].logged):
            for _ in range(logged):
                book.undo()
            logged, shown = 0, book.today()
        item = shown.items[shown.waiting.item]
        done = replace(shown.waiting.done, effort=Effort("good"))
        began = perf_counter()
        book.log_set(item.key, done)
        book.today()
        took = perf_counter() - began
        logged += 1
        return took

    try:
        yield measure
    finally:
        book.close()
        copy.unlink()


@contextmanager
def inserting(folder: Path) -> Iterator[Measure]:
    """A measure of one INSERT and its commit in a file of its own."""
    path = folder / "raw.db"
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in (*PRAGMAS, "PRAGMA journal_mode = DELETE"):
        connection.execute(pragma)
    schema = SCHEMA.read_text("utf-8")
    start = schema.index("CREATE TABLE set_log")
    end = schema.index(";", schema.index("CREATE INDEX set_log_entry"))
    connection.execute("CREATE TABLE entry (id INTEGER PRIMARY KEY)")
    connection.execute("INSERT INTO entry VALUES (1)")
    connection.executescript(schema[start:end])
    position = 0

    def measure() -> float:
        nonlocal position
        position += 1
        uid = f"{position:032x}"
        began = perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(RAW, (uid, position))
        connection.execute("COMMIT")
        return perf_counter() - began

    try:
        yield measure
    finally:
        connection.close()
        path.unlink()


def rows(folder: Path, database: Path, sets: int) -> list[Row]:
    """A set in a log against the bare insert: any of a day's, and the first of an exercise."""
    found = []
    for what, first_only, wanted in (
        ("one set logged", False, 3.0),
        ("the first set of an exercise", True, None),
    ):
        with logging(database, folder, first_only) as ours, inserting(folder) as raw:
            name = f"{what}, {sets:,} sets"
            found.append(compare(name, ours, "INSERT + commit", raw, wanted, 45))
    return found
