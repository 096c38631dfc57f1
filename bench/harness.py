"""Paired measurements: two things run in turn, and the ratio of each pair.

A machine's speed drifts with what else runs on it. Two runs side by side drift together, so the
median of their ratios holds where milliseconds would not.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter

Measure = Callable[[], float]
"""Runs once and returns the seconds it took."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. Times are medians in seconds; ``ratio`` is the median of the pairs'
    ratios, ``spread`` their middle half; ``wanted`` the largest ratio allowed, or None; ``scale``
    what the table multiplies with: 1000 for milliseconds, 1 for what is no time."""

    what: str
    against: str
    ours: float
    theirs: float
    ratio: float
    spread: tuple[float, float]
    wanted: float | None
    scale: float = 1000.0

    @property
    def kept(self) -> bool:
        """Whether the ratio is within what is wanted."""
        return self.wanted is None or self.ratio <= self.wanted


def compare(
    what: str,
    ours: Measure,
    against: str,
    theirs: Measure,
    wanted: float | None = None,
    pairs: int = 15,
    scale: float = 1000.0,
) -> Row:
    """Run both ``pairs`` times, interleaved, after one run each that is not counted."""
    ours()
    theirs()
    times: list[tuple[float, float]] = []
    for number in range(pairs):
        # Who goes second finds warmer caches, so they take turns.
        if number % 2:
            other = theirs()
            times.append((ours(), other))
        else:
            own = ours()
            times.append((own, theirs()))
    ratios = sorted(own / other for own, other in times)
    return Row(
        what=what,
        against=against,
        ours=median(own for own, _ in times),
        theirs=median(other for _, other in times),
        ratio=median(ratios),
        spread=(ratios[len(ratios) // 4], ratios[-1 - len(ratios) // 4]),
        wanted=wanted,
        scale=scale,
    )


def process(argv: Sequence[str], environment: dict[str, str]) -> Measure:
    """A measure of a whole process, start to end, its output thrown away."""

    def measure() -> float:
        quiet = [
            (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
            (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
        ]
        began = perf_counter()
        pid = os.posix_spawn(argv[0], argv, environment, file_actions=quiet)
        _, status = os.waitpid(pid, 0)
        took = perf_counter() - began
        code = os.waitstatus_to_exitcode(status)
        if code:
            raise SystemExit(f"{' '.join(argv)} ended with {code}; nothing was measured.")
        return took

    return measure


def table(rows: Sequence[Row]) -> str:
    """The rows as a Markdown table, times in milliseconds."""
    head = ("what", "ms", "against", "ms", "ratio", "middle half", "wanted", "")
    body = [
        (
            row.what,
            number(row.ours * row.scale),
            row.against,
            number(row.theirs * row.scale),
            f"{row.ratio:.2f}",
            f"{row.spread[0]:.2f}-{row.spread[1]:.2f}",
            "" if row.wanted is None else f"<= {row.wanted:g}",
            "" if row.wanted is None else ("kept" if row.kept else "MISSED"),
        )
        for row in rows
    ]
    return lay(head, body)


def lay(head: Sequence[str], body: Sequence[Sequence[str]]) -> str:
    """A Markdown table with its columns in line."""
    widths = [max(len(line[column]) for line in (head, *body)) for column in range(len(head))]
    lines = [" | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True))
             for line in (head, tuple("-" * width for width in widths), *body)]  # fmt: skip
    return "\n".join(f"| {line} |" for line in lines)


def number(value: float) -> str:
    """A figure with two digits, or all before the point."""
    return f"{value:.0f}" if value >= 20 else f"{value:.2g}"


def machine() -> str:
    """One line that says where the numbers come from."""
    import sqlite3
    from importlib.metadata import version

    libraries = ", ".join(f"{name} {version(name)}" for name in ("textual", "click"))
    return (
        f"Python {sys.version.split()[0]}, SQLite {sqlite3.sqlite_version}, {libraries}, "
        f"{os.cpu_count()} cores, {os.uname().sysname} {os.uname().machine}"
    )
