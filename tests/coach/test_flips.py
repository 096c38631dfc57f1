"""What would have changed the rule: the flip is applied, and no smaller one does it."""

from __future__ import annotations

import pytest

from tests.coach.builders import Life, catalog, lifter
from tracker.coach.case import NOTHING_TO_REPORT, Condition, Sport
from tracker.coach.decide import decide, smallest_flip
from tracker.domain.value import replace


@pytest.mark.parametrize(
    ("sessions", "flip"),
    [
        (("12 12 12", "12 12 11"), "one rep more in set 3 of 6 Nov: add-load, 8 8 8 at 12 kg"),
        (("12 12 12", "12 12 12"), "one rep less in set 1 of 6 Nov: add-reps, 12 12 12 at 10 kg"),
        (("12 12 11", "12 12 12"), "one rep less in set 1 of 6 Nov: add-reps, 12 12 12 at 10 kg"),
        (("12 12 12", "12 12"), "one set more like the last of 6 Nov: add-load, 8 8 8 at 12 kg"),
    ],
)
def test_flips_of_the_log_in_words(sessions: tuple[str, ...], flip: str) -> None:
    life = Life("goblet-squat")
    for reps in sessions:
        decision = life.did(reps, "10")
    assert decision.flips_if == flip


@pytest.mark.parametrize(
    ("effort", "flip"),
    [
        (None, "every set of 6 Nov good: add-load, 8 8 8 at 12 kg"),
        ("max", "every set of 6 Nov good: add-load, 8 8 8 at 12 kg"),
        ("good good max", "set 3 of 6 Nov good: add-load, 8 8 8 at 12 kg"),
        ("good good rir0", "set 3 of 6 Nov rir1: add-load, 8 8 8 at 12 kg"),
        ("good good rpe9.5", "set 3 of 6 Nov rpe9: add-load, 8 8 8 at 12 kg"),
    ],
)
def test_flips_of_effort_in_words(effort: str | None, flip: str) -> None:
    life = Life("goblet-squat")
    life.did("12 12 12", "10")
    assert life.did("12 12 12", "10", effort).flips_if == flip


@pytest.mark.parametrize(
    ("condition", "since", "words"),
    [
        (Condition({"quads": (5, 1.0)}, {}), 4, "with quads 3 of 10 sore: add-load"),
        (Condition({"quads": (5, 1.0), "glutes": (8, 1.0)}, {}), 4,
         "with quads and glutes 3 of 10 sore: add-load"),
        (Condition({}, {"goblet-squat": (8, 7)}), 4, "with pain 5 of 10: pain-hold"),
        (Condition({}, {"goblet-squat": (4,)}), 4, "with pain 2 of 10: add-load"),
        (Condition({}, {}, days_off=20), 20, "after 13 days instead of 20: add-load"),
        (Condition({}, {}, days_off=4), 30, "after 27 days instead of 30: add-load"),
        (Condition({}, {}, sport=Sport("soccer", 8, 3.0)), 4, "without soccer: add-load"),
        (Condition({}, {}, easy_week=True), 4, "after the easy week: add-load"),
    ],
)  # fmt: skip
def test_flips_of_the_day_in_words(condition: Condition, since: int, words: str) -> None:
    life = Life("goblet-squat")
    life.did("12 12 12", "10")
    life.did("12 12 12", "10")
    assert life.decide(condition, days_since=since).flips_if.startswith(words)


def test_a_flip_of_a_one_sided_set_changes_the_weaker_side() -> None:
    life = Life("step-up")
    life.did("12/12 12/12 12/11", "h20", "easy")
    found = smallest_flip(life.case(), life.who, NOTHING_TO_REPORT, catalog())
    assert found is not None
    changed = found[0].apply(life.case(), NOTHING_TO_REPORT)[0].done[-1].sets[2]
    assert (changed.count, changed.right) == (12, 12)


def test_nothing_flips_a_first_time_or_a_choice_to_maintain() -> None:
    life = Life("goblet-squat")
    assert life.decide().flips_if == ""
    life.who = lifter(mode="maintain")
    assert life.did("10 10 10", "10").flips_if == ""


def test_looking_for_a_flip_can_be_left_out() -> None:
    life = Life("goblet-squat")
    life.did("10 10 10", "10")
    bare = decide(life.case(), life.who, NOTHING_TO_REPORT, catalog(), flips=False)
    assert bare.flips_if == ""
    assert replace(life.decide(NOTHING_TO_REPORT), flips_if="").rule == bare.rule
