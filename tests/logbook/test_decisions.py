"""What the logbook hands to the coach, and what it keeps of the answer."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.logbook.builders import TODAY, log
from tracker.domain.errors import OverloadError
from tracker.domain.log import Entry, NewSet
from tracker.domain.logline import parse_line
from tracker.domain.moment import Moment, parse_moment
from tracker.domain.value import replace
from tracker.logbook import Logbook
from tracker.logbook.history.log_changes import SetEdited

HINGE = "dumbbell-single-leg-romanian-deadlift"
TOMORROW = parse_moment("2026-11-21T18:00")


def entry(logbook: Logbook, exercise: str) -> Entry:
    """The newest entry of an exercise."""
    found = logbook.history(exercise, limit=1)[0]
    return next(e for e in reversed(found.entries) if e.exercise == exercise)


def shown(logbook: Logbook, exercise: str) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(entry(logbook, exercise).shown or "{}")
    return record


def test_training_on_a_rest_day_is_never_locked_and_the_record_says_who_decided(
    logbook: Logbook,
) -> None:
    log(logbook, TODAY, "goblet squat 12 12 12 good")
    logbook.finish(TODAY.plus(1800))
    rest = logbook.next(TOMORROW)
    assert rest.session is not None
    assert (rest.train, rest.session.user_decided) == (False, False)
    logbook.train_anyway(TOMORROW)
    plan = logbook.next(TOMORROW.plus(60))
    assert plan.session is not None
    assert (plan.train, plan.session.rule, plan.session.user_decided) == (False, "rest-day", True)
    assert plan.session.say.endswith("You decided to train.")
    planned = [d for d in plan.exercises if not d.extra]
    assert planned
    assert all(d.user_decided for d in planned)
    log(logbook, TOMORROW.plus(120), "step-up 10/10,10/10,10/10 h20 good")
    assert shown(logbook, "step-up")["user_decided"] is True


def decided(logbook: Logbook, when: Moment) -> tuple[bool, bool]:
    """Whether the day is the user's decision, as Today and as the plan say."""
    gate = logbook.next(when).session
    return logbook.today(when).user_decided, gate is not None and gate.user_decided


def test_the_answer_to_train_anyway_is_good_for_one_session(logbook: Logbook) -> None:
    log(logbook, TODAY, "goblet squat 12 12 12 good")
    logbook.finish(TODAY.plus(1800))
    logbook.train_anyway(TOMORROW)
    assert decided(logbook, TOMORROW.plus(30)) == (True, True)
    log(logbook, TOMORROW.plus(60), "step-up 10/10,10/10,10/10 h20 good")
    assert decided(logbook, TOMORROW.plus(90)) == (True, True)
    logbook.finish(TOMORROW.plus(1200))
    assert decided(logbook, TOMORROW.plus(1260)) == (False, False)
    assert not any(d.user_decided for d in logbook.next(TOMORROW.plus(1260)).exercises)
    logbook.train_anyway(TOMORROW.plus(1300))
    assert decided(logbook, TOMORROW.plus(1320)) == (True, True)
    logbook.undo(TOMORROW.plus(1330))
    logbook.undo(TOMORROW.plus(1330))
    assert decided(logbook, TOMORROW.plus(1340)) == (True, True), "the session goes on"


def test_a_session_left_open_spends_the_answer_once_it_is_over(logbook: Logbook) -> None:
    log(logbook, TODAY, "goblet squat 12 12 12 good")
    morning = parse_moment("2026-11-21T09:00")
    logbook.train_anyway(morning)
    log(logbook, morning.plus(60), "step-up 10/10,10/10,10/10 h20 good")
    assert decided(logbook, morning.plus(60 + 4 * 3600)) == (True, True)
    assert decided(logbook, morning.plus(61 + 4 * 3600)) == (False, False)


def test_a_session_before_the_answer_does_not_spend_it(logbook: Logbook) -> None:
    log(logbook, TODAY, "goblet squat 12 12 12 good")
    logbook.finish(TODAY.plus(1800))
    logbook.train_anyway(TODAY.plus(1900))
    assert decided(logbook, TODAY.plus(2000)) == (True, True)


