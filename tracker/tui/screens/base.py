"""What every screen is: a state of the registry, keys in the order typed, lines to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.domain.errors import OverloadError
from tracker.tui import commands
from tracker.tui.layout.frame import footer, frame
from tracker.tui.lines import Line, line, paragraph
from tracker.tui.prompts import MESSAGE_ROWS, Question, hint_rows

if TYPE_CHECKING:
    from tracker.domain.exercise import Exercise
    from tracker.tui.app import OverloadApp
    from tracker.tui.prompts import Prompt

LEAST = (24, 6)
"""Columns and rows of the smallest screen that is laid out."""

LEAVING = frozenset(("quit", "suspend"))
"""Commands that leave from anywhere."""


class View:
    """A screen. Subclasses have a method ``do_...`` for each of their commands."""

    def __init__(self, app: OverloadApp) -> None:
        self.app = app
        self.logbook = app.logbook
        self.prompt: Prompt | None = None
        self.choosing_area = False

    @property
    def state(self) -> str:
        """The state of the registry this screen is in."""
        raise NotImplementedError

    def read(self) -> None:
        """Read again what is shown; called after every write and when another pane wrote."""

    def body(self, width: int, height: int) -> list[Line]:
        """Everything above the footer."""
        raise NotImplementedError

    def footer(self, width: int) -> Line:
        """The keys that are likely next."""
        return footer(self.state, width)

    def kept(self, width: int) -> int:
        """The last rows of the body that no message covers."""
        return 0

    @property
    def year(self) -> int:
        """The year that dates need not name."""
        return self.logbook.now().date.year

    def named(self, exercise_id: str) -> Exercise | None:
        """The exercise of an id, None where the catalogue knows it no more."""
        return self.logbook.catalog.exercises.get(exercise_id)

    def press(self, key: str) -> None:
        """One key. Whatever goes wrong is one sentence, and what was typed stays."""
        try:
            self._press(key)
        except OverloadError as error:
            self.app.say(str(error), "error")

    def _press(self, key: str) -> None:
        command = commands.command_for(self.state, key)
        if command is not None and command.id in LEAVING and key.startswith("ctrl+"):
            # No text, so it leaves from a field and a question too.
            self.run(command, key)
            return
        if self.prompt is not None:
            prompt = self.prompt
            # A prompt that fails stays open, so that nothing typed is lost.
            if prompt.press(key) and self.prompt is prompt:
                self.prompt = None
            return
        if self.choosing_area:
            self.choosing_area = False
            self.app.hush()
            if key in commands.GO:
                self.app.go(commands.GO[key])
            return
        if command is not None:
            self.run(command, key)

    def run(self, command: commands.Command, key: str) -> None:
        """Do what a command does."""
        getattr(self, command.method)(key)

    def lines(self, width: int, height: int) -> list[Line]:
        """The whole screen: body, message, footer."""
        foot = self.footer(width)
        text, style = self.app.message
        # A long error ends with what to do about it; the waiting set stands above these rows.
        most = max(MESSAGE_ROWS, height * 3 // 10) if style == "error" else MESSAGE_ROWS
        message = paragraph(text, width, style=style, most=most)
        kept = self.kept(width)
        if self.prompt is not None:
            # An error about what was typed stands above the question.
            message = [*message, *self.prompt.message(width)]
            foot = self.prompt.footer(width)
            kept = 0
        elif self.choosing_area:
            kept = 0
            places = [(area.letter, area.words) for area in commands.AREAS]
            message = hint_rows(places, width, "now", line("go to: ", style="bold"))
        try:
            # A pane smaller than this shows the corner of one this size.
            body = self.body(max(width, LEAST[0]), max(height - 1, LEAST[1]))
        except OverloadError as error:
            # The log can't be read any more; the keys still lead on and back.
            body = paragraph(str(error), width, style="error")
        return frame(body, foot, width, height, message, kept)

    # -- what every screen can do -------------------------------------------------------------

    def do_undo(self, key: str) -> None:
        """Take back the last action and say which."""
        label = self.logbook.undo()
        self.app.wrote()
        self.app.say("nothing to undo" if label is None else f"undone: {label}")

    def do_redo(self, key: str) -> None:
        """Do again what was undone and say which."""
        label = self.logbook.redo()
        self.app.wrote()
        self.app.say("nothing to redo" if label is None else f"redone: {label}")

    def do_leave(self, key: str) -> None:
        """Back one layer."""
        self.app.back()

    def do_quit(self, key: str) -> None:
        """Leave the program."""
        self.app.leave()

    def do_suspend(self, key: str) -> None:
        """To the shell for a moment."""
        self.app.action_suspend_process()

    def do_go(self, key: str) -> None:
        """The next letter names the area."""
        self.choosing_area = True

    def do_area_next(self, key: str) -> None:
        """The area after this one."""
        self.app.step_area(1)

    def do_area_previous(self, key: str) -> None:
        """The area before this one."""
        self.app.step_area(-1)

    def do_help(self, key: str) -> None:
        """All keys of this screen."""
        from tracker.tui.screens.keys import KeysView

        self.app.show(KeysView(self.app, self, typed=None))

    def do_palette(self, key: str) -> None:
        """Find a command by typing."""
        from tracker.tui.screens.keys import KeysView

        self.app.show(KeysView(self.app, self, typed=""))

    def do_import(self, key: str) -> None:
        """Bring history in from another app."""
        from tracker.tui.screens.importing import ImportView

        self.app.show(ImportView(self.app))

    def do_stop_sign(self, key: str) -> None:
        """One question; an answer stores the sign and ends the session."""
        answers = {
            letter: (lambda kind=kind: self._flag(kind))
            for letter, kind in (("c", "chest-pain"), ("f", "faint"), ("p", "pop"))
        }
        hints = (("c", "chest pain"), ("f", "faint"), ("p", "pop"), ("q", "no"))
        self.prompt = Question("Stop sign: which one?", answers, hints)

    def _flag(self, kind: str) -> None:
        self.logbook.flag(kind)
        self.prompt = None
        self.app.wrote()
        self.app.go("today")
