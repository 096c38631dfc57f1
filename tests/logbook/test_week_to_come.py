"""This week's hard sets, against what the week comes to: never with the next week's sets."""

from __future__ import annotations

from pathlib import Path

import pytest

from tracker.domain.logline import parse_line
from tracker.domain.moment import parse_moment
from tracker.logbook import Logbook


def week_after(path: Path, day: str, *lines: str) -> dict[str, tuple[float, float]]:
    """(done, planned) hard sets of each muscle in the summary of a session on that day."""
    book = Logbook.open(path)
    when = parse_moment(f"{day}T18:00")
    book.log([parse_line(line, book.catalog.resolve, "kg", ()) for line in lines], when)
    found = book.finish(when.plus(1800)).week
    book.close()
    return {row.muscle: (row.done, row.planned) for row in found}


LINES = ("glute bridge 3x12 good", "bodyweight squat 3x12 good")


@pytest.mark.parametrize(
    ("day", "more"),
    [
        ("2026-11-18", True),  # Wednesday: the next session is on Friday or Saturday
        ("2026-11-21", False),  # Saturday: the next one is next week's
    ],
)
def test_the_plan_counts_in_the_week_it_is_for(tmp_path: Path, day: str, more: bool) -> None:
    done, planned = week_after(tmp_path / "log.db", day, *LINES)["glutes"]
    assert done > 0
    assert (planned > done) == more


def test_weeks_that_begin_on_sunday(tmp_path: Path) -> None:
    path = tmp_path / "log.db"
    book = Logbook.open(path)
    book.config_set("week-start", "sunday")
    book.close()
    done, planned = week_after(path, "2026-11-20", *LINES)["glutes"]
    assert planned == done
