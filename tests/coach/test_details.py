"""Small things the rules get right: a height kept, a list cut to length, a word in its place."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.coach.builders import (
    ASSISTED,
    HOME,
    NOTHING_TO_REPORT,
    START,
    Life,
    at,
    catalog,
    kg,
    lifter,
    sets,
    targets,
)
from tracker.coach.case import Case, Condition, Done, Sport
from tracker.coach.decide import decide
from tracker.coach.flips import candidates
from tracker.coach.resistance import choices, jump, system_load
from tracker.coach.words import at_words
from tracker.domain.decision import Decision
from tracker.domain.exercise import Exercise
from tracker.domain.inventory import USUAL, Inventory
from tracker.domain.program import Slot
from tracker.domain.target import Plan, Resistance, Target
from tracker.domain.units import Load
from tracker.domain.value import replace

HELD_WEIGHT = Exercise(
    "weighted-leg-hold", "Weighted leg hold", "Leg hold", "kickback", (("glutes", 1.0),),
    kind="external", needs=(("dumbbells",),), timed=True,
)  # fmt: skip
ON_A_STEP = Exercise(
    "step-lift", "Step lift", "Step lift", "kickback", (("glutes", 1.0),), needs=(("step",),),
    uses_height=True,
)  # fmt: skip


def alone(
    exercise: Exercise, inventory: Inventory, *sessions: str, where: str = "body"
) -> Decision:
    """The decision about an exercise of the user's own that stands on no ladder."""
    own, who = catalog().with_own((exercise,)), lifter(inventory)
    low, high = (30, 45) if exercise.timed else (8, 12)
    case = Case(exercise, Slot((exercise.id,), 3, low, high), ())
    for number, reps in enumerate(sessions):
        plan = decide(case, who, NOTHING_TO_REPORT, own).plan()
        day = START + timedelta(days=4 * number)
        work = sets(reps, where, "good", exercise.timed)
        case = replace(case, done=(*case.done, Done(day, work, plan)))
    return decide(case, who, NOTHING_TO_REPORT, own)


# -- resistances ----------------------------------------------------------------------------


def test_a_loaded_step_keeps_its_height_on_the_way_up_and_down() -> None:
    up = Life("step-up", lifter(replace(HOME, steps=(20.0, 30.0, 50.0))))
    for _ in range(2):
        up.did("12 12 12", "h50", "easy")
    assert targets(up.decide()) == (2, 8, 12, "4 kg h50")
    down = Life("dumbbell-step-up")
    down.did("10 10 10", "6h30")
    for _ in range(2):
        down.did("7 7 7", "6h30")
    assert targets(down.decide()) == (3, 8, 15, "4 kg h30")


def test_a_break_that_leaves_only_the_lightest_keeps_the_height() -> None:
    life = Life("dumbbell-step-up", lifter(replace(HOME, dumbbells=kg(5.5, 6))))
    life.did("10 10 10", "6h30")
    off = life.decide(Condition({}, {}, days_off=15))
    assert targets(off) == (2, 8, 12, "5.5 kg h30")
    assert "5.5 kg on a 30 cm step instead of 6 kg on a 30 cm step, then" in off.say


def test_a_first_time_names_load_and_step_apart() -> None:
    say = Life("dumbbell-step-up").decide().say
    assert "with your lightest, 4 kg, on your lowest step, 20 cm." in say


def test_a_rung_without_a_load_opens_whatever_its_numbers() -> None:
    life = Life("glute-bridge")
    for _ in range(2):
        life.did("12 12 12", "body", "easy")
    assert life.decide().to_exercise == "feet-elevated-glute-bridge"


def test_the_way_down_is_the_ladders_before_the_nearest_easier_one() -> None:
    life = Life("single-leg-glute-bridge")
    life.did("10 10 10")
    for _ in range(2):
        life.did("7 7 7")
    assert life.decide().to_exercise == "feet-elevated-glute-bridge"


def test_a_way_down_to_a_band_starts_with_the_strongest_that_was_used_there() -> None:
    past = {"banded-glute-bridge": (
        Done(START, (*sets("10", "green"), *sets("10 10", "red"))),
        Done(START, tuple(replace(s, warmup=True) for s in sets("10", "yellow"))),
    )}  # fmt: skip
    life = Life("glute-bridge-march")
    life.did("10 10 10")
    for _ in range(2):
        life.did("7 7 7")
    assert targets(life.decide(past=past)) == (3, 8, 15, "green")


