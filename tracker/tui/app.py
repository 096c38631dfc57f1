"""The app: one page, a stack of screens, every key through one door in the order typed."""

from __future__ import annotations

import errno
import gc
import os
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult

from tracker.domain import keymap as known_keys
from tracker.logbook import keymap
from tracker.tui import commands
from tracker.tui.keeping import Keeping
from tracker.tui.keys import key_name, pasted_keys
from tracker.tui.screens.base import View
from tracker.tui.screens.today import TodayView
from tracker.tui.ticks import Ticks
from tracker.tui.widgets.page import Page

if TYPE_CHECKING:
    from tracker.logbook import Logbook
    from tracker.tui.lines import Line

MESSAGE_S = 4.0
"""Seconds a message stays."""
TICK_S = 1.0
"""Seconds between two looks at the rest timer and at the other pane's writes."""
PATIENCE_S = 2.0
"""Seconds a key waits for another program's write; the screen stands still meanwhile."""
HUNG_UP = 129
"""The exit code of a program whose terminal was closed (128 + SIGHUP)."""


# What Textual styles by default is scrollbars and widgets that never stand here.
class OverloadApp(Keeping, inherit_css=False, inherit_bindings=False):
    """The terminal app over one logbook.

    ``clock`` is monotonic seconds; ``tick`` the seconds between two looks, None for no timer.
    """

    CSS_PATH = "styles/app.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar = []
    TITLE = "Overload"

    def __init__(
        self,
        logbook: Logbook,
        clock: Callable[[], float] = time.monotonic,
        tick: float | None = TICK_S,
    ) -> None:
        # Textual keeps greys under NO_COLOR unless it is told before it starts.
        super().__init__(ansi_color=True if os.environ.get("NO_COLOR") else None)
        # Neither is ever shown: messages have their line, and two widgets less are mounted.
        self._disable_tooltips = self._disable_notifications = True
        known_keys.learn(commands.keyboard)
        self.logbook = logbook
        self.clock = clock
        self._tick_s = tick
        self.ticks = Ticks()
        self.message = ("", "")
        self._message_until = 0.0
        self._paint_asked = False
        self._seen = logbook.version()
        self.page = Page(self.press, self.paint, self._lay_out)
        self.bell_on = True
        self.rest_on = True
        self._config: dict[str, str] = {}
        self._take_settings()
        self._areas: dict[str, View] = {"today": TodayView(self)}
        self._area = "today"
        self._layers: list[View] = []
        if logbook.fresh():
            from tracker.tui.screens.welcome import WelcomeView

            self.show(WelcomeView(self))

    @property
    def ascii(self) -> bool:
        """Whether only plain signs are wanted."""
        return self.page.ascii

    def _take_settings(self) -> None:
        """Put the settings about the app in force, and tell of a key that can't be."""
        before, now = self._config, self.logbook.config()
        if now == before:
            return
        self._config = now
        if self.ascii != (now.get("glyphs") == "ascii"):
            self.page.ascii = not self.ascii
            self.page.refresh()
        self.bell_on = now.get("bell", "on") == "on"
        self.rest_on = now.get("rest-timer", "on") == "on"
        if now.get("theme") != before.get("theme"):
            self._choose_theme(now.get("theme", "auto"))
        for fault in commands.use(keymap.chosen(now))[:1]:
            self.say(fault, "error")

    def _choose_theme(self, wanted: str) -> None:
        if os.environ.get("NO_COLOR"):
            return
        light = wanted == "light" or (wanted == "auto" and _light_terminal())
        few = self.console.color_system in ("standard", None)
        if few:
            self.theme = "ansi-light" if light else "ansi-dark"
        else:
            self.theme = "textual-light" if light else "textual-dark"

    def compose(self) -> ComposeResult:
        """The page."""
        yield self.page

    def on_mount(self) -> None:
        """Start the one timer; the page's first size brings the first paint."""
        if self._tick_s is not None:
            self.set_interval(self._tick_s, self._tick)
        if not self.is_headless:
            self.heed_signals()

    # -- keys ---------------------------------------------------------------------------------

    async def on_event(self, event: events.Event) -> None:
        """Every key goes to the top screen here, before Textual's bindings, in the order typed."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            event.stop()
            event.prevent_default()
            self.press(key_name(event))
            return
        if isinstance(event, events.Paste) and not event.is_forwarded:
            event.stop()
            self._paste(event.text)
            return
        await super().on_event(event)

    def press(self, key: str) -> None:
        """One key."""
        self.top.press(key)
        self.paint()

    def _paste(self, text: str) -> None:
        prompt = self.top.prompt
        paste = getattr(prompt, "paste", None)
        if paste is not None:
            paste(text)
        else:
            keys = pasted_keys(text)
            if keys is None:
                self.say("what was pasted is no sets; nothing was done", "error")
            for key in keys or ():
                self.press(key)
        self.paint()

    # -- screens ------------------------------------------------------------------------------

    @property
    def top(self) -> View:
        """The screen that has the keys."""
        return self._layers[-1] if self._layers else self._areas[self._area]

    def show(self, view: View) -> None:
        """Put a screen on top."""
        self.hush()
        self._layers.append(view)

    def back(self) -> None:
        """Drop the top screen; from another area to Today, from Today out."""
        if self._layers:
            self._layers.pop()
            # It may have been written to from above.
            self.top.read()
        elif self._area != "today":
            self.go("today")
        else:
            self.leave()

    def go(self, area: str) -> None:
        """Show an area."""
        self.hush()
        # What lay on top may have written.
        stale = bool(self._layers) or area != self._area
        self._layers.clear()
        if area not in self._areas:
            self._areas[area] = self._make(area)
        elif stale:
            self._areas[area].read()
        self._area = area

    def _make(self, area: str) -> View:
        module, _, name = next(a.view for a in commands.AREAS if a.name == area).partition(":")
        view: View = getattr(import_module(f"tracker.tui.screens.{module}"), name)(self)
        return view

    def step_area(self, step: int) -> None:
        """The next or previous area."""
        names = [area.name for area in commands.AREAS]
        self.go(names[(names.index(self._area) + step) % len(names)])

    def leave(self) -> None:
        """End the program; nothing is left to save."""
        self.exit(0)

    # -- what screens ask for -----------------------------------------------------------------

    def wrote(self) -> None:
        """Something was written here: read again what is shown."""
        self._seen = self.logbook.version()
        # Another pane may have brought exercises since the last look.
        self.logbook.refresh()
        self._read()

    def _read(self) -> None:
        self._take_settings()
        self._areas["today"].read()
        top = self.top
        if top is not self._areas["today"]:
            top.read()

    def say(self, text: str, style: str = "") -> None:
        """A message in the line above the footer, for four seconds."""
        self.message = (text, style or "bold")
        self._message_until = self.clock() + MESSAGE_S

    def say_kept(self, done: str) -> None:
        """What was stored, and the key that takes it back."""
        key = commands.key_of(self.top.state, "undo") or commands.key_of(commands.CHECK_IN, "undo")
        self.say(f"{done}; {key} takes it back")

    def hush(self) -> None:
        """Take the message away."""
        self.message = ("", "")

    def due(self, exercise_id: str) -> bool:
        """Whether an exercise has sets to come in today's session."""
        today = self._areas["today"]
        assert isinstance(today, TodayView)
        return today.due(exercise_id)

    def ring(self) -> None:
        """One bell, where bells are wanted."""
        if self.bell_on:
            self.bell()

    def in_thread(self, work: Callable[[], None]) -> None:
        """Run something slow beside the app."""
        self.run_worker(work, thread=True, group="draw", exit_on_error=False)

    def from_thread(self, then: Callable[[], None]) -> None:
        """Back in the app from a thread: do it, then paint."""

        def both() -> None:
            then()
            self.paint()

        self.call_from_thread(both)

    # -- painting -----------------------------------------------------------------------------

    def paint(self) -> None:
        """Lay the top screen out once all keys that have arrived are done."""
        if not self._paint_asked and self.is_running:
            self._paint_asked = True
            self.call_later(self._paint)

    def _paint(self) -> None:
        self._paint_asked = False
        # The page's own size: the app's is that of the console until the driver has told it.
        self.page.show(self._lay_out(*self.page.size))

    def _lay_out(self, width: int, height: int) -> list[Line]:
        return self.top.lines(width, height)

    def _look(self) -> None:
        if not self.is_headless and not _terminal_is_there():
            # Without a terminal nobody is there, and reading from it would spin for ever.
            os._exit(HUNG_UP)
        seen = self.logbook.version()
        if self.message[0] and self.clock() >= self._message_until:
            self.hush()
            self.paint()
        today = self._areas["today"]
        assert isinstance(today, TodayView)
        # A pane left open over midnight shows the new day.
        if seen != self._seen or today.view.moment.date != self.logbook.now().date:
            self._seen = seen
            self.logbook.refresh()
            self._read()
            self.paint()
        if today.tick() and self.top is today:
            self.paint()


