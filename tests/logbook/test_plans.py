"""A whole training day, played through the logbook, looks through no past.

It is played on two logs that differ in their past alone, statement by statement side by side; see
``tests/store/pasts.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from tests.exchange.files import STRONG_HEAD, strong_row
from tests.logbook.builders import STORY_HOME, lines
from tests.prepared import prepared_file
from tests.store.pasts import LOGS, NOW, Work, faults, work_of
from tracker.domain.log import NewSet, Session
from tracker.domain.units import Load
from tracker.domain.value import replace
from tracker.domain.views import TodayItem
from tracker.logbook import Logbook
from tracker.logbook.charts.series import KINDS
from tracker.logbook.history.log_changes import (
    EntryDeleted,
    PastLogged,
    SessionDeleted,
    SessionEdited,
    SetDeleted,
    SetEdited,
)

Step = Callable[[Logbook], object]

CSV = f"{STRONG_HEAD}\n" + "".join(
    strong_row(f"2026-11-{day} 07:00:00", name, order) + "\n"
    for day in (18, 19)
    for name in ("Squat (Barbell)", "Fancy thing")
    for order in "12"
)


def item(book: Logbook, number: int = 0) -> TodayItem:
    return book.today().items[number]


def swap(book: Logbook) -> None:
    last = item(book, 2)
    book.swap(last.key, book.alternatives(last.exercise.id)[0].id)


def older(book: Logbook) -> Session:
    """A session of the app before today's."""
    return next(each for each in book.history(limit=5) if each.program and each.date < NOW.date)


def edit(book: Logbook) -> SetEdited:
    seen = older(book).entries[0].sets[0]
    return SetEdited(seen, replace(seen.done, count=seen.done.count + 1))


def note(book: Logbook) -> None:
    seen = older(book).entries[0].sets[0]
    book.note_set(seen.id, seen.rev, "a note")


def bring(book: Logbook) -> None:
    path = book.path.with_name("strong.csv")
    path.write_text(CSV, encoding="utf-8")
    book.import_file(path, unit="kg")


def brought(book: Logbook) -> Session:
    return next(each for each in book.history(limit=5) if each.source == "import strong")


def export(book: Logbook, form: str) -> int:
    return sum(len(piece) for piece in book.exported(book.export(form)))


