"""Weekly volume over soreness: drawn as the designs show it, whatever the numbers."""

from __future__ import annotations

import math
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.charts.picture import STYLES, Picture
from tracker.charts.volume_soreness import volume_soreness
from tracker.charts.weeks import Landmarks
from tracker.domain.text import cells
from tracker.domain.views import TrendWeek

FIRST = date(2026, 8, 31)
SETS = (6, 6, 9, 9, 12, 12, 6, 12, 12, 16.5, 11, 12)
SORE = (3, 2, 3, 2, 3, 2, 0, 4, 2, 7, 4, 2)
MARKS = {6: "m", 9: "r", 10: "h"}
HAMSTRINGS = Landmarks(10, 16)
STORY = [
    TrendWeek(FIRST + timedelta(days=7 * i), sets / 2, sets / 2, SORE[i], MARKS.get(i, ""))
    for i, sets in enumerate(SETS)
]


def lines(picture: Picture) -> list[str]:
    return picture.plain().split("\n")


def test_twelve_weeks_in_39_columns() -> None:
    assert lines(volume_soreness(STORY, 39, 17)) == [
        "hard sets a week, half for indirect",
        "18┤                           ▄▄",
        "  ┤                           ██",
        "12┤            ██ ██    ██ ██ ██ ▅▅ ██",
        "  ┤      ██ ██ ██ ██    ██ ██ ██ ██ ██",
        " 6┤██ ██ ██ ██ ██ ██ ██ ██ ██ ██ ██ ██",
        "  ┤██ ██ ██ ██ ██ ██ ██ ██ ██ ██ ██ ██",
        " 0└────────────────────────────────────",
        "worst soreness of the week, 0-10",
        "10┤",
        "  ┤                           ⢀⢄",
        " 5┤                      ⡀   ⡰⠁ ⠑⢄⡀",
        "  ┤⠐⠤⠤⠤⠤⠤⠔⠤⠤⠤⠤⠤⠔⠤⠤⠤⣀   ⡠⠊⠈⠑⠢⠎     ⠈⠑⠢⠄",
        " 0┤                 ⠉⠒⠊",
        "                     m        r  h",
        "      Sep         Oct         Nov",
        "m missed  r rest taken  h held back",
    ]


def test_twelve_weeks_in_76_columns() -> None:
    drawn = lines(volume_soreness(STORY, 76, 21, landmarks=HAMSTRINGS))
    assert drawn[:12] == [
        "hard sets a week: direct sets, and half of the indirect ones",
        " 20┤",
        "   ┤                                                       ▂▂▂",
        " 16┤" + "▔" * 55 + "███" + "▔" * 14,
        "   ┤                                                       ███",
        "   ┤                         ███   ███         ███   ███   ███   ▄▄▄   ███",
        " 10┤" + "▔" * 13 + "▄▄▄▔▔▔▄▄▄▔▔▔███▔▔▔███" + "▔" * 9 + "███▔▔▔███▔▔▔███▔▔▔███▔▔▔███▔▔",
        "   ┤             ███   ███   ███   ███         ███   ███   ███   ███   ███",
        *(["   ┤" + " ███  " * 11 + " ███"] * 3),
        "  0└" + "─" * 72,
    ]
    assert drawn[12] == "worst soreness of the week, 0-10"
    assert [line[:4] for line in drawn[13:19]] == [" 10┤", "   ┤", "   ┤", "  5┤", "   ┤", "  0┤"]
    assert drawn[19:] == [
        " " * 41 + "missed            rest  held",
        "     31    7 Sep 14    21    28    5 Oct 12    19    26    2 Nov 9     16",
    ]


def test_a_small_pane_keeps_both_panels() -> None:
    assert lines(volume_soreness(STORY, 36, 11)) == [
        "hard sets a week, half for indirect",
        "18┤                  ▆",
        "12┤    ▄ ▄ █ █   █ █ █ ▇ █",
        " 6┤█ █ █ █ █ █ █ █ █ █ █ █",
        " 0└" + "─" * 24,
        "worst soreness of the week, 0-10",
        "10┤",
        " 5┤⡀   ⡀   ⡀     ⡠⣀ ⡠⠊⠒⠤⣀",
        " 0┤⠈⠉⠉⠉⠈⠉⠉⠉⠈⠉⠑⠒⠒⠊  ⠉     ⠉",
        "               m     r h",
        "     Sep     Oct     Nov",
    ]


def test_ascii_glyphs_alone() -> None:
    plain = volume_soreness(STORY, 76, 21, landmarks=HAMSTRINGS, ascii_only=True).plain()
    assert plain.isascii()
    assert "###" in plain
    assert "*" in plain


def test_without_soreness_a_sentence_says_so() -> None:
    weeks = [TrendWeek(w.start, w.direct, w.indirect, None) for w in STORY]
    drawn = lines(volume_soreness(weeks, 39, 17))
    assert sum("No soreness in these weeks." in line for line in drawn) == 1
    assert not any("\u2800" < char <= "\u28ff" for line in drawn for char in line)


def test_an_empty_log_has_axes_and_sentences() -> None:
    drawn = lines(volume_soreness([], 39, 17))
    assert sum("No sets in these weeks." in line for line in drawn) == 1
    assert drawn[0].startswith("hard sets")
    assert any(line.startswith(" 0└──") for line in drawn)


