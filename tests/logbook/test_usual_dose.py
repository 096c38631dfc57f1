"""The dose of an exercise that the program in force does not have."""

from __future__ import annotations

from pathlib import Path

import pytest

from tracker.catalog.example import EXAMPLE
from tracker.domain.logline import parse_line
from tracker.domain.moment import parse_moment
from tracker.logbook import Logbook
from tracker.logbook.places import own_catalog_folder

WHEN = parse_moment("2026-11-20T18:00")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's own catalogue, empty."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    found = own_catalog_folder()
    found.mkdir(parents=True)
    return found


def span_of(path: Path, line: str, exercise: str) -> tuple[int, int, bool]:
    """(low, high, timed) of what comes after a line was logged."""
    book = Logbook.open(path)
    book.log([parse_line(line, book.catalog.resolve, "kg", ())], WHEN)
    book.finish(WHEN.plus(600))
    to = book.why(exercise, WHEN.plus(3 * 86_400)).to
    book.close()
    assert to is not None
    return to.low, to.high, to.timed


def test_a_hold_has_the_dose_of_a_program_that_has_it(folder: Path, tmp_path: Path) -> None:
    (folder / "own.toml").write_text(EXAMPLE, "utf-8")
    low, high, timed = span_of(tmp_path / "log.db", "wall sit 3x40s easy", "wall-sit")
    assert timed
    assert low >= 20
    assert high >= 40


def test_a_hold_of_no_program_is_held_as_long_as_any(folder: Path, tmp_path: Path) -> None:
    alone = EXAMPLE.partition("[[program]]")[0]
    assert "[[exercise]]" in alone
    (folder / "own.toml").write_text(alone, "utf-8")
    found = span_of(tmp_path / "log.db", "wall sit 3x25s good", "wall-sit")
    assert found == (20, 40, True)


def test_reps_outside_the_program_are_as_before(folder: Path, tmp_path: Path) -> None:
    found = span_of(tmp_path / "log.db", "hamstring squeeze 3x12 good", "hamstring-squeeze")
    assert found == (8, 12, False)
