"""The one line that moves: the time since the last set."""

from __future__ import annotations

from math import ceil

from tracker.tui import commands
from tracker.tui.lines import Line, line, span
from tracker.tui.state import Rest
from tracker.tui.words import minutes_seconds

LONG_OVER = 1200
"""Seconds over the rest after which counting says nothing any more."""
_LEAST_BAR = 6


def rest_line(rest: Rest | None, width: int) -> Line:
    """Counting down with a bar; up where there is no rest to keep; a hold's stopwatch first."""
    if rest is None:
        return line("first set: no rest to keep", style="dim")
    if rest.watch is not None:
        said = f"stopwatch {minutes_seconds(rest.watch)}"
        return line(said, "   ", *_timer_key("stops it"))
    if rest.stopped:
        return line("rest timer stopped", "   ", *_timer_key("starts it"))
    if rest.span is None:
        if rest.elapsed > LONG_OVER:
            return line("last set a while ago", style="dim")
        return line(f"since last {minutes_seconds(rest.elapsed)}")
    shortest, longest = rest.span
    left = longest - rest.elapsed
    if left <= 0:
        if -left > LONG_OVER:
            return line("rest over", style="rest")
        return line(f"rest over, +{minutes_seconds(-left)}", style="rest")
    ready = rest.elapsed >= shortest
    said = "go if ready" if ready else "left"
    lead = f"rest {minutes_seconds(ceil(left))}"
    cells = width - len(lead) - len(said) - 3
    if cells < _LEAST_BAR:
        return line(f"{lead} {said}", style="rest" if ready else "")
    return (span(f"{lead}  "), *_bar(rest.elapsed, shortest, longest, cells), span(f" {said}"))


def _timer_key(does: str) -> Line:
    key = commands.key_of(commands.SESSION, "timer")
    return span(key, "key", key), span(f" {does}", "dim", key)


def _bar(elapsed: float, shortest: int, longest: int, cells: int) -> Line:
    filled = min(cells, int(elapsed / longest * cells))
    mark = ceil(shortest / longest * cells)
    drawn = "".join(
        "│" if at == mark and shortest < longest else "▓" if at < filled else "░"
        for at in range(cells)
    )
    parts: list[tuple[str, str]] = []
    for char in drawn:
        style = "bar" if char == "▓" else "" if char == "│" else "dim"
        if parts and parts[-1][1] == style:
            parts[-1] = (parts[-1][0] + char, style)
        else:
            parts.append((char, style))
    return tuple(span(text, style) for text, style in parts)
