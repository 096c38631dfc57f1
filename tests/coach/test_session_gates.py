"""Whether the whole day is for training: rest days, the week's most, soreness, stop signs."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.coach.builders import NOTHING_TO_REPORT, Life, catalog, lifter, targets
from tracker.coach.case import Condition, Sport
from tracker.coach.session_gates import (
    Verdict,
    Week,
    decided_by_user,
    easy_week,
    judge,
    left_out,
    with_fewer_sets,
)
from tracker.domain.decision import Decision
from tracker.domain.value import replace

TODAY = date(2026, 11, 20)


def ask(*ago: int, condition: Condition = NOTHING_TO_REPORT, flag: str | None = None) -> Verdict:
    trained = sorted(TODAY - timedelta(days=days) for days in ago)
    week = Week(TODAY, trained, (), condition, frozenset({"hamstrings", "glutes", "quads"}), flag)
    return judge(week, catalog().programs["build"], lifter().thresholds, catalog())


@pytest.mark.parametrize(
    ("ago", "rule", "next_in"),
    [
        ((), None, 0),
        ((2,), None, 0),
        ((1,), "rest-day", 1),
        ((0,), "rest-day", 2),
        ((2, 4), None, 0),
        ((2, 4, 6), "week-full", 1),
        ((3, 5, 7), None, 0),
        ((1, 3, 5), "rest-day", 2),
        ((0, 2, 4), "rest-day", 3),
    ],
)
def test_rest_and_week(ago: tuple[int, ...], rule: str | None, next_in: int) -> None:
    verdict = ask(*ago)
    assert (verdict.gate.rule if verdict.gate else None) == rule
    assert verdict.train == (rule is None)
    assert verdict.next_date == TODAY + timedelta(days=next_in)


@pytest.mark.parametrize(
    ("level", "hours", "train"),
    [(6, 1.0, True), (7, 1.0, False), (7, 36.0, False), (9, 37.0, True)],
)
def test_very_sore_means_an_extra_rest_day(level: int, hours: float, train: bool) -> None:
    verdict = ask(3, condition=Condition({"glutes": (level, hours)}, {}))
    assert verdict.train == train
    if not train:
        assert verdict.gate is not None
        assert verdict.gate.rule == "very-sore"
        assert verdict.next_date == TODAY + timedelta(days=1)


def test_a_stop_sign_comes_before_everything() -> None:
    verdict = ask(1, flag="chest-pain")
    assert verdict.gate is not None
    assert (verdict.gate.rule, verdict.train) == ("red-flag", False)
    assert "emergency" in verdict.gate.say


def test_sport_lets_the_day_go_on() -> None:
    verdict = ask(3, condition=Condition({}, {}, sport=Sport("soccer", 8, 3.0)))
    assert verdict.gate is not None
    assert (verdict.gate.rule, verdict.train) == ("sport-taxed", True)


BUILD = catalog().programs["build"]
PRIMARY = frozenset({"hamstrings", "glutes", "quads"})


def gate(verdict: Verdict) -> Decision:
    assert verdict.gate is not None
    return verdict.gate


def judged(week: Week, **program: object) -> Verdict:
    of = replace(BUILD, **program)
    return judge(week, of, lifter().thresholds, catalog())


def days_ago(*ago: int) -> list[date]:
    return [TODAY - timedelta(days=days) for days in ago]


@pytest.mark.parametrize(
    ("legs", "sessions", "rest_days", "train", "next_in"),
    [
        ((1,), (), 0, False, 1),
        ((), (1,), 0, True, 0),
        ((), (1,), 1, False, 1),
        ((2,), (2,), 2, False, 1),
        ((), (2,), 2, False, 1),
        ((3,), (3,), 2, True, 0),
        ((1,), (3,), 2, False, 2),
    ],
)
def test_legs_rest_a_day_at_least_and_other_work_as_the_program_says(
    legs: tuple[int, ...], sessions: tuple[int, ...], rest_days: int, train: bool, next_in: int
) -> None:
    week = Week(TODAY, days_ago(*legs), days_ago(*sessions), NOTHING_TO_REPORT, PRIMARY)
    verdict = judged(week, rest_days=rest_days)
    assert verdict.train == train
    assert verdict.next_date == TODAY + timedelta(days=next_in)
    if not train:
        assert gate(verdict).rule == "rest-day"


def test_a_rest_day_says_what_was_done_when_and_what_comes_next() -> None:
    say = gate(ask(1)).say
    assert say == (
        "Rest: legs worked yesterday, and Build keeps at least one rest day between sessions. "
        "Next: Sat 21 Nov."
    )
    assert "earlier today" in gate(ask(0)).say
    other = Week(TODAY, [], days_ago(2), NOTHING_TO_REPORT, PRIMARY)
    say = gate(judged(other, rest_days=2)).say
    assert "you trained 2 days ago" in say
    assert "2 rest days" in say
    (check,) = gate(ask(1)).checks
    assert (check.found, check.wanted, check.passed) == ("1", ">1", False)


def test_a_full_week_says_how_many_and_when_it_goes_on() -> None:
    full = gate(ask(2, 4, 6))
    assert full.say == (
        "The week is full: 3 sessions in 7 days, the most Build allows. Next: Sat 21 Nov."
    )
    assert [(c.found, c.wanted, c.passed) for c in full.checks] == [("3", "<3", False)]


def test_two_dates_of_one_session_count_once() -> None:
    week = Week(TODAY, days_ago(2, 4), days_ago(2, 4), NOTHING_TO_REPORT, PRIMARY)
    assert judged(week).train


def test_the_window_of_a_full_week_is_a_setting() -> None:
    numbers = {**lifter().thresholds, "week-full.days": 9}
    week = Week(TODAY, days_ago(3, 5, 8), [], NOTHING_TO_REPORT, PRIMARY)
    assert judged(week).train
    verdict = judge(week, BUILD, numbers, catalog())
    assert (gate(verdict).rule, verdict.next_date) == ("week-full", TODAY + timedelta(days=1))


@pytest.mark.parametrize(("flag", "shown"), [("chest-pain", "chest pain"), ("faint", "faint")])
def test_a_stop_sign_is_named(flag: str, shown: str) -> None:
    stop = gate(ask(flag=flag))
    assert f"({shown})" in stop.say
    assert stop.gates == ("red-flag",)


def test_soreness_of_a_muscle_the_day_does_not_train_first_is_no_matter() -> None:
    assert ask(3, condition=Condition({"calves": (9, 1.0)}, {})).train


def test_very_sore_names_the_muscle_the_level_and_the_other_way() -> None:
    both = Condition({"glutes": (8, 1.0), "hamstrings": (7, 1.0), "quads": (6, 1.0)}, {})
    sore = gate(ask(3, condition=both))
    assert sore.say == (
        "Glutes and hamstrings 8 of 10 sore: an extra rest day, next Sat 21 Nov. "
        "If you train all the same, half the sets."
    )
    assert [(c.found, c.wanted) for c in sore.checks] == [("8", "<7")]


def test_very_sore_waits_for_the_full_week_too() -> None:
    verdict = ask(2, 4, condition=Condition({"glutes": (8, 1.0)}, {}))
    assert verdict.next_date == TODAY + timedelta(days=1)


def test_sport_names_itself() -> None:
    taxed = gate(ask(3, condition=Condition({}, {}, sport=Sport("soccer", 8, 3.0))))
    assert taxed.say.startswith("Soccer at 8 of 10 taxed the legs")
    assert [(c.found, c.wanted) for c in taxed.checks] == [("8", "<7")]


def hamstring_day(count: int = 3) -> Decision:
    life = Life("dumbbell-single-leg-romanian-deadlift")
    life.slot = replace(life.slot, sets=count)
    return life.did(" ".join(["9"] * count), "6")


def test_a_hamstring_exercise_waits_while_sport_taxes_the_legs() -> None:
    taxed = gate(ask(3, condition=Condition({}, {}, sport=Sport("soccer", 8, 3.0))))
    out = left_out(replace(hamstring_day(), gates=("sport-hold",)), taxed)
    assert (out.rule, out.to, out.goal) == ("sport-taxed", None, ())
    assert out.gates == ("sport-taxed", "sport-hold")
    assert (out.say, out.source, out.grade) == (taxed.say, taxed.source, taxed.grade)


@pytest.mark.parametrize(("planned", "fewer", "left"), [(3, 1, 2), (1, 1, 1), (4, 2, 2)])
def test_where_nothing_else_is_left_every_exercise_has_a_set_fewer(
    planned: int, fewer: int, left: int
) -> None:
    decision = with_fewer_sets(hamstring_day(planned), fewer)
    found = targets(decision)
    assert found is not None
    assert (found[0], len(decision.goal)) == (left, left)
    assert decision.gates == ("sport-taxed",)
    assert (f"{left} in all" in decision.say) == (left < planned)


def test_what_is_left_out_anyway_stays_so() -> None:
    gone = replace(hamstring_day(), to=None, goal=())
    assert with_fewer_sets(gone, 1) == gone


def test_the_record_says_that_the_user_decided() -> None:
    rest = decided_by_user(gate(ask(1)))
    assert rest.user_decided
    assert rest.say.endswith("You decided to train.")
    assert rest.to_json()["user_decided"] is True
    assert Decision.from_json(rest.to_json()).user_decided


def test_an_easy_week_is_offered_with_its_reason_or_lasts() -> None:
    numbers = lifter().thresholds
    offered = easy_week("6 weeks of training", numbers, catalog())
    lasting = easy_week(None, numbers, catalog())
    assert "6 weeks of training" in offered.say
    assert "accept or decline" in offered.say
    assert (offered.checks[0].passed, lasting.checks) == (False, ())
    assert lasting.rule == offered.rule == "deload"
    assert "Half the sets at the same loads" in offered.say


@pytest.mark.parametrize(
    ("share", "words"), [(0.5, "half the sets"), (0.25, "25 % of the sets"), (1.0, "all sets")]
)
def test_an_easy_week_says_what_it_leaves(share: float, words: str) -> None:
    lasting = easy_week(None, lifter().thresholds | {"deload.sets": share}, catalog())
    assert lasting.say == f"Easy week: {words}, the same exercises, nothing added."


def test_next_date_gives_up_after_two_months() -> None:
    """A program that allows no session at all is no reason to look for ever."""
    assert judged(Week(TODAY, [], [], NOTHING_TO_REPORT, PRIMARY), week_max=0).next_date == (
        TODAY + timedelta(days=60)
    )