def _terminal_is_there() -> bool:
    """Whether the terminal the app was started on still exists."""
    if sys.__stdin__ is None or os.name != "posix":
        return True
    try:
        os.tcgetpgrp(sys.__stdin__.fileno())
    except OSError as error:
        # A pipe is no terminal and never was one; EIO is one that has gone.
        return error.errno != errno.EIO
    return True


def _light_terminal() -> bool:
    """Whether the terminal says its background is light (``COLORFGBG=0;15``)."""
    last = os.environ.get("COLORFGBG", "").rpartition(";")[2]
    return last.isdigit() and int(last) in (7, 15)


def settle_memory() -> None:
    """Collect garbage from now on, but never look again at the catalogue and the modules that are
    here for good: going through them would hold up a key now and then by a frame or two."""
    gc.freeze()
    gc.enable()


def run(db: Path | None) -> int:
    """Open the log and run the app; the process's exit code."""
    from tracker.logbook import Logbook

    # Textual would believe a size exported by a shell, and never see the pane change.
    for name in ("COLUMNS", "LINES"):
        os.environ.pop(name, None)
    logbook = Logbook.open(db)
    try:
        logbook.wait_at_most(PATIENCE_S)
        app = OverloadApp(logbook)
        app.call_after_refresh(settle_memory)
        app.run()
        if app.crash is not None:
            raise app.crash
        return app.return_code or 0
    finally:
        gc.enable()
        logbook.close()
