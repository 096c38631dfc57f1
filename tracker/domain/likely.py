"""What of a set is a typing error in all likelihood: kept when it was meant, but asked or told."""

from __future__ import annotations

from tracker.domain.log import NewSet
from tracker.domain.units import number

LIKELY_REPS, LIKELY_KG = 300, 600.0
"""The most that is believed where no plan says what to expect."""

UNASKED, TIMES_THE_TOP = 50, 3
"""Reps are doubted that are more than the one, and than the other times the top of the plan."""


def doubtful_reps(done: NewSet, top: int | None) -> int | None:
    """The reps of a set where the plan's ``top`` makes them hard to believe (None: no plan)."""
    most = max(done.count, done.right or 0)
    limit = LIKELY_REPS if top is None else max(UNASKED, TIMES_THE_TOP * top)
    return most if not done.timed and most > limit else None


def doubts(done: NewSet, top: int | None) -> list[str]:
    """What is hard to believe of a set: ``400 reps``, ``1000 kg``."""
    found = []
    reps = doubtful_reps(done, top)
    if reps is not None:
        found.append(f"{number(reps)} reps")
    load = done.resistance.load
    if load is not None and load.kg > LIKELY_KG:
        found.append(str(load))
    return found
