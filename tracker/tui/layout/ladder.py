"""A ladder with where you are, and below it the rung in hand: its sets, the ways up and down."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.domain.exercise import Edge
from tracker.domain.ladderdraw import WIDE, LadderState, Rung, draw, header
from tracker.domain.ladderdraw import Line as Drawn
from tracker.domain.text import cells
from tracker.domain.words import counted
from tracker.tui import commands
from tracker.tui.layout.lists import around
from tracker.tui.lines import Line, apart, cut, line, paragraph, rule_line, span

ROOMY = 20
"""Rows from which the panel has whole sentences."""
LEAST_ROWS, FEWEST_ROWS = 7, 6
"""Rows of the drawing that the panel leaves it; the fewer where there is no room."""
PANEL_ROWS = 9
"""Rows of the panel below a drawing that is longer than its room."""
_LABEL = 8


def drawn(state: LadderState, width: int, focus: str, every: bool) -> list[Drawn]:
    """The drawing as :func:`ladder` shows it, for stepping from rung to rung."""
    return draw(state, width, focus=focus, every=every)


def ladder(
    state: LadderState, hand: str, lately: Sequence[str], focus: str, every: bool,
    width: int, height: int,
) -> list[Line]:  # fmt: skip
    """The drawing around the rung in hand, a rule, and the panel of that rung.

    ``lately`` are its last sessions in words, newest last.
    """
    lines = drawn(state, width, focus, every)
    roomy = height >= ROOMY
    panel = _panel if roomy else _short_panel
    below = panel(state, state.rung(hand), lately, width)
    most = max(3, height - 2 - (LEAST_ROWS if roomy else FEWEST_ROWS))
    room = max(1, height - 2 - min(len(below), most))
    if len(lines) > room:
        # The rule stays where it is while one goes from rung to rung.
        most = min(most, PANEL_ROWS)
        room = max(1, height - 2 - most)
    if len(below) > most:
        below = [*below[: most - 1], line("        …", style="dim")]
    rows = [_row(each, state, hand, width) for each in lines]
    here = next((at for at, each in enumerate(lines) if each.rung == hand), 0)
    shown = around(rows, room, here)
    head = line(header(state, width).rstrip(), style="bold")
    return [cut(head, width), *shown, rule_line(width), *below]


def _row(drawn_line: Drawn, state: LadderState, hand: str, width: int) -> Line:
    if not drawn_line.rung:
        said = line(drawn_line.text, style="dim")
        hides = drawn_line.text.lstrip("│ ").startswith("+")
        return apart(said, _shows(), width) if hides else cut(said, width)
    rung = state.rung(drawn_line.rung)
    style = "now" if rung.id == hand else "dim" if rung.lacks else ""
    return cut(line(drawn_line.text, style=style), width)


def _shows() -> Line:
    key = commands.key_of(commands.LADDER, "other-ways")
    return line(span(key, "key", key), span(" shows", "dim", key))


def _panel(state: LadderState, rung: Rung, lately: Sequence[str], width: int) -> list[Line]:
    """The rung's sets, what opens the ones above, the way down, where that is from."""
    wide = width >= WIDE
    found = _title(rung, lately if wide else lately[-1:], width)
    if rung.lacks:
        found += _labelled("needs", " and ".join(rung.lacks), width)
    ups, downs = _ups(state, rung), _downs(state, rung)
    for edge in ups if wide else ups[:1]:
        found += _labelled("up", _up(state, edge, rung, wide), width)
    if not ups:
        found += _labelled("up", "nothing above it", width)
    elif len(ups) > 1 and not wide:
        more = len(ups) - 1
        found += _labelled("", f"and to {counted(more, 'other rung')}", width)
    for place, edge in enumerate(downs if wide else downs[:1]):
        found += _labelled("down", _down(state, edge, rung, place, wide), width)
    for edge in (downs or ups)[:1]:
        found += _labelled("from", f"{edge.source} · grade {edge.grade}", width)
    return found


def _short_panel(state: LadderState, rung: Rung, lately: Sequence[str], width: int) -> list[Line]:
    """The same where rows are few: what opens the next rung, the way down."""
    wide = width >= WIDE
    found = _title(rung, lately[-1:], width)
    if rung.lacks:
        found += _labelled("needs", " and ".join(rung.lacks), width, 1)
    for edge in _ups(state, rung)[:1]:
        above = state.rung(edge.to_id)
        opens = rung.id == state.here and edge.to_id == state.opens
        when = above.said if opens else f"when {edge.when}"
        found += _labelled("up", f"{above.name if wide else above.short}: {when}", width, 2)
    for edge in _downs(state, rung)[:1]:
        below = state.rung(edge.from_id)
        found += _labelled("down", below.name if wide else below.short, width, 1)
        found += _labelled("from", f"{edge.source} · grade {edge.grade}", width, 1)
    return found


def _title(rung: Rung, lately: Sequence[str], width: int) -> list[Line]:
    """The rung and its last sessions, on one row where they fit."""
    name = f"{rung.mark} {rung.name if width >= WIDE else rung.short}"
    said = "     ".join(lately) or "never done"
    if cells(name) + cells(said) + 2 <= width:
        return [apart(line(name, style="bold"), line(said), width)]
    return [cut(line(name, style="bold"), width), *(cut(line(f"  {s}"), width) for s in lately)]


def _ups(state: LadderState, rung: Rung) -> list[Edge]:
    """The steps up, the one that comes next first."""
    found = [edge for edge in state.edges if edge.from_id == rung.id]
    return sorted(found, key=lambda edge: edge.to_id != state.opens)


def _downs(state: LadderState, rung: Rung) -> list[Edge]:
    return [edge for edge in state.edges if edge.to_id == rung.id]


def _up(state: LadderState, edge: Edge, rung: Rung, wide: bool) -> str:
    above = state.rung(edge.to_id)
    said = f"{above.name if wide else above.short}, {edge.label}"
    if rung.id == state.here and edge.to_id == state.opens and state.opening:
        return f"{said}: {state.opening}"
    return f"{said}: when {edge.when}"


def _down(state: LadderState, edge: Edge, rung: Rung, place: int, wide: bool) -> str:
    below = state.rung(edge.from_id)
    said = below.name if wide else below.short
    return f"{said}, {state.falls}" if rung.id == state.here and state.falls and not place else said


def _labelled(label: str, said: str, width: int, most: int = 0) -> list[Line]:
    return paragraph(said, width, " " * _LABEL, most=most, first=f"  {label:<{_LABEL - 2}}")
