"""Exercise gates: what holds or reduces one exercise before any progress is thought of."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.coach.case import Case, Condition, Lifter
from tracker.coach.deload import lighter
from tracker.coach.reading import Reading, counting, span
from tracker.coach.resistance import below, lightest, rank
from tracker.coach.words import effort_words, joined, reps_words
from tracker.domain.decision import Check
from tracker.domain.exercise import Exercise
from tracker.domain.target import Resistance, Target
from tracker.domain.units import number
from tracker.domain.value import Value

if TYPE_CHECKING:
    from tracker.catalog import Catalog


class Held(Value):
    """A gate that fired: its rule, what it allows at most, and what it says.

    ``to_id`` differs where the gate leads to another rung; ``to`` is None where the exercise is
    left out.
    """

    rule: str
    to: Target | None
    to_id: str
    say: str
    brief: str


class Ground(Value):
    """What every gate starts from: the case, its readings, and the target it would repeat."""

    case: Case
    lifter: Lifter
    condition: Condition
    catalog: Catalog
    readings: Sequence[Reading]
    here: Target

    @property
    def last(self) -> Reading:
        """The newest session."""
        return self.readings[-1]

    def number(self, parameter: str) -> float:
        """A threshold in force."""
        return self.lifter.thresholds[parameter]

    def whole(self, parameter: str) -> int:
        """A threshold in force that counts something."""
        return int(self.lifter.thresholds[parameter])


def fewer(target: Target, sets: int) -> Target:
    """The target with at most that many sets, never below one."""
    return Target(
        max(1, min(target.sets, sets)), target.low, target.high, target.resistance, target.timed
    )


def half(sets: int, share: float) -> int:
    """A share of the sets, rounded up."""
    return max(1, math.ceil(sets * share - 1e-9))


def pain_gates(g: Ground) -> list[Held]:
    """`pain-stop` at 6 and more, `pain-hold` from 3 (O: stricter than the rehab model)."""
    readings = g.condition.pain.get(g.case.exercise.id, ())
    if not readings or readings[0] < g.number("pain-hold.pain"):
        return []
    newest = readings[0]
    if newest >= g.number("pain-stop.pain"):
        say = f"Pain {newest} of 10 here last time: leave it out and take another exercise."
        if len(readings) > 1 and readings[1] >= g.number("pain-stop.pain"):
            say = (
                f"Pain {newest} of 10, {readings[1]} the time before: leave it out, and have a "
                "doctor or physiotherapist look at it."
            )
        return [Held("pain-stop", None, g.case.exercise.id, say, f"pain {newest}: leave it out")]
    down = g.catalog.edges_down(g.case.exercise.id)
    offer = f" Easier: {g.catalog.exercise(down[0].from_id).name}." if down else ""
    say = f"Pain {newest} of 10 last time: the same target, no progress until it is gone.{offer}"
    return [Held("pain-hold", g.here, g.case.exercise.id, say, f"pain {newest}: no progress")]


def break_gate(g: Ground) -> list[Held]:
    """`return-after-break`: half the sets and a lighter load after time off."""
    off, here_off = g.condition.days_off, g.case.days_since
    if off is None or here_off is None:
        return []
    p = "return-after-break."
    long = off >= g.number(p + "long_days_any") or here_off >= g.number(p + "long_days_exercise")
    if not long and off < g.number(p + "days_any") and here_off < g.number(p + "days_exercise"):
        return []
    cut = g.number(p + ("long_cut" if long else "cut"))
    resistance = _cut(g, cut, 2 if long else 1)
    target = fewer(g.here.at(resistance), half(g.here.sets, g.number(p + "sets")))
    days = max(off, here_off)
    since = f"{off} days since any training" if off == days else f"{days} days since this exercise"
    change = "the same resistance"
    if not resistance.same_as(g.here.resistance):
        change = f"{resistance.words()} instead of {g.here.resistance.words()}"
    say = (
        f"{since}: {target.sets} of {g.here.sets} sets and {change} today, "
        "then build up again from there."
    )
    brief = f"{days} days off: start lighter"
    return [Held("return-after-break", target, g.case.exercise.id, say, brief)]


def _cut(g: Ground, cut: float, steps: int) -> Resistance:
    """The heaviest owned load at or below the cut one (the lightest if none); else steps down."""
    exercise, at = g.case.exercise, g.here.resistance
    if not exercise.loaded or at.load is None:
        lower = below(exercise, at, g.lifter, steps)
        return at if lower is None else lower
    limit = at.load.kg * (1 - cut) + 1e-6
    owned = g.lifter.inventory.loads(exercise)
    fitting = [load for load in owned if load.kg <= limit]
    if fitting:
        return Resistance(fitting[-1], at.band, at.height_cm)
    if owned and owned[0].kg < at.load.kg:
        return Resistance(owned[0], at.band, at.height_cm)
    return at


def step_back_gate(g: Ground) -> list[Held]:
    """`step-back`: missed the bottom, or form broke, in two sessions running, no lighter between.

    What failed then needs one ready session at the top plus ``proof_reps``.
    """
    recent = counting(g.readings, g.case)[-g.whole("step-back.sessions") :]
    if len(recent) < g.whole("step-back.sessions") or not all(r.missed for r in recent):
        return []
    if any(b.place > a.place for a, b in pairwise(recent)):
        return []
    exercise = g.case.exercise
    proof = g.case.slot.high + g.whole("step-back.proof_reps")
    lower = below(exercise, g.here.resistance, g.lifter)
    missed = " and ".join(reps_words(r.sets) for r in recent)
    why = f"{missed}: short of {recent[-1].low} or with form gone, two sessions running."
    if lower is not None:
        target = Target(g.case.slot.sets, g.case.slot.low, proof, lower, exercise.timed)
        say = (
            f"{why} Back to {lower.words()}; one session at {proof} with reps to spare "
            f"earns {g.here.resistance.words()} again."
        )
        return [Held("step-back", target, exercise.id, say, f"back to {lower.words()}")]
    easier = easier_exercise(g)
    if easier is None:
        say = f"{why} Nothing easier is at hand: the same target, fewer reps if form asks for it."
        return [Held("step-back", g.here, exercise.id, say, "missed twice; nothing easier")]
    target = Target(
        g.case.slot.sets, g.case.slot.low, proof, standing_resistance(g, easier), easier.timed
    )
    say = f"{why} Back to {easier.name}; one session at {proof} with reps to spare leads up again."
    return [Held("step-back", target, easier.id, say, f"back to {easier.short}")]


def easier_exercise(g: Ground) -> Exercise | None:
    """The rung below, else the nearest easier exercise of the pattern the inventory allows."""
    own = g.case.exercise.id
    below_here = [edge.from_id for edge in g.catalog.edges_down(own)]
    for other in (*below_here, *g.catalog.easier(own)):
        rung = g.catalog.exercise(other)
        if g.lifter.inventory.allows(rung) and rung.id not in g.case.taken:
            return rung
    return None


def standing_resistance(g: Ground, exercise: Exercise) -> Resistance:
    """Where another rung was left: its last owned resistance, else the lightest owned."""
    past = (g.case.past or {}).get(exercise.id, ())
    owned = g.lifter.inventory
    for done in reversed(past):
        work = [s for s in done.sets if not s.warmup]
        if work:
            return max((s.resistance for s in work), key=lambda r: rank(exercise, r, owned))
    return lightest(exercise, owned, g.here.resistance)


def form_gate(g: Ground) -> list[Held]:
    """`form-first`: form broke last time, so nothing is added."""
    if not g.last.broke:
        return []
    broken = joined(
        [str(n) for n, s in enumerate(g.last.sets, 1) if s.effort is not None and s.effort.broke]
    )
    say = f"Form broke in set {broken} last time: the same target until every set is clean."
    return [Held("form-first", g.here, g.case.exercise.id, say, "form broke; clean sets first")]


def sore_gate(g: Ground) -> list[Held]:
    """`sore-hold`: soreness from 4 in a primary muscle takes a set, from 7 half of them."""
    worst = worst_soreness(g)
    if worst is None or worst[1] < g.number("sore-hold.soreness"):
        return []
    muscle, level = worst
    if level >= g.number("sore-hold.half_at"):
        target = fewer(g.here, half(g.here.sets, 0.5))
        dose = f"half the sets ({target.sets})"
    else:
        target = fewer(g.here, g.here.sets - 1)
        dose = "one set fewer" if target.sets < g.here.sets else "the one set stays"
    say = f"{muscle.capitalize()} {level} of 10 sore: same load and reps, {dose} today."
    brief = f"{muscle} sore {level}: {dose}"
    return [Held("sore-hold", target, g.case.exercise.id, say, brief)]


def worst_soreness(g: Ground) -> tuple[str, int] | None:
    """The sorest primary muscle of the exercise by a check-in that is fresh enough."""
    fresh = [
        (level, muscle)
        for muscle in g.case.exercise.primary
        for level, hours in [g.condition.soreness.get(muscle, (-1, 0.0))]
        if level >= 0 and hours <= g.number("sore-hold.hours")
    ]
    if not fresh:
        return None
    level, muscle = max(fresh, key=lambda item: item[0])
    return muscle, level


def sport_gate(g: Ground) -> list[Held]:
    """`sport-hold`: other sport taxed the legs, so nothing is added today."""
    sport = g.condition.sport
    if sport is None:
        return []
    say = f"{sport.name.capitalize()} taxed the legs: the same target, no progress today."
    return [Held("sport-hold", g.here, g.case.exercise.id, say, "sport yesterday: no progress")]


def deload_gate(g: Ground) -> list[Held]:
    """`deload`: the accepted easy week, lighter than what it replaces."""
    if not g.condition.easy_week:
        return []
    exercise = g.case.exercise
    to = lighter(g.here, exercise, g.lifter.inventory, g.lifter.thresholds)
    if to.sets < g.here.sets:
        dose = f"{to.sets} of {g.here.sets} sets, the same load"
    elif to != g.here:
        dose = f"{to.resistance.words()} instead of {g.here.resistance.words()}"
    else:
        dose = "the one set, without effort"
    say = f"Easy week: {dose}, nothing added."
    return [Held("deload", to, exercise.id, say, f"easy week: {dose}")]


GATES = (pain_gates, deload_gate, break_gate, step_back_gate, form_gate, sore_gate, sport_gate)
"""In the contract's order; the first that fires names the rule."""


