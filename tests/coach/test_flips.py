"""What would have changed the rule: the flip is applied, and no smaller one does it."""

from __future__ import annotations

import pytest

from tests.coach.builders import HOLD, NOTHING_TO_REPORT, Life, catalog, lifter, smallest_flip
from tracker.coach.case import Condition, Sport
from tracker.coach.decide import decide
from tracker.coach.flips import candidates
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


@pytest.mark.parametrize(
    ("effort", "easier", "harder"),
    [
        ("broke", "max", None),
        ("max", "good", "broke"),
        ("good", "easy", "max"),
        ("easy", None, "good"),
        ("rir0", "rir1", None),
        ("rir1", "rir2", "rir0"),
        ("rir10", None, "rir9"),
        ("rpe6", None, "rpe6.5"),
        ("rpe9.5", "rpe9", "rpe10"),
        ("rpe10", "rpe9.5", None),
        (None, "good", None),
    ],
)
def test_one_step_of_effort(effort: str | None, easier: str | None, harder: str | None) -> None:
    life = Life("goblet-squat")
    life.did("10", "10", effort)
    found = candidates(life.decide(), life.case(), NOTHING_TO_REPORT, life.who.thresholds)
    steps = [str(flip.effort) for flip in found if flip.kind == "effort"]
    assert steps == [step for step in (easier, harder) if step is not None]


@pytest.mark.parametrize(
    ("efforts", "named"),
    [("max max", True), ("max good", False), ("rir0 rpe10", True), ("broke broke", False)],
)
def test_every_set_good_is_one_change_where_more_than_one_was_all_out(
    efforts: str, named: bool
) -> None:
    life = Life("goblet-squat")
    life.did("10 10", "10", efforts)
    warm = tuple(replace(s, warmup=True, effort=None) for s in life.done[0].sets)
    life.done[0] = replace(life.done[0], sets=(*warm, *life.done[0].sets))
    found = list(candidates(life.decide(), life.case(), NOTHING_TO_REPORT, life.who.thresholds))
    every = [flip for flip in found if flip.kind == "efforts"]
    assert len(every) == named
    for flip in every:
        sets = flip.apply(life.case(), NOTHING_TO_REPORT)[0].done[0].sets
        assert [str(s.effort) for s in sets] == ["None", "None", "good", "good"]


def test_the_order_of_the_changes() -> None:
    """Reps by one, easier, harder, a set, a session, then more reps; up to four."""
    life = Life("goblet-squat")
    life.did("10 10", "10")
    found = candidates(life.decide(), life.case(), NOTHING_TO_REPORT, life.who.thresholds)
    order = [(f.kind, f.spot, f.change, str(f.effort or "")) for f in found]
    assert order == [
        ("reps", 0, 1, ""), ("reps", 0, -1, ""), ("reps", 1, 1, ""), ("reps", 1, -1, ""),
        ("effort", 0, 0, "easy"), ("effort", 1, 0, "easy"),
        ("effort", 0, 0, "max"), ("effort", 1, 0, "max"),
        ("set", 0, 0, ""), ("session", 0, 0, ""),
        *[("reps", spot, sign * size, "")
          for size in (2, 3, 4) for spot in (0, 1) for sign in (1, -1)],
    ]  # fmt: skip


def test_no_change_makes_a_set_of_less_than_nothing() -> None:
    life = Life("goblet-squat")
    life.did("1", "10")
    found = candidates(life.decide(), life.case(), NOTHING_TO_REPORT, life.who.thresholds)
    assert min(flip.change for flip in found) == -1


def test_a_hold_changes_by_five_seconds() -> None:
    life = Life(HOLD.id)
    life.did("30")
    found = list(candidates(life.decide(), life.case(), NOTHING_TO_REPORT, life.who.thresholds))
    assert [flip.change for flip in found if flip.kind == "reps"][:4] == [5, -5, 10, -10]
    assert found[0].words == "5 s more in set 1 of 2 Nov"
