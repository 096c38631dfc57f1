"""Which day comes next, and which rung each of its slots stands on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from tracker.domain.exercise import Exercise
from tracker.domain.inventory import Inventory
from tracker.domain.log import SlotRef
from tracker.domain.program import Day, Program, Slot

if TYPE_CHECKING:
    from tracker.catalog import Catalog


def day_of(
    entries: Iterable[tuple[str, SlotRef | None]],
    program: Program,
    catalog: Catalog,
    planned: str | None = None,
) -> str | None:
    """The program day most of a session's exercises come from; None where none does.

    ``entries`` are (exercise, place it was logged for). A tie goes to the ``planned`` day,
    then to the program's order.
    """
    votes = {day.id: 0 for day in program.days}
    for exercise, ref in entries:
        if ref is not None and ref.program == program.id and ref.day in votes:
            votes[ref.day] += 1
            continue
        for day in program.days:
            votes[day.id] += slot_for(day, exercise, catalog) is not None
    best = max(votes.values(), default=0)
    if best == 0:
        return None
    if planned is not None and votes.get(planned) == best:
        return planned
    return next(day.id for day in program.days if votes[day.id] == best)


def slot_for(day: Day, exercise: str, catalog: Catalog) -> int | None:
    """The first slot of the day that lists the exercise, else the first whose ladder holds it."""
    for index, slot in enumerate(day.slots):
        if exercise in slot.exercises:
            return index
    for index, slot in enumerate(day.slots):
        if exercise in catalog.reach(slot.exercises):
            return index
    return None


def home_of(exercise: str, days: Iterable[Day], catalog: Catalog) -> tuple[str, int] | None:
    """(day, index) of the slot that an exercise logged for none speaks for.

    The first of the program that lists it, else the first whose ladder holds it.
    """
    spots = [(day.id, index, slot) for day in days for index, slot in enumerate(day.slots)]
    for day_id, index, slot in spots:
        if exercise in slot.exercises:
            return day_id, index
    for day_id, index, slot in spots:
        if exercise in catalog.reach(slot.exercises):
            return day_id, index
    return None


def next_day(program: Program, last: str | None) -> Day:
    """The day after ``last`` in the program's order, passing over optional days without slots."""
    days = [day for day in program.days if day.slots]
    ids = [day.id for day in days]
    if last not in ids:
        return days[0]
    return days[(ids.index(last) + 1) % len(days)]


def standing(
    slot: Slot,
    *,
    filled: str | None,
    trained: Sequence[tuple[str, date]],
    taken: frozenset[str],
    inventory: Inventory,
    status: str,
    catalog: Catalog,
) -> Exercise:
    """The exercise a slot stands on.

    ``filled`` is what last filled this very slot; ``trained`` (exercise, last date), newest
    first, decides where nothing did; a slot that was never trained starts with the first of its
    list that can be done, a novice with the first bodyweight one. Two slots of one day never
    stand on the same rung (``taken``).
    """
    reach = catalog.reach(slot.exercises)
    latest = [filled] if filled is not None else []
    latest += [exercise for exercise, _ in trained if exercise in reach]
    for exercise in latest:
        if free(exercise, taken, inventory, catalog):
            return catalog.exercise(exercise)
    own = [e for e in slot.exercises if free(e, taken, inventory, catalog)]
    if status == "new":
        own.sort(key=lambda e: catalog.exercise(e).kind != "bodyweight")
    if own:
        return catalog.exercise(own[0])
    for exercise in (*slot.exercises, *catalog.alternatives(slot.exercises[-1])):
        if free(exercise, taken, inventory, catalog):
            return catalog.exercise(exercise)
    return catalog.exercise(slot.exercises[-1])


def free(exercise: str, taken: frozenset[str], inventory: Inventory, catalog: Catalog) -> bool:
    """Whether a slot may stand on an exercise: known, owned for, on no other slot of the day."""
    known = exercise in catalog.exercises
    return known and exercise not in taken and inventory.allows(catalog.exercise(exercise))


def left_behind(paid: tuple[str, date] | None, last_done: date | None) -> str | None:
    """The rung that this one has already paid for, unless it was trained again since.

    ``paid`` is (the rung it led to, the date its plan was in force).
    """
    if paid is None or (last_done is not None and last_done > paid[1]):
        return None
    return paid[0]
