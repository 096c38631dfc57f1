"""The numbers behind each chart, against a log made by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.logbook.builders import STORY_HOME, TODAY, log, story
from tracker.domain.errors import BadValue, OverloadError, UnknownName
from tracker.domain.inventory import Inventory
from tracker.domain.moment import parse_moment
from tracker.domain.units import Load
from tracker.logbook import Logbook
from tracker.metrics.series import ExercisePoint

MONDAYS = (date(2026, 11, 2), date(2026, 11, 9), date(2026, 11, 16))
RDL = "dumbbell single-leg romanian deadlift"


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Logbook]:
    """Two weeks of training and a third begun."""
    opened = story(tmp_path / "log.db")
    yield opened
    opened.close()


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Logbook]:
    opened = Logbook.open(tmp_path / "log.db")
    opened.inventory_set(STORY_HOME)
    yield opened
    opened.close()


def chart(book: Logbook, kind: str, subject: str = "", weeks: int | None = 3, **more: Any) -> Any:
    return book.series(kind, subject, weeks, TODAY, **more)


def test_volume_counts_direct_sets_and_half_of_the_indirect_ones(book: Logbook) -> None:
    found = chart(book, "volume", "hamstrings")
    assert (found.starts, found.unit) == (MONDAYS, "sets")
    (panel,) = found.panels
    assert panel.landmarks == (10.0, 16.0)
    # RDL and curl are direct; bridges, squats and step-ups count half.
    assert [direct for direct, _ in panel.amounts] == [3.0, 6.0, 3.0]
    assert [indirect > 0 for _, indirect in panel.amounts] == [True, True, True]


def test_volume_without_a_muscle_is_every_trained_one_most_first(book: Logbook) -> None:
    panels = chart(book, "volume").panels
    totals = [sum(direct for direct, _ in panel.amounts) for panel in panels]
    assert totals == sorted(totals, reverse=True)
    assert {"hamstrings", "glutes", "quads"} <= {panel.name for panel in panels}


def test_reps_count_both_sides(book: Logbook) -> None:
    first = 2 * 27 + 35 + 36
    second = (2 * 30 + 36 + 30) + (2 * 29 + 1 + 36 + 36)
    found = chart(book, "volume", measure="reps")
    (panel,) = found.panels
    assert [total for total, _ in panel.amounts][:2] == [first, second]


def test_tonnage_is_kilograms_and_nothing_else(book: Logbook) -> None:
    found = chart(book, "volume", measure="tonnage")
    (panel,) = found.panels
    rdl = book.catalog.resolve(RDL)
    assert panel.amounts[0][0] == 54 * 6 * rdl.implements + 35 * 10
    # Step-ups, bridges and bands of the newest week weigh nothing.
    assert panel.amounts[2][0] == 0
    assert found.weightless == (2 * 31) + 36 + 31


def test_the_user_says_when_the_week_starts(book: Logbook) -> None:
    book.config_set("week-start", "sunday")
    assert chart(book, "volume").starts == (
        date(2026, 11, 1),
        date(2026, 11, 8),
        date(2026, 11, 15),
    )


def test_all_weeks_start_with_the_first_training(book: Logbook) -> None:
    assert chart(book, "volume", weeks=None).starts == MONDAYS


def test_soreness_is_the_worst_of_each_day(book: Logbook) -> None:
    for when, level in (("2026-11-07T08:00", 2), ("2026-11-07T20:00", 5), ("2026-11-14", 1)):
        book.soreness({"hamstrings": level, "quads": 9}, parse_moment(when))
    assert chart(book, "soreness", "hamstrings").daily == (
        (date(2026, 11, 7), 5),
        (date(2026, 11, 14), 1),
    )


def test_volume_and_soreness_share_their_weeks_and_mark_what_the_coach_did(book: Logbook) -> None:
    book.soreness({"hamstrings": 5}, parse_moment("2026-11-20T08:00"))
    log(book, "2026-11-20T18:05", f"{RDL} 10/10,10/10 @6kg good")
    book.soreness({"hamstrings": 8}, parse_moment("2026-11-12T08:00"))
    found = book.series("volume-soreness", "hamstrings", 4, TODAY)
    assert [week.soreness for week in found.weeks] == [None, None, 8, 5]
    assert [week.marks for week in found.weeks] == ["", "", "r", "h"]
    assert found.reactions == ((date(2026, 11, 12), "r"), (date(2026, 11, 20), "h"))
    assert found.this_week[0][0] == "hamstrings"
    assert dict(found.this_week)["hamstrings"] == found.weeks[-1].direct + found.weeks[-1].indirect


def test_an_exercise_shows_its_load_records_and_next_target(book: Logbook) -> None:
    log(book, "2026-11-18T18:05", "goblet squat 8,8,8 @12kg good")
    found = chart(book, "exercise", "goblet squat")
    assert (found.lever, found.unit, found.implements) == ("load", "kg", 1)
    assert found.points == (
        ExercisePoint(date(2026, 11, 6), 10.0, 35 / 3),
        ExercisePoint(date(2026, 11, 13), 10.0, 12.0),
        ExercisePoint(date(2026, 11, 18), 12.0, 8.0, record=True),
    )
    decision = book.why("goblet-squat", TODAY)
    assert decision.to is not None
    assert found.target == (12.0, sum(decision.goal) / len(decision.goal))


def test_the_rungs_stand_beside_an_exercise_where_its_ladder_moved(book: Logbook) -> None:
    found = chart(book, "exercise", "glute bridge")
    assert found.ladder == chart(book, "ladder", "glute bridge")
    assert chart(book, "exercise", "goblet squat").ladder is None, "one rung alone"


def test_an_exercise_in_pounds(book: Logbook) -> None:
    book.config_set("units", "lb")
    found = chart(book, "exercise", "goblet squat")
    assert (found.unit, found.points[0].value) == ("lb", 22.0)


@pytest.mark.parametrize(
    ("exercise", "lever", "values"),
    [
        ("band hamstring curl", "band", [0.0, 0.0]),
        ("step-up", "height", [20.0, 20.0]),
        ("feet-elevated glute bridge", "reps", [12.0, 12.0]),
    ],
)
def test_what_makes_it_harder_is_what_is_drawn(
    book: Logbook, exercise: str, lever: str, values: list[float]
) -> None:
    found = chart(book, "exercise", exercise)
    assert found.lever == lever
    assert [point.value for point in found.points] == values
    assert found.bands == (("yellow", "red", "green") if lever == "band" else ())


def test_a_rung_above_is_told_when_it_was_reached(book: Logbook) -> None:
    log(book, "2026-11-19T18:05", "single-leg glute bridge 8/8,8/8 good")
    found = chart(book, "exercise", "glute bridge")
    assert found.reached == ((date(2026, 11, 19), "Single-leg bridge"),)


def test_a_band_that_left_the_inventory_is_still_named(book: Logbook) -> None:
    book.inventory_set(Inventory(bands=("red",)))
    assert chart(book, "exercise", "band hamstring curl").bands == ("yellow", "red")


def test_an_estimate_needs_effort_and_few_reps(book: Logbook) -> None:
    log(book, "2026-11-18T18:05", f"{RDL} 8/8,8/7 @8kg max")
    found = chart(book, "e1rm", RDL)
    by_day = dict(found.points)
    assert by_day[date(2026, 11, 6)] == pytest.approx(6 * (1 + 10 / 30), abs=0.01)
    assert by_day[date(2026, 11, 18)] == pytest.approx(8 * (1 + 8 / 30), abs=0.01)
    assert found.reason == ""


def test_an_estimate_counts_the_body_weight_of_its_day(book: Logbook) -> None:
    log(book, "2026-11-18T18:05", "goblet squat 8,8,8 @10kg good")
    book.bodyweight(Load(80.0), parse_moment("2026-11-19"))
    found = chart(book, "e1rm", "goblet squat")
    body = 0.65 * 70
    assert dict(found.points)[date(2026, 11, 18)] == pytest.approx(
        (body + 10) * 1.3 - body, abs=0.01
    )
    assert found.bodyweight_kg == 80.0


@pytest.mark.parametrize(
    ("exercise", "why"),
    [("glute bridge", "no kilograms"), ("goblet squat", "log your weight first")],
)
def test_no_estimate_says_why(empty: Logbook, exercise: str, why: str) -> None:
    log(empty, "2026-11-18T18:05", "goblet squat 8,8,8 @10kg good")
    found = chart(empty, "e1rm", exercise)
    assert found.points == ()
    assert why in found.reason


def test_sides_are_summed_over_a_session(book: Logbook) -> None:
    found = chart(book, "sides", RDL)
    assert [(p.left, p.right) for p in found.points] == [(27, 27), (29, 30)]
    with pytest.raises(OverloadError, match="one side at a time"):
        chart(book, "sides", "goblet squat")


def test_a_ladder_tells_which_rung_when(book: Logbook) -> None:
    found = chart(book, "ladder", "glute bridge")
    ids = [rung[0] for rung in found.rungs]
    assert [(day.day, ids[place], sets) for day, place, sets in found.points] == [
        (6, "feet-elevated-glute-bridge", 3),
        (10, "glute-bridge", 3),
        (13, "feet-elevated-glute-bridge", 3),
        (17, "glute-bridge", 3),
    ]
    edges = book.catalog.edges_up("glute-bridge")
    assert ids[found.next_up] == edges[0].to_id


def test_the_calendar_holds_training_days(book: Logbook) -> None:
    found = chart(book, "calendar")
    assert [(day.day, sets) for day, sets in found.days] == [(6, 9), (10, 9), (13, 9), (17, 9)]
    assert (found.first, found.last) == (MONDAYS[0], TODAY.date)
    # What lies before the first training is neither rest nor missed.
    assert (found.begun, chart(book, "calendar", weeks=12).since) == (date(2026, 11, 6),) * 2
    later = book.series("calendar", "", 1, TODAY)
    assert later.since == later.first == MONDAYS[2]


def test_load_is_effort_times_minutes_and_other_sport(book: Logbook) -> None:
    book.activity("soccer", 90, 6, True, parse_moment("2026-11-11T20:00"))
    log(book, "2026-11-19T18:05", "glute bridge 12,12,12")
    found = chart(book, "load")
    # "good" is RPE 8, "easy" 5; each session lasted 38 minutes.
    assert found.training[0] == pytest.approx(8 * 38)
    assert found.training[1] == pytest.approx(8 * 38 + (6 * 8 + 3 * 5) / 9 * 38)
    assert found.other == (0.0, 540.0, 0.0)
    assert found.unknown == 1


def test_balance_counts_sets_by_pattern(book: Logbook) -> None:
    assert dict(chart(book, "balance").sets) == {
        "hinge": 6, "bridge": 12, "curl": 6, "squat": 6, "lunge": 6,
    }  # fmt: skip


def test_balance_tells_the_four_even_where_nothing_was_done(empty: Logbook) -> None:
    assert chart(empty, "balance").sets == (("hinge", 0), ("bridge", 0), ("curl", 0), ("squat", 0))


def test_records_stand_exercise_by_exercise(book: Logbook) -> None:
    log(book, "2026-11-18T18:05", "goblet squat 8,8,8 @12kg good")
    rows = chart(book, "records", "goblet squat", weeks=None).rows
    told = {(row.kind, row.at): (row.text, row.date.day, row.top) for row in rows}
    assert told["heaviest", ""] == ("12 kg", 18, True)
    assert told["total-reps", "10 kg"] == ("36 reps", 13, False)
    assert told["total-reps", "12 kg"] == ("24 reps", 18, True)
    newest = chart(book, "records", weeks=1).rows
    assert {row.date >= MONDAYS[2] for row in newest} == {True}


def test_a_question_about_the_past_sees_the_past(book: Logbook) -> None:
    before = parse_moment("2026-11-12")
    assert len(book.series("exercise", "goblet squat", 3, before).points) == 1
    assert [day.day for day, _ in book.series("calendar", "", 3, before).days] == [6, 10]


@pytest.mark.parametrize(
    ("kind", "subject", "fault", "says"),
    [
        ("pie", "", UnknownName, "There is no chart 'pie'"),
        ("calendar", "glutes", BadValue, "of everything"),
        ("exercise", "", BadValue, "Name an exercise"),
        ("volume", "toes", UnknownName, "There is no muscle 'toes'"),
        ("exercise", "gobblet", UnknownName, "no exercise"),
        ("ladder", "belt squat machine", UnknownName, "no exercise"),
    ],
)
def test_a_chart_that_cannot_be_is_said_in_a_sentence(
    book: Logbook, kind: str, subject: str, fault: type[OverloadError], says: str
) -> None:
    with pytest.raises(fault, match=says):
        chart(book, kind, subject)
    with pytest.raises(BadValue, match="Volume is counted in"):
        chart(book, "volume", measure="stones")


HELD: dict[str, Callable[[Any], Iterable[Any]]] = {
    "volume": lambda found: found.panels,
    "soreness": lambda found: found.daily,
    "volume-soreness": lambda found: [w.direct or w.indirect or w.soreness for w in found.weeks],
    "calendar": lambda found: found.days,
    "load": lambda found: (*found.training, *found.other, found.unknown),
    "balance": lambda found: (sets for _, sets in found.sets),
    "records": lambda found: found.rows,
}
"""Kind of chart -> what of it counts something."""


@pytest.mark.parametrize("kind", HELD)
@pytest.mark.parametrize("weeks", [1, 12, None])
def test_an_empty_log_has_series_of_nothing(empty: Logbook, kind: str, weeks: int | None) -> None:
    assert not any(HELD[kind](chart(empty, kind, weeks=weeks)))


def test_a_log_that_is_not_empty_has_something_in_each(book: Logbook) -> None:
    book.soreness({"hamstrings": 2}, TODAY)
    assert [kind for kind in HELD if not any(HELD[kind](chart(book, kind)))] == []


def test_a_chart_of_no_named_muscle_is_of_the_programs_first(book: Logbook) -> None:
    assert chart(book, "volume-soreness").muscle == "hamstrings"
    assert chart(book, "soreness").muscle == "hamstrings"


def test_what_a_chart_can_be_of_is_what_was_done_last_first(book: Logbook) -> None:
    def of(kind: str, weeks: int | None = 3) -> tuple[str, ...]:
        return book.chart_subjects(kind, weeks, TODAY)

    assert of("volume-soreness") == ("hamstrings", "glutes", "quads")
    exercises = of("exercise")
    # This week's three have as many sets each; then last week's.
    assert set(exercises[:3]) == {"step-up", "glute-bridge", "band-hamstring-curl"}
    assert set(exercises[3:]) == {
        "dumbbell-single-leg-romanian-deadlift", "goblet-squat", "feet-elevated-glute-bridge",
    }  # fmt: skip
    assert set(of("exercise", 1)) == set(exercises[:3])
    assert set(of("e1rm")) == {"dumbbell-single-leg-romanian-deadlift", "goblet-squat"}
    assert of("sides") == ("step-up", "dumbbell-single-leg-romanian-deadlift")
    assert "glute-bridge" in of("ladder")
    assert "feet-elevated-glute-bridge" not in of("ladder"), "the same ladder, done earlier"
    assert of("calendar") == of("records") == ()


def test_an_empty_log_offers_what_the_program_would_train(empty: Logbook) -> None:
    offered = empty.chart_subjects("exercise", None, TODAY)
    planned = {e for day in empty.program().days for slot in day.slots for e in slot.exercises}
    assert offered
    assert set(offered) <= planned
    assert empty.chart_subjects("soreness", 4, TODAY)[0] == "hamstrings"


def test_the_decisions_behind_a_chart_are_those_of_its_subject(book: Logbook) -> None:
    def behind(kind: str, subject: str = "") -> tuple[str, ...]:
        return book.chart_decisions(kind, subject, 3, TODAY)

    assert behind("exercise", "goblet-squat") == ("goblet-squat",)
    assert behind("volume-soreness", "hamstrings") == (
        "band-hamstring-curl",
        "dumbbell-single-leg-romanian-deadlift",
    )
    assert behind("load") == book.chart_subjects("exercise", 3, TODAY)


def test_looking_at_charts_changes_nothing(book: Logbook) -> None:
    before = book.version()
    for kind, subject in (("volume", ""), ("exercise", "goblet squat"), ("records", "")):
        chart(book, kind, subject)
    assert book.version() == before