def test_a_weight_held_for_seconds_grows_in_seconds() -> None:
    owned = Inventory(dumbbells=kg(4, 4.4, 8))
    up = alone(HELD_WEIGHT, owned, "45 45 45", "45 45 45", where="4")
    assert up.to == Target(3, 30, 45, at("4.4"), timed=True)
    far = alone(HELD_WEIGHT, owned, "45 45 45", "45 45 45", where="4.4")
    assert far.to == Target(3, 30, 80, at("4.4"), timed=True)
    assert "80 in every set earns it" in far.say
    light = alone(HELD_WEIGHT, Inventory(dumbbells=kg(4, 9)), "45 45 45", "45 45 45", where="4")
    assert light.to == Target(3, 30, 100, at("4"), timed=True)
    assert "reps up to 100 first" in light.say


@pytest.mark.parametrize(
    ("heavier", "then"),
    [(27.5, "20 in every set earns it"), (28.5, "reps up to 20 first, and a load in between")],
)
def test_a_jump_that_just_twenty_reps_earn(heavier: float, then: str) -> None:
    """55.5 kg are moved: 73 of them want 20 reps, 74 want 21."""
    life = Life("goblet-squat", lifter(Inventory(dumbbells=kg(10, heavier))))
    life.did("12 12 12", "10")
    assert then in life.did("12 12 12", "10").say


def test_what_is_moved_and_how_much_more_it_is() -> None:
    squat, pair = (
        catalog().exercise("goblet-squat"),
        catalog().exercise("dumbbell-romanian-deadlift"),
    )
    assert system_load(squat, at("10"), 70.0) == pytest.approx(55.5)
    assert system_load(squat, at("10"), None) == 10.0
    assert system_load(pair, at("10"), 70.0) == 20.0
    assert system_load(ASSISTED, at("20"), None) == 0.0
    tiny = jump((pair, at("0.25")), (pair, at("0.5")), 8, lifter())
    assert (tiny.old_kg, tiny.new_kg, tiny.kg, tiny.percent) == (0.5, 1.0, 0.5, 100.0)
    first = jump((pair, at("body")), (pair, at("0.4")), 8, lifter())
    assert (first.old_kg, first.new_kg, first.kg) == (0.0, 0.8, 0.8)
    assert first.percent == first.reps_needed == float("inf")


def test_help_is_named_as_help() -> None:
    assert at_words(at("20"), ASSISTED) == " with 20 kg of help"


def test_a_loaded_step_without_any_step_has_no_height() -> None:
    stair = catalog().exercise("dumbbell-step-up")
    assert choices(stair, Inventory(dumbbells=kg(4))) == [Resistance(Load(4.0))]


@pytest.mark.parametrize(("step", "rule"), [(50.0, "raise-step"), (50.5, "stretch-reps")])
def test_a_step_of_just_the_cap_is_still_stepped_on(step: float, rule: str) -> None:
    life = Life("step-up", lifter(Inventory(steps=(40.0, step))))
    for _ in range(2):
        life.did("12 12 12", "h40", "easy")
    assert life.decide().rule == rule


def test_a_load_goes_up_at_the_height_it_was_done_on() -> None:
    life = Life("dumbbell-step-up")
    for _ in range(2):
        life.did("12 12 12", "4h30")
    assert targets(life.decide()) == (3, 8, 12, "6 kg h30")


def test_where_every_session_was_held_back_the_first_is_what_it_starts_from() -> None:
    life = Life("goblet-squat")
    held = Plan(Target(2, 8, 12, at("10")), "sore-hold", (8, 8))
    life.done.append(Done(START, sets("10 10", "10"), held))
    assert targets(life.decide()) == (3, 8, 12, "10 kg")


# -- words ------------------------------------------------------------------------------------


def test_once_at_the_top_says_that_the_range_comes_first_where_the_jump_is_too_big() -> None:
    life = Life("goblet-squat", lifter(Inventory(dumbbells=kg(10, 16))))
    assert life.did("12 12 12", "10").say == (
        "12 12 12 at 10 kg once. Once more and the next time is 16 kg, or the range rises first "
        "(+10.8 % of what you move)."
    )


def test_done_without_the_weight_says_with_the_body_alone() -> None:
    life = Life("goblet-squat")
    life.did("10 10 10", "10")
    assert life.did("10 10 10").say.startswith(
        "10 10 10 with the body alone where the plan was 10 kg: the plan stands."
    )


