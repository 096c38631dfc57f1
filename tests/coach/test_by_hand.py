"""A rung taken by hand: what holds still holds, what would lead away waits."""

from __future__ import annotations

import pytest

from tracker.catalog import load_catalog
from tracker.coach.by_hand import by_hand
from tracker.domain.decision import Decision
from tracker.domain.target import BODY, Resistance, Target
from tracker.domain.units import Load
from tracker.domain.value import replace

REPEAT = load_catalog().rules["repeat"]
AT = Target(3, 8, 12, Resistance(Load(10.0)))
BEFORE = Decision(
    "goblet-squat", "goblet-squat", "repeat", AT, AT, (12, 12, 12), "Again.", "again", "C", "C"
)


def test_a_repeat_starts_again_at_the_bottom() -> None:
    found = by_hand(BEFORE, "2026-11-20", REPEAT)
    assert (found.rule, found.to, found.goal) == ("repeat", AT, (8, 8, 8))
    assert found.say == (
        "You took this rung by hand on 20 Nov: it starts at the bottom of the range, 8 8 8."
    )
    assert found.user_decided


@pytest.mark.parametrize(
    ("rule", "to_exercise", "to"),
    [
        ("add-load", "goblet-squat", replace(AT, resistance=Resistance(Load(12.0)))),
        ("next-rung", "barbell-squat", replace(AT, sets=2)),
        ("add-reps", "goblet-squat", AT),
    ],
)
def test_a_step_that_was_earned_before_waits(rule: str, to_exercise: str, to: Target) -> None:
    earned = replace(BEFORE, rule=rule, to_exercise=to_exercise, to=to)
    found = by_hand(earned, "2026-11-20", REPEAT)
    assert (found.rule, found.to_exercise, found.to) == ("repeat", "goblet-squat", AT)
    assert (found.source, found.grade) == (REPEAT.source, REPEAT.grade)


def test_stepping_back_to_another_rung_waits_but_fewer_sets_do_not() -> None:
    back = replace(
        BEFORE,
        rule="step-back",
        to_exercise="bodyweight-squat",
        to=Target(2, 8, 12, BODY),
        gates=("step-back", "sore-hold"),
    )
    found = by_hand(back, "2026-11-20", REPEAT)
    assert found.to_exercise == "goblet-squat"
    assert found.to == replace(AT, sets=2)
    assert found.goal == (8, 8)


def test_what_holds_back_on_the_rung_itself_keeps_its_rule_and_its_words() -> None:
    lighter = replace(AT, sets=2, resistance=Resistance(Load(8.0)))
    held = replace(BEFORE, rule="return-after-break", to=lighter, gates=("return-after-break",))
    found = by_hand(held, "2026-11-20", REPEAT)
    assert (found.rule, found.to, found.goal) == ("return-after-break", lighter, (8, 8))
    assert found.say.endswith("8 8. Again.")
    assert found.brief == "again"


def test_pain_leaves_it_out_and_the_first_time_is_a_baseline() -> None:
    out = replace(BEFORE, rule="pain-stop", to=None, goal=(), gates=("pain-stop",))
    assert by_hand(out, "2026-11-20", REPEAT).to is None
    first = replace(BEFORE, rule="first-time", from_target=None, goal=(8, 8, 8))
    found = by_hand(first, "2026-11-20", REPEAT)
    assert (found.rule, found.plan()) == ("first-time", None)
    assert found.user_decided


def test_a_hold_of_seconds_says_its_unit() -> None:
    held = replace(AT, low=20, high=40, timed=True, resistance=BODY)
    found = by_hand(replace(BEFORE, from_target=held, to=held), "2026-11-20", REPEAT)
    assert "20 20 20 s" in found.say
    assert found.brief == "taken by hand: start at 20 s"
