"""All keys of a screen; ``enter`` runs the one in hand. Typing narrows the list in the palette."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.tui import commands
from tracker.tui.commands.command import DIGITS
from tracker.tui.layout.keys import keys
from tracker.tui.lines import Line
from tracker.tui.prompts import hint_rows
from tracker.tui.screens.base import View
from tracker.tui.screens.moving import Listing

if TYPE_CHECKING:
    from tracker.tui.app import OverloadApp


class KeysView(Listing):
    """``typed`` is None behind ``?``; in the palette it is what was typed so far."""

    def __init__(self, app: OverloadApp, below: View, typed: str | None) -> None:
        super().__init__(app)
        self.below = below
        self.typed = typed
        self.cursor = 0

    @property
    def state(self) -> str:
        """The list's own keys."""
        return commands.KEYS

    def read(self) -> None:
        """The screen below may have other keys now."""
        self.keep_in_list()

    @property
    def rows(self) -> list[commands.Command]:
        """The commands of the screen below that hold every typed word."""
        found = commands.commands_of(self.below.state)
        words = (self.typed or "").lower().split()
        return [c for c in found if all(word in f"{c.id} {c.help}".lower() for word in words)]

    def _press(self, key: str) -> None:
        if self.typed is not None:
            typed = " " if key == "space" else key
            if key == "backspace":
                self.typed = self.typed[:-1]
                return
            if key == "ctrl+u":
                self.typed = ""
                return
            if len(typed) == 1:
                self.typed += typed
                self.cursor = 0
                return
        super()._press(key)

    def body(self, width: int, height: int) -> list[Line]:
        """The list around the cursor."""
        title = commands.TITLES[self.below.state]
        return keys(self.rows, self.cursor, title, self.typed, width, height)

    def footer(self, width: int) -> Line:
        """In the palette ``q`` is a letter."""
        if self.typed is None:
            return super().footer(width)
        return hint_rows((("enter", "run"), ("up down", "row"), ("escape", "back")), width)[0]

    @property
    def length(self) -> int:
        """Rows of the list."""
        return len(self.rows)

    def do_open(self, key: str) -> None:
        """Back to the screen below, and run the command there."""
        found = self.rows
        if not found:
            return
        command = found[self.cursor]
        self.app.back()
        # The row of the digits needs one of them; the screen waits for it.
        if len(command.keys) < len(DIGITS):
            self.below.run(command, command.keys[0])
