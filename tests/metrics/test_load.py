"""Session load and the numbers made from it."""

from __future__ import annotations

import pytest

from tracker.metrics.load import acute_chronic, ewma, session_load, week_change, week_load


def test_session_load_is_rpe_times_minutes() -> None:
    assert session_load(7, 60) == 420


def test_a_normal_week_of_three_equal_days_has_a_monotony_below_one() -> None:
    week = week_load([100, 0, 100, 0, 100, 0, 0])
    assert week.total == 300
    assert week.monotony == pytest.approx(0.866, abs=0.0005)
    assert week.strain == pytest.approx(259.8, abs=0.05)


def test_the_deviation_is_of_the_population_and_says_so() -> None:
    week = week_load([2, 4, 4, 4, 5, 5, 7, 9])
    # Mean 5, population SD exactly 2 (the sample SD would be 2.14).
    assert week.monotony == 2.5
    assert week.strain == 100
    assert "population SD" in week.sd


@pytest.mark.parametrize("loads", [[], [300], [300, 300, 300], [0, 0], [0.1] * 7])
def test_without_spread_there_is_no_monotony_but_a_sentence(loads: list[float]) -> None:
    week = week_load(loads)
    assert week.total == pytest.approx(sum(loads))
    assert week.monotony is None
    assert week.strain is None
    assert week.reason.endswith(".")


@pytest.mark.parametrize(
    ("before", "now", "percent"),
    [(400, 500, 25), (400, 300, -25), (400, 0, -100), (0, 500, None), (-1, 5, None)],
)
def test_change_from_the_week_before(before: float, now: float, percent: float | None) -> None:
    assert week_change(before, now) == percent


def test_the_weighted_mean_is_seeded_with_the_first_day() -> None:
    found = acute_chronic([30.0] * 21 + [50.0] * 7)
    # A rolling mean would say 1.43 and a seed of 0 would say 1.40.
    assert found.ratio == pytest.approx(1.25, abs=0.005)


def test_lambda_is_two_over_days_plus_one() -> None:
    assert ewma([0.0, 100.0], 7) == pytest.approx(25)
    assert ewma([0.0, 100.0], 28) == pytest.approx(6.9, abs=0.005)


def test_no_load_has_no_ratio_but_a_sentence() -> None:
    for daily in ([], [0.0, 0.0]):
        found = acute_chronic(daily)
        assert found.ratio is None
        assert found.reason.endswith(".")
