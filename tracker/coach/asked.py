"""One exercise asked about: as it is, and again with a small change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.coach.case import Case, Condition, Lifter
from tracker.coach.gates import GATES, Held
from tracker.coach.ground import Ground
from tracker.coach.progress import RULES, Step
from tracker.coach.reading import Reading, counting, read_all, span_at, working_resistance
from tracker.coach.resistance import lightest, nearest_owned
from tracker.coach.view import View
from tracker.coach.ways import Ways
from tracker.domain.target import Resistance, Target

if TYPE_CHECKING:
    from tracker.catalog import Catalog


class Asked:
    """Finds the rule for one case and for cases that differ from it in a set or in the day.

    Sessions and resistances never change, so what was worked out from one holds wherever the very
    same one is met again: of a case with a changed session only that session is read.
    """

    def __init__(self, case: Case, lifter: Lifter, catalog: Catalog) -> None:
        self._lifter, self._catalog = lifter, catalog
        # The case keeps its sessions alive, so no other can come to have the identity of one.
        self._case = case
        readings = read_all(case, lifter)
        worked = [done for done in case.done if not all(s.warmup for s in done.sets)]
        self._known = {id(done): r for done, r in zip(worked, readings, strict=True)}
        self._used = working_resistance(readings) if readings else None
        self._ways = self._on_from(self._target(case, readings, self._owned(self._used)))

    def ground(self, case: Case, condition: Condition) -> Ground:
        """What every rule starts from."""
        readings = read_all(case, self._lifter, self._known)
        ways = self._ways_of(case, readings)
        counted = counting(readings, case)
        return Ground(case, self._lifter, condition, self._catalog, readings, counted, ways)

    def rule(self, case: Case, condition: Condition) -> str:
        """Only which rule decides, of a case that has a past."""
        g = self.ground(case, condition)
        for gate in GATES:
            for held in gate(g):
                return held.rule
        step = first_step(View(g))
        return "repeat" if step is None else step.rule

    def _ways_of(self, case: Case, readings: list[Reading]) -> Ways:
        used = working_resistance(readings) if readings else None
        known = self._ways.here
        at = known.resistance if used is self._used else self._owned(used)
        here = self._target(case, readings, at)
        same = at is known.resistance and here.high == known.high
        return self._ways if same else self._on_from(here)

    def _owned(self, used: Resistance | None) -> Resistance:
        exercise, inventory = self._case.exercise, self._lifter.inventory
        return (
            lightest(exercise, inventory)
            if used is None
            else nearest_owned(exercise, used, inventory)
        )

    def _target(self, case: Case, readings: list[Reading], at: Resistance) -> Target:
        """The target that would be repeated: the slot's sets, the range in force."""
        low, high = span_at(at, readings, case)
        return Target(case.slot.sets, low, high, at, case.exercise.timed)

    def _on_from(self, here: Target) -> Ways:
        return Ways(self._case, self._lifter, self._catalog, here)


def all_held(g: Ground) -> tuple[Held, ...]:
    """Every gate that fires, in order."""
    return tuple(held for gate in GATES for held in gate(g))


def first_step(v: View) -> Step | None:
    """The first progression rule that fires; None where the target is repeated."""
    return next((step for rule in RULES if (step := rule(v)) is not None), None)
