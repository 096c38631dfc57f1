"""The drawn story, told through the logbook: what is planned, done, and said for the next time."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.logbook.builders import TODAY, iso, log, rules, story
from tracker.domain.effort import parse_effort
from tracker.domain.errors import BadValue, OverloadError
from tracker.domain.log import NewSet
from tracker.domain.moment import parse_moment
from tracker.logbook import Logbook
from tracker.logbook.history.log_changes import SetEdited


def test_the_plan_of_the_drawn_day(logbook: Logbook) -> None:
    plan = logbook.next(TODAY)
    assert (plan.program, plan.day, plan.train) == ("build", "day-1", True)
    assert plan.next_date == "2026-11-20"
    assert plan.say == "Train. Two rest days are behind you."
    assert [(d.exercise, d.rule, d.goal) for d in plan.exercises] == [
        ("dumbbell-single-leg-romanian-deadlift", "add-reps", (10, 10, 10)),
        ("goblet-squat", "repeat", (12, 12, 12)),
        ("feet-elevated-glute-bridge", "repeat", (12, 12, 12)),
    ]


def test_today_asks_shows_and_waits(logbook: Logbook) -> None:
    today = logbook.today(TODAY)
    assert today.asked == ("hamstrings", "glutes", "quads")
    assert not today.answered
    assert (today.sets_planned, today.sets_logged) == (9, 0)
    assert today.waiting is not None
    assert today.waiting.done.count == 10
    last = today.items[1].last
    assert [past.date.day for past in last] == [13, 6]
    assert [s.count for s in last[1].sets] == [12, 12, 11]
    words = [r.words() for r in today.items[1].choices]
    assert words == ["4 kg", "6 kg", "8 kg", "10 kg", "12 kg", "14 kg"]


def test_a_day_to_plan_ends_with_what_changes_next_time(logbook: Logbook) -> None:
    logbook.check_in({"hamstrings": 2, "glutes": 0, "quads": 0}, when=TODAY)
    logbook.begin(TODAY)
    when = TODAY
    while (waiting := logbook.today(when).waiting) is not None:
        today = logbook.today(when)
        item = today.items[waiting.item]
        done = waiting.done
        effort = "easy" if item.exercise.id == "feet-elevated-glute-bridge" else "good"
        logbook.log_set(item.key, replace(done, effort=parse_effort(effort)), when)
        when = when.plus(120)
    summary = logbook.finish(when)
    assert summary.session.set_count == 9
    assert [(d.exercise, d.rule) for d in summary.decisions] == [
        ("goblet-squat", "add-load"),
        ("feet-elevated-glute-bridge", "next-rung"),
        ("dumbbell-single-leg-romanian-deadlift", "add-reps"),
    ]
    squat, bridge, hinge = summary.decisions
    assert squat.to is not None
    assert squat.to.resistance.words() == "12 kg"
    assert squat.goal == (8, 8, 8)
    assert (bridge.to_exercise, bridge.goal) == ("single-leg-glute-bridge", (8, 8))
    assert hinge.goal == (11, 10, 10)
    texts = {(r.what, r.text) for r in summary.records}
    assert ("Single-leg RDL, 6 kg", "30 reps a side, was 29") in texts
    assert summary.next_plan.day == "day-3"
    assert summary.next_plan.next_date == "2026-11-22"
    # Day 3 trains no quads; the squats done are told all the same.
    assert [(m.muscle, m.done) for m in summary.week] == [
        ("hamstrings", 12.0),
        ("glutes", 13.5),
        ("quads", 4.5),
    ]


def test_the_same_session_waits_after_the_program_was_closed(tmp_path: Path) -> None:
    path = tmp_path / "again.db"
    first = story(path)
    first.begin(TODAY)
    for n in range(3):
        item = first.today(TODAY.plus(n)).items[0]
        first.log_set(item.key, NewSet(10, resistance=item.target.resistance), TODAY.plus(n))
    first.close()
    second = Logbook.open(path)
    today = second.today(TODAY.plus(60))
    assert today.session is not None
    assert today.sets_logged == 3
    assert today.waiting is not None
    assert (today.waiting.item, today.waiting.number) == (1, 1)
    second.close()


def test_two_goblet_squat_sessions_earn_weight(empty: Logbook) -> None:
    log(empty, "2026-11-16", "goblet squat 3x12 @10kg good")
    result = log(empty, "2026-11-19", "goblet squat 3x12 @10kg good")
    assert rules(result.decisions) == {"goblet-squat": "add-load"}
    plan = empty.next(parse_moment("2026-11-22"))
    squat = next(d for d in plan.exercises if d.exercise == "goblet-squat")
    assert squat.rule == "add-load"
    assert squat.to is not None
    assert squat.to.resistance.words() == "12 kg"
    assert "12 12 12" in squat.say


def test_step_up_easy_twice_raises_the_step(empty: Logbook) -> None:
    log(empty, "2026-11-16", "step up 12/12,12/12,12/12 h20 easy")
    result = log(empty, "2026-11-19", "step up 12/12,12/12,12/12 h20 easy")
    decision = result.decisions[0]
    assert decision.rule == "raise-step"
    assert decision.to is not None
    assert decision.to.resistance.height_cm == 25


def test_bodyweight_squat_easy_twice_leads_to_the_goblet_squat(empty: Logbook) -> None:
    log(empty, "2026-11-16", "bodyweight squat 3x12 easy")
    log(empty, "2026-11-19", "bodyweight squat 3x12 easy")
    decision = empty.why("bodyweight-squat", parse_moment("2026-11-22"))
    assert (decision.rule, decision.to_exercise) == ("next-rung", "goblet-squat")
    assert decision.to is not None
    assert decision.to.resistance.words() == "2 kg"


def test_the_plan_fills_in_what_a_line_leaves_open(logbook: Logbook) -> None:
    result = log(logbook, TODAY, "goblet squat 12 12 12 good")
    assert {s.done.resistance.words() for _, s in result.sets} == {"10 kg"}
    with pytest.raises(BadValue, match="needs a weight"):
        log(logbook, TODAY, "dumbbell romanian deadlift 3x10 good")
    with pytest.raises(BadValue, match="needs a step height"):
        log(logbook, TODAY.plus(60), "dumbbell step-up 3x10 @4kg good")


def test_lines_are_logged_all_or_none(logbook: Logbook) -> None:
    before = logbook.history()
    with pytest.raises(BadValue):
        log(logbook, TODAY, "goblet squat 3x12 good", "dumbbell romanian deadlift 3x10")
    assert logbook.history() == before


def test_a_past_question_sees_only_what_is_dated_at_or_before_it(logbook: Logbook) -> None:
    then = logbook.why("goblet-squat", parse_moment("2026-11-12"))
    assert (then.rule, [r.date for r in then.read]) == ("add-reps", ["2026-11-06"])


def test_an_edit_of_an_old_set_changes_the_decision_and_undo_brings_it_back(
    logbook: Logbook,
) -> None:
    log(logbook, TODAY, "goblet squat 12 12 12 good")
    later = parse_moment("2026-11-24")
    assert logbook.why("goblet-squat", later).rule == "add-load"
    session = next(s for s in logbook.history() if s.date == iso("2026-11-13"))
    entry = next(e for e in session.entries if e.exercise == "goblet-squat")
    third = entry.sets[2]
    logbook.change(SetEdited(third, replace(third.done, count=11)))
    assert logbook.why("goblet-squat", later).rule == "repeat"
    assert logbook.undo() is not None
    assert logbook.why("goblet-squat", later).rule == "add-load"
    assert logbook.redo() is not None
    assert logbook.why("goblet-squat", later).rule == "repeat"


def test_looking_never_writes(logbook: Logbook) -> None:
    before = logbook.version()
    logbook.next(TODAY)
    logbook.today(TODAY)
    logbook.why("goblet-squat", TODAY)
    logbook.trend("hamstrings", 12, TODAY)
    logbook.summary(when=TODAY)
    assert logbook.version() == before


def test_the_day_after_is_rest_and_says_when_it_goes_on(logbook: Logbook) -> None:
    log(logbook, TODAY, "goblet squat 12 12 12 good")
    plan = logbook.next(parse_moment("2026-11-21"))
    assert not plan.train
    assert plan.session is not None
    assert plan.session.rule == "rest-day"
    assert plan.next_date == "2026-11-22"


def test_finish_without_a_session_is_refused(logbook: Logbook) -> None:
    with pytest.raises(OverloadError, match="No session"):
        logbook.finish(TODAY)


def test_four_hours_after_the_last_set_a_session_is_over(logbook: Logbook) -> None:
    morning = parse_moment("2026-11-20T08:00")
    log(logbook, morning, "goblet squat 12 12 12 good")
    assert logbook.today(morning.plus(4 * 3600)).session is not None
    assert logbook.today(morning.plus(4 * 3600 + 1)).session is None


def test_the_trend_counts_direct_and_half_indirect_sets(logbook: Logbook) -> None:
    trend = logbook.trend("hamstrings", 4, TODAY)
    assert [(w.direct, w.indirect) for w in trend.weeks] == [
        (0.0, 0.0),
        (3.0, 3.0),
        (6.0, 6.0),
        (3.0, 3.0),
    ]


def test_what_was_done_beside_the_program_keeps_its_place_in_the_plan(logbook: Logbook) -> None:
    assert not any(d.extra for d in logbook.next(TODAY).exercises)
    log(logbook, TODAY, "goblet squat 12 12 12 good", "feet up bridge 12 12 12 good",
        "kettlebell swing 12 12 12 @8kg good")  # fmt: skip
    plan = logbook.next(parse_moment("2026-11-22"))
    assert plan.day == "day-3"
    assert [d.exercise for d in plan.exercises if d.extra] == ["kettlebell-swing"]
