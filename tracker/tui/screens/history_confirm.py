"""A change of the log before it is made: what it is, what it would bring, yes or no."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.domain.errors import OverloadError
from tracker.tui import commands
from tracker.tui.commands.history import CONFIRM
from tracker.tui.layout import LEFT, LONG_NAMES, WIDE
from tracker.tui.layout.history_edit import confirm
from tracker.tui.lines import Line, beside, paragraph, span
from tracker.tui.screens.base import View
from tracker.tui.screens.moving import Scrolling

if TYPE_CHECKING:
    from tracker.logbook.history.log_changes import Change
    from tracker.logbook.history.outlook import Preview
    from tracker.tui.app import OverloadApp
    from tracker.tui.screens.history import HistoryView


class Pending(View):
    """A screen with a change that is not made yet, and the coach's answer to it."""

    def __init__(self, app: OverloadApp, below: HistoryView) -> None:
        super().__init__(app)
        self.below = below
        self._asked: tuple[object, Preview | str] | None = None

    def read(self) -> None:
        """Something was written: ask again what the change would bring."""
        self._asked = None

    def told(self, change: Change) -> Preview | str:
        """What a change would bring; a sentence where it can't be made. Asked once a change."""
        if self._asked is None or self._asked[0] != change:
            answer: Preview | str
            try:
                answer = self.logbook.preview(change)
            except OverloadError as fault:
                answer = str(fault)
            self._asked = (change, answer)
        return self._asked[1]

    def kept(self, width: int) -> int:
        """The line of keys, which a wide screen has in its footer."""
        return 0 if width >= LONG_NAMES else 1

    def keys_line(self, save: str, leave: str) -> Line:
        """``enter save   q leave it as it was``, as the last line above the footer."""
        found: list[Line] = []
        for command, key, words in (("save", "enter", save), ("leave", "q", leave)):
            shown = commands.now(self.state, key)
            press = commands.key_of(self.state, command)
            found.append((span(shown, "key", press), span(f" {words}", "dim", press)))
        return (*found[0], span("   "), *found[1])


class ConfirmView(Scrolling, Pending):
    """A change in words with its preview; ``enter`` makes it, ``q`` leaves all as it was."""

    def __init__(
        self, app: OverloadApp, below: HistoryView, change: Change, said: str, done: str
    ) -> None:
        super().__init__(app, below)
        self.change = change
        self.said = said
        self.done = done
        self.top = 0

    @property
    def state(self) -> str:
        """The keys of a change to be agreed to."""
        return CONFIRM

    def body(self, width: int, height: int) -> list[Line]:
        """The change, what it brings, and the two keys."""
        wide = width >= WIDE
        room = width - LEFT - 4 if wide else width
        about = [] if self.below.total == 0 else [e.exercise for e in self.below.session.entries]
        shown, self.top = confirm(
            "before it is done",
            paragraph(self.said, room),
            self.told(self.change),
            () if width >= LONG_NAMES else self.keys_line("do it", "leave it as it was"),
            self.named,
            about,
            self.year,
            room,
            self.top,
            height,
        )
        if not wide:
            return shown
        return beside(self.below.panel(width, height), shown[:height], width, LEFT)

    def do_save(self, key: str) -> None:
        """Make the change and go back."""
        self.logbook.change(self.change)
        self.app.back()
        self.app.wrote()
        self.app.say_kept(self.done)
