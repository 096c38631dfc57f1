"""A bare Textual app that counts seconds: the least an app with a timer takes while it stands."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static

GREETING = "Counting."


class Counting(App[None]):
    """Shows one line, anew every second."""

    seconds = 0

    def compose(self) -> ComposeResult:
        """The line."""
        yield Static(GREETING)

    def on_mount(self) -> None:
        """Begin to count."""
        self.set_interval(1.0, self.count)

    def count(self) -> None:
        """One second more."""
        self.seconds += 1
        self.query_one(Static).update(f"{GREETING} {self.seconds}")


if __name__ == "__main__":
    Counting().run()
