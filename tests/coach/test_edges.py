"""The small parts by themselves: arithmetic at its limits, what is lacking, what a flip carries."""

from __future__ import annotations

import pytest

from tests.coach.builders import (
    HOME,
    NOTHING_TO_REPORT,
    Life,
    at,
    catalog,
    kg,
    lifter,
    smallest_flip,
    targets,
)
from tracker.coach.case import Condition
from tracker.coach.resistance import (
    Jump,
    acceptable,
    allowance_kg,
    choices,
    first_load_fits,
    jump,
    lightest,
    nearest_owned,
    rank,
)
from tracker.coach.words import joined
from tracker.domain.inventory import Inventory
from tracker.domain.value import replace

SQUAT = catalog().exercise("goblet-squat")
CURL = catalog().exercise("machine-hamstring-curl")
INF = float("inf")


def step(old: float, new: float, outside: float) -> Jump:
    return Jump(old, new, outside, 0.0, 0.0)


@pytest.mark.parametrize(
    ("exercise", "found", "fits"),
    [
        (SQUAT, step(45.5, 49.5, 4.0), True),
        (SQUAT, step(40.0, 48.5, 8.5), False),
        (SQUAT, step(38.0, 46.0, 8.0), True),
        (SQUAT, step(38.0, 46.1, 8.1), False),
        (SQUAT, step(0.0, 4.0, 4.0), True),
        (SQUAT, step(0.0, 4.1, 4.1), False),
        (SQUAT, step(0.5, 0.6, 5.0), True),
        (CURL, step(0.0, 0.0, 0.0), True),
        (CURL, step(0.0, 0.5, 0.5), False),
        (CURL, step(0.0, 0.0, 9.0), True),
    ],
)
def test_a_first_load_on_a_new_rung(exercise: object, found: Jump, fits: bool) -> None:
    """By kilograms, or k <= (34 + top) / (30 + low): 46/38 in a range of 8-12."""
    assert first_load_fits(found, exercise, 8, 12, lifter()) == fits  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("percent", "kilos", "max_jump", "fits"),
    [
        (10.0, 50.0, None, True),
        (10.1, 50.0, None, False),
        (10.1, 4.0, None, True),
        (10.1, 4.1, None, False),
        (5.0, 50.0, 0.05, True),
        (5.1, 50.0, 0.05, False),
        (9.0, 50.0, 0.2, True),
        (11.0, 50.0, 0.2, False),
    ],
)
def test_an_acceptable_jump(
    percent: float, kilos: float, max_jump: float | None, fits: bool
) -> None:
    found = Jump(100.0, 100.0 + percent, kilos, percent, 0.0)
    assert acceptable(found, SQUAT, lifter(), max_jump) == fits


def test_the_allowance_is_for_large_patterns_and_by_status() -> None:
    assert [allowance_kg(SQUAT, lifter(status=s)) for s in ("new", "trained")] == [4, 7]
    assert allowance_kg(CURL, lifter()) == 0


@pytest.mark.parametrize(
    ("old", "new", "percent", "needed"),
    [("10", "12", 3.604, 10), ("10", "16", 10.811, 13), ("10", "30", 36.036, 22)],
)
def test_a_jump_in_numbers(old: str, new: str, percent: float, needed: int) -> None:
    found = jump((SQUAT, at(old)), (SQUAT, at(new)), 8, lifter())
    assert found.old_kg == pytest.approx(55.5)
    assert found.percent == pytest.approx(percent, abs=0.001)
    assert found.reps_needed == needed
    assert found.kg == float(new) - float(old)


def test_a_jump_from_nothing_is_without_measure() -> None:
    start = jump((CURL, at("body")), (CURL, at("5")), 8, lifter())
    assert (start.percent, start.reps_needed) == (INF, INF)
    none = jump((CURL, at("body")), (CURL, at("body")), 8, lifter())
    assert (none.percent, none.reps_needed) == (0.0, 0.0)


def test_the_owned_resistance_nearest_to_one_that_is_gone() -> None:
    owned = Inventory(dumbbells=kg(6, 8, 14))
    assert nearest_owned(SQUAT, at("8"), owned) == at("8")
    assert nearest_owned(SQUAT, at("10"), owned) == at("8")
    assert nearest_owned(SQUAT, at("5"), owned) == at("6")
    assert nearest_owned(SQUAT, at("10"), Inventory()) == at("10")
    assert nearest_owned(SQUAT, at("10"), replace(owned, assumed=True)) == at("10")


