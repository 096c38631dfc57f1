"""Session load, its weeks, and what is said of how it is spread.

These describe training; none of them predicts an injury, and none is used as a rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum, isfinite, sqrt

from tracker.domain.value import Value

ACUTE_DAYS = 7
CHRONIC_DAYS = 28


class WeekLoad(Value):
    """A week of session loads, in arbitrary units (RPE x minutes).

    ``monotony`` is mean / ``sd`` and ``strain`` is total x monotony, both None with ``reason``
    where the loads do not differ. ``sd`` names which standard deviation was used.
    """

    total: float
    monotony: float | None
    strain: float | None
    reason: str = ""
    sd: str = "population SD over the loads given"


class AcuteChronic(Value):
    """Weighted means of daily load over about a week and about four, and their ratio.

    ``ratio`` is None with ``reason`` where there is no chronic load.
    """

    acute: float
    chronic: float
    ratio: float | None
    reason: str = ""


def session_load(rpe: float, minutes: float) -> float:
    """Session RPE (CR-10) x minutes. Foster 2001; reliable for lifting in Day 2004 (ICC 0.88)."""
    return rpe * minutes


def week_load(loads: Sequence[float]) -> WeekLoad:
    """Total, monotony and strain of one week. Foster 1998.

    The SD is the population SD over the values given: over sessions it gives the monotony
    Foster printed (2001, table 5); give seven daily sums for the daily reading. Strain is not
    rounded on the way, so it differs from a strain made of a printed monotony.
    """
    total = fsum(loads)
    if not loads:
        return WeekLoad(0.0, None, None, "There is no session in this week.")
    mean = total / len(loads)
    deviation = sqrt(fsum((load - mean) ** 2 for load in loads) / len(loads))
    if deviation <= 1e-9 * abs(mean):
        reason = "One load, or loads that are all equal, have no spread to divide by."
        return WeekLoad(total, None, None, reason)
    monotony = mean / deviation
    return WeekLoad(total, monotony, total * monotony)


def week_change(before: float, now: float) -> float | None:
    """Change from the week before in percent; None where that week had no load to speak of."""
    if before <= 0 or not isfinite(before) or not isfinite(now):
        return None
    change = (now - before) / before * 100
    return change if isfinite(change) else None


def ewma(daily: Sequence[float], days: int) -> float:
    """Exponentially weighted mean with lambda = 2 / (days + 1), seeded with the first day.

    Williams 2017. Seeded with 0 instead, the mean would lag for weeks. 0 for no days.
    """
    if not daily:
        return 0.0
    weight = 2 / (days + 1)
    value = daily[0]
    for load in daily[1:]:
        value = load * weight + value * (1 - weight)
    return value


def acute_chronic(daily: Sequence[float]) -> AcuteChronic:
    """Acute and chronic load and their ratio (EWMA over 7 and 28 days), oldest day first.

    A curiosity: the ratio's thresholds are not supported (Impellizzeri 2020), and at two or
    three sessions a week it mostly shows which day it is.
    """
    acute, chronic = ewma(daily, ACUTE_DAYS), ewma(daily, CHRONIC_DAYS)
    if chronic <= 0:
        return AcuteChronic(acute, chronic, None, "There is no load to compare with.")
    return AcuteChronic(acute, chronic, acute / chronic)
