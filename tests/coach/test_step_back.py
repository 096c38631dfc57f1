"""Two failed sessions running: one step back, and what the failed step then needs."""

from __future__ import annotations

import pytest

from tests.coach.builders import Life, kg, lifter, targets
from tracker.coach.case import Condition
from tracker.domain.inventory import Inventory


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        (("7 7 7", "good"), ("6 7 7", "good"), "7 7 7 and 6 7 7: below 8 twice running."),
        (("9 9 9", "broke"), ("9 9 9", "broke"), "9 9 9 and 9 9 9: form broke twice running."),
        (("9 9 9", "broke"), ("7 7 7", "good"), "below 8 or form broke, twice running."),
    ],
)
def test_a_step_back_says_why(first: tuple[str, str], second: tuple[str, str], words: str) -> None:
    life = Life("goblet-squat")
    life.did("10 10 10", "10")
    life.did(first[0], "10", first[1])
    decision = life.did(second[0], "10", second[1])
    assert decision.rule == "step-back"
    assert words in decision.say
    assert "one session at 15 with reps to spare earns 10 kg again" in decision.say


def test_a_failed_session_after_a_heavier_step_does_not_add_to_the_one_before() -> None:
    """At the same resistance or lighter: a step up in between starts the count anew."""
    life = Life("goblet-squat")
    life.did("10 10 10", "8")
    life.did("7 7 7", "8")
    life.did("10 10 10", "10")
    assert life.did("7 7 7", "10").rule == "repeat"
    assert life.did("7 7 7", "10").rule == "step-back"


def test_failing_lighter_after_failing_counts() -> None:
    life = Life("goblet-squat")
    life.did("10 10 10", "10")
    life.did("7 7 7", "10")
    assert life.did("7 7 7", "8").rule == "step-back"


def test_three_failed_sessions_where_the_setting_says_so() -> None:
    who = lifter()
    patient = lifter(thresholds={**who.thresholds, "step-back.sessions": 3})
    life = Life("goblet-squat", patient)
    life.did("10 10 10", "10")
    life.did("7 7 7", "10")
    once_more = life.did("7 7 7", "10")
    assert once_more.rule == "repeat"
    assert "Three times running" in once_more.say
    assert life.did("7 7 7", "10").rule == "step-back"


def test_a_break_and_a_step_back_together_keep_the_lightest_of_both() -> None:
    life = Life("goblet-squat")
    life.did("10 10 10", "10")
    life.did("7 7 7", "10")
    life.did("7 7 7", "10")
    both = life.decide(Condition({}, {}, days_off=20))
    assert both.gates == ("return-after-break", "step-back")
    assert targets(both) == (2, 8, 12, "8 kg")
    assert targets(life.did("9 9", "8", condition=Condition({}, {}, days_off=20))) == (
        3, 8, 12, "8 kg",
    )  # fmt: skip


def test_a_step_back_to_an_easier_rung_starts_where_that_was_left() -> None:
    life = Life(
        "barbell-squat",
        lifter(Inventory(barbell=kg(20)[0], dumbbells=kg(10, 14), things=frozenset({"rack"}))),
    )
    life.did("10 10 10", "20")
    life.did("7 7 7", "20")
    life.did("7 7 7", "20")
    goblet = Life("goblet-squat")
    goblet.did("12 12 12", "14")
    down = life.decide(past={"goblet-squat": tuple(goblet.done)})
    assert (down.to_exercise, targets(down)) == ("goblet-squat", (3, 8, 15, "14 kg"))
    goblet.did("12 12 12", "16")
    sold = life.decide(past={"goblet-squat": tuple(goblet.done)})
    assert targets(sold) == (3, 8, 15, "14 kg")
    assert targets(life.decide()) == (3, 8, 15, "10 kg")
