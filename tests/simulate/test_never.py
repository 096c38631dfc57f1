"""Every kind of breach is seen, and what is allowed is not called one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.coach.builders import HOME, NOTHING_TO_REPORT, Life, at, catalog, lifter
from tracker.coach.case import Condition
from tracker.domain.decision import DayPlan, Decision
from tracker.domain.inventory import Inventory
from tracker.simulate.never import plan_violations, violations

CALM = replace(NOTHING_TO_REPORT, days_off=4)


def squats(*sessions: tuple[str, str]) -> Life:
    life = Life("goblet-squat")
    for reps, effort in sessions:
        life.did(reps, "10", effort)
    return life


def found(life: Life, decision: Decision, condition: Condition = CALM) -> list[str]:
    return violations(decision, life.case(), condition, life.who, catalog())


def step_up(life: Life) -> Decision:
    """What a coach that looks at nothing would say: the next load."""
    decision = life.decide()
    assert decision.to is not None
    to = decision.to.at(at("12"))
    return replace(decision, rule="add-load", to=to, goal=(to.low,) * to.sets)


GOOD = ("12 12 12", "good")


def test_an_earned_step_is_no_breach() -> None:
    life = squats(GOOD, GOOD)
    decision = life.decide()
    assert decision.rule == "add-load"
    assert found(life, decision) == []


@pytest.mark.parametrize(
    ("last", "condition", "reason"),
    [
        (GOOD, replace(CALM, pain={"goblet-squat": (3,)}), "with pain 3"),
        (("12 12 12", "good good broke"), CALM, "after broken form"),
        (GOOD, replace(CALM, soreness={"quads": (7, 10.0)}), "with quads 7 sore"),
        (GOOD, replace(CALM, days_off=14), "after 14 days off"),
    ],
)
def test_more_where_nothing_may_be_more(
    last: tuple[str, str], condition: Condition, reason: str
) -> None:
    life = squats(GOOD, last)
    assert found(life, step_up(life), condition) == [f"more load {reason}"]


def test_more_after_unknown_effort_but_for_the_mode_that_allows_it() -> None:
    life = squats(GOOD)
    life.did("12 12 12", "10", None)
    assert found(life, step_up(life)) == ["more load after unknown effort"]
    life.who = lifter(mode="double")
    assert found(life, step_up(life)) == []


def test_more_after_weeks_without_the_exercise() -> None:
    life = squats(GOOD, GOOD)
    case = life.case(days_since=28)
    told = violations(step_up(life), case, CALM, life.who, catalog())
    assert told == ["more load after 28 days without it"]


def test_old_soreness_and_mild_pain_hold_nothing_back() -> None:
    life = squats(GOOD, GOOD)
    mild = replace(CALM, soreness={"quads": (9, 40.0)}, pain={"goblet-squat": (2, 8)})
    assert found(life, step_up(life), mild) == []


def test_more_reps_count_as_more() -> None:
    life = squats(GOOD, ("9 9 9", "good good broke"))
    decision = life.decide()
    assert found(life, decision) == []
    greedy = replace(decision, goal=(12, 12, 12))
    life.done[-1] = replace(life.done[-1], plan=None)
    assert found(life, greedy) == ["more reps after broken form"]


def test_two_dimensions_at_once() -> None:
    life = squats(GOOD, ("10 10 10", "good"))
    life.done[-1] = replace(life.done[-1], plan=None)
    both = replace(step_up(life), goal=(11, 11, 11))
    assert found(life, both) == ["two dimensions at once: more load and more reps"]


def test_a_target_nobody_owns() -> None:
    life = squats(GOOD)
    decision = step_up(life)
    assert decision.to is not None
    odd = replace(decision, to=decision.to.at(at("11")))
    assert found(life, odd) == ["goblet-squat at 11 kg, which is not owned"]
    life.who = replace(life.who, inventory=replace(HOME, dumbbells=()))
    assert "goblet-squat without dumbbells or kettlebell" in found(life, decision)
    rung = replace(decision, to_exercise="barbell-squat", rule="next-rung")
    life.who = replace(life.who, inventory=Inventory(dumbbells=HOME.dumbbells))
    assert "barbell-squat without barbell and rack" in found(life, rung)


def test_a_target_outside_its_range() -> None:
    life = squats(GOOD)
    decision = life.decide()
    assert decision.to is not None
    assert found(life, replace(decision, goal=(12, 12))) == ["2 goals for 3 sets"]
    assert found(life, replace(decision, goal=(12, 12, 7))) == ["a goal of 7 outside 8-12"]
    wide = replace(decision, to=replace(decision.to, low=6))
    assert found(life, wide) == ["the range 6-12 for a slot of 8-12"]
    far = replace(decision, to=replace(decision.to, high=21))
    assert "the range 8-21 for a slot of 8-12" in found(life, far)


def test_a_promise_is_heard() -> None:
    life = squats(GOOD)
    promise = replace(life.decide(), say="This prevents injuries.")
    assert found(life, promise) == ["a promise: injur", "a promise: prevent"]


def test_whole_days_are_read_too() -> None:
    squat = squats(GOOD).decide()
    curl = Life("band-hamstring-curl")
    curl.did("10 10 10", "red")
    bridge = replace(curl.decide(), slot=1)
    plan = DayPlan(
        "2026-11-20", True, "2026-11-20", "build", "day-1", "Day 1", None, (squat, bridge)
    )
    build = catalog().programs["build"]
    assert plan_violations(plan, build, catalog()) == []
    twice = replace(plan, exercises=(squat, bridge, replace(bridge, slot=2)))
    assert plan_violations(twice, build, catalog()) == [
        "two slots of one day on band-hamstring-curl",
        "2 hamstring exercises in one session",
    ]
    late = replace(plan, next_date="2026-11-22")
    assert plan_violations(late, build, catalog()) == [
        "train today, yet the next date is 2026-11-22"
    ]
