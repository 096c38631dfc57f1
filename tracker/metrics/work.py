"""The sums the charts are made of: what was done on one day, and the best of many days."""

from __future__ import annotations

from datetime import date

from tracker.domain.target import Resistance
from tracker.domain.value import Value


class Work(Value):
    """The working sets of one exercise on one date at one resistance.

    ``left`` and ``right`` are reps (seconds where ``timed``) summed by side; a set given as one
    number counts on both. ``weaker`` sums the weaker side of each set. ``to_failure`` is the most
    reps done and left in one set, 12 at most, whose effort is known; None without such a set.
    """

    date: date
    timed: bool
    at: Resistance
    sets: int
    left: int
    right: int
    weaker: int
    to_failure: float | None = None


class BestWork(Value):
    """The most of one exercise at one resistance, each value with the first date it was done.

    ``first`` is the first date whose form held. ``count`` is the most reps (seconds where
    ``timed``) in a set, ``total`` on a date, ``to_failure`` done and left in a set of known
    effort, 12 at most; all of the weaker side, without sets whose form broke.
    """

    exercise: str
    timed: bool
    at: Resistance
    first: date
    count: tuple[int, date]
    total: tuple[int, date]
    to_failure: tuple[float, date] | None = None


class DayEffort(Value):
    """How hard a date's training was: mean ``rpe`` of its sets, ``minutes`` from start to end;
    None where none of it is known."""

    date: date
    rpe: float | None
    minutes: float | None


def working(day: list[Work]) -> Work:
    """The work of a date at its working resistance: of most sets, the heavier where equal."""
    return max(day, key=lambda work: (work.sets, _heaviness(work.at)))


def _heaviness(at: Resistance) -> tuple[float, float]:
    return (0.0 if at.load is None else at.load.kg, at.height_cm or 0.0)
