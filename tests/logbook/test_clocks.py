"""Clocks that move: set back, another zone, summer time, leap day. No set is lost or dated anew."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tracker.domain.errors import BadValue
from tracker.domain.logline import parse_line
from tracker.domain.moment import parse_moment
from tracker.logbook import Logbook

Travel = Callable[[str], None]


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Logbook]:
    opened = Logbook.open(tmp_path / "log.db")
    yield opened
    opened.close()


@pytest.fixture
def zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[Travel]:
    """Puts the machine into a time zone."""

    def travel(name: str) -> None:
        monkeypatch.setenv("TZ", name)
        time.tzset()

    yield travel
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()


def log(book: Logbook, now: str, monkeypatch: pytest.MonkeyPatch, sets: str = "12") -> None:
    """Log a set as the command does, at a wall-clock time of the zone."""
    monkeypatch.setenv("OVERLOAD_NOW", now)
    book.log([parse_line(f"goblet squat {sets} @10kg good", book.catalog.resolve, "kg", ())])


def sound(book: Logbook, sets: int) -> None:
    assert book._store.check() == []
    assert sum(session.set_count for session in book.history()) == sets


def test_a_clock_set_back_within_a_session(book: Logbook, monkeypatch: pytest.MonkeyPatch) -> None:
    for now in ("2026-11-20T18:30", "2026-11-20T18:33", "2026-11-20T15:36", "2026-11-20T15:39"):
        log(book, now, monkeypatch)
    sound(book, 4)
    (session,) = book.history()
    assert [done.at.at.hour for entry in session.entries for done in entry.sets] == [18, 18, 15, 15]
    assert book.undo() is not None
    sound(book, 3)
    assert book.redo() is not None
    sound(book, 4)
    book.next()
    clocks = book._store.database().execute("SELECT clock FROM change ORDER BY seq").fetchall()
    assert clocks == sorted(clocks)


def test_a_clock_set_back_by_years_keeps_every_set(
    book: Logbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    log(book, "2026-11-20T18:30", monkeypatch)
    log(book, "1970-01-02T00:10", monkeypatch)
    log(book, "2026-11-24T18:30", monkeypatch)
    sound(book, 3)
    assert [str(session.date) for session in book.history()] == [
        "2026-11-24", "2026-11-20", "1970-01-02",
    ]  # fmt: skip
    assert book.undo() is not None
    sound(book, 2)


def test_summer_time_ends_within_a_session(
    book: Logbook, monkeypatch: pytest.MonkeyPatch, zone: Travel
) -> None:
    zone("Europe/Berlin")
    # 02:50 comes twice that night; the offset tells them apart.
    for now in ("2026-10-25T02:50+02:00", "2026-10-25T02:05+01:00", "2026-10-25T02:50+01:00"):
        log(book, now, monkeypatch)
    sound(book, 3)
    (session,) = book.history()
    times = [done.at.utc_ms for entry in session.entries for done in entry.sets]
    assert [(later - times[0]) // 60_000 for later in times] == [0, 15, 60]
    assert [done.at.offset_min for entry in session.entries for done in entry.sets] == [120, 60, 60]


def test_summer_time_begins_within_a_session(
    book: Logbook, monkeypatch: pytest.MonkeyPatch, zone: Travel
) -> None:
    zone("Europe/Berlin")
    # 02:30 does not exist that night; whoever writes it means some moment of it.
    for now in ("2026-03-29T01:55", "2026-03-29T02:30", "2026-03-29T03:05"):
        log(book, now, monkeypatch)
    sound(book, 3)
    assert [str(session.date) for session in book.history()] == ["2026-03-29"]


def test_a_flight_within_a_session_keeps_the_training_date(
    book: Logbook, monkeypatch: pytest.MonkeyPatch, zone: Travel
) -> None:
    zone("Asia/Tokyo")
    log(book, "2026-11-20T09:00", monkeypatch)
    zone("America/Los_Angeles")
    # Two hours later it is the day before, over there.
    log(book, "2026-11-19T18:00", monkeypatch)
    sound(book, 2)
    days = {str(session.date): session.set_count for session in book.history()}
    assert days == {"2026-11-20": 1, "2026-11-19": 1}
    zone("Asia/Tokyo")
    assert {str(session.date): session.set_count for session in book.history()} == days


def test_the_leap_day(book: Logbook, monkeypatch: pytest.MonkeyPatch) -> None:
    for now in ("2028-02-28T18:00", "2028-02-29T23:50", "2028-03-02T18:00"):
        log(book, now, monkeypatch)
    sound(book, 3)
    assert [str(session.date) for session in book.history()][1] == "2028-02-29"
    monkeypatch.setenv("OVERLOAD_NOW", "2029-02-28T18:00")
    book.next()
    book.series("volume", weeks=52)
    for wrong in ("2027-02-29", "2026-02-30", "2026-13-01"):
        with pytest.raises(BadValue):
            parse_moment(wrong)


def test_the_last_days_of_a_year_of_53_weeks(
    book: Logbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    for now in ("2026-12-30T18:00", "2027-01-01T18:00", "2027-01-04T18:00"):
        log(book, now, monkeypatch)
    sound(book, 3)
    book.next()
    book.series("volume", weeks=4)


def test_an_export_that_names_its_zone_goes_on_in_another(
    book: Logbook, zone: Travel, tmp_path: Path
) -> None:
    """The same session begins on another date there; what is new of it joins it all the same."""
    rows = [
        "SessionId,Timestamp,Exercise,Weight,WeightUnit,Reps,TargetReps,Notes",
        "a,2026-11-13T23:50:00Z,Hip Thrust,60,kg,8,8,",
        "a,2026-11-13T23:55:00Z,Hip Thrust,60,kg,7,8,",
    ]
    file = tmp_path / "liftlog.csv"
    for name, known in (("UTC", rows[:2]), ("Europe/Berlin", rows)):
        zone(name)
        file.write_text("\n".join(known), "utf-8")
        assert book.import_file(file).sets == 1
    sound(book, 2)
    (session,) = book.history()
    assert session.date.isoformat() == "2026-11-13"
    first, second = (done.at.utc_ms for entry in session.entries for done in entry.sets)
    assert second - first == 300_000
