"""What was done: sets, sessions and check-ins, as the log holds them."""

from __future__ import annotations

from datetime import date, datetime

from tracker.domain.effort import Effort
from tracker.domain.moment import Moment
from tracker.domain.target import BODY, Plan, Resistance
from tracker.domain.value import Value

STOP_SIGNS = ("chest-pain", "faint", "pop")
MAX_REPS, MAX_SECONDS = 500, 3600
"""The most that one set can be logged with."""


class NewSet(Value):
    """A set to be logged. For ``each`` exercises ``count`` is the left side and ``right`` the
    right one where it differs; ``count`` is reps, or seconds where ``timed``; ``pain`` is 0-10."""

    count: int
    right: int | None = None
    timed: bool = False
    resistance: Resistance = BODY
    effort: Effort | None = None
    warmup: bool = False
    pain: int | None = None
    note: str = ""

    @property
    def weaker(self) -> int:
        """Reps (or seconds) of the weaker side, the one that counts."""
        return self.count if self.right is None else min(self.count, self.right)

    @property
    def side_words(self) -> str:
        """``12``, or ``10/9`` where the sides differ."""
        return str(self.count) if self.right is None else f"{self.count}/{self.right}"


class LoggedSet(Value):
    """A set in the log. ``rev`` counts its edits; ``position`` is order, not identity."""

    id: int
    rev: int
    position: int
    entry_id: int
    at: Moment
    done: NewSet


class SlotRef(Value):
    """Which place of which program an entry fills."""

    program: str
    day: str
    slot: int


class Entry(Value):
    """One exercise in one session, with the plan in force when its first set was logged.

    ``extra`` counts sets added (positive) or skipped (negative) by the user against the plan.
    ``skipped`` marks an exercise left out today. ``chosen`` says the user swapped it in by hand.
    ``shown`` is the decision record as it was shown, JSON.
    """

    id: int
    rev: int
    session_id: int
    position: int
    exercise: str
    slot: SlotRef | None = None
    plan: Plan | None = None
    shown: str | None = None
    extra: int = 0
    skipped: bool = False
    chosen: bool = False
    sets: tuple[LoggedSet, ...] = ()

    @property
    def working(self) -> tuple[LoggedSet, ...]:
        """The logged sets that are not warm-ups."""
        return tuple(s for s in self.sets if not s.done.warmup)


class Session(Value):
    """One training date's work. ``finished`` is None while it is open."""

    id: int
    rev: int
    date: date
    started: Moment
    finished: Moment | None
    program: str | None
    day: str | None
    note: str = ""
    source: str = "app"
    entries: tuple[Entry, ...] = ()

    @property
    def set_count(self) -> int:
        """Working sets logged."""
        return sum(len(entry.working) for entry in self.entries)

    @property
    def ended(self) -> datetime:
        """Its last set or its end, whichever is later; its start where there is neither."""
        sets = [logged.at.at for entry in self.entries for logged in entry.sets]
        return max([*sets, *([] if self.finished is None else [self.finished.at])],
                   default=self.started.at)  # fmt: skip

    @property
    def minutes(self) -> int | None:
        """Whole minutes from its start to :attr:`ended`; None where all is of one moment."""
        minutes = int((self.ended - self.started.at).total_seconds() // 60)
        return minutes if minutes > 0 else None


class Soreness(Value):
    """How sore a muscle felt, 0-10."""

    id: int
    muscle: str
    level: int
    at: Moment


class Pain(Value):
    """Pain in one exercise, 0-10."""

    id: int
    exercise: str
    level: int
    at: Moment


class Activity(Value):
    """Other sport. ``intensity`` 0-10; ``legs`` says whether it taxed them."""

    id: int
    name: str
    minutes: int
    intensity: int
    legs: bool
    at: Moment


class Flag(Value):
    """A stop sign (``chest-pain faint pop``), or ``clear``."""

    id: int
    kind: str
    at: Moment
