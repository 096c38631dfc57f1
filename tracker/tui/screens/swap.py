"""Another exercise in the place of one of today's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.tui import commands
from tracker.tui.layout.swap import swap
from tracker.tui.lines import Line
from tracker.tui.screens.moving import Listing

if TYPE_CHECKING:
    from tracker.domain.views import TodayItem
    from tracker.tui.app import OverloadApp


class SwapView(Listing):
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
        self.keep_in_list()

    def body(self, width: int, height: int) -> list[Line]:
        """The list around the cursor."""
        return swap(self.item.exercise, self.others, self.cursor, width, height)

    @property
    def length(self) -> int:
        """Rows of the list."""
        return len(self.others)

    def do_open(self, key: str) -> None:
        """Take it for today."""
        if not self.others:
            return
        other = self.others[self.cursor]
        self.logbook.swap(self.item.key, other.id)
        self.app.back()
        self.app.wrote()
        self.app.say(f"{other.short} instead of {self.item.exercise.short}")
