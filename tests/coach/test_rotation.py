"""Which day comes next, what a slot stands on, and how a small program grows."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.coach.builders import HOME, Life, catalog
from tracker.coach.layers import Layering, layers_in, once_easy, takes_turns
from tracker.coach.reading import read_all
from tracker.coach.rotation import day_of, home_of, left_behind, next_day, standing
from tracker.domain.inventory import Inventory
from tracker.domain.log import SlotRef
from tracker.domain.program import Slot
from tracker.domain.value import replace

TODAY = date(2026, 11, 20)
BUILD = catalog().programs["build"]
STARTER = catalog().programs["starter"]


@pytest.mark.parametrize(
    ("last", "coming"), [(None, "day-1"), ("day-1", "day-3"), ("day-3", "day-1"), ("x", "day-1")]
)
def test_the_next_day_is_the_one_after_in_the_programs_order(last: str | None, coming: str) -> None:
    assert next_day(BUILD, last).id == coming


@pytest.mark.parametrize(
    ("exercises", "day"),
    [
        (["goblet-squat"], "day-1"),
        (["barbell-squat"], "day-1"),
        (["step-up"], "day-3"),
        (["goblet-squat", "step-up", "band-hamstring-curl"], "day-3"),
        (["goblet-squat", "step-up"], "day-1"),
        (["kettlebell-swing"], None),
        ([], None),
    ],
)
def test_a_session_belongs_to_the_day_most_of_its_exercises_come_from(
    exercises: list[str], day: str | None
) -> None:
    assert day_of([(e, None) for e in exercises], BUILD, catalog()) == day


def test_the_place_an_exercise_was_logged_for_counts_and_a_tie_goes_to_the_planned_day() -> None:
    bridge = [("glute-bridge", SlotRef("build", "day-3", 1))]
    assert day_of(bridge, BUILD, catalog()) == "day-3"
    tie = [("goblet-squat", None), ("step-up", None)]
    assert day_of(tie, BUILD, catalog(), planned="day-3") == "day-3"


def stand(slot: Slot, **given: object) -> str:
    options: dict[str, object] = {
        "filled": None, "trained": (), "taken": frozenset(), "inventory": HOME, "status": "trained",
    }  # fmt: skip
    return standing(slot, catalog=catalog(), **(options | given)).id  # type: ignore[arg-type]


SQUAT = BUILD.day("day-1").slots[1]


def test_a_slot_starts_with_the_first_that_can_be_done_and_a_novice_with_the_body() -> None:
    assert stand(SQUAT) == "goblet-squat"
    assert stand(SQUAT, status="new") == "bodyweight-squat"
    assert stand(SQUAT, inventory=Inventory()) == "bodyweight-squat"


def test_a_slot_stays_where_it_was_and_never_on_a_taken_rung() -> None:
    assert stand(SQUAT, filled="bodyweight-squat") == "bodyweight-squat"
    assert stand(SQUAT, trained=(("barbell-squat", TODAY),)) == "goblet-squat"
    assert stand(SQUAT, taken=frozenset({"goblet-squat"})) == "bodyweight-squat"


@pytest.mark.parametrize(
    ("exercise", "home"),
    [
        ("glute-bridge", ("day-1", 2)),  # listed by day 3 too, as its last resort
        ("hip-thrust", ("day-3", 1)),
        ("feet-elevated-glute-bridge", ("day-1", 2)),
        ("kettlebell-swing", None),
    ],
)
def test_an_exercise_speaks_for_the_first_slot_that_lists_it_then_for_its_ladder(
    exercise: str, home: tuple[str, int] | None
) -> None:
    assert home_of(exercise, BUILD.days, catalog()) == home


def test_what_is_no_longer_owned_gives_way() -> None:
    assert stand(SQUAT, filled="goblet-squat", inventory=Inventory()) == "bodyweight-squat"


def test_a_rung_that_paid_is_left_behind_until_it_is_trained_again() -> None:
    paid = ("goblet-squat", TODAY)
    assert left_behind(paid, TODAY - timedelta(days=3)) == "goblet-squat"
    assert left_behind(paid, TODAY + timedelta(days=3)) is None
    assert left_behind(None, TODAY) is None


def grow(easy: tuple[bool, ...], begun: dict[int, int]) -> int:
    """Layers in, with the first dates of trained layers as days ago."""
    dates = {index: TODAY - timedelta(days=ago) for index, ago in begun.items()}
    return layers_in(STARTER, STARTER.days[0], Layering(TODAY, dict(enumerate(easy)), dates), 1)


@pytest.mark.parametrize(
    ("easy", "begun", "layers"),
    [
        ((True, True, False), {}, 0),
        ((True, True, True), {}, 1),
        ((True, True, True), {3: 3}, 1),
        ((True, True, True, True), {3: 6}, 1),
        ((True, True, True, True), {3: 7}, 2),
        ((True, True, True, False), {3: 30}, 1),
        ((False, False, False), {3: 30, 4: 20}, 2),
        ((True,) * 5, {3: 30, 4: 20}, 3),
        ((True,) * 6, {3: 30, 4: 20, 5: 9}, 3),
    ],
)
def test_one_more_comes_in_when_all_are_easy_at_most_one_a_week(
    easy: tuple[bool, ...], begun: dict[int, int], layers: int
) -> None:
    assert grow(easy, begun) == layers


def test_once_easy_twice_running_is_enough_for_good() -> None:
    life = Life("glute-bridge")
    for effort in ("good", "easy", "easy", "max"):
        life.did("12 12 12", "body", effort)
    readings = read_all(life.case(), life.who)
    assert once_easy(readings, 2)
    assert not once_easy(readings[:2], 2)


def test_two_slots_that_take_turns() -> None:
    hinge = Slot(("single-leg-romanian-deadlift",), 3, 8, 12, "Hinge")
    curl = Slot(("band-hamstring-curl",), 3, 8, 12, "Curl", turns_with="Hinge")
    day = (hinge, curl)
    earlier = TODAY - timedelta(days=3)
    assert takes_turns(day, {0: TODAY, 1: earlier}) == {0}
    assert takes_turns(day, {0: earlier, 1: TODAY}) == {1}
    assert takes_turns(day, {0: TODAY}) == {0}
    assert takes_turns(day, {0: earlier, 1: TODAY}, {1}) == {0}


def test_every_entry_of_a_place_is_a_vote() -> None:
    """Two logged for one day, then one of the other: the places are all counted."""
    first = [("step-up", SlotRef("build", "day-1", n)) for n in range(2)]
    assert day_of([*first, ("goblet-squat", SlotRef("build", "day-3", 0))], BUILD, catalog()) == (
        "day-1"
    )
    other = ("goblet-squat", SlotRef("circuit", "circuit", 0))
    assert day_of([other], BUILD, catalog()) == "day-1"
    gone = ("step-up", SlotRef("build", "day-9", 0))
    assert day_of([gone], BUILD, catalog()) == "day-3"


def test_a_tie_without_a_planned_day_goes_to_the_programs_order() -> None:
    tie = [("step-up", None), ("goblet-squat", None)]
    assert day_of(tie, BUILD, catalog()) == "day-1"
    assert day_of(tie, BUILD, catalog(), planned="favourites") == "day-1"
    assert day_of([("goblet-squat", None)], BUILD, catalog(), planned="day-3") == "day-1"


def test_what_filled_the_slot_comes_before_what_was_trained_later() -> None:
    trained = (("bodyweight-squat", TODAY),)
    assert stand(SQUAT, filled="goblet-squat", trained=trained) == "goblet-squat"
    assert stand(SQUAT, trained=(("step-up", TODAY), *trained)) == "bodyweight-squat"
    assert stand(SQUAT, filled="no-such-exercise") == "goblet-squat"


def test_a_novice_keeps_the_slots_order_among_bodyweight_ones() -> None:
    slot = Slot(("goblet-squat", "step-up", "bodyweight-squat"), 3, 8, 12)
    assert stand(slot, status="new") == "step-up"
    assert stand(slot, status="new", inventory=Inventory()) == "bodyweight-squat"


def test_where_the_slot_is_taken_another_of_its_pattern_stands_in() -> None:
    bridge = Slot(("glute-bridge",), 3, 8, 12)
    found = stand(bridge, taken=frozenset({"glute-bridge"}), inventory=Inventory())
    assert found != "glute-bridge"
    assert not catalog().exercise(found).needs


def test_a_paid_rung_done_again_on_the_very_day_is_left_behind() -> None:
    assert left_behind(("goblet-squat", TODAY), TODAY) == "goblet-squat"
    assert left_behind(("goblet-squat", TODAY), None) == "goblet-squat"


def test_an_exercise_nothing_is_known_of_is_not_easy() -> None:
    assert grow((True, True), {}) == 0


def test_two_in_a_week_where_the_setting_says_so() -> None:
    begun = {3: TODAY - timedelta(days=3)}
    easy = dict.fromkeys(range(4), True)
    state = Layering(TODAY, easy, begun)
    assert layers_in(STARTER, STARTER.days[0], state, 1) == 1
    assert layers_in(STARTER, STARTER.days[0], state, 2) == 2


def test_easy_once_is_not_easy_twice_running() -> None:
    life = Life("glute-bridge")
    for effort in ("easy", "good", "easy"):
        life.did("12 12 12", "body", effort)
    readings = read_all(life.case(), life.who)
    assert not once_easy(readings, 2)
    assert once_easy(readings, 1)
    assert not once_easy([], 1)


def test_turns_with_one_or_both_under_way() -> None:
    hinge = Slot(("single-leg-romanian-deadlift",), 3, 8, 12, "Hinge")
    curl = Slot(("band-hamstring-curl",), 3, 8, 12, "Curl", turns_with="Hinge")
    squat = Slot(("bodyweight-squat",), 3, 8, 12, "Squat")
    day = (squat, hinge, curl)
    assert takes_turns(day, {}, {1}) == {2}
    assert takes_turns(day, {}, {2}) == {1}
    assert takes_turns(day, {}, {0}) == {1}
    assert takes_turns(day, {}) == {1}
    assert takes_turns((squat, curl), {}) == set()
    same = {1: TODAY, 2: TODAY}
    assert takes_turns(day, same) == {2}


def test_the_order_goes_on_day_by_day_and_round() -> None:
    days = tuple(replace(BUILD.days[0], id=str(n)) for n in range(4))
    four = replace(BUILD, days=days)
    assert [next_day(four, str(n)).id for n in range(4)] == ["1", "2", "3", "0"]


def test_three_for_one_day_outvote_two_for_another() -> None:
    first = [("step-up", SlotRef("build", "day-1", n)) for n in range(3)]
    second = [("goblet-squat", SlotRef("build", "day-3", n)) for n in range(2)]
    assert day_of([*second, *first], BUILD, catalog(), planned="day-3") == "day-1"
    one = [("goblet-squat", SlotRef("build", "day-3", 0)), ("goblet-squat", None)]
    assert day_of([*one, ("glute-bridge", SlotRef("build", "day-1", 2))], BUILD, catalog()) == (
        "day-1"
    )


def test_a_program_without_days_has_no_day() -> None:
    assert day_of([("step-up", None)], replace(BUILD, days=()), catalog()) is None


def test_where_nothing_at_all_can_be_done_the_last_of_the_slot_is_named() -> None:
    slot = Slot(("goblet-squat", "barbell-squat"), 3, 8, 12)
    taken = frozenset({"bodyweight-squat"})
    assert stand(slot, inventory=Inventory(), taken=taken) == "barbell-squat"
    three = Slot(("barbell-squat", "goblet-squat", "bodyweight-squat"), 3, 8, 12)
    everything = frozenset(catalog().exercises)
    assert stand(three, taken=everything) == "bodyweight-squat"
