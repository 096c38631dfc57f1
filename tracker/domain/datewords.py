"""Dates as people write them: ``13 Nov``, ``nov 2025``, ``yesterday``, ``fri``, ``2026-11``."""

from __future__ import annotations

import re
from datetime import date, timedelta

from tracker.domain.errors import BadValue
from tracker.domain.moment import FIRST_YEAR, LAST_YEAR

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)

Span = tuple[date, date]


def dates_meant(text: str, today: date) -> Span | None:
    """The first and last date that words mean; None where they mean no date.

    A day or month without a year is the newest that is not to come.
    """
    given = " ".join(text.lower().replace(",", " ").replace(".", " ").split())
    try:
        return _iso(given) or _near(given, today) or _by_month(given.split(), today)
    except ValueError:
        return None


def day_meant(text: str, today: date) -> date:
    """The one date that words mean, not after ``today``; BadValue where they mean none or many."""
    found = dates_meant(text, today)
    if found is None or found[0] != found[1]:
        raise BadValue(f"{text.strip()!r} is not a date; write it like 13 Nov or 2026-11-13.")
    if found[0] > today:
        raise BadValue(f"{found[0].isoformat()} is still to come.")
    return found[0]


def _iso(given: str) -> Span | None:
    match = _ISO.fullmatch(given)
    if match is None:
        return None
    year, month, day = (None if part is None else int(part) for part in match.groups())
    assert year is not None
    return _span(year, month, day)


def _near(given: str, today: date) -> Span | None:
    if given in ("today", "yesterday"):
        day = today - timedelta(days=given == "yesterday")
        return day, day
    at = _named(given, _DAYS)
    if at is None:
        return None
    day = today - timedelta(days=(today.weekday() - at) % 7)
    return day, day


def _by_month(words: list[str], today: date) -> Span | None:
    """``13 nov``, ``fri 13 nov 2025``, ``nov 13``, ``nov``, ``nov 2025``."""
    if len(words) > 2 and _named(words[0], _DAYS) is not None:
        words = words[1:]
    months = [at for at, word in enumerate(words) if _named(word, _MONTHS) is not None]
    rest = [word for at, word in enumerate(words) if at not in months]
    if len(months) != 1 or not all(w.isascii() and w.isdigit() for w in rest) or len(rest) > 2:
        return None
    month = (_named(words[months[0]], _MONTHS) or 0) + 1
    years = [int(word) for word in rest if len(word) == 4]
    days = [int(word) for word in rest if len(word) <= 2]
    if len(years) > 1 or len(days) > 1 or len(years) + len(days) != len(rest):
        return None
    day = days[0] if days else None
    if years:
        return _span(years[0], month, day)
    # The 29th of February may be eight years back (2096 to 2104).
    for year in range(today.year, today.year - 9, -1):
        try:
            found = _span(year, month, day)
        except ValueError:
            continue
        if found[0] <= today:
            return found
    return None


def _span(year: int, month: int | None, day: int | None) -> Span:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(year)
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if day is not None:
        return date(year, month, day), date(year, month, day)
    first = date(year, month, 1)
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _named(word: str, names: tuple[str, ...]) -> int | None:
    """Which of the names a word of three letters or more begins."""
    if len(word) < 3:
        return None
    return next((at for at, name in enumerate(names) if name.startswith(word)), None)
