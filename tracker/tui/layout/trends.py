"""Weekly volume and soreness of one muscle on one time axis, with two lines of words."""

from __future__ import annotations

from tracker.charts.picture import Picture
from tracker.domain.units import number
from tracker.domain.views import Trend
from tracker.tui.layout import WIDE
from tracker.tui.lines import BLANK, Line, Span, apart, line, padded, paragraph

SIDE = 24
"""Columns of the panel beside the chart on a wide screen."""
ROOMY = 18
"""Rows from which a blank parts the chart from the words."""


def caption_lines(captions: tuple[str, str], width: int) -> list[Line]:
    """The two sentences, on one row where they fit."""
    if width >= WIDE:
        return paragraph(" ".join(captions), width)
    return [each for caption in captions for each in paragraph(caption, width)]


def chart_size(width: int, height: int, captions: tuple[str, str]) -> tuple[int, int]:
    """Columns and rows left for the picture."""
    words = len(caption_lines(captions, width))
    across = width - SIDE if width >= WIDE else width
    return across, height - _heads(height) - words - (height >= ROOMY)


def _heads(height: int) -> int:
    return 3 if height >= 14 else 1


def trends(
    trend: Trend, picture: Picture | None, captions: tuple[str, str], weeks: str,
    width: int, height: int,
) -> list[Line]:  # fmt: skip
    """The body; ``picture`` is None until it is drawn."""
    if _heads(height) == 3:
        found = [
            apart(line("Trends", style="bold"), line(weeks, style="dim"), width),
            apart(line(trend.muscle), line("volume and soreness", style="dim"), width),
            line("─" * width, style="dim"),
        ]
    else:
        found = [apart(line(trend.muscle, style="bold"), line(weeks, style="dim"), width)]
    across, rows = chart_size(width, height, captions)
    drawn = [BLANK] * rows if picture is None else drawn_lines(picture)[:rows]
    drawn += [BLANK] * (rows - len(drawn))
    if width >= WIDE:
        side = _side(trend)
        beside = [*side[:rows], *[BLANK] * (rows - len(side))]
        drawn = [(*padded(a, across), *b) for a, b in zip(drawn, beside, strict=True)]
    found += drawn
    if height >= ROOMY:
        found.append(BLANK)
    return found + caption_lines(captions, width)


def drawn_lines(picture: Picture) -> list[Line]:
    """A picture as lines of spans."""
    return [tuple(Span(text, style) for text, style in row) for row in picture.lines]


def _side(trend: Trend) -> list[Line]:
    found: list[Line] = [line("This week", style="bold")]
    room = SIDE - 2
    now = trend.weeks[-1] if trend.weeks else None
    if now is not None:
        found.append(_value(trend.muscle, number(now.direct + now.indirect), room))
        for name, sets in trend.by_exercise:
            found.append(_value(f"  {name}", number(sets), room))
        if now.indirect:
            found.append(_value("  indirect", number(now.indirect), room))
    if trend.now:
        found += [BLANK, line("Soreness now", style="bold")]
        order = [*trend.muscles, *(m for m in trend.now if m not in trend.muscles)]
        found += [_value(m, str(trend.now[m]), room) for m in order if m in trend.now]
    return found


def _value(name: str, value: str, room: int) -> Line:
    return apart(line(name), line(value), room)
