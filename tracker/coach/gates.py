"""Exercise gates: what holds or reduces one exercise before any progress is thought of."""

from __future__ import annotations

import math

from tracker.coach.deload import lighter
from tracker.coach.ground import (
    Ground,
    alternatives,
    easier_exercise,
    missed_running,
    standing_resistance,
    worst_soreness,
)
from tracker.coach.resistance import below
from tracker.coach.words import dose_words, in_a_row, joined, named, reps_words, thing_words
from tracker.domain.target import Resistance, Target
from tracker.domain.units import number
from tracker.domain.value import Value, replace
from tracker.domain.words import sets_words, share_of_sets


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


def fewer(target: Target, sets: int) -> Target:
    """The target with at most that many sets, never below one."""
    return replace(target, sets=max(1, min(target.sets, sets)))


def share_up(sets: int, share: float) -> int:
    """A share of the sets, rounded up."""
    return max(1, math.ceil(sets * share - 1e-9))


def pain_gates(g: Ground) -> list[Held]:
    """`pain-stop` at 6 and more, `pain-hold` from 3 (O: stricter than the rehab model)."""
    readings = g.condition.pain.get(g.case.exercise.id, ())
    if not readings or readings[0] < g.number("pain-hold.pain"):
        return []
    newest, own = readings[0], g.case.exercise
    limit = g.number("pain-stop.pain")
    if newest >= limit:
        others = alternatives(g)
        instead = f", {named(g.catalog.exercise(others[0]))} instead" if others else ""
        say = f"Pain {newest} of 10 last time: leave the {named(own)} out{instead}."
        sessions = g.whole("pain-stop.sessions")
        running = readings[:sessions]
        if sessions > 1 and len(running) == sessions and min(running) >= limit:
            before = joined([str(level) for level in running[1:]])
            say = (
                f"Pain {newest} of 10, {before} before that: leave the {named(own)} out{instead}, "
                "and have a doctor or physiotherapist look at it."
            )
        return [Held("pain-stop", None, own.id, say, f"pain {newest}: leave it out")]
    easier = easier_exercise(g)
    offer = "" if easier is None else f" The {named(easier)} is the easier choice."
    say = (
        f"Pain {newest} of 10 last time: {dose_words(g.here, own)} again, nothing added before it "
        f"is below {number(g.number('pain-hold.pain'))}.{offer}"
    )
    return [Held("pain-hold", g.here, own.id, say, f"pain {newest}: no progress")]


def break_gate(g: Ground) -> list[Held]:
    """`return-after-break`: half the sets and a lighter load after time off."""
    off, here_off = g.condition.days_off or 0, g.case.days_since or 0
    p = "return-after-break."
    long = off >= g.number(p + "long_days_any") or here_off >= g.number(p + "long_days_exercise")
    if not long and off < g.number(p + "days_any") and here_off < g.number(p + "days_exercise"):
        return []
    cut = g.number(p + ("long_cut" if long else "cut"))
    resistance = _cut(g, cut, g.whole(p + ("long_steps" if long else "steps")))
    target = fewer(g.here, share_up(g.here.sets, g.number(p + "sets")))
    exercise, change = g.case.exercise, ""
    if not resistance.same_as(g.here.resistance):
        # A top raised for the step up from the old resistance means nothing at a lower one.
        target = replace(target.at(resistance), high=g.case.slot.high)
        now, was = (thing_words(r, exercise) for r in (resistance, g.here.resistance))
        change = f" and {now} instead of {was}"
        old, new = g.here.resistance.load, resistance.load
        if exercise.loaded and old and new and new.kg <= old.kg * (1 - cut) + 1e-6:
            change += f", at least {number(cut * 100)} % less"
    days = max(off, here_off)
    since = "any training" if off == days else f"the last {named(exercise)}"
    say = (
        f"{days} days since {since}: {sets_words(target.sets)} instead of {g.here.sets}{change}, "
        "then build up from there."
    )
    brief = f"{days} days off: start lighter"
    return [Held("return-after-break", target, exercise.id, say, brief)]


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
        return Resistance(fitting[-1], height_cm=at.height_cm)
    if owned and owned[0].kg < at.load.kg:
        return Resistance(owned[0], height_cm=at.height_cm)
    return at


