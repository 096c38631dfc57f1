"""One program: its week, slot by slot; started, changed, and taken back to how it came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.logbook.programs.preview import PreviewItem, WeekPreview
from tracker.tui import commands
from tracker.tui.layout.frame import footer
from tracker.tui.layout.program import program, slots_of
from tracker.tui.lines import Line
from tracker.tui.prompts import Question
from tracker.tui.screens.moving import Listing

if TYPE_CHECKING:
    from tracker.tui.app import OverloadApp
    from tracker.tui.screens.programs import ProgramsView


class ProgramView(Listing):
    """The week of the program in hand of the list below."""

    def __init__(self, app: OverloadApp, below: ProgramsView) -> None:
        super().__init__(app)
        self.below = below
        self.cursor = 0
        self.clash = ""
        self.week: WeekPreview
        self._look()

    @property
    def state(self) -> str:
        """The keys of one program."""
        return commands.PROGRAM

    def _look(self) -> None:
        self.week = self.below.week()
        self.clash = self.logbook.program_clash(self.week.program.id)
        self.keep_in_list()

    def read(self) -> None:
        """The list and the week again."""
        self.below.read()
        self._look()

    @property
    def items(self) -> list[PreviewItem]:
        """The slots the cursor goes through."""
        return slots_of(self.week)

    @property
    def item(self) -> PreviewItem:
        """The slot in hand."""
        return self.items[self.cursor]

    def body(self, width: int, height: int) -> list[Line]:
        """The week around the slot in hand."""
        return program(self.week, self.cursor, self.clash, self.year, width, height)

    def footer(self, width: int) -> Line:
        """What is in force already is not offered to be started."""
        return footer(self.state, width, "start-program" if self.week.in_force else "")

    @property
    def length(self) -> int:
        """Rows of the list."""
        return len(self.items)

    def do_next(self, key: str) -> None:
        """The next program."""
        self.below.do_down(key)
        self.cursor = 0
        self._look()

    def do_previous(self, key: str) -> None:
        """The program before."""
        self.below.do_up(key)
        self.cursor = 0
        self._look()

    # -- starting -----------------------------------------------------------------------------

    def do_start_program(self, key: str) -> None:
        """Train by this program, after one question."""
        name = self.week.program.name
        if self.week.in_force:
            change = commands.key_of(self.state, "change-slot")
            self.app.say(f"{name} is in force already; {change} changes a slot of it")
            return
        under_way = self.logbook.today().session
        before = self.logbook.program().name
        if under_way is not None:
            asked = f"A session of {before} is open; what is logged stays. Start {name}?"
        else:
            asked = f"{name} instead of {before}?"
        if self.clash:
            self.app.say(self.clash, "error")
        self.prompt = Question(
            asked, {"enter": self._start}, (("enter", "start"), ("q", "leave it"))
        )

    def _start(self) -> None:
        found = self.logbook.program_use(self.week.program.id)
        self.app.wrote()
        self.app.say_kept(f"{found.name} is in force")

    # -- making it one's own ------------------------------------------------------------------

    def do_change_slot(self, key: str) -> None:
        """Change the slot in hand."""
        from tracker.tui.screens.slot import SlotView

        item = self.item
        if item.number == 0:
            pick, add = (commands.key_of(self.state, name) for name in ("favourites", "add-in"))
            which = (
                f"{pick} and {add} pick these" if self.week.added else f"{pick} picks favourites"
            )
            self.app.say(f"this one is picked, not a slot of the program: {which}")
            return
        self.app.show(SlotView(self.app, self, item))

    def do_as_it_came(self, key: str) -> None:
        """Back to the program as it came, after one question."""
        name = self.week.program.name
        if not self.week.program.changed:
            self.app.say(f"{name} is as it came")
            return

        def back() -> None:
            self.logbook.reset_program(self.week.program.id)
            self.app.wrote()
            self.app.say_kept(f"{name} is as it came")

        self.prompt = Question(
            f"{name}: drop your changes of it?",
            {"enter": back},
            (("enter", "as it came"), ("q", "keep them")),
        )

    def do_favourites(self, key: str) -> None:
        """Pick the favourites of the optional day."""
        from tracker.tui.screens.picks import FavouritesView

        if not self.week.pick:
            self.app.say(f"{self.week.program.name} has no day of favourites; Build has")
            return
        self.app.show(FavouritesView(self.app, self.week))

    def do_add_in(self, key: str) -> None:
        """Add a move or two of this program to a day of the one in force."""
        from tracker.tui.screens.picks import AddInView

        if self.week.program.add_in is None:
            self.app.say("moves are added from Circuit to a day of another program")
            return
        if self.week.in_force:
            self.app.say("Circuit is in force itself; start the program that shall take its moves")
            return
        self.app.show(AddInView(self.app, self.week.program))

    # -- layers -------------------------------------------------------------------------------

    def do_why(self, key: str) -> None:
        """Why the target of the slot in hand."""
        from tracker.tui.screens.why import WhyView

        exercises = list(dict.fromkeys(item.decision.exercise for item in self.items))
        at = exercises.index(self.item.decision.exercise)
        self.app.show(WhyView(self.app, exercises, at))

    def do_how(self, key: str) -> None:
        """How to do the exercise in hand."""
        from tracker.tui.screens.how import HowView

        exercises = list(dict.fromkeys(item.exercise.id for item in self.items))
        self.app.show(HowView(self.app, exercises, exercises.index(self.item.exercise.id)))
