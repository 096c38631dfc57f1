"""History: the sessions, newest first, found, opened, added and deleted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tracker.domain.errors import OverloadError
from tracker.domain.log import Session
from tracker.domain.words import sets_words
from tracker.tui.commands.command import Command
from tracker.tui.commands.history import HISTORY
from tracker.tui.layout import WIDE
from tracker.tui.layout.history import MONTHS_SHOWN, Listed, day_name, history, panel
from tracker.tui.lines import Line
from tracker.tui.prompts import Field
from tracker.tui.screens.base import View
from tracker.tui.words import day_words

if TYPE_CHECKING:
    from tracker.tui.app import OverloadApp

PAGE = 60
"""Sessions read at a time."""
PAGES = 4
"""Pages kept."""


class HistoryView(View):
    """The list. Sessions are read page by page around the cursor, never all of them."""

    def __init__(self, app: OverloadApp) -> None:
        super().__init__(app)
        self.cursor = 0
        self.wanted = ""
        self.total = 0
        self._height = 1
        self._ids: list[int] | None = None
        self._stale = False
        self._pages: dict[int, Sequence[Session]] = {}
        self._months: dict[date, list[tuple[date, int, int]]] = {}
        self.days = {(p.id, d.id): d.name for p in self.logbook.programs() for d in p.days}
        self.read()

    @property
    def state(self) -> str:
        """The keys of the list."""
        return HISTORY

    def ids(self) -> list[int] | None:
        """The sessions of the list, newest first; None for all there are."""
        return self.logbook.find_sessions(self.wanted) if self.wanted else None

    def read(self) -> None:
        """The list again, with the session in hand still in hand where it is still there."""
        before = self.in_hand()
        self._stale = False
        self._pages.clear()
        self._months.clear()
        self._ids = self.ids()
        self.total = self.logbook.session_count() if self._ids is None else len(self._ids)
        if before is not None:
            self.find(before.id)
        self.cursor = max(0, min(self.cursor, self.total - 1))

    def find(self, session_id: int) -> None:
        """Put the cursor on a session where the list holds it."""
        if self._ids is None:
            place = self.logbook.session_place(session_id)
        else:
            place = self._ids.index(session_id) if session_id in self._ids else None
        if place is not None:
            self.cursor = place

    def in_hand(self) -> Session | None:
        """The session at the cursor, as it was read; None where nothing was."""
        page = self._pages.get(self.cursor // PAGE, ())
        at = self.cursor % PAGE
        return page[at] if at < len(page) else None

    @property
    def session(self) -> Session:
        """The session at the cursor of a list that has any."""
        return self.rows(self.cursor, 1)[0]

    def rows(self, first: int, count: int) -> list[Session]:
        """A stretch of the list."""
        found: list[Session] = []
        for at in range(first // PAGE, (first + count - 1) // PAGE + 1):
            found += self._page(at)
        skip = first % PAGE
        return found[skip : skip + count]

    def _page(self, at: int) -> Sequence[Session]:
        if at not in self._pages:
            start = at * PAGE
            if self._ids is None:
                page = self.logbook.history(limit=PAGE, offset=start)
            else:
                page = self.logbook.sessions_by_id(self._ids[start : start + PAGE])
            while len(self._pages) >= PAGES:
                del self._pages[next(iter(self._pages))]
            self._pages[at] = page
        return self._pages[at]

    def listed(self) -> Listed:
        """The list as the layout takes it."""
        if self._stale:
            self.read()
        return Listed(self.total, self.wanted, self.cursor, self.rows)

    def body(self, width: int, height: int) -> list[Line]:
        """The list around the cursor; at 100 columns the session beside it."""
        self._height = height
        listed = self.listed()
        wide = width >= WIDE and self.total > 0
        sore = self.logbook.sore_on(self.session.date) if wide else {}
        months = self.months() if wide else []
        return history(listed, self.named, self.days, months, sore, self.year, width, height)

    def panel(self, width: int, height: int) -> list[Line]:
        """The list alone, for what stands beside it."""
        listed, months = self.listed(), self.months()
        return panel(listed, self.days, months, self.year, width, height, "bold")

    def months(self) -> list[tuple[date, int, int]]:
        """Sums of the months that are over, from the cursor's back."""
        if not self.total:
            return []
        present = self.logbook.now().date.replace(day=1)
        after = (self.session.date.replace(day=1) + timedelta(days=31)).replace(day=1)
        before = min(present, after)
        if before not in self._months:
            self._months[before] = self.logbook.month_sums(before, MONTHS_SHOWN)
        return self._months[before]

    def title(self, session: Session) -> str:
        """``Fri 13 Nov · Day 1``."""
        return f"{day_words(session.date, self.year)} · {day_name(session, self.days)}"

    # -- keys ---------------------------------------------------------------------------------

    def run(self, command: Command, key: str) -> None:
        """Do what a command does, on what the search typed before it found."""
        if self._stale:
            self.read()
        super().run(command, key)

    def _to(self, place: int) -> None:
        self.cursor = max(0, min(place, self.total - 1))

    def do_up(self, key: str) -> None:
        """The session above."""
        self._to(self.cursor - 1)

    def do_down(self, key: str) -> None:
        """The session below."""
        self._to(self.cursor + 1)

    def do_newer(self, key: str) -> None:
        """The session after."""
        self._to(self.cursor - 1)

    def do_older(self, key: str) -> None:
        """The session before."""
        self._to(self.cursor + 1)

    def do_page_up(self, key: str) -> None:
        """A screenful up."""
        self._to(self.cursor - max(1, self._height - 4))

    def do_page_down(self, key: str) -> None:
        """A screenful down."""
        self._to(self.cursor + max(1, self._height - 4))

    def do_newest(self, key: str) -> None:
        """The first row."""
        self._to(0)

    def do_oldest(self, key: str) -> None:
        """The last row."""
        self._to(self.total - 1)

    def do_open(self, key: str) -> None:
        """Read the session in hand."""
        from tracker.tui.screens.history_detail import DetailView

        if self.total:
            self.app.show(DetailView(self.app, self))

    def do_leave(self, key: str) -> None:
        """Back to the whole list first."""
        if self.wanted:
            self._search("")
        else:
            super().do_leave(key)

    def do_find(self, key: str) -> None:
        """The list narrows as it is typed."""
        self.prompt = Finder(self.wanted, self._search)

    def _search(self, text: str) -> None:
        # Read when it is next laid out, which is once for a burst of keys.
        self.wanted = text.strip()
        self._stale = True
        if not self.wanted:
            self.cursor = 0

    def do_past(self, key: str) -> None:
        """Ask for the date of a session that was never logged."""
        from tracker.domain.datewords import day_meant
        from tracker.tui.screens.history_past import PastView

        def take(text: str) -> None:
            self.prompt = None
            if text:
                try:
                    day = day_meant(text, self.logbook.now().date)
                except OverloadError:
                    self.prompt = field
                    raise
                self.app.show(PastView(self.app, self, day))

        field = Field("date:", "", take, like="15 nov, yesterday")
        self.prompt = field

    def do_delete(self, key: str) -> None:
        """Delete the session in hand, once it is agreed to."""
        from tracker.logbook.history.log_changes import SessionDeleted
        from tracker.tui.screens.history_confirm import ConfirmView

        if self.total:
            session = self.session
            count = sets_words(sum(len(entry.sets) for entry in session.entries))
            said = f"Delete the session of {self.title(session)}, {count}. Undo brings it back."
            change = SessionDeleted(session)
            self.app.show(ConfirmView(self.app, self, change, said, "deleted"))


class Finder(Field):
    """A field whose text is looked for as it is typed; ``escape`` leaves the list as it was."""

    def __init__(self, text: str, found: Callable[[str], None]) -> None:
        super().__init__("find:", text, found)
        self.before = text

    def press(self, key: str) -> bool:
        """Take a key; True when the field is closed."""
        was = self.text
        over = super().press(key)
        if over and key == "escape":
            self.keep(self.before)
        elif self.text != was:
            self.keep(self.text)
        return over

    def paste(self, text: str) -> None:
        """Pasted text is looked for at once."""
        super().paste(text)
        self.keep(self.text)
