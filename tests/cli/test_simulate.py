"""``simulate`` and ``demo`` as commands: what they print, what they leave alone."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from tests.cli.conftest import Overload
from tracker.cli import output
from tracker.cli.root import run
from tracker.logbook import Logbook


def test_a_life_for_a_person(owner: Overload) -> None:
    out = owner.ok("simulate", "--weeks", "8", "--miss", "20", "--sore", "15:8").out
    lines = out.splitlines()
    assert lines[0] == "build · 8 weeks · lifter 1"
    assert lines[3].split() == ["week", "of", "done", "sets", "sore", "new", "targets"]
    assert lines[4].startswith("20 Nov ")
    assert "sets a week" in out
    assert "soreness 0-10" in out
    assert "add-reps" in out
    assert "a trial, not a" in out


def test_a_life_for_a_script(owner: Overload) -> None:
    told = owner.ok("simulate", "--weeks", "6", "--program", "starter", "--json").json
    assert told["program"] == "starter"
    assert len(told["weeks"]) == 6
    assert told["sets"] == sum(week["sets"] for week in told["weeks"]) > 40
    assert told["missed"] == 0
    assert sum(told["rules"].values()) > 20
    assert told == owner.ok("simulate", "--weeks", "6", "--program", "starter", "--json").json
    other = owner.ok("simulate", "--weeks", "6", "--seed", "2", "--program", "starter", "--json")
    assert told != other.json


def test_soreness_is_told_on_a_day_without_training_too(owner: Overload) -> None:
    for day in (8, 15, 16, 17):
        weeks = owner.ok("simulate", "--weeks", "3", "--sore", f"{day}:9", "--json").json["weeks"]
        assert weeks[(day - 1) // 7]["soreness"] == 9


def test_the_equipment_is_the_users(owner: Overload) -> None:
    owner.ok("inventory", "set")
    told = owner.ok("simulate", "--weeks", "20", "--json").json
    shown = {t["exercise"] for week in told["weeks"] for t in week["targets"]}
    bare = {"glute-bridge", "bodyweight-squat", "split-squat", "hamstring-squeeze"}
    assert bare & shown
    assert not {e for e in shown if e.startswith(("dumbbell", "goblet", "band", "stability"))}


def test_nothing_is_stored(owner: Overload, monkeypatch: pytest.MonkeyPatch) -> None:
    before = owner.path.read_bytes()
    # A place of its own: other programs may be at work in the usual one.
    place = owner.path.parent / "temporary"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    owner.ok("simulate", "--weeks", "4")
    owner.ok("demo", "--print")
    assert owner.path.read_bytes() == before
    assert list(place.iterdir()) == []


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (("--weeks", "0"), 1),
        (("--weeks", "521"), 1),
        (("--program", "bulk"), 1),
        (("--miss", "101"), 2),
        (("--sore", "3"), 2),
        (("--sore", "0:5"), 2),
        (("--sore", "3:11"), 2),
        (("--sore", "a:b"), 2),
    ],
)
def test_what_cannot_be_played(owner: Overload, args: tuple[str, str], code: int) -> None:
    ran = owner("simulate", *args)
    assert ran.code == code
    assert ran.out == ""
    assert ran.err.strip().splitlines()[-1].startswith("error: ")


def test_the_demo_opens_the_app_on_a_year(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[Path, int]] = []

    def open_app(path: Path | None) -> int:
        assert path is not None
        book = Logbook.open(path, create=False)
        seen.append((path, book.session_count()))
        book.close()
        return 0

    monkeypatch.setattr(output, "is_terminal", lambda: True)
    assert run(["demo"], open_app) == 0
    ((path, sessions),) = seen
    assert sessions > 80
    assert not path.exists()


def test_the_demo_is_printed_without_a_terminal(overload: Overload) -> None:
    out = overload.ok("demo").out
    assert out.startswith("A made-up year")
    assert "Fri 20 Nov 2026" in out
    assert not overload.path.exists()


@pytest.mark.parametrize("columns", [39, 60])
def test_a_life_keeps_to_the_width(
    owner: Overload, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = owner.ok("simulate", "--weeks", "20", "--seed", "3").out.splitlines()
    assert max(map(len, lines)) <= columns