def test_resistances_in_order() -> None:
    band = catalog().exercise("band-hamstring-curl")
    places = [rank(band, at(name), HOME) for name in ("unknown", "yellow", "red", "green")]
    assert places == sorted(places)
    assert len(set(places)) == 4
    stair = catalog().exercise("dumbbell-step-up")
    assert [r.words() for r in choices(stair, HOME, at("4h30"))][:2] == ["4 kg h30", "6 kg h30"]
    assert lightest(stair, HOME).words() == "4 kg h20"
    assert lightest(catalog().exercise("glute-bridge"), HOME).words() == "body"
    assert lightest(SQUAT, Inventory()).words() == "body"


@pytest.mark.parametrize(
    ("exercise", "owned", "where", "needs"),
    [
        ("barbell-squat", Inventory(barbell=kg(20)[0], things=frozenset({"rack"})), "20",
         "the way on needs a heavier load."),
        ("band-hamstring-curl", Inventory(bands=("red",)), "red",
         "the way on needs a stronger band."),
        ("step-up", Inventory(steps=(20.0,)), "h20", "the way on needs dumbbells"),
        ("bodyweight-squat", Inventory(), "body", "dumbbells or kettlebell for the goblet squat."),
    ],
)  # fmt: skip
def test_at_the_very_end_it_says_what_is_lacking(
    exercise: str, owned: Inventory, where: str, needs: str
) -> None:
    life = Life(exercise, lifter(owned))
    for _ in range(5):
        decision = life.did("20 20 20", where)
    assert decision.rule == "repeat"
    assert needs in decision.say
    assert "needs" in decision.brief


def test_a_new_rung_on_a_step_keeps_the_height() -> None:
    life = Life("step-up", lifter(Inventory(dumbbells=kg(2, 4), steps=(20.0, 30.0))))
    for _ in range(2):
        decision = life.did("12 12 12", "h30", "easy")
    assert (decision.rule, decision.to_exercise) == ("next-rung", "dumbbell-step-up")
    assert targets(decision) == (2, 8, 12, "2 kg h30")


@pytest.mark.parametrize("mode", ["acsm-2009", "nsca-2-for-2"])
def test_where_nothing_is_left_a_literature_mode_still_asks_for_its_reps(mode: str) -> None:
    life = Life("bodyweight-squat", lifter(Inventory(), mode=mode))
    goal = life.did("12 12 12").goal
    assert max(goal) > 12
    reps = " ".join(map(str, goal))
    once = life.did(reps)
    assert (once.rule, once.goal) == ("repeat", goal)
    assert "once more and the range rises" in once.say
    assert life.did(reps).rule == "stretch-reps"


def test_a_raised_top_takes_one_session_to_the_rung_above() -> None:
    life = Life("bodyweight-squat", lifter(Inventory(dumbbells=kg(20))))
    life.did("12 12 12")
    assert life.did("12 12 12").rule == "stretch-reps"
    life.did("16 16 16")
    life.who = lifter()
    decision = life.decide()
    assert (decision.rule, decision.to_exercise) == ("next-rung", "goblet-squat")
    assert "16 16 16 with reps to spare" in decision.say
    assert decision.brief.startswith("earned: ")


@pytest.mark.parametrize(
    ("effort", "pain", "why"),
    [(None, None, "do not all say how hard they were"), ("good", 3, "had pain")],
)
def test_a_held_session_that_bars_progress_is_named(
    effort: str | None, pain: int | None, why: str
) -> None:
    life = Life("goblet-squat")
    life.did("11 11 11", "10")
    life.did("9 8", "10", effort, condition=Condition({"quads": (5, 1.0)}, {}))
    last = life.done[-1]
    life.done[-1] = replace(last, sets=tuple(replace(s, pain=pain) for s in last.sets))
    decision = life.decide()
    assert decision.say == f"The last sets (9 8) {why}: nothing is added to that."
    assert decision.brief == "last sets leave it open"


