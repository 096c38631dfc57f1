"""One made-up series of every kind, with gaps, records and marks, for the tests of charts.

``python -m tests.charts.examples`` draws the golden texts anew; read them before keeping them.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from tracker.charts.draw import draw, finding, usual_height
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

FIRST = date(2026, 8, 31)
LAST = date(2026, 11, 20)
STARTS = tuple(FIRST + timedelta(days=7 * week) for week in range(12))
WIDTHS = (36, 60, 110)
GOLDEN = Path(__file__).with_name("golden")
_TALLEST = 24


def day(number: int) -> date:
    """A date by its days after the first."""
    return FIRST + timedelta(days=number)


# Trained on Tuesdays and Fridays, but for the two weeks from 6 October.
DAYS = tuple(day(7 * week + n) for week in range(12) for n in (1, 4) if week not in (5, 6))
LOADS = (6, 6, 6, 6, 6, 8, 8, 8, 8, 8, 8, 10, 10, 10, 10, 10, 10, 10, 12, 12)
REPS = (8, 9, 10, 11, 12, 8, 9, 10, 10, 11, 12, 8, 9, 10, 11, 12, 12, 12, 8, 9)
HELD = (6, 6, 9, 9, 12, 0, 0, 6, 9, 16.5, 11, 12)
SORE = (3, 2, 3, 2, 4, None, None, 3, 2, 7, 4, 2)
MARKS = ("", "", "", "", "h", "m", "m", "", "", "r", "d", "")

EXERCISE = ExerciseSeries(
    "goblet-squat",
    "Goblet squat",
    "load",
    "kg",
    FIRST,
    LAST,
    tuple(
        ExercisePoint(when, float(load), float(reps), load != before)
        for when, load, reps, before in zip(DAYS, LOADS, REPS, (6, *LOADS), strict=False)
    ),
    target=(12.0, 10.0),
    reached=((day(70), "Split squat"),),
)
LADDER = LadderSeries(
    "glute-bridge",
    "Glute bridge",
    FIRST,
    LAST,
    (
        ("glute-bridge", "Glute bridge", "Glute bridge"),
        ("banded", "Banded glute bridge", "Banded bridge"),
        ("feet-up", "Feet-elevated glute bridge", "Feet-up bridge"),
        ("single-leg", "Single-leg glute bridge", "Single-leg bridge"),
    ),
    tuple((when, 0 if n < 7 else 2, 3) for n, when in enumerate(DAYS)),
    3,
)
SERIES: dict[str, Series] = {
    "volume": VolumeSeries(
        "sets",
        "sets",
        STARTS,
        (
            VolumePanel("hamstrings", tuple((n / 2, n / 2) for n in HELD), (10.0, 16.0)),
            VolumePanel("quads", tuple((n / 3, 0.0) for n in HELD)),
        ),
    ),
    "tonnage": VolumeSeries(
        "tonnage",
        "kg",
        STARTS,
        (VolumePanel("everything", tuple((n * 97.5, 0.0) for n in HELD)),),
        weightless=108,
    ),
    "soreness": SorenessSeries(
        "hamstrings", STARTS, tuple((when, n % 5) for n, when in enumerate(DAYS))
    ),
    "volume-soreness": Trend(
        "hamstrings",
        ("hamstrings",),
        tuple(
            TrendWeek(start, sets / 2, sets / 2, sore, mark)
            for start, sets, sore, mark in zip(STARTS, HELD, SORE, MARKS, strict=True)
        ),
        (),
        (),
        {"hamstrings": 2},
        ((day(64), "r"), (day(72), "d")),
    ),
    "exercise": EXERCISE,
    "band": ExerciseSeries(
        "band-hamstring-curl",
        "Band hamstring curl",
        "band",
        "",
        FIRST,
        LAST,
        tuple(ExercisePoint(when, float(n // 9), 8.0 + n % 5) for n, when in enumerate(DAYS)),
        bands=("yellow", "red", "green"),
        next_name="Slider curl",
    ),
    "reps": ExerciseSeries(
        "glute-bridge",
        "Glute bridge",
        "reps",
        "reps",
        FIRST,
        LAST,
        tuple(
            ExercisePoint(when, float(reps), float(reps), n == 4)
            for n, (when, reps) in enumerate(zip(DAYS, REPS, strict=True))
        ),
        target=(12.0, 12.0),
    ),
    "e1rm": E1rmSeries(
        "goblet-squat",
        "Goblet squat",
        "kg",
        FIRST,
        LAST,
        tuple(
            (when, load * (1 + (reps + 1) / 30))
            for when, load, reps in zip(DAYS, LOADS, REPS, strict=True)
        ),
        bodyweight_kg=70.0,
    ),
    "sides": SidesSeries(
        "step-up",
        "Step-up",
        FIRST,
        LAST,
        tuple(SidePoint(when, 30, 30 - (n * 7) % 6) for n, when in enumerate(DAYS)),
        percent=-11.7,
    ),
    "ladder": LADDER,
    "rungs": replace(EXERCISE, reached=((day(25), "Feet-up bridge"),), ladder=LADDER),
    "calendar": CalendarSeries(
        FIRST, LAST, 0, tuple((when, 3 + n % 7) for n, when in enumerate(DAYS)), DAYS[0]
    ),
    "load": LoadSeries(
        STARTS, tuple(n * 33.0 for n in HELD), tuple(320.0 * (n == 3) for n in range(12)), 2
    ),
    "balance": BalanceSeries(
        12, (("hinge", 33), ("bridge", 60), ("curl", 0), ("squat", 36), ("lunge", 30))
    ),
    "records": RecordSeries(
        (
            RecordRow("goblet-squat", "Goblet squat", "Goblet squat", "heaviest", "",
                      "12 kg", day(78)),
            RecordRow("goblet-squat", "Goblet squat", "Goblet squat", "total-reps", "12 kg",
                      "27 reps", day(81)),
            RecordRow("goblet-squat", "Goblet squat", "Goblet squat", "total-reps", "10 kg",
                      "36 reps", day(67), top=False),
            RecordRow("step-up", "Step-up", "Step-up", "most-reps", "h20",
                      "13 reps a side in a set", date(2025, 12, 1)),
            RecordRow("wall-squat", "Wall squat", "Wall squat", "longest-hold", "body", "60 s",
                      day(40)),
        ),
        LAST,
    ),
}  # fmt: skip


def golden(series: Series, coloured: bool) -> str:
    """A series at every width, and its finding, as one text."""
    parts = []
    for width in WIDTHS:
        picture = draw(series, width, min(_TALLEST, usual_height(series, width)))
        parts.append(f"{width} columns\n{picture.ansi(coloured)}\n")
    return "\n".join([*parts, finding(series)]) + "\n"


def path_of(name: str, coloured: bool) -> Path:
    """Where a golden text is kept."""
    return GOLDEN / f"{name}{'.ansi' if coloured else ''}.txt"


if __name__ == "__main__":
    for name, series in SERIES.items():
        for coloured in (False, True):
            path_of(name, coloured).write_text(golden(series, coloured), "utf-8")
