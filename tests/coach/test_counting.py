"""Goals, layers, days and weeks counted at their limits, and what is tried to flip a rule."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.coach.builders import NOTHING_TO_REPORT, START, Life, at, catalog, lifter, sets
from tracker.coach.case import Condition, Done, Sport
from tracker.coach.decide import decide
from tracker.coach.deload import Strain, hard_weeks, reason
from tracker.coach.flips import candidates
from tracker.coach.gates import share_up
from tracker.coach.goals import no_more_than
from tracker.coach.layers import layered, once_easy, takes_turns
from tracker.coach.reading import read_all
from tracker.coach.rotation import day_of
from tracker.coach.session_gates import Week, judge
from tracker.domain.decision import Decision
from tracker.domain.log import SlotRef
from tracker.domain.program import Slot
from tracker.domain.target import Plan, Target
from tracker.domain.value import replace

TODAY = date(2026, 11, 20)
BUILD = catalog().programs["build"]
NUMBERS = lifter().thresholds

# -- goals, layers, days ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sets_", "share", "left"), [(2, 0.5, 1), (3, 0.5, 2), (4, 0.5, 2), (1, 0.5, 1), (4, 0.1, 1)]
)
def test_a_share_of_the_sets_is_rounded_up(sets_: int, share: float, left: int) -> None:
    assert share_up(sets_, share) == left


@pytest.mark.parametrize(
    ("done", "aimed", "wanted", "kept"),
    [
        ("10 10 10", (), (12, 12, 12), (10, 10, 10)),
        ("10 10 10", (11, 11, 11), (12, 12, 12), (11, 11, 11)),
        ("10 10 10", (9, 9), (12, 12, 12), (10, 10, 10)),
        ("9 9 9", (11, 11), (12, 12, 12), (11, 11, 9)),
        ("5 5 5", (), (12, 12, 12), (8, 8, 8)),
        ("12 12 12", (), (10, 9, 8), (10, 9, 8)),
        ("10", (), (12, 12, 12), (10, 12, 12)),
    ],
)
def test_a_goal_is_capped_at_what_the_newest_session_did_or_aimed_for(
    done: str, aimed: tuple[int, ...], wanted: tuple[int, ...], kept: tuple[int, ...]
) -> None:
    target = Target(3, 8, 12, at("10"))
    life = Life("goblet-squat")
    plan = Plan(target, "repeat", aimed) if aimed else None
    life.done.append(Done(START, sets(done, "10"), plan))
    (newest,) = read_all(life.case(), life.who)
    assert no_more_than(newest, wanted, target) == kept


@pytest.mark.parametrize(
    ("efforts", "once"),
    [
        (("easy", "easy", "good"), True),
        (("easy", "easy"), True),
        (("easy", "good", "easy"), False),
        (("good", "easy", "easy", "max"), True),
    ],
)
def test_easy_twice_running_counts_whenever_it_was(efforts: tuple[str, ...], once: bool) -> None:
    life = Life("glute-bridge")
    for effort in efforts:
        life.did("12 12 12", "body", effort)
    assert once_easy(read_all(life.case(), life.who), 2) == once


def test_layers_come_behind_the_days_own_slots() -> None:
    starter = catalog().programs["starter"]
    day = starter.days[0]
    assert layered(starter, day, 0).slots == day.slots
    assert layered(starter, day, 2).slots == (*day.slots, *starter.layers[:2])
    assert layered(starter, day, 2).id == day.id


def test_slots_without_a_title_take_no_turns() -> None:
    assert takes_turns((Slot(("step-up",), 3, 8, 12), Slot(("split-squat",), 3, 8, 12)), {}) == (
        frozenset()
    )


def test_a_place_weighs_as_much_as_a_slot_that_lists_the_exercise() -> None:
    entries = [("step-up", SlotRef("build", "day-1", 0)), ("band-hamstring-curl", None)]
    assert day_of(entries, BUILD, catalog(), planned="day-3") == "day-3"


# -- the whole day ----------------------------------------------------------------------------


def a_week(legs: tuple[int, ...] = (), **given: object) -> Week:
    trained = sorted(TODAY - timedelta(days=ago) for ago in legs)
    week = Week(TODAY, trained, (), NOTHING_TO_REPORT, frozenset({"glutes", "hamstrings"}))
    return replace(week, **given)  # type: ignore[arg-type]


def test_every_verdict_names_a_date() -> None:
    flagged = judge(a_week(flag="faint"), BUILD, NUMBERS, catalog())
    assert flagged.next_date == TODAY
    sport = Condition({}, {}, Sport("soccer", 8, 3.0))
    taxed = judge(a_week(condition=sport), BUILD, NUMBERS, catalog())
    assert (taxed.train, taxed.next_date) == (True, TODAY)
    assert taxed.gate is not None
    assert taxed.gate.checks[0].passed is False


def test_leg_work_asks_for_a_day_where_the_program_keeps_none() -> None:
    verdict = judge(a_week((1,)), replace(BUILD, rest_days=0), NUMBERS, catalog())
    assert verdict.gate is not None
    assert "keeps at least one rest day between sessions" in verdict.gate.say
    assert verdict.gate.checks[0].wanted == ">1"


# -- the easy week ------------------------------------------------------------------------------


def strained(answers: tuple[tuple[str, int], ...], weekly: tuple[int, ...]) -> str | None:
    given = [(answer, TODAY - timedelta(days=ago)) for answer, ago in answers]
    strain = Strain(TODAY, TODAY - timedelta(weeks=30), weekly, {}, given)
    return reason(strain, NUMBERS, {})


def test_weeks_since_an_accepted_easy_week_are_whole_ones_and_only_the_last_answer_counts() -> None:
    full = (18,) * 8
    assert strained((("accept", 52),), full) == "6 weeks of training since an easy one"
    assert strained((("accept", 48),), full) is None
    assert strained((("decline", 30), ("accept", 40)), full) == (
        "8 weeks of training since an easy one"
    )


def test_the_usual_sets_are_the_upper_median_of_the_weeks() -> None:
    assert hard_weeks((10, 10, 10, 20, 20, 20), 0.5) == 0
    assert hard_weeks((11, 10, 10, 20, 20, 20), 0.5) == 1


def test_a_set_beyond_the_plan_does_not_hide_that_the_goal_was_missed() -> None:
    life = Life("goblet-squat")
    life.did("10 10 10", "10")
    for _ in range(3):
        plan = Plan(Target(3, 8, 12, at("10")), "add-reps", (11, 10, 10))
        day = START + timedelta(days=4 * len(life.done))
        life.done.append(Done(day, sets("10 10 10 10", "10"), plan))
    rows = read_all(life.case(), life.who)
    strain = Strain(TODAY, TODAY - timedelta(weeks=30), (), {"a": rows, "b": rows}, ())
    names = {"a": "Squat", "b": "Curl"}
    assert (
        reason(strain, NUMBERS, names)
        == "Squat and Curl fell short of the goal in 3 sessions running"
    )


# -- what would flip it -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("condition", "since", "kinds"),
    [
        (Condition({}, {"goblet-squat": (2,)}), 4, []),
        (Condition({}, {"goblet-squat": (3,)}), 4, [("pain", 2)]),
        (Condition({}, {"goblet-squat": (5,)}), 4, [("pain", 2)]),
        (Condition({}, {"goblet-squat": (6,)}), 4, [("pain", 5), ("pain", 2)]),
        (Condition({}, {}, days_off=13), 13, []),
        (Condition({}, {}, days_off=14), 14, [("days-off", 13)]),
        (Condition({}, {}, days_off=3), 27, []),
        (Condition({}, {}, days_off=3), 28, [("days-off", 27)]),
        (Condition({}, {}, days_off=14), 28, [("days-off", 13)]),
        (Condition({"quads": (3, 1.0)}, {}), 4, []),
        (Condition({"quads": (4, 1.0)}, {}), 4, [("soreness", 3)]),
        (Condition({"calves": (9, 1.0)}, {}), 4, []),
    ],
)
def test_what_of_the_day_is_tried_starts_at_its_threshold(
    condition: Condition, since: int, kinds: list[tuple[str, int]]
) -> None:
    life = Life("goblet-squat")
    life.did("10 10 10", "10")
    case = life.case(days_since=since)
    decision = decide(case, life.who, condition, catalog())
    tried = [
        (flip.kind, flip.change)
        for flip in candidates(decision, case, condition, life.who.thresholds)
        if flip.kind in ("pain", "days-off", "soreness")
    ]
    assert tried == kinds


def test_a_setting_of_one_day_off_is_not_taken_for_a_break_where_nothing_was_counted() -> None:
    life = Life("goblet-squat", lifter())
    life.did("10 10 10", "10")
    numbers = {**NUMBERS, "return-after-break.days_any": 1, "return-after-break.days_exercise": 1}
    decision = life.decide()
    found = candidates(decision, life.case(days_since=None), NOTHING_TO_REPORT, numbers)
    assert "days-off" not in [flip.kind for flip in found]


# -- goals that are repeated ------------------------------------------------------------------


def test_short_of_a_set_the_goal_is_what_was_done_in_the_modes_that_want_more_too() -> None:
    life = Life("goblet-squat", lifter(mode="acsm-2009"))
    life.did("12 12 12", "10")
    short = life.did("12 12", "10")
    assert (short.rule, short.goal) == ("repeat", (12, 12, 12))
    plain = Life("goblet-squat", lifter(mode="acsm-2009"))
    assert plain.did("12 12", "10").goal == (12, 12, 8)


def held_back(first: str, effort: str | None) -> Decision:
    """After a session, and one under sore-hold that aimed for 8 8 and got there."""
    life = Life("goblet-squat")
    life.did(first, "10")
    held = Plan(Target(2, 8, 12, at("10")), "sore-hold", (8, 8))
    life.done.append(Done(START + timedelta(days=4), sets("8 8", "10", effort), held))
    return life.decide()


def test_a_held_back_session_without_a_word_on_effort_caps_the_goal_that_is_repeated() -> None:
    silent = held_back("10 10 10", None)
    assert (silent.rule, silent.goal) == ("repeat", (8, 8, 10))
    assert silent.say == (
        "The last sets (8 8) do not all say how hard they were: nothing is added to that."
    )
    told = held_back("12 12 12", "good")
    assert (told.rule, told.goal) == ("repeat", (12, 12, 12))


def test_a_goal_met_in_every_planned_set_is_no_stall_whatever_was_added() -> None:
    life = Life("goblet-squat")
    life.did("10 10 10", "10")
    for _ in range(3):
        plan = Plan(Target(3, 8, 12, at("10")), "add-reps", (10, 10, 10))
        day = START + timedelta(days=4 * len(life.done))
        life.done.append(Done(day, sets("10 10 10 9", "10"), plan))
    rows = read_all(life.case(), life.who)
    strain = Strain(TODAY, TODAY - timedelta(weeks=30), (), {"a": rows, "b": rows}, ())
    assert reason(strain, NUMBERS, {"a": "Squat", "b": "Curl"}) is None
