"""Progression: one dimension a step, tried in the contract's order, only when no gate fired."""

from __future__ import annotations

import math
from dataclasses import replace

from tracker.coach.gates import Ground
from tracker.coach.goals import held_goal, one_more, weaker_side, weakest
from tracker.coach.reading import Reading, counting, running
from tracker.coach.resistance import (
    Jump,
    above,
    acceptable,
    first_load_fits,
    jump,
    lightest,
)
from tracker.coach.words import goal_words, percent, reps_words, sets_words, times
from tracker.domain.exercise import Edge, Exercise
from tracker.domain.target import Resistance, Target
from tracker.domain.units import number
from tracker.domain.value import Value


class Step(Value):
    """A progression rule that fired."""

    rule: str
    to_id: str
    to: Target
    goal: tuple[int, ...]
    say: str
    brief: str
    source: str = ""
    grade: str = ""


class View(Value):
    """What the progression rules share: the ground, the sessions that still count, the triggers.

    ``proof`` says the top was raised (a jump too big, or a step that failed): one ready session
    there is enough. ``up`` is the next owned resistance, ``edge``/``rung`` the rung above that
    can be taken, ``shut`` the rungs above that can't and what they lack.
    """

    g: Ground
    counting: tuple[Reading, ...]
    mode: str
    ready: int
    easy: int
    proof: bool
    up: Resistance | None
    edge: Edge | None
    rung: Exercise | None
    shut: tuple[tuple[Exercise, str], ...]

    @property
    def here(self) -> Target:
        """The target that would be repeated."""
        return self.g.here

    @property
    def last(self) -> Reading:
        """The newest session."""
        return self.g.last


def view(g: Ground) -> View:
    """Work out what the rules look at."""
    kept = tuple(counting(g.readings, g.case))
    live = bool(kept) and kept[-1] is g.last and not g.last.lighter
    edge, rung, shut = _rung_above(g)
    return View(
        g=g,
        counting=kept,
        mode=g.lifter.mode_for(g.case.exercise.id),
        ready=running(kept, "ready") if live else 0,
        easy=running(kept, "easy") if live else 0,
        proof=g.here.high > g.case.slot.high,
        up=above(g.case.exercise, g.here.resistance, g.lifter),
        edge=edge,
        rung=rung,
        shut=shut,
    )


def _rung_above(g: Ground) -> tuple[Edge | None, Exercise | None, tuple[tuple[Exercise, str], ...]]:
    """The first rung above that can be taken; and those that can't, with what they lack."""
    shut: list[tuple[Exercise, str]] = []
    for edge in g.catalog.edges_up(g.case.exercise.id):
        rung = g.catalog.exercise(edge.to_id)
        missing = g.lifter.inventory.missing(rung)
        if missing:
            shut.append((rung, ", ".join(missing)))
        elif rung.id in g.case.taken:
            shut.append((rung, "another slot of this day stands there"))
        elif not rung_fits(g, rung):
            shut.append((rung, _too_much(g, rung)))
        else:
            return edge, rung, tuple(shut)
    return None, None, tuple(shut)


def _too_much(g: Ground, rung: Exercise) -> str:
    """What is missing where the lightest load of a rung is too far from here."""
    if rung.bodyweight_share and g.lifter.bodyweight_kg is None:
        return "your body weight told, to judge the first load"
    return f"something lighter than {first_resistance(g, rung).words()}"


def first_resistance(g: Ground, rung: Exercise) -> Resistance:
    """What a new rung starts with: the lightest owned, the step height kept."""
    start = lightest(rung, g.lifter.inventory, g.here.resistance)
    height = g.here.resistance.height_cm
    if rung.uses_height and height is not None:
        return replace(start, height_cm=height)
    return start


def rung_fits(g: Ground, rung: Exercise) -> bool:
    """Whether the first load of a rung is acceptable after this one."""
    if not rung.loaded:
        return True
    step = _rung_jump(g, rung)
    return first_load_fits(step, rung, g.case.slot.low, g.here.high, g.lifter)


def _rung_jump(g: Ground, rung: Exercise) -> Jump:
    old, new = (g.case.exercise, g.here.resistance), (rung, first_resistance(g, rung))
    return jump(old, new, g.case.slot.low, g.lifter)


def triggered(v: View) -> bool:
    """Whether the mode's trigger for a load step holds (ACSM 2009; NSCA 2-for-2; contract)."""
    last = v.last
    if v.mode == "maintain" or not v.counting or v.counting[-1] is not last or last.lighter:
        return False
    if v.mode == "double":
        return last.at_top and last.clean
    if v.proof:
        return v.ready >= 1
    wanted = v.g.whole("add-load.sessions")
    if v.ready < wanted:
        return False
    recent = v.counting[-wanted:]
    if v.mode == "acsm-2009":
        return all(count >= r.high + 1 for r in recent for count in r.counts)
    if v.mode == "nsca-2-for-2":
        return all(r.counts[-1] >= r.high + 2 for r in recent)
    return True


