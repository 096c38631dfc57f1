"""How a session is read: the contract's words, one test a sentence."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.coach.builders import HOME, START, Life, at, kg, lifter, sets, targets
from tracker.coach.case import Condition, Done, Sport
from tracker.coach.reading import meets, read_all, running
from tracker.domain.inventory import Inventory
from tracker.domain.program import Slot
from tracker.domain.target import Plan, Target
from tracker.domain.value import replace

SORE = Condition({"quads": (5, 1.0)}, {})


def imported(life: Life, *sessions: tuple[str, str, str | None]) -> Life:
    """Sessions without a plan, as an import leaves them."""
    for reps, resistance, effort in sessions:
        life.did(reps, resistance, effort, planned=False)
    return life


def test_imported_history_is_never_a_miss() -> None:
    life = imported(Life("goblet-squat"), *[("5 5 5", "10", "good")] * 3)
    assert not any(r.missed for r in read_all(life.case(), life.who))
    assert life.decide().rule == "repeat"


def test_imported_history_counts_at_its_resistance() -> None:
    life = imported(Life("goblet-squat"), *[("12 12 12", "10", "good")] * 2)
    assert targets(life.decide()) == (3, 8, 12, "12 kg")


def test_a_session_is_judged_by_the_range_it_was_planned_with() -> None:
    wide = Life("goblet-squat")
    wide.did("9 9 9", "10")
    wide.did("9 9 9", "10")
    wide.did("9 9 9", "10")
    wide.slot = replace(wide.slot, low=10)
    narrow = read_all(wide.case(), wide.who)
    assert [(r.low, r.high, r.missed) for r in narrow] == [
        (10, 12, False), (8, 12, False), (8, 12, False),
    ]  # fmt: skip
    assert wide.decide().rule != "step-back"


def test_two_sessions_of_different_ranges_are_no_run() -> None:
    life = Life("goblet-squat")
    life.did("12 12 12", "10")
    life.did("12 12 12", "10")
    life.slot = replace(life.slot, low=6, high=10)
    assert life.decide().rule == "repeat"


def test_a_first_session_on_a_new_rung_is_the_baseline_whatever_was_planned() -> None:
    life = Life("goblet-squat")
    plan = Plan(Target(2, 8, 12, at("4")), "next-rung", (8, 8))
    life.done.append(Done(START, sets("6 6", "8"), plan))
    (reading,) = read_all(life.case(), life.who)
    assert (reading.first, reading.missed) == (True, False)
    assert targets(life.decide()) == (3, 8, 12, "8 kg")


def test_the_oldest_session_read_is_no_baseline_where_it_had_a_plan() -> None:
    """Only the last few sessions are read; the first of these is not the exercise's first."""
    life = Life("goblet-squat")
    plan = Plan(Target(3, 8, 12, at("12")), "repeat", (8, 8, 8))
    life.done.append(Done(START, sets("9 9 9", "10"), plan))
    assert targets(life.decide()) == (3, 8, 12, "12 kg")


@pytest.mark.parametrize(
    ("done", "working"),
    [("10 10 12", "10"), ("10 12 12", "12"), ("10 12", "12"), ("12 10", "12"), ("8 10 12", "12")],
)
def test_the_working_resistance_is_that_of_most_sets_a_tie_goes_to_the_heavier(
    done: str, working: str
) -> None:
    life = Life("goblet-squat")
    work = tuple(s for load in done.split() for s in sets("9", load))
    life.done.append(Done(START, work, None))
    assert read_all(life.case(), life.who)[0].resistance == at(working)


def test_one_set_below_the_planned_load_is_not_at_the_top() -> None:
    life = Life("goblet-squat")
    life.did("12 12 12", "10")
    plan = life.decide().plan()
    mixed = (*sets("12 12", "10"), *sets("12", "8"))
    life.done.append(Done(START + timedelta(days=4), mixed, plan))
    reading = read_all(life.case(), life.who)[-1]
    assert (reading.complete, reading.at_top, reading.ready) == (True, False, False)


@pytest.mark.parametrize("effort", ["good", "max", "broke"])
def test_a_heavier_session_that_was_not_adopted_is_ignored_as_a_miss(effort: str) -> None:
    life = Life("goblet-squat")
    life.did("10 10 10", "10")
    life.did("8 7 7", "14", effort)
    life.did("8 7 7", "14", effort)
    decision = life.decide()
    assert decision.rule == ("form-first" if effort == "broke" else "repeat")
    assert targets(decision) == (3, 8, 12, "10 kg")


def test_pain_in_a_set_makes_a_session_unclean() -> None:
    life = Life("goblet-squat")
    for pain, clean in ((2, True), (3, False)):
        life.done = [Done(START, tuple(replace(s, pain=pain) for s in sets("12 12 12", "10")))]
        assert read_all(life.case(), life.who)[0].clean == clean


@pytest.mark.parametrize(
    ("efforts", "easy"),
    [("easy easy good", True), ("easy good good", False), ("rir4 rir4 rir3", True),
     ("rpe6 rpe6 rpe10", False), ("easy easy max", False)],
)  # fmt: skip
def test_easy_is_ready_and_more_than_half_with_four_left(efforts: str, easy: bool) -> None:
    life = Life("goblet-squat")
    life.did("12 12 12", "10", efforts)
    assert read_all(life.case(), life.who)[0].easy == easy


def test_half_of_four_sets_is_not_more_than_half() -> None:
    life = Life("goblet-squat", slot=Slot(("goblet-squat",), 4, 8, 12))
    life.did("12 12 12 12", "10", "easy easy good good")
    assert not read_all(life.case(), life.who)[0].easy


