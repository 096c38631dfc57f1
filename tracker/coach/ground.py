"""What every rule starts from: the case, its readings, and the target that would be repeated."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tracker.coach.case import Case, Condition, Lifter
from tracker.coach.reading import Reading
from tracker.coach.resistance import lightest, nearest_owned, rank
from tracker.coach.ways import Ways
from tracker.domain.exercise import Exercise
from tracker.domain.target import Resistance, Target
from tracker.domain.value import Value

if TYPE_CHECKING:
    from tracker.catalog import Catalog


OFFERED = 3
"""Alternatives that a record names."""


class Ground(Value):
    """The case, its readings oldest first (none the first time), those of them that may still earn
    something, and the target as it stands with the ways on from it."""

    case: Case
    lifter: Lifter
    condition: Condition
    catalog: Catalog
    readings: Sequence[Reading]
    counted: Sequence[Reading]
    ways: Ways

    @property
    def here(self) -> Target:
        """The target that would be repeated."""
        return self.ways.here

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

    @property
    def unit(self) -> int:
        """What counts as one rep more: a rep, or some seconds of a hold."""
        return self.whole("add-reps.seconds") if self.case.exercise.timed else 1


def missed_running(g: Ground) -> list[Reading]:
    """The latest sessions running that failed, none heavier than the one before, oldest first.

    At most as many as `step-back` asks for.
    """
    recent: list[Reading] = []
    for reading in reversed(g.counted):
        heavier = bool(recent) and recent[0].place > reading.place
        if not reading.missed or heavier or len(recent) == g.whole("step-back.sessions"):
            break
        recent.insert(0, reading)
    return recent


def easier_exercise(g: Ground) -> Exercise | None:
    """The rung below, else the nearest easier exercise of the pattern the inventory allows."""
    own = g.case.exercise.id
    below_here = [edge.from_id for edge in g.catalog.edges_down(own)]
    for other in (*below_here, *g.catalog.easier(own)):
        rung = g.catalog.exercise(other)
        if g.lifter.inventory.allows(rung) and not g.case.place_of(rung.id):
            return rung
    return None


def alternatives(g: Ground) -> tuple[str, ...]:
    """Other exercises of the pattern that the inventory allows, at most ``OFFERED``.

    Those of the slot come first, then the nearest of the catalogue.
    """
    own = g.case.exercise
    found: list[str] = []
    for other in (*g.case.slot.exercises, *g.catalog.alternatives(own.id)):
        rung = g.catalog.exercise(other)
        new = other != own.id and other not in found and not g.case.place_of(other)
        if new and rung.pattern == own.pattern and g.lifter.inventory.allows(rung):
            found.append(other)
            if len(found) == OFFERED:
                break
    return tuple(found)


def lifted(g: Ground) -> bool:
    """Whether what was used is not owned and nothing lighter is: the target is heavier than it."""
    used = g.last.resistance
    now = nearest_owned(g.case.exercise, used, g.lifter.inventory)
    if now.same_as(used) or not now.same_as(g.here.resistance):
        return False
    return rank(g.case.exercise, now, g.lifter.inventory) > g.last.place


def standing_resistance(g: Ground, exercise: Exercise) -> Resistance:
    """Where another rung was left: its last owned resistance, else the lightest owned."""
    past = (g.case.past or {}).get(exercise.id, ())
    owned = g.lifter.inventory
    for done in reversed(past):
        work = [s for s in done.sets if not s.warmup]
        if work:
            used = max((s.resistance for s in work), key=lambda r: rank(exercise, r, owned))
            return nearest_owned(exercise, used, owned)
    return lightest(exercise, owned)


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
