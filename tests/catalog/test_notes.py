"""The notes beside a day's plan: each fires where its rule says so, and only there."""

from __future__ import annotations

from datetime import date, timedelta

from tracker.catalog import Catalog, load_catalog
from tracker.domain.decision import DayPlan, Decision
from tracker.domain.target import Target
from tracker.domain.value import replace
from tracker.logbook.advising.notes import Done, notes
from tracker.logbook.settings import thresholds

TODAY = date(2026, 11, 20)
CATALOG = load_catalog()
NUMBERS = thresholds({}, CATALOG)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def plan(*exercises: str, program: str = "build", train: bool = True, sets: int = 3) -> DayPlan:
    decisions = tuple(
        Decision(e, e, "repeat", None, Target(sets, 8, 12), (), "", "", "", "") for e in exercises
    )
    return DayPlan("2026-11-20", train, "2026-11-20", program, "day-1", "Day 1", None, decisions)


def told(
    day: DayPlan,
    *sets: tuple[date, str, int],
    programs: tuple[tuple[date, str], ...] = (),
    sensitive: bool = False,
    catalog: Catalog = CATALOG,
) -> tuple[str, ...]:
    return notes(day, Done(TODAY, tuple(sorted(sets)), programs), catalog, NUMBERS, sensitive)


HINGE = "dumbbell-single-leg-romanian-deadlift"


def test_a_usual_day_has_no_note() -> None:
    assert told(plan(HINGE, "goblet-squat", "glute-bridge")) == ()


def test_both_programs_in_one_week() -> None:
    (note,) = told(plan("glute-bridge"), programs=((ago(6), "circuit"),))
    assert note.startswith("Circuit and Build within seven days")


def test_two_straight_programs_are_no_warning() -> None:
    assert told(plan("glute-bridge"), programs=((ago(2), "starter"), (ago(4), "gone"))) == ()


def test_a_rest_day_warns_of_nothing_that_is_not_trained() -> None:
    rest = plan(HINGE, "band-hamstring-curl", train=False)
    assert told(rest, programs=((ago(2), "circuit"),)) == ()


def test_a_second_hamstring_exercise_of_the_day() -> None:
    (note,) = told(plan("goblet-squat", "band-hamstring-curl"), (TODAY, HINGE, 3))
    assert note.startswith("Dumbbell single-leg Romanian deadlift and Band hamstring curl have")
    assert "Build holds one such exercise a session" in note


def test_the_circuit_allows_four() -> None:
    four = ("dumbbell-romanian-deadlift", "kettlebell-swing", "stability-ball-hamstring-curl",
            "hamstring-squeeze")  # fmt: skip
    assert told(plan(*four, program="circuit")) == ()
    (note,) = told(plan(*four, "slider-hamstring-curl", program="circuit"))
    assert "Circuit holds 4 such exercises" in note


def test_a_week_without_a_knee_bend() -> None:
    day = plan("goblet-squat")
    (note,) = told(day, (ago(3), HINGE, 3))
    assert (
        note == "The week lacks a knee bend (hamstring curl); hamstrings need a hinge and a curl."
    )
    assert told(day, (ago(3), HINGE, 3), (ago(5), "band-hamstring-curl", 3)) == ()
    assert told(plan(HINGE)) == ()


def test_the_coach_leaves_out_what_no_note_then_asks_for() -> None:
    """`sport-taxed` left the curl out: it comes on its next day."""
    day = plan("goblet-squat", "band-hamstring-curl")
    kept, curl = day.exercises
    left = replace(day, exercises=(kept, replace(curl, to=None)))
    assert told(left, (ago(3), HINGE, 3)) == ()


def test_a_sensitive_back_with_a_hinge_on_the_plan() -> None:
    day = plan(HINGE, "goblet-squat")
    (note,) = told(day, sensitive=True)
    assert "loads it more than a bridge or a hip thrust would" in note
    assert told(plan("glute-bridge"), sensitive=True) == ()


def test_sets_that_grow_fast_are_told_where_the_weeks_have_as_many_days() -> None:
    squats = (ago(2), "goblet-squat", 3)
    before = ((ago(8), "glute-bridge", 3), (ago(10), "goblet-squat", 3))
    six = plan("glute-bridge", program="starter", sets=6)
    assert told(six, squats, *before) == (
        "Sets grew fast from week to week: glutes 6 → 9; 2 more is enough.",
        "Glute bridge: more than 1 set added since the week before.",
    )
    assert told(plan("glute-bridge", program="starter", sets=4), squats, *before) == ()
    assert told(six, squats, (ago(4), "goblet-squat", 3), *before) == ()


def test_what_the_coach_brings_or_gives_back_is_no_growth_of_sets() -> None:
    """A layer that came in, and the third set after a first time or an easy week with two."""
    before = ((ago(8), "glute-bridge", 2), (ago(10), "glute-bridge", 2))
    grown = plan("glute-bridge", "step-up", "hip-thrust", program="starter")
    week = ((ago(2), "glute-bridge", 3), (ago(2), "step-up", 3))
    assert told(grown, *week, *before) == ()
    # In a program that does not grow the same is news.
    found = told(replace(grown, program="build"), *week, *before)
    assert any("glutes 4 → 15 and hamstrings 2 → 7.5; 2 more is enough" in note for note in found)


def test_what_the_lifter_adds_beside_a_growing_program_is_growth() -> None:
    before = ((ago(8), "glute-bridge", 3), (ago(10), "glute-bridge", 3))
    added = (ago(2), "reverse-lunge", 3)
    day = plan("glute-bridge", program="starter")
    (note,) = told(day, (ago(2), "glute-bridge", 3), added, *before)
    assert "glutes 6 → 9" in note


def test_many_hamstring_sets_in_seven_days() -> None:
    week = ((ago(2), "band-hamstring-curl", 9), (ago(4), HINGE, 9))
    assert told(plan("band-hamstring-curl", sets=2), *week) == ()
    (note,) = told(plan("band-hamstring-curl", sets=3), *week)
    assert note.startswith("21 hamstring sets in seven days with today's; above 20")


def test_what_left_the_catalogue_is_passed_over() -> None:
    assert told(plan(HINGE, "no-longer-known", program="starter"), (ago(1), "gone-too", 30)) == ()
