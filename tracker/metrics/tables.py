"""Percent of the one-repetition maximum from reps: the RTS chart and the NSCA table."""

from __future__ import annotations

from tracker.domain.errors import BadValue
from tracker.domain.units import number
from tracker.domain.value import Value

_RTS_WHOLE = (
    100.0, 95.5, 92.2, 89.2, 86.3, 83.7, 81.1, 78.6, 76.2, 73.9, 70.7, 68.0, 65.3, 62.6, 59.9,
)  # fmt: skip
_RTS_HALF = (
    97.8, 93.9, 90.7, 87.8, 85.0, 82.4, 79.9, 77.4, 75.1, 72.3, 69.4, 66.7, 64.0, 61.3, 58.6,
)  # fmt: skip
_NSCA = {
    1: 100.0, 2: 95.0, 3: 93.0, 4: 90.0, 5: 87.0, 6: 85.0, 7: 83.0, 8: 80.0, 9: 77.0, 10: 75.0,
}  # fmt: skip
_NSCA_TEXTBOOK = _NSCA | {11: 70.0, 12: 67.0, 15: 65.0}
_NSCA_CHART = _NSCA | {12: 70.0}

TABLES = ("rts", "nsca", "nsca-chart")
"""By the name the command line takes."""


class Percent(Value):
    """``percent`` of the one-repetition maximum, or None and the sentence that says why."""

    percent: float | None
    reason: str = ""


def percent_of_max(reps: int, rpe: float = 10.0, table: str = "rts") -> Percent:
    """The share of the maximum that allows ``reps`` at ``rpe``; raises BadValue for no table.

    ``rts``: Tuchscherer's chart, reps 1-12 at RPE 6.5-10 in halves.
    ``nsca``: the textbook's table, reps 1-12 and 15 to failure; below RPE 10 the reps left
    are added first (RIR = 10 - RPE, Zourdos 2016).
    ``nsca-chart``: the NSCA's load chart, which prints 70 % instead of 67 % for 12.
    """
    if table not in TABLES:
        raise BadValue(f"{table!r} is not a table; use one of {', '.join(TABLES)}.")
    if table == "rts":
        return _rts(reps, rpe)
    left = 10 - rpe
    if left != int(left) or not 0 <= left <= 10:
        return Percent(None, "The NSCA table counts whole reps; give a whole RPE up to 10.")
    to_failure = reps + int(left)
    values = _NSCA_TEXTBOOK if table == "nsca" else _NSCA_CHART
    if to_failure not in values:
        return Percent(None, f"The NSCA table has no value for {to_failure} reps to failure.")
    return Percent(values[to_failure])


def _rts(reps: int, rpe: float) -> Percent:
    halves = (10 - rpe) * 2
    if halves != int(halves) or not 0 <= halves <= 7:
        return Percent(None, f"The RTS chart knows RPE 6.5 to 10 in halves, not {number(rpe)}.")
    if not 1 <= reps <= 12:
        return Percent(None, f"The RTS chart knows 1 to 12 reps, not {reps}.")
    whole, half = divmod(int(halves), 2)
    return Percent((_RTS_HALF if half else _RTS_WHOLE)[reps - 1 + whole])
