"""One exercise, one decision, with its whole record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tracker.coach.asked import Asked, all_held, first_step
from tracker.coach.case import Case, Condition, Lifter
from tracker.coach.checks import gate_checks, progress_checks
from tracker.coach.flips import flips_if, smallest
from tracker.coach.gates import Held
from tracker.coach.goals import hold_goal
from tracker.coach.ground import Ground, alternatives, lifted
from tracker.coach.progress import Step
from tracker.coach.repeat import repeat
from tracker.coach.resistance import rank
from tracker.coach.view import View
from tracker.coach.words import read_words, resistance_words
from tracker.domain.decision import Check, Decision
from tracker.domain.exercise import Exercise
from tracker.domain.target import BODY, Resistance, Target
from tracker.domain.units import number
from tracker.domain.value import replace
from tracker.domain.words import sets_words

if TYPE_CHECKING:
    from tracker.catalog import Catalog

READ_SHOWN = 3
"""Past sessions that the record shows."""


def decide(
    case: Case, lifter: Lifter, condition: Condition, catalog: Catalog, *, flips: bool = True
) -> Decision:
    """What to do with this exercise next, and why. Same inputs, same decision, always.

    ``flips`` asks the coach again with small changes for ``flips_if``; a plan on a screen that
    shows none can leave it out.
    """
    asked = Asked(case, lifter, catalog)
    decision = _decision(asked.ground(case, condition))
    if not flips:
        return decision
    flip = smallest(decision, case, condition, lifter.thresholds, asked.rule)
    if flip is None:
        return decision
    other, _ = _answer(asked.ground(*flip.apply(case, condition)))
    return replace(decision, flips_if=flips_if(flip, other))


def _decision(g: Ground) -> Decision:
    """The whole record."""
    step, gates = _answer(g)
    checks = gate_checks(g)
    if g.readings:
        checks = [*progress_checks(View(g)), *checks]
    return _record(g, step, gates, checks)


def _answer(g: Ground) -> tuple[Step, tuple[str, ...]]:
    """The rule that decides with its target and words, and every gate that fired."""
    held = all_held(g)
    if not g.readings:
        held = (_first_time(g), *held)
    if held:
        return _held(g, held), tuple(dict.fromkeys(h.rule for h in held))
    v = View(g)
    return first_step(v) or repeat(v), ()


def _first_time(g: Ground) -> Held:
    """No history: the lightest owned load, the lowest step, the bottom of the range."""
    exercise, target = g.case.exercise, g.here
    start = target.resistance
    with_what = "" if start == BODY else f" {_start_words(start, exercise)}"
    span = f"{target.low}-{target.high}{' s' if exercise.timed else ''}"
    left = "well short of giving way" if exercise.timed else "with one to three reps left"
    say = (
        f"Nothing logged yet: {sets_words(target.sets)} of {span}{with_what}. "
        f"Stop each set {left}; what you do becomes the baseline."
    )
    return Held("first-time", target, exercise.id, say, "first time: find your baseline")


def _start_words(start: Resistance, exercise: Exercise) -> str:
    """What a first time is done with, in words."""
    if start.band is not None:
        return f"with your lightest band, {start.band}"
    step = "" if start.height_cm is None else f"on your lowest step, {number(start.height_cm)} cm"
    if start.load is None:
        return step
    words = resistance_words(replace(start, height_cm=None), exercise)
    load = f"with {words}" if exercise.kind == "assisted" else f"with your lightest, {words}"
    return f"{load}, {step}" if step else load


def _held(g: Ground, held: Sequence[Held]) -> Step:
    """The first gate names the rule; the target is the least that any of them allows."""
    first, to = held[0], _least(g, held)
    # A gate that leaves the exercise out has the only say: the others speak of a target.
    speaking = held if to is not None else [h for h in held if h.to is None]
    say = " ".join(h.say for h in speaking)
    if to is None:
        return Step(first.rule, first.to_id, None, (), lambda: (say, speaking[0].brief))
    last = g.readings[-1] if g.readings else None
    moved = not to.resistance.same_as(g.here.resistance) or first.to_id != g.case.exercise.id
    moved = moved or (last is not None and lifted(g))
    goal = (to.low,) * to.sets if moved else hold_goal(last, to)
    return Step(first.rule, first.to_id, to, goal, lambda: (say, first.brief))


def _least(g: Ground, held: Sequence[Held]) -> Target | None:
    """Fewest sets at the lightest resistance of the rung the first gate leads to."""
    targets = [h.to for h in held if h.to is not None]
    if len(targets) < len(held):
        return None
    to_id = held[0].to_id
    exercise, inventory = g.catalog.exercise(to_id), g.lifter.inventory
    here = [h.to for h in held if h.to is not None and h.to_id == to_id]
    lightest_one = min(here, key=lambda t: rank(exercise, t.resistance, inventory))
    sets = min(t.sets for t in targets)
    return replace(lightest_one, sets=sets)


def _record(g: Ground, step: Step, gates: tuple[str, ...], checks: Sequence[Check]) -> Decision:
    rule = g.catalog.rules[step.rule]
    exercise = g.case.exercise
    say, brief = step.words()
    return Decision(
        exercise=exercise.id,
        to_exercise=step.to_id,
        rule=step.rule,
        from_target=g.here if g.readings else None,
        to=step.to,
        goal=step.goal,
        say=say,
        brief=brief,
        source=step.source or rule.source,
        grade=step.grade or rule.grade,
        read=tuple(read_words(r, exercise) for r in g.readings[-READ_SHOWN:]),
        checks=tuple(sorted(checks, key=lambda check: check.passed)),
        gates=gates,
        alternatives=alternatives(g),
        slot=g.case.index,
        extra=g.case.extra,
    )