def test_one_week_alone_shows_its_soreness_as_a_point() -> None:
    week = TrendWeek(date(2026, 11, 16), 4, 0, 3)
    drawn = lines(volume_soreness([week], 39, 12))
    assert sum("•" in line for line in drawn) == 1
    assert drawn[-1].strip() == "16 Nov"


def test_a_week_without_soreness_breaks_the_line() -> None:
    weeks = [
        TrendWeek(FIRST + timedelta(days=7 * i), 6, 0, None if i in (4, 5) else 5)
        for i in range(12)
    ]
    (row,) = [
        line
        for line in lines(volume_soreness(weeks, 39, 17))
        if any("\u2800" < char <= "\u28ff" for char in line)
    ]
    assert row[3 + 12 : 3 + 17].strip() == ""
    assert row[3 + 1 : 3 + 9].strip() != ""


def test_missing_weeks_are_gaps_on_the_axis() -> None:
    weeks = [TrendWeek(FIRST, 6, 0, 2), TrendWeek(FIRST + timedelta(days=28), 6, 0, 2)]
    base = next(line for line in lines(volume_soreness(weeks, 39, 17)) if line.startswith(" 0└"))
    bars = lines(volume_soreness(weeks, 39, 17))[7]
    assert base == " 0└" + "─" * 35
    # Five places of seven columns: a bar in the first and the last.
    assert bars == "  ┤  ███" + " " * 25 + "███"


def test_few_weeks_with_room_show_days() -> None:
    weeks = STORY[-4:]
    points = [(weeks[0].start + timedelta(days=d), d % 5) for d in range(0, 28, 3)]
    drawn = lines(volume_soreness(weeks, 76, 21, daily=points))
    assert "soreness day by day, 0-10" in drawn
    assert "worst soreness of the week, 0-10" in lines(volume_soreness(weeks, 39, 17, daily=points))


def test_marks_that_would_touch_become_letters() -> None:
    marks = {5: "m", 6: "r", 9: "rh"}
    weeks = [TrendWeek(w.start, w.direct, 0, 2, marks.get(i, "")) for i, w in enumerate(STORY)]
    drawn = lines(volume_soreness(weeks, 76, 21))
    assert drawn[-3].split() == ["m", "r", "rh"]
    assert drawn[-1] == "m missed  r rest taken  h held back"


def test_a_year_in_39_columns_is_the_mean_of_two_weeks() -> None:
    weeks = [TrendWeek(FIRST + timedelta(days=7 * i), 8 * (i % 2), 0, i % 3) for i in range(52)]
    drawn = lines(volume_soreness(weeks, 39, 17))
    assert drawn[0] == "hard sets a week, mean of 2 weeks"
    assert "worst soreness of 2 weeks, 0-10" in drawn
    assert " 4┤" + "█" * 36 in drawn
    assert drawn[-1] == "    Sep  Nov   Jan   Mar   May   Jul"


def test_direct_and_indirect_sets_differ_in_style() -> None:
    weeks = [TrendWeek(FIRST, 6, 3, None)]
    styles = [
        {style for text, style in line if "█" in text}
        for line in volume_soreness(weeks, 39, 17).lines[1:7]
    ]
    assert {"bar2"} in styles
    assert {"bar"} in styles
    assert styles.index({"bar2"}) < styles.index({"bar"})


NUMBERS = st.one_of(
    st.floats(allow_nan=True, allow_infinity=True),
    st.integers(-5, 30).map(float),
    st.sampled_from([0.0, math.nan, math.inf, -math.inf, 1e308, 5e-324]),
)


@st.composite
def any_weeks(draw: st.DrawFn) -> list[TrendWeek]:
    starts = draw(st.lists(st.integers(0, 300), max_size=40, unique=True).map(sorted))
    return [
        TrendWeek(
            FIRST + timedelta(days=7 * week),
            draw(NUMBERS),
            draw(NUMBERS),
            draw(st.one_of(st.none(), NUMBERS)),  # type: ignore[arg-type]
            draw(st.sampled_from(["", "", "m", "r", "rh", "mrh"])),
        )
        for week in starts
    ]


@given(
    any_weeks(),
    st.integers(-1, 130),
    st.integers(-1, 40),
    st.booleans(),
    st.sampled_from([None, HAMSTRINGS, Landmarks(4, 12)]),
    st.lists(st.tuples(st.dates(date(2026, 1, 1), date(2030, 1, 1)), NUMBERS), max_size=20),
)
def test_any_numbers_stay_within_the_size_asked(
    weeks: list[TrendWeek],
    width: int,
    height: int,
    ascii_only: bool,
    landmarks: Landmarks | None,
    daily: list[tuple[date, float]],
) -> None:
    picture = volume_soreness(
        weeks, width, height, daily=daily, landmarks=landmarks, ascii_only=ascii_only
    )
    assert picture.height <= max(0, height)
    assert picture.width <= max(0, width)
    assert all(cells(line) <= max(0, width) for line in lines(picture))
    assert {style for line in picture.lines for _, style in line} <= {"", *STYLES}
    assert "\x1b" not in picture.plain()
    assert not ascii_only or picture.plain().isascii()


@pytest.mark.parametrize(("width", "height"), [(36, 9), (39, 17), (60, 16), (76, 21), (110, 30)])
def test_the_room_is_used_up_to_the_last_whole_week(width: int, height: int) -> None:
    picture = volume_soreness(STORY, width, height)
    assert width - len(STORY) < picture.width <= width
    assert picture.height == height
