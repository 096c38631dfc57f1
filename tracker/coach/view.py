"""What the progression rules share: the sessions that count, what they earned, the ways on."""

from __future__ import annotations

from collections.abc import Callable

from tracker.coach.ground import Ground
from tracker.coach.reading import Reading, meets, running
from tracker.coach.resistance import Jump, above, acceptable, first_load_fits, jump, lightest
from tracker.domain.exercise import Edge, Exercise
from tracker.domain.target import Resistance, Target
from tracker.domain.value import Value, replace


class View(Value):
    """The ground, and what the rules look at on it.

    ``last`` is the newest session that was not held back: what progress starts from. ``earned``
    counts the sessions running that meet the mode's trigger at the resistance and range in
    force, ``easy`` the easy ones. ``proof`` says the top was raised (a jump too big, or a step
    that failed): one session there is enough. ``may`` says the newest session allows more at all.
    ``up`` is the next owned resistance, ``edge``/``rung`` the rung above that can be taken,
    ``shut`` the rungs above that can't and what they lack.
    """

    g: Ground
    last: Reading
    mode: str
    earned: int
    easy: int
    proof: bool
    may: bool
    up: Resistance | None
    edge: Edge | None
    rung: Exercise | None
    shut: tuple[tuple[Exercise, str], ...]

    @property
    def here(self) -> Target:
        """The target that would be repeated."""
        return self.g.here

    def needed(self, rule: str) -> int:
        """Sessions running that a load, band or help step wants."""
        return 1 if self.proof or self.mode == "double" else self.g.whole(f"{rule}.sessions")


def view(g: Ground) -> View:
    """Work out what the rules look at."""
    mode = g.lifter.mode_for(g.case.exercise.id)
    proof = g.here.high > g.case.slot.high
    kept = g.counted
    if not kept or not _at_ground(kept[-1], g.here):
        kept = []
    edge, rung, shut = _rung_above(g)
    newest = g.last
    return View(
        g=g,
        last=next((r for r in reversed(g.readings) if not r.passing), newest),
        mode=mode,
        earned=running(kept, _trigger(mode, proof)) if kept else 0,
        easy=running(kept, lambda r: r.easy) if kept else 0,
        proof=proof,
        may=mode != "maintain" and newest.clean and (newest.known or mode == "double"),
        up=above(g.case.exercise, g.here.resistance, g.lifter),
        edge=edge,
        rung=rung,
        shut=shut,
    )


def _at_ground(reading: Reading, here: Target) -> bool:
    """Whether a session was done at the resistance and in the range in force."""
    same = reading.resistance.same_as(here.resistance)
    return same and (reading.low, reading.high) == (here.low, here.high)


def _trigger(mode: str, proof: bool) -> Callable[[Reading], bool]:
    """A raised top is proof in itself; the modes' reps above the top are not asked for there."""
    return meets("double" if mode == "double" else "two-sessions") if proof else meets(mode)


def _rung_above(g: Ground) -> tuple[Edge | None, Exercise | None, tuple[tuple[Exercise, str], ...]]:
    """The first rung above that can be taken; and those that can't, with what they lack."""
    shut: list[tuple[Exercise, str]] = []
    for edge in g.catalog.edges_up(g.case.exercise.id):
        rung = g.catalog.exercise(edge.to_id)
        missing = g.lifter.inventory.missing(rung)
        if missing:
            shut.append((rung, " and ".join(missing)))
        elif rung.id in g.case.taken:
            shut.append((rung, "a place of its own: another one of this day stands there"))
        elif not rung_fits(g, rung):
            first = first_resistance(g, rung).words()
            shut.append((rung, f"something lighter than {first}"))
        else:
            return edge, rung, tuple(shut)
    return None, None, tuple(shut)


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
    old, new = (g.case.exercise, g.here.resistance), (rung, first_resistance(g, rung))
    step = jump(old, new, g.case.slot.low, g.lifter)
    return first_load_fits(step, rung, g.case.slot.low, g.here.high, g.lifter)


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
