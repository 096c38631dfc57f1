"""Where a rule stops: just not enough, one too many, nothing else at hand."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.coach.builders import START, Life, kg, lifter, sets, targets
from tracker.coach.case import Condition, Done
from tracker.domain.decision import Decision
from tracker.domain.inventory import Inventory
from tracker.domain.program import Slot
from tracker.domain.target import Resistance
from tracker.domain.units import Load
from tracker.domain.value import replace


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
    decision = life.decide(taken={"goblet-squat": "Legs"})
    assert decision.rule == "stretch-reps"
    assert decision.say.startswith(
        "12 12 12 and nothing left to add here: the top of the range rises to 16; "
        "next comes the goblet squat, and Legs has that on the same day. Aim for"
    )


def test_at_the_end_it_says_which_place_of_the_day_has_the_rung_above() -> None:
    life = Life("bodyweight-squat", lifter(Inventory()))
    for _ in range(5):
        life.did("20 20 20", "body", "easy")
    life.who = lifter()
    assert life.decide().rule == "next-rung"
    stuck = life.decide(taken={"goblet-squat": ""})
    assert stuck.rule == "repeat"
    assert stuck.say == (
        "20 20 20 and nothing left to add: next comes the goblet squat, and another place has "
        "that on the same day."
    )
    assert stuck.brief == "next rung: another place has it"
    named = life.decide(taken={"goblet-squat": "Legs"})
    assert "and Legs has that on the same day." in named.say


@pytest.mark.parametrize(
    ("exercises", "branch"),
    [
        (("glute-bridge",), ""),
        (("hip-thrust", "glute-bridge"), ""),
        (("hip-thrust", "dumbbell-glute-bridge", "glute-bridge"), "dumbbell glute bridge"),
        (("glute-bridge-march", "cook-hip-lift"), "Cook hip lift"),
    ],
)
def test_where_the_rung_above_is_held_another_branch_of_the_slot_is_named(
    exercises: tuple[str, ...], branch: str
) -> None:
    """Only what can be done, and leads on: something harder, or something with a load."""
    slot = Slot(("feet-elevated-glute-bridge", *exercises), 3, 8, 12)
    life = Life("feet-elevated-glute-bridge", slot=slot)
    for _ in range(5):
        life.did("20 20 20", "body", "easy", planned=False)
    decision = life.decide(taken={"single-leg-glute-bridge": "Glute bridge"})
    assert ("is another way on" in decision.say) == bool(branch)
    assert branch in decision.say


@pytest.mark.parametrize(
    ("unit", "pairs", "words"),
    [
        ("kg", (2.5, 5.0, 7.5), "20 20 20, but 5 kg is 100 % more, beyond what 20 reps can earn: "
         "4.5 kg would do. Should you manage 8 or more in every set with 5 kg, log it and go on "
         "there."),
        ("lb", (5.0, 10.0), "20 20 20, but 10 lb is 100 % more, beyond what 20 reps can earn: "
         "9 lb would do. Should you manage 8 or more in every set with 10 lb, log it and go on "
         "there."),
    ],
)  # fmt: skip
def test_a_pair_too_far_is_taken_over_when_the_user_does_it(
    unit: str, pairs: tuple[float, ...], words: str
) -> None:
    """Light pairs that double for someone new: 5 kg in all where 4 kg are allowed."""
    owned = Inventory(dumbbells=tuple(Load(weight, unit) for weight in pairs))
    life = Life("dumbbell-romanian-deadlift", lifter(owned, status="new"))
    light, heavy = (f"{weight:g}" for weight in pairs[:2])

    def does(reps: str, load: str) -> Decision:
        before = life.decide()
        work = tuple(replace(s, resistance=Resistance(Load(float(load), unit)))
                     for s in sets(reps, load))  # fmt: skip
        life.done.append(Done(START + timedelta(days=4 * len(life.done)), work, before.plan()))
        return life.decide()

    for reps in ("12 12 12", "12 12 12", "20 20 20"):
        stuck = does(reps, light)
    assert stuck.rule == "repeat"
    assert stuck.say == words
    assert does("9 9 7", heavy).to == stuck.to
    taken = does("9 9 8", heavy)
    assert taken.from_target is not None
    assert taken.from_target.resistance == Resistance(Load(float(heavy), unit))
    assert taken.rule == "add-reps"


def test_pain_where_nothing_else_is_at_hand_offers_nothing() -> None:
    life = Life("bodyweight-squat", lifter(Inventory()))
    life.did("10 10 10")
    stop = life.decide(Condition({}, {"bodyweight-squat": (7,)}))
    assert stop.say == "Pain 7 of 10 last time: leave the bodyweight squat out."
    assert stop.alternatives == ()
