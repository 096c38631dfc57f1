"""One exercise, one decision, with its whole record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.coach.case import Case, Condition, Lifter
from tracker.coach.checks import progress_checks
from tracker.coach.flips import flips_if
from tracker.coach.gates import GATES, Ground, Held, gate_checks, ground_target
from tracker.coach.goals import hold_goal
from tracker.coach.progress import RULES, Step, view
from tracker.coach.reading import Reading, read_all, working_resistance
from tracker.coach.repeat import repeat
from tracker.coach.resistance import lightest, rank
from tracker.coach.words import read_words, resistance_words, sets_words
from tracker.domain.decision import Check, Decision
from tracker.domain.exercise import Exercise
from tracker.domain.target import BODY, Resistance, Target
from tracker.domain.units import number

if TYPE_CHECKING:
    from tracker.catalog import Catalog


def decide(
    case: Case, lifter: Lifter, condition: Condition, catalog: Catalog, *, flips: bool = True
) -> Decision:
    """What to do with this exercise next, and why. Same inputs, same decision, always.

    ``flips`` asks the coach again with small changes for ``flips_if``; a plan on a screen that
    shows none can leave it out.
    """
    known: dict[int, Reading] = {}
    decision = _decide(case, lifter, condition, catalog, known)
    if not flips:
        return decision
    of_the_log = {id(done): known[id(done)] for done in case.done if id(done) in known}

    def ask(other: Case, how: Condition) -> Decision:
        return _decide(other, lifter, how, catalog, dict(of_the_log))

    flip = flips_if(decision, case, condition, ask)
    return replace(decision, flips_if=flip)


def _decide(
    case: Case,
    lifter: Lifter,
    condition: Condition,
    catalog: Catalog,
    known: dict[int, Reading],
) -> Decision:
    readings = read_all(case, lifter, known)
    if not readings:
        return _first_time(case, lifter, condition, catalog)
    at = working_resistance(readings, case, lifter)
    here = ground_target(case, at)
    g = Ground(case, lifter, condition, catalog, readings, here)
    held = [h for gate in GATES for h in gate(g)]
    v = view(g)
    checks = [*progress_checks(v), *gate_checks(g)]
    if held:
        return _held(g, held, checks)
    step = next((s for s in (rule(v) for rule in RULES) if s is not None), None)
    if step is None:
        step = repeat(v)
    return _record(g, step, checks)


def _first_time(case: Case, lifter: Lifter, condition: Condition, catalog: Catalog) -> Decision:
    """No history: the lightest owned load, the lowest step, the bottom of the range."""
    exercise, slot = case.exercise, case.slot
    start = lightest(exercise, lifter.inventory)
    target = Target(slot.sets, slot.low, slot.high, start, exercise.timed)
    g = Ground(case, lifter, condition, catalog, [], target)
    with_what = "" if start == BODY else f" {_start_words(start, exercise)}"
    say = (
        f"First time: {sets_words(target.sets)} of {slot.low}-{slot.high}{with_what}. "
        "Stop each set with one to three reps left; what you do becomes the baseline."
    )
    first = Held("first-time", target, exercise.id, say, "first time: find your baseline")
    held = [first, *(h for gate in GATES if gate.__name__ in _CHECK_IN for h in gate(g))]
    return replace(_held(g, held, gate_checks(g)), from_target=None)


def _start_words(start: Resistance, exercise: Exercise) -> str:
    """What a first time is done with, in words."""
    if start.band is not None:
        return f"with your lightest band, {start.band}"
    step = "" if start.height_cm is None else f"on your lowest step, {number(start.height_cm)} cm"
    if start.load is None:
        return step
    load = f"with your lightest, {resistance_words(replace(start, height_cm=None), exercise)}"
    return f"{load}, {step}" if step else load


_CHECK_IN = frozenset({"pain_gates", "sore_gate", "sport_gate"})
"""The gates that read check-ins alone and so can fire before any session."""


def _held(g: Ground, held: Sequence[Held], checks: Sequence[Check]) -> Decision:
    """The first gate names the rule; the target is the least that any of them allows."""
    first = held[0]
    to = _least(g, held)
    goal: tuple[int, ...] = ()
    if to is not None:
        last = g.readings[-1] if g.readings else None
        moved = not to.resistance.same_as(g.here.resistance) or first.to_id != g.case.exercise.id
        goal = (to.low,) * to.sets if moved else hold_goal(last, to)
    say = " ".join([first.say, *(h.say for h in held[1:] if h.rule != first.rule)])
    step = None if to is None else Step(first.rule, first.to_id, to, goal, say, first.brief)
    if step is not None:
        decision = _record(g, step, checks)
    else:
        blank = Step(first.rule, first.to_id, g.here, (), say, first.brief)
        decision = replace(_record(g, blank, checks), to=None)
    return replace(decision, gates=tuple(h.rule for h in held))


def _least(g: Ground, held: Sequence[Held]) -> Target | None:
    """Fewest sets at the lightest resistance of the rung the first gate leads to."""
    targets = [h.to for h in held]
    if any(t is None for t in targets):
        return None
    first = held[0].to
    assert first is not None
    here = [h.to for h in held if h.to is not None and h.to_id == held[0].to_id]
    exercise = g.catalog.exercise(held[0].to_id)
    inventory = g.lifter.inventory
    lightest_target = min(here, key=lambda t: rank(exercise, t.resistance, inventory))
    sets = min(t.sets for t in targets if t is not None)
    return replace(first, sets=sets, resistance=lightest_target.resistance)


def _record(g: Ground, step: Step, checks: Sequence[Check]) -> Decision:
    rule = g.catalog.rules[step.rule]
    exercise = g.case.exercise
    return Decision(
        exercise=exercise.id,
        to_exercise=step.to_id,
        rule=step.rule,
        from_target=_from(g),
        to=step.to,
        goal=step.goal,
        say=step.say,
        brief=step.brief,
        source=step.source or rule.source,
        grade=step.grade or rule.grade,
        read=tuple(read_words(r, exercise) for r in _read(g.readings)),
        checks=tuple(sorted(checks, key=lambda check: check.passed)),
        alternatives=_alternatives(g),
        slot=g.case.index,
        extra=g.case.extra,
    )


def _from(g: Ground) -> Target | None:
    """What it was: the plan in force last time, or what was done where there was none."""
    return g.here if g.readings else None


def _read(readings: Sequence[Reading]) -> Sequence[Reading]:
    return readings[-3:]


def _alternatives(g: Ground) -> tuple[str, ...]:
    """Up to three other exercises for the slot that the inventory allows, nearest first."""
    own = g.case.exercise.id
    pool = [*g.case.slot.exercises, *g.catalog.alternatives(own)]
    found: list[str] = []
    for other in pool:
        fits = other != own and other not in found and other not in g.case.taken
        if fits and g.lifter.inventory.allows(g.catalog.exercise(other)):
            found.append(other)
    return tuple(found[:3])
