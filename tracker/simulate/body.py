"""The body of the model: strength by movement pattern and soreness by muscle, day by day.

Made to try rules on, not to foretell a person. Reps to failure follow Epley: 30 times what is left
of strength / demand - 1. Breaks of under two weeks cost little (Bosquet 2013); soreness is worst
after one to two days and gone after five to seven. The numbers are ours. Days are ordinals
(``date.toordinal``).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from random import Random

from tracker.domain.exercise import Exercise
from tracker.domain.inventory import Inventory
from tracker.domain.target import Resistance
from tracker.domain.value import Value

SHARES = {
    "squat": 0.65, "lunge": 0.65, "hinge": 0.40, "bridge": 0.45, "curl": 0.30, "kickback": 0.15,
}  # fmt: skip
"""Share of body weight that the easiest exercise of a pattern moves, in the model's units."""

PER_LEVEL, PER_BAND, PER_CM = 0.07, 0.12, 0.01
"""How much harder one level, one band and one centimetre of step make an exercise."""

LOW_STEP_CM = 20.0
"""The step height that an exercise's level was given for."""

RELATED = {
    "squat": ("lunge",), "lunge": ("squat", "bridge"), "hinge": ("curl", "bridge"),
    "bridge": ("hinge",), "curl": ("hinge",), "kickback": ("bridge",),
}  # fmt: skip
TRANSFER = 0.3
"""What training one pattern gives to its relatives."""

SET_GAIN = 0.006
"""Part of what is still to be gained that one hard set gains."""

FADE_AFTER, FADE_DAYS = 10, 110.0
"""Days off that cost nothing, and the time constant of what is lost after them."""

SORE_SHAPE = (0.1, 1.0, 0.85, 0.4, 0.2, 0.05)
"""Soreness by day after the work, of its peak."""

SORE_PER_SET = 1.1
"""Soreness that one set more than a muscle is used to leaves behind."""

USED = 0.25
"""The part of the habit that leaves no soreness."""

HABIT_DAYS = 12.0
"""Time constant with which a muscle forgets what it was used to."""

NEW_MOVE_STRENGTH, NEW_MOVE_SETS = 0.10, 6.0
"""Strength that an unfamiliar move hides, and the sets after which a third of that is left."""


class Traits(Value):
    """What makes one lifter differ from the next.

    ``reserves`` are reps to failure at each pattern's easiest exercise on the first day,
    ``room`` the factor by which strength can grow, ``gap`` the share the weaker ``side`` lacks.
    ``pace`` scales gains, ``tender`` soreness. The rest are chances: ``eager`` to go on past the
    goal with reps to spare, ``silent`` to leave an effort out, ``careless`` to break form at the
    limit, ``accepts`` an easy week; ``sport`` hard sport on a day, ``niggle`` pain after a set that
    broke, ``away`` to be gone for weeks on a day. ``judgement`` is the error in reps of an effort.
    """

    bodyweight_kg: float
    reserves: tuple[tuple[str, float], ...]
    room: float
    pace: float
    tender: float
    side: str
    gap: float
    eager: float
    silent: float
    careless: float
    accepts: float
    sport: float
    niggle: float
    away: float
    judgement: float


def draw_traits(rng: Random, status: str, bodyweight_kg: float | None = None) -> Traits:
    """One lifter of a status (``new``, ``trained``) by chance."""
    trained = status == "trained"
    base = rng.uniform(28, 45) if trained else rng.uniform(17, 30)
    reserves = tuple((pattern, base * rng.uniform(0.8, 1.2)) for pattern in SHARES)
    return Traits(
        bodyweight_kg=bodyweight_kg or round(rng.uniform(52, 95), 1),
        reserves=reserves,
        room=rng.uniform(1.15, 1.35) if trained else rng.uniform(1.4, 1.9),
        pace=rng.uniform(0.6, 1.4),
        tender=rng.uniform(0.6, 2.2),
        side=rng.choice(("left", "right")),
        gap=rng.uniform(0.0, 0.06),
        eager=rng.choice((0.0, 0.3, 0.8)),
        silent=rng.choice((0.0, 0.0, 0.0, 0.03)),
        careless=rng.uniform(0.05, 0.35),
        accepts=rng.choice((0.0, 0.5, 1.0)),
        sport=rng.choice((0.0, 0.0, 0.02, 0.08)),
        niggle=rng.choice((0.0, 0.0, 0.3)),
        away=rng.choice((0.0, 0.002, 0.004)),
        judgement=rng.uniform(0.3, 1.2),
    )


