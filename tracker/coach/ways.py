"""The ways on from a target: the next owned resistance, and the rungs above."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from tracker.coach.case import Case, Lifter
from tracker.coach.resistance import above, first_load_fits, jump, lightest
from tracker.domain.exercise import Edge, Exercise
from tracker.domain.target import Resistance, Target
from tracker.domain.value import Value

if TYPE_CHECKING:
    from tracker.catalog import Catalog


class Shut(Value):
    """A rung above that can't be taken: ``lack`` is what is missing for it, empty where the only
    thing in the way is another slot of the day that stands there, called ``place``."""

    rung: Exercise
    lack: str
    place: str = ""


class Ways:
    """What can follow the target ``here``, each worked out when a rule first asks for it.

    Nothing of it depends on how the last session went, only on where it left the exercise.
    """

    def __init__(self, case: Case, lifter: Lifter, catalog: Catalog, here: Target) -> None:
        self.case, self.lifter, self.catalog, self.here = case, lifter, catalog, here

    @cached_property
    def up(self) -> Resistance | None:
        """The next owned resistance; None where there is none."""
        return above(self.case.exercise, self.here.resistance, self.lifter)

    @property
    def edge(self) -> Edge | None:
        """The step to the rung above that can be taken."""
        return self._rungs[0]

    @property
    def rung(self) -> Exercise | None:
        """The rung above that can be taken."""
        edge = self.edge
        return None if edge is None else self.catalog.exercise(edge.to_id)

    @property
    def shut(self) -> tuple[Shut, ...]:
        """The rungs above that come before it and can't be taken."""
        return self._rungs[1]

    @cached_property
    def _rungs(self) -> tuple[Edge | None, tuple[Shut, ...]]:
        shut: list[Shut] = []
        for edge in self.catalog.edges_up(self.case.exercise.id):
            rung = self.catalog.exercise(edge.to_id)
            missing = self.lifter.inventory.missing(rung)
            if missing:
                shut.append(Shut(rung, " and ".join(missing)))
            elif place := self.case.place_of(rung.id):
                shut.append(Shut(rung, "", place))
            elif not self._first_load_fits(rung):
                first = self.first_resistance(rung).words()
                shut.append(Shut(rung, f"less than {first}"))
            else:
                return edge, tuple(shut)
        return None, tuple(shut)

    def first_resistance(self, rung: Exercise) -> Resistance:
        """What a new rung starts with: the lightest owned, a loaded one at the height so far."""
        return lightest(rung, self.lifter.inventory, self.here.resistance)

    def _first_load_fits(self, rung: Exercise) -> bool:
        if not rung.loaded:
            return True
        low = self.case.slot.low
        old = (self.case.exercise, self.here.resistance)
        step = jump(old, (rung, self.first_resistance(rung)), low, self.lifter)
        return first_load_fits(step, rung, low, self.here.high, self.lifter)
