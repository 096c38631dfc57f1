"""A log of any size: two simulated years of program ``build``, laid end to end.

``python -m bench.fill PATH SETS``. The same facts each time; no clock. Every row goes through the
tables' own triggers, so that the change log tells of all of it and ``doctor`` finds it sound.
"""

from __future__ import annotations

import sys
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlite_utils import Database

from tracker.catalog import load_catalog
from tracker.domain.inventory import Inventory
from tracker.domain.moment import Moment, parse_moment
from tracker.domain.units import Load
from tracker.logbook.simulation import Setting, Wish, live
from tracker.simulate.body import SHARES, Traits
from tracker.store import Store

NOW = "2026-11-20T18:30"
"""When the log is looked at, a day on which a session is due."""

LAST = "2026-11-17T18:20"
"""A session's day; the lived years end three days later."""

WEEKS = 104
SPAN_DAYS = 40 * 365
"""The longest history; the years of a larger log lie over each other, the newest two alone."""

RECORDED = 11
"""Copies, the newest, that keep the decisions as shown; three kilobytes a set would be too much
for a million."""

OWNED = Inventory(
    dumbbells=tuple(Load(float(kg)) for kg in (4, 6, 8, 10, 12, 14)),
    bands=("yellow", "red", "green"),
    steps=(20.0, 30.0, 40.0),
    things=frozenset({"ball", "chair"}),
)
LIFTER = Traits(
    bodyweight_kg=70.0,
    reserves=tuple((pattern, 26.0) for pattern in SHARES),
    room=1.5,
    pace=1.0,
    tender=1.2,
    side="left",
    gap=0.03,
    eager=0.5,
    silent=0.01,
    careless=0.2,
    accepts=0.5,
    sport=0.0,
    niggle=0.0,
    away=0.0,
    judgement=0.6,
)
TABLES = ("session", "entry", "set_log", "soreness")
_LINKS = ("id", "session_id", "entry_id")


def fill(path: Path, sets: int) -> int:
    """Make a log of at least ``sets`` sets, whole years, at ``path``; the sets written."""
    last = parse_moment(LAST)
    first = Moment(last.at - timedelta(weeks=WEEKS) + timedelta(days=4))
    with TemporaryDirectory(prefix="overload-fill-") as folder:
        model = Path(folder) / "model.db"
        setting = Setting(OWNED, {"program": "build", "status": "trained"}, LIFTER.bodyweight_kg)
        wish = Wish(first, WEEKS, 1, missed=0.05, per_week=2, traits=LIFTER)
        lived = live(model, load_catalog(), setting, wish).sets
        store = Store.open(path)
        try:
            store.hurry()
            _settle(store, setting, first)
            _lay(store, model, -(-sets // lived), last)
        finally:
            store.close()
    return lived * -(-sets // lived)


def settle(path: Path) -> None:
    """A log of a lifter who has told what is owned and has not trained yet."""
    store = Store.open(path)
    try:
        setting = Setting(OWNED, {"program": "build", "status": "trained"}, LIFTER.bodyweight_kg)
        _settle(store, setting, parse_moment(LAST))
    finally:
        store.close()


def _settle(store: Store, setting: Setting, when: Moment) -> None:
    with store.write("settings", when):
        store.set_inventory(OWNED)
        for key, value in setting.settings.items():
            store.set_setting(key, value)
        store.add_bodyweight(Load(LIFTER.bodyweight_kg), when)


def _lay(store: Store, model: Path, copies: int, last: Moment) -> None:
    """Copy the model's rows, the oldest years first, so that ids run with time."""
    database = store.database()
    database.execute("ATTACH ? AS model", [str(model)])
    largest = {
        table: database.execute(f"SELECT max(id) FROM model.{table}").fetchone()[0]
        for table in TABLES
    }
    step = min(7 * WEEKS, (SPAN_DAYS - 7 * WEEKS) // max(1, copies - 2))
    for number in range(copies):
        back = 0 if number == copies - 1 else 7 * WEEKS + step * (copies - 2 - number)
        ids = {table: largest[table] * number for table in TABLES}
        with store.write("a simulated life", Moment(last.at - timedelta(days=back))):
            for table in TABLES:
                database.execute(_copy(database, table, ids, back, copies - number <= RECORDED))
    database.execute("DETACH model")


def _copy(database: Database, table: str, ids: dict[str, int], back: int, recorded: bool) -> str:
    """The statement that copies a table's rows, so many days back and under other ids."""
    owners = {"id": table, "session_id": "session", "entry_id": "entry"}
    names, values = [], []
    for name, hidden in database.execute("SELECT name, hidden FROM pragma_table_xinfo(?)", [table]):
        if hidden:
            continue
        names.append(name)
        if name in _LINKS:
            values.append(f"{name} + {ids[owners[name]]}")
        elif name == "uid":
            values.append("lower(hex(randomblob(16)))")
        elif name == "date":
            values.append(f"date(date, '-{back} days')")
        elif name == "shown" and not recorded:
            values.append("NULL")
        elif name.endswith("_ms"):
            values.append(f"{name} - {back * 86_400_000}")
        else:
            values.append(name)
    return (
        f"INSERT INTO {table} ({', '.join(names)})"
        f" SELECT {', '.join(values)} FROM model.{table} ORDER BY id"
    )


if __name__ == "__main__":
    written = fill(Path(sys.argv[1]), int(sys.argv[2]))
    print(f"{written} sets in {sys.argv[1]}")
