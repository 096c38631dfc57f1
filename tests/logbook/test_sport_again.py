"""The sport question of the check-in, answered anew: the last answer counts, and no fact twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tracker.domain.moment import parse_moment
from tracker.logbook import Logbook

EVENING = parse_moment("2026-11-20T18:30")
MORNING_AFTER = parse_moment("2026-11-21T09:00")


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Logbook]:
    opened = Logbook.open(tmp_path / "log.db")
    yield opened
    opened.close()


def told(book: Logbook) -> int:
    found = book._store.database().execute("SELECT count(*) FROM activity").fetchone()
    return int(found[0])


@pytest.mark.parametrize(
    ("answers", "facts"),
    [
        ((True,), 1),
        ((True, False), 0),
        ((True, True), 1),
        ((True, False, True), 1),
        ((False,), 0),
        ((True, None), 1),
    ],
)
def test_the_last_answer_counts(
    book: Logbook, answers: tuple[bool | None, ...], facts: int
) -> None:
    for minutes, answer in enumerate(answers):
        book.check_in({"hamstrings": 1}, answer, EVENING.plus(60 * minutes))
    assert told(book) == facts
    assert book.today(EVENING.plus(3600)).legs_taxed == bool(facts)


def test_a_no_takes_back_yesterdays_yes_which_the_question_covers(book: Logbook) -> None:
    book.check_in({}, True, EVENING)
    assert book.today(MORNING_AFTER).legs_taxed
    book.check_in({}, False, MORNING_AFTER)
    assert not book.today(MORNING_AFTER).legs_taxed
    assert book.undo(MORNING_AFTER) == "check-in"
    assert book.today(MORNING_AFTER).legs_taxed


def test_sport_told_by_name_is_not_the_check_ins_to_take_back(book: Logbook) -> None:
    book.activity("soccer", 90, 8, True, EVENING)
    book.check_in({}, False, EVENING.plus(60))
    assert told(book) == 1
    assert book.today(EVENING.plus(120)).legs_taxed
