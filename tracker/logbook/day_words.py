"""What undo says was done, with the day it was done to."""

from __future__ import annotations

from datetime import date

from tracker.domain.words import day_month


def dated(what: str, day: date, today: date) -> str:
    """What was done to a day's training, with the day where it is not today."""
    return what if day == today else f"{what} of {day_month(day, today.year)}"
