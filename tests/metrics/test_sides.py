"""Left against right."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tracker.domain.log import NewSet
from tracker.metrics.sides import SidePoint, side_point, side_view, weaker_side

DAY = date(2026, 11, 20)


def points(*pairs: tuple[int, int]) -> list[SidePoint]:
    return [SidePoint(DAY + timedelta(days=7 * i), *pair) for i, pair in enumerate(pairs)]


def test_a_session_adds_both_sides() -> None:
    sets = [NewSet(10, 9), NewSet(10), NewSet(30, 1, warmup=True)]
    assert side_point(DAY, sets) == SidePoint(DAY, 20, 19)


@pytest.mark.parametrize(
    ("left", "right", "percent", "weaker"),
    [(29, 30, 3.33, "left"), (30, 24, -20.0, "right"), (30, 30, 0, None), (0, 0, 0, None)],
)
def test_the_weaker_side_starts(left: int, right: int, percent: float, weaker: str | None) -> None:
    point = SidePoint(DAY, left, right)
    assert point.percent == pytest.approx(percent, abs=0.005)
    assert weaker_side(point) == weaker


def test_small_differences_are_not_mentioned() -> None:
    view = side_view(points((29, 30), (30, 30), (28, 30)))
    assert view is not None
    assert view.weaker == "left"
    assert view.baseline is None
    assert view.sentence == ""


def test_a_large_difference_is_mentioned_as_a_fact() -> None:
    view = side_view(points((25, 30), (24, 30)))
    assert view is not None
    assert view.sentence == "The left side does 18 % less; it starts and decides."


def test_a_drift_from_the_own_baseline_is_mentioned() -> None:
    view = side_view(points((30, 30), (30, 30), (30, 30), (30, 30), (28, 30), (28, 30)))
    assert view is not None
    assert view.baseline == 0
    assert view.sentence == "The sides differ by 7 % (left less); before, it was 0 %."


def test_a_steady_difference_below_the_line_is_the_own_normal() -> None:
    view = side_view(points(*[(27, 30)] * 8))
    assert view is not None
    assert view.baseline == pytest.approx(10)
    assert view.sentence == ""


def test_without_sessions_there_is_no_view() -> None:
    assert side_view([]) is None
