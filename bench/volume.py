"""Weekly sets of every exercise over all time: day sums kept by triggers, against the raw sets."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from time import perf_counter

from bench.fill import NOW
from bench.harness import Row, compare
from tracker.domain.moment import parse_moment
from tracker.store import Store

FIRST = date(1980, 1, 7)
RAW = (
    "SELECT CAST(julianday(e.date) - julianday(:first) AS INTEGER) / 7, e.exercise, count(*)"
    " FROM entry e CROSS JOIN set_log l ON l.entry_id = e.id"
    " WHERE NOT l.warmup AND e.date BETWEEN :first AND :until AND l.at_ms <= :ms"
    " GROUP BY 1, 2 ORDER BY 1"
)


def rows(database: Path, sets: int, wanted: float | None) -> list[Row]:
    """The comparison on one log; ``wanted`` is the largest ratio allowed."""
    store = Store.open(database, create=False)
    until = parse_moment(NOW)
    around = {"first": FIRST.isoformat(), "until": until.date.isoformat(), "ms": until.utc_ms}
    raw = store.database()

    def ours() -> float:
        began = perf_counter()
        found = store.weekly_sets(FIRST, until)
        took = perf_counter() - began
        assert sum(count for _, _, count in found) == plain_sum, "both count the same sets"
        return took

    def theirs() -> float:
        nonlocal plain_sum
        began = perf_counter()
        found = raw.execute(RAW, around).fetchall()
        took = perf_counter() - began
        plain_sum = sum(count for _, _, count in found)
        return took

    plain_sum = 0
    theirs()
    try:
        what = f"weekly sets, all time, {sets:,} sets"
        return [compare(what, ours, "the same over the raw sets", theirs, wanted, 7)]
    finally:
        store.close()
