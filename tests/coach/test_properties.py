"""What must hold for every lifter: the Never list, determinism, one dimension a step."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.coach.builders import HOME, NOTHING_TO_REPORT, START, Life, at, catalog, lifter
from tracker.coach.case import Condition, Done, Sport
from tracker.coach.resistance import choices, rank
from tracker.domain.decision import STEPS_UP, Decision
from tracker.domain.effort import parse_effort
from tracker.domain.log import NewSet

EXERCISES = (
    "goblet-squat", "bodyweight-squat", "dumbbell-single-leg-romanian-deadlift", "step-up",
    "dumbbell-step-up", "band-hamstring-curl", "glute-bridge", "feet-elevated-glute-bridge",
)  # fmt: skip
RESISTANCES = {
    "goblet-squat": ("4", "6", "10", "14"),
    "dumbbell-single-leg-romanian-deadlift": ("4", "6", "10", "14"),
    "step-up": ("h20", "h30", "h40"),
    "dumbbell-step-up": ("4h20", "6h20", "14h40"),
    "band-hamstring-curl": ("yellow", "red", "green"),
}

efforts = st.sampled_from(["easy", "good", "max", "broke", "rir1", "rir5", "rpe9.5", None])
counts = st.integers(4, 21)


@st.composite
def lives(draw: st.DrawFn) -> Life:
    """One to six sessions of an exercise, each under the plan the coach gave."""
    exercise = draw(st.sampled_from(EXERCISES))
    life = Life(exercise)
    for _ in range(draw(st.integers(1, 6))):
        before = life.decide() if life.done else None
        if before is not None and before.to is not None and draw(st.booleans()):
            resistance = before.to.resistance
        else:
            resistance = at(draw(st.sampled_from(RESISTANCES.get(exercise, ("body",)))))
        effort = draw(efforts)
        reps = draw(st.lists(counts, min_size=1, max_size=4))
        work = tuple(
            NewSet(n, resistance=resistance, effort=parse_effort(effort) if effort else None)
            for n in reps
        )
        plan = None
        if before is not None and before.to_exercise == exercise:
            plan = before.plan()
        day = START + timedelta(days=4 * len(life.done))
        life.done.append(Done(day, work, plan))
    return life


conditions = st.builds(
    Condition,
    st.dictionaries(
        st.sampled_from(["hamstrings", "glutes", "quads"]),
        st.tuples(st.integers(0, 10), st.floats(0, 60)),
    ),
    st.just({}),
    st.one_of(st.none(), st.just(Sport("soccer", 8, 3.0))),
    st.one_of(st.none(), st.integers(1, 80)),
)


def heavier(life: Life, decision: Decision) -> bool:
    """Whether the decision raises the resistance of its own rung."""
    if decision.to is None or decision.from_target is None:
        return False
    if decision.to_exercise != decision.exercise:
        return decision.rule == "next-rung"
    exercise, owned = life.exercise, life.who.inventory
    new = rank(exercise, decision.to.resistance, owned)
    return new > rank(exercise, decision.from_target.resistance, owned)


@given(lives(), conditions)
def test_soreness_sport_and_breaks_never_raise_anything(life: Life, condition: Condition) -> None:
    free, held = life.decide(), life.decide(condition)
    if held.gates:
        assert not heavier(life, held)
        assert held.to is not None
        assert held.from_target is not None
        assert held.to.sets <= held.from_target.sets
    else:
        assert held.rule == free.rule


@given(lives())
def test_one_dimension_a_step(life: Life) -> None:
    decision = life.decide()
    if decision.rule in STEPS_UP:
        assert decision.to is not None
        assert decision.from_target is not None
        assert decision.to.sets <= life.slot.sets
        assert decision.goal == (life.slot.low,) * decision.to.sets
        before, after = decision.from_target.resistance, decision.to.resistance
        if decision.to_exercise == decision.exercise:
            changed = [
                before.load != after.load, before.band != after.band,
                before.height_cm != after.height_cm,
            ]  # fmt: skip
            assert sum(changed) == 1


@given(lives(), conditions)
def test_a_target_is_owned_and_inside_its_range(life: Life, condition: Condition) -> None:
    decision = life.decide(condition)
    if decision.to is None or not decision.goal:
        return
    assert all(decision.to.low <= goal <= decision.to.high for goal in decision.goal)
    assert decision.to.high <= 20
    assert len(decision.goal) == decision.to.sets >= 1
    if decision.rule in STEPS_UP or decision.rule == "step-back":
        exercise = catalog().exercise(decision.to_exercise)
        assert life.who.inventory.allows(exercise)
        owned = choices(exercise, life.who.inventory, decision.to.resistance)
        assert any(decision.to.resistance.same_as(option) for option in owned)


@given(lives(), conditions)
def test_asking_twice_is_the_same(life: Life, condition: Condition) -> None:
    assert life.decide(condition) == life.decide(condition)


@given(lives())
def test_no_step_up_after_broken_form_or_unknown_effort(life: Life) -> None:
    last = [s for s in life.done[-1].sets if not s.warmup]
    decision = life.decide()
    if any(s.effort is None or s.effort.broke for s in last):
        assert decision.rule not in STEPS_UP | {"add-reps", "stretch-reps"}


@given(lives())
def test_pain_stops_all_progress(life: Life) -> None:
    hurt = replace(NOTHING_TO_REPORT, pain={life.exercise.id: (4,)})
    decision = life.decide(hurt)
    assert decision.rule == "pain-hold"
    assert not heavier(life, decision)


@given(lives())
def test_the_flip_flips(life: Life) -> None:
    """A flip names another outcome than the decision's own."""
    decision = life.decide()
    if decision.flips_if:
        words, outcome = decision.flips_if.split(": ", 1)
        assert words
        assert not outcome.startswith(f"{decision.rule}, {' '.join(map(str, decision.goal))} at")


@given(lives())
def test_a_maintaining_lifter_never_gets_more(life: Life) -> None:
    life.who = lifter(HOME, mode="maintain")
    assert life.decide().rule not in STEPS_UP | {"add-reps", "stretch-reps"}