@pytest.mark.parametrize(
    ("condition", "since", "applied"),
    [
        (Condition({"quads": (5, 1.0), "calves": (9, 2.0)}, {}), 4,
         Condition({"quads": (3, 1.0), "calves": (9, 2.0)}, {})),
        (Condition({}, {"goblet-squat": (4, 9)}), 4, Condition({}, {"goblet-squat": (2, 9)})),
        (Condition({}, {}, days_off=20), 20, Condition({}, {}, days_off=13)),
    ],
)  # fmt: skip
def test_what_a_flip_of_the_day_changes(
    condition: Condition, since: int, applied: Condition
) -> None:
    life = Life("goblet-squat")
    life.did("10 10 10", "10")
    case = life.case(days_since=since)
    found = smallest_flip(case, life.who, condition, catalog())
    assert found is not None
    changed, how = found[0].apply(case, condition)
    assert how == applied
    assert changed.days_since == min(since, 13)
    assert found[1].rule == "add-reps"


def test_a_flip_of_one_more_session_is_done_under_the_next_plan() -> None:
    life = Life("goblet-squat")
    life.did("12 12 12", "10")
    life.did("10 10 10", "10")
    life.did("7 7 7", "10")
    found = smallest_flip(life.case(), life.who, NOTHING_TO_REPORT, catalog())
    assert found is not None
    assert found[0].kind == "session"
    changed, _ = found[0].apply(life.case(), NOTHING_TO_REPORT)
    assert len(changed.done) == 4
    assert changed.done[-1].plan == life.decide().plan()
    assert changed.done[-1].date > life.done[-1].date
    assert found[1].rule == "step-back"


def test_names_in_a_row() -> None:
    assert [joined(names) for names in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "", "a", "a and b", "a, b and c",
    ]  # fmt: skip


def test_a_program_that_lowers_the_limit_earns_the_jump_by_reps() -> None:
    """5 kg on 48 are 10.4 %; a program's 5 % bars it whatever the rule's own limit."""
    machine = lifter(Inventory(things=frozenset({"machine"})))
    life = Life("machine-hamstring-curl", machine)
    life.max_jump = 0.05
    life.did("12 12 12", "80")
    assert targets(life.did("12 12 12", "80")) == (3, 8, 13, "80 kg")
    free = Life("machine-hamstring-curl", machine)
    free.did("12 12 12", "80")
    assert targets(free.did("12 12 12", "80")) == (3, 8, 12, "85 kg")


def test_a_first_weight_is_named_as_such() -> None:
    assumed = Inventory(things=frozenset({"machine"}), assumed=True)
    life = Life("machine-hamstring-curl", lifter(assumed))
    life.did("12 12 12", "body")
    decision = life.did("12 12 12", "body")
    jumps = [(c.found, c.passed) for c in decision.checks if c.id == "jump"]
    assert jumps == [("all of it", False)]


def test_unknown_effort_at_the_top_is_no_matter_under_double_alone() -> None:
    for mode, said in (("double", False), ("two-sessions", True)):
        life = Life("goblet-squat", lifter(Inventory(dumbbells=kg(10, 40)), mode=mode))
        for _ in range(3):
            decision = life.did("20 20 20", "10", None)
        assert ("not every set says how hard" in decision.say) == said
    short = Life("goblet-squat", lifter(mode="double"))
    assert "not every set says how hard" in short.did("11 11 11", "10", None).say


def test_one_side_alone_names_no_side() -> None:
    life = Life("step-up")
    assert life.did("9/9 10/9 10/10", "h20").brief == "one more rep in set 1"
    assert life.did("10/10 9/10 10/10", "h20").brief == "one more rep in set 2, left"


def test_a_gate_of_the_whole_day_is_about_no_exercise() -> None:
    from tests.coach.ten_logs import days

    whole_day = {"red-flag", "rest-day", "week-full", "very-sore", "deload"}
    found = [decision for decision in days() if decision.gates[0] in whole_day]
    assert {decision.gates[0] for decision in found} == whole_day
    for decision in found:
        assert (decision.exercise, decision.to_exercise) == ("", "")
        assert decision.checks or decision.rule == "deload"
        assert not any(check.passed for check in decision.checks)
