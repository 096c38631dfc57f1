"""What must hold for every lifter: the Never list, determinism, one dimension a step."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from tests.coach.builders import HOME, NOTHING_TO_REPORT, Life, catalog, lifter, smallest_flip
from tests.coach.lives import conditions, lives
from tracker.coach.case import Condition
from tracker.coach.decide import decide
from tracker.coach.flips import OF_THE_DAY, flips_if
from tracker.coach.resistance import choices, rank
from tracker.domain.decision import STEPS_UP, Decision
from tracker.domain.effort import parse_effort
from tracker.domain.value import replace


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
def test_a_maintaining_lifter_never_gets_more(life: Life) -> None:
    life.who = lifter(HOME, mode="maintain")
    assert life.decide().rule not in STEPS_UP | {"add-reps", "stretch-reps"}


ORDER = ("broke", "max", "good", "easy")


@st.composite
def better(draw: st.DrawFn) -> tuple[Life, Life]:
    """A life, and the same with a better last session: more reps, easier, cleaner, complete."""
    life = draw(lives())
    last = life.done[-1]
    sets = []
    for done in last.sets:
        effort = done.effort
        if effort is None:
            effort = parse_effort(draw(st.sampled_from(("max", "good", "easy"))))
        elif effort.text in ORDER:
            at = draw(st.integers(ORDER.index(effort.text), 3))
            effort = parse_effort(ORDER[at])
        more = draw(st.integers(0, 4))
        sets.append(replace(done, count=done.count + more, effort=effort))
    if draw(st.booleans()):
        sets.append(sets[-1])
    other = Life(life.exercise.id, life.who)
    other.done = [*life.done[:-1], replace(last, sets=tuple(sets))]
    return life, other


def standing(life: Life, decision: Decision) -> tuple[int, tuple[float, float]]:
    """Where a target stands: its rung's level, then its resistance."""
    assert decision.to is not None
    rung = catalog().exercise(decision.to_exercise)
    return catalog().level(rung.id), rank(rung, decision.to.resistance, life.who.inventory)


@given(better())
def test_a_better_session_never_gives_a_lower_next_target(pair: tuple[Life, Life]) -> None:
    """Lower is a lighter resistance, an easier rung, a smaller top, fewer sets; at the same rule a
    smaller goal in some set. Goals of two rules differ in kind: `repeat` keeps an unmet aim,
    `add-reps` starts from what was done.
    """
    worse, good = (life.decide() for life in pair)
    assert worse.to is not None
    assert good.to is not None
    if good.gates:
        assert worse.gates, "a better session fires no gate that the worse one did not"
        return
    assert standing(pair[1], good) >= standing(pair[0], worse)
    if standing(pair[1], good) > standing(pair[0], worse) or worse.gates:
        return
    assert good.to.sets >= worse.to.sets
    assert good.to.high >= worse.to.high
    if good.rule == worse.rule:
        assert all(g >= w for g, w in zip(good.goal, worse.goal, strict=True))


@given(lives(), conditions, st.randoms(use_true_random=False))
def test_the_order_of_unrelated_facts_does_not_matter(
    life: Life, condition: Condition, chance: Random
) -> None:
    """Soreness of other muscles, pain elsewhere, other exercises' past, in any order."""
    plain = life.decide(condition)
    muscles = list({"calves": (9, 1.0), "lower-back": (9, 1.0), **condition.soreness}.items())
    pain = list({**condition.pain, "kettlebell-swing": (9, 9)}.items())
    past = [("machine-hamstring-curl", life.case().done), ("kettlebell-swing", ())]
    for facts in (muscles, pain, past):
        chance.shuffle(facts)
    other = replace(condition, soreness=dict(muscles), pain=dict(pain))
    assert life.decide(other, past=dict(past)) == plain


@given(lives(), conditions, st.integers(0, 10))
def test_the_least_that_any_gate_allows(life: Life, condition: Condition, pain: int) -> None:
    hurt = replace(condition, pain={life.exercise.id: (pain,)})
    alone = [
        life.decide(replace(NOTHING_TO_REPORT, soreness=hurt.soreness)),
        life.decide(replace(NOTHING_TO_REPORT, pain=hurt.pain)),
        life.decide(replace(NOTHING_TO_REPORT, days_off=hurt.days_off)),
    ]
    together = life.decide(hurt)
    if together.to is None:
        assert pain >= 6
        return
    for decision in alone:
        if decision.gates and decision.to is not None:
            assert together.to.sets <= decision.to.sets
            if together.to_exercise == decision.to_exercise:
                assert standing(life, together) <= standing(life, decision)


@given(lives(), st.sampled_from(("two-sessions", "acsm-2009", "nsca-2-for-2", "double")))
def test_unknown_effort_never_adds_but_under_double(life: Life, mode: str) -> None:
    life.who = lifter(HOME, mode=mode)
    last = life.done[-1]
    life.done[-1] = replace(last, sets=tuple(replace(s, effort=None) for s in last.sets))
    decision = life.decide()
    if mode != "double":
        assert decision.rule not in STEPS_UP | {"add-reps", "stretch-reps"}


pains = st.lists(st.integers(0, 10), max_size=2)


@given(lives(), conditions, pains)
def test_the_flip_changes_the_rule_and_no_smaller_one_does(
    life: Life, plain: Condition, pain: list[int]
) -> None:
    condition = replace(plain, pain={life.exercise.id: tuple(pain)})
    decision = decide(life.case(), life.who, condition, catalog())
    found = smallest_flip(life.case(), life.who, condition, catalog())
    assert decision.flips_if == ("" if found is None else flips_if(*found))


@given(lives())
def test_if_one_rep_flips_nothing_larger_is_named(life: Life) -> None:
    """Found by trying every rep by hand, not through the coach's own list."""
    how = replace(NOTHING_TO_REPORT, days_off=4)
    decision = decide(life.case(), life.who, how, catalog())
    if decision.rule in OF_THE_DAY:
        return
    last = life.done[-1]
    flipped = []
    for spot, done in enumerate(last.sets):
        for change in (1, -1):
            sets = list(last.sets)
            sets[spot] = replace(done, count=done.count + change)
            case = replace(life.case(), done=(*life.done[:-1], replace(last, sets=tuple(sets))))
            other = decide(case, life.who, how, catalog(), flips=False)
            flipped.append(other.rule != decision.rule)
    assert any(flipped) == decision.flips_if.startswith(("one rep more", "one rep less"))
