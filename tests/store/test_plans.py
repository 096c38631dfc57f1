"""No read or write of a training day looks through a whole table."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest

from tests.store.logs import NOW, log_session, moment
from tracker.domain.log import NewSet
from tracker.domain.units import Load
from tracker.store import Store

DAY = date(2026, 11, 20)
GROWING = "session|entry|set_log|soreness|pain|activity|bodyweight|flag|answer|change|action"


def write(store: Store, what: Callable[[], object]) -> None:
    with store.write("x", NOW):
        what()


USES: dict[str, Callable[[Store], object]] = {
    "session": lambda s: s.session(1),
    "sessions_on": lambda s: s.sessions_on(DAY),
    "sessions": lambda s: s.sessions(limit=20, offset=5, since=DAY, until=NOW),
    "sessions of one exercise": lambda s: s.sessions(limit=5, exercise="step-up", until=NOW),
    "has_sessions": lambda s: s.has_sessions(),
    "entry": lambda s: s.entry(1),
    "logged_set": lambda s: s.logged_set(2),
    "set_history": lambda s: s.set_history(2),
    "performances": lambda s: s.performances(["step-up", "glute-bridge"], NOW, 3),
    "trained_between": lambda s: s.trained_between(DAY, DAY),
    "first_trained": lambda s: s.first_trained(NOW),
    "performances before a date": lambda s: s.performances(["step-up"], NOW, 3, last=DAY),
    "anything_after": lambda s: s.anything_after(NOW),
    "shown_after": lambda s: s.shown_after("step-up", NOW),
    "slot_exercises": lambda s: s.slot_exercises("build", NOW),
    "volume": lambda s: s.volume(DAY, DAY),
    "soreness": lambda s: s.soreness(NOW),
    "soreness_between": lambda s: s.soreness_between(DAY, DAY),
    "pains": lambda s: s.pains(NOW, ["step-up"]),
    "activities": lambda s: s.activities(0, NOW),
    "bodyweight": lambda s: s.bodyweight(NOW),
    "flag": lambda s: s.flag(NOW),
    "answers": lambda s: s.answers("deload", NOW),
    "setting": lambda s: s.setting("units"),
    "add_set": lambda s: write(s, lambda: s.add_set(1, NewSet(5), NOW)),
    "update_set": lambda s: write(s, lambda: s.update_set(2, 1, NewSet(5))),
    "delete_set": lambda s: write(s, lambda: s.delete_set(2, 1)),
    "new_session": lambda s: write(s, lambda: s.new_session(DAY, NOW, "build", "day-1")),
    "update_session": lambda s: write(s, lambda: s.update_session(1, finished=NOW)),
    "move_session": lambda s: write(s, lambda: s.move_session(1, date(2026, 11, 2))),
    "month_sums": lambda s: s.month_sums(date(2026, 12, 1), 3),
    "delete_session": lambda s: write(s, lambda: s.delete_session(1)),
    "new_entry": lambda s: write(s, lambda: s.new_entry(1, "hip-thrust")),
    "update_entry": lambda s: write(s, lambda: s.update_entry(1, extra=1)),
    "delete_entry": lambda s: write(s, lambda: s.delete_entry(1)),
    "check-in": lambda s: write(s, lambda: s.add_bodyweight(Load(80.0), NOW)),
    "name_action": lambda s: write(s, lambda: s.name_action("another name")),
    "setting set": lambda s: write(s, lambda: s.set_setting("units", "lb")),
    "undo": lambda s: s.undo(NOW),
    "redo": lambda s: (s.undo(NOW), s.redo(NOW)),
}


def plans_of(store: Store, use: Callable[[Store], object]) -> list[tuple[str, str]]:
    """Each statement the use ran, with each line of its plan."""
    connection = store.database().conn
    ran: list[str] = []
    connection.set_trace_callback(ran.append)
    use(store)
    connection.set_trace_callback(None)
    statements = [sql for sql in ran if re.match(r"(SELECT|WITH|INSERT|UPDATE|DELETE) ", sql)]
    assert statements
    return [
        (sql, row[3])
        for sql in statements
        for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}").fetchall()
    ]


@pytest.mark.parametrize("use", USES.values(), ids=USES.keys())
def test_no_table_that_grows_is_read_from_end_to_end(
    store: Store, use: Callable[[Store], object]
) -> None:
    for day in (18, 20):
        log_session(store, day, {"step-up": [NewSet(5), NewSet(6)], "glute-bridge": [NewSet(7)]})
    with store.write("check-in", moment(20)):
        store.add_soreness("glutes", 3, moment(20))
        store.add_pain("step-up", 3, moment(20))
    scanned = re.compile(rf"^SCAN ({GROWING}|[a-z])( |$)")
    for sql, line in plans_of(store, use):
        assert not scanned.match(line), f"{line}: {sql}"


def test_a_read_of_everything_would_be_noticed(store: Store) -> None:
    lines = [
        line
        for _, line in plans_of(
            store, lambda s: s.database().execute("SELECT count(*) FROM set_log WHERE pain = 3")
        )
    ]
    assert lines == ["SCAN set_log"]
