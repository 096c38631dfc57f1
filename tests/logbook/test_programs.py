"""Programs as they stand: layers that come in, favourites, the offered easy week."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from tests.logbook.builders import STORY_HOME, log
from tracker.domain.effort import EASY
from tracker.domain.moment import Moment, parse_moment
from tracker.domain.units import Load
from tracker.logbook import Logbook

DAY = 86_400


@pytest.fixture
def logbook(tmp_path: Path) -> Iterator[Logbook]:
    opened = Logbook.open(tmp_path / "overload.db")
    opened.inventory_set(STORY_HOME)
    opened.bodyweight(Load(70.0), parse_moment("2026-08-01"))
    yield opened
    opened.close()


def train(logbook: Logbook, when: Moment) -> list[tuple[str, str]]:
    """Do a whole day at the top of every range, easily; (exercise, rule) as planned."""
    plan = [(i.exercise.id, i.decision.rule) for i in logbook.today(when).items]
    moment = when
    while (waiting := (today := logbook.today(moment)).waiting) is not None:
        item = today.items[waiting.item]
        done = replace(waiting.done, count=item.target.high, effort=EASY)
        logbook.log_set(item.key, done, moment)
        moment = moment.plus(60)
    logbook.finish(moment)
    return plan


def test_the_starter_takes_in_one_exercise_a_week_as_it_gets_easy(logbook: Logbook) -> None:
    logbook.program_use("starter")
    when = parse_moment("2026-09-01T18:00")
    days = [train(logbook, when.plus(3 * DAY * n)) for n in range(9)]
    three = ["glute-bridge", "bodyweight-squat", "single-leg-romanian-deadlift"]
    assert [e for e, _ in days[0]] == three
    assert len(days[1]) == 3
    assert days[2][3] == ("step-up", "layer-in")
    arrivals = [n for n, day in enumerate(days) if any(rule == "layer-in" for _, rule in day)]
    assert arrivals[0] == 2
    assert all(later - earlier >= 3 for earlier, later in pairwise(arrivals))
    curls = [any("curl" in e for e, _ in day) for day in days]
    hinges = [any("romanian" in e for e, _ in day) for day in days]
    assert any(curls)
    assert not any(c and h for c, h in zip(curls, hinges, strict=True))


def test_a_slot_that_was_never_filled_begins_with_its_own_exercise(logbook: Logbook) -> None:
    """The bridge of day 1 does not stand in for the hip thrust of day 3."""
    logbook.inventory_set(replace(STORY_HOME, things=frozenset({"bench"})))
    when = parse_moment("2026-09-01T18:00")
    train(logbook, when)
    second = logbook.next(when.plus(3 * DAY))
    assert second.day == "day-3"
    assert second.exercises[1].exercise == "hip-thrust"
    logbook.config_set("status", "trained")
    assert logbook.next(when.plus(3 * DAY)).exercises[1].exercise == "dumbbell-hip-thrust"


def test_what_a_growing_program_takes_in_is_not_what_another_slot_left(logbook: Logbook) -> None:
    logbook.inventory_set(replace(STORY_HOME, things=frozenset({"bench"})))
    logbook.program_use("starter")
    when = parse_moment("2026-09-01T18:00")
    days = [train(logbook, when.plus(3 * DAY * n)) for n in range(6)]
    assert ("hip-thrust", "layer-in") in [pair for day in days for pair in day]
    told = [logbook.notes(logbook.next(when.plus(3 * DAY * n)), when.plus(3 * DAY * n))
            for n in range(6)]  # fmt: skip
    assert not [note for notes in told for note in notes if "grew" in note or "added" in note]


def test_picked_favourites_fill_the_optional_day(logbook: Logbook) -> None:
    logbook.config_set("favourites", "goblet squat, glute bridge, step up")
    when = parse_moment("2026-09-01T18:00")
    seen = []
    for n in range(4):
        seen.append(logbook.next(when.plus(3 * DAY * n)).day)
        train(logbook, when.plus(3 * DAY * n))
    assert seen == ["day-1", "day-3", "favourites", "day-1"]


def test_an_easy_week_is_offered_after_six_hard_ones_and_lightens_what_it_replaces(
    logbook: Logbook,
) -> None:
    start = parse_moment("2026-08-31T18:00")
    for n in range(24):
        log(logbook, start.plus(3 * DAY * n), "goblet squat 10,10,10 @10kg good")
    when = start.plus(3 * DAY * 24)
    offered = logbook.next(when)
    assert offered.session is not None
    assert (offered.session.rule, offered.train) == ("deload", True)
    logbook.deload("accept", when)
    squat = next(d for d in logbook.next(when).exercises if d.exercise == "goblet-squat")
    assert squat.rule == "deload"
    assert squat.to is not None
    assert (squat.to.sets, squat.to.resistance.words()) == (1, "10 kg")
    after = logbook.next(when.plus(7 * DAY))
    assert after.session is None


def test_a_stop_sign_ends_training_until_it_is_cleared(logbook: Logbook) -> None:
    when = parse_moment("2026-09-01T18:00")
    logbook.flag("chest-pain", when)
    plan = logbook.next(when.plus(60))
    assert plan.session is not None
    assert (plan.session.rule, plan.train) == ("red-flag", False)
    logbook.flag("clear", when.plus(120))
    assert logbook.next(when.plus(180)).train


def test_sport_leaves_the_hamstring_exercise_out(logbook: Logbook) -> None:
    when = parse_moment("2026-09-01T18:00")
    log(logbook, when, "single leg rdl 10,10,10 @6kg good", "goblet squat 10,10,10 @10kg good",
        "glute bridge 12,12,12 good")  # fmt: skip
    later = when.plus(6 * DAY)
    logbook.finish(when.plus(3600))
    log(logbook, when.plus(3 * DAY), "step up 10,10,10 h20 good", "glute bridge 12,12,12 good")
    logbook.finish(when.plus(3 * DAY + 3600))
    logbook.activity("soccer", 90, 8, True, later.plus(-3600))
    plan = logbook.next(later)
    assert plan.session is not None
    assert plan.session.rule == "sport-taxed"
    left_out = [d.exercise for d in plan.exercises if d.to is None]
    assert left_out == ["dumbbell-single-leg-romanian-deadlift"]
    assert logbook.today(later).items[0].skipped
