"""One set of the log, edited field by field; what saving changes is shown before it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.domain.errors import OverloadError
from tracker.domain.exercise import Exercise
from tracker.domain.log import LoggedSet
from tracker.logbook.history.log_changes import SetDeleted, SetEdited
from tracker.tui import commands
from tracker.tui.commands.history import EDIT
from tracker.tui.layout import LEFT, LONG_NAMES, WIDE
from tracker.tui.layout.history import Hand
from tracker.tui.layout.history_edit import Editing, edit
from tracker.tui.lines import Line, beside
from tracker.tui.prompts import Field
from tracker.tui.screens.history_confirm import ConfirmView, Pending
from tracker.tui.screens.history_draft import Draft
from tracker.tui.words import count_words

if TYPE_CHECKING:
    from tracker.tui.app import OverloadApp
    from tracker.tui.screens.history_detail import DetailView


class EditView(Pending):
    """``draft`` is what the set would be; ``seen`` the set in the revision it was read in."""

    def __init__(self, app: OverloadApp, over: DetailView, entry: int, number_of: int) -> None:
        super().__init__(app, over.below)
        self.over = over
        self.entry, self.number = entry, number_of
        self._take()

    @property
    def state(self) -> str:
        """The keys of one set."""
        return EDIT

    def _take(self) -> None:
        """The set in hand as it is now, nothing changed in it."""
        entry = self.over.session.entries[self.entry]
        self.seen: LoggedSet = entry.sets[self.number]
        exercise = self.named(entry.exercise)
        assert exercise is not None
        self.exercise: Exercise = exercise
        self.draft = Draft(self.logbook, exercise, self.seen.done)
        self.before = self.logbook.set_before(self.seen.id)
        self._asked = None

    def read(self) -> None:
        """Something was written here or elsewhere. What was typed stays, in the revision seen."""
        super().read()
        found = self.logbook.session(self.over.session.id)
        if found is None:
            self.app.back()
            return
        self.over.session = found
        place = self._place()
        if place is None:
            self.app.back()
            self.app.say("that set is no longer in the log", "error")
        else:
            self.entry, self.number = place
            if not self.draft.dirty:
                field = self.draft.field
                self._take()
                if field in self.draft.fields:
                    self.draft.field = field

    def _place(self) -> tuple[int, int] | None:
        for at, entry in enumerate(self.over.session.entries):
            for number_of, logged in enumerate(entry.sets):
                if logged.id == self.seen.id:
                    return at, number_of
        return None

    def body(self, width: int, height: int) -> list[Line]:
        """The set in its session, and what saving it changes."""
        wide = width >= WIDE
        room = width - LEFT - 4 if wide else width
        draft = self.draft
        unfinished = draft.unfinished()
        told = None
        if unfinished is None and draft.done != draft.was:
            told = self.told(SetEdited(self.seen, draft.done))
        count = count_words(draft.done, self.exercise).removesuffix(" s")
        it = Editing(
            session=self.over.session,
            exercise=self.exercise,
            hand=Hand(self.entry, self.number, count),
            fields=draft.fields,
            field=draft.field,
            was=draft.was,
            done=draft.done,
            typed=unfinished,
            before=self.before,
        )
        sore = self.logbook.sore_on(self.over.session.date)
        keys = () if width >= LONG_NAMES else self.keys_line("save", "leave it as it was")
        shown = edit(it, told, keys, self.named, self.below.days, sore, self.year, room, height)
        if not wide:
            return shown
        return beside(self.below.panel(width, height), shown, width, LEFT)

    # -- values -------------------------------------------------------------------------------

    def do_value(self, key: str) -> None:
        """A digit of the field in hand."""
        self.draft.digit(key)

    def do_point(self, key: str) -> None:
        """A fraction of a weight or a height."""
        self.draft.point()

    def do_side(self, key: str) -> None:
        """The reps to come are the right side's."""
        self.draft.side()

    def do_erase(self, key: str) -> None:
        """The last digit; where none is typed, the value as it was."""
        self.draft.erase()

    def do_more(self, key: str) -> None:
        """One more of the field in hand."""
        self.draft.step(1)

    def do_less(self, key: str) -> None:
        """One less."""
        self.draft.step(-1)

    def do_effort_easy(self, key: str) -> None:
        """Effort easy."""
        self._effort("easy")

    def do_effort_good(self, key: str) -> None:
        """Effort good."""
        self._effort("good")

    def do_effort_max(self, key: str) -> None:
        """Effort max."""
        self._effort("max")

    def do_effort_broke(self, key: str) -> None:
        """Form broke."""
        self._effort("broke")

    def _effort(self, word: str) -> None:
        self.draft.settle()
        self.draft.put("effort", word)

    def do_note(self, key: str) -> None:
        """A note beside the set, saved with the rest."""
        self.draft.settle()
        self.prompt = Field(
            "note:", self.draft.done.note, lambda text: self.draft.put("note", text)
        )

    # -- going about --------------------------------------------------------------------------

    def do_up(self, key: str) -> None:
        """The field above."""
        self.draft.turn(-1)

    def do_down(self, key: str) -> None:
        """The field below."""
        self.draft.turn(1)

    def do_next(self, key: str) -> None:
        """The next set of the session."""
        self._go(1)

    def do_previous(self, key: str) -> None:
        """The set before."""
        self._go(-1)

    def _go(self, by: int) -> None:
        self._leave_clean()
        places = [
            (at, n)
            for at, entry in enumerate(self.over.session.entries)
            if self.named(entry.exercise) is not None
            for n in range(len(entry.sets))
        ]
        here = places.index((self.entry, self.number)) + by
        if 0 <= here < len(places):
            self.entry, self.number = places[here]
            self.over.at = self.entry
            self._take()

    def do_older(self, key: str) -> None:
        """The session before, to read."""
        self._leave_clean()
        self.app.back()
        self.over.do_older(key)

    def do_newer(self, key: str) -> None:
        """The session after, to read."""
        self._leave_clean()
        self.app.back()
        self.over.do_newer(key)

    def _leave_clean(self) -> None:
        if self.draft.dirty:
            save, leave = (commands.now(EDIT, key) for key in ("enter", "q"))
            raise OverloadError(f"{save} saves the edit first, {leave} leaves the set as it was.")

    def do_undo(self, key: str) -> None:
        """Take back the last action, which a change not saved yet is not."""
        self._leave_clean()
        super().do_undo(key)

    def do_redo(self, key: str) -> None:
        """Do again what was undone."""
        self._leave_clean()
        super().do_redo(key)

    def do_save(self, key: str) -> None:
        """Store the set as it is shown."""
        self.draft.settle()
        if self.draft.done == self.draft.was:
            self.app.back()
            self.app.say("nothing was changed")
            return
        self.logbook.change(SetEdited(self.seen, self.draft.done))
        self.app.back()
        self.app.wrote()
        self.app.say_kept("saved")

    def do_delete(self, key: str) -> None:
        """Delete the set, once it is agreed to."""
        name = f"{self.exercise.name}, set {self.number + 1}"
        words = f"{count_words(self.seen.done, self.exercise)}"
        said = (
            f"Delete {name} ({words}), from {self.below.title(self.over.session)}."
            " Undo brings it back."
        )
        self.app.show(ConfirmView(self.app, self.below, SetDeleted(self.seen), said, "deleted"))
