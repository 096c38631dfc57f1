"""A set's values while they are edited: typed, stepped, taken back. Nothing of it is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.domain.errors import OverloadError
from tracker.domain.exercise import Exercise
from tracker.domain.log import NewSet
from tracker.domain.target import Resistance
from tracker.domain.value import replace
from tracker.tui import commands
from tracker.tui.commands.history import EDIT
from tracker.tui.state import HOLD_STEP

if TYPE_CHECKING:
    from tracker.logbook import Logbook

EFFORTS = ("none", "easy", "good", "max", "broke")
"""What one step more or less goes through; ``none`` is not told."""
LONGEST = 8
"""Characters of a typed value."""


class Draft:
    """``was`` is the set as it is in the log, ``done`` what it would be, ``field`` the one in
    hand and ``typed`` its text where digits were typed. Values follow the rules of the log line."""

    def __init__(self, book: Logbook, exercise: Exercise, was: NewSet) -> None:
        self.book = book
        self.exercise = exercise
        self.was = self.done = was
        self.fields = _fields(exercise, was)
        self.field = self.fields[0]
        self.typed = ""

    @property
    def dirty(self) -> bool:
        """Whether something would be saved."""
        return bool(self.typed) or self.done != self.was

    def unfinished(self) -> str | None:
        """What is typed where it makes no value (yet)."""
        if not self.typed:
            return None
        try:
            self._with(self._word())
        except OverloadError:
            return self.typed
        return None

    def settle(self) -> None:
        """Done typing; OverloadError where what is typed makes no value."""
        if self.typed:
            self.done = self._with(self._word())
            self.typed = ""

    def turn(self, by: int) -> None:
        """To another field."""
        self.settle()
        at = self.fields.index(self.field) + by
        self.field = self.fields[max(0, min(at, len(self.fields) - 1))]

    def put(self, field: str, value: str) -> None:
        """Give a field a value in words, and take it in hand."""
        self.typed = ""
        self.field = field
        self.done = self._with(value)

    def digit(self, key: str) -> None:
        """One more digit of the field in hand."""
        if self.field == "note":
            raise OverloadError(f"{commands.now(EDIT, '#')} writes the note.")
        if self.field in ("band", "warmup"):
            more, less = (commands.now(EDIT, key) for key in "+-")
            raise OverloadError(f"{more} and {less} change it.")
        if len(self.typed) < LONGEST:
            self._type(self.typed + key)

    def point(self) -> None:
        """A fraction of a weight or a height."""
        if self.field in ("load", "height") and self.typed and "." not in self.typed:
            self._type(f"{self.typed}.")

    def side(self) -> None:
        """What is typed next is the right side's."""
        if self.field not in ("reps", "seconds"):
            return
        if self.exercise.side != "each":
            raise OverloadError(f"{self.exercise.short} has no left and right to count apart.")
        if "/" not in self.typed:
            self._type(f"{self.typed or self.done.count}/")

    def erase(self) -> None:
        """Take back a digit; where none is typed, the field's change."""
        if self.typed:
            self._type(self.typed[:-1])
        if not self.typed:
            self.done = _with_field(self.field, self.was, self.done)

    def step(self, by: int) -> None:
        """One more or less of the field in hand, or the next owned."""
        self.settle()
        done, name = self.done, self.field
        if name in ("reps", "seconds"):
            by *= HOLD_STEP if done.timed else 1
            right = None if done.right is None else max(0, done.right + by)
            self.done = replace(done, count=max(0, done.count + by), right=right)
        elif name == "effort":
            now = "none" if done.effort is None else done.effort.text
            at = EFFORTS.index(now) if now in EFFORTS else EFFORTS.index("good")
            self.put(name, EFFORTS[(at + by) % len(EFFORTS)])
        elif name == "pain":
            pain = (-1 if done.pain is None else done.pain) + by
            self.put(name, "none" if pain < 0 else str(min(10, pain)))
        elif name == "warmup":
            self.put(name, "no" if done.warmup else "yes")
        elif name == "note":
            raise OverloadError(f"{commands.now(EDIT, '#')} writes the note.")
        else:
            self.done = replace(done, resistance=self._owned(by))

    def _with(self, value: str) -> NewSet:
        return self.book.edited(self.exercise, self.done, {self.field: value})

    def _word(self) -> str:
        """What is typed as the log line has it; a bare weight is in the set's own unit."""
        if self.field == "load":
            load = self.was.resistance.load
            sign = "-" if self.exercise.kind == "assisted" else ""
            return f"{sign}{self.typed}{self.book.units() if load is None else load.unit}"
        return f"rir{self.typed}" if self.field == "effort" else self.typed

    def _type(self, text: str) -> None:
        """The field's text; its value follows as soon as it is one."""
        self.typed = text
        if text:
            try:
                self.done = self._with(self._word())
            except OverloadError:
                return

    def _owned(self, by: int) -> Resistance:
        """The next owned load, band or height up or down."""
        here = self.done.resistance
        if self.field == "height":
            steps = sorted(self.book.inventory().steps, reverse=by < 0)
            past = [step for step in steps if (step - (here.height_cm or 0.0)) * by > 0]
            if not past:
                raise OverloadError("You own no other step there.")
            return replace(here, height_cm=past[0])
        owned = self.book.owned(self.exercise, here)
        at = next((n for n, each in enumerate(owned) if each.same_as(here)), None)
        if at is None:
            # Something no longer owned: on to what is next to it.
            at = sum(1 for each in owned if _kg(each) < _kg(here)) - (1 if by > 0 else 0)
        if not 0 <= at + by < len(owned):
            raise OverloadError(f"You own no other {self.field} there.")
        return replace(owned[at + by], height_cm=here.height_cm)


def _kg(at: Resistance) -> float:
    return 0.0 if at.load is None else at.load.kg


def _fields(exercise: Exercise, done: NewSet) -> list[str]:
    """The fields of a set, in the order shown."""
    found = ["seconds" if done.timed else "reps"]
    at = done.resistance
    if exercise.kind in ("external", "barbell", "machine", "assisted") or at.load is not None:
        found.append("load")
    if exercise.kind == "band" or at.band is not None:
        found.append("band")
    if exercise.uses_height or at.height_cm is not None:
        found.append("height")
    return [*found, "effort", "pain", "warmup", "note"]


def _with_field(field: str, source: NewSet, into: NewSet) -> NewSet:
    """``into`` with one field as ``source`` has it."""
    at, was = into.resistance, source.resistance
    match field:
        case "reps" | "seconds":
            return replace(into, count=source.count, right=source.right)
        case "load":
            return replace(into, resistance=replace(at, load=was.load))
        case "band":
            return replace(into, resistance=replace(at, band=was.band))
        case "height":
            return replace(into, resistance=replace(at, height_cm=was.height_cm))
        case _:
            return replace(into, **{field: getattr(source, field)})
