"""The coach judged by lives: everyone gets on, nobody flies, a missed week is soon made good."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

import pytest

from tests.simulate.lives import FIRST, GYM, HOME, lived, steady
from tracker.domain.units import Load
from tracker.logbook.simulation import Setting, Wish
from tracker.simulate.course import Course

SQUAT = "goblet-squat"


def life(seed: int = 5, *, mode: str = "two-sessions", weeks: int = 30, accepts: float = 0.0,
         away: Sequence[tuple[int, int]] = (), per_week: int = 2) -> Course:  # fmt: skip
    setting = Setting(GYM, {"program": "build", "status": "new", "mode": mode})
    traits = steady(seed, accepts=accepts, judgement=0.4, eager=0.3)
    wish = Wish(FIRST, weeks, seed, away=away, per_week=per_week, traits=traits)
    return lived(setting, wish)


def loads(course: Course) -> list[tuple[date, float]]:
    """The squat's load by session, 0 before there was one."""
    found = []
    for done in course.done:
        if done.decision.to is not None and "squat" in done.decision.to_exercise:
            load = done.decision.to.resistance.load or Load(0.0)
            if "split" not in done.decision.to_exercise:
                found.append((done.date, load.kg))
    return found


@pytest.mark.parametrize("mode", ["two-sessions", "acsm-2009", "nsca-2-for-2", "double"])
def test_whoever_keeps_to_the_plan_gets_on_in_every_mode(mode: str) -> None:
    squats = loads(life(mode=mode))
    assert squats[-1][1] >= 5.0
    steps = len({kilos for _, kilos in squats}) - 1
    assert steps >= 3


def test_who_maintains_stays() -> None:
    assert {kilos for _, kilos in loads(life(mode="maintain", weeks=12))} == {0.0}


def test_a_step_takes_two_sessions_at_least() -> None:
    squats = [kilos for _, kilos in loads(life(2))]
    changes = [n for n in range(1, len(squats)) if squats[n] > squats[n - 1] > 0]
    assert len(changes) >= 2
    assert all(b - a >= 2 for a, b in pairwise(changes))


def test_easy_weeks_do_not_stop_anyone() -> None:
    hard, easy = life(per_week=3), life(accepts=1.0, per_week=3)
    assert dict(easy.gates)["deload accepted"] >= 2
    assert loads(easy)[-1][1] >= 0.6 * loads(hard)[-1][1]


def test_a_missed_week_costs_no_month() -> None:
    """Weeks until the load of the unbroken life is reached, the missed week in week 16."""
    for seed in (2, 5):
        whole, broken = life(seed), life(seed, away=((106, 112),))
        level = [kilos for day, kilos in loads(whole) if day < whole.first + timedelta(weeks=22)]
        when = next(day for day, kilos in loads(whole) if kilos >= level[-1])
        again = next(day for day, kilos in loads(broken) if kilos >= level[-1] and day >= when)
        assert (again - when).days < 28


def test_no_step_is_taken_back_again_and_again() -> None:
    for seed in range(3):
        setting = Setting(HOME, {"program": "build", "status": "new"})
        course = lived(setting, Wish(FIRST, 26, seed, traits=steady(seed)))
        back = Counter(
            (done.decision.slot, done.decision.exercise)
            for done in course.done
            if done.decision.rule == "step-back"
        )
        assert max(back.values(), default=0) <= 2
