"""``calc``: the numbers, and a sentence where one would not be honest."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cli.conftest import Overload


@pytest.mark.parametrize(
    ("args", "document"),
    [
        ("e1rm 100kgx10", {"e1rm_kg": 133.33}),
        ("e1rm 100x10", {"e1rm_kg": 133.33}),
        ("e1rm 100kgx1", {"e1rm_kg": 100.0}),
        ("e1rm 100kgx8 --rir 2", {"e1rm_kg": 133.33}),
        ("e1rm 100kgx10 --formula brzycki", {"e1rm_kg": 133.33}),
        ("e1rm 100kgx10 --formula lander", {"e1rm_kg": 134.07}),
        ("e1rm 100kgx10 --formula lombardi", {"e1rm_kg": 125.89}),
        ("e1rm 100kgx10 --formula mayhew", {"e1rm_kg": 130.93}),
        ("e1rm 100kgx10 --formula oconner", {"e1rm_kg": 125.0}),
        ("e1rm 100kgx10 --formula wathan", {"e1rm_kg": 134.75}),
        ("percent --reps 5", {"percent": 86.3}),
        ("percent --reps 5 --rpe 8", {"percent": 81.1}),
        ("percent --reps 8 --table nsca", {"percent": 80.0}),
        (
            "jump 10kg 12.5kg --reps 8-12",
            {"percent": 25.0, "acceptable": False, "reps_needed": 18, "expected_reps": 3},
        ),
        (
            "jump 20kg 22kg --reps 8-12",
            {"percent": 10.0, "acceptable": True, "reps_needed": 12, "expected_reps": 8},
        ),
        ("ewma 30 30 30", {"acute": 30.0, "chronic": 30.0, "ratio": 1.0}),
        ("ewma 0 40", {"acute": 10.0, "chronic": 2.7586, "ratio": 3.625}),
    ],
)
def test_the_numbers(overload: Overload, args: str, document: dict[str, Any]) -> None:
    assert overload.ok("calc", *args.split(), "--json").json == document
    assert overload.ok("calc", *args.split()).out.endswith(".\n")


def test_a_week_of_session_loads(overload: Overload) -> None:
    found = overload.ok("calc", "load", "940", "50", "840", "--json").json
    assert found["total"] == 1830.0
    assert found["monotony"] == pytest.approx(1.5324, abs=1e-4)
    assert found["strain"] == pytest.approx(2804.3, abs=0.1)
    assert "population SD" in found["sd"]


@pytest.mark.parametrize(
    ("args", "missing", "why"),
    [
        ("e1rm 100kgx13", ["e1rm_kg"], "too many for an honest estimate"),
        ("e1rm 100kgx10 --rir 3", ["e1rm_kg"], "too many for an honest estimate"),
        ("e1rm 0kgx5", ["e1rm_kg"], "no weight"),
        ("percent --reps 13", ["percent"], "1 to 12 reps"),
        ("load 300 300 300", ["monotony", "strain"], "no spread"),
        ("load 300", ["monotony", "strain"], "no spread"),
        ("ewma 0 0", ["ratio"], "no load to compare"),
        ("jump 0kg 4kg", ["percent", "reps_needed", "expected_reps"], "nothing to compare"),
    ],
)
def test_a_number_that_would_not_be_honest_is_null_with_a_sentence(
    overload: Overload, args: str, missing: list[str], why: str
) -> None:
    found = overload.ok("calc", *args.split(), "--json").json
    assert [found[name] for name in missing] == [None] * len(missing)
    assert why in found["reason"]
    assert why in " ".join(overload.ok("calc", *args.split()).out.split())


def test_a_jump_counts_the_part_of_the_body_that_moves(overload: Overload) -> None:
    alone = overload.ok("calc", "jump", "10kg", "12kg", "--exercise", "goblet squat", "--json").json
    assert alone["percent"] == 20.0
    assert "Body weight unknown" in alone["reason"]
    overload.ok("bodyweight", "70kg")
    moved = overload.ok("calc", "jump", "10kg", "12kg", "--exercise", "goblet squat", "--json").json
    assert moved == {"percent": 3.6, "acceptable": True, "reps_needed": 10, "expected_reps": 10}


@pytest.fixture
def barbell(overload: Overload) -> Overload:
    overload.ok("inventory", "set", "barbell=20", "plates=1.25,2.5,5,10,20")
    return overload


@pytest.mark.parametrize(
    ("weight", "plates"),
    [
        ("20kg", []),
        ("62.5kg", ["20 kg", "1.25 kg"]),
        ("95", ["20 kg", "10 kg", "5 kg", "2.5 kg"]),
        ("25kg", ["2.5 kg"]),
    ],
)
def test_plates_for_each_side(barbell: Overload, weight: str, plates: list[str]) -> None:
    assert barbell.ok("calc", "plates", weight, "--json").json["per_side"] == plates


@pytest.mark.parametrize(
    ("weight", "below", "above", "why"),
    [
        ("63kg", 62.5, 65.0, "nearest: 62.5 kg and 65 kg"),
        ("10kg", None, 20.0, "The bar alone is 20 kg"),
        ("200kg", 97.5, None, "nearest: 97.5 kg."),
    ],
)
def test_plates_that_do_not_make_it(
    barbell: Overload, weight: str, below: float | None, above: float | None, why: str
) -> None:
    found = barbell.ok("calc", "plates", weight, "--json").json
    assert (found["per_side"], found["below_kg"], found["above_kg"]) == (None, below, above)
    assert why in found["reason"]


@pytest.mark.parametrize(
    ("args", "code", "says"),
    [
        ("e1rm 100kg", 2, "LOADxREPS"),
        ("e1rm 100kgxten", 2, "not a whole number"),
        ("e1rm heavyx5", 1, "not a weight"),
        ("e1rm 100kgx5 --rir nan", 2, "not a number"),
        ("e1rm 100kgx5 --formula magic", 2, "magic"),
        ("percent", 2, "--reps"),
        ("jump 10kg", 2, "Missing argument"),
        ("jump 10kg 12kg --reps 12-8", 1, "A rep range is like 8-12"),
        ("jump 10kg 12kg --reps lots", 2, "not a whole number"),
        ("jump 10kg 12kg --exercise gobblet", 1, "no exercise"),
        ("jump 10kg 12kg --exercise glute-bridge", 1, "not made harder by kilograms"),
        ("load", 2, "Missing argument"),
        ("load inf", 2, "not a number"),
        ("load 9999999", 2, "at most 1000000"),
        ("plates 60kg", 1, "No barbell is in your inventory"),
    ],
)
def test_what_cannot_be_calculated_is_said_in_a_sentence(
    overload: Overload, args: str, code: int, says: str
) -> None:
    ran = overload("calc", *args.split())
    assert (ran.code, ran.out) == (code, "")
    assert says in ran.err


def test_a_step_down_is_called_one(overload: Overload) -> None:
    said = overload.ok("calc", "jump", "12kg", "10kg").out
    assert said.startswith("12 kg to 10 kg is a step down: 16.67 % less of what is moved")
    assert "earn" not in said


@pytest.mark.parametrize("group", ["calc", "catalog"])
def test_a_group_alone_shows_its_commands_on_lines_of_their_own(
    overload: Overload, group: str
) -> None:
    ran = overload(group)
    assert (ran.code, ran.out) == (2, "")
    assert "\nCommands:\n" in ran.err
    assert "error:" not in ran.err