@pytest.mark.parametrize(
    ("where", "say", "brief", "goal"),
    [
        ("body", "12 12 12 without a weight last time: 5 kg is the lightest you own, from 8.",
         "with a weight: 5 kg", (8, 8, 8)),
        ("4", "12 12 12 last time, but 4 kg is not among what you own: 5 kg is the lightest you "
         "own, from 8.", "4 kg is not owned: 5 kg", (8, 8, 8)),
        ("7", "12 12 12 last time, but 7 kg is not among what you own: 5 kg instead.",
         "7 kg is not owned: 5 kg", (12, 12, 12)),
    ],
)  # fmt: skip
def test_a_weight_that_is_not_owned_gives_way_and_a_heavier_one_starts_at_the_bottom(
    where: str, say: str, brief: str, goal: tuple[int, ...]
) -> None:
    life = Life("dumbbell-romanian-deadlift", lifter(Inventory(dumbbells=kg(5, 10))))
    decision = life.did("12 12 12", where)
    assert (decision.say, decision.brief, decision.goal) == (say, brief, goal)
    sore = life.decide(Condition({"hamstrings": (5, 1.0)}, {}))
    assert sore.goal == goal[:2]
    assert targets(sore) == (2, 8, 12, "5 kg")


def test_a_set_at_the_top_with_less_than_planned_is_named() -> None:
    life = Life("goblet-squat")
    life.did("10 10 10", "10")
    plan = life.decide().plan()
    work = (*sets("12 12", "10"), *sets("12", "8"))
    life.done.append(Done(START + timedelta(days=4), work, plan))
    decision = life.decide()
    assert (decision.rule, decision.goal) == ("repeat", (12, 12, 12))
    assert decision.say == "12 12 12, not every set with 10 kg: all of them with it first."
    assert decision.brief == "every set with 10 kg first"


def test_a_lighter_load_that_is_gone_on_from_keeps_what_was_done_with_it() -> None:
    life = Life("goblet-squat")
    for _ in range(3):
        life.did("12 12 12", "10")
    assert targets(life.decide()) == (3, 8, 12, "12 kg")
    twice = life.did("12 12 12", "10")
    assert (twice.rule, targets(twice)) == ("repeat", (3, 8, 12, "10 kg"))
    assert twice.goal == (12, 12, 12)
    assert twice.say == (
        "12 12 12 at 10 kg, lighter than planned (12 kg): 10 kg is what you go on from, and it "
        "counts from the next time."
    )
    assert twice.brief == "lighter than planned: now 10 kg"
    top = next(check for check in twice.checks if check.id == "at-top")
    assert (top.found, top.wanted, top.passed) == ("12 12 12", "≥12 at 12 kg", False)
    assert life.did("12 12 12", "10").brief == "12s once; again today earns 12 kg"
    assert life.did("12 12 12", "10").rule == "add-load"


def test_a_lighter_load_without_a_word_on_effort_keeps_the_goal_it_had() -> None:
    life = Life("goblet-squat")
    for effort in ("good", "good", "good", None):
        decision = life.did("12 12 12", "10", effort)
    assert (targets(decision), decision.goal) == ((3, 8, 12, "10 kg"), (8, 8, 8))


def test_a_skipped_set_with_pain_is_asked_from_the_bottom() -> None:
    """Never more of anything with pain: no more than was done, and the third set was not."""
    life = Life("goblet-squat")
    life.did("12 12 12", "10")
    life.did("12 12", "10")
    held = life.decide(Condition({}, {"goblet-squat": (4,)}))
    assert (held.rule, targets(held), held.goal) == (
        "pain-hold",
        (3, 8, 12, "10 kg"),
        (12, 12, 8),
    )
    assert life.decide().goal == (12, 12, 12)


def test_the_short_reasons_can_be_read_without_knowing_the_long_ones() -> None:
    heavy = Life("goblet-squat")
    assert heavy.did("5 5 5", "12").brief == "up to 8 reps first"
    hold = Life("bridge-hold", slot=Slot(("bridge-hold",), 3, 20, 40))
    assert hold.did("10 10 10").brief == "up to 20 s first"
    assert Life("goblet-squat").did("10 10 9", "10", "max").brief == (
        "a set had nothing left; same again"
    )
    curl = Life("stability-ball-hamstring-curl", lifter(Inventory(things=frozenset({"ball"}))))
    for _ in range(5):
        last = curl.did("20 20 20", "body", "easy")
    assert last.brief == "next rung needs sliders"