def enough_easy(v: View, parameter: str) -> bool:
    """Easy in as many sessions running as the rule wants; ready once after a raised top."""
    if v.mode == "maintain":
        return False
    return v.easy >= v.g.whole(parameter) or (v.proof and v.ready >= 1)


def bottom(v: View, sets: int) -> tuple[int, ...]:
    """The bottom of the range in every set."""
    return (v.g.case.slot.low,) * sets


def _fresh(v: View, resistance: Resistance, sets: int | None = None) -> Target:
    """The base range at a new resistance."""
    slot = v.g.case.slot
    count = slot.sets if sets is None else max(1, sets)
    return Target(count, slot.low, slot.high, resistance, v.g.case.exercise.timed)


def raise_step(v: View) -> Step | None:
    """Next owned height, for bodyweight exercises on a step, easy twice."""
    exercise = v.g.case.exercise
    if exercise.kind != "bodyweight" or not exercise.uses_height or v.up is None:
        return None
    if not enough_easy(v, "raise-step.sessions"):
        return None
    to = _fresh(v, v.up)
    old, new = (number(r.height_cm or 0) for r in (v.here.resistance, v.up))
    say = (
        f"{reps_words(v.last.sets)} was easy {times(max(v.easy, 1))} running at {old} cm: "
        f"step up to {new} cm, from {to.low} reps."
    )
    return Step("raise-step", exercise.id, to, bottom(v, to.sets), say, f"step {old} to {new} cm")


def next_rung(v: View) -> Step | None:
    """The rung above, when no lever is left here and it was easy twice."""
    if v.up is not None or v.edge is None or v.rung is None:
        return None
    if not enough_easy(v, "next-rung.sessions"):
        return None
    start = first_resistance(v.g, v.rung)
    to = replace(_fresh(v, start, v.g.case.slot.sets - 1), timed=v.rung.timed)
    with_what = "" if start.words() == "body" else f" with {start.words()}"
    say = (
        f"{reps_words(v.last.sets)} was easy {times(max(v.easy, 1))} running and nothing is left "
        f"to add on this rung: {v.rung.name.lower()}{with_what}, {sets_words(to.sets)} of "
        f"{to.low} the first time."
    )
    brief = f"easy {times(max(v.easy, 1))}: {v.edge.label}"
    return Step(
        "next-rung", v.rung.id, to, bottom(v, to.sets), say, brief, v.edge.source, v.edge.grade
    )


def load_jump(v: View) -> Jump | None:
    """The arithmetic of the next owned load; None where there is none."""
    exercise = v.g.case.exercise
    if not exercise.loaded or v.up is None:
        return None
    return jump((exercise, v.here.resistance), (exercise, v.up), v.g.case.slot.low, v.g.lifter)


def jump_fits(v: View, step: Jump) -> bool:
    """Small enough in itself, or earned by a raised top."""
    if acceptable(step, v.g.case.exercise, v.g.lifter, v.g.case.max_jump):
        return True
    return v.proof and step.reps_needed <= v.here.high


def add_load(v: View) -> Step | None:
    """Next owned load, bottom of the range."""
    step = load_jump(v)
    if step is None or v.up is None or not triggered(v) or not jump_fits(v, step):
        return None
    to = _fresh(v, v.up)
    running_words = "once" if v.proof or v.mode == "double" else "on two sessions running"
    spare = ", with reps to spare" if v.last.known else ""
    more = f"{percent(step.percent)} more of what you move"
    if step.percent == math.inf:
        more = "the first weight"
    say = (
        f"Add weight: {reps_words(v.last.sets)} {running_words}{spare}. "
        f"{v.up.words()} is {more}; start at {goal_words(bottom(v, to.sets), v.g.case.exercise)}."
    )
    brief = f"add weight: {v.up.words()}, start at {to.low}s"
    return Step("add-load", v.g.case.exercise.id, to, bottom(v, to.sets), say, brief)


