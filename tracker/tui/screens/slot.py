"""One slot of a program: its exercise, sets, range and rest, changed for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.domain.errors import BadValue
from tracker.domain.value import replace
from tracker.logbook.programs.own_slots import HELD, Change, checked, count, pair, place
from tracker.tui import commands
from tracker.tui.layout.parts import name_of
from tracker.tui.layout.slot import FIELDS, slot
from tracker.tui.lines import Line
from tracker.tui.prompts import Field
from tracker.tui.screens.base import View

if TYPE_CHECKING:
    from tracker.logbook.programs.preview import PreviewItem
    from tracker.tui.app import OverloadApp
    from tracker.tui.screens.program import ProgramView

REST_STEP = 15
"""Seconds of rest that one key changes."""
LONGEST = 7
"""Characters of what is typed: ``120-180``."""


class SlotView(View):
    """The values as they would be saved; nothing is stored before ``enter``."""

    def __init__(self, app: OverloadApp, below: ProgramView, item: PreviewItem) -> None:
        super().__init__(app)
        self.below = below
        self.item = item
        self.cursor = 0
        self.typed = ""
        self.program = below.week.program
        self.plain = self.logbook.catalog.programs[self.program.id]
        self.came = place(self.plain, item.day, item.number)
        self.change = self.logbook.slot_change(self.program.id, item.day, item.number)
        self.read()

    def read(self) -> None:
        """What the slot would bring with the values as they are."""
        self.problem = ""
        try:
            self.tried = self.logbook.try_slot(
                self.program.id, self.item.day, self.item.number, self.change
            )
        except BadValue as fault:
            self.problem = str(fault)

    @property
    def state(self) -> str:
        """The keys of the form."""
        return commands.SLOT

    @property
    def timed(self) -> bool:
        """Whether the range is in seconds."""
        found = self.named(self.change.exercise or self.item.exercise.id)
        return found is not None and found.timed

    def values(self, width: int) -> list[str]:
        """The fields as shown; what is typed stands in its own."""
        chosen = self.named(self.change.exercise) if self.change.exercise else self.item.exercise
        assert chosen is not None
        low, high = self.span
        rest = self.rest
        found = [
            name_of(chosen, width),
            str(self.change.sets or self.came.sets),
            f"{low}-{high}{' s' if self.timed else ''}",
            "as needed" if rest is None else f"{rest[0]}-{rest[1]} s",
        ]
        if self.typed:
            found[self.cursor] = self.typed
        return found

    @property
    def span(self) -> tuple[int, int]:
        """The range as it would be."""
        return self.change.span or (self.came.low, self.came.high)

    @property
    def rest(self) -> tuple[int, int] | None:
        """The rest as it would be, in seconds."""
        return self.change.rest_s or self.came.rest_s or self.plain.rest_s

    def body(self, width: int, height: int) -> list[Line]:
        """The form, and what comes of it."""
        days = {day.id: day.name for day in self.plain.days}
        day = days.get(self.item.day, "later")
        where = f"{day}, {self.came.title or self.item.exercise.short}"
        name = f"{self.plain.name}, yours"
        others = [self.logbook.catalog.exercise(e).name for e in self._choices()]
        title = name if self.program.changed else self.plain.name
        return slot(
            title, where, self._came_words(), self.values(width), self.cursor, bool(self.typed),
            self.problem or self.tried, name, others, width, height,
        )  # fmt: skip

    def _came_words(self) -> str:
        first = self.named(self.came.exercises[0])
        name = self.came.exercises[0] if first is None else first.name
        rest = self.came.rest_s or self.plain.rest_s
        said = f"{name}, {self.came.sets}×{self.came.low}-{self.came.high}"
        return f"{said}, rest {rest[0]}-{rest[1]} s" if rest else said

    # -- moving and typing --------------------------------------------------------------------

    def do_up(self, key: str) -> None:
        """The field above."""
        self._settle()
        self.cursor = max(0, self.cursor - 1)

    def do_down(self, key: str) -> None:
        """The field below."""
        self._settle()
        self.cursor = min(len(FIELDS) - 1, self.cursor + 1)

    def do_count(self, key: str) -> None:
        """A digit of the value."""
        if self.cursor == 0:
            less, more = (commands.key_of(self.state, name) for name in ("less", "more"))
            self.app.say(f"{less} and {more} choose the exercise")
        elif len(self.typed) < LONGEST:
            self.typed += key

    def do_dash(self, key: str) -> None:
        """Between the two ends of a range."""
        if self.cursor >= 2 and self.typed and "-" not in self.typed:
            self.typed += key

    def do_erase(self, key: str) -> None:
        """Take back a digit."""
        self.typed = self.typed[:-1]

    def _settle(self) -> None:
        """Take what is typed for the field's value; BadValue keeps it where it stands."""
        if not self.typed:
            return
        change = self.change
        if self.cursor == 1:
            change = replace(change, sets=count(self.typed, "sets"))
        elif self.cursor == 2:
            change = replace(change, span=pair(self.typed, "reps"))
        else:
            change = replace(change, rest_s=pair(self.typed, "rest"))
        before, self.change = self.change, change
        self.read()
        if self.problem:
            self.change, problem = before, self.problem
            self.read()
            raise BadValue(problem)
        self.typed = ""

    def do_more(self, key: str) -> None:
        """The next value of the field."""
        self._step(1)

    def do_less(self, key: str) -> None:
        """The value before it."""
        self._step(-1)

    def _step(self, step: int) -> None:
        self._settle()
        if self.cursor == 0:
            self._other_exercise(step)
        elif self.cursor == 1:
            sets = self.change.sets or self.came.sets
            self.change = replace(self.change, sets=max(1, min(10, sets + step)))
        elif self.cursor == 2:
            low, high = self.span
            unit = 5 if self.timed else 1
            moved = max(1, low + step * unit)
            self.change = replace(self.change, span=(moved, moved + high - low))
        elif self.rest is None:
            self.app.say(f"{self.plain.name} rests only as needed")
        else:
            low, high = self.rest
            moved = max(0, low + step * REST_STEP)
            self.change = replace(self.change, rest_s=(moved, moved + high - low))
        self.read()

    def _other_exercise(self, step: int) -> None:
        """The next exercise of those that could stand here."""
        can = self._choices()
        here = self.change.exercise or self.item.exercise.id
        at = can.index(here) if here in can else 0
        self._choose(can[(at + step) % len(can)])

    def do_find(self, key: str) -> None:
        """Any exercise, by its name."""

        def choose(text: str) -> None:
            exercise = self.logbook.catalog.resolve(text)
            self._settle()
            self._choose(exercise.id)
            self.cursor = 0
            self.read()

        self.prompt = Field("exercise:", "", choose)

    def _choose(self, exercise: str) -> None:
        timed = self.timed
        self.change = replace(self.change, exercise=exercise)
        if self.timed != timed:
            # Seconds say nothing about reps.
            span = HELD if self.timed else (self.plain.low, self.plain.high)
            self.change = replace(self.change, span=span)

    def _choices(self) -> list[str]:
        """What can be done here: the slot's own, then others of its pattern, nearest first."""
        first = self.item.exercise
        others = (exercise.id for exercise in self.logbook.alternatives(first.id))
        names = dict.fromkeys((first.id, *self.came.exercises, *others))
        owned = self.logbook.inventory()
        known = [e for e in (self.named(name) for name in names) if e is not None]
        return [e.id for e in known if owned.allows(e)] or [first.id]

    def do_as_it_came(self, key: str) -> None:
        """The values as they came."""
        self.typed = ""
        self.change = Change()
        self.read()

    def do_save(self, key: str) -> None:
        """Store the slot."""
        self._settle()
        if self.problem:
            raise BadValue(self.problem)
        stored = self.logbook.slot_change(self.program.id, self.item.day, self.item.number)
        kept = checked(self.plain, self.came, self.change, self.logbook.catalog)
        stands = self.item.decision.exercise
        if kept == stored and self.change.exercise in ("", stored.exercise, stands):
            self.app.back()
            self.app.say("nothing was changed")
            return
        if self.change == Change() and stored != Change():
            found = self.logbook.reset_program(self.program.id, (self.item.day, self.item.number))
        else:
            found = self.logbook.change_slot(
                self.program.id, self.item.day, self.item.number, self.change
            )
        self.app.back()
        self.app.wrote()
        yours = ", yours" if found.changed else " as it came"
        self.app.say_kept(f"saved: {found.name}{yours}")