class Body:
    """Strength and soreness of one lifter; ``levels`` are the catalogue's, 1 easiest."""

    def __init__(self, traits: Traits, levels: Mapping[str, int], inventory: Inventory) -> None:
        self.traits = traits
        self._levels = levels
        self._inventory = inventory
        self._start = {
            pattern: traits.bodyweight_kg * SHARES[pattern] * (1 + reserve / 30)
            for pattern, reserve in traits.reserves
        }
        self.strength = dict(self._start)
        self._last: dict[str, int] = {}
        self._faded_to: dict[str, int] = {}
        self._practised: dict[str, int] = {}
        self._habit: dict[str, tuple[float, int]] = {}
        self._peaks: list[tuple[int, str, float]] = []

    def demand(self, exercise: Exercise, resistance: Resistance) -> float:
        """Kilograms of strength that one repetition asks for."""
        level = self._levels.get(exercise.id, 1) - (exercise.kind != "bodyweight")
        body = self.traits.bodyweight_kg * SHARES.get(exercise.pattern, 0.4)
        body *= 1 + PER_LEVEL * max(0, level - 1)
        if resistance.height_cm is not None:
            body *= 1 + PER_CM * (resistance.height_cm - LOW_STEP_CM)
        if resistance.band is not None:
            bands = self._inventory.bands
            place = bands.index(resistance.band) if resistance.band in bands else 0
            body *= 1 + PER_BAND * (place + 1)
        if resistance.load is not None:
            held = resistance.load.kg * exercise.implements
            body += -held if exercise.kind == "assisted" else held
        return max(1.0, body)

    def reps_left(self, exercise: Exercise, resistance: Resistance, day: int, form: float) -> float:
        """Reps to failure, rested; ``form`` scales the day's strength."""
        known = math.exp(-self._practised.get(exercise.id, 0) / NEW_MOVE_SETS)
        strength = form * self.strength[exercise.pattern] * (1 - NEW_MOVE_STRENGTH * known)
        sore = max((self.soreness(muscle, day) for muscle in exercise.primary), default=0)
        strength *= 1 - 0.01 * sore
        return 30.0 * (strength / self.demand(exercise, resistance) - 1)

    def rest_until(self, day: int) -> None:
        """Let strength fade that was not used."""
        for pattern, last in self._last.items():
            since = max(last + FADE_AFTER, self._faded_to.get(pattern, last))
            if day > since:
                kept = math.exp(-(day - since) / FADE_DAYS)
                start = self._start[pattern]
                self.strength[pattern] = start + (self.strength[pattern] - start) * kept
                self._faded_to[pattern] = day

    def worked(self, exercise: Exercise, sets: int, hardness: float, day: int) -> None:
        """What sets of an exercise leave behind; ``hardness`` 0-1 is how near to failure."""
        self._grow(exercise.pattern, sets * hardness, day)
        for relative in RELATED.get(exercise.pattern, ()):
            self._grow(relative, sets * hardness * TRANSFER, day)
        new = exercise.id not in self._practised
        self._practised[exercise.id] = self._practised.get(exercise.id, 0) + sets
        for muscle, weight in exercise.muscles:
            habit, since = self._habit.get(muscle, (0.0, day))
            habit *= math.exp(-(day - since) / HABIT_DAYS)
            work = sets * weight * (0.5 + hardness) * (1.5 if new else 1.0)
            peak = self.traits.tender * SORE_PER_SET * max(0.0, work - USED * habit)
            if peak >= 0.5:
                self._peaks.append((day, muscle, min(peak, 9.0)))
            self._habit[muscle] = (habit + work, day)
        self._peaks = [p for p in self._peaks if day - p[0] < len(SORE_SHAPE)]

    def _grow(self, pattern: str, hard_sets: float, day: int) -> None:
        room = self._start[pattern] * self.traits.room - self.strength[pattern]
        gained = 1 - (1 - SET_GAIN * self.traits.pace) ** hard_sets
        self.strength[pattern] += max(0.0, room) * gained
        self._last[pattern] = day

    def soreness(self, muscle: str, day: int) -> int:
        """How sore a muscle feels on a day, 0-10; the worst cause and a part of the rest."""
        felt = sorted(
            peak * SORE_SHAPE[day - since]
            for since, which, peak in self._peaks
            if which == muscle and 0 <= day - since < len(SORE_SHAPE)
        )
        return min(10, round(felt[-1] + 0.3 * sum(felt[:-1]))) if felt else 0
