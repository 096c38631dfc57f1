"""The offered easy week: when it is offered, how long the answer holds, what it does."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.coach.builders import ASSISTED, HOME, Life, kg, lifter, targets
from tracker.coach.case import Condition
from tracker.coach.deload import Strain, active, hard_weeks, reason
from tracker.coach.reading import Reading, read_all
from tracker.domain.inventory import Inventory
from tracker.domain.program import Slot

TODAY = date(2026, 11, 20)
NUMBERS = lifter().thresholds
NAMES = {"a": "Goblet squat", "b": "Band curl"}


def strain(
    weekly: tuple[int, ...] = (),
    readings: dict[str, list[Reading]] | None = None,
    weeks: int = 20,
    answers: tuple[tuple[str, date], ...] = (),
) -> Strain:
    first = TODAY - timedelta(weeks=weeks)
    return Strain(TODAY, first, weekly, readings or {}, answers)


def short_of_goal(sessions: int) -> list[Reading]:
    """An exercise that fell short of its goal in that many sessions running."""
    life = Life("goblet-squat")
    life.did("10 10 10", "10")
    for _ in range(sessions):
        life.did("9 9 9", "10", "max")
    return read_all(life.case(), life.who)


@pytest.mark.parametrize(
    ("weekly", "hard"),
    [
        ((9, 9, 9, 9, 9, 9), 6),
        ((9, 9, 4, 9, 9, 9), 2),
        ((9, 9, 5, 9, 9, 9), 6),
        ((9, 9, 0, 9, 9, 9), 2),
        ((4, 9, 9), 0),
        ((), 0),
        ((0, 0), 0),
        ((9, 3, 9), 1),
        ((8, 4, 8), 1),
        ((6, 6, 9, 9, 4), 5),
    ],
)
def test_hard_weeks_end_at_one_with_half_the_usual_sets(weekly: tuple[int, ...], hard: int) -> None:
    assert hard_weeks(weekly, 0.5) == hard


@pytest.mark.parametrize(("weeks", "offered"), [(7, False), (8, True)])
def test_never_in_the_first_eight_weeks(weeks: int, offered: bool) -> None:
    asked = reason(strain((9,) * 8, weeks=weeks), NUMBERS, NAMES)
    assert (asked is not None) == offered


@pytest.mark.parametrize(("count", "offered"), [(5, False), (6, True)])
def test_six_hard_weeks(count: int, offered: bool) -> None:
    asked = reason(strain((9,) * count + (4, 9)), NUMBERS, NAMES)
    assert (asked is not None) == offered


@pytest.mark.parametrize(("ago", "offered"), [(27, False), (28, True)])
@pytest.mark.parametrize("answer", ["accept", "decline"])
def test_silent_for_four_weeks_after_an_answer(answer: str, ago: int, offered: bool) -> None:
    answers = ((answer, TODAY - timedelta(days=ago)),)
    stalled = {"a": short_of_goal(3), "b": short_of_goal(3)}
    asked = reason(strain(readings=stalled, answers=answers), NUMBERS, NAMES)
    assert (asked is not None) == offered


@pytest.mark.parametrize(
    ("a", "b", "offered"), [(3, 3, True), (3, 2, False), (2, 2, False), (4, 5, True)]
)
def test_two_exercises_short_of_their_goal_three_times_running(
    a: int, b: int, offered: bool
) -> None:
    readings = {"a": short_of_goal(a), "b": short_of_goal(b)}
    asked = reason(strain(readings=readings), NUMBERS, NAMES)
    assert (asked is not None) == offered
    if asked is not None:
        assert "Goblet squat and Band curl" in asked


def test_two_exercises_below_the_bottom_within_a_week() -> None:
    life = Life("goblet-squat")
    life.did("10 10 10", "10")
    life.did("7 7 7", "10")
    readings = read_all(life.case(), life.who)
    both = {"a": readings, "b": readings}
    last = readings[-1].date
    soon = Strain(last + timedelta(days=6), TODAY - timedelta(weeks=60), (), both, ())
    late = Strain(last + timedelta(days=7), TODAY - timedelta(weeks=60), (), both, ())
    assert reason(soon, NUMBERS, NAMES) is not None
    assert reason(late, NUMBERS, NAMES) is None


@pytest.mark.parametrize(("ago", "lasts"), [(0, True), (6, True), (7, False)])
def test_an_accepted_easy_week_lasts_seven_days(ago: int, lasts: bool) -> None:
    assert active((("accept", TODAY - timedelta(days=ago)),), TODAY, NUMBERS) == lasts
    assert not active((("decline", TODAY - timedelta(days=ago)),), TODAY, NUMBERS)


@pytest.mark.parametrize(
    ("sets", "resistance", "target"),
    [
        (4, "10", (2, 8, 12, "10 kg")),
        (3, "10", (1, 8, 12, "10 kg")),
        (1, "10", (1, 8, 12, "8 kg")),
        (1, "4", (1, 8, 12, "4 kg")),
    ],
)
def test_it_is_lighter_than_what_it_replaces(
    sets: int, resistance: str, target: tuple[int, int, int, str]
) -> None:
    life = Life("goblet-squat", slot=Slot(("goblet-squat",), sets, 8, 12))
    life.did(" ".join(["10"] * sets), resistance)
    decision = life.decide(Condition({}, {}, easy_week=True))
    assert (decision.rule, targets(decision)) == ("deload", target)


def test_one_set_goes_down_a_fifth_at_least() -> None:
    owned = lifter(Inventory(dumbbells=kg(14, 16, 18, 20)))
    life = Life("goblet-squat", owned, Slot(("goblet-squat",), 1, 8, 12))
    life.did("10", "20")
    assert targets(life.decide(Condition({}, {}, easy_week=True))) == (1, 8, 12, "16 kg")


def test_an_easy_week_and_soreness_are_not_stacked() -> None:
    life = Life("goblet-squat", lifter(HOME), Slot(("goblet-squat",), 4, 8, 12))
    life.did("10 10 10 10", "10")
    both = Condition({"quads": (5, 1.0)}, {}, easy_week=True)
    assert targets(life.decide(both)) == (2, 8, 12, "10 kg")


def test_a_session_of_an_easy_week_neither_makes_nor_breaks_a_run() -> None:
    life = Life("goblet-squat")
    life.did("12 12 12", "10")
    easy = Condition({}, {}, easy_week=True)
    assert life.did("12", "10", condition=easy).rule == "repeat"
    assert life.did("12 12 12", "10").rule == "add-load"


@pytest.mark.parametrize(("enough", "offered"), [(1, True), (2, True), (3, False)])
def test_how_many_exercises_must_be_stuck_is_a_setting(enough: int, offered: bool) -> None:
    numbers = {**NUMBERS, "deload.exercises": enough}
    readings = {"a": short_of_goal(3), "b": short_of_goal(3)}
    assert (reason(strain(readings=readings), numbers, NAMES) is not None) == offered


def test_more_weight_with_fewer_reps_is_not_falling_short() -> None:
    life = Life("goblet-squat")
    life.did("10 10 10", "8")
    for load in ("10", "12", "14"):
        life.did("8 8 8", load)
    rows = read_all(life.case(), life.who)
    assert reason(strain(readings={"a": rows, "b": rows}), NUMBERS, NAMES) is None


def test_a_missing_set_is_falling_short_and_a_held_session_is_not_counted() -> None:
    life = Life("goblet-squat")
    life.did("10 10 10", "10")
    for _ in range(3):
        life.did("12 12", "10")
    rows = read_all(life.case(), life.who)
    asked = reason(strain(readings={"a": rows, "b": rows}), NUMBERS, NAMES)
    assert asked == "Goblet squat and Band curl fell short of the goal in 3 sessions running"
    sore = Condition({"quads": (5, 1.0)}, {})
    life.did("9", "10", condition=sore)
    rows = read_all(life.case(), life.who)
    assert reason(strain(readings={"a": rows, "b": rows}), NUMBERS, NAMES) is not None


def test_the_first_weeks_are_counted_from_the_first_training() -> None:
    never = Strain(TODAY, None, (9,) * 8, {}, ())
    assert reason(never, NUMBERS, NAMES) is None


def test_an_answer_of_the_future_is_none_yet() -> None:
    assert not active((("accept", TODAY + timedelta(days=1)),), TODAY, NUMBERS)
    assert not active((), TODAY, NUMBERS)
    newer = (("decline", TODAY), ("accept", TODAY - timedelta(days=1)))
    assert not active(newer, TODAY, NUMBERS)


def test_one_set_on_a_step_goes_one_step_down_and_one_of_the_body_stays() -> None:
    step = Life("step-up", slot=Slot(("step-up",), 1, 8, 12))
    step.did("10", "h40")
    low = step.decide(Condition({}, {}, easy_week=True))
    assert targets(low) == (1, 8, 12, "h30")
    assert "a 30 cm step instead of a 40 cm step" in low.say
    body = Life("glute-bridge", slot=Slot(("glute-bridge",), 1, 8, 12))
    body.did("10")
    same = body.decide(Condition({}, {}, easy_week=True))
    assert targets(same) == (1, 8, 12, "body")
    assert "8 reps are enough" in same.say


def test_a_first_time_in_an_easy_week_is_half_too() -> None:
    decision = Life("goblet-squat").decide(Condition({}, {}, easy_week=True))
    assert (decision.rule, targets(decision)) == ("first-time", (1, 8, 12, "4 kg"))
    assert decision.gates == ("first-time", "deload")


def test_a_goal_just_reached_is_not_fallen_short_of() -> None:
    life = Life("goblet-squat")
    life.did("10 10 10", "10")
    for _ in range(3):
        goal = life.decide().goal
        life.did(" ".join(map(str, goal)), "10", "max")
    rows = read_all(life.case(), life.who)
    assert reason(strain(readings={"a": rows, "b": rows}), NUMBERS, NAMES) is None
    zero = Life("goblet-squat", slot=Slot(("goblet-squat",), 2, 1, 12))
    zero.did("1 1", "10", "max")
    for _ in range(3):
        zero.did("1", "10", "max")
    rows = read_all(zero.case(), zero.who)
    assert reason(strain(readings={"a": rows, "b": rows}), NUMBERS, NAMES) is not None


def test_one_set_with_a_band_or_help_goes_one_down() -> None:
    band = Life("band-hamstring-curl", slot=Slot(("band-hamstring-curl",), 1, 8, 12))
    band.did("10", "green")
    assert targets(band.decide(Condition({}, {}, easy_week=True))) == (1, 8, 12, "red")
    machine = lifter(Inventory(things=frozenset({"machine"})))
    helped = Life(ASSISTED.id, machine, Slot((ASSISTED.id,), 1, 8, 12))
    helped.did("10", "20")
    assert targets(helped.decide(Condition({}, {}, easy_week=True))) == (1, 8, 12, "25 kg")


def test_one_set_on_a_step_with_weight_keeps_the_step() -> None:
    life = Life("dumbbell-step-up", slot=Slot(("dumbbell-step-up",), 1, 8, 12))
    life.did("10", "10h30")
    assert targets(life.decide(Condition({}, {}, easy_week=True))) == (1, 8, 12, "8 kg h30")


def test_where_nothing_is_a_fifth_lighter_the_lightest_will_do() -> None:
    life = Life("goblet-squat", lifter(Inventory(dumbbells=kg(9, 9.5, 10))),
                Slot(("goblet-squat",), 1, 8, 12))  # fmt: skip
    life.did("10", "10")
    assert targets(life.decide(Condition({}, {}, easy_week=True))) == (1, 8, 12, "9 kg")


def test_an_accepted_easy_week_counts_as_one_however_the_weeks_are_cut() -> None:
    after = ((("accept", TODAY - timedelta(days=7 * 6 + 6)),), False)
    later = ((("accept", TODAY - timedelta(days=7 * 6 + 7)),), True)
    for answers, offered in (after, later):
        asked = reason(strain((9,) * 8, answers=answers), NUMBERS, NAMES)
        assert (asked is not None) == offered


def test_the_usual_sets_are_the_median_of_the_trained_weeks() -> None:
    assert hard_weeks((5, 9, 9, 9, 2, 2), 0.5) == 4
    assert hard_weeks((4, 12, 12, 9, 9), 0.5) == 0
    assert hard_weeks((1, 1, 1), 0.5) == 3


def test_two_sets_are_halved_not_lightened() -> None:
    life = Life("goblet-squat", slot=Slot(("goblet-squat",), 2, 8, 12))
    life.did("10 10", "10")
    assert targets(life.decide(Condition({}, {}, easy_week=True))) == (1, 8, 12, "10 kg")


def test_exactly_a_fifth_is_enough_and_a_little_less_is_not() -> None:
    slot = Slot(("goblet-squat",), 1, 8, 12)
    for loads, left in (((6, 8, 10), "8 kg"), ((6, 8.5, 10), "6 kg")):
        life = Life("goblet-squat", lifter(Inventory(dumbbells=kg(*loads))), slot)
        life.did("10", "10")
        assert targets(life.decide(Condition({}, {}, easy_week=True))) == (1, 8, 12, left)


def test_the_offer_says_who_missed_and_in_how_many_days() -> None:
    life = Life("goblet-squat")
    life.did("10 10 10", "10")
    life.did("7 7 7", "10")
    rows = read_all(life.case(), life.who)
    found = reason(
        Strain(rows[-1].date, TODAY - timedelta(weeks=60), (), {"a": rows, "b": rows}, ()),
        NUMBERS,
        NAMES,
    )
    assert found == "Goblet squat and Band curl missed the bottom of the range within 7 days"
