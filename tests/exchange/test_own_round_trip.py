"""Any log out and in again is the same log; once more brings nothing new."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings

from tests.exchange import own_logs
from tests.exchange.own_logs import check_in_facts, empty_book, everything, filled, set_facts
from tracker.domain.moment import parse_moment
from tracker.domain.units import Load

EXAMPLES = settings(max_examples=max(12, settings.default.max_examples // 4))
"""Each example makes two databases, so there are fewer than elsewhere."""


def sent(log: dict[str, Any], form: str, folder: Path) -> tuple[Any, Any, Path]:
    """The log, an empty one that its export was brought into, and the exported file."""
    ours = filled(empty_book(folder / "ours.db"), log)
    file = folder / "file"
    ours.export_to(file, ours.export(form))
    theirs = empty_book(folder / "theirs.db")
    report = theirs.import_file(file)
    assert report.rejected == []
    assert report.dialect == "overload"
    return ours, theirs, file


def nothing_new(book: Any, file: Path, form: str) -> None:
    """Importing the file again changes nothing, and exporting gives the same file."""
    before = everything(book)
    report = book.import_file(file)
    assert (report.sessions, report.sets, report.check_ins, report.settings) == (0, 0, 0, 0)
    assert everything(book) == before
    assert "".join(book.export(form)) == file.read_text("utf-8")
    assert book._store.check() == []


@EXAMPLES
@given(own_logs.logs())
def test_json_holds_everything(log: dict[str, Any]) -> None:
    with TemporaryDirectory() as name:
        ours, theirs, file = sent(log, "json", Path(name))
        assert everything(theirs) == everything(ours)
        for book in (ours, theirs):
            nothing_new(book, file, "json")
            book.close()


@EXAMPLES
@given(own_logs.logs())
def test_csv_holds_every_set(log: dict[str, Any]) -> None:
    with TemporaryDirectory() as name:
        ours, theirs, file = sent(log, "csv", Path(name))
        assert set_facts(theirs) == set_facts(ours)
        for book in (ours, theirs):
            nothing_new(book, file, "csv")
            book.close()


@EXAMPLES
@given(own_logs.logs())
def test_text_holds_every_set_and_check_in(log: dict[str, Any]) -> None:
    with TemporaryDirectory() as name:
        ours, theirs, file = sent(log, "text", Path(name))
        assert set_facts(theirs, minutes=True) == set_facts(ours, minutes=True)
        assert check_in_facts(theirs) == check_in_facts(ours)
        for book in (ours, theirs):
            nothing_new(book, file, "text")
            book.close()


def test_what_was_told_in_one_minute_keeps_its_order_in_text(tmp_path: Path) -> None:
    """Text has no seconds, so what is told of the second here stands in the order of the kinds."""
    ours = empty_book(tmp_path / "ours.db")
    at = [parse_moment(f"2026-11-19T18:00:{second:02}") for second in (5, 10, 20, 30, 40)]
    ours.begin(at[0])
    ours.bodyweight(Load(80.0), at[1])
    ours.soreness({"hamstrings": 3}, at[2])
    ours.soreness({"glutes": 2}, at[3])
    ours.soreness({"hamstrings": 4}, at[4])
    file = tmp_path / "file"
    ours.export_to(file, ours.export("text"))
    told = [line for line in file.read_text("utf-8").splitlines() if line.startswith(("!!", "=="))]
    assert [line.partition(" at ")[0] for line in told[:3]] == [
        "!! soreness hamstrings=3 glutes=2",
        "!! soreness hamstrings=4",
        "!! bodyweight 80kg",
    ]
    assert told[3].startswith("== 2026-11-19 18:00")
    theirs = empty_book(tmp_path / "theirs.db")
    theirs.import_file(file)
    for book in (ours, theirs):
        nothing_new(book, file, "text")
        book.close()


@EXAMPLES
@given(own_logs.logs(), own_logs.logs())
def test_a_longer_log_brings_only_what_is_new(log: dict[str, Any], more: dict[str, Any]) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        taken = {session["started_ms"] // 60_000 for session in log["sessions"]}
        later = [s for s in more["sessions"] if s["started_ms"] // 60_000 not in taken]
        shorter, longer, file = sent(log, "json", folder)
        with longer._store.write("later", own_logs.NOW):
            rows = longer._store.bringing()
            for session in later:
                rows.bring("session", {k: v for k, v in session.items() if k != "entries"})
        longer.export_to(file, longer.export("json"))
        report = shorter.import_file(file)
        assert (report.sessions, report.sets) == (len(later), 0)
        assert everything(shorter) == everything(longer)
        for book in (shorter, longer):
            book.close()


@pytest.mark.parametrize("form", ["json", "csv", "text"])
def test_undo_takes_an_import_of_ours_back(form: str, tmp_path: Path) -> None:
    log: dict[str, Any] = {
        "sessions": [], "check_ins": [], "owned": None, "settings": {}, "own": "machine",
    }  # fmt: skip
    ours = filled(empty_book(tmp_path / "ours.db"), log)
    ours.soreness({"hamstrings": 4})
    file = tmp_path / "file"
    from tests.logbook.builders import log as log_lines

    log_lines(ours, "2026-11-19T18:00", "goblet squat 3x12 @10kg good")
    ours.export_to(file, ours.export(form))
    theirs = empty_book(tmp_path / "theirs.db")
    before = everything(theirs)
    theirs.import_file(file)
    after = everything(theirs)
    assert after != before
    assert theirs.undo() == "import file"
    assert everything(theirs) == before
    theirs.redo()
    assert set_facts(theirs)
    assert theirs._store.check() == []
    for book in (ours, theirs):
        book.close()
