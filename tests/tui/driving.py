"""The app without a terminal: a clock that stands, the story's log, the screen as text."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from tests.tui.story import FRIDAY, tell
from tracker.domain import keymap
from tracker.logbook import Logbook
from tracker.tui import commands
from tracker.tui.app import OverloadApp
from tracker.tui.screens.keys import KeysView


class Clock:
    """Monotonic seconds that move when told."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


CHARACTERS = {"enter": "\r", "space": " ", "backspace": "\x7f", "tab": "\t", "escape": "\x1b"}


def key_event(key: str) -> events.Key:
    """A key as the terminal's parser hands it on: a character, or a name such as ``enter``."""
    if len(key) == 1:
        return events.Key("space" if key == " " else _character_to_key(key), key)
    return events.Key(key, CHARACTERS.get(key))


class Driver:
    """A running app with its pilot and its clock."""

    def __init__(self, app: OverloadApp, pilot: Pilot[int], clock: Clock) -> None:
        self.app = app
        self.pilot = pilot
        self.clock = clock

    @property
    def logbook(self) -> Logbook:
        """The log behind the app."""
        return self.app.logbook

    async def press(self, *keys: str) -> None:
        """Press keys one after the other; wait until the screen has settled."""
        for key in keys:
            self.app.post_message(key_event(key))
        await self.settle()

    async def pass_seconds(self, seconds: float) -> None:
        """Let the clock go on, and the app look as its timer would make it."""
        self.clock.now += seconds
        self.app._tick()
        await self.settle()

    async def settle(self) -> None:
        """Wait for threads and for the screen: for what is queued, never for the clock."""
        await self._drain()
        while len(self.app.workers):
            await self.app.workers.wait_for_complete()
            await self._drain()

    async def _drain(self) -> None:
        # What was queued, then what that has queued. A pause without a number sleeps 20 ms.
        for _ in range(2):
            await self.pilot.pause(0)

    async def home(self) -> None:
        """Back to Today from wherever a test went."""
        top = self.app.top
        if top.prompt is not None or top.choosing_area or isinstance(top, KeysView):
            await self.press("escape")
        # Where space ticks a row it leads nowhere.
        while getattr(commands.command_for(self.app.top.state, "space"), "id", "") == "tick":
            await self.press("q")
        await self.press("space", "t")

    def frame(self) -> str:
        """The screen as text, blanks at the ends of lines left out."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text.rstrip() for strip in strips)

    def lines(self) -> list[str]:
        """The rows of the screen."""
        return self.frame().split("\n")


@asynccontextmanager
async def driving(
    logbook: Logbook,
    size: tuple[int, int] = (39, 24),
    app_class: type[OverloadApp] = OverloadApp,
    *,
    first_start: bool = False,
    tick: float | None = None,
) -> AsyncIterator[Driver]:
    """Run the app over a logbook at a size; the logbook is closed at the end.

    On an empty log the first start counts as answered, with nothing changed by it, unless
    ``first_start`` is wanted. The app's own timer stands still unless ``tick`` seconds are given.
    """
    if logbook.fresh() and not first_start:
        logbook.config_set("first-start", "skipped")
    clock = Clock()
    app = app_class(logbook, clock=clock, tick=tick)
    try:
        async with app.run_test(size=size) as pilot:
            driver = Driver(app, pilot, clock)
            await driver.settle()
            yield driver
    finally:
        logbook.close()


def friday(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Logbook:
    """The story's log, and the clock of its Friday evening."""
    monkeypatch.setenv("OVERLOAD_NOW", FRIDAY)
    # Settings about keys are known before the first app of the process.
    keymap.learn(commands.keyboard)
    return tell(tmp_path / "story.db")


SETS = (
    ("18:31", "enter"), ("18:34", "enter"), ("18:37", "enter"),
    ("18:42", "enter"), ("18:45", "enter"), ("18:48", "enter"),
    ("18:52", "e"), ("19:00", "e"), ("19:08", "e"),
)  # fmt: skip
"""The day as it goes to plan: when each set is logged, and with which key."""


async def train(driver: Driver, monkeypatch: pytest.MonkeyPatch, sets: int = 9) -> None:
    """Check in with hamstrings 2 and log the first sets of the day."""
    await driver.press("2", "enter")
    for time, key in SETS[:sets]:
        monkeypatch.setenv("OVERLOAD_NOW", f"2026-11-20T{time}")
        await driver.press(key)
