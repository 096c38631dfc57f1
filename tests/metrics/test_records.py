"""Records: what beats what, and what is never compared."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tracker.domain.effort import BROKE, GOOD, Effort
from tracker.domain.exercise import Exercise
from tracker.domain.log import NewSet
from tracker.domain.target import Resistance
from tracker.domain.units import Load
from tracker.domain.views import Past
from tracker.metrics.records import bests, session_records

BEFORE, TODAY = date(2026, 11, 13), date(2026, 11, 20)
RDL = Exercise("rdl", "RDL", "Single-leg RDL", "hinge", (("hamstrings", 1),), "each", "external")
SQUAT = Exercise(
    "squat", "Squat", "Goblet squat", "squat", (("quads", 1),), "both", "external",
    bodyweight_share=0.65,
)  # fmt: skip
STEP = Exercise("step", "Step-up", "Step-up", "lunge", (("glutes", 1),), "each", uses_height=True)
CURL = Exercise("curl", "Curl", "Band curl", "curl", (("hamstrings", 1),), "both", "band")
HELP = Exercise("help", "Help", "Assisted squat", "squat", (("quads", 1),), "both", "assisted")
HOLD = Exercise("hold", "Hold", "Bridge hold", "bridge", (("glutes", 1),), timed=True)
BANDS = ("yellow", "red", "green")


def told(exercise: Exercise, before: list[NewSet], now: list[NewSet]) -> list[tuple[str, str]]:
    earlier = [Past(BEFORE, tuple(before))] if before else []
    found = session_records(exercise, Past(TODAY, tuple(now)), earlier, BANDS)
    assert {record.before for record in found} <= {BEFORE}
    return [(record.what, record.text) for record in found]


def at(kg: float, *reps: int, effort: Effort | None = None) -> list[NewSet]:
    return [NewSet(n, resistance=Resistance(Load(kg)), effort=effort) for n in reps]


def test_total_reps_a_side_at_a_load() -> None:
    six = Resistance(Load(6.0))
    before = [NewSet(10, 10, resistance=six), NewSet(10, 10, resistance=six)]
    before.append(NewSet(9, 10, resistance=six))
    assert told(RDL, before, at(6, 10, 10, 10)) == [
        ("Single-leg RDL, 6 kg", "30 reps a side, was 29")
    ]


def test_a_first_time_is_no_record() -> None:
    assert told(SQUAT, [], at(10, 12, 12, 12)) == []


def test_the_same_again_is_no_record() -> None:
    assert told(SQUAT, at(10, 12, 12, 12), at(10, 12, 12, 12)) == []


def test_a_heavier_load_is_one_record_and_its_reps_are_not_compared() -> None:
    assert told(SQUAT, at(10, 12, 12, 12), at(12, 8, 8)) == [("Goblet squat", "12 kg, was 10 kg")]


def test_most_reps_in_a_set() -> None:
    assert told(SQUAT, at(10, 12, 12), at(10, 14, 9)) == [
        ("Goblet squat, 10 kg", "14 reps in a set, was 12")
    ]


def test_a_load_in_pounds_is_told_in_pounds() -> None:
    now = [NewSet(8, resistance=Resistance(Load(25.0, "lb")))]
    assert told(SQUAT, at(10, 8), now) == [("Goblet squat", "25 lb, was 10 kg")]


def test_a_higher_step() -> None:
    low, high = Resistance(height_cm=30.0), Resistance(height_cm=35.0)
    now = [NewSet(8, resistance=high)]
    assert told(STEP, [NewSet(12, resistance=low)], now) == [("Step-up", "35 cm, was 30 cm")]


def test_a_stronger_band_by_the_users_own_order() -> None:
    before = [NewSet(12, resistance=Resistance(band="red"))]
    assert told(CURL, before, [NewSet(8, resistance=Resistance(band="green"))]) == [
        ("Band curl", "green band, was red")
    ]
    assert told(CURL, before, [NewSet(8, resistance=Resistance(band="yellow"))]) == []


def test_less_help_is_the_record() -> None:
    assert told(HELP, at(20, 8), at(15, 8)) == [("Assisted squat", "15 kg of help, was 20 kg")]
    assert told(HELP, at(20, 8), at(25, 8)) == []


def test_the_longest_hold() -> None:
    before, now = [NewSet(40, timed=True)], [NewSet(45, timed=True)]
    assert told(HOLD, before, now) == [("Bridge hold", "45 s, was 40 s")]


def test_warm_ups_and_broken_sets_are_no_records() -> None:
    ten = Resistance(Load(10.0))
    now = [NewSet(20, resistance=ten, warmup=True), NewSet(20, resistance=ten, effort=BROKE)]
    assert told(SQUAT, at(10, 12), now) == []


def test_the_estimate_needs_a_known_effort() -> None:
    kinds = {best.kind for best in bests(RDL, [Past(TODAY, tuple(at(6, 8)))])}
    assert "e1rm" not in kinds
    (best,) = [
        b for b in bests(RDL, [Past(TODAY, tuple(at(6, 8, effort=GOOD)))]) if b.kind == "e1rm"
    ]
    # Nine reps to failure by Epley.
    assert best.value == pytest.approx(6 * 1.3)
    assert best.text == "about 7.8 kg for one rep"


def test_where_the_body_is_moved_too_the_estimate_needs_its_weight() -> None:
    done = [Past(TODAY, tuple(at(10, 8, effort=GOOD)))]
    assert "e1rm" not in {b.kind for b in bests(SQUAT, done)}
    (best,) = [b for b in bests(SQUAT, done, bodyweight_kg=70) if b.kind == "e1rm"]
    assert best.value == pytest.approx(55.5 * 1.3 - 45.5)


def test_no_estimate_beyond_twelve_reps_to_failure() -> None:
    done = [Past(TODAY, tuple(at(6, 12, effort=GOOD)))]
    assert "e1rm" not in {b.kind for b in bests(RDL, done)}


def test_the_earliest_of_equal_bests_keeps_its_date() -> None:
    sessions = [Past(TODAY - timedelta(days=d), tuple(at(10, 12))) for d in (0, 7, 14)]
    assert {best.date for best in bests(SQUAT, sessions)} == {TODAY - timedelta(days=14)}
