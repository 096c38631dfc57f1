"""History: the sessions, newest first, and one of them to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.domain.log import Session
from tracker.tui import commands
from tracker.tui.layout.history import detail, history
from tracker.tui.layout.lists import window
from tracker.tui.lines import Line
from tracker.tui.prompts import Field
from tracker.tui.screens.base import View

if TYPE_CHECKING:
    from tracker.tui.app import OverloadApp

PAGE = 60
"""Sessions read at a time."""


class HistoryView(View):
    """The list. Sessions are read page by page as the cursor nears the end."""

    def __init__(self, app: OverloadApp) -> None:
        super().__init__(app)
        self.cursor = 0
        self.sessions: list[Session] = []
        self.total = 0
        self.days = {(p.id, d.id): d.name for p in self.logbook.programs() for d in p.days}
        self.read()

    @property
    def state(self) -> str:
        """The keys of the list."""
        return commands.HISTORY

    def read(self) -> None:
        """As many sessions as were read before, at least a page."""
        wanted = max(PAGE, len(self.sessions))
        self.sessions = self.logbook.history(limit=wanted)
        self.total = self.logbook.session_count()
        self.cursor = max(0, min(self.cursor, len(self.sessions) - 1))

    def body(self, width: int, height: int) -> list[Line]:
        """The list around the cursor; at 100 columns the session beside it."""
        return history(
            self.sessions, self.total, self.cursor, self.named, self.days, self.year, width, height
        )

    def do_up(self, key: str) -> None:
        """The session above."""
        self.do_newer(key)

    def do_down(self, key: str) -> None:
        """The session below."""
        self.do_older(key)

    def do_newer(self, key: str) -> None:
        """The session after."""
        self.cursor = max(0, self.cursor - 1)

    def do_older(self, key: str) -> None:
        """The session before; reads on at the end of what was read."""
        if self.cursor + 1 >= len(self.sessions) < self.total:
            self.sessions += self.logbook.history(limit=PAGE, offset=len(self.sessions))
        self.cursor = max(0, min(self.cursor + 1, len(self.sessions) - 1))

    def do_open(self, key: str) -> None:
        """Read the session in hand."""
        if self.sessions:
            self.app.show(DetailView(self.app, self))


class DetailView(View):
    """One session of the list below."""

    def __init__(self, app: OverloadApp, below: HistoryView) -> None:
        super().__init__(app)
        self.below = below
        self.at = 0
        self.top = 0

    @property
    def state(self) -> str:
        """The keys of one session."""
        return commands.DETAIL

    @property
    def session(self) -> Session:
        """The session in hand."""
        return self.below.sessions[self.below.cursor]

    def read(self) -> None:
        """The list again; back to it where the session is gone."""
        before = self.session.id
        self.below.read()
        if not self.below.sessions or self.session.id != before:
            self.app.back()

    def body(self, width: int, height: int) -> list[Line]:
        """The part of the session that fits, the exercise in hand in sight."""
        lines = detail(self.session, self.named, self.below.days, self.year, width, self.at)
        here = next((y for y, each in enumerate(lines) if each and each[0].style == "now"), 0)
        if here >= self.top + height - 2:
            self.top = here - height + 3
        shown, self.top = window(lines, height, self.top)
        return shown

    def do_up(self, key: str) -> None:
        """Scroll up."""
        self.do_previous(key)

    def do_down(self, key: str) -> None:
        """Scroll down."""
        self.do_next(key)

    def do_next(self, key: str) -> None:
        """The next exercise."""
        self.at = max(0, min(self.at + 1, len(self.session.entries) - 1))

    def do_previous(self, key: str) -> None:
        """The exercise before."""
        self.at = max(0, self.at - 1)
        self.top = 0 if self.at == 0 else self.top

    def do_older(self, key: str) -> None:
        """The session before."""
        self.below.do_older(key)
        self.at = self.top = 0

    def do_newer(self, key: str) -> None:
        """The session after."""
        self.below.do_newer(key)
        self.at = self.top = 0

    def _known(self) -> list[str]:
        return [e.exercise for e in self.session.entries if self.named(e.exercise) is not None]

    def _in_hand(self) -> tuple[list[str], int] | None:
        known = self._known()
        if not known:
            return None
        entry = self.session.entries[self.at].exercise
        return known, known.index(entry) if entry in known else 0

    def do_why(self, key: str) -> None:
        """Why the next target of the exercise in hand."""
        from tracker.tui.screens.why import WhyView

        found = self._in_hand()
        if found is not None:
            self.app.show(WhyView(self.app, *found))

    def do_how(self, key: str) -> None:
        """How to do the exercise in hand."""
        from tracker.tui.screens.how import HowView

        found = self._in_hand()
        if found is not None:
            self.app.show(HowView(self.app, *found))

    def do_note(self, key: str) -> None:
        """A note beside the session."""
        session = self.session

        def store(text: str) -> None:
            self.logbook.note_session(session.id, text)
            self.app.wrote()
            self.app.say("note saved")

        self.prompt = Field("note:", session.note, store)
