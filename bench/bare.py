"""The least a Textual app can be: one Static. What a start is compared with."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static

GREETING = "Ready."


class Bare(App[None]):
    """Shows one line."""

    def compose(self) -> ComposeResult:
        """The line."""
        yield Static(GREETING)


if __name__ == "__main__":
    Bare().run()
