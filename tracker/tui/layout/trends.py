"""A chart with the row of charts above it and its finding in words below."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from tracker.charts.picture import Picture
from tracker.domain.units import number
from tracker.domain.views import Trend
from tracker.tui import commands
from tracker.tui.layout import WIDE
from tracker.tui.layout.lists import window
from tracker.tui.lines import (
    BLANK,
    Line,
    Span,
    apart,
    line,
    padded,
    paragraph,
    restyled,
    rule_line,
    width_of,
)

if TYPE_CHECKING:
    from tracker.metrics.series import Series

SIDE = 24
"""Columns of the panel beside the chart on a wide screen."""
_BEHIND = 60
"""Columns from which a chart draws landmarks behind its bars."""
ROOMY = 18
"""Rows from which a blank parts the chart from the words."""
_LOGS = {
    "sets": ("log", "No sets to show: {key} on Today logs one."),
    "soreness": ("check-in", "No soreness to show: {key} on Today asks."),
}
"""What a chart without numbers is missing -> the command that logs it, and what is said."""


class Tab(NamedTuple):
    """A chart in the row of charts: its short name, and what it is called below it."""

    name: str
    title: str


class Shown(NamedTuple):
    """What is on the screen: the chart in hand, what it is of, the weeks in words."""

    tabs: Sequence[Tab]
    at: int
    subject: str
    weeks: str


def words(series: Series | None, missing: str, width: int, height: int) -> list[Line]:
    """The finding in sentences, or which key would log something; ``missing`` where there is
    nothing a chart could be of."""
    from tracker.charts.captions import soreness_caption, volume_caption
    from tracker.charts.draw import finding, nothing

    most = max(2, (height - 3) // 3)
    if series is None:
        return paragraph(missing, width, most=most)
    if kind := nothing(series):
        command, lacking = _LOGS[kind]
        key = commands.key_of(commands.SESSION, command)
        return paragraph(lacking.format(key=key), width, most=most)
    if isinstance(series, Trend) and width < _BEHIND:
        now = series.now.get(series.muscle)
        said = (volume_caption(series.weeks), soreness_caption(series.weeks, now))
        return [each for text in said for each in paragraph(text, width)][:most]
    return paragraph(finding(series, guess=_BEHIND <= width < WIDE), width, most=most)


def chart_size(series: Series, said: Sequence[Line], width: int, height: int) -> tuple[int, int]:
    """Columns and rows left for the picture."""
    across = width - SIDE if _panelled(series, width) else width
    return across, _rows(said, width, height)


def _panelled(series: Series | None, width: int) -> bool:
    return width >= WIDE and isinstance(series, Trend)


def _rows(said: Sequence[Line], width: int, height: int) -> int:
    return max(1, height - _head_rows(height) - len(said) - (height >= ROOMY))


def _head_rows(height: int) -> int:
    return 3 if height >= 14 else 1


def trends(
    shown: Shown, series: Series | None, picture: Picture | None, said: Sequence[Line], top: int,
    width: int, height: int,
) -> tuple[list[Line], int]:  # fmt: skip
    """The body, and the first row of the picture that is shown; ``picture`` is None until drawn."""
    panelled = _panelled(series, width)
    across = width - SIDE if panelled else width
    found = _heads(shown, width, across, height)
    rows = _rows(said, width, height)
    drawn = [] if picture is None else drawn_lines(picture)
    drawn, top = window(drawn, rows, top)
    drawn += [BLANK] * (rows - len(drawn))
    if panelled and isinstance(series, Trend):
        side = _side(series)[:rows]
        beside = [*side, *[BLANK] * (rows - len(side))]
        drawn = [(*padded(a, across), *b) for a, b in zip(drawn, beside, strict=True)]
    found += drawn
    if height >= ROOMY:
        found.append(BLANK)
    return [*found, *said], top


def _heads(shown: Shown, width: int, across: int, height: int) -> list[Line]:
    tab = shown.tabs[shown.at]
    weeks = line(shown.weeks, style="dim")
    if _head_rows(height) == 1:
        return [apart(line(shown.subject or tab.title, style="bold"), weeks, width)]
    rule = rule_line(width)
    if width >= WIDE:
        of = line(shown.subject or tab.title)
        return [_tab_row(shown, width), rule, apart(of, weeks, across)]
    of = apart(line(shown.subject), line(tab.title, style="dim"), width)
    if not shown.subject:
        of = line(tab.title)
    return [apart(line("Trends", style="bold"), weeks, width), of, rule]


def _tab_row(shown: Shown, width: int) -> Line:
    """The names of the charts, the one in hand marked; ``…`` where more are beside them."""
    last = len(shown.tabs)
    for gap in (3, 2):
        row = _tabs(shown, range(last), gap)
        if width_of(row) <= width:
            return row
    # As far left as possible with the chart in hand and the next one in sight.
    wanted = min(shown.at + 1, last - 1)
    for first in range(shown.at + 1):
        fitting = [
            stop for stop in range(shown.at + 1, last + 1)
            if width_of(_tabs(shown, range(first, stop), 3)) <= width
        ]  # fmt: skip
        if fitting and fitting[-1] > wanted:
            return _tabs(shown, range(first, fitting[-1]), 3)
    return _tabs(shown, range(shown.at, shown.at + 1), 3)


def _tabs(shown: Shown, seen: range, gap: int) -> Line:
    row: list[Span] = [Span("Trends", "bold"), Span(" " * (gap + 1))]
    if seen.start:
        row.append(Span("… ", "dim"))
    for at in seen:
        here = at == shown.at
        row.append(Span(" " * (gap - 1)))
        row.append(Span("▸" if here else " ", "now"))
        row.append(Span(shown.tabs[at].name, "now" if here else "dim"))
    if seen.stop < len(shown.tabs):
        row.append(Span(" " * gap + "…", "dim"))
    return tuple(row)


def drawn_lines(picture: Picture) -> list[Line]:
    """A picture as lines of spans; without colours its second kind of bar is hatched."""
    if os.environ.get("NO_COLOR"):
        picture = picture.hatched()
    return [tuple(Span(text, style) for text, style in row) for row in picture.lines]


def _side(trend: Trend) -> list[Line]:
    from tracker.charts.draw import landmark_words

    found: list[Line] = [line("This week", style="bold")]
    room = SIDE - 2
    for muscle, sets in trend.this_week or ((trend.muscle, 0.0),):
        found.append(_value(muscle, number(sets), room))
        if muscle == trend.muscle:
            found += [_value(f"  {name}", number(n), room) for name, n in trend.by_exercise]
            indirect = trend.weeks[-1].indirect if trend.weeks else 0.0
            if indirect:
                found.append(_value("  indirect", number(indirect), room))
    told = landmark_words(trend)
    if told:
        found += [BLANK, *(restyled(each, "dim") for each in paragraph(told, room))]
    if trend.now:
        found += [BLANK, line("Soreness now", style="bold")]
        order = [*trend.muscles, *(m for m in trend.now if m not in trend.muscles)]
        found += [_value(m, str(trend.now[m]), room) for m in order if m in trend.now]
    return [(Span("  "), *each) if each else each for each in found]


def _value(name: str, value: str, room: int) -> Line:
    return apart(line(name), line(value), room)