def test_pain_that_is_gone_still_asks_for_a_session_without_it() -> None:
    life = Life("goblet-squat")
    life.did("10 10 10", "10")
    plan = life.decide().plan()
    work = tuple(replace(s, pain=4) for s in sets("10 10 10", "10"))
    life.done.append(Done(START + timedelta(days=4), work, plan))
    decision = life.decide(Condition({}, {"goblet-squat": (0, 4)}))
    assert (decision.rule, decision.goal) == ("repeat", (11, 10, 10))
    assert decision.say == "10 10 10 with pain 4 of 10: once without it before more."
    assert decision.brief == "pain 4 last time; again without"


def test_what_is_tried_of_an_unknown_effort_starts_with_single_sets() -> None:
    life = Life("goblet-squat")
    life.did("10 10", "10", None)
    found = candidates(life.decide(), life.case(), NOTHING_TO_REPORT, life.who.thresholds)
    order = [(f.kind, f.spot) for f in found if f.kind.startswith("effort")]
    assert order == [("effort", 0), ("effort", 1), ("efforts", 0)]


def test_gates_that_fire_together_speak_one_after_the_other() -> None:
    life = Life("goblet-squat")
    life.did("10 10 10", "10")
    both = life.decide(Condition({"quads": (5, 1.0)}, {}, Sport("soccer", 8, 3.0)))
    assert both.gates == ("sore-hold", "sport-hold")
    assert "the reps stay. Soccer at 8 of 10" in both.say


def test_at_the_end_of_an_own_exercise_its_lever_is_named() -> None:
    steps = Inventory(steps=(20.0,))
    tops = ("12 12 12", "12 12 12", "16 16 16", "20 20 20")
    stretched = alone(ON_A_STEP, steps, *tops[:2], where="h20")
    assert "the way on needs a higher step" in stretched.say
    ended = alone(ON_A_STEP, steps, *tops, where="h20")
    assert (ended.rule, ended.brief) == ("repeat", "needs a higher step")
    bare = replace(ON_A_STEP, needs=(), uses_height=False)
    ended = alone(bare, steps, *tops)
    assert ended.brief == "needs another exercise of the pattern"
    assert ended.say == (
        "20 20 20 and nothing left to add: only another exercise of the pattern leads on."
    )


def test_a_band_earned_without_a_word_on_effort_claims_no_reps_to_spare() -> None:
    life = Life("band-hamstring-curl", lifter(mode="double"))
    decision = life.did("12 12 12", "yellow", None)
    assert decision.say == ("12 12 12 with the yellow band once: the red band next, 2 sets from 8.")


def test_a_load_can_be_asked_to_be_earned_three_times() -> None:
    life = Life("goblet-squat", lifter())
    life.who = replace(life.who, thresholds={**life.who.thresholds, "add-load.sessions": 3})
    for _ in range(2):
        assert life.did("12 12 12", "10").rule == "repeat"
    third = life.did("12 12 12", "10")
    assert third.say.startswith("Add weight: 12 12 12 on 3 sessions running, with reps to spare.")


def test_a_rung_carries_its_own_source_and_grade() -> None:
    life = Life("glute-bridge-march")
    for _ in range(2):
        life.did("12 12 12", "body", "easy")
    up = life.decide()
    assert (up.to_exercise, up.source, up.grade) == (
        "glute-bridge-tiptoe-walk",
        "ours, row 61",
        "O",
    )


def test_a_load_earned_without_a_word_on_effort_claims_no_reps_to_spare() -> None:
    life = Life("goblet-squat", lifter(mode="double"))
    assert life.did("12 12 12", "10", None).say == (
        "Add weight: 12 12 12 in one session. 12 kg is 3.6 % more of what you move; start at 8 8 8."
    )


def test_the_first_weight_is_called_so() -> None:
    life = Life("dumbbell-romanian-deadlift", lifter(USUAL))
    assert "Once more and the next time is 2 kg (the first weight)." in life.did("12 12 12").say
    assert life.did("12 12 12").say == (
        "Add weight: 12 12 12 on two sessions running, with reps to spare. 2 kg is the first "
        "weight; start at 8 8 8."
    )


def test_the_load_that_would_do_where_none_was_used_yet_is_the_allowance_itself() -> None:
    small = lifter(USUAL)
    small = replace(small, thresholds={**small.thresholds, "add-load.jump_kg_new": 1})
    life = Life("dumbbell-romanian-deadlift", small)
    for reps in ("12 12 12", "12 12 12", "20 20 20"):
        decision = life.did(reps)
    assert decision.say == (
        "20 20 20, but 2 kg is the first weight, beyond what 20 reps can earn: 0.5 kg would do. "
        "Should you manage 8 or more in every set with 2 kg, log it and go on there."
    )
