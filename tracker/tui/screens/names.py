"""Imported names: which exercise each stands for, in the whole history."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tracker.tui import commands
from tracker.tui.layout.names import names
from tracker.tui.lines import Line
from tracker.tui.prompts import Field, Question
from tracker.tui.screens.moving import Listing

if TYPE_CHECKING:
    from tracker.tui.app import OverloadApp


class NamesView(Listing):
    """Open names first. A proposal is taken by its number, any other exercise by its name."""

    def __init__(self, app: OverloadApp) -> None:
        super().__init__(app)
        self.cursor = 0
        self.read()

    @property
    def state(self) -> str:
        """The keys of the list."""
        return commands.NAMES

    def read(self) -> None:
        """The names as they are mapped now."""
        self.found = self.logbook.mappings()
        self.keep_in_list()

    def body(self, width: int, height: int) -> list[Line]:
        """The list, and what the name in hand may be."""
        return names(self.found, self.cursor, width, height)

    @property
    def length(self) -> int:
        """Rows of the list."""
        return len(self.found)

    def do_open(self, key: str) -> None:
        """Choose a proposal, or type an exercise."""
        if not self.found:
            return
        one = self.found[self.cursor]
        answers: dict[str, Callable[[], None]] = {}
        for number, near in enumerate(one.proposals, 1):
            answers[str(number)] = self._taken(one.name, near.exercise)
        if not answers:
            self._type(one.name)
            return
        numbers = "1" if len(answers) == 1 else f"1-{len(answers)}"
        answers["/"] = lambda: self._type(one.name)
        hints = ((numbers, "take it"), ("/", "another"), ("q", "as it is"))
        self.prompt = Question(f"{one.name} is which?", answers, hints)

    def _type(self, name: str) -> None:
        self.prompt = Field("exercise:", "", lambda text: self._map(name, text))

    def _taken(self, name: str, exercise: str) -> Callable[[], None]:
        return lambda: self._map(name, exercise)

    def _map(self, name: str, words: str) -> None:
        exercise = self.logbook.catalog.resolve(words)
        _, entries = self.logbook.map_name(name, exercise)
        self.app.wrote()
        times = "once" if entries == 1 else f"{entries} times"
        self.app.say(f"{name} is {exercise.short} now, {times} in the log")
