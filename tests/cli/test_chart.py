"""``chart``: what is printed, saved and refused."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from tests.cli.conftest import GEAR, Overload
from tests.prepared import prepared_file
from tracker.cli import output
from tracker.cli.root import run
from tracker.domain.text import cells

KINDS = (
    ("volume",), ("volume", "hamstrings"), ("volume", "--measure", "reps"),
    ("volume", "--measure", "tonnage"), ("soreness", "glutes"), ("volume-soreness",),
    ("exercise", "goblet", "squat"), ("e1rm", "goblet", "squat"), ("sides", "step-up"),
    ("ladder", "glute", "bridge"), ("calendar",), ("load",), ("balance",), ("records",),
)  # fmt: skip


def train(path: Path) -> None:
    """Three sessions, a check-in, a body weight."""

    def ok(*words: str) -> None:
        assert run(["--db", str(path), *words]) == 0

    ok("inventory", "set", *GEAR.split())
    ok("bodyweight", "70kg", "--date", "2026-11-01")
    for day, reps in (("06", "9,9,9"), ("13", "12,12,12"), ("17", "8,8,8")):
        load = "12kg" if day == "17" else "10kg"
        ok("log", f"goblet squat {reps} @{load} good", "--at", f"2026-11-{day}T18:00")
        ok("log", "step-up 10/9,10/9 h20 good", "--at", f"2026-11-{day}T18:10")
        ok("finish", "--at", f"2026-11-{day}T18:30")
    ok("soreness", "hamstrings=3", "glutes=1", "--date", "2026-11-14")


@pytest.fixture
def trained(overload: Overload) -> Overload:
    prepared_file(overload.path, train)
    return overload


@pytest.mark.parametrize("kind", KINDS, ids=" ".join)
@pytest.mark.parametrize("width", ["36", "110"])
def test_every_chart_fits_and_ends_with_its_finding(
    trained: Overload, kind: tuple[str, ...], width: str
) -> None:
    ran = trained.ok("chart", *kind, "--width", width, "--weeks", "4")
    lines = ran.out.splitlines()
    assert max(map(cells, lines)) <= int(width)
    assert ran.out.rstrip().endswith(".")
    assert "\x1b" not in ran.out


@pytest.mark.parametrize("kind", KINDS, ids=" ".join)
def test_every_chart_has_its_numbers(trained: Overload, kind: tuple[str, ...]) -> None:
    document = trained.ok("chart", *kind, "--json").json
    assert document["chart"] == kind[0]
    assert document["range"] == (None if kind[0] == "records" else 12)
    assert document["caption"].endswith(".")
    assert len(document) > 3


def test_the_numbers_behind_an_exercise(trained: Overload) -> None:
    document = trained.ok("chart", "exercise", "goblet", "squat", "--json").json
    assert [(p["date"], p["value"], p["record"]) for p in document["points"]] == [
        ("2026-11-06", 10.0, False),
        ("2026-11-13", 10.0, False),
        ("2026-11-17", 12.0, True),
    ]
    past = trained.ok("chart", "exercise", "goblet", "squat", "--json", "--date", "2026-11-10").json
    assert [p["date"] for p in past["points"]] == ["2026-11-06"]


def test_the_rows_asked_for_are_kept(trained: Overload) -> None:
    ran = trained.ok("chart", "load", "--height", "8", "--width", "60")
    lines = ran.out.splitlines()
    assert lines[0] == "Session load".ljust(52) + "12 weeks"
    assert "Nov" in lines[8]
    assert " this week" in lines[9]


@pytest.mark.parametrize(
    ("args", "environment", "terminal", "coloured"),
    [
        ((), {}, True, True),
        ((), {}, False, False),
        (("--no-color",), {}, True, False),
        ((), {"NO_COLOR": "1"}, True, False),
        ((), {"NO_COLOR": ""}, True, True),
        ((), {"TERM": "dumb"}, True, False),
    ],
)
def test_colours_are_for_a_terminal_that_wants_them(
    trained: Overload,
    monkeypatch: pytest.MonkeyPatch,
    args: tuple[str, ...],
    environment: dict[str, str],
    terminal: bool,
    coloured: bool,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(output, "to_person", lambda: terminal)
    assert ("\x1b[" in trained.ok("chart", "balance", *args).out) is coloured


def test_ascii_signs_where_they_were_chosen(trained: Overload) -> None:
    trained.ok("config", "set", "glyphs", "ascii")
    for kind in KINDS:
        assert trained.ok("chart", *kind).out.isascii()


def test_a_picture_is_saved_and_its_finding_told(trained: Overload, tmp_path: Path) -> None:
    path = tmp_path / "squat.svg"
    ran = trained.ok("chart", "exercise", "goblet", "squat", "--svg", str(path))
    title = ET.parse(path).getroot().find("{http://www.w3.org/2000/svg}title")
    assert title is not None
    assert title.text == " ".join(ran.out.split())
    assert "role" in ET.parse(path).getroot().attrib
    drawn = "".join(
        each.text or ""
        for each in ET.parse(path).getroot().iter("{http://www.w3.org/2000/svg}text")
    )
    # Its name, its weeks and its finding are in the picture itself.
    assert drawn.startswith("Gobletsquat12weeks")
    assert drawn.endswith(ran.out.replace("\n", "").replace(" ", ""))
    assert str(path) in ran.err
    assert "┤" not in ran.out


@pytest.mark.parametrize(
    ("args", "code", "says"),
    [
        (("pie",), 1, "There is no chart 'pie'"),
        (("exercise",), 1, "Name an exercise"),
        (("exercise", "gobblet"), 1, "no exercise"),
        (("volume", "toes"), 1, "There is no muscle 'toes'"),
        (("calendar", "glutes"), 1, "leave 'glutes' out"),
        (("sides", "goblet", "squat"), 1, "one side at a time"),
        (("volume", "--weeks", "0"), 2, "1 to 5200 weeks"),
        (("volume", "--weeks", "soon"), 2, "not a number of weeks or all"),
        (("volume", "--weeks", "٣"), 2, "not a number of weeks or all"),
        (("volume", "--width", "9"), 2, "20 to 400 columns"),
        (("volume", "--height", "1000"), 2, "4 to 400 rows"),
        (("volume", "--measure", "stones"), 2, "stones"),
        (("balance", "--svg", "no/such/folder/x.svg"), 1, "can't be written"),
        ((), 2, "Missing argument"),
    ],
)
def test_what_cannot_be_drawn_is_said_in_a_sentence(
    trained: Overload, args: tuple[str, ...], code: int, says: str
) -> None:
    ran = trained("chart", *args)
    assert (ran.code, ran.out) == (code, "")
    assert says in ran.err


@pytest.mark.parametrize("kind", KINDS, ids=" ".join)
def test_an_empty_log_has_charts_too(overload: Overload, kind: tuple[str, ...]) -> None:
    for weeks in ("4", "all"):
        assert overload.ok("chart", *kind, "--weeks", weeks).out.rstrip().endswith(".")


@pytest.mark.parametrize(
    ("kind", "command"),
    [
        ("exercise glute-bridge", "overload log glute-bridge 3x10 good"),
        ("soreness", "overload soreness hamstrings=2"),
    ],
)
def test_an_empty_chart_names_the_command_that_fills_it(
    overload: Overload, kind: str, command: str
) -> None:
    chart = ("chart", *kind.split(), "--width", "110")
    out = " ".join(overload.ok(*chart).out.split())
    assert command in out
    overload.ok(*command.split()[1:])
    assert command not in " ".join(overload.ok(*chart).out.split())