def test_logging_on_a_rest_day_is_a_decision_without_saying_so(logbook: Logbook) -> None:
    log(logbook, TODAY, "goblet squat 12 12 12 good")
    assert "user_decided" not in shown(logbook, "goblet-squat")
    logbook.finish(TODAY.plus(1800))
    log(logbook, TOMORROW, "goblet squat 12 12 12 good")
    assert shown(logbook, "goblet-squat")["user_decided"] is True


def test_the_first_session_says_what_is_under_way(empty: Logbook) -> None:
    assert empty.next(TODAY).say == "Train. Nothing is logged yet."
    empty.begin(TODAY)
    assert empty.next(TODAY).say == "Train. Nothing is logged yet."
    log(empty, TODAY, "goblet squat 12 12 12 @10kg good")
    said = "Train. Your first session is under way: 3 sets so far."
    assert empty.next(TODAY.plus(60)).say == said
    assert empty.today(TODAY.plus(60)).plan.say == said


def test_logging_without_flips_stores_the_whole_record_all_the_same(
    logbook: Logbook,
) -> None:
    line = parse_line("goblet squat 12 12 12 good", logbook.catalog.resolve, "kg", ())
    result = logbook.log([line], TODAY, flips=False)
    assert [d.flips_if for d in result.decisions] == [""]
    assert shown(logbook, "goblet-squat")["flips_if"]


def test_a_set_of_a_plan_that_changed_leaves_no_trace(logbook: Logbook) -> None:
    before = logbook.history()
    for key in ("slot:0:hip-thrust", "slot:9", "entry:1", "nothing"):
        with pytest.raises(OverloadError, match="The plan changed since it was shown"):
            logbook.log_set(key, NewSet(8), TODAY)
    assert logbook.history() == before
    logbook.log_set("slot:0", NewSet(8), TODAY)
    assert logbook.undo(TODAY) == "set of Single-leg RDL"
    assert logbook.history() == before


def test_sport_leaves_the_hamstring_exercise_out_in_every_answer(logbook: Logbook) -> None:
    logbook.activity("soccer", 90, 8, True, TODAY.plus(-3600 * 3))
    plan = logbook.next(TODAY)
    assert plan.session is not None
    assert (plan.train, plan.session.rule) == (True, "sport-taxed")
    by_exercise = {d.exercise: d for d in plan.exercises}
    assert (by_exercise[HINGE].rule, by_exercise[HINGE].to) == ("sport-taxed", None)
    assert by_exercise["goblet-squat"].rule == "sport-hold"
    why = logbook.why(HINGE, TODAY)
    assert (why.rule, why.to) == ("sport-taxed", None)


def test_what_was_left_out_and_done_all_the_same_neither_makes_nor_breaks_a_run(
    logbook: Logbook,
) -> None:
    logbook.activity("soccer", 90, 8, True, TODAY.plus(-3600 * 3))
    log(logbook, TODAY, f"{HINGE} 12/12,12/12,12/12 @6kg good")
    plan = entry(logbook, HINGE).plan
    assert plan is not None
    assert (plan.rule, plan.target.resistance.words()) == ("sport-taxed", "6 kg")
    logbook.finish(TODAY.plus(1800))
    later = logbook.why(HINGE, parse_moment("2026-11-24"))
    assert (later.rule, later.goal) == ("add-reps", (10, 10, 10))


def test_a_hamstring_exercise_under_way_is_not_taken_away(logbook: Logbook) -> None:
    log(logbook, TODAY, f"{HINGE} 10/10 @6kg good")
    logbook.activity("soccer", 90, 8, True, TODAY.plus(-3600 * 3))
    plan = logbook.next(TODAY.plus(60))
    assert {d.exercise: d.to is None for d in plan.exercises}[HINGE] is False


def test_two_sessions_on_one_date_are_one_day_of_the_program(empty: Logbook) -> None:
    morning, evening = parse_moment("2026-11-16T08:00"), parse_moment("2026-11-16T18:00")
    log(empty, morning, "goblet squat 3x12 @10kg good",
        "dumbbell single-leg romanian deadlift 10/10,10/10,10/10 @6kg good")  # fmt: skip
    empty.finish(morning.plus(3600))
    log(empty, evening, "step-up 10/10,10/10,10/10 h20 good")
    empty.finish(evening.plus(3600))
    assert empty.next(parse_moment("2026-11-18")).day == "day-3"


