"""The small words that every face of the log uses: days, months, counts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from tracker.domain.units import number

if TYPE_CHECKING:
    from tracker.domain.exercise import Exercise

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def counted(number: int, word: str, many: str = "") -> str:
    """``1 set``, ``1,204 sets``; ``many`` is the plural where an ``s`` does not make it."""
    return f"{number} {word}" if number == 1 else f"{number:,} {many or f'{word}s'}"


def sets_words(count: int) -> str:
    """``1 set``, ``9 sets``."""
    return counted(count, "set")


def goal_words(goal: Sequence[int], exercise: Exercise) -> str:
    """``10 10 10``, with `` s`` for holds and `` each side`` for one-sided work."""
    text = " ".join(str(count) for count in goal)
    if exercise.timed:
        text += " s"
    return f"{text} each side" if exercise.side == "each" else text


def share_of_sets(share: float) -> str:
    """``half the sets``, ``30 % of the sets``: the part that an easy week leaves."""
    if share == 0.5:
        return "half the sets"
    return "all sets" if share >= 1 else f"{number(share * 100)} % of the sets"


def day_month(day: date, this_year: int) -> str:
    """``13 Nov``, with the year where it is not this one."""
    text = f"{day.day} {MONTHS[day.month - 1]}"
    return text if day.year == this_year else f"{text} {day.year}"
