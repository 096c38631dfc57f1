"""``python -m bench.keys [SETS...]``: from a key to the changed screen, in process.

The app runs headless over a log of each size. A key is timed from the moment it is handed to the
app to the moment every row of the page is composed: the write, its sync, reading Today again and
the layout are in it, the terminal is not. Beside the time stands the processor's share of it, which
other programs on the machine do not lengthen.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import TYPE_CHECKING

from bench.fill import NOW, fill
from bench.harness import machine

if TYPE_CHECKING:
    from textual.events import Key

    from tracker.tui.lines import Line

SIZE = (39, 24)
ROUNDS = 40
WARM = 5
"""Rounds that come first and are not counted."""
CHECK_IN = "enter"
KEYS = ("enter", "e", "8", "backspace", "+", "u", "U", "u", "u")
"""One round: two sets, a digit and back, a rep more, undo, redo, and both sets taken back."""
FRAMES_MS = 32.0
"""Two frames of 16 ms, the most that 99 keys of 100 may take."""
CHARACTERS = {"enter": "\r", "backspace": "\x7f"}

Took = tuple[float, float]
"""Seconds by the clock, and of the processor."""


def event(key: str) -> Key:
    """A key as the terminal's parser hands it on."""
    from textual import events
    from textual.keys import _character_to_key

    if key in CHARACTERS:
        return events.Key(key, CHARACTERS[key])
    return events.Key(_character_to_key(key), key)


async def timed(database: Path) -> dict[str, list[Took]]:
    """What each press took, by key."""
    from tracker.logbook import Logbook
    from tracker.tui.app import OverloadApp, settle_memory
    from tracker.tui.widgets.page import Page

    drawn = asyncio.Event()

    class Composed(Page):
        """Composes every row at once, as Textual does in its next idle moment."""

        def show(self, lines: list[Line]) -> None:
            super().show(lines)
            for y in range(self.size.height):
                self.render_line(y)
            drawn.set()

    logbook = Logbook.open(database)
    app = OverloadApp(logbook)
    app.page.__class__ = Composed

    async def press(key: str) -> Took:
        drawn.clear()
        began, worked = perf_counter(), process_time()
        app.post_message(event(key))
        await drawn.wait()
        return perf_counter() - began, process_time() - worked

    found: dict[str, list[Took]] = {key: [] for key in KEYS}
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        settle_memory()
        await press(CHECK_IN)
        for at in range(WARM + ROUNDS):
            for key in KEYS:
                took = await press(key)
                # Textual draws between two keys.
                await pilot.pause()
                if at >= WARM:
                    found[key].append(took)
    logbook.close()
    return found


def percentile(times: Sequence[float], share: float) -> float:
    """Milliseconds that ``share`` of the times do not exceed."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] * 1000


def row(name: str, took: Sequence[Took]) -> str:
    """One line of the table."""
    clock, work = [t for t, _ in took], [t for _, t in took]
    cells = [percentile(times, share) for times in (clock, work) for share in (0.5, 0.99)]
    return f"| {name:<10} | " + " | ".join(f"{cell:8.1f}" for cell in cells) + " |"


def measure(database: Path, sets: int) -> tuple[float, float]:
    """Print the table of one log; the milliseconds that half of the keys, and 99 of 100, were
    within."""
    found = asyncio.run(timed(database))
    every = [took for times in found.values() for took in times]
    print(f"\n{sets:,} sets, {len(every)} keys, milliseconds\n")
    print("| key        |      p50 |      p99 |  cpu p50 |  cpu p99 |")
    print("|------------|----------|----------|----------|----------|")
    for key, times in found.items():
        print(row(key, times))
    print(row("all", every))
    clock = [t for t, _ in every]
    return percentile(clock, 0.5), percentile(clock, 0.99)


def measure_copy(database: Path, sets: int) -> tuple[float, float]:
    """The same on a copy, for the keys that are pressed are stored."""
    with TemporaryDirectory(prefix="overload-bench-") as name:
        copy = Path(name) / "log.db"
        shutil.copy(database, copy)
        return measure(copy, sets)


def main() -> None:
    """Fill and measure a log of each size given (1,000 and 20,000); 1 where a key was too slow.

    A log that exists is measured as it is, on a copy, by ``SETS=PATH``.
    """
    os.environ.update(OVERLOAD_NOW=NOW, TZ="UTC")
    kept = True
    print(machine())
    for wish in sys.argv[1:] or ("1000", "20000"):
        sets, _, path = wish.partition("=")
        if path:
            kept = measure_copy(Path(path), int(sets))[1] <= FRAMES_MS and kept
            continue
        with TemporaryDirectory(prefix="overload-bench-") as name:
            database = Path(name) / "log.db"
            fill(database, int(sets))
            kept = measure(database, int(sets))[1] <= FRAMES_MS and kept
    sys.exit(not kept)


if __name__ == "__main__":
    main()
