"""A backup that fails of a fault of our own is said, though nobody watches the one who takes it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tracker.domain.moment import parse_moment
from tracker.domain.units import Load
from tracker.logbook import Logbook, care
from tracker.store import backup

NOW = parse_moment("2026-11-20T18:30")


@pytest.fixture
def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Logbook]:
    """A log whose backups meet a fault that none of our errors is."""

    def divide(path: Path, day: date) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setenv("OVERLOAD_NOW", "2026-11-20T18:30")
    monkeypatch.setattr(backup, "keep_daily", divide)
    book = Logbook.open(tmp_path / "log.db")
    book.bodyweight(Load(70.0), NOW)
    yield book
    book.close()


def test_the_app_says_it_once(broken: Logbook) -> None:
    assert broken.keep_safe() is None
    end = time.monotonic() + 20
    said = None
    while said is None and time.monotonic() < end:
        said = broken.keep_safe()
    assert said is not None
    assert said.startswith("No backup today: a fault of Overload's own (ZeroDivisionError")
    assert broken.keep_safe() is None


def test_the_next_command_says_it_once(broken: Logbook) -> None:
    care.keep_daily(broken.path)
    said = care.backup_failure(broken.path)
    assert said is not None
    assert said.startswith("The last backup failed: a fault of Overload's own (ZeroDivisionError")
    assert care.backup_failure(broken.path) is None
