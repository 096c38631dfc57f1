"""The diary: what its lines say, and what is told of those that can't be."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.exchange.own_logs import check_in_facts, empty_book, set_facts
from tests.logbook.builders import log
from tracker.domain.errors import OverloadError
from tracker.domain.inventory import Inventory
from tracker.domain.units import Load
from tracker.exchange.own_text_read import Reader
from tracker.exchange.records import Tally
from tracker.logbook import Logbook

DIARY = """\
# a comment
!! soreness hamstrings=4 glutes=1 at 2026-11-12 07:10

== 2026-11-13 18:05 build day-1
!! note # slept badly # twice
goblet squat 12,12,11 @10kg good
step-up 10/10,10/9 h20 easy # left knee first
!! pain goblet-squat=2
!! finish at 2026-11-13 18:43
!! activity minutes=40 intensity=6 legs=yes at 2026-11-14 09:00 # Cycling, uphill
!! bodyweight 70.5kg at 2026-11-14 09:30
!! flag faint at 2026-11-14 15:16+05:45
!! answer deload=accept at 2026-11-15 10:00

== 2026-11-16 18:00 - -
= goblet-squat 1000 @34.0195kg
= band-hamstring-curl 12/11 @band:light%20blue h33.3333 rir3 pain=0 warmup # odd
"""


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Logbook]:
    with closing(empty_book(tmp_path / "log.db")) as opened:
        yield opened


def bring(book: Logbook, folder: Path, text: str) -> object:
    file = folder / "diary.txt"
    file.write_text(text, encoding="utf-8")
    return book.import_file(file)


def test_a_diary_says_all_this(book: Logbook, tmp_path: Path) -> None:
    report = bring(book, tmp_path, DIARY)
    assert (report.sessions, report.sets, report.check_ins) == (2, 7, 7)
    one, *_, last = set_facts(book, minutes=True)
    assert one[0] == "2026-11-13"
    assert one[5:9] == ("build", "day-1", "slept badly # twice", "goblet-squat")
    assert one[9:17] == (12, None, 0, 10.0, "kg", 10.0, None, None)
    assert last[5:9] == (None, None, "", "band-hamstring-curl")
    assert last[9:] == (12, 11, 0, None, None, None, "light blue", 33.3333, "rir3", 1, 0, "odd")
    minute = 29_909_885  # of 2026-11-13 18:05 UTC since 1970
    assert [fact for fact in check_in_facts(book) if fact.startswith("pain")] == [
        f"pain ({minute}, 'goblet-squat', 2, 0)"
    ]
    (flag,) = (fact for fact in check_in_facts(book) if fact.startswith("flag"))
    assert flag.endswith("'faint', 345)")
    (activity,) = (fact for fact in check_in_facts(book) if fact.startswith("activity"))
    assert "'Cycling, uphill', 40, 6, 1" in activity


def test_export_writes_the_same_diary(book: Logbook, tmp_path: Path) -> None:
    bring(book, tmp_path, DIARY)
    text = "".join(book.export("text"))
    assert [line for line in text.splitlines() if line and not line.startswith("#")] == [
        line.replace("!! pain goblet-squat=2", "!! pain goblet-squat=2 at 2026-11-13 18:05")
        for line in (
            *DIARY.splitlines()[1:2],
            "!! pain goblet-squat=2",
            "== 2026-11-13 18:05 build day-1",
            "!! note # slept badly # twice",
            "goblet-squat 12,12,11 @10kg good",
            "step-up 10,10/9 h20 easy # left knee first",
            *DIARY.splitlines()[8:9],
            *DIARY.splitlines()[9:13],
            *DIARY.splitlines()[14:],
        )
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("goblet squat 3x12 @10kg", "no session is open"),
        ("== yesterday", "a session opens like"),
        ("== 2026-02-30 18:00", "not a date"),
        ("== 2026-02-20 25:00", "not a date"),
        ("== 2026-02-20 18:00 build", "a session opens like"),
        ("!! finish at 2026-02-20 18:00", "no session is open"),
        ("!! mood good", "not understood"),
        ("!! soreness", "names its muscles"),
        ("!! soreness hamstrings=11", "from 0 to 10"),
        ("!! soreness hamstrings=nan", "from 0 to 10"),
        ("!! bodyweight 70", "like 70.5kg"),
        ("!! bodyweight nankg", "like 70.5kg"),
        ("!! activity minutes=40 intensity=6 # Run", "like minutes=40"),
        ("!! activity minutes=40 intensity=6 legs=maybe # Run", "yes or no"),
        ("!! exercise my-press gizmo # Press", "like !! exercise"),
        ("!! pain", "not understood"),
    ],
)
def test_a_line_that_cannot_be_is_told(line: str, reason: str) -> None:
    assert reason in rejected(line)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("gobler squat 3x12", "no exercise"),
        ("goblet squat 3x1200 @10kg", "reps go from"),
        ("= goblet-squat", "as it stands"),
        ("= goblet-squat 3x12", "as it stands"),
        ("= goblet-squat 100001", "no number of reps"),
        ("= goblet-squat 12 @nankg", "not a number"),
        ("= goblet-squat 12 @1e3kg", "not a number"),
        ("= goblet-squat 12 @5000kg", "no weight"),
        ("= goblet-squat 12 @12", "not a number"),
        ("= goblet-squat 12 hard", "not an effort"),
        ("= goblet-squat 12 pain=11", "from 0 to 10"),
        ("= goblet-squat 12 h99999", "no height"),
        ("!! finish at 2026-11-13 18:00", "before it began"),
    ],
)
def test_a_line_of_a_session_that_cannot_be_is_told(line: str, reason: str) -> None:
    assert reason in rejected(line, "== 2026-11-13 18:05 build day-1")


def rejected(line: str, *before: str) -> str:
    """Why a line is left out."""
    from tests.exchange.own_logs import NOW
    from tracker.catalog import load_catalog

    tally = Tally()
    reader = Reader(load_catalog().resolve, "kg", ("red",), NOW, tally)
    list(reader.read(enumerate((*before, line), 1)))
    (bad,) = tally.rejected
    assert bad.line == len(before) + 1
    return bad.reason


def test_an_import_leaves_out_what_only_a_plan_could_fill(book: Logbook, tmp_path: Path) -> None:
    text = "== 2026-11-13 18:05\ngoblet squat 3x12\nstep up 10\nglute bridge 12\n"
    report = bring(book, tmp_path, text)
    assert report.sets == 1
    assert [bad.line for bad in report.rejected] == [2, 2, 2, 3]
    with pytest.raises(OverloadError, match="was understood; line 2"):
        bring(book, tmp_path, "== 2026-11-14 18:05\ngoblet squat 3x12\n")


def test_a_diary_logged_is_as_if_each_line_had_been(tmp_path: Path) -> None:
    """Plans in force included, since the coach sees the same log at the same times."""
    typed, read = empty_book(tmp_path / "typed.db"), empty_book(tmp_path / "read.db")
    for book in (typed, read):
        book.inventory_set(Inventory(dumbbells=(Load(10.0), Load(12.0)), steps=(20.0,)))
    for day, squats in (("10", "12,12,12"), ("13", "12,12,12"), ("16", "8,8,8")):
        weight = "" if day == "16" else "@10kg "
        log(typed, f"2026-11-{day}T18:00", f"goblet squat {squats} {weight}good",
            "step up 10,10 h20 good")  # fmt: skip
        log(typed, f"2026-11-{day}T18:00", "glute bridge 3x12 easy")
    diary = "".join(typed.export("text"))
    assert "goblet-squat 3x8 @12kg good" in diary
    result = read.log_diary(enumerate(diary.replace(" @12kg", "").splitlines(), 1))
    assert (result.sets, result.sessions, result.duplicates) == (24, 3, 0)
    query = "SELECT date, exercise, plan, shown FROM entry ORDER BY date, position"
    mine, back = (list(b._store.database().execute(query)) for b in (typed, read))
    assert mine == back
    assert any(plan for _, _, plan, _ in mine)
    assert "".join(read.export("text")) == diary
    again = read.log_diary(enumerate(diary.splitlines(), 1))
    assert (again.sets, again.duplicates, again.log) == (0, 24, None)
    assert read.undo() == "log a diary"
    assert set_facts(read) == []
    for book in (typed, read):
        book.close()


def test_a_bad_line_logs_nothing_of_a_diary(book: Logbook) -> None:
    lines = ["== 2026-11-13 18:05", "glute bridge 3x12 good", "goblet squat 3x12 @red"]
    with pytest.raises(OverloadError, match="Line 3: "):
        book.log_diary(enumerate(lines, 1))
    assert set_facts(book) == []


def test_an_edited_set_is_no_new_set(book: Logbook, tmp_path: Path) -> None:
    log(book, "2026-11-13T18:05", "glute bridge 12,12,11 good")
    file = tmp_path / "diary.txt"
    book.export_to(file, book.export("text"))
    last = book.history()[0].entries[0].sets[-1]
    with book._store.write("edit", book.now()):
        book._store.update_set(last.id, last.rev, last.done.__class__(15))
    report = book.import_file(file)
    assert (report.sets, report.duplicates) == (0, 3)
    file.write_text(
        file.read_text()
        .replace("12g,12g,11g", "12,12,11,9")
        .replace("12,12,11 good", "12,12,11,9 good")
    )
    report = book.import_file(file)
    assert (report.sets, report.sessions, report.duplicates) == (1, 0, 3)
    assert [s.done.count for s in book.history()[0].entries[0].sets] == [12, 12, 15, 9]