def step_back_gate(g: Ground) -> list[Held]:
    """`step-back`: missed the bottom, or form broke, in two sessions running, no lighter between.

    What failed then needs one ready session at the top plus ``proof_reps``.
    """
    recent = missed_running(g)
    if len(recent) < g.whole("step-back.sessions"):
        return []
    exercise, slot = g.case.exercise, g.case.slot
    proof = slot.high + g.whole("step-back.proof_reps") * g.unit
    lower = below(exercise, g.here.resistance, g.lifter)
    missed = joined([reps_words(r.sets) for r in recent])
    broke = [r.broke for r in recent]
    how = "form broke" if all(broke) else f"below {recent[-1].low}"
    if any(broke) and not all(broke):
        how += " or form broke,"
    why = f"{missed}: {how} {in_a_row(len(recent))}."
    at = thing_words(g.here.resistance, exercise)
    if lower is not None:
        now = thing_words(lower, exercise)
        target = Target(slot.sets, slot.low, proof, lower, exercise.timed)
        say = f"{why} Back to {now}; one session at {proof} with reps to spare earns {at} again."
        return [Held("step-back", target, exercise.id, say, f"back to {lower.words()}")]
    easier = easier_exercise(g)
    if easier is None:
        say = f"{why} Nothing easier is at hand: {at} again, from {slot.low} reps."
        return [Held("step-back", g.here, exercise.id, say, "missed again; nothing easier")]
    start = standing_resistance(g, easier)
    target = Target(slot.sets, slot.low, proof, start, easier.timed)
    say = (
        f"{why} Back to the {named(easier)}; one session at {proof} with reps to spare leads up "
        "again."
    )
    return [Held("step-back", target, easier.id, say, f"back to {easier.short}")]


def form_gate(g: Ground) -> list[Held]:
    """`form-first`: form broke last time, so nothing is added."""
    if not g.readings or not g.last.broke:
        return []
    broken = [n for n, s in enumerate(g.last.sets, 1) if s.effort is not None and s.effort.broke]
    which = f"set{'s' if len(broken) > 1 else ''} {joined([str(n) for n in broken])}"
    say = (
        f"{reps_words(g.last.sets)}, form broke in {which}: {dose_words(g.here, g.case.exercise)} "
        "again until every set is clean."
    )
    return [Held("form-first", g.here, g.case.exercise.id, say, "form broke; clean sets first")]


def sore_gate(g: Ground) -> list[Held]:
    """`sore-hold`: soreness from 4 in a primary muscle takes a set, from 7 half of them."""
    worst = worst_soreness(g)
    if worst is None or worst[1] < g.number("sore-hold.soreness"):
        return []
    muscle, level = worst
    if level >= g.number("sore-hold.half_at"):
        target = fewer(g.here, share_up(g.here.sets, g.number("sore-hold.sets")))
    else:
        target = fewer(g.here, g.here.sets - g.whole("sore-hold.sets_fewer"))
    left = target.sets < g.here.sets
    dose = f"{sets_words(target.sets)} instead of {g.here.sets}" if left else "the one set stays"
    at = thing_words(g.here.resistance, g.case.exercise)
    same = "the same reps" if at == "the body alone" else f"{at} and the reps stay"
    share = share_of_sets(g.number("sore-hold.sets"))
    lead = f"{share}, " if left and level >= g.number("sore-hold.half_at") else ""
    say = f"{muscle.capitalize()} {level} of 10 sore: {lead}{dose} today, {same}."
    brief = f"{muscle} sore {level}: {dose}"
    return [Held("sore-hold", target, g.case.exercise.id, say, brief)]


def sport_gate(g: Ground) -> list[Held]:
    """`sport-hold`: other sport taxed the legs, so nothing is added today."""
    sport = g.condition.sport
    if sport is None:
        return []
    ago = f"{sport.hours:.0f} h ago" if sport.hours >= 1 else "just now"
    then = f"{dose_words(g.here, g.case.exercise)} again, nothing added today"
    if not g.readings:
        then = "begin gently"
    say = f"{sport.name.capitalize()} at {sport.intensity} of 10 taxed the legs {ago}: {then}."
    return [Held("sport-hold", g.here, g.case.exercise.id, say, "legs taxed by sport: no progress")]


def deload_gate(g: Ground) -> list[Held]:
    """`deload`: the accepted easy week, lighter than what it replaces."""
    if not g.condition.easy_week:
        return []
    exercise = g.case.exercise
    to = lighter(g.here, exercise, g.lifter.inventory, g.lifter.thresholds)
    now, was = (thing_words(t.resistance, exercise) for t in (to, g.here))
    if to.sets < g.here.sets:
        dose = f"{sets_words(to.sets)} instead of {g.here.sets}"
        still = "" if now == "the body alone" else f", still {now}"
        say = f"Easy week: {dose}{still}; nothing is added."
    elif now != was:
        dose = f"{now} instead of {was}"
        say = f"Easy week: {dose} for the one set; nothing is added."
    else:
        dose = "the one set, well short of hard"
        say = f"Easy week: {dose}, {to.low} reps are enough; nothing is added."
    return [Held("deload", to, exercise.id, say, f"easy week: {dose}")]


GATES = (pain_gates, deload_gate, break_gate, step_back_gate, form_gate, sore_gate, sport_gate)
"""In the contract's order; the first that fires names the rule."""
