"""What the coach is given: one exercise's case, the lifter, and how the lifter is today."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from tracker.domain.exercise import Exercise
from tracker.domain.inventory import Inventory
from tracker.domain.log import NewSet
from tracker.domain.program import Slot
from tracker.domain.target import Plan
from tracker.domain.value import Value

MODES = ("two-sessions", "acsm-2009", "nsca-2-for-2", "double", "maintain")
STATUSES = ("new", "trained")


class Done(Value):
    """One session of one exercise: its sets in order and the plan in force, if any."""

    date: date
    sets: tuple[NewSet, ...]
    plan: Plan | None = None


class Lifter(Value):
    """Who trains. ``thresholds`` maps RULE.PARAMETER to its number in force.

    ``mode`` is the trigger mode, ``modes`` the exercises that have their own.
    ``bodyweight_kg`` is None while none was ever logged.
    """

    inventory: Inventory
    thresholds: Mapping[str, float]
    status: str = "new"
    mode: str = "two-sessions"
    modes: Mapping[str, str] | None = None
    bodyweight_kg: float | None = None

    def mode_for(self, exercise_id: str) -> str:
        """The trigger mode of one exercise."""
        return (self.modes or {}).get(exercise_id, self.mode)


class Sport(Value):
    """Other sport that taxed the legs: its intensity 0-10 and how many hours ago."""

    name: str
    intensity: int
    hours: float


class Condition(Value):
    """How the lifter is at the time of the decision.

    ``soreness`` maps a muscle to (level 0-10, hours old, a begun one counted); ``pain`` an
    exercise to its readings, newest first; ``days_off`` counts days since any training, None
    where there was none. ``easy_week`` says that an accepted deload lasts.
    """

    soreness: Mapping[str, tuple[int, float]]
    pain: Mapping[str, tuple[int, ...]]
    sport: Sport | None = None
    days_off: int | None = None
    easy_week: bool = False


class Case(Value):
    """One exercise in its slot, with its past sessions oldest first.

    ``spent_until`` is the last date whose sessions have already paid for the rung above.
    ``past`` holds the past sessions of other rungs the decision may lead to, ``taken`` what the
    day's other slots stand on (exercise to the slot's title), ``max_jump`` a program's own limit
    (fraction).
    ``days_since`` counts days since this exercise, None where it was never done.
    """

    exercise: Exercise
    slot: Slot
    done: tuple[Done, ...]
    index: int | None = None
    days_since: int | None = None
    spent_until: date | None = None
    past: Mapping[str, tuple[Done, ...]] | None = None
    taken: Mapping[str, str] | None = None
    max_jump: float | None = None
    extra: bool = False

    def place_of(self, exercise_id: str) -> str:
        """The day's other slot that stands on an exercise, by its title; empty where none does."""
        taken = self.taken or {}
        return (taken[exercise_id] or "another place") if exercise_id in taken else ""
