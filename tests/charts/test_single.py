"""One panel alone: weekly amounts, and soreness by day."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tracker.charts.picture import Picture
from tracker.charts.single import soreness, weekly_amounts

FIRST = date(2026, 8, 31)
STARTS = [FIRST + timedelta(days=7 * i) for i in range(12)]


def lines(picture: Picture) -> list[str]:
    return picture.plain().split("\n")


def test_kilograms_a_week_in_36_columns() -> None:
    kilos = [(0, 0), (0, 0), *((900.0 + 100 * i, 0.0) for i in range(10))]
    assert lines(weekly_amounts(STARTS, kilos, 36, 8, "kg moved a week")) == [
        "kg moved a week",
        "    ┤                    ▂ ▄",
        "1.6k┤            ▂ ▄ ▆ █ █ █",
        "    ┤    ▂ ▄ ▆ █ █ █ █ █ █ █",
        " 800┤    █ █ █ █ █ █ █ █ █ █",
        "    ┤    █ █ █ █ █ █ █ █ █ █",
        "   0└" + "─" * 24,
        "       Sep     Oct     Nov",
    ]


def test_sets_a_week_in_110_columns() -> None:
    sets = [(8.0, 4.0)] * 12
    drawn = lines(weekly_amounts(STARTS, sets, 110, 9, "hard sets a week"))
    assert drawn == [
        "hard sets a week",
        " 12┤" + "  ████  " * 11 + "  ████",
        "   ┤" + "  ████  " * 11 + "  ████",
        "  8┤" + "  ████  " * 11 + "  ████",
        "   ┤" + "  ████  " * 11 + "  ████",
        "  4┤" + "  ████  " * 11 + "  ████",
        "   ┤" + "  ████  " * 11 + "  ████",
        "  0└" + "─" * 96,
        "      31 Aug  7 Sep   14      21      28      5 Oct   12      19"
        "      26      2 Nov   9       16",
    ]


def test_soreness_by_day_in_60_columns() -> None:
    # Answers nine days apart are points without a line between them.
    points = [(FIRST + timedelta(days=d), 10.0 if d == 36 else 0.0) for d in range(0, 84, 9)]
    drawn = lines(soreness(STARTS, points, 60, 9))
    assert drawn[0] == "soreness 0-10: • a day, line the mean of 7 days"
    assert drawn[1] == " 10┤" + " " * 20 + "•"
    assert drawn[2:6] == ["   ┤", "   ┤", "  5┤", "   ┤"]
    assert drawn[6].startswith("  0┤•    •")
    assert drawn[6].count("•") == 9
    assert drawn[7] == "   └" + "─" * 48
    assert drawn[8] == "     Aug Sep             Oct             Nov"


def test_the_line_is_the_mean_of_seven_days() -> None:
    points = [(FIRST + timedelta(days=d), 10.0 if d % 2 else 0.0) for d in range(84)]
    drawn = lines(soreness(STARTS, points, 76, 13))
    middle = [line for line in drawn[5:9] if any("\u2800" < char <= "\u28ff" for char in line)]
    assert middle
    assert drawn[1].count("•") > 20
    assert drawn[10].count("•") > 20


def test_nothing_logged_says_so() -> None:
    assert any("No soreness in these weeks." in line for line in lines(soreness(STARTS, [], 39, 9)))
    none = weekly_amounts(STARTS, [(0, 0)] * 12, 39, 9, "reps a week", nothing="No reps yet.")
    assert any("No reps yet." in line for line in lines(none))


@given(
    st.integers(0, 300),
    st.lists(st.tuples(st.integers(-20, 2200), st.floats()), max_size=60),
    st.integers(-1, 130),
    st.integers(-1, 40),
    st.booleans(),
)
def test_any_numbers_stay_within_the_size_asked(
    count: int, points: list[tuple[int, float]], width: int, height: int, ascii_only: bool
) -> None:
    starts = [FIRST + timedelta(days=7 * i) for i in range(count)]
    values = [point for _, point in points]
    amounts = [(values[i % len(values)] if values else 0.0, 1.0) for i in range(count)]
    days = [(FIRST + timedelta(days=day), level) for day, level in points]
    for picture in (
        soreness(starts, days, width, height, ascii_only=ascii_only),
        weekly_amounts(starts, amounts, width, height, "kg a week", ascii_only=ascii_only),
    ):
        assert picture.width <= max(0, width)
        assert picture.height <= max(0, height)
        assert not ascii_only or picture.plain().isascii()


def test_a_year_fills_the_width_it_has() -> None:
    """52 weeks in 97 columns: bars of one and two columns side by side, none left out."""
    starts = [FIRST + timedelta(days=7 * i) for i in range(52)]
    drawn = lines(weekly_amounts(starts, [(4.0, 0.0)] * 52, 100, 9, "sets a week"))
    assert [row.count("█") for row in drawn[1:-2]] == [0, 0, 96, 96, 96, 96]