@pytest.mark.parametrize(
    "condition",
    [SORE, Condition({}, {}, sport=Sport("soccer", 8, 3.0)), Condition({}, {}, easy_week=True)],
)
def test_a_run_of_two_stands_after_a_session_that_was_held_back(condition: Condition) -> None:
    life = Life("goblet-squat")
    life.did("12 12 12", "10")
    life.did("12 12 12", "10")
    decision = life.did("12 12", "10", condition=condition)
    assert (decision.rule, targets(decision)) == ("add-load", (3, 8, 12, "12 kg"))


@pytest.mark.parametrize(
    ("effort", "pain", "rule"),
    [(None, None, "repeat"), ("good", 3, "repeat"), ("good broke", None, "form-first")],
)
def test_a_held_session_that_was_not_clean_or_not_known_still_bars_progress(
    effort: str | None, pain: int | None, rule: str
) -> None:
    life = Life("goblet-squat")
    life.did("12 12 12", "10")
    life.did("12 12 12", "10")
    life.did("12 12", "10", effort, condition=SORE)
    last = life.done[-1]
    life.done[-1] = replace(last, sets=tuple(replace(s, pain=pain) for s in last.sets))
    assert life.decide().rule == rule


def test_reps_go_on_from_the_session_before_a_held_one() -> None:
    life = Life("goblet-squat")
    life.did("11 11 10", "10")
    decision = life.did("9 9", "10", condition=SORE)
    assert (decision.rule, decision.goal) == ("add-reps", (11, 11, 11))


def test_a_gate_behind_the_one_that_names_the_rule_holds_its_session_too() -> None:
    life = Life("goblet-squat")
    life.did("12 12 12", "10")
    hurt_and_sore = replace(SORE, pain={"goblet-squat": (4,)})
    life.did("12 12", "10", condition=hurt_and_sore)
    plan = life.done[-1].plan
    assert plan is not None
    assert (plan.rule, plan.gates) == ("pain-hold", ("pain-hold", "sore-hold"))
    assert life.did("12 12 12", "10").rule == "add-load"


def test_an_easy_weeks_load_is_that_weeks_only_whatever_gate_named_it() -> None:
    life = Life("goblet-squat", slot=Slot(("goblet-squat",), 1, 8, 12))
    life.did("10", "10")
    both = Condition({}, {"goblet-squat": (4,)}, easy_week=True)
    assert targets(life.did("10", "8", condition=both)) == (1, 8, 12, "10 kg")


def test_a_breaks_load_stays_even_under_an_easy_week() -> None:
    life = Life("goblet-squat")
    life.did("12 12 12", "10")
    both = Condition({}, {}, days_off=20, easy_week=True)
    assert targets(life.did("10", "8", condition=both)) == (3, 8, 12, "8 kg")


def test_a_raised_top_belongs_to_its_resistance() -> None:
    owned = lifter(Inventory(dumbbells=kg(8, 10, 16)))
    life = Life("goblet-squat", owned)
    life.did("12 12 12", "10")
    assert targets(life.did("12 12 12", "10")) == (3, 8, 13, "10 kg")
    adopted = Life("goblet-squat", owned)
    adopted.done = list(life.done)
    assert targets(adopted.did("9 9 9", "16")) == (3, 8, 12, "16 kg")
    back = life.decide(Condition({}, {}, days_off=20))
    assert (back.rule, targets(back)) == ("return-after-break", (2, 8, 12, "8 kg"))


def test_a_raised_top_outlasts_a_held_session() -> None:
    life = Life("goblet-squat", lifter(Inventory(dumbbells=kg(10, 16))))
    life.did("12 12 12", "10")
    life.did("12 12 12", "10")
    life.did("12 12 12", "10")
    assert targets(life.did("12 12", "10", condition=SORE)) == (3, 8, 13, "10 kg")


def test_what_is_no_longer_owned_gives_way_to_the_heaviest_below() -> None:
    life = Life("goblet-squat")
    life.did("12 12 12", "10")
    life.did("12 12 12", "10")
    life.who = lifter(Inventory(dumbbells=kg(6, 8, 14)))
    decision = life.decide()
    assert (decision.rule, targets(decision)) == ("repeat", (3, 8, 12, "8 kg"))
    assert "10 kg is not among what you own: 8 kg" in decision.say
    life.who = lifter(Inventory(dumbbells=kg(12, 14)))
    assert targets(life.decide()) == (3, 8, 12, "12 kg")


def test_while_nothing_was_said_about_the_inventory_what_was_used_is_owned() -> None:
    life = Life("goblet-squat", lifter(Inventory(dumbbells=kg(2, 4, 6, 8), assumed=True)))
    life.did("10 10 10", "7")
    assert targets(life.decide()) == (3, 8, 12, "7 kg")


def test_running_counts_from_the_newest_at_one_resistance() -> None:
    life = imported(
        Life("goblet-squat"),
        ("12 12 12", "8", "good"), ("12 12 12", "10", "good"), ("12 12 12", "10", "good"),
    )  # fmt: skip
    readings = read_all(life.case(), life.who)
    assert running(readings, lambda r: r.ready) == 2
    assert running(readings[:1], lambda r: r.ready) == 1
    assert running(readings, meets("acsm-2009")) == 0


def test_the_weaker_side_counts_set_by_set() -> None:
    life = Life("step-up", lifter(HOME))
    life.did("12/11 9/12 12", "h20")
    assert read_all(life.case(), life.who)[0].counts == (11, 9, 12)
