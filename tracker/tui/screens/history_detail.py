"""One session of the history: read, noted, moved, its exercises deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.domain.errors import OverloadError
from tracker.domain.moment import parse_moment
from tracker.domain.words import sets_words
from tracker.tui.commands.history import DETAIL
from tracker.tui.layout.history import Hand, detail
from tracker.tui.layout.lists import window
from tracker.tui.lines import Line
from tracker.tui.prompts import Field
from tracker.tui.screens.base import View
from tracker.tui.words import day_words

if TYPE_CHECKING:
    from tracker.tui.app import OverloadApp
    from tracker.tui.screens.history import HistoryView


class DetailView(View):
    """One session of the list below."""

    def __init__(self, app: OverloadApp, below: HistoryView) -> None:
        super().__init__(app)
        self.below = below
        self.session = below.session
        self.at = 0
        self.top = 0

    @property
    def state(self) -> str:
        """The keys of one session."""
        return DETAIL

    def read(self) -> None:
        """The session again, wherever it is now; back to the list where it is gone."""
        self.below.read()
        found = self.logbook.session(self.session.id)
        if found is None:
            self.app.back()
            return
        self.session = found
        self.below.find(found.id)
        self.at = max(0, min(self.at, len(found.entries) - 1))

    def body(self, width: int, height: int) -> list[Line]:
        """The part of the session that fits, the exercise in hand in sight."""
        sore = self.logbook.sore_on(self.session.date)
        lines = detail(
            self.session, self.named, self.below.days, sore, self.year, width, Hand(self.at)
        )
        here = next((y for y, each in enumerate(lines) if each and each[0].style == "now"), 0)
        if here >= self.top + height - 2:
            self.top = here - height + 3
        shown, self.top = window(lines, height, self.top)
        return shown

    def do_up(self, key: str) -> None:
        """The exercise before."""
        self.do_previous(key)

    def do_down(self, key: str) -> None:
        """The next exercise."""
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
        self._turn()

    def do_newer(self, key: str) -> None:
        """The session after."""
        self.below.do_newer(key)
        self._turn()

    def _turn(self) -> None:
        self.session = self.below.session
        self.at = self.top = 0

    def _in_hand(self) -> tuple[list[str], int] | None:
        known = [e.exercise for e in self.session.entries if self.named(e.exercise) is not None]
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

    def do_edit(self, key: str) -> None:
        """Edit the sets of the exercise in hand."""
        from tracker.tui.screens.history_edit import EditView

        if not self.session.entries:
            return
        entry = self.session.entries[self.at]
        if self.named(entry.exercise) is None:
            self.app.say(f"{entry.exercise} left the catalogue; it can only be deleted", "error")
        elif not entry.sets:
            self.app.say("it has no sets to edit", "error")
        else:
            self.app.show(EditView(self.app, self, self.at, 0))

    def do_delete(self, key: str) -> None:
        """Delete the exercise in hand from the session, once it is agreed to."""
        from tracker.logbook.history.log_changes import EntryDeleted
        from tracker.tui.screens.history_confirm import ConfirmView

        if not self.session.entries:
            return
        entry = self.session.entries[self.at]
        exercise = self.named(entry.exercise)
        name = entry.exercise if exercise is None else exercise.name
        said = (
            f"Delete {name}, {sets_words(len(entry.sets))}, from {self.below.title(self.session)}."
            " Undo brings it back."
        )
        self.app.show(ConfirmView(self.app, self.below, EntryDeleted(entry), said, "deleted"))

    def do_move(self, key: str) -> None:
        """Ask for another date, then show what that changes."""
        from tracker.domain.datewords import day_meant
        from tracker.logbook.history.log_changes import SessionEdited
        from tracker.tui.screens.history_confirm import ConfirmView

        session = self.session

        def take(text: str) -> None:
            day = day_meant(text, self.logbook.now().date)
            if day == session.date:
                raise OverloadError("That is the date it has.")
            words = day_words(day, self.year)
            said = f"Move the session of {self.below.title(session)} to {words}."
            if self.logbook.history(since=day, until=parse_moment(day.isoformat()), limit=1):
                said += " There is one on that date already; both are read as one."
            change = SessionEdited(session, day, session.note)
            self.app.show(ConfirmView(self.app, self.below, change, said, "moved"))

        self.prompt = Field("to the date:", "", take, like="15 nov")

    def do_past(self, key: str) -> None:
        """Add sets to the date of this session."""
        from tracker.tui.screens.history_past import PastView

        self.app.show(PastView(self.app, self.below, self.session.date))

    def do_note(self, key: str) -> None:
        """A note beside the session."""
        session = self.session

        def store(text: str) -> None:
            self.logbook.note_session(session.id, text, session.rev)
            self.app.wrote()
            self.app.say("note saved")

        self.prompt = Field("note:", session.note, store)
