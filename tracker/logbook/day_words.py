"""A date in the few words that a narrow screen has room for."""

from __future__ import annotations

from datetime import date

from tracker.coach.words import MONTHS


def short_day(day: date, today: date) -> str:
    """``9 Oct``; with its year where that is not this one."""
    short = f"{day.day} {MONTHS[day.month - 1]}"
    return short if day.year == today.year else f"{short} {day.year}"


def dated(what: str, day: date, today: date) -> str:
    """What was done to a day's training, with the day where it is not today."""
    return what if day == today else f"{what} of {short_day(day, today)}"
