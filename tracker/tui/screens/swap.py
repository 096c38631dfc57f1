"""Another exercise in the place of one of today's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.tui import commands
from tracker.tui.layout.swap import swap
from tracker.tui.lines import Line
from tracker.tui.screens.base import View

if TYPE_CHECKING:
    from tracker.domain.views import TodayItem
    from tracker.tui.app import OverloadApp


class SwapView(View):
    """The alternatives of one of Today's items."""

    def __init__(self, app: OverloadApp, item: TodayItem) -> None:
        super().__init__(app)
        self.item = item
        self.cursor = 0
        self.read()

    @property
    def state(self) -> str:
        """The keys of the list."""
        return commands.SWAP

    def read(self) -> None:
        """What the inventory allows now."""
        self.others = self.logbook.alternatives(self.item.exercise.id)

    def body(self, width: int, height: int) -> list[Line]:
        """The list around the cursor."""
        return swap(self.item.exercise, self.others, self.cursor, width, height)

    def do_up(self, key: str) -> None:
        """One row up."""
        self.cursor = max(0, self.cursor - 1)

    def do_down(self, key: str) -> None:
        """One row down."""
        self.cursor = max(0, min(len(self.others) - 1, self.cursor + 1))

    def do_open(self, key: str) -> None:
        """Take it for today."""
        if not self.others:
            return
        other = self.others[self.cursor]
        self.logbook.swap(self.item.key, other.id)
        self.app.back()
        self.app.wrote()
        self.app.say(f"{other.short} instead of {self.item.exercise.short}")
