"""How to do an exercise, or the warm-up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.tui import commands
from tracker.tui.layout.how import how, routine
from tracker.tui.layout.lists import window
from tracker.tui.lines import Line
from tracker.tui.screens.moving import Scrolling

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.domain.program import Routine
    from tracker.tui.app import OverloadApp


class HowView(Scrolling):
    """``given`` is a warm-up or cool-down that stands before the exercises."""

    def __init__(
        self, app: OverloadApp, exercises: Sequence[str], at: int, given: Routine | None = None
    ) -> None:
        super().__init__(app)
        self.pages: list[str | Routine] = [*([given] if given is not None else []), *exercises]
        self.at = at
        self.top = 0

    @property
    def state(self) -> str:
        """The keys of the how-to, or of a list to tick off."""
        return commands.HOW if isinstance(self.pages[self.at], str) else commands.ROUTINE

    def read(self) -> None:
        """Back from an exercise that an undo took away."""
        page = self.pages[self.at]
        if isinstance(page, str) and self.named(page) is None:
            self.app.back()

    def body(self, width: int, height: int) -> list[Line]:
        """The part of the text that fits."""
        page = self.pages[self.at]
        if isinstance(page, str):
            catalog = self.logbook.catalog
            lines = how(catalog.exercise(page), catalog.text(page), width)
        else:
            lines = routine(page, width, self.app.ticks.count(self.logbook.now().date, page))
        shown, self.top = window(lines, height, self.top)
        return shown

    def do_next(self, key: str) -> None:
        """The next exercise."""
        self.at, self.top = (self.at + 1) % len(self.pages), 0

    def do_previous(self, key: str) -> None:
        """The exercise before."""
        self.at, self.top = (self.at - 1) % len(self.pages), 0

    def do_tick(self, key: str) -> None:
        """Tick off the next box."""
        self._tick(1)

    def do_untick(self, key: str) -> None:
        """Take the last tick back."""
        self._tick(-1)

    def _tick(self, step: int) -> None:
        page = self.pages[self.at]
        if not isinstance(page, str):
            self.app.say(self.app.ticks.move(self.logbook.now().date, page, step))

    def do_why(self, key: str) -> None:
        """Why the target of the exercise in hand."""
        from tracker.tui.screens.why import WhyView

        page = self.pages[self.at]
        if isinstance(page, str):
            exercises = [each for each in self.pages if isinstance(each, str)]
            self.app.show(WhyView(self.app, exercises, exercises.index(page)))
