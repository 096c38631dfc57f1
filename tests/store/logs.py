"""What the tests of the store share: moments, small logs, whole tables."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from tracker.domain.log import NewSet, SlotRef
from tracker.domain.moment import Moment
from tracker.store import Store
from tracker.store.writing import FACTS


def moment(day: int, hour: int = 18, minute: int = 0) -> Moment:
    """A time in November 2026, UTC."""
    return Moment(datetime(2026, 11, day, hour, minute, tzinfo=UTC))


NOW = moment(20)


def log_session(
    store: Store,
    day: int,
    exercises: dict[str, list[NewSet]],
    program: str = "build",
    program_day: str = "day-1",
    hour: int = 18,
) -> int:
    """One session with its sets a minute apart; its id."""
    at = moment(day, hour)
    with store.write("session", at):
        session = store.new_session(at.date, at, program, program_day)
        minute = 0
        for slot, (exercise, sets) in enumerate(exercises.items()):
            entry = store.new_entry(session, exercise, SlotRef(program, program_day, slot))
            for done in sets:
                minute += 1
                store.add_set(entry, done, moment(day, hour, minute))
    return session


def facts(store: Store, ignore: tuple[str, ...] = ()) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table of facts."""
    database = store.database()
    return {
        table: [
            {name: value for name, value in row.items() if name not in ignore}
            for row in database.query(f"SELECT * FROM {table} ORDER BY id")
        ]
        for table in FACTS
    }
