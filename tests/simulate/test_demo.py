"""The throw-away year: what it holds, when it ends, that it is sound."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from tracker.domain.moment import parse_moment
from tracker.logbook import Logbook
from tracker.logbook.demo import WEEKS, make_demo
from tracker.simulate.course import Course

NOW = parse_moment("2026-11-20T08:30")
TODAY = date(2026, 11, 20)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Course]:
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    return path, make_demo(path, NOW)


@pytest.fixture
def book(made: tuple[Path, Course]) -> Iterator[Logbook]:
    opened = Logbook.open(made[0])
    yield opened
    opened.close()


def test_the_year_ends_before_today_and_today_is_for_training(book: Logbook) -> None:
    sessions = book.history()
    assert sessions[0].date < TODAY
    assert TODAY - sessions[-1].date == timedelta(weeks=WEEKS)
    assert all(session.finished is not None for session in sessions)
    plan = book.next(NOW)
    assert plan.train
    assert plan.exercises


def test_it_holds_what_a_year_holds(made: tuple[Path, Course], book: Logbook) -> None:
    _, course = made
    rules = dict(course.rules)
    gates = dict(course.gates)
    for rule in ("add-load", "add-reps", "raise-step", "next-rung", "return-after-break"):
        assert rules[rule] >= 1, rule
    assert rules["deload"] >= 1
    assert gates["deload accepted"] >= 1
    assert gates["very-sore"] >= 1
    assert max(week.soreness for week in course.weeks) >= 7
    lately = [week.soreness for week in course.weeks[-12:]]
    assert sum(level >= 4 for level in lately) >= 3, "what the charts open with"
    assert rules["sore-hold"] >= 1
    assert sum(week.sessions == 0 for week in course.weeks) >= 2
    assert any(0 < week.missed < 2 for week in course.weeks)
    assert course.violations == ()


def test_one_set_was_edited(book: Logbook) -> None:
    edited = [
        logged
        for session in book.history()
        for entry in session.entries
        for logged in entry.sets
        if logged.rev > 1
    ]
    assert [logged.done.note for logged in edited] == ["miscounted"]


def test_the_load_of_a_year_goes_up(book: Logbook) -> None:
    loads = [
        logged.done.resistance.load.kg
        for session in reversed(book.history("goblet-squat"))
        for entry in session.entries
        for logged in entry.sets
        if entry.exercise == "goblet-squat" and logged.done.resistance.load is not None
    ]
    assert loads[-1] >= 2 * loads[0]


def test_the_file_is_sound_and_the_story_is_the_same_on_another_day(
    made: tuple[Path, Course], book: Logbook, tmp_path: Path
) -> None:
    assert book._store.check() == []
    later = make_demo(tmp_path / "later.db", parse_moment("2027-03-02T21:00"))
    told = [(done.decision.to, done.sets) for done in made[1].done]
    assert [(done.decision.to, done.sets) for done in later.done] == told
