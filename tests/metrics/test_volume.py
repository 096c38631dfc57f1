"""Weekly volume: what counts as a set, what as a kilogram, and what as a week."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.exercise import Exercise
from tracker.domain.views import MuscleWeek
from tracker.metrics.volume import (
    VolumeRow,
    week_progress,
    week_start,
    weekly_sets,
    weekly_work,
    weeks_between,
)

FRI = date(2026, 11, 20)
TUE = date(2026, 11, 17)


RDL = Exercise(
    "rdl", "RDL", "RDL", "hinge", (("hamstrings", 1), ("glutes", 0.5)), side="each", kind="external"
)
SQUAT = Exercise(
    "squat", "Squat", "Squat", "squat", (("quads", 1), ("glutes", 1)), kind="external", implements=2
)
BRIDGE = Exercise("bridge", "Bridge", "Bridge", "bridge", (("glutes", 1), ("hamstrings", 0.5)))
CURL = Exercise("curl", "Curl", "Curl", "curl", (("hamstrings", 1),), kind="band")
DIP = Exercise("assisted", "A", "A", "squat", (("quads", 1),), kind="assisted")
ALL = {e.id: e for e in (RDL, SQUAT, BRIDGE, CURL, DIP)}


def test_direct_sets_count_one_and_indirect_ones_half() -> None:
    rows = [VolumeRow(TUE, "rdl", 3), VolumeRow(FRI, "bridge", 3), VolumeRow(FRI, "squat", 2)]
    (week,) = weekly_sets(rows, ALL, TUE, FRI)
    assert week.start == date(2026, 11, 16)
    assert week.direct == {"hamstrings": 3, "glutes": 5, "quads": 2}
    assert week.indirect == {"hamstrings": 1.5, "glutes": 1.5, "quads": 0}
    assert week.sets == {"hamstrings": 4.5, "glutes": 6.5, "quads": 2}


def test_a_week_without_training_is_there_as_zeros() -> None:
    rows = [VolumeRow(date(2026, 11, 3), "curl", 3), VolumeRow(FRI, "curl", 2)]
    weeks = weekly_sets(rows, ALL, date(2026, 11, 3), FRI)
    assert [(w.start.day, w.sets) for w in weeks] == [
        (2, {"hamstrings": 3}),
        (9, {"hamstrings": 0}),
        (16, {"hamstrings": 2}),
    ]


def test_rows_outside_the_weeks_and_unknown_exercises_are_left_out() -> None:
    rows = [VolumeRow(date(2026, 11, 15), "curl", 3), VolumeRow(FRI, "gone", 9)]
    (week,) = weekly_sets(rows, ALL, FRI, FRI)
    assert week.sets == {}


@pytest.mark.parametrize(
    ("day", "first_weekday", "start"),
    [
        (date(2026, 11, 20), 0, date(2026, 11, 16)),
        (date(2026, 11, 16), 0, date(2026, 11, 16)),
        (date(2026, 11, 15), 0, date(2026, 11, 9)),
        (date(2026, 11, 15), 6, date(2026, 11, 15)),
        (date(2026, 11, 20), 6, date(2026, 11, 15)),
        (date(2026, 11, 20), 5, date(2026, 11, 14)),
        (date(2027, 1, 1), 0, date(2026, 12, 28)),
        (date(1, 1, 1), 6, date(1, 1, 1)),
    ],
)
def test_the_week_starts_where_the_user_says(day: date, first_weekday: int, start: date) -> None:
    assert week_start(day, first_weekday) == start


@given(
    st.dates(date(1970, 1, 1), date(2200, 1, 1)),
    st.integers(0, 800),
    st.integers(0, 6),
)
def test_weeks_are_seven_days_apart_and_hold_both_ends(day: date, span: int, first: int) -> None:
    last = date.fromordinal(day.toordinal() + span)
    starts = weeks_between(day, last, first)
    assert starts[0] <= day < date.fromordinal(starts[0].toordinal() + 7)
    assert starts[-1] <= last < date.fromordinal(starts[-1].toordinal() + 7)
    assert {(b - a).days for a, b in pairwise(starts)} <= {7}


def test_only_kilograms_become_tonnage() -> None:
    rows = [
        VolumeRow(FRI, "rdl", 1, 19, 114.0),
        VolumeRow(FRI, "squat", 1, 12, 120.0),
        VolumeRow(FRI, "bridge", 1, 12),
        VolumeRow(FRI, "curl", 1, 12),
        VolumeRow(FRI, "assisted", 1, 8, 160.0),
    ]
    (week,) = weekly_work(rows, ALL, FRI, FRI)
    assert week.reps == {"external": 31, "bodyweight": 12, "band": 12, "assisted": 8}
    # 19 reps with one 6 kg dumbbell, 12 with two of 10 kg.
    assert week.tonnage == {"external": 114 + 240}
    assert week.kg == 354


def test_this_week_so_far_against_what_it_comes_to() -> None:
    rows = [VolumeRow(TUE, "rdl", 3), VolumeRow(TUE, "bridge", 3), VolumeRow(FRI, "squat", 1)]
    to_come = [("squat", 2), ("curl", 3), ("gone", 4)]
    assert week_progress(rows, to_come, ALL, FRI) == (
        MuscleWeek("hamstrings", 4.5, 7.5),
        MuscleWeek("glutes", 5.5, 7.5),
        MuscleWeek("quads", 1, 3),
    )


def test_a_week_with_nothing_done_and_nothing_planned_is_empty() -> None:
    assert week_progress([], [], ALL, FRI) == ()
