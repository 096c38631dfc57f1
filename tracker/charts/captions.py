"""What a chart shows, in words made from the same numbers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from tracker.charts.scale import amount, finite
from tracker.domain.units import number
from tracker.domain.views import TrendWeek
from tracker.domain.words import MONTHS

_NOTABLE = 4.0
"""Soreness from which a past peak is worth telling: the level that holds progress."""
_ANSWERED = timedelta(days=14)
"""How long after the start of a sore week a decision is told as its answer."""
MARKS = {"m": "missed", "r": "rest taken", "h": "held back", "d": "easy week"}
"""What the marks of a week mean."""
_UNITS = ("kg", "lb")
"""What is counted without a plural."""


def volume_caption(weeks: Sequence[TrendWeek], what: str = "set") -> str:
    """``12 sets this week, 1 more than last.`` of the newest of ``weeks``, oldest first.

    ``what`` is the singular of what is counted (``hamstring set``), or a unit.
    """
    if not weeks:
        return f"No {what}{'' if what in _UNITS else 's'} in these weeks."
    now = _total(weeks[-1])
    many = what if now == 1 or what in _UNITS else f"{what}s"
    said = f"{_number(now)} {many} this week"
    if len(weeks) == 1:
        return f"{said}."
    change = now - _total(weeks[-2])
    if _number(abs(change)) == "0":
        return f"{said}, as many as last." if now else f"{said}, none last week."
    return f"{said}, {_number(abs(change))} {'more' if change > 0 else 'fewer'} than last."


def soreness_caption(
    weeks: Sequence[TrendWeek],
    now: float | None = None,
    reactions: Sequence[tuple[date, str]] = (),
) -> str:
    """``Soreness 2; it was 7 after 16.5 sets.``: the newest level and the latest worst before it.

    ``now`` is the newest answer; without one the newest week that has a level stands for it.
    A peak is told from level 4 on, with the sets of its week and with those of ``reactions``
    (date, mark) that answered it.
    """
    levels = [(level, week) for week in weeks if (level := finite(week.soreness)) is not None]
    newest = finite(now)
    if newest is None:
        if not levels:
            return "No soreness logged."
        newest = levels[-1][0]
    if not levels:
        return f"Soreness {_number(newest)}."
    # The latest of equal peaks is the one still remembered.
    worst, week = max(reversed(levels), key=lambda pair: pair[0])
    if worst < _NOTABLE:
        most = max(worst, newest)
        return f"Soreness {_number(newest)}, at most {_number(most)} in these weeks."
    if newest >= worst:
        return f"Soreness {_number(newest)}, the most in these weeks."
    sets = _total(week)
    said = (
        f"Soreness {_number(newest)}; it was {_number(worst)} after "
        f"{_number(sets)} set{'' if sets == 1 else 's'}"
    )
    answered: dict[str, date] = {}
    for day, mark in reactions:
        if mark in MARKS and week.start <= day < week.start + _ANSWERED:
            answered.setdefault(mark, day)
    told = [f"{MARKS[mark]} on {day.day} {MONTHS[day.month - 1]}" for mark, day in answered.items()]
    return f"{said}: {', '.join(told)}." if told else f"{said}."


def _total(week: TrendWeek) -> float:
    return amount(week.direct) + amount(week.indirect)


def _number(value: float) -> str:
    return number(value) if abs(value) < 1e6 else f"{value:.3g}"