def stretch_reps(v: View) -> Step | None:
    """A higher top, where the next load is too far or nothing is left to add."""
    if not triggered(v):
        return None
    most = v.g.whole("stretch-reps.most")
    if v.here.high >= most:
        return None
    step = load_jump(v)
    if step is not None and v.up is not None:
        if jump_fits(v, step):
            return None
        high = most if step.reps_needed > most else int(step.reps_needed)
        why = f"{v.up.words()} is {percent(step.percent)} more, too far from {v.here.high} reps"
        then = f"{high} in every set earns it"
        if step.reps_needed > most:
            then = f"more reps up to {most} until a load in between is at hand"
    elif v.up is not None or v.rung is not None:
        return None
    else:
        high = min(most, v.here.high + v.g.whole("stretch-reps.add"))
        why = "Nothing is left to add here"
        lacks, leads_to = lacking(v)
        then = f"the top of the range rises to {high}"
        if lacks:
            then += f"; a way on needs {lacks}{leads_to}"
    if high <= v.here.high:
        return None
    to = replace(v.here, high=high)
    goal = one_more(v.last, to)
    say = f"{why}: {then}. Aim for {goal_words(goal, v.g.case.exercise)}."
    return Step("stretch-reps", v.g.case.exercise.id, to, goal, say, f"range up to {high} reps")


def lacking(v: View) -> tuple[str, str]:
    """What stands between here and a way on, and where it leads (`` for the goblet squat``)."""
    for rung, lack in v.shut:
        return lack, f" for the {rung.name.lower()}"
    exercise = v.g.case.exercise
    if exercise.loaded:
        return "a heavier load", ""
    if exercise.kind == "band":
        return "a stronger band", ""
    return ("a higher step" if exercise.uses_height else ""), ""


def next_band(v: View) -> Step | None:
    """Next owned band, bottom of the range, one set fewer the first time."""
    return _other_lever(v, "band", "next-band")


def less_help(v: View) -> Step | None:
    """Next owned step with less help."""
    return _other_lever(v, "assisted", "less-help")


def _other_lever(v: View, kind: str, rule: str) -> Step | None:
    exercise = v.g.case.exercise
    if exercise.kind != kind or v.up is None or not triggered(v):
        return None
    to = _fresh(v, v.up, v.g.case.slot.sets - 1 if kind == "band" else None)
    what = f"{v.up.words()} band" if kind == "band" else f"{v.up.words()} of help"
    say = (
        f"{reps_words(v.last.sets)} {times(max(v.ready, 1))} running, with reps to spare: "
        f"{what} next, {sets_words(to.sets)} from {to.low}."
    )
    return Step(rule, exercise.id, to, bottom(v, to.sets), say, f"next: {what}")


def add_reps(v: View) -> Step | None:
    """One more rep on the weakest set, where every set was inside the range with a rep left."""
    last = v.last
    if v.mode == "maintain" or not _may_grow(v):
        return None
    if last.at_top:
        return _past_the_top(v)
    goal = one_more(last, v.here)
    if goal == held_goal(last, v.here):
        return None
    exercise = v.g.case.exercise
    seconds = f"{v.g.whole('add-reps.seconds')} s more"
    if last.all_easy:
        more = f"{seconds if exercise.timed else 'two more reps'} in every set"
    else:
        spot = weakest(last.counts)
        lead = seconds if exercise.timed else "one more rep"
        more = f"{lead} in set {spot + 1}{weaker_side(last, spot)}"
    say = (
        f"{reps_words(last.sets)} at {v.here.resistance.words()}, with reps left: {more}. "
        f"Aim for {goal_words(goal, exercise)}."
    )
    return Step("add-reps", exercise.id, v.here, goal, say, more)


def _may_grow(v: View) -> bool:
    """Complete, inside the range, clean, a rep left in every set, at the planned resistance."""
    last = v.last
    least = v.g.lifter.thresholds["add-reps.min_rir"]
    inside = all(count >= last.low for count in last.counts)
    spare = last.known and last.spare is not None and last.spare >= least
    usual = last.resistance.same_as(v.here.resistance)
    return last.complete and inside and last.clean and spare and usual


def _past_the_top(v: View) -> Step | None:
    """In the two literature modes the goal at the top lies above it."""
    above_top = {"acsm-2009": 1, "nsca-2-for-2": 2}.get(v.mode)
    if above_top is None or triggered(v) or v.proof:
        return None
    sets, high = v.here.sets, v.here.high
    goal = (high + 1,) * sets if above_top == 1 else (high,) * (sets - 1) + (high + 2,)
    if all(done >= aim for done, aim in zip(v.last.counts, goal, strict=False)):
        return None
    exercise = v.g.case.exercise
    say = f"At the top; {v.mode} wants {goal_words(goal, exercise)} twice running for more weight."
    return Step("add-reps", exercise.id, v.here, goal, say, f"aim {goal_words(goal, exercise)}")


RULES = (raise_step, next_rung, add_load, stretch_reps, next_band, less_help, add_reps)
"""In the contract's order; `repeat` is what remains."""
