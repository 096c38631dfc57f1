"""Weekly sets of every exercise over all time: day sums kept by triggers, against the raw sets."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from time import perf_counter

from bench.fill import NOW
from bench.harness import Measure, Row, compare
from tracker.domain.moment import parse_moment
from tracker.store import Store

FIRST = date(1980, 1, 7)
RAW = (
    "SELECT CAST(julianday(e.date) - julianday(:first) AS INTEGER) / 7, e.exercise, count(*)"
    " FROM entry e CROSS JOIN set_log l ON l.entry_id = e.id"
    " WHERE NOT l.warmup AND e.date BETWEEN :first AND :until AND l.at_ms <= :ms"
    " GROUP BY 1, 2 ORDER BY 1"
)


@contextmanager
def weekly(database: Path) -> Iterator[Measure]:
    """A measure of the weekly sets of every exercise, from the first week to the last."""
    store = Store.open(database, create=False)
    until = parse_moment(NOW)

    def measure() -> float:
        began = perf_counter()
        store.weekly_sets(FIRST, until)
        return perf_counter() - began

    try:
        yield measure
    finally:
        store.close()


@contextmanager
def raw(database: Path) -> Iterator[Measure]:
    """The same by one query over the sets themselves."""
    store = Store.open(database, create=False)
    until = parse_moment(NOW)
    around = {"first": FIRST.isoformat(), "until": until.date.isoformat(), "ms": until.utc_ms}
    connection = store.database()

    def measure() -> float:
        began = perf_counter()
        found = connection.execute(RAW, around).fetchall()
        took = perf_counter() - began
        ours = store.weekly_sets(FIRST, until)
        assert sum(row[2] for row in found) == sum(row[2] for row in ours)
        return took

    try:
        yield measure
    finally:
        store.close()


def rows(database: Path, sets: int, wanted: float | None) -> list[Row]:
    """The comparison on one log; ``wanted`` is the largest ratio allowed."""
    with weekly(database) as ours, raw(database) as theirs:
        what = f"weekly sets, all time, {sets:,} sets"
        return [compare(what, ours, "the same over the raw sets", theirs, wanted, 7)]
