"""Left against right."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tracker.metrics.sides import SidePoint, side_view

DAY = date(2026, 11, 20)


def points(*pairs: tuple[int, int]) -> list[SidePoint]:
    return [SidePoint(DAY + timedelta(days=7 * i), *pair) for i, pair in enumerate(pairs)]


@pytest.mark.parametrize(
    ("left", "right", "percent"),
    [(29, 30, 3.33), (30, 24, -20.0), (30, 30, 0), (0, 0, 0)],
)
def test_a_difference_is_of_the_larger_side(left: int, right: int, percent: float) -> None:
    assert SidePoint(DAY, left, right).percent == pytest.approx(percent, abs=0.005)


def test_small_differences_are_not_mentioned() -> None:
    view = side_view(points((29, 30), (30, 30), (28, 30)))
    assert view is not None
    assert view.percent == pytest.approx(10 / 3)
    assert view.sentence == ""


def test_a_large_difference_is_mentioned_as_a_fact() -> None:
    view = side_view(points((25, 30), (24, 30)))
    assert view is not None
    assert view.sentence == "The left side does 18 % less; it starts and decides."
    view = side_view(points((30, 25), (30, 24)))
    assert view is not None
    assert view.sentence == "The right side does 18 % less; it starts and decides."


def test_a_drift_from_the_own_baseline_is_mentioned() -> None:
    view = side_view(points((30, 30), (30, 30), (30, 30), (30, 30), (28, 30), (28, 30)))
    assert view is not None
    assert view.sentence == "The sides differ by 7 % (left less); before, it was 0 %."


def test_a_steady_difference_below_the_line_is_the_own_normal() -> None:
    view = side_view(points(*[(27, 30)] * 8))
    assert view is not None
    assert view.percent == pytest.approx(10)
    assert view.sentence == ""


def test_three_earlier_sessions_are_no_baseline_yet() -> None:
    view = side_view(points(*[(30, 30)] * 3, (28, 30), (28, 30)))
    assert view is not None
    assert view.sentence == ""


def test_without_sessions_there_is_no_view() -> None:
    assert side_view([]) is None
