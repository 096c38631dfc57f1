"""Programs: what there is, each by its week."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.domain.program import Program
from tracker.logbook.programs.preview import WeekPreview
from tracker.tui import commands
from tracker.tui.layout import WIDE
from tracker.tui.layout.programs import programs
from tracker.tui.lines import Line
from tracker.tui.screens.moving import Listing

if TYPE_CHECKING:
    from tracker.tui.app import OverloadApp


class ProgramsView(Listing):
    """The list. The week of the one in hand is worked out only where there is room for it."""

    def __init__(self, app: OverloadApp) -> None:
        super().__init__(app)
        self.programs: list[Program] = []
        self.in_force = ""
        self._weeks: dict[str, WeekPreview] = {}
        self.read()
        ids = [program.id for program in self.programs]
        self.cursor = ids.index(self.in_force) if self.in_force in ids else 0

    @property
    def state(self) -> str:
        """The keys of the list."""
        return commands.PROGRAMS

    @property
    def here(self) -> Program:
        """The program in hand."""
        return self.programs[self.cursor]

    def read(self) -> None:
        """The programs as they are now."""
        self.programs = self.logbook.programs()
        self.in_force = self.logbook.program().id
        self._weeks = {}
        self.keep_in_list()

    def week(self) -> WeekPreview:
        """The week of the program in hand."""
        name = self.here.id
        if name not in self._weeks:
            self._weeks[name] = self.logbook.week_preview(name)
        return self._weeks[name]

    def body(self, width: int, height: int) -> list[Line]:
        """The list, and at 100 columns the week of the one in hand."""
        week = self.week() if width >= WIDE else None
        return programs(self.programs, self.in_force, self.cursor, week, self.year, width, height)

    @property
    def length(self) -> int:
        """Rows of the list."""
        return len(self.programs)

    def do_open(self, key: str) -> None:
        """Its week, to start it or to change it."""
        from tracker.tui.screens.program import ProgramView

        self.app.show(ProgramView(self.app, self))
