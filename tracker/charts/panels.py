"""Weekly volume muscle above muscle, session load by week, movement patterns side by side."""

from __future__ import annotations

import itertools

from tracker.charts.bars import horizontal_bars
from tracker.charts.headings import EVERYTHING
from tracker.charts.picture import WIDE, Picture, no_room
from tracker.charts.scale import amount, glyphs, tick
from tracker.charts.single import weekly_amounts
from tracker.charts.volume_soreness import NO_SETS
from tracker.charts.weeks import Landmarks
from tracker.domain.words import counted
from tracker.metrics.load import week_change
from tracker.metrics.series import BalanceSeries, LoadSeries, VolumePanel, VolumeSeries

LEAST_PANEL = 6
"""Rows of one muscle: its title, three of bars, the base and the weeks."""

_LABELS = 3
"""Columns of the ticks where panels stand above each other."""
_WIDEST_BARS = 72

NO_LOAD = "No session load in these weeks."
_TITLES = {
    "sets": "hard sets a week",
    "reps": "reps a week, both sides",
    "kg": "kg moved a week",
    "lb": "lb moved a week",
}


def volume(series: VolumeSeries, width: int, height: int, *, ascii_only: bool = False) -> Picture:
    """A panel a muscle on one time axis, as many as the height allows; landmarks where known."""
    panels = list(series.panels) or [VolumePanel("", tuple((0.0, 0.0) for _ in series.starts))]
    count = max(1, min(len(panels), height // LEAST_PANEL))
    if count == 1 or height < LEAST_PANEL:
        return _panel(series, panels[0], width, height, ascii_only, named=len(panels) > 1)
    lines: list[tuple[tuple[str, str], ...]] = []
    for place, panel in enumerate(panels[:count]):
        rows = (height - len(lines)) // (count - place)
        drawn = list(_panel(series, panel, width, rows, ascii_only, labels=_LABELS).lines)
        # The weeks stand once, under the last panel.
        lines += drawn if place == count - 1 else [*drawn[:-1], ()]
    return Picture(tuple(lines))


def _panel(
    series: VolumeSeries,
    panel: VolumePanel,
    width: int,
    height: int,
    ascii_only: bool,
    *,
    named: bool = True,
    labels: int = 0,
) -> Picture:
    title = _TITLES[series.unit]
    if width < WIDE:
        title = title.removeprefix("hard ").removesuffix(", both sides")
    marks = None
    if panel.landmarks is not None:
        marks = Landmarks(*panel.landmarks)
    if panel.name and named and panel.name != EVERYTHING:
        title = f"{panel.name}: {title}"
    return weekly_amounts(
        series.starts,
        panel.amounts,
        width,
        height,
        title,
        landmarks=marks,
        ascii_only=ascii_only,
        nothing=NO_SETS,
        labels=labels,
    )


def load(series: LoadSeries, width: int, height: int, *, ascii_only: bool = False) -> Picture:
    """Session load by week, training below other sport, with the change from the week before."""
    amounts = list(zip(series.training, series.other, strict=True))
    totals = [amount(a) + amount(b) for a, b in amounts]
    notes = [""]
    for before, now in itertools.pairwise(totals):
        change = week_change(before, now)
        notes.append("" if change is None else percent(change))
    # This week is not over yet.
    notes[-1] = ""
    title = "session load a week: RPE × minutes" if width >= WIDE else "session load"
    if any(amount(b) for b in series.other):
        title += ", sport on top"
    return weekly_amounts(
        series.starts,
        amounts,
        width,
        height,
        title.replace("×", "x") if ascii_only else title,
        ascii_only=ascii_only,
        nothing=NO_LOAD,
        notes=notes,
    )


def percent(change: float) -> str:
    """``+12%``, ``-8%``, ``=``; a large one shortened."""
    if round(change) == 0:
        return "="
    size = f"{abs(change):.0f}" if abs(change) < 1000 else tick(float(f"{abs(change):.2g}"))
    return f"{'+' if change > 0 else '-'}{size}%"


def balance(series: BalanceSeries, width: int, height: int, *, ascii_only: bool = False) -> Picture:
    """Working sets by movement pattern as bars on one scale."""
    if width < 12 or height < 2:
        return no_room(width, height, ascii_only)
    title = f"working sets in {counted(series.weeks, 'week')}"
    rows = [(name, float(sets)) for name, sets in series.sets][: height - 1]
    bars = horizontal_bars(rows, min(width, _WIDEST_BARS), ascii_only=ascii_only, slim=True)
    head = title if len(title) <= width else title[: width - 1] + glyphs(ascii_only).ellipsis
    return Picture((((head, "label"),), *bars.lines))
