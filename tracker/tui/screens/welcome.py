"""The first start: three pages; ``q`` takes what a beginner with nothing has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.domain.inventory import Inventory
from tracker.logbook.rooms import FirstStart
from tracker.tui import commands
from tracker.tui.layout import WIDE
from tracker.tui.layout.welcome import ANSWERS, PAGES, gear_page, person_page, program_page
from tracker.tui.lines import Line
from tracker.tui.screens.inventory import GearView

if TYPE_CHECKING:
    from tracker.tui.app import OverloadApp

BEGINNER = "starter"
"""The program that is offered first."""


class WelcomeView(GearView):
    """Nothing is stored before the last page; then all of it is, as one action."""

    def __init__(self, app: OverloadApp) -> None:
        super().__init__(app)
        self.page = 1
        self.owned = Inventory()
        self.unit = self.logbook.units()
        self.programs = self.logbook.programs()
        ids = [program.id for program in self.programs]
        self.program = ids.index(BEGINNER) if BEGINNER in ids else 0
        self.answer = 0
        self.sensitive = False
        self.row = 0
        self.top = 0

    @property
    def state(self) -> str:
        """The keys of the first start."""
        return commands.WELCOME

    def body(self, width: int, height: int) -> list[Line]:
        """The page in hand."""
        if self.page == 1:
            opens = self.logbook.gear_opens(self.owned) if width >= WIDE else []
            return gear_page(self.owned, self.unit, self.cursor, opens, width, height)
        if self.page == 2:
            return program_page(self.programs, self.program, width, height)
        shown, self.top = person_page(
            ANSWERS[self.answer][0], self.sensitive, self.row, self.top,
            self.logbook.catalog.safety, width, height,
        )  # fmt: skip
        return shown

    # -- rows ---------------------------------------------------------------------------------

    def take(self, owned: Inventory) -> None:
        """Remember it until the last page."""
        self.owned = owned
        self.app.hush()

    def take_unit(self, unit: str) -> None:
        """Remember the unit."""
        self.unit = unit

    def do_up(self, key: str) -> None:
        """One row up; on the last page the words first."""
        if self.page == 1:
            super().do_up(key)
        elif self.page == 2:
            self.program = max(0, self.program - 1)
        elif self.top:
            self.top -= 1
        else:
            self._person(max(0, self.row - 1))

    def do_down(self, key: str) -> None:
        """One row down; past the last one the words move."""
        if self.page == 1:
            super().do_down(key)
        elif self.page == 2:
            self.program = min(len(self.programs) - 1, self.program + 1)
        elif self.row < len(ANSWERS):
            self._person(self.row + 1)
        else:
            self.top += 1

    def _person(self, row: int) -> None:
        """Go to a row of the last page; an answer is chosen by going there."""
        self.row = row
        if row < len(ANSWERS):
            self.answer = row

    def do_tick(self, key: str) -> None:
        """Own it or not; choose the row."""
        if self.page == 1:
            super().do_tick(key)
        elif self.page == 2:
            self.do_open(key)
        elif self.row == len(ANSWERS):
            self.sensitive = not self.sensitive

    def do_count(self, key: str) -> None:
        """Type the sizes of the row."""
        if self.page == 1:
            super().do_count(key)

    # -- pages --------------------------------------------------------------------------------

    def do_open(self, key: str) -> None:
        """The next page; on the last one, begin."""
        if self.page < PAGES:
            self.page += 1
            self.app.hush()
            return
        self._store(self.page + 1, ANSWERS[self.answer][0])
        self.app.say_kept("Settings change any of this")

    def do_previous(self, key: str) -> None:
        """The page before."""
        self.page = max(1, self.page - 1)

    def do_back(self, key: str) -> None:
        """The page before; from the first one, skip them all."""
        if self.page > 1:
            self.do_previous(key)
        else:
            self.do_leave(key)

    def do_leave(self, key: str) -> None:
        """Skip this page and those to come; what was answered before stays."""
        self._store(self.page, "skipped")
        kept = "; what you entered is kept" if self.page > 1 else ""
        self.app.say(f"skipped{kept}. Settings change it")

    def _store(self, answered: int, answer: str) -> None:
        """Store the pages before ``answered`` as given, the others as a beginner's."""
        last = answered > PAGES
        program = self.programs[self.program].id
        begun = [each.id for each in self.programs]
        plain = BEGINNER if BEGINNER in begun else program
        self.logbook.first_start(
            FirstStart(
                owned=self.owned if answered > 1 else Inventory(),
                program=program if answered > 2 else plain,
                answer=answer,
                sensitive_back=self.sensitive and last,
                units=self.unit if answered > 1 else self.logbook.units(),
            )
        )
        self.app.back()
        self.app.wrote()
