"""Favourites of an optional day, and moves of the circuit for a day of another program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.tui import commands
from tracker.tui.layout import WIDE
from tracker.tui.layout.picks import Choice, picks
from tracker.tui.lines import Line
from tracker.tui.screens.moving import Listing

if TYPE_CHECKING:
    from tracker.domain.exercise import Exercise
    from tracker.domain.program import Program
    from tracker.logbook.programs.preview import WeekPreview
    from tracker.tui.app import OverloadApp


class PicksView(Listing):
    """A list to tick; what is ticked is kept with ``enter``, in the order it was ticked."""

    title = ""
    most = 0

    def __init__(self, app: OverloadApp, chosen: list[str]) -> None:
        super().__init__(app)
        self.chosen = chosen
        self.cursor = 0
        self.rows: list[Choice] = []
        self.read()

    @property
    def state(self) -> str:
        """The keys of the list."""
        return commands.PICKS

    def offered(self) -> list[tuple[Exercise, str]]:
        """What can be picked, each with what stands beside it."""
        raise NotImplementedError

    def keep(self) -> str:
        """Store the picks; what to say."""
        raise NotImplementedError

    def about(self) -> str:
        """What the list is for."""
        raise NotImplementedError

    def read(self) -> None:
        """The list with what is owned now."""
        owned = self.logbook.inventory()
        self.rows = []
        for exercise, said in self.offered():
            missing = owned.missing(exercise)
            words = f"needs {' and '.join(missing)}" if missing else said
            self.rows.append(Choice(exercise, words, bool(missing)))
        self.keep_in_list()

    def body(self, width: int, height: int) -> list[Line]:
        """The list around the cursor."""
        name = self.rows[self.cursor].exercise.id
        steps = self.logbook.catalog.text(name).steps if width >= WIDE else ()
        return picks(
            self.title, self.about(), self.rows, self.chosen, self.most, self.cursor, steps,
            width, height,
        )  # fmt: skip

    @property
    def length(self) -> int:
        """Rows of the list."""
        return len(self.rows)

    def do_tick(self, key: str) -> None:
        """Pick this one, or not."""
        row = self.rows[self.cursor]
        name = row.exercise.id
        if name in self.chosen:
            self.chosen.remove(name)
        elif len(self.chosen) >= self.most:
            self.app.say(f"{self.most} are picked; take one out first")
        elif row.lacks:
            self.app.say(f"{row.exercise.name} {row.said}, which you do not own")
        else:
            self.chosen.append(name)
            self.app.hush()

    def do_next(self, key: str) -> None:
        """Only moves are added to one day or another."""
        self.app.say("favourites have a day of their own")

    def do_save(self, key: str) -> None:
        """Keep the picks."""
        said = self.keep()
        self.app.back()
        self.app.wrote()
        self.app.say_kept(said)


class FavouritesView(PicksView):
    """The favourites of a program's optional day: its menu first, then the rest."""

    title = "Favourites"

    def __init__(self, app: OverloadApp, week: WeekPreview) -> None:
        self.program = week.program
        self.most = week.pick
        super().__init__(app, [e.id for e in week.picked])

    def offered(self) -> list[tuple[Exercise, str]]:
        """The program's menu, then every other exercise by name."""
        catalog = self.logbook.catalog
        menu = [catalog.exercises[e] for e in self.program.menu if e in catalog.exercises]
        rest = [e for e in catalog.exercises.values() if e not in menu and e.pattern != "other"]
        rest.sort(key=lambda e: e.name)
        return [(e, "menu") for e in menu] + [(e, e.pattern) for e in rest]

    def about(self) -> str:
        """What they are for."""
        day = next(day.name for day in self.program.days if day.pick)
        return f"{self.most} exercises of your own choice make {day}, a day you may leave out."

    def keep(self) -> str:
        """Remember them; fewer than the day wants leave it out."""
        self.logbook.pick_favourites(self.chosen)
        if len(self.chosen) < self.most:
            return f"{len(self.chosen)} of {self.most} picked; the day stays out until all are"
        return "favourites kept"


class AddInView(PicksView):
    """One or two moves of the circuit for a day of the program in force."""

    title = "Add to a day"

    def __init__(self, app: OverloadApp, lender: Program) -> None:
        self.lender = lender
        self.most = lender.add_in[1] if lender.add_in else 0
        self.program = app.logbook.program()
        self.days = [day for day in self.program.days if day.slots]
        program, day, names = app.logbook.added_moves()
        known = [d.id for d in self.days]
        self.day = known.index(day) if program == self.program.id and day in known else 0
        mine = names if program == self.program.id else ()
        super().__init__(app, [n for n in mine if n in app.logbook.catalog.exercises])

    def offered(self) -> list[tuple[Exercise, str]]:
        """The circuit's moves."""
        catalog = self.logbook.catalog
        known = [catalog.exercises[e] for e in self.lender.menu if e in catalog.exercises]
        return [(e, e.pattern) for e in known]

    def about(self) -> str:
        """Where they go."""
        day = self.days[self.day].name
        turn = commands.key_of(self.state, "next")
        where = f"At the end of {day} of {self.program.name}, instead of the circuit."
        return f"{where} {turn}: other day."

    def do_next(self, key: str) -> None:
        """The next day to add to."""
        self.day = (self.day + 1) % len(self.days)

    def keep(self) -> str:
        """Add them, or take them out where none is left."""
        day = self.days[self.day]
        self.logbook.add_in(day.id, self.chosen)
        if not self.chosen:
            return "no moves are added"
        return f"added to {day.name} of {self.program.name}"
