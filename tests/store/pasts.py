"""Two logs alike but for their past, and what SQLite has to do for a question on each.

It counts the steps of its own machine, so a question takes as many on every computer, and exactly
as many on both logs unless it reads the past.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple

from tests.prepared import prepared_file
from tracker.domain.effort import Effort
from tracker.domain.log import NewSet, SlotRef
from tracker.domain.moment import Moment
from tracker.domain.target import Plan, Target
from tracker.domain.units import Load
from tracker.store import Store
from tracker.store.import_rows import ImportEntry, ImportFile, ImportSession, ImportSet

NOW = Moment(datetime(2026, 11, 20, 18, 30, tzinfo=UTC))
LATELY = 64
"""Weeks that both logs hold; no decision and no chart of a quarter looks back further."""
PAST = 100
"""Weeks before them that one of the logs holds."""
SPARE = PAST
"""Steps that a longer past may cost; a row of each of its weeks costs several times as many."""
SHARE = 1.5 * (PAST + LATELY) / LATELY
"""How many times as many steps all of the longer log may cost, with some to spare for sorting."""

STILL = {
    "inventory", "setting", "device", "change_head", "own_exercise", "import_name",
    "sqlite_sequence",
}  # fmt: skip
"""Tables as long as what is owned, set and known by name; all others grow with the past."""

DAYS = {
    "day-1": ("dumbbell-single-leg-romanian-deadlift", "goblet-squat", "glute-bridge"),
    "day-3": ("step-up", "hip-thrust", "band-hamstring-curl"),
}
SETS = 3
# The newest session of the app, its last exercise and its last set; an import's sessions follow.
SESSION = 3 * PAST + 2 * LATELY
ENTRY = 7 * PAST + 6 * LATELY
SET = (6 * SETS + 1) * PAST + 6 * SETS * LATELY

_VALUE = re.compile(r"'(?:[^']|'')*'|\b\d+(?:\.\d+)?\b")
"""A value in a statement as it is traced."""
_PLANNED = ("SELECT", "WITH", "INSERT", "UPDATE", "DELETE")


def short_past(path: Path) -> None:
    """The last weeks alone, under the ids that they have in the other log."""
    store = Store.open(path)
    ids = {
        # First as in the other log: each new id is looked for from the first table on.
        "action": 0,
        "session": 3 * PAST,
        "entry": 7 * PAST,
        "set_log": (6 * SETS + 1) * PAST,
        "import_name": 1,
    }
    store._connection.executemany("INSERT INTO sqlite_sequence VALUES (?, ?)", ids.items())
    _train(store, range(LATELY, 0, -1))
    store.close()


def long_past(path: Path) -> None:
    """The years before them, too."""
    store = Store.open(path)
    _train(store, range(PAST + LATELY, LATELY, -1))
    _train(store, range(LATELY, 0, -1))
    store.close()


LOGS = (short_past, long_past)


def _train(store: Store, weeks: Iterable[int]) -> None:
    """Two sessions and a check-in of each kind in each of the weeks, counted back from now; then
    one more a week from another app, in one file."""
    for week in weeks:
        tuesday = NOW.plus(-(7 * week - 4) * 86_400)
        for after, (day, exercises) in zip((-3, 0), DAYS.items(), strict=True):
            _session(store, tuesday.plus(after * 86_400), day, exercises)
        _check_in(store, tuesday)
    bring(store, [NOW.plus(-(7 * week - 3) * 86_400) for week in weeks])


def _session(store: Store, at: Moment, day: str, exercises: Iterable[str]) -> None:
    plan = Plan(Target(SETS, 8, 12), "repeat", (10,) * SETS)
    with store.write("session", at):
        session = store.new_session(at.date, at, "build", day)
        for slot, exercise in enumerate(exercises):
            entry = store.new_entry(session, exercise, SlotRef("build", day, slot), plan, "{}")
            for more in range(SETS):
                store.add_set(entry, NewSet(9 + more, effort=Effort("good")), at.plus(60 * slot))
        store.update_session(session, finished=at.plus(3600))


def _check_in(store: Store, at: Moment) -> None:
    with store.write("check-in", at):
        store.add_soreness("glutes", 2, at)
        store.add_pain("step-up", 1, at)
        store.add_activity("run", 30, 4, False, at)
        store.add_bodyweight(Load(70.0), at)
        store.add_flag("clear", at)
        store.add_answer("deload", "decline", at)


def bring(store: Store, starts: Sequence[Moment]) -> None:
    """Import a session of one set for each of the moments, under a name of their own."""
    with store.write("import", starts[-1]):
        name = store.add_import_name("app", f"x{len(starts)}", True, "wall-sit", "user")
        file = ImportFile("0" * 64, "x.csv", "app", "app-1", "utf-8", "", None, None)
        with store.importing(file) as writer:
            for at in starts:
                row = (1, "a line of the file")
                done = ImportSet(30, 1, None, None, None, None, 0, "", at.utc_ms, row)
                entry = ImportEntry("wall-sit", name, "", [done], [])
                day, ms = at.date.isoformat(), at.utc_ms
                writer.add(ImportSession(day, "", None, 0, day, ms, 0, ms, "", "app", [entry]))


class Work(NamedTuple):
    """The steps taken for each statement, and what its plan says of tables read as a whole."""

    steps: Counter[str]
    scans: dict[str, list[str]]


def asked(folder: Path, use: Callable[[Store], object], without: str = "") -> list[Work]:
    """A question put to a copy of each log, both without an index where one is named."""
    found = []
    for log in LOGS:
        path = folder / f"{log.__name__}.db"
        prepared_file(path, log)
        store = Store.open(path)
        if without:
            store._connection.execute(f"DROP INDEX {without}")
        found.append(work_of(store, partial(use, store)))
        store.close()
    return found


def work_of(store: Store, use: Callable[[], object]) -> Work:
    """What SQLite has to do for something, triggers and cascades among it."""
    connection = store._connection
    steps: Counter[str] = Counter()
    ran: dict[str, str] = {}
    current = ""

    def begins(sql: str) -> None:
        nonlocal current
        current = _VALUE.sub("?", sql)
        ran.setdefault(current, sql)

    def step() -> None:
        steps[current] += 1

    connection.set_trace_callback(begins)
    connection.set_progress_handler(step, 1)
    try:
        use()
    finally:
        connection.set_trace_callback(None)
        connection.set_progress_handler(None, 1)
    tables = {name for (name,) in store._rows("SELECT name FROM sqlite_schema")} - STILL
    scans = {
        shape: [
            line
            for *_, line in connection.execute(f"EXPLAIN QUERY PLAN {sql}")
            if line.startswith("SCAN ") and _table(line.split()[1], sql) in tables
        ]
        for shape, sql in ran.items()
        if sql.startswith(_PLANNED)
    }
    return Work(steps, scans)


def _table(name: str, sql: str) -> str:
    """The table that a plan means by a name."""
    found = re.search(rf"\b(?:FROM|JOIN) (\w+)(?: AS)? {re.escape(name)}\b", sql)
    return name if found is None else found[1]


def faults(
    short: Work, long: Work, whole: Collection[str] = (), scans: Collection[str] = ()
) -> list[str]:
    """What reads the past, a sentence each.

    ``whole`` are parts of the statements that ask about all of it: they may take more steps where
    there is more, in proportion, and their plans may have lines that begin as one of ``scans``.
    Of other statements the plan counts too: ``count(*)`` is one step, however long the table.
    """
    found = []
    for sql, taken in long.steps.items():
        may = any(part in sql for part in whole)
        most = short.steps[sql] * (SHARE if may else 1) + SPARE * (10 if may else 1)
        if taken > most:
            found.append(f"{taken} steps instead of {short.steps[sql]}: {sql}")
        for line in long.scans.get(sql, ()):
            if not (may and line.startswith(tuple(scans))):
                found.append(f"{line}: {sql}")
    return found
