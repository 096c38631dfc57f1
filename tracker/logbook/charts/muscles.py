"""Which muscles and exercises the program in force trains."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.domain.exercise import Exercise
from tracker.logbook.advising.advice import Advisor


def muscles_of(advisor: Advisor, done: Iterable[Exercise] = ()) -> tuple[str, ...]:
    """The muscles the program trains with a set or more, then those an exercise of ``done`` trains
    directly; both in the catalogue's order."""
    planned: dict[str, float] = {}
    for exercise in in_program(advisor):
        for muscle, share in exercise.muscles:
            planned[muscle] = planned.get(muscle, 0.0) + share
    direct = {muscle for exercise in done for muscle in exercise.primary}
    known = advisor.catalog.muscles
    first = [muscle for muscle in known if planned.get(muscle, 0.0) >= 1]
    return (*first, *(muscle for muscle in known if muscle in direct and muscle not in first))


def in_program(advisor: Advisor) -> list[Exercise]:
    """The first exercise of each place of the program that the inventory allows."""
    inventory = advisor.store.inventory()
    found: dict[str, Exercise] = {}
    for day in advisor.program(advisor.store.settings()).days:
        for slot in day.slots:
            each = [advisor.catalog.exercise(name) for name in slot.exercises]
            owned = next((e for e in each if inventory.allows(e)), each[-1])
            found.setdefault(owned.id, owned)
    return list(found.values())
