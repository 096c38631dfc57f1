"""The numbers of progression as settings: another value, another target."""

from __future__ import annotations

import pytest

from tests.coach.builders import Life, lifter, targets


@pytest.mark.parametrize(
    ("parameter", "value", "reps", "effort", "goal", "words"),
    [
        ("add-reps.add", 3, "8 8 8", "good", (11, 8, 8), "three more reps in set 1"),
        ("add-reps.easy_add", 4, "8 8 8", "easy", (12, 12, 12), "4 more reps in every set"),
        ("add-reps.easy_add", 1, "8 8 8", "easy", (9, 9, 9), "one more rep in every set"),
    ],
)
def test_how_many_reps_are_added_is_a_setting(
    parameter: str, value: float, reps: str, effort: str, goal: tuple[int, ...], words: str
) -> None:
    life = Life("goblet-squat", lifter(thresholds={**lifter().thresholds, parameter: value}))
    decision = life.did(reps, "10", effort)
    assert decision.goal == goal
    assert words in decision.say
    assert words == decision.brief


@pytest.mark.parametrize(
    ("exercise", "parameter", "where", "effort"),
    [
        ("band-hamstring-curl", "next-band.sets_fewer", "yellow", "good"),
        ("bodyweight-squat", "next-rung.sets_fewer", "body", "easy"),
    ],
)
@pytest.mark.parametrize(("fewer", "left"), [(0, 3), (2, 1), (5, 1)])
def test_how_many_sets_fewer_a_new_band_or_rung_starts_with(
    exercise: str, parameter: str, where: str, effort: str, fewer: int, left: int
) -> None:
    life = Life(exercise, lifter(thresholds={**lifter().thresholds, parameter: fewer}))
    life.did("12 12 12", where, effort)
    found = targets(life.did("12 12 12", where, effort))
    assert found is not None
    assert found[0] == left
