"""Left against right: the difference, its drift from one's own baseline, and who starts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from statistics import fmean, median

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
    """``percent`` of the last sessions, as of a point, and the sentence to show ("" when there is
    nothing to mention)."""

    percent: float
    sentence: str


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
    return SideView(now, _sentence(now, baseline))


def _sentence(now: float, baseline: float | None) -> str:
    if abs(now) >= MENTION_PERCENT:
        weaker = "left" if now > 0 else "right"
        return f"The {weaker} side does {abs(now):.0f} % less; it starts and decides."
    if baseline is not None and abs(now - baseline) >= MENTION_DRIFT:
        return f"The sides differ by {_gap(now)}; before, it was {_gap(baseline)}."
    return ""


def _gap(percent: float) -> str:
    if round(abs(percent)) == 0:
        return "0 %"
    return f"{abs(percent):.0f} % ({'left' if percent > 0 else 'right'} less)"
