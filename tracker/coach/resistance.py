"""Resistances in order: which is heavier, what is owned above and below, how big a jump is."""

from __future__ import annotations

import math
from collections.abc import Iterable

from tracker.coach.case import Lifter
from tracker.domain.exercise import Exercise
from tracker.domain.inventory import Inventory
from tracker.domain.target import BODY, Resistance
from tracker.domain.units import Load
from tracker.domain.value import Value

Rank = tuple[float, float]

_KG_PATTERNS = frozenset({"squat", "hinge", "bridge", "lunge"})


def rank(exercise: Exercise, resistance: Resistance, inventory: Inventory) -> Rank:
    """A sortable place, heavier is larger; for assisted exercises less help is heavier."""
    height = resistance.height_cm or 0.0
    if exercise.kind == "band":
        bands = inventory.bands
        place = bands.index(resistance.band) if resistance.band in bands else -1
        return (float(place), height)
    kg = 0.0 if resistance.load is None else resistance.load.kg
    return (-kg if exercise.kind == "assisted" else kg, height)


def choices(exercise: Exercise, inventory: Inventory, at: Resistance = BODY) -> list[Resistance]:
    """Every owned resistance along the exercise's own lever, easiest first.

    The lever is the load, the band, or the height of a bodyweight exercise on a step; a loaded
    exercise on a step keeps the height of ``at`` (one dimension at a time).
    """
    if exercise.loaded or exercise.kind == "assisted":
        loads: Iterable[Load] = inventory.loads(exercise)
        if exercise.kind == "assisted":
            loads = reversed(tuple(loads))
        height = _height(exercise, inventory, at)
        return [Resistance(load, None, height) for load in loads]
    if exercise.kind == "band":
        return [Resistance(None, band) for band in inventory.bands]
    if exercise.uses_height:
        return [Resistance(None, None, step) for step in sorted(inventory.steps)]
    return [BODY]


def _height(exercise: Exercise, inventory: Inventory, at: Resistance) -> float | None:
    if not exercise.uses_height:
        return None
    return at.height_cm if at.height_cm is not None else min(inventory.steps, default=None)


def lightest(exercise: Exercise, inventory: Inventory, at: Resistance = BODY) -> Resistance:
    """The easiest owned resistance; the body alone where nothing is owned."""
    owned = choices(exercise, inventory, at)
    return owned[0] if owned else BODY


def nearest_owned(exercise: Exercise, at: Resistance, inventory: Inventory) -> Resistance:
    """The resistance itself where it is owned, else the heaviest owned below, else the lightest.

    While the inventory is only assumed, what was used is taken for owned.
    """
    owned = [] if inventory.assumed else choices(exercise, inventory, at)
    if not owned or any(at.same_as(option) for option in owned):
        return at
    here = rank(exercise, at, inventory)
    return next((r for r in reversed(owned) if rank(exercise, r, inventory) < here), owned[0])


def above(exercise: Exercise, at: Resistance, lifter: Lifter) -> Resistance | None:
    """The next owned resistance above; None where there is none (or past the height cap)."""
    here = rank(exercise, at, lifter.inventory)
    cap = lifter.thresholds["raise-step.cap_cm"]
    for option in choices(exercise, lifter.inventory, at):
        if rank(exercise, option, lifter.inventory) > here and not at.same_as(option):
            too_high = exercise.kind == "bodyweight" and (option.height_cm or 0) > cap
            return None if too_high else option
    return None


def below(exercise: Exercise, at: Resistance, lifter: Lifter, steps: int = 1) -> Resistance | None:
    """The owned resistance ``steps`` below; None where even one step is not there."""
    here = rank(exercise, at, lifter.inventory)
    lower = [
        option
        for option in choices(exercise, lifter.inventory, at)
        if rank(exercise, option, lifter.inventory) < here and not at.same_as(option)
    ]
    return lower[max(-steps, -len(lower))] if lower else None


def system_load(exercise: Exercise, at: Resistance, bodyweight_kg: float | None) -> float:
    """Kilograms moved: the bodyweight share plus all that is held.

    Shares: squat, lunge and step 0.65, none elsewhere (science: section 3). Without a known
    body weight the external load stands alone, which makes every jump look larger, never smaller.
    """
    held = 0.0 if at.load is None or exercise.kind == "assisted" else at.load.kg
    return exercise.bodyweight_share * (bodyweight_kg or 0.0) + held * exercise.implements


class Jump(Value):
    """A step between two resistances.

    ``old_kg``/``new_kg`` are system loads, ``percent`` the rise, ``kg`` the external rise in
    total, ``reps_needed`` the top that earns it: ceil(k * (30 + low) - 30) with k = new/old
    (Epley solved for reps). ``percent`` and ``reps_needed`` are inf where nothing was moved.
    """

    old_kg: float
    new_kg: float
    kg: float
    percent: float
    reps_needed: float


def jump(
    old: tuple[Exercise, Resistance], new: tuple[Exercise, Resistance], low: int, lifter: Lifter
) -> Jump:
    """The arithmetic of a step at the bottom of a rep range ``low``."""
    before = system_load(*old, lifter.bodyweight_kg)
    after = system_load(*new, lifter.bodyweight_kg)
    outside = _held(*new) - _held(*old)
    if before <= 0:
        need = 0.0 if after <= 0 else math.inf
        return Jump(before, after, outside, need, need)
    k = after / before
    needed = math.ceil(round(k * (30 + low) - 30, 6))
    return Jump(before, after, outside, (k - 1) * 100, float(needed))


def _held(exercise: Exercise, at: Resistance) -> float:
    return 0.0 if at.load is None else at.load.kg * exercise.implements


def allowance_kg(exercise: Exercise, lifter: Lifter) -> float:
    """Total kilograms a step may add (NSCA table 17.10, lower body); 0 for other patterns."""
    if exercise.pattern not in _KG_PATTERNS:
        return 0.0
    return lifter.thresholds[f"add-load.jump_kg_{lifter.status}"]


def acceptable(step: Jump, exercise: Exercise, lifter: Lifter, max_jump: float | None) -> bool:
    """Whether a load step within an exercise is small enough, by percent or by kilograms."""
    limit = lifter.thresholds["add-load.jump"]
    if max_jump is not None:
        limit = min(limit, max_jump)
    by_percent = step.percent <= limit * 100 + 1e-9
    return by_percent or step.kg <= allowance_kg(exercise, lifter) + 1e-9


def first_load_fits(step: Jump, exercise: Exercise, low: int, high: int, lifter: Lifter) -> bool:
    """Whether a first load on a new rung is small enough: kilograms, or k <= (34+top)/(30+low)."""
    if step.kg <= allowance_kg(exercise, lifter) + 1e-9 or step.new_kg <= 0:
        return True
    return step.old_kg > 0 and step.new_kg / step.old_kg <= (34 + high) / (30 + low) + 1e-9