def test_two_sessions_on_one_date_are_read_as_one(empty: Logbook) -> None:
    morning, evening = parse_moment("2026-11-16T08:00"), parse_moment("2026-11-16T18:00")
    log(empty, morning, "goblet squat 12,12 @10kg good")
    empty.finish(morning.plus(3600))
    log(empty, evening, "goblet squat 12 @10kg good")
    empty.finish(evening.plus(3600))
    decision = empty.why("goblet-squat", parse_moment("2026-11-18"))
    assert [(r.date, r.sets) for r in decision.read] == [("2026-11-16", "12 12 12")]
    assert next(c for c in decision.checks if c.id == "sets").passed


@pytest.mark.parametrize(
    ("readings", "rule", "doctor"),
    [
        ((("2026-11-19T08:00", 7), ("2026-11-19T09:00", 8)), "pain-stop", False),
        ((("2026-11-18", 7), ("2026-11-19", 8)), "pain-stop", True),
        ((("2026-11-19T08:00", 8), ("2026-11-19T09:00", 0)), "repeat", False),
        ((("2026-11-18", 0), ("2026-11-19", 4)), "pain-hold", False),
    ],
)
def test_the_newest_pain_reading_of_each_date_counts(
    logbook: Logbook, readings: tuple[tuple[str, int], ...], rule: str, doctor: bool
) -> None:
    for when, level in readings:
        logbook.pain("goblet-squat", level, parse_moment(when))
    decision = logbook.why("goblet-squat", TODAY)
    assert decision.rule == rule
    assert ("doctor" in decision.say) == doctor


def test_pain_told_after_a_session_outdates_that_of_its_sets(logbook: Logbook) -> None:
    log(logbook, TODAY, "goblet squat 12 12 12 good pain=7")
    logbook.finish(TODAY.plus(1800))
    later = parse_moment("2026-11-24")
    assert logbook.why("goblet-squat", later).rule == "pain-stop"
    logbook.pain("goblet-squat", 0, TODAY.plus(3600))
    assert logbook.why("goblet-squat", later).rule == "repeat"


def test_the_past_is_recomputed_and_what_was_shown_then_is_carried(logbook: Logbook) -> None:
    then = parse_moment("2026-11-13T12:00")
    plain = logbook.why("goblet-squat", then)
    assert plain.as_shown is None
    first = next(e for e in logbook.history()[-1].entries if e.exercise == "goblet-squat")
    last_set = first.sets[-1]
    logbook.change(SetEdited(last_set, replace(last_set.done, count=12)))
    edited = logbook.why("goblet-squat", then)
    assert (edited.rule, edited.goal) == ("repeat", (12, 12, 12))
    assert edited.as_shown is not None
    assert (edited.as_shown["rule"], edited.as_shown["goal_reps"]) == ("add-reps", [12, 12, 12])
    assert edited.to_json()["as_shown"] == edited.as_shown


def test_a_week_off_a_gate_behind_another_is_stored_with_the_plan(logbook: Logbook) -> None:
    logbook.soreness({"quads": 5}, TODAY)
    logbook.pain("goblet-squat", 4, TODAY)
    log(logbook, TODAY.plus(60), "goblet squat 12 12 good")
    plan = entry(logbook, "goblet-squat").plan
    assert plan is not None
    assert plan.gates == ("pain-hold", "sore-hold")


def test_a_maintaining_lifter_is_given_no_further_exercise(empty: Logbook) -> None:
    empty.config_set("program", "starter")
    for day in ("09", "11", "13"):
        log(empty, f"2026-11-{day}", "glute bridge 3x12 easy", "bodyweight squat 3x12 easy",
            "single-leg romanian deadlift 12,12,12 easy")  # fmt: skip
    when = parse_moment("2026-11-16")
    assert len(empty.next(when).exercises) == 4
    empty.config_set("mode", "maintain")
    assert len(empty.next(when).exercises) == 3
