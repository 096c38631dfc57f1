"""A log of any size: program ``build``, two days a week, written through the store.

``python -m bench.fill PATH SETS``. The same numbers each time; no clock, no chance.
"""

from __future__ import annotations

import sys
from datetime import timedelta
from pathlib import Path

from tracker.domain.effort import Effort
from tracker.domain.inventory import Inventory
from tracker.domain.log import NewSet, SlotRef
from tracker.domain.moment import Moment, parse_moment
from tracker.domain.target import BODY, Plan, Resistance, Target
from tracker.domain.units import Load
from tracker.store import Store

NOW = "2026-11-20T18:30"
"""When the log is looked at, three days after its last session."""

LAST = "2026-11-17T18:20"
GAP = timedelta(hours=84)
"""Two sessions a week."""

SPAN = timedelta(days=40 * 365)
"""The longest history; sessions of a larger log stand closer together."""

SETS = 3
KILOS = (4, 6, 8, 10, 12, 14)
OWNED = Inventory(
    dumbbells=tuple(Load(float(kg)) for kg in KILOS),
    bands=("yellow", "red", "green"),
    steps=(20.0, 30.0, 40.0),
    things=frozenset({"ball", "chair"}),
)
DAYS: tuple[tuple[str, tuple[tuple[str, Resistance], ...]], ...] = (
    (
        "day-1",
        (
            ("dumbbell-single-leg-romanian-deadlift", Resistance(Load(6.0))),
            ("goblet-squat", Resistance(Load(10.0))),
            ("glute-bridge", BODY),
        ),
    ),
    (
        "day-3",
        (
            ("step-up", Resistance(height_cm=30.0)),
            ("dumbbell-hip-thrust", Resistance(Load(12.0))),
            ("band-hamstring-curl", Resistance(band="red")),
        ),
    ),
)
EFFORTS = (Effort("good"), Effort("good"), Effort("easy"), Effort("max"))


def fill(path: Path, sets: int) -> int:
    """Make a log of at least ``sets`` sets, whole sessions, at ``path``; the sets written."""
    per_session = SETS * len(DAYS[0][1])
    sessions = -(-sets // per_session)
    gap = min(GAP, SPAN / sessions)
    last = parse_moment(LAST)
    store = Store.open(path)
    try:
        with store.write("settings", last.plus(-sessions * gap.total_seconds())):
            store.set_inventory(OWNED)
            store.set_setting("program", "build")
            store.set_setting("status", "trained")
        for number in range(sessions):
            ago = (sessions - 1 - number) * gap.total_seconds()
            _session(store, number, last.plus(-ago))
    finally:
        store.close()
    return sessions * per_session


def _session(store: Store, number: int, when: Moment) -> None:
    """One whole session as one action, its reps moving up and down the range."""
    day, exercises = DAYS[number % len(DAYS)]
    with store.write("log a session", when):
        session = store.new_session(when.date, when, "build", day)
        store.add_soreness("hamstrings", number % 4, when)
        for slot, (exercise, resistance) in enumerate(exercises):
            target = Target(SETS, 8, 12, resistance)
            plan = Plan(target, "repeat", (target.low,) * SETS)
            entry = store.new_entry(session, exercise, SlotRef("build", day, slot), plan, None)
            for count in range(SETS):
                done = NewSet(
                    count=9 + (number + slot + count) % 4,
                    resistance=resistance,
                    effort=EFFORTS[(number + slot) % len(EFFORTS)],
                )
                store.add_set(entry, done, when.plus(120 * (SETS * slot + count)))
        store.update_session(session, finished=when.plus(1800))


if __name__ == "__main__":
    written = fill(Path(sys.argv[1]), int(sys.argv[2]))
    print(f"{written} sets in {sys.argv[1]}")
