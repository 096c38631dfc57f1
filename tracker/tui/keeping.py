"""What keeps the log and the terminal whole, whatever happens to the app."""

from __future__ import annotations

import asyncio
import signal
from typing import TYPE_CHECKING, Any

from textual.app import App

from tracker.domain.errors import OverloadError

if TYPE_CHECKING:
    from tracker.logbook import Logbook


class Keeping(App[int], inherit_bindings=False):
    """The app's faults, its signals and its backups. ``crash`` is a fault of our own that ended it.

    ``_look`` is what the app does once a second.
    """

    logbook: Logbook
    crash: Exception | None = None

    def say(self, text: str, style: str = "") -> None:
        """A message for the person."""
        raise NotImplementedError

    def paint(self) -> None:
        """Lay the screen out anew."""
        raise NotImplementedError

    def _look(self) -> None:
        raise NotImplementedError

    def _tick(self) -> None:
        """Look after the log once a second; a log that can't be read is said, not the end."""
        try:
            self._look()
            said = self.logbook.keep_safe()
        except OverloadError as error:
            said = str(error)
        if said is not None:
            self.say(said, "error")
            self.paint()

    def _handle_exception(self, error: Exception) -> None:
        """End, and leave it to the caller to say why; Textual would print what the app held."""
        self._return_code = 1
        if self.crash is None:
            # `_exception` is what a test's pilot raises again.
            self.crash = self._exception = error
            self._exception_event.set()
        self._close_messages_no_wait()

    def heed_signals(self) -> None:
        """End in order when told to from outside, so that the terminal is left as it was."""
        for number in (signal.SIGTERM, signal.SIGINT):
            try:
                asyncio.get_running_loop().add_signal_handler(number, self._told_to_end, number)
            except (NotImplementedError, RuntimeError, ValueError):
                return

    def _told_to_end(self, number: Any) -> None:
        self.exit(return_code=128 + int(number))