DAY: dict[str, Step] = {
    "start": lambda b: Logbook(b._store),
    "first start": lambda b: b.fresh(),
    "own": lambda b: b.inventory_set(STORY_HOME),
    "next": lambda b: b.next(),
    "today": lambda b: b.today(),
    "notes": lambda b: b.notes(b.next()),
    "next of another program": lambda b: b.next(program="circuit"),
    "check in": lambda b: b.check_in({"glutes": 2}, False),
    "sport": lambda b: b.activity("run", 30, 4, False),
    "weigh": lambda b: b.bodyweight(Load(70.0)),
    "begin": lambda b: b.begin(),
    "first set": lambda b: b.log_set(item(b).key, NewSet(10)),
    "second set": lambda b: b.log_set(item(b).key, NewSet(10)),
    "set of the next exercise": lambda b: b.log_set(item(b, 1).key, NewSet(10)),
    "one set more": lambda b: b.adjust_sets(item(b).key, 1),
    "swap": swap,
    "log a line": lambda b: b.log(lines(b, "step-up 10/10 h20 good")),
    "pain": lambda b: b.pain("step-up", 2),
    "undo": lambda b: b.undo(),
    "redo": lambda b: b.redo(),
    "why": lambda b: b.why("step-up"),
    "finish": lambda b: b.finish(),
    "summary": lambda b: b.summary(),
    "train anyway": lambda b: b.train_anyway(),
    "decline an easy week": lambda b: b.deload("decline"),
    "stop": lambda b: (b.flag("pop"), b.today(), b.flag("clear")),
    "history": lambda b: b.history(limit=20),
    "history of an exercise": lambda b: b.history("goblet-squat", limit=20),
    "length of the history": lambda b: b.session_count(),
    "months": lambda b: b.month_sums(NOW.date, 3),
    "search": lambda b: b.find_sessions("goblet squat"),
    "found": lambda b: b.sessions_by_id([older(b).id]),
    "place": lambda b: b.session_place(older(b).id),
    "session": lambda b: b.session(older(b).id),
    "sore on a day": lambda b: b.sore_on(older(b).date),
    "before": lambda b: b.set_before(older(b).entries[0].sets[0].id),
    "preview of an edit": lambda b: b.preview(edit(b)),
    "edit": lambda b: b.change(edit(b)),
    "note of a set": note,
    "note of a session": lambda b: b.note_session(older(b).id, "a note"),
    "delete a set": lambda b: b.change(SetDeleted(older(b).entries[0].sets[0])),
    "delete an exercise": lambda b: b.change(EntryDeleted(older(b).entries[1])),
    "move": lambda b: b.change(SessionEdited(older(b), older(b).date - timedelta(days=1), "")),
    "log the past": lambda b: b.change(
        PastLogged(NOW.date - timedelta(days=5), tuple(lines(b, "glute bridge 12,12 good")))
    ),
    "delete a session": lambda b: b.change(SessionDeleted(older(b))),
    "undo an edit": lambda b: b.undo(),
    "exercises": lambda b: b.exercise_rows(),
    "exercise": lambda b: b.exercise_page("goblet-squat"),
    "exercise never done": lambda b: b.exercise_page("split-squat"),
    "ladder": lambda b: b.ladder_state("glute-bridge"),
    "take a rung": lambda b: b.take_rung("split-squat"),
    "program": lambda b: b.week_preview("build"),
    "another program": lambda b: b.week_preview("circuit"),
    "growing program": lambda b: b.week_preview("starter"),
    "clash": lambda b: b.program_clash("circuit"),
    "favourites": lambda b: b.pick_favourites(["goblet-squat"]),
    "set a setting": lambda b: b.config_set("units", "lb"),
    **{
        f"chart {kind}": partial(
            Logbook.series, kind=kind, subject="step-up" if of == "exercise" else ""
        )
        for kind, of in KINDS.items()
    },
    "chart of reps": lambda b: b.series("volume", measure="reps"),
    "chart of an estimate": lambda b: b.series("e1rm", "dumbbell-single-leg-romanian-deadlift"),
    "trend": lambda b: b.trend("glutes", 12),
    "subjects": lambda b: [b.chart_subjects(kind) for kind in KINDS],
    "decisions behind a chart": lambda b: b.chart_decisions("volume", "glutes"),
    "import": bring,
    "import again": bring,
    "note of an import": lambda b: b.note_session(brought(b).id, "a note"),
    "original row": lambda b: b.original_row(brought(b).entries[0].sets[0].id),
    "undo of an import": lambda b: (b.undo(), b.undo()),
    "redo of an import": lambda b: (b.redo(), b.redo()),
    "names": lambda b: b.mappings(),
    "map a name": lambda b: b.map_name("Fancy thing", b.catalog.exercise("goblet-squat")),
    **{
        f"export {form}": partial(export, form=form)
        for form in ("json", "csv", "text", "strong", "hevy")
    },
}
ALL = ("",)
"""Every statement of a step."""
EXPORTS = tuple(name for name in DAY if name.startswith("export"))
WHOLE: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("few answers are ever given", ("FROM answer WHERE kind",), tuple(DAY)),
    (
        "a session's records are compared with 400 sessions",
        ("WHERE e.exercise = ? AND e.date <= ?", "WHERE l.entry_id IN"),
        ("finish", "summary"),
    ),
    (
        "records are of all time",
        ("max(failure)",),
        ("preview of an edit", "ladder", "chart exercise", "chart records"),
    ),
    ("a ladder tells since when one stands on it", ("WITH work AS",), ("ladder",)),
    ("each estimate takes the weight of its day", ("FROM bodyweight",), ("chart e1rm",)),
    ("the length of the list", ("count(*) FROM session",), ("length of the history",)),
    ("any note may hold the words", ALL, ("search",)),
    (
        "an import is compared with the whole log, to see which way to sum is quicker",
        ("count(*) FROM entry",),
        ("import", "undo of an import", "redo of an import"),
    ),
    ("a file is forgotten that brought nothing", ("FROM import_file",), ("import again",)),
    ("names are mapped with their number of sets in view", ALL, ("names",)),
    ("an export is all of the log", ALL, EXPORTS),
)
"""Why, parts of the statements that may read all of the past, and in which steps."""


def played(
    folder: Path, day: Mapping[str, Step] = DAY, without: str = ""
) -> dict[str, tuple[Work, Work]]:
    """What each step of a day costs on each of the two logs."""
    found = []
    for log in LOGS:
        path = folder / log.__name__ / "log.db"
        prepared_file(path, log)
        book = Logbook.open(path)
        if without:
            book._store._connection.execute(f"DROP INDEX {without}")
        found.append(
            {name: work_of(book._store, partial(step, book)) for name, step in day.items()}
        )
        book.close()
    return {name: (found[0][name], found[1][name]) for name in day}


def complaints(name: str, works: tuple[Work, Work]) -> list[str]:
    """What of a step reads the past and may not."""
    whole = [part for _, parts, steps in WHOLE if name in steps for part in parts]
    return faults(*works, whole=whole, scans=("SCAN",))


def test_a_training_day_reads_no_past(tmp_path: Path) -> None:
    day = played(tmp_path)
    assert {name: told for name in DAY if (told := complaints(name, day[name]))} == {}
    # What may read the past does.
    for why, parts, steps in WHOLE:
        needed = [told for name in steps for told in faults(*day[name])]
        assert all(any(part in told for told in needed) for part in parts), why


@pytest.mark.parametrize(
    ("index", "name"),
    [
        ("entry_exercise", "why"),
        ("entry_slot", "next"),
        ("entry_date", "notes"),
        ("session_order", "today"),
        ("action_stack", "check in"),
        ("import_part_key", "import again"),
    ],
)
def test_an_index_that_is_gone_is_noticed(index: str, name: str, tmp_path: Path) -> None:
    works = played(tmp_path, {name: DAY[name]}, without=index)
    assert complaints(name, works[name])
