"""Up and down, for screens that are a list with one row in hand or a page that scrolls."""

from __future__ import annotations

from tracker.tui.screens.base import View


class Listing(View):
    """A list; ``cursor`` is the row in hand."""

    cursor = 0

    @property
    def length(self) -> int:
        """Rows of the list."""
        raise NotImplementedError

    def keep_in_list(self) -> None:
        """Bring the cursor back into a list that has become shorter."""
        self.cursor = max(0, min(self.cursor, self.length - 1))

    def move(self, step: int) -> None:
        """So many rows down, up where negative."""
        self.cursor += step
        self.keep_in_list()

    def do_up(self, key: str) -> None:
        """One row up."""
        self.move(-1)

    def do_down(self, key: str) -> None:
        """One row down."""
        self.move(1)


class Scrolling(View):
    """A page; ``top`` is the first row shown. The layout stops it at the page's end."""

    top = 0

    def do_up(self, key: str) -> None:
        """Scroll up."""
        self.top = max(0, self.top - 1)

    def do_down(self, key: str) -> None:
        """Scroll down."""
        self.top += 1
