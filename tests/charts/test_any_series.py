"""No chart raises on any series: empty, single, constant, gapped, NaN, infinite."""

from __future__ import annotations

import math
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.charts.examples import SERIES
from tracker.charts.draw import draw, finding, heading, nothing, usual_height
from tracker.charts.picture import STYLES
from tracker.charts.svg import svg
from tracker.domain.text import cells
from tracker.domain.views import Trend, TrendWeek
from tracker.metrics.series import (
    BalanceSeries,
    CalendarSeries,
    E1rmSeries,
    ExercisePoint,
    ExerciseSeries,
    LadderSeries,
    LoadSeries,
    RecordRow,
    RecordSeries,
    Series,
    SidesSeries,
    SorenessSeries,
    VolumePanel,
    VolumeSeries,
)
from tracker.metrics.sides import SidePoint

FIRST = date(2024, 1, 1)
NUMBERS = st.one_of(
    st.floats(), st.floats(0, 300), st.sampled_from([0.0, 10.0, math.nan, math.inf, -math.inf])
)
NAMES = st.one_of(st.text(max_size=30), st.just("\x1b[2Jsquat"), st.just("深いスクワット"))
LEVERS = st.sampled_from(["load", "help", "height", "band", "reps", "seconds"])


@st.composite
def series(draw_one: st.DrawFn) -> Series:
    """A series of any kind over any span, its numbers as odd as they come."""
    weeks = draw_one(st.integers(1, 400))
    starts = tuple(FIRST + timedelta(days=7 * n) for n in range(weeks))
    last = starts[-1] + timedelta(days=draw_one(st.integers(0, 6)))
    span = (last - FIRST).days
    values = draw_one(st.lists(NUMBERS, min_size=1, max_size=12))
    days = sorted(draw_one(st.sets(st.integers(0, span), max_size=25)))
    dates = tuple(FIRST + timedelta(days=n) for n in days)
    name = draw_one(NAMES)

    def value(place: int) -> float:
        return values[place % len(values)]

    amounts = tuple((value(n), value(n + 1)) for n in range(weeks))
    match draw_one(st.integers(0, 10)):
        case 0:
            panels = tuple(
                VolumePanel("quads", amounts, (10.0, 16.0) if n else None)
                for n in range(draw_one(st.integers(0, 5)))
            )
            unit = draw_one(st.sampled_from(["sets", "reps", "kg", "lb"]))
            return VolumeSeries("sets", unit, starts, panels)
        case 1:
            return SorenessSeries("quads", starts, tuple((d, n % 11) for n, d in enumerate(dates)))
        case 2:
            found = tuple(
                TrendWeek(start, low, high, None, "rhmd")
                for start, (low, high) in zip(starts, amounts, strict=True)
            )
            answered = tuple((d, "rhmd"[n % 4]) for n, d in enumerate(dates))
            return Trend("quads", (), found, (), (), {}, answered)
        case 3:
            points = tuple(
                ExercisePoint(d, value(n), value(n + 1), n % 2 == 0) for n, d in enumerate(dates)
            )
            bands = draw_one(st.lists(NAMES, max_size=4))
            target = draw_one(st.one_of(st.none(), st.tuples(NUMBERS, NUMBERS)))
            return ExerciseSeries(
                "x", name, draw_one(LEVERS), "kg", FIRST, last, points, tuple(bands), target,
                reached=tuple((d, name) for d in dates[:2]),
                ladder=_ladder(name, last, dates) if draw_one(st.booleans()) else None,
            )  # fmt: skip
        case 4:
            points_ = tuple((d, value(n)) for n, d in enumerate(dates))
            return E1rmSeries("x", name, "kg", FIRST, last, points_, reason="No. " * 30)
        case 5:
            sides = tuple(SidePoint(d, n % 7, 7 - n % 9) for n, d in enumerate(dates))
            return SidesSeries("x", name, FIRST, last, sides)
        case 6:
            return _ladder(name, last, dates)
        case 7:
            sets = tuple((d, n % 12) for n, d in enumerate(dates))
            return CalendarSeries(FIRST, last, 0, sets, dates[0] if dates else None)
        case 8:
            return LoadSeries(starts, tuple(a for a, _ in amounts), tuple(b for _, b in amounts), 3)
        case 9:
            return BalanceSeries(weeks, tuple((name, n * 3) for n in range(len(days))))
        case _:
            rows = tuple(
                RecordRow(str(n // 3), name, name, "heaviest", "12 kg", name, d)
                for n, d in enumerate(dates)
            )
            return RecordSeries(rows, last)


def _ladder(name: str, last: date, dates: tuple[date, ...]) -> LadderSeries:
    rungs = tuple((str(n), name, name) for n in range(8))
    done = tuple((d, n % 8, 3) for n, d in enumerate(dates))
    return LadderSeries("x", "X", FIRST, last, rungs, done, None if dates else 3)


@given(series(), st.integers(-1, 140), st.integers(-1, 45), st.booleans())
def test_any_series_stays_within_the_size_asked(
    one: Series, width: int, height: int, ascii_only: bool
) -> None:
    picture = draw(one, width, height, ascii_only=ascii_only)
    assert all(cells(line) <= max(0, width) for line in picture.plain().split("\n"))
    assert picture.height <= max(0, height)
    assert {style for line in picture.lines for _, style in line} <= {"", *STYLES}
    assert "\x1b" not in picture.plain()


@given(series())
def test_any_series_has_a_finding(one: Series) -> None:
    assert finding(one).strip()
    assert heading(one) or not getattr(one, "name", "")
    assert nothing(one) in ("", "sets", "soreness")
    assert 2 <= usual_height(one, 60) <= 400


@given(series())
def test_any_picture_is_well_formed_svg(one: Series) -> None:
    root = ET.fromstring(svg(draw(one, 60, 20), "what <it> shows & says"))
    assert root.find("{http://www.w3.org/2000/svg}title") is not None


@pytest.mark.parametrize("place", [math.nan, math.inf, -math.inf, -1.0, 0.0, 7.0])
def test_a_band_that_is_none_is_a_band_in_words(place: float) -> None:
    one = replace(SERIES["exercise"], lever="band", bands=("red",), target=(place, 8.0),
                  next_name="")  # fmt: skip
    assert (" Next: red band, " if place == 0 else " Next: band, ") in finding(one)


def test_the_svg_is_as_large_as_the_picture_and_tells_its_title() -> None:
    picture = draw(SERIES["exercise"], 60, 18)
    text = svg(picture, "Goblet squat: 12 kg.")
    assert "<title>Goblet squat: 12 kg.</title>" in text
    assert f'width="{picture.width * 8.4 + 20:.1f}"' in text
    assert text.count("<circle") > 20


NOTHING: dict[str, Series] = {
    "volume": replace(SERIES["volume"], panels=()),
    "soreness": replace(SERIES["soreness"], daily=()),
    "volume-soreness": replace(SERIES["volume-soreness"], weeks=(), now={}),
    "exercise": replace(SERIES["exercise"], points=(), target=None, reached=()),
    "e1rm": replace(SERIES["e1rm"], points=(), reason="Body weight unknown."),
    "sides": replace(SERIES["sides"], points=()),
    "ladder": replace(SERIES["ladder"], points=(), next_up=None),
    "calendar": replace(SERIES["calendar"], days=()),
    "load": replace(SERIES["load"], training=(0.0,) * 12, other=(0.0,) * 12, unknown=0),
    "balance": replace(SERIES["balance"], sets=(("hinge", 0), ("curl", 0))),
    "records": replace(SERIES["records"], rows=()),
}


_MISSING = {"soreness": "soreness", "e1rm": ""}


@pytest.mark.parametrize(
    ("name", "drawn", "said"),
    [
        ("volume", "No sets in these weeks.", "No sets in these weeks."),
        ("soreness", "No soreness in these", "No soreness of hamstrings logged in these weeks."),
        ("volume-soreness", "No sets in these weeks.", "No soreness logged."),
        ("exercise", "No sessions in these weeks.", "No session of Goblet squat"),
        ("e1rm", "No estimate in these weeks.", "Body weight unknown."),
        ("sides", "No sessions in these weeks.", "No session of Step-up"),
        ("ladder", "No sessions", "No rung of the glute bridge ladder"),
        ("calendar", "no training in these weeks", "No training in these weeks."),
        ("load", "No session load in these weeks.", "it takes the effort of the sets"),
        ("balance", "hinge", "No sets in these weeks."),
        ("records", "No records in these weeks.", "No records in these weeks."),
    ],
)
def test_an_empty_log_is_said_in_words(name: str, drawn: str, said: str) -> None:
    for width in (39, 110):
        assert drawn in draw(NOTHING[name], width, 18).plain()
    assert said in finding(NOTHING[name])
    assert "most people grow" not in finding(NOTHING[name]).lower()
    assert nothing(NOTHING[name]) == _MISSING.get(name, "sets")
    assert nothing(SERIES[name]) == ""


def test_one_session_is_one_point() -> None:
    one = replace(SERIES["exercise"], points=SERIES["exercise"].points[:1], target=None)
    assert draw(one, 60, 18).plain().count("•") == 2
    assert finding(one) == (
        "Goblet squat: 6 kg, 8 reps a set on 1 Sep. Split squat reached on 9 Nov."
    )


def test_a_long_gap_is_a_gap() -> None:
    points = SERIES["e1rm"].points
    kept = (*points[:4], *points[12:])
    broken = draw(replace(SERIES["e1rm"], points=kept), 60, 14).plain().split("\n")
    columns = [line[20:34] for line in broken[1:-2]]
    assert not any("\u2800" < char <= "\u28ff" for text in columns for char in text)


def test_rungs_are_steps_where_there_is_room_and_marks_where_there_is_not() -> None:
    wide = draw(SERIES["rungs"], 60, usual_height(SERIES["rungs"], 60)).plain()
    assert "rung, harder above" in wide
    assert "▲" not in wide
    narrow = draw(SERIES["rungs"], 39, usual_height(SERIES["rungs"], 39)).plain()
    assert "▲ harder rung" in narrow
    assert "rung, harder above" not in narrow


def test_points_ticks_and_the_line_stand_in_one_row() -> None:
    rows = draw(SERIES["exercise"], 110, 18).plain().split("\n")
    for label, weight in (("12", 2), ("10", 7), (" 8", 5), (" 6", 5)):
        row = next(row for row in rows if row.lstrip(" ").startswith(label.strip() + "┤"))
        assert row.count("•") + row.count("◆") >= weight, label


def test_panels_above_each_other_begin_in_one_column() -> None:
    odd = replace(SERIES["volume"], panels=SERIES["volume"].panels[::-1])
    for width in (39, 60, 110):
        rows = draw(odd, width, 16).plain().split("\n")
        assert len({row.index("└") for row in rows if "└" in row}) == 1


def test_days_before_the_first_training_are_no_rest_days() -> None:
    late = replace(SERIES["calendar"], days=SERIES["calendar"].days[-4:], begun=date(2026, 11, 10))
    drawn = draw(late, 39, 12).plain()
    assert drawn.count("·") < 12
    assert "in 2 weeks" in finding(late)
