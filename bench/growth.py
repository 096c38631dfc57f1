"""What may not grow with the log: each figure on logs of several sizes, run in turn, and how fast
it grows."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from math import log
from pathlib import Path
from statistics import median

from bench.cli import LINE
from bench.harness import Measure, lay, number, process
from bench.running import resident
from bench.terminal import COLOURS, until_text
from bench.volume import weekly
from bench.write import logging

EMPTY = 0
SMALL, USUAL, LARGE = 1_000, 20_000, 1_000_000


@dataclass(frozen=True, slots=True)
class Log:
    """A log to measure on: its sets, its file, and the environment that names it."""

    sets: int
    database: Path
    environment: dict[str, str]


@dataclass(frozen=True, slots=True)
class Limit:
    """The most that one size may take of another's."""

    of: int
    against: int
    most: float


@dataclass(frozen=True, slots=True)
class Growth:
    """One figure by size. ``medians`` are in milliseconds, or megabytes; ``ratios`` stand beside
    each limit."""

    what: str
    medians: Mapping[int, float]
    ratios: tuple[tuple[Limit, float], ...]

    @property
    def exponent(self) -> float:
        """The k of sets to the power of k, from the smallest log that is not empty to the
        largest."""
        sizes = sorted(size for size in self.medians if size)
        first, last = sizes[0], sizes[-1]
        return log(self.medians[last] / self.medians[first]) / log(last / first)

    @property
    def kept(self) -> bool:
        """Whether each ratio is within its limit."""
        return all(ratio <= limit.most for limit, ratio in self.ratios)


def grow(
    what: str,
    measures: Mapping[int, Measure],
    limits: tuple[Limit, ...] = (),
    rounds: int = 15,
    scale: float = 1000.0,
) -> Growth:
    """Measure each size once a round, after one run each that is not counted."""
    for measure in measures.values():
        measure()
    sizes = list(measures)
    found: list[dict[int, float]] = []
    for turn in range(rounds):
        # Who follows whom changes, so that no size always finds the caches of the same other.
        order = sizes[turn % len(sizes) :] + sizes[: turn % len(sizes)]
        took = {size: measures[size]() for size in order}
        found.append(took)
    ratios = tuple(
        (limit, median(took[limit.of] / took[limit.against] for took in found)) for limit in limits
    )
    return Growth(what, {size: median(t[size] for t in found) * scale for size in sizes}, ratios)


def rows(program: str, useful: str, logs: list[Log], folder: Path) -> list[Growth]:
    """Every figure; the first of ``logs`` may be empty. The last one adds to the logs."""
    full = [each for each in logs if each.sets != EMPTY]
    start = {each.sets: until_text([program], each.environment | COLOURS, useful) for each in logs}
    memory = {each.sets: resident([program], each.environment | COLOURS, useful) for each in full}
    found = [
        grow(
            "start to Today",
            start,
            (Limit(EMPTY, USUAL, 1.1), Limit(LARGE, USUAL, 1.1)),
        ),
        grow("memory of the app (MB)", memory, rounds=5, scale=1.0),
    ]
    with ExitStack() as stack:
        sets = {each.sets: stack.enter_context(logging(each.database, folder)) for each in full}
        found.append(
            grow("one set logged, the next one waiting", sets, (Limit(LARGE, SMALL, 1.3),), 45)
        )
    with ExitStack() as stack:
        weeks = {each.sets: stack.enter_context(weekly(each.database)) for each in full}
        found.append(grow("weekly sets, all time", weeks, rounds=7))
    for command in (
        ("next",),
        ("why", "goblet-squat"),
        ("history", "--limit", "10"),
        ("log", LINE),
    ):
        runs = {each.sets: process([program, *command], each.environment) for each in full}
        found.append(grow(f"overload {command[0]}", runs))
    return found


def table(growths: list[Growth]) -> str:
    """The figures by size as a Markdown table, with the exponent and the limits."""
    sizes = sorted({size for growth in growths for size in growth.medians})
    head = ("what", *(f"{size:,} sets" for size in sizes), "exponent", "ratio", "wanted", "")
    body = []
    for growth in growths:
        shown = [f"{limit.of:,} / {limit.against:,}: {ratio:.2f}" for limit, ratio in growth.ratios]
        body.append(
            (
                growth.what,
                *(number(growth.medians[size]) if size in growth.medians else "" for size in sizes),
                f"{growth.exponent:.2f}",
                ", ".join(shown),
                f"<= {growth.ratios[0][0].most:g}" if growth.ratios else "",
                "" if not growth.ratios else ("kept" if growth.kept else "MISSED"),
            )
        )
    return lay(head, body)
