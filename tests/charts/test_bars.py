"""Horizontal bars and the words below the charts."""

from __future__ import annotations

import math
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.charts.bars import horizontal_bars
from tracker.charts.captions import soreness_caption, volume_caption
from tracker.domain.views import TrendWeek


def weeks(*pairs: tuple[float, float | None]) -> list[TrendWeek]:
    first = date(2026, 8, 31)
    return [
        TrendWeek(first + timedelta(days=7 * i), sets, 0, sore)  # type: ignore[arg-type]
        for i, (sets, sore) in enumerate(pairs)
    ]


def test_amounts_side_by_side() -> None:
    rows = [("hinge", 8.0), ("bridge", 7.0), ("curl", 0.0)]
    assert horizontal_bars(rows, 22).plain().split("\n") == [
        "hinge   ████████████ 8",
        "bridge  ██████████▌  7",
        "curl                 0",
    ]


def test_without_room_for_bars_the_numbers_stay() -> None:
    rows = [("hamstrings", 1234.5), ("quads", 2_000_000.0)]
    assert horizontal_bars(rows, 13).plain().split("\n") == ["hamst… 1234.5", "quads      2M"]


def test_slim_and_ascii_bars_end_at_whole_cells() -> None:
    rows = [("hinge", 8.0), ("bridge", 7.0)]
    slim = horizontal_bars(rows, 22, slim=True).plain().split("\n")
    assert slim == ["hinge   ▆▆▆▆▆▆▆▆▆▆▆▆ 8", "bridge  ▆▆▆▆▆▆▆▆▆▆   7"]
    ascii_only = horizontal_bars(rows, 22, ascii_only=True).plain().split("\n")
    assert ascii_only == ["hinge   ############ 8", "bridge  ##########   7"]


@given(
    st.lists(st.tuples(st.text(), st.floats()), max_size=5),
    st.integers(-1, 80),
    st.booleans(),
    st.booleans(),
)
def test_bars_stay_within_the_width(
    rows: list[tuple[str, float]], width: int, ascii_only: bool, slim: bool
) -> None:
    picture = horizontal_bars(rows, width, ascii_only=ascii_only, slim=slim)
    assert picture.width <= max(0, width)
    assert picture.height == len(rows)


@pytest.mark.parametrize(
    ("series", "said"),
    [
        ([(11, None), (12, None)], "12 sets this week, 1 more than last."),
        ([(12, None), (10.5, None)], "10.5 sets this week, 1.5 fewer than last."),
        ([(9, None), (9, None)], "9 sets this week, as many as last."),
        ([(0, None), (1, None)], "1 set this week, 1 more than last."),
        ([(0, None), (0, None)], "0 sets this week, none last week."),
        ([(5, None)], "5 sets this week."),
        ([], "No sets in these weeks."),
        ([(math.inf, None), (math.nan, None)], "0 sets this week, none last week."),
    ],
)
def test_volume_in_words(series: list[tuple[float, float | None]], said: str) -> None:
    assert volume_caption(weeks(*series)) == said


def test_volume_of_a_muscle_in_words() -> None:
    said = volume_caption(weeks((11, 1), (12, 1)), "hamstring set")
    assert said == "12 hamstring sets this week, 1 more than last."


@pytest.mark.parametrize(
    ("series", "now", "said"),
    [
        ([(16.5, 7), (11, 4), (12, 2)], None, "Soreness 2; it was 7 after 16.5 sets."),
        ([(9, 7), (11, 7), (12, 2)], 1, "Soreness 1; it was 7 after 11 sets."),
        ([(9, 2), (12, 3)], None, "Soreness 3, at most 3 in these weeks."),
        ([(9, 2), (12, 8)], 8, "Soreness 8, the most in these weeks."),
        ([(9, None), (12, None)], None, "No soreness logged."),
        ([(9, None)], 3, "Soreness 3."),
        ([(9, math.nan), (9, 5), (1, 6)], 2, "Soreness 2; it was 6 after 1 set."),
    ],
)
def test_soreness_in_words(
    series: list[tuple[float, float | None]], now: float | None, said: str
) -> None:
    assert soreness_caption(weeks(*series), now) == said
