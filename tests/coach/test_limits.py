"""Where a rule stops: just not enough, one too many, nothing else at hand."""

from __future__ import annotations

from tests.coach.builders import Life, kg, lifter, targets
from tracker.coach.case import Condition
from tracker.domain.inventory import Inventory


def test_a_heavier_session_that_failed_does_not_add_to_a_lighter_one_that_failed() -> None:
    life = Life("goblet-squat")
    life.did("10 10 10", "8")
    life.did("7 7 7", "8")
    decision = life.did("9 9 9", "10", "good good broke")
    assert (decision.rule, targets(decision)) == ("form-first", (3, 8, 12, "10 kg"))


def test_a_set_too_many_at_the_same_load_is_judged() -> None:
    life = Life("goblet-squat")
    life.did("12 12 12", "10")
    assert life.did("12 12 12 7", "10").rule == "repeat"


def test_a_raised_top_still_wants_a_rep_to_spare() -> None:
    life = Life("goblet-squat", lifter(Inventory(dumbbells=kg(10, 16))))
    life.did("12 12 12", "10")
    life.did("12 12 12", "10")
    assert life.did("13 13 13", "10", "max").rule == "repeat"
    assert life.did("13 13 13", "10", "rir1").rule == "add-load"


def test_a_raised_top_is_given_up_with_the_resistance_after_a_break() -> None:
    life = Life("goblet-squat", lifter(Inventory(dumbbells=kg(8, 10, 16))))
    for _ in range(3):
        life.did("12 12 12", "10")
    assert life.decide().to.high == 13  # type: ignore[union-attr]
    assert targets(life.decide(Condition({}, {}, days_off=20))) == (2, 8, 12, "8 kg")
    body = Life("bodyweight-squat", lifter(Inventory()))
    for _ in range(3):
        body.did("12 12 12")
    assert targets(body.decide(Condition({}, {}, days_off=20))) == (2, 8, 16, "body")


def test_reps_at_the_very_bottom_are_not_below_it() -> None:
    decision = Life("goblet-squat").did("8 8 8", "10", "max")
    assert decision.rule == "repeat"
    assert "with nothing left (max)" in decision.say


def test_a_weight_on_a_step_is_raised_not_the_step() -> None:
    life = Life("dumbbell-step-up")
    life.did("12 12 12", "4h20", "easy")
    decision = life.did("12 12 12", "4h20", "easy")
    assert (decision.rule, targets(decision)) == ("add-load", (3, 8, 12, "6 kg h20"))


def test_a_record_knows_its_place() -> None:
    life = Life("goblet-squat")
    life.did("10 10 10", "10")
    placed = life.decide(index=2, extra=True)
    assert (placed.slot, placed.extra) == (2, True)
    assert life.decide(index=None).slot is None


def test_a_rung_another_slot_stands_on_is_not_opened() -> None:
    life = Life("bodyweight-squat")
    for _ in range(2):
        life.did("12 12 12", "body", "easy")
    decision = life.decide(taken=frozenset({"goblet-squat"}))
    assert decision.rule == "stretch-reps"
    assert "a place of its own: another one of this day stands there" in decision.say


def test_pain_where_nothing_else_is_at_hand_offers_nothing() -> None:
    life = Life("bodyweight-squat", lifter(Inventory()))
    life.did("10 10 10")
    stop = life.decide(Condition({}, {"bodyweight-squat": (7,)}))
    assert stop.say == "Pain 7 of 10 last time: leave the bodyweight squat out."
    assert stop.alternatives == ()
