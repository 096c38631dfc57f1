"""Logging set by set on the command line: what is still to come, and what is decided when."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Overload


def words(text: str) -> str:
    return " ".join(text.split())


def test_before_all_sets_are_in_nothing_is_said_of_the_next_time(overload: Overload) -> None:
    said = words(overload.ok("log", "glute bridge 12,12 good").out)
    assert "Still today Glute bridge: 2 of 3 sets in; decided when all are, or at finish." in said
    assert "Next time" not in said
    assert "Nothing logged yet" not in said
    said = words(overload.ok("log", "glute bridge 12 good").out)
    assert "Still today" not in said
    assert "Next time" in said
    assert "Nothing logged yet" not in said


def test_each_exercise_stands_where_it_belongs(overload: Overload) -> None:
    said = overload.ok("log", "glute bridge 3x12 good", "bodyweight squat 8").out
    still, after = said.split("Next time")
    assert "Bodyweight squat: 1 of 3" in still.split("Still today")[1]
    assert "Glute bridge" in after
    assert "Bodyweight squat" not in after


def test_why_says_whether_its_target_is_todays(overload: Overload) -> None:
    assert "· today body, 8 8 8" in overload.ok("why", "glute", "bridge").out
    overload.ok("log", "glute bridge 12 good")
    said = overload.ok("why", "glute", "bridge").out
    assert "· today body, 8 8 8" in said
    assert "1 of 3 sets in so far." in said
    overload.ok("log", "glute bridge 2x12 good")
    said = overload.ok("why", "glute", "bridge").out
    assert "= next time body, 12 12 12" in said
    assert "so far" not in said
    asked = overload.ok("why", "glute", "bridge", "--date", "2026-11-19").out
    assert "· that day body, 8 8 8" in asked


def test_a_goal_of_one_sided_work_says_so(overload: Overload) -> None:
    assert "aim for 8 8 8 each side" in overload.ok("next").out
    assert "8 8 8 each side" in overload.ok("why", "single-leg", "rdl").out


def test_seconds_of_an_exercise_planned_by_reps_are_told_of(overload: Overload) -> None:
    said = words(overload.ok("log", "glute bridge 3x30s good").out)
    assert "Glute bridge: planned by reps; its seconds are kept and decide nothing." in said


@pytest.mark.parametrize(
    ("line", "doubted"),
    [
        ("glute bridge 400", "Glute bridge: 400 reps may be a typing error"),
        ("goblet squat 3x12 @1000kg", "Goblet squat: 1000 kg may be a typing error"),
        ("glute bridge 36", ""),
        ("goblet squat 3x12 @100kg", ""),
    ],
)
def test_a_slip_of_the_keyboard_is_told_and_kept(
    overload: Overload, line: str, doubted: str
) -> None:
    overload.ok("next")
    ran = overload("log", line)
    assert ran.code == 0
    told = f"warning: {doubted}; overload undo takes the line back.\n" if doubted else ""
    assert ran.err == told


def test_a_date_in_the_future_is_told(overload: Overload) -> None:
    overload.ok("next")
    ran = overload("log", "glute bridge 8", "--date", "2026-12-20")
    assert ran.code == 0
    assert ran.err.startswith("warning: Sun 20 Dec 2026 is in the future")
    assert overload("log", "glute bridge 8", "--date", "2026-11-21").err == ""


def test_before_the_first_session_next_says_what_this_is_not(overload: Overload) -> None:
    said = words(overload.ok("next").out)
    assert "not medical advice" in said
    assert "Stop for chest pain, faintness or a sudden pop" in said
    overload.ok("log", "glute bridge 8")
    assert "medical advice" not in overload.ok("next").out


def test_help_says_what_this_is_not(overload: Overload) -> None:
    said = words(overload.ok("--help").out)
    assert "no medical advice" in said
    assert "overload flag" in said
