"""No read or write of a training day looks through the whole past.

Each is tried on two logs that differ in their past alone. What takes more steps on the longer one
reads the past, and only what is named in ``WHOLE`` may.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from tests.store.pasts import ENTRY, NOW, SESSION, SET, Work, asked, bring, faults
from tracker.domain.inventory import Inventory
from tracker.domain.log import NewSet
from tracker.domain.units import Load
from tracker.store import Store
from tracker.store.imports import own_exercise

DAY = date(2026, 11, 17)
SINCE = date(2026, 8, 31)
EVER = date(1970, 1, 5)
NEVER_DONE = "split-squat"
OWN = own_exercise("own", "Own", "external")

Use = Callable[[Store], object]


def writing(*whats: Use) -> Use:
    def write(store: Store) -> None:
        with store.write("x", NOW):
            for what in whats:
                what(store)

    return write


def edit_and_undo(store: Store) -> None:
    writing(lambda s: s.update_set(SET, 1, NewSet(5)))(store)
    store.undo(NOW)


READS: dict[str, Use] = {
    "session": lambda s: s.session(SESSION),
    "sessions_on": lambda s: s.sessions_on(DAY),
    "sessions": lambda s: s.sessions(limit=20, offset=5, until=NOW),
    "sessions of some weeks": lambda s: s.sessions(since=SINCE, until=NOW),
    "sessions of one exercise": lambda s: s.sessions(limit=5, exercise="step-up", until=NOW),
    "sessions of none": lambda s: s.sessions(limit=5, exercise=NEVER_DONE, until=NOW),
    "sessions_by_id": lambda s: s.sessions_by_id([SESSION, SESSION - 3]),
    "session_place": lambda s: s.session_place(SESSION),
    "session_count": lambda s: s.session_count(),
    "has_sessions": lambda s: s.has_sessions(),
    "find_sessions": lambda s: s.find_sessions((DAY, DAY), ["step-up"], lambda note: False),
    "month_sums": lambda s: s.month_sums(date(2026, 12, 1), 3),
    "trained_exercises": lambda s: s.trained_exercises(),
    "entry": lambda s: s.entry(ENTRY),
    "logged_set": lambda s: s.logged_set(SET),
    "set_history": lambda s: s.set_history(SET),
    "performances": lambda s: s.performances(["step-up", NEVER_DONE], NOW, 3),
    "performances before a date": lambda s: s.performances(["step-up"], NOW, 3, last=DAY),
    "performances for records": lambda s: s.performances(["step-up"], NOW, 400),
    "trained_between": lambda s: s.trained_between(SINCE, DAY),
    "first_trained": lambda s: s.first_trained(NOW),
    "slot_begun": lambda s: s.slot_begun("build", "day-3", 0, NOW),
    "slot_begun of none": lambda s: s.slot_begun("build", "day-3", 9, NOW),
    "slot_exercises": lambda s: s.slot_exercises("build", NOW),
    "anything_after": lambda s: s.anything_after(NOW),
    "shown_after": lambda s: s.shown_after("step-up", NOW),
    "volume": lambda s: s.volume(SINCE, DAY),
    "weekly_volume": lambda s: s.weekly_volume(SINCE, NOW),
    "weekly_volume of all time": lambda s: s.weekly_volume(EVER, NOW),
    "weekly_sets": lambda s: s.weekly_sets(SINCE, NOW),
    "weekly_sets of all time": lambda s: s.weekly_sets(EVER, NOW),
    "first_done": lambda s: s.first_done(["step-up", NEVER_DONE], NOW),
    "last_done": lambda s: s.last_done(["step-up", NEVER_DONE], NOW),
    "exercise_work": lambda s: s.exercise_work("step-up", SINCE, NOW),
    "dates_trained": lambda s: s.dates_trained(SINCE, NOW),
    "rungs_trained": lambda s: s.rungs_trained(["step-up", NEVER_DONE], SINCE, NOW),
    "rungs_trained of all time": lambda s: s.rungs_trained(["step-up"], EVER, NOW),
    "day_efforts": lambda s: s.day_efforts(SINCE, NOW),
    "best_work": lambda s: s.best_work(NOW),
    "best_work of one exercise": lambda s: s.best_work(NOW, "step-up"),
    "best_work of none": lambda s: s.best_work(NOW, NEVER_DONE),
    "days_held": lambda s: s.days_held(EVER, DAY),
    "soreness": lambda s: s.soreness(NOW),
    "soreness_between": lambda s: s.soreness_between(DAY, DAY),
    "sore_days": lambda s: s.sore_days("glutes", SINCE, NOW),
    "pains": lambda s: s.pains(NOW, ["step-up", NEVER_DONE]),
    "activities": lambda s: s.activities(NOW.utc_ms - 80 * 86_400_000, NOW),
    "bodyweight": lambda s: s.bodyweight(NOW),
    "bodyweights": lambda s: s.bodyweights(NOW),
    "has_bodyweight": lambda s: s.has_bodyweight(NOW.utc_ms, 70.0),
    "flag": lambda s: s.flag(NOW),
    "answers": lambda s: s.answers("deload", NOW),
    "answers to what was not asked": lambda s: s.answers("rung", NOW),
    "setting": lambda s: s.setting("units"),
    "settings": lambda s: s.settings(),
    "inventory": lambda s: s.inventory(),
    "is_new": lambda s: s.is_new(),
    "state": lambda s: s.state(),
    "data_version": lambda s: s.data_version(),
    "own_exercises": lambda s: s.own_exercises(),
    "import_names": lambda s: s.import_names(),
    "import_names with their sets": lambda s: s.import_names(counted=True),
    "imported_session": lambda s: s.imported_session("app", "2026-11-16"),
    "has_imports": lambda s: s.has_imports("app"),
    "original_row": lambda s: s.original_row(SET + 1),
    "original_row of none": lambda s: s.original_row(SET),
    "next_id": lambda s: s.next_id("session"),
}
WRITES: dict[str, Use] = {
    "new_session": writing(lambda s: s.new_session(DAY, NOW, "build", "day-1")),
    "update_session": writing(lambda s: s.update_session(SESSION, finished=NOW)),
    "update_session of an import": writing(lambda s: s.update_session(SESSION + 1, note="x")),
    "move_session": writing(lambda s: s.move_session(SESSION, date(2026, 11, 2))),
    "delete_session": writing(lambda s: s.delete_session(SESSION)),
    "new_entry": writing(lambda s: s.new_entry(SESSION, "hip-thrust")),
    "update_entry": writing(lambda s: s.update_entry(ENTRY, extra=1)),
    "update_entry of an import": writing(lambda s: s.update_entry(ENTRY + 1, extra=1)),
    "delete_entry": writing(lambda s: s.delete_entry(ENTRY)),
    "add_set": writing(lambda s: s.add_set(ENTRY, NewSet(5), NOW)),
    "update_set": writing(lambda s: s.update_set(SET, 1, NewSet(5))),
    "update_set of an import": writing(lambda s: s.update_set(SET + 1, 1, NewSet(5))),
    "delete_set": writing(lambda s: s.delete_set(SET, 1)),
    "add_soreness": writing(lambda s: s.add_soreness("quads", 3, NOW)),
    "add_pain": writing(lambda s: s.add_pain("step-up", 3, NOW)),
    "add_activity": writing(lambda s: s.add_activity("run", 30, 4, True, NOW)),
    "delete_activity": writing(lambda s: s.delete_activity(1)),
    "add_bodyweight": writing(lambda s: s.add_bodyweight(Load(80.0), NOW)),
    "add_flag": writing(lambda s: s.add_flag("pop", NOW)),
    "add_answer": writing(lambda s: s.add_answer("deload", "accept", NOW)),
    "set_setting": writing(lambda s: s.set_setting("units", "lb")),
    "set_inventory": writing(lambda s: s.set_inventory(Inventory())),
    "name_action": writing(lambda s: s.name_action("another name")),
    "add_own_exercise": writing(lambda s: s.add_own_exercise(OWN)),
    "set_own_kind": writing(
        lambda s: s.add_own_exercise(OWN), lambda s: s.set_own_kind("own", "band")
    ),
    "add_import_name": writing(lambda s: s.add_import_name("app", "n", True, "own", "user")),
    "map_import_name": writing(lambda s: s.map_import_name(2, NEVER_DONE)),
    "importing": lambda s: bring(s, [NOW]),
    "undo": edit_and_undo,
    "undo of an import": lambda s: s.undo(NOW),
    "redo": lambda s: (edit_and_undo(s), s.redo(NOW)),
    "redo of an import": lambda s: (s.undo(NOW), s.redo(NOW)),
}
USES = READS | WRITES

NO_QUESTIONS = {
    # Ways to the file, and what is asked through them is asked above.
    "open", "close", "database", "dump", "bringing", "hurry", "wait_at_most", "wrote",
    "reading", "write", "trial", "write_rows",
    # The doctor looks at everything.
    "check", "damages",
}  # fmt: skip

_COUNTED = "an import is compared with the whole log, to see which way to sum is quicker"
WHOLE: dict[str, tuple[str, ...]] = {
    "session_count": ("the length of the list", "SCAN session"),
    "find_sessions": ("any note may hold the words", "SCAN session", "SCAN l"),
    "performances for records": ("a session's records are compared with 400 sessions",),
    "weekly_volume of all time": ("a chart of all time",),
    "weekly_sets of all time": ("a chart of all time",),
    "rungs_trained of all time": ("a ladder tells since when one stands on it",),
    "best_work": ("records of all time", "SCAN day_work USING COVERING INDEX day_work_most"),
    "best_work of one exercise": ("records of all time",),
    "bodyweights": ("each estimate takes the weight of its day",),
    "answers": ("few are ever given",),
    "import_names with their sets": ("names are mapped with their number of sets in view",),
    "original_row of none": ("asked by hand, of imported sets",),
    "importing": (_COUNTED, "SCAN entry USING COVERING INDEX"),
    "undo of an import": (_COUNTED, "SCAN entry USING COVERING INDEX"),
    "redo of an import": (_COUNTED, "SCAN entry USING COVERING INDEX"),
}
"""Questions about all of the past: why, and the tables that are read as a whole for them."""

NOTICED_BY = {
    "session_order": "sessions",
    "entry_session": "session",
    "entry_exercise": "performances",
    "entry_date": "trained_between",
    "entry_slot": "slot_exercises",
    "set_log_entry": "add_set",
    "soreness_muscle": "soreness",
    "soreness_date": "soreness_between",
    "pain_exercise": "pains",
    "activity_at": "activities",
    "bodyweight_at": "bodyweight",
    "flag_at": "flag",
    "answer_kind": "answers to what was not asked",
    "action_stack": "add_set",
    "action_target": "undo",
    "change_row": "update_set",
    "change_action": "undo",
    "entry_held": "days_held",
    "day_work_day": "weekly_sets",
    "day_work_exercise": "exercise_work",
    "day_work_most": "best_work",
    "import_part_key": "imported_session",
    "import_part_session": "update_session of an import",
    "import_part_entry": "update_entry of an import",
    "import_part_set": "update_set of an import",
    "import_entry_name": "map_import_name",
}
"""Index -> the question that reads the past without it."""


def complaints(name: str, works: Sequence[Work]) -> list[str]:
    """What of a question reads the past and may not."""
    whole = WHOLE.get(name)
    return faults(*works) if whole is None else faults(*works, whole=("",), scans=whole[1:])


@pytest.mark.parametrize("name", USES)
def test_the_past_costs_nothing(name: str, tmp_path: Path) -> None:
    works = asked(tmp_path, USES[name])
    assert complaints(name, works) == []
    # What may read the past does, so that nothing is allowed longer than it needs to be.
    assert name not in WHOLE or faults(*works)


@pytest.mark.parametrize("index", NOTICED_BY)
def test_an_index_that_is_gone_is_noticed(index: str, tmp_path: Path) -> None:
    name = NOTICED_BY[index]
    assert complaints(name, asked(tmp_path, USES[name], without=index))


def test_every_index_is_tried(store: Store) -> None:
    # Those without SQL come with a PRIMARY KEY or UNIQUE and can't be dropped.
    rows = store._rows("SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL")
    assert {name for (name,) in rows} == set(NOTICED_BY)


def test_every_question_of_the_store_is_asked() -> None:
    named = {name for name in dir(Store) if not name.startswith("_")}
    assert named == {name.split()[0] for name in USES} | NO_QUESTIONS


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT count(*) FROM set_log",
        "SELECT id FROM set_log l WHERE pain = 3",
        "SELECT max(level) FROM pain",
        "SELECT count(*) FROM entry WHERE date < '2020-01-01' OR exercise = 'step-up'",
        "UPDATE set_log SET pain = 3 WHERE pain = 2",
    ],
)
def test_a_read_of_everything_is_noticed(sql: str, tmp_path: Path) -> None:
    assert faults(*asked(tmp_path, lambda s: s._rows(sql)))