def gate_checks(g: Ground) -> list[Check]:
    """What the gates looked at, each with threshold and value found."""
    newest = next(iter(g.condition.pain.get(g.case.exercise.id, ())), None)
    limit = g.number("pain-hold.pain")
    checks = [
        Check("pain", "pain", "none told" if newest is None else str(newest), f"<{number(limit)}",
              newest is None or newest < limit),
    ]  # fmt: skip
    worst = worst_soreness(g)
    limit = g.number("sore-hold.soreness")
    muscles = ", ".join(g.case.exercise.primary)
    checks.append(
        Check("sore", f"sore: {muscles}", "not told" if worst is None else str(worst[1]),
              f"<{number(limit)}", worst is None or worst[1] < limit)
    )  # fmt: skip
    if g.condition.days_off is not None:
        limit = g.number("return-after-break.days_any")
        checks.append(
            Check("days-off", "days since training", str(g.condition.days_off),
                  f"<{number(limit)}", g.condition.days_off < limit)
        )  # fmt: skip
    if g.readings:
        last = g.last
        form = "broke" if last.broke else "yes" if last.known else effort_words(last.sets)
        checks.append(Check("form", "form kept", form, "yes", not last.broke))
    return checks


def ground_target(case: Case, resistance: Resistance) -> Target:
    """The target that would be repeated: the slot's sets, the range in force, a resistance."""
    newest = case.done[-1] if case.done else None
    low, high = span(case, newest)
    return Target(case.slot.sets, low, high, resistance, case.exercise.timed)
