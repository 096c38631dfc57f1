"""Left against right: the difference, its drift from one's own baseline, and who starts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from statistics import fmean, median

from tracker.domain.log import NewSet
from tracker.domain.value import Value

MENTION_PERCENT = 15.0
"""A difference from here on is mentioned. Ours: strength asymmetry has a minimal detectable
change of 14-23 %, so smaller gaps are noise."""

MENTION_DRIFT = 5.0
"""Percentage points away from the own baseline that are mentioned. Ours."""

RECENT = 2
"""Sessions taken together as the present."""

BASELINE_LEAST = 4
"""Earlier sessions a baseline needs."""


class SidePoint(Value):
    """Reps (or seconds) of the working sets of one session, by side."""

    date: date
    left: int
    right: int

    @property
    def percent(self) -> float:
        """Right minus left, in percent of the larger; above 0 the left side is the weaker."""
        larger = max(self.left, self.right)
        return 0.0 if larger == 0 else (self.right - self.left) / larger * 100


class SideView(Value):
    """``percent`` of the last sessions, the own ``baseline`` (None while there are too few),
    the ``weaker`` side that starts and decides (None when equal), and the sentence to show
    ("" when there is nothing to mention)."""

    percent: float
    baseline: float | None
    weaker: str | None
    sentence: str = ""


def side_point(day: date, sets: Iterable[NewSet]) -> SidePoint:
    """Both sides of one session's working sets; ``right`` missing means the same as left."""
    left = right = 0
    for done in sets:
        if not done.warmup:
            left += done.count
            right += done.count if done.right is None else done.right
    return SidePoint(day, left, right)


def weaker_side(point: SidePoint) -> str | None:
    """``left`` or ``right``, whichever did less; it starts the next session. None when equal."""
    if point.left == point.right:
        return None
    return "left" if point.left < point.right else "right"


def side_view(points: Sequence[SidePoint]) -> SideView | None:
    """How the sides compare at the end of ``points`` (oldest first, one exercise, one load).

    The present is the mean of the last two sessions, the baseline the median of those before.
    A difference of 15 % or a drift of 5 percentage points is mentioned, as a fact and never as
    a risk: fixed thresholds have no support as one. None without any session.
    """
    if not points:
        return None
    now = fmean(point.percent for point in points[-RECENT:])
    earlier = [point.percent for point in points[:-RECENT]]
    baseline = median(earlier) if len(earlier) >= BASELINE_LEAST else None
    weaker = None if abs(now) < 1e-9 else ("left" if now > 0 else "right")
    return SideView(now, baseline, weaker, _sentence(now, baseline, weaker))


def _sentence(now: float, baseline: float | None, weaker: str | None) -> str:
    if weaker is not None and abs(now) >= MENTION_PERCENT:
        return f"The {weaker} side does {abs(now):.0f} % less; it starts and decides."
    if baseline is not None and abs(now - baseline) >= MENTION_DRIFT:
        return f"The sides differ by {_gap(now)}; before, it was {_gap(baseline)}."
    return ""


def _gap(percent: float) -> str:
    if round(abs(percent)) == 0:
        return "0 %"
    return f"{abs(percent):.0f} % ({'left' if percent > 0 else 'right'} less)"
