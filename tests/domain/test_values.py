"""Weights, efforts, moments and the inventory: what is read, kept and refused."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.effort import parse_effort
from tracker.domain.errors import BadValue
from tracker.domain.exercise import Exercise
from tracker.domain.inventory import USUAL, Inventory
from tracker.domain.moment import from_stored, parse_date, parse_moment
from tracker.domain.target import Plan, Resistance, Target
from tracker.domain.units import Load, in_unit, number, parse_load
from tracker.domain.value import Value


@pytest.mark.parametrize(
    ("text", "unit", "load"),
    [("12kg", "lb", Load(12)), ("25 lb", "kg", Load(25, "lb")), ("25lbs", "kg", Load(25, "lb")),
     ("12", "kg", Load(12)), ("12", "lb", Load(12, "lb")), ("12,5", "kg", Load(12.5)),
     ("-20kg", "kg", Load(-20)), ("0", "kg", Load(0))],
)  # fmt: skip
def test_weights_are_kept_as_given(text: str, unit: str, load: Load) -> None:
    assert parse_load(text, unit) == load


@pytest.mark.parametrize(
    "text", ["", "x", "nan", "inf", "1e9", "١٢", "12 stone", "100000kg", "--1"]
)
def test_what_is_no_weight_is_refused(text: str) -> None:
    with pytest.raises(BadValue):
        parse_load(text)


def test_a_pound_dumbbell_stays_a_pound_dumbbell() -> None:
    assert str(Load(25, "lb")) == "25 lb"
    assert Load(25, "lb").kg == pytest.approx(11.3398, abs=1e-4)
    assert in_unit(11.3398, "lb") == Load(25, "lb")


@given(st.floats(0, 900, allow_nan=False))
def test_numbers_are_never_exponents(value: float) -> None:
    assert float(number(value)) == pytest.approx(value, abs=0.006)
    assert "e" not in number(value)


@pytest.mark.parametrize(
    ("text", "rir"),
    [("easy", 4), ("good", 1), ("max", 0), ("e", 4), ("rir0", 0), ("rir10", 10), ("rpe8", 2),
     ("rpe8.5", 1.5), ("rpe10", 0), ("broke", None)],
)  # fmt: skip
def test_effort_says_how_many_reps_were_surely_left(text: str, rir: float | None) -> None:
    assert parse_effort(text).rir == rir


@pytest.mark.parametrize(
    "text", ["", "rir11", "rir-1", "rpe5", "rpe10.5", "rpe8.3", "hard", "rir²"]
)
def test_what_is_no_effort_is_refused(text: str) -> None:
    with pytest.raises(BadValue):
        parse_effort(text)


def test_a_date_alone_is_noon_and_sees_its_whole_day() -> None:
    noon = parse_moment("2026-11-20")
    evening = parse_moment("2026-11-20T18:30")
    assert (noon.date, noon.at.hour) == (date(2026, 11, 20), 12)
    assert noon.until_ms > evening.utc_ms == evening.until_ms
    assert from_stored(evening.utc_ms, evening.offset_min).at == evening.at


@pytest.mark.parametrize(
    "text", ["2026-02-30", "2026-13-01", "20261120", "today", "1969-12-31", ""]
)
def test_a_date_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(BadValue):
        parse_date(text)
    with pytest.raises(BadValue):
        parse_moment(text)


def squat(**changes: object) -> Exercise:
    base = {"kind": "external", "needs": (("dumbbells", "kettlebell"),)}
    return Exercise("x", "X", "X", "squat", (("quads", 1.0),), **(base | changes))  # type: ignore[arg-type]


def test_one_implement_takes_pairs_singles_and_kettlebells_two_take_pairs() -> None:
    owned = Inventory((Load(4), Load(6)), (Load(12),), (Load(8), Load(4)))
    assert [w.kg for w in owned.loads(squat())] == [4, 6, 8, 12]
    assert [w.kg for w in owned.loads(squat(implements=2))] == [4, 6]


def test_a_bar_is_loaded_with_a_plate_to_each_side() -> None:
    owned = Inventory(barbell=Load(20), plates=(Load(1.25), Load(5)))
    bar = squat(kind="barbell", needs=(("barbell",), ("rack",)))
    assert [w.kg for w in owned.loads(bar)] == [20, 22.5, 30, 32.5]
    assert owned.missing(bar) == ("rack",)


def test_nothing_owned_is_nothing_and_never_set_is_the_usual() -> None:
    assert Inventory().loads(squat()) == ()
    assert [w.kg for w in USUAL.loads(squat())] == list(range(2, 42, 2))
    assert USUAL.steps == tuple(range(10, 55, 5))
    assert not USUAL.things


def test_json_forms_come_back() -> None:
    owned = Inventory((Load(25, "lb"),), (), (), Load(20), (Load(2.5),), ("red",), (20.0,),
                      frozenset({"ball"}))  # fmt: skip
    assert Inventory.from_json(owned.to_json()) == owned
    target = Target(3, 8, 12, Resistance(Load(25, "lb"), None, 30.0))
    plan = Plan(target, "add-reps", (9, 8, 8))
    assert Plan.from_json(plan.to_json()) == plan
    hold = Target(2, 20, 40, timed=True)
    assert Target.from_json(hold.to_json()) == hold
    assert hold.to_json()["reps"] is None


class Pair(Value):
    """Two fields, as many as Load has, whose ``__init__`` is made from the same code."""

    left: int
    right: int = 7


def test_values_of_as_many_fields_keep_their_own_names_and_defaults() -> None:
    assert (Pair(1), Pair(right=2, left=1)) == (Pair(1, 7), Pair(1, 2))
    assert (Load(1), Load(unit="lb", value=1)) == (Load(1, "kg"), Load(1, "lb"))
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'left'"):
        Pair(right=1)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="unexpected keyword argument 'unit'"):
        Pair(1, unit="kg")  # type: ignore[call-arg]


def test_a_value_refuses_a_field_without_a_default_after_one_with() -> None:
    body = {"__annotations__": {"first": "int", "second": "int"}, "first": 1}
    with pytest.raises(TypeError, match="a field without a default follows one with"):
        type(Value)("Wrong", (Value,), body)
