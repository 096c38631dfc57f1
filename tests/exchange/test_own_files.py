"""Our own JSON and CSV from a stranger's hands: told apart, refused whole or row by row."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from tests.exchange.own_logs import empty_book, everything, set_facts
from tests.logbook.builders import log
from tracker.domain.errors import OverloadError
from tracker.domain.units import Load
from tracker.domain.value import replace
from tracker.exchange.own import recognised
from tracker.logbook import Logbook
from tracker.logbook.history.log_changes import EntryDeleted, SessionEdited


@pytest.fixture
def ours(tmp_path: Path) -> Iterator[Logbook]:
    book = empty_book(tmp_path / "ours.db")
    log(book, "2026-11-10T18:10", "goblet squat 12,12 @10kg good # =cmd|' /C calc'!A0")
    log(book, "2026-11-13T18:10", "goblet squat 12 @10kg good")
    book.soreness({"hamstrings": 4})
    book.bodyweight(Load(70.0))
    yield book
    book.close()


@pytest.fixture
def theirs(tmp_path: Path) -> Iterator[Logbook]:
    with closing(empty_book(tmp_path / "theirs.db")) as book:
        yield book


def test_our_files_are_known_by_their_first_lines(ours: Logbook) -> None:
    for form in ("json", "csv", "text"):
        text = "".join(ours.export(form))
        assert recognised(text.splitlines()[:40]) == form
    assert recognised(['{"a": 1}']) is None
    assert recognised(["Date,Workout Name,Exercise Name,Set Order,Weight,Reps"]) is None
    assert recognised([]) is None
    assert recognised(["# a note", "buy milk"]) is None


def test_json_laid_out_otherwise_is_read_too(
    ours: Logbook, theirs: Logbook, tmp_path: Path
) -> None:
    document = json.loads("".join(ours.export("json")))
    file = tmp_path / "pretty.json"
    order = {key: document[key] for key in ("format", "version", "session", "soreness")}
    file.write_text(json.dumps(order | {"later": [{"a": 1}]}, indent=4), encoding="utf-8")
    report = theirs.import_file(file)
    assert (report.sets, report.check_ins) == (3, 1)
    assert set_facts(theirs) == set_facts(ours)


def test_a_document_in_one_long_line_is_read_and_told_on_the_way(
    ours: Logbook, theirs: Logbook, tmp_path: Path
) -> None:
    """As ``jq -c`` writes it; a table or a diary may have no such line."""
    done = ours.history()[0].entries[0]
    with ours._store.write("long notes", ours.now()):
        for _ in range(300):
            ours._store.add_set(done.id, replace(done.sets[0].done, note="x" * 9000), ours.now())
    file = tmp_path / "long.json"
    file.write_text(json.dumps(json.loads("".join(ours.export("json")))), encoding="utf-8")
    assert len(file.read_text("utf-8").splitlines()) == 1
    told: list[tuple[int, int]] = []
    report = theirs.import_file(file, progress=lambda at, size: told.append((at, size)))
    assert report.sets == 303
    assert set_facts(theirs) == set_facts(ours)
    assert told[0][0] < told[0][1] == file.stat().st_size


def test_what_is_refused_at_the_end_stores_nothing(theirs: Logbook, tmp_path: Path) -> None:
    file = tmp_path / "diary.txt"
    file.write_text(
        "== 2026-11-13 18:05\n!! exercise my-press machine # My press\ngoblet squat 12\n", "utf-8"
    )
    before = everything(theirs)
    with pytest.raises(OverloadError, match=r"No line of diary\.txt was understood; line 3"):
        theirs.import_file(file)
    assert everything(theirs) == before
    assert "my-press" not in theirs.catalog.exercises


def test_settings_alone_are_worth_an_import(ours: Logbook, theirs: Logbook, tmp_path: Path) -> None:
    ours.config_set("units", "lb")
    document = json.loads("".join(ours.export("json")))
    odd = document["setting"][0] | {"uid": "0" * 32, "key": "mode", "value": "by ear"}
    file = tmp_path / "settings.json"
    head = {key: document[key] for key in ("format", "version")}
    file.write_text(json.dumps(head | {"setting": [odd, *document["setting"]]}), encoding="utf-8")
    report = theirs.import_file(file)
    assert (report.settings, [bad.raw for bad in report.rejected]) == (1, ["mode"])
    assert theirs.units() == "lb"


def test_what_is_new_of_a_moved_session_goes_to_its_day(
    ours: Logbook, theirs: Logbook, tmp_path: Path
) -> None:
    log(ours, "2026-11-13T18:15", "glute bridge 12 good")
    file = tmp_path / "log.json"
    ours.export_to(file, ours.export("json"))
    theirs.import_file(file)
    newest = theirs.history()[0]
    theirs.change(EntryDeleted(newest.entries[1]))
    theirs.change(SessionEdited(theirs.history()[0], date(2026, 11, 12), ""))
    assert theirs.import_file(file).sets == 1
    moved = theirs.history()[0]
    assert moved.date == date(2026, 11, 12)
    assert [e.exercise for e in moved.entries] == ["goblet-squat", "glute-bridge"]
    assert [s.at.at.isoformat()[:16] for e in moved.entries for s in e.sets] == [
        "2026-11-12T18:10", "2026-11-12T18:15",
    ]  # fmt: skip
    assert theirs._store.check() == []
    assert theirs.import_file(file).sets == 0


Change = Callable[[dict[str, Any]], object]
BAD: dict[str, Change] = {
    "a set below nothing": lambda d: first_set(d).update(count=-1),
    "a set of half reps": lambda d: first_set(d).update(count=8.5),
    "a true count": lambda d: first_set(d).update(count=True),
    "a count in words": lambda d: first_set(d).update(count="twelve"),
    "a huge count": lambda d: first_set(d).update(count=1 << 70),
    "a weight without a unit": lambda d: first_set(d).update(load_unit=None),
    "a weight of stones": lambda d: first_set(d).update(load_unit="st"),
    "an effort that is none": lambda d: first_set(d).update(effort="hard"),
    "a missing column": lambda d: first_set(d).pop("at_ms"),
    "a uid that is none": lambda d: first_set(d).update(uid="x" * 32),
    "no day": lambda d: d["session"][0].update(date="2026-02-30"),
    "a plan that is none": lambda d: d["session"][0]["entries"][0].update(plan={"a": 1}),
    "a decision in words": lambda d: d["session"][0]["entries"][0].update(shown="because"),
    "entries that are none": lambda d: d["session"][0].update(entries=7),
    "sets that are none": lambda d: d["session"][0]["entries"][0].update(sets=[1]),
    "soreness of 12": lambda d: d["soreness"][0].update(level=12),
    "a row that is none": lambda d: d["soreness"].append(3),
    "an inventory that is none": lambda d: d.update(inventory=[{"uid": "0" * 32, "rev": 1,
                                                               "content": {"dumbbells": 4}}]),
    "a newer version": lambda d: d.update(version=2),
    "no version": lambda d: d.update(version="one"),
}  # fmt: skip


def first_set(document: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = document["session"][0]["entries"][0]["sets"][0]
    return found


@pytest.mark.parametrize("what", BAD)
def test_a_bad_row_refuses_the_whole_document(
    ours: Logbook, theirs: Logbook, tmp_path: Path, what: str
) -> None:
    document = json.loads("".join(ours.export("json")))
    BAD[what](document)
    file = tmp_path / "bad.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    before = everything(theirs)
    with pytest.raises(OverloadError) as fault:
        theirs.import_file(file)
    assert fault.value.exit_code == 1
    assert everything(theirs) == before
    assert "bad.json" in str(fault.value)


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999"])
def test_numbers_that_are_none_are_refused(
    ours: Logbook, theirs: Logbook, tmp_path: Path, number: str
) -> None:
    file = tmp_path / "bad.json"
    text = "".join(ours.export("json"))
    assert '"load_value":10.0' in text
    file.write_text(text.replace('"load_value":10.0', f'"load_value":{number}'), encoding="utf-8")
    with pytest.raises(OverloadError):
        theirs.import_file(file)
    assert set_facts(theirs) == []


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.999])
def test_a_document_cut_off_brings_nothing(
    ours: Logbook, theirs: Logbook, tmp_path: Path, share: float
) -> None:
    text = "".join(ours.export("json"))
    file = tmp_path / "cut.json"
    file.write_text(text[: int(len(text) * share)], encoding="utf-8")
    with pytest.raises(OverloadError):
        theirs.import_file(file)
    assert set_facts(theirs) == []


def test_cells_are_no_formulas_and_come_back(
    ours: Logbook, theirs: Logbook, tmp_path: Path
) -> None:
    import csv

    file = tmp_path / "sets.csv"
    ours.export_to(file, ours.export("csv"))
    with file.open(newline="", encoding="utf-8") as text:
        rows = list(csv.DictReader(text))
    assert [row["note"] for row in rows] == ["'=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0", ""]
    assert [(row["entry"], row["set"]) for row in rows] == [("1", "1"), ("1", "2"), ("1", "1")]
    theirs.import_file(file)
    assert set_facts(theirs) == set_facts(ours)


def test_a_bad_row_of_csv_is_left_out_and_told(
    ours: Logbook, theirs: Logbook, tmp_path: Path
) -> None:
    head, one, *rest = "".join(ours.export("csv")).splitlines()
    bad = [
        one.replace(",12,", ",-3,", 1), one.replace(",12,", ",nan,", 1),
        one.replace(",good,", ",hard,"), one.replace("18:10:00.000", "noon", 1),
        one.replace("goblet-squat", ""), one.replace(",10,kg,", ",10,,"), "1,2,3",
    ]  # fmt: skip
    file = tmp_path / "sets.csv"
    file.write_text("\n".join([head, one, *bad, *rest]), encoding="utf-8")
    report = theirs.import_file(file)
    assert report.sets == 3
    assert [row.line for row in report.rejected] == list(range(3, 3 + len(bad)))
    with pytest.raises(OverloadError, match="Nothing was imported"):
        theirs.import_file(file, strict=True)


def test_two_sessions_of_one_moment_stay_two(
    ours: Logbook, theirs: Logbook, tmp_path: Path
) -> None:
    """They come from a merge of two logs; nothing but the numbers in CSV tells them apart."""
    before = set_facts(ours)
    with ours._store.write("twice", ours.now()):
        store = ours._store
        for session in store.sessions():
            key = store.new_session(session.date, session.started, session.program, session.day)
            for entry in session.entries:
                copy = store.new_entry(key, entry.exercise)
                for one in entry.sets:
                    store.add_set(copy, one.done, one.at)
    assert len(set_facts(ours)) == 2 * len(before)
    for form in ("csv", "text"):
        file = tmp_path / form
        ours.export_to(file, ours.export(form))
        # What the CSV brought, the diary does not bring again.
        assert theirs.import_file(file).sessions == (4 if form == "csv" else 0)
        assert theirs.import_file(file).sets == 0
        assert set_facts(theirs, minutes=True) == set_facts(ours, minutes=True)


def test_a_dry_run_stores_nothing(ours: Logbook, theirs: Logbook, tmp_path: Path) -> None:
    before = everything(theirs)
    for form in ("json", "csv", "text"):
        file = tmp_path / form
        ours.export_to(file, ours.export(form))
        assert theirs.import_file(file, dry_run=True).sets == 3
    assert everything(theirs) == before


def test_since_and_exercise_take_a_part(ours: Logbook) -> None:
    log(ours, "2026-11-13T19:00", "glute bridge 3x12 good")
    ours.pain("glute-bridge", 2)
    late = json.loads("".join(ours.export("json", since=date(2026, 11, 13))))
    assert [session["date"] for session in late["session"]] == ["2026-11-13"]
    assert late["since"] == "2026-11-13"
    one = json.loads("".join(ours.export("json", exercise="glute-bridge")))
    (session,) = one["session"]
    assert [entry["exercise"] for entry in session["entries"]] == ["glute-bridge"]
    assert (len(one["pain"]), one["soreness"]) == (1, [])
    for form in ("csv", "text", "strong", "hevy"):
        text = "".join(ours.export(form, exercise="glute-bridge"))
        assert "oblet" not in text
        assert "lute" in text


def test_nothing_that_acts_on_a_terminal_is_written(tmp_path: Path) -> None:
    """A file may hold what no command of ours would store."""
    book = empty_book(tmp_path / "log.db")
    log(book, "2026-11-13T19:00", "glute bridge 3x12 good")
    with book._store.write("by hand", book.now()):
        book._store._run("UPDATE set_log SET note = ?", ("\x1b[31mred\x9b\u202e\x07\x7f\nnext",))
        book._store._run("UPDATE session SET note = ?", ("\x1b]0;title\x07",))
    for form in ("json", "csv", "text", "strong", "hevy"):
        text = "".join(book.export(form))
        assert not set(text) & set("\x1b\x9b\u202e\x07\x7f"), form
        assert "[31mred" in text
    assert json.loads("".join(book.export("json")))["session"][0]["note"] == "\x1b]0;title\x07"
    book.close()


def test_an_export_is_of_one_moment(ours: Logbook, tmp_path: Path) -> None:
    """What another window logs meanwhile is not half in it."""
    other = Logbook.open(ours.path)
    pieces = iter(ours.export("json"))
    begun = "".join(islice(pieces, 4))
    try:
        other._store._run("PRAGMA busy_timeout = 50")
        with pytest.raises(OverloadError, match="locked"):
            log(other, "2026-11-14T19:00", "glute bridge 3x12 good")
    finally:
        other.close()
    assert "glute-bridge" not in begun + "".join(pieces)
