"""Whether the whole day is for training: rest days, the week's most, soreness, stop signs."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.coach.builders import catalog, lifter
from tracker.coach.case import NOTHING_TO_REPORT, Condition, Sport
from tracker.coach.session_gates import Verdict, Week, judge

TODAY = date(2026, 11, 20)


def ask(*ago: int, condition: Condition = NOTHING_TO_REPORT, flag: str | None = None) -> Verdict:
    trained = sorted(TODAY - timedelta(days=days) for days in ago)
    week = Week(TODAY, trained, (), condition, frozenset({"hamstrings", "glutes", "quads"}), flag)
    return judge(week, catalog().programs["build"], lifter().thresholds, catalog())


@pytest.mark.parametrize(
    ("ago", "rule", "next_in"),
    [
        ((), None, 0),
        ((2,), None, 0),
        ((1,), "rest-day", 1),
        ((0,), "rest-day", 2),
        ((2, 4), None, 0),
        ((2, 4, 6), "week-full", 1),
        ((3, 5, 7), None, 0),
        ((1, 3, 5), "rest-day", 2),
        ((0, 2, 4), "rest-day", 3),
    ],
)
def test_rest_and_week(ago: tuple[int, ...], rule: str | None, next_in: int) -> None:
    verdict = ask(*ago)
    assert (verdict.gate.rule if verdict.gate else None) == rule
    assert verdict.train == (rule is None)
    assert verdict.next_date == TODAY + timedelta(days=next_in)


@pytest.mark.parametrize(
    ("level", "hours", "train"),
    [(6, 1.0, True), (7, 1.0, False), (7, 36.0, False), (9, 37.0, True)],
)
def test_very_sore_means_an_extra_rest_day(level: int, hours: float, train: bool) -> None:
    verdict = ask(3, condition=Condition({"glutes": (level, hours)}, {}))
    assert verdict.train == train
    if not train:
        assert verdict.gate is not None
        assert verdict.gate.rule == "very-sore"
        assert verdict.next_date == TODAY + timedelta(days=1)


def test_a_stop_sign_comes_before_everything() -> None:
    verdict = ask(1, flag="chest-pain")
    assert verdict.gate is not None
    assert (verdict.gate.rule, verdict.train) == ("red-flag", False)
    assert "emergency" in verdict.gate.say


def test_sport_lets_the_day_go_on() -> None:
    verdict = ask(3, condition=Condition({}, {}, sport=Sport("soccer", 8, 3.0)))
    assert verdict.gate is not None
    assert (verdict.gate.rule, verdict.train) == ("sport-taxed", True)
