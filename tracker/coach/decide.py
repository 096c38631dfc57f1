"""One exercise, one decision, with its whole record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tracker.coach.case import Case, Condition, Lifter
from tracker.coach.checks import gate_checks, progress_checks
from tracker.coach.flips import Flip, flips_if, smallest
from tracker.coach.gates import GATES, Held
from tracker.coach.goals import hold_goal
from tracker.coach.ground import Ground, alternatives, ground_target
from tracker.coach.progress import RULES, Step
from tracker.coach.reading import Reading, counting, read_all, working_resistance
from tracker.coach.repeat import repeat
from tracker.coach.resistance import lightest, rank
from tracker.coach.view import View, view
from tracker.coach.words import read_words, resistance_words, sets_words
from tracker.domain.decision import Check, Decision
from tracker.domain.exercise import Exercise
from tracker.domain.target import BODY, Resistance, Target
from tracker.domain.units import number
from tracker.domain.value import Value, replace

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
    known: dict[int, Reading] = {}
    decision = _decide(case, lifter, condition, catalog, known)
    if not flips:
        return decision
    return replace(decision, flips_if=flips_if(_flip(decision, case, lifter, condition, catalog)))


def smallest_flip(
    case: Case, lifter: Lifter, condition: Condition, catalog: Catalog
) -> tuple[Flip, Decision] | None:
    """The smallest change after which another rule decides, and that other decision."""
    decision = _decide(case, lifter, condition, catalog, {})
    return _flip(decision, case, lifter, condition, catalog)


def _flip(
    decision: Decision, case: Case, lifter: Lifter, condition: Condition, catalog: Catalog
) -> tuple[Flip, Decision] | None:
    # Readings are kept by identity, and the case keeps its sessions alive: only the changed
    # session is read again. The first one's reading depends on nothing after it.
    known: dict[int, Reading] = {}
    read_all(case, lifter, known)

    def rule_of(other: Case, how: Condition) -> str:
        return _ruling(other, lifter, how, catalog, dict(known)).rule

    flip = smallest(decision, case, condition, lifter.thresholds, rule_of)
    if flip is None:
        return None
    return flip, _decide(*_with(flip, case, lifter, condition), catalog, dict(known))


def _with(
    flip: Flip, case: Case, lifter: Lifter, condition: Condition
) -> tuple[Case, Lifter, Condition]:
    changed, how = flip.apply(case, condition)
    return changed, lifter, how


class _Ruling(Value):
    """Which rule decides, before anything is put into words: the gates that fired, or a step."""

    g: Ground
    held: tuple[Held, ...]
    v: View | None
    step: Step | None

    @property
    def rule(self) -> str:
        """The rule that decides."""
        if self.held:
            return self.held[0].rule
        return "repeat" if self.step is None else self.step.rule


def _ruling(
    case: Case,
    lifter: Lifter,
    condition: Condition,
    catalog: Catalog,
    known: dict[int, Reading],
) -> _Ruling:
    readings = read_all(case, lifter, known)
    if readings:
        at = working_resistance(readings, case, lifter)
    else:
        at = lightest(case.exercise, lifter.inventory)
    here = ground_target(case, readings, at)
    g = Ground(case, lifter, condition, catalog, readings, counting(readings, case), here)
    held = tuple(h for gate in GATES for h in gate(g))
    if not readings:
        return _Ruling(g, (_first_time(g), *held), None, None)
    if held:
        return _Ruling(g, held, None, None)
    v = view(g)
    return _Ruling(g, (), v, next((s for rule in RULES if (s := rule(v)) is not None), None))


def _decide(
    case: Case,
    lifter: Lifter,
    condition: Condition,
    catalog: Catalog,
    known: dict[int, Reading],
) -> Decision:
    ruling = _ruling(case, lifter, condition, catalog, known)
    g = ruling.g
    if not g.readings:
        return _held(g, ruling.held, gate_checks(g))
    v = view(g) if ruling.v is None else ruling.v
    checks = [*progress_checks(v), *gate_checks(g)]
    if ruling.held:
        return _held(g, ruling.held, checks)
    return _record(g, repeat(v) if ruling.step is None else ruling.step, checks)


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


def _held(g: Ground, held: Sequence[Held], checks: Sequence[Check]) -> Decision:
    """The first gate names the rule; the target is the least that any of them allows."""
    first, to = held[0], _least(g, held)
    # A gate that leaves the exercise out has the only say: the others speak of a target.
    speaking = held if to is not None else [h for h in held if h.to is None]
    say = " ".join(h.say for h in speaking)
    gates = tuple(dict.fromkeys(h.rule for h in held))
    if to is None:
        step = Step(first.rule, first.to_id, g.here, (), say, speaking[0].brief)
        return replace(_record(g, step, checks), to=None, gates=gates)
    last = g.readings[-1] if g.readings else None
    moved = not to.resistance.same_as(g.here.resistance) or first.to_id != g.case.exercise.id
    goal = (to.low,) * to.sets if moved else hold_goal(last, to)
    step = Step(first.rule, first.to_id, to, goal, say, first.brief)
    return replace(_record(g, step, checks), gates=gates)


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


def _record(g: Ground, step: Step, checks: Sequence[Check]) -> Decision:
    rule = g.catalog.rules[step.rule]
    exercise = g.case.exercise
    return Decision(
        exercise=exercise.id,
        to_exercise=step.to_id,
        rule=step.rule,
        from_target=g.here if g.readings else None,
        to=step.to,
        goal=step.goal,
        say=step.say,
        brief=step.brief,
        source=step.source or rule.source,
        grade=step.grade or rule.grade,
        read=tuple(read_words(r, exercise) for r in g.readings[-READ_SHOWN:]),
        checks=tuple(sorted(checks, key=lambda check: check.passed)),
        alternatives=alternatives(g),
        slot=g.case.index,
        extra=g.case.extra,
    )
