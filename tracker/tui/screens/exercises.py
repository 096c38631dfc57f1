"""Exercises: all of them, a search as you type, the one in hand beside the list."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tracker.tui import commands
from tracker.tui.layout import LEFT, READABLE, WIDE
from tracker.tui.layout.exercises import exercises
from tracker.tui.lines import Line
from tracker.tui.prompts import Field
from tracker.tui.screens.moving import Listing

if TYPE_CHECKING:
    from tracker.logbook.exercise_room import ExercisePage
    from tracker.tui.app import OverloadApp


class Search(Field):
    """A field that searches with every letter; up and down move in what it found."""

    hints = (("enter", "open"), ("up down", "row"), ("escape", "all"))

    def __init__(
        self,
        text: str,
        changed: Callable[[str], None],
        move: Callable[[int], None],
        opened: Callable[[str], None],
    ) -> None:
        super().__init__("/", text, opened)
        self.changed = changed
        self.move = move

    def press(self, key: str) -> bool:
        """Take a key; True when the field is closed. ``escape`` forgets the search."""
        if key in ("up", "down"):
            self.move(1 if key == "down" else -1)
            return False
        before = self.text
        over = super().press(key)
        if key == "escape":
            self.text = ""
        if self.text != before:
            self.changed(self.text)
        return over

    def paste(self, text: str) -> None:
        """Text from the clipboard is searched as if it was typed."""
        super().paste(text)
        self.changed(self.text)


class ExercisesView(Listing):
    """The list. What was searched stays until it is left."""

    def __init__(self, app: OverloadApp) -> None:
        super().__init__(app)
        self.query = ""
        self.cursor = 0
        self._pages: dict[str, ExercisePage] = {}
        self.read()

    @property
    def state(self) -> str:
        """The keys of the list."""
        return commands.EXERCISES

    def read(self) -> None:
        """The list again, the row in hand kept where it is still there."""
        before = self.in_hand if hasattr(self, "rows") else None
        self._pages.clear()
        self._find()
        ids = self.ids
        self.cursor = ids.index(before) if before in ids else 0

    def _find(self) -> None:
        self.rows = self.logbook.exercise_rows(self.query)
        self.total = len(self.logbook.catalog.exercises)

    @property
    def ids(self) -> list[str]:
        """The exercises of the list, in its order."""
        return [row.exercise.id for row in self.rows]

    @property
    def in_hand(self) -> str | None:
        """The exercise in hand; None where a search found nothing."""
        return self.rows[self.cursor].exercise.id if self.rows else None

    def body(self, width: int, height: int) -> list[Line]:
        """The list around the cursor; at 100 columns the exercise beside it."""
        beside: list[Line] = []
        if width >= WIDE and self.in_hand is not None:
            from tracker.tui.layout.exercise import brief
            from tracker.tui.layout.lists import window

            lines = brief(self._page(self.in_hand), self.year, min(READABLE, width - LEFT - 3))
            beside = window(lines, height, 0)[0]
        return exercises(
            self.rows, self.cursor, self.query, self.total, self.year, width, height, beside
        )

    def _page(self, exercise: str) -> ExercisePage:
        if exercise not in self._pages:
            self._pages[exercise] = self.logbook.exercise_page(exercise)
        return self._pages[exercise]

    @property
    def length(self) -> int:
        """Rows of the list."""
        return len(self.rows)

    def do_group_next(self, key: str) -> None:
        """The first row of the next group."""
        groups = [row.group for row in self.rows]
        here = groups[self.cursor] if groups else ""
        later = (at for at in range(self.cursor, len(groups)) if groups[at] != here)
        self.cursor = next(later, max(0, len(groups) - 1))

    def do_group_previous(self, key: str) -> None:
        """The first row of this group, or of the one before."""
        groups = [row.group for row in self.rows]
        if groups:
            at = max(0, self.cursor - 1)
            self.cursor = groups.index(groups[at]) if not self.query else 0

    def do_search(self, key: str) -> None:
        """Type; the list follows."""
        self.prompt = Search(self.query, self._search, self.move, lambda _: self.do_open("enter"))

    def _search(self, text: str) -> None:
        self.query = text.strip()
        self._find()
        self.cursor = 0

    def do_leave(self, key: str) -> None:
        """Back to all of them; from there to Today."""
        if self.query:
            here = self.in_hand
            self._search("")
            self.cursor = self.ids.index(here) if here in self.ids else 0
        else:
            super().do_leave(key)

    def do_open(self, key: str) -> None:
        """The exercise in hand."""
        from tracker.tui.screens.exercise import ExerciseView

        if self.in_hand is not None:
            self.app.show(ExerciseView(self.app, self.ids, self.cursor))

    def do_ladder(self, key: str) -> None:
        """Its ladder."""
        from tracker.tui.screens.ladder import LadderView

        if self.in_hand is not None:
            self.app.show(LadderView(self.app, self.in_hand))

    def do_why(self, key: str) -> None:
        """Why its target."""
        from tracker.tui.screens.why import WhyView

        if self.in_hand is not None:
            self.app.show(WhyView(self.app, [self.in_hand], 0))

    def do_how(self, key: str) -> None:
        """How to do it."""
        from tracker.tui.screens.exercise import show_how

        if self.in_hand is not None:
            show_how(self.app, self.in_hand)
