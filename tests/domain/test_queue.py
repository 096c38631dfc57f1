"""Which set is next is a function of the plan and the log."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.queue import Place, queue


def test_straight_goes_exercise_by_exercise() -> None:
    day = [Place(2, 0), Place(3, 0)]
    assert queue(day, "straight") == [(0, 1), (0, 2), (1, 1), (1, 2), (1, 3)]


def test_straight_finishes_what_is_under_way_whatever_the_order() -> None:
    day = [Place(3, 0), Place(3, 1, latest=7), Place(3, 0)]
    assert queue(day, "straight")[:4] == [(1, 2), (1, 3), (0, 1), (0, 2)]


def test_circuit_goes_round_by_round() -> None:
    day = [Place(3, 1, latest=1), Place(3, 0), Place(2, 0)]
    assert queue(day, "circuit") == [(1, 1), (2, 1), (0, 2), (1, 2), (2, 2), (0, 3), (1, 3)]


@pytest.mark.parametrize("structure", ["straight", "circuit"])
def test_skipped_exercises_and_sets_beyond_the_plan_wait_for_nothing(structure: str) -> None:
    assert queue([Place(3, 1, 1, skipped=True), Place(2, 5, 2)], structure) == []


places = st.builds(Place, st.integers(0, 5), st.integers(0, 6), st.integers(0, 9), st.booleans())


@given(st.lists(places, max_size=6), st.sampled_from(["straight", "circuit"]))
def test_every_missing_set_waits_exactly_once(day: list[Place], structure: str) -> None:
    pending = queue(day, structure)
    assert len(pending) == len(set(pending)) == sum(place.left for place in day)
    assert all(day[i].logged < number <= day[i].planned for i, number in pending)
