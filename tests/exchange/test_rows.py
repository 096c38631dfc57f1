"""Rows of text: quotes that are not doubled, quotes never closed, encodings, line ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.exchange.files import FIXTURES, STRONG_HEAD, import_text, strong_row
from tracker.domain.errors import OverloadError
from tracker.exchange.dialect import Answers
from tracker.exchange.reading import Reading
from tracker.exchange.records import Workout
from tracker.exchange.source import LONGEST_LINE, Source, quoted, records, split
from tracker.logbook import Logbook


def fields(text: str, sep: str = ",", columns: int = 3) -> list[list[str]]:
    return [row.fields for row in records(enumerate(text.split("\n"), 1), sep, columns)]


def test_rows_as_csv_writes_them() -> None:
    assert fields('a,"b, c",d\n"x ""y""",,"z"') == [["a", "b, c", "d"], ['x "y"', "", "z"]]
    assert fields('a,"b\nc",d\ne,f,g') == [["a", "b\nc", "d"], ["e", "f", "g"]]
    assert fields("a,b,c\n\n   \nd,e,f") == [["a", "b", "c"], [], [], ["d", "e", "f"]]


def test_quotes_inside_quotes_need_not_be_doubled() -> None:
    assert fields('"1";"the "thin" side";"x"', ";") == [["1", 'the "thin" side', "x"]]
    assert fields('"1";"the "thin" side\nnext";"x"', ";") == [["1", 'the "thin" side\nnext', "x"]]
    assert split('"a""b";c', ";") == (['a"b', "c"], True)


def test_a_quote_never_closed_spoils_its_own_row_only() -> None:
    text = 'a,"b,c\n' + "\n".join(f"{n},{n},{n}" for n in range(1000))
    found = fields(text)
    assert len(found) == 1001
    assert found[1:] == [[str(n)] * 3 for n in range(1000)]


def test_an_inch_sign_is_no_quote() -> None:
    assert fields('a,5" box,b\nc,d,e') == [["a", '5" box', "b"], ["c", "d", "e"]]


def test_whether_a_field_was_quoted() -> None:
    raw = 'a,"b, ""c""",,"",d'
    assert [quoted(raw, ",", index) for index in range(5)] == [False, True, False, True, False]


ROWS = "\n".join(
    [
        STRONG_HEAD,
        strong_row("2026-03-02 18:05:11", "Kniebeuge für Anfänger", notes='"gut \U0001f4aa"'),
    ]
)


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"), ("utf-16-be", "utf-16-be"), ("cp1252", "cp1252"),
        ("latin-1", "cp1252"), ("utf-32", "utf-32"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(tmp_path: Path, encoding: str, said: str, end: str) -> None:
    text = ROWS if encoding.startswith("utf") else ROWS.replace(" \U0001f4aa", "")
    path = tmp_path / "export.csv"
    path.write_bytes(text.replace("\n", end).encode(encoding))
    with Reading(path, answers=Answers(unit="kg")) as reading:
        assert reading.source.encoding == said
        (workout,) = reading
        assert isinstance(workout, Workout)
        assert workout.blocks[0].name == "Kniebeuge für Anfänger"


def test_blocks_of_one_exercise_are_told_apart_by_the_quotes_of_their_notes(
    book: Logbook, tmp_path: Path
) -> None:
    rows = [
        strong_row("2026-03-02 18:05:11", "Plank", notes='""'),
        strong_row("2026-03-02 18:05:11", "Plank"),
        strong_row("2026-03-02 18:05:11", "Plank", notes='""'),
        strong_row("2026-03-02 18:05:11", "Plank", notes='"slow"'),
    ]
    import_text(book, tmp_path, "\n".join([STRONG_HEAD, *rows]), unit="kg")
    (session,) = book.history()
    assert [len(entry.sets) for entry in session.entries] == [2, 1, 1]


@pytest.mark.parametrize("before", [1, LONGEST_LINE // 2, LONGEST_LINE - 1, LONGEST_LINE])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_a_line_has_its_longest_wherever_it_lies(tmp_path: Path, before: int, end: bytes) -> None:
    path = tmp_path / "export.csv"
    start = b"a" * before + end
    path.write_bytes(start + b"b" * LONGEST_LINE + end + b"c")
    source = Source(path)
    assert [len(line) for line in source.lines()] == [before, LONGEST_LINE, 1]
    source.close()
    path.write_bytes(start + b"b" * (LONGEST_LINE + 1) + end + b"c")
    source = Source(path)
    with pytest.raises(OverloadError, match="line of over a megabyte"):
        list(source.lines())
    source.close()


def test_what_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_bytes(b"x" * (3 << 20))
    with pytest.raises(OverloadError, match="line of over a megabyte"):
        Reading(path)
    path.write_bytes(b"SQLite format 3\0" + b"\0" * 100)
    with Reading(path) as reading, pytest.raises(OverloadError, match=r"damaged|FitNotes"):
        list(reading)


def test_nothing_in_a_file_acts_on_the_terminal_or_the_database(
    book: Logbook, tmp_path: Path
) -> None:
    evil = "\x1b]0;x\x07[@click=app.quit]\u202ePlank'; DROP TABLE session; --"
    text = "\n".join([STRONG_HEAD, strong_row("2026-03-02 18:05:11", evil, notes=f'"{evil}"')])
    import_text(book, tmp_path, text, unit="kg")
    (session,) = book.history()
    (entry,) = session.entries
    name = book.catalog.exercise(entry.exercise).name
    assert name == "]0;x[@click=app.quit]Plank'; DROP TABLE session; --"
    assert "\x1b" not in entry.sets[0].done.note
    assert set(entry.exercise) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


def test_every_fixture_is_known_by_its_header_alone() -> None:
    for path in sorted(FIXTURES.glob("*.csv")):
        if path.name != "name_map.csv":
            with Reading(path) as auto, Reading(path, auto.dialect.app) as named:
                assert named.dialect == auto.dialect
