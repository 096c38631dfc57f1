"""Our exports for Strong and Hevy, read back by the readers of their files."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.exchange.files import FIXTURES
from tests.exchange.own_logs import empty_book
from tests.logbook.builders import log
from tracker.domain.inventory import Inventory
from tracker.domain.moment import parse_moment
from tracker.logbook import Logbook

LINES = (
    ("2026-11-10T18:10", "goblet squat 6 @6kg warmup", "goblet squat 12,12,10 @10kg rpe8"),
    ("2026-11-10T18:40", "barbell squat 5,5 @100lb max", "glute bridge 3x20"),
    ("2026-11-13T07:05", "barbell squat 5 @102.5lb rir2 # belt", "step up 10/9,10/10 h20 broke"),
    ("2026-11-13T07:25", "band hamstring curl 12 @red good pain=2"),
)
FITS = (
    "SELECT s.date, s.started_ms / 60000, s.finished_ms / 60000, e.exercise, min(l.count,"
    " coalesce(l.count_right, l.count)), l.timed, {load}, l.warmup, {effort}"
    " FROM session s JOIN entry e ON e.session_id = s.id JOIN set_log l ON l.entry_id = e.id"
    " ORDER BY s.date, s.started_ms, e.position, l.position"
)
EFFORT = (
    "CASE WHEN l.effort LIKE 'rpe%' THEN l.effort WHEN l.effort = 'max' THEN 'rpe10'"
    " WHEN l.effort LIKE 'rir%' THEN 'rpe' || (10 - substr(l.effort, 4)) END"
)


@pytest.fixture
def ours(tmp_path: Path) -> Iterator[Logbook]:
    book = empty_book(tmp_path / "ours.db")
    book.inventory_set(Inventory(bands=("red",), steps=(20.0,)))
    for when, *lines in LINES:
        log(book, when, *lines)
    book.finish(parse_moment("2026-11-13T07:40"))
    yield book
    book.close()


def sent(ours: Logbook, form: str, folder: Path) -> tuple[Logbook, Path, list[str]]:
    file = folder / f"{form}.csv"
    export = ours.export(form)
    ours.export_to(file, export)
    theirs = empty_book(folder / "theirs.db")
    report = theirs.import_file(file)
    assert (report.dialect, report.rejected, report.unmapped) == (form, [], [])
    assert theirs.import_file(file).sets == 0
    return theirs, file, export.left_out


def fitting(book: Logbook, load: str) -> list[tuple[Any, ...]]:
    query = FITS.format(load=load, effort=EFFORT)
    return list(book._store.database().execute(query))


@pytest.mark.parametrize(
    ("form", "load"),
    [("strong", "l.load_value || l.load_unit"), ("hevy", "round(l.load_kg, 1)")],
)
def test_sets_come_back_where_the_format_holds_them(
    ours: Logbook, form: str, load: str, tmp_path: Path
) -> None:
    theirs, _, _ = sent(ours, form, tmp_path)
    mine, back = fitting(ours, load), fitting(theirs, load)
    # A session that was never finished ends with its last set there.
    assert [row[:2] + row[3:] for row in back] == [row[:2] + row[3:] for row in mine]
    ends = [row[2] for row in mine]
    assert ends[0] is None
    assert [row[2] for row in back][-1] == ends[-1]
    theirs.close()


@pytest.mark.parametrize("form", ["strong", "hevy"])
def test_what_does_not_fit_is_said_and_stands_in_the_note(
    ours: Logbook, form: str, tmp_path: Path
) -> None:
    theirs, _, said = sent(ours, form, tmp_path)
    told = " ".join(said)
    for what in ("sides", "bands", "step heights", "broken form", "pain", "word for effort"):
        assert what in told, what
    assert "3 plans" not in told
    assert "list of what you own" in told
    notes = " | ".join(
        note for (note,) in theirs._store.database().execute("SELECT note FROM set_log")
    )
    for words in ("left 10, right 9", "step 20 cm", "form broke", "band red", "pain 2", "belt"):
        assert words in notes, words
    theirs.close()


def test_every_exercise_of_the_catalogue_keeps_its_name(ours: Logbook) -> None:
    from tracker.logbook.files.import_names import meant

    for exercise in ours.catalog.exercises.values():
        for app in ("strong", "hevy"):
            found = meant(exercise.name, app, exercise.loaded, ours.catalog)
            assert found is not None, exercise.name
            assert found.exercise.id == exercise.id


def test_a_note_is_no_formula_there_and_comes_back(tmp_path: Path) -> None:
    book = empty_book(tmp_path / "log.db")
    log(book, "2026-11-10T18:10", "goblet squat 12 @10kg good # =1+1")
    for form, sep in (("strong", ";"), ("hevy", ",")):
        file = tmp_path / f"{form}.csv"
        book.export_to(file, book.export(form))
        with file.open(newline="") as text:
            for row in csv.reader(text, delimiter=sep):
                assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row)
        theirs = empty_book(tmp_path / f"{form}.db")
        theirs.import_file(file)
        assert [n for (n,) in theirs._store.database().execute("SELECT note FROM set_log")] == [
            "=1+1"
        ]
        theirs.close()
    book.close()


def test_what_came_from_another_app_is_known_there_after_json(tmp_path: Path) -> None:
    """The names, the extras and the keys of an import travel: the old file brings nothing twice."""
    fixture = FIXTURES / "strong_ios_2025_rest_wdf.csv"
    ours, theirs = empty_book(tmp_path / "a.db"), empty_book(tmp_path / "b.db")
    ours.import_file(fixture, unit="kg")
    file = tmp_path / "log.json"
    ours.export_to(file, ours.export("json"))
    theirs.import_file(file)
    again = theirs.import_file(fixture, unit="kg")
    assert (again.sets, again.duplicates) == (0, 8)
    tables = {
        "import_set": "SELECT kind, metres, seconds, rest_s, times, rpe FROM import_set ORDER BY 1",
        "import_entry": "SELECT n.name, i.superset FROM import_entry i"
        " JOIN import_name n ON n.id = i.name_id ORDER BY i.entry_id",
    }
    for query in tables.values():
        mine, back = (list(book._store.database().execute(query)) for book in (ours, theirs))
        assert mine == back
        assert mine
    assert theirs._store.check() == []
    ours.close()
    theirs.close()
