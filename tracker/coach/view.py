"""What the progression rules share: the sessions that count, what they earned, the ways on."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from tracker.coach.ground import Ground, alternatives
from tracker.coach.reading import Reading, meets, running
from tracker.coach.resistance import Jump, acceptable, jump
from tracker.coach.words import named
from tracker.domain.exercise import Edge, Exercise
from tracker.domain.target import Resistance, Target


class View:
    """The ground, and what the rules look at on it.

    ``last`` is the newest session that was not held back: what progress starts from. ``proof``
    says the top was raised (a jump too big, or a step that failed): one session there is enough.
    ``may`` says the newest session allows more at all. ``earned`` counts the sessions running
    that meet the mode's trigger at the resistance and range in force.
    """

    def __init__(self, g: Ground) -> None:
        newest = g.last
        self.g, self.here = g, g.here
        self.mode = g.lifter.mode_for(g.case.exercise.id)
        self.last = next((r for r in reversed(g.readings) if not r.passing), newest)
        self.proof = self.here.high > g.case.slot.high
        allowed = newest.known or self.mode == "double"
        self.may = self.mode != "maintain" and newest.clean and allowed
        kept = g.counted
        self._kept = kept if kept and _at_ground(kept[-1], self.here) else ()
        self.earned = running(self._kept, _trigger(self.mode, self.proof))

    @cached_property
    def easy(self) -> int:
        """Sessions running that were easy at the resistance and range in force."""
        return running(self._kept, lambda r: r.easy)

    @property
    def up(self) -> Resistance | None:
        """The next owned resistance."""
        return self.g.ways.up

    @property
    def edge(self) -> Edge | None:
        """The step to the rung above that can be taken."""
        return self.g.ways.edge

    @property
    def rung(self) -> Exercise | None:
        """The rung above that can be taken."""
        return self.g.ways.rung

    def needed(self, rule: str) -> int:
        """Sessions running that a load, band or help step wants."""
        return 1 if self.proof or self.mode == "double" else self.g.whole(f"{rule}.sessions")


def _at_ground(reading: Reading, here: Target) -> bool:
    """Whether a session was done at the resistance and in the range in force."""
    same = reading.resistance.same_as(here.resistance)
    return same and (reading.low, reading.high) == (here.low, here.high)


def _trigger(mode: str, proof: bool) -> Callable[[Reading], bool]:
    """A raised top is proof in itself; the modes' reps above the top are not asked for there."""
    return meets("double" if mode == "double" else "two-sessions") if proof else meets(mode)


def triggered(v: View, rule: str = "add-load") -> bool:
    """Whether the mode's trigger for a load, band or help step holds."""
    return v.may and v.earned >= v.needed(rule)


def enough_easy(v: View, rule: str) -> bool:
    """Easy in as many sessions running as the rule wants; ready once after a raised top."""
    return v.may and (v.easy >= v.g.whole(f"{rule}.sessions") or (v.proof and v.earned >= 1))


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


def way_on(v: View) -> tuple[str, str] | None:
    """What stands between here and a way on, in a few words and as a clause; None if unknown."""
    for shut in v.g.ways.shut:
        rung = named(shut.rung)
        if shut.lack:
            return f"next rung needs {shut.lack}", f"the way on needs {shut.lack} for the {rung}"
        other = _another_branch(v)
        beside = f"; the {other} is another way on" if other else ""
        clause = f"next comes the {rung}, and {shut.place} has that on the same day{beside}"
        return f"next rung: {shut.place} has it", clause
    missing = _next_step_of(v.g.case.exercise)
    return None if missing is None else (f"needs {missing}", f"the way on needs {missing}")


def _next_step_of(exercise: Exercise) -> str | None:
    """What would come next on the exercise's own lever."""
    if exercise.loaded:
        return "a heavier load"
    if exercise.kind == "band":
        return "a stronger band"
    return "a higher step" if exercise.uses_height else None


def _another_branch(v: View) -> str:
    """Another exercise of the slot that can be done and goes on from here: harder, or loaded."""
    g = v.g
    own, slot = g.case.exercise.id, g.case.slot.exercises
    for other in (e for e in alternatives(g) if e in slot):
        exercise = g.catalog.exercise(other)
        if exercise.loaded or g.catalog.level(other) > g.catalog.level(own):
            return named(exercise)
    return ""
