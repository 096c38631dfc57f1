"""A whole screen: a body, the message line, the footer."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.tui import commands
from tracker.tui.layout import LONG_NAMES, WIDE
from tracker.tui.lines import BLANK, Line, Span, cut, span, width_of

MOST_HINTS = 5
"""Hints of a narrow footer."""


def footer(state: str, width: int, without: str = "") -> Line:
    """The keys that are likely next, as many as fit, ``?`` always; none for the command that is of
    no use now."""
    wide = width >= LONG_NAMES
    gap = "   " if width >= WIDE else "  "
    entries: list[Line] = []
    for hint in commands.FOOTERS[state]:
        text = hint.long if wide else hint.short
        if text is None or hint.command == without:
            continue
        key = commands.key_of(state, hint.command)
        words = (span(f" {text}", "dim", key),) if text else ()
        entries.append((span(commands.hint_keys(state, hint), "key", key), *words))
    if not wide and len(entries) > MOST_HINTS:
        entries = [*entries[: MOST_HINTS - 1], entries[-1]]
    while len(entries) > 1 and _width(entries, gap) > width:
        # The least likely goes; the last one, `?`, stays.
        del entries[-2]
    found: list[Span] = []
    for entry in entries:
        found += [Span(gap), *entry] if found else entry
    return tuple(found)


def _width(entries: Sequence[Line], gap: str) -> int:
    return sum(width_of(entry) for entry in entries) + len(gap) * (len(entries) - 1)


def frame(
    body: Sequence[Line],
    foot: Line,
    width: int,
    height: int,
    message: Sequence[Line] = (),
    kept: int = 0,
) -> list[Line]:
    """Exactly ``height`` lines; a message takes the place of the last lines above the footer, but
    for the ``kept`` ones."""
    if height < 1:
        return []
    room = height - 1
    lines = [cut(each, width) for each in body[:room]]
    lines += [BLANK] * (room - len(lines))
    said = [cut(each, width) for each in message][:room]
    end = room if len(said) + kept > room else room - kept
    lines[end - len(said) : end] = said
    return [*lines, cut(foot, width)]
