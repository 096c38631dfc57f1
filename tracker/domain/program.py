"""Programs: days of slots, with what surrounds them."""

from __future__ import annotations

from typing import Literal

from tracker.domain.value import Value

Structure = Literal["straight", "circuit"]


class Slot(Value):
    """A place in a day: exercises in order of preference, the last needing nothing.

    ``low``-``high`` are reps, or seconds for timed exercises. ``turns_with`` names the title of
    another slot this one takes turns with, session by session. ``gentle`` comes before the others
    for a sensitive back. ``rest_s`` is (shortest, longest) seconds, None for the program's.
    """

    exercises: tuple[str, ...]
    sets: int
    low: int
    high: int
    title: str = ""
    turns_with: str = ""
    gentle: tuple[str, ...] = ()
    rest_s: tuple[int, int] | None = None


class Day(Value):
    """One training day. ``optional`` days may be skipped; ``pick`` lets the user choose."""

    id: str
    name: str
    slots: tuple[Slot, ...]
    optional: bool = False
    pick: int = 0


class RoutineItem(Value):
    """One line of a warm-up or cool-down: what, its dose in words, and seconds when timed."""

    text: str
    dose: str = ""
    seconds: int = 0
    source: str = ""


class Routine(Value):
    """A warm-up, cool-down or stretch routine; ``minutes`` is 0 where no time is given."""

    id: str
    name: str
    items: tuple[RoutineItem, ...]
    minutes: int = 0
    summary: str = ""
    source: str = ""


class Program(Value):
    """Days in order, and the limits around them.

    ``rest_s`` is (shortest, longest) seconds between sets, None where rest is as needed.
    ``max_jump`` lowers the acceptable load jump (a fraction), None for the rule's own.
    ``hamstring_limit`` is how many hamstring-primary exercises one session may hold.
    ``sets`` of ``low``-``high`` is the dose of picked exercises and of slots that give none.
    ``exercises`` is (fewest, most) in one session; ``add_in`` the same where a few of its moves
    are put into another leg day. ``layers`` are the slots added one by one as it gets easy, in
    order. ``menu`` lists what the source offers to choose from. ``changed`` says that the user
    changed some of its slots.
    """

    id: str
    name: str
    summary: str
    structure: Structure
    days: tuple[Day, ...]
    week_min: int
    week_max: int
    rest_days: int
    rest_s: tuple[int, int] | None
    hamstring_limit: int
    warm_up: str
    cool_down: str
    rest_day_allows: tuple[str, ...] = ()
    minutes: tuple[int, int] | None = None
    max_jump: float | None = None
    source: str = ""
    notes: tuple[str, ...] = ()
    sets: int = 3
    low: int = 8
    high: int = 12
    exercises: tuple[int, int] | None = None
    add_in: tuple[int, int] | None = None
    layers: tuple[Slot, ...] = ()
    menu: tuple[str, ...] = ()
    changed: bool = False

    @property
    def called(self) -> str:
        """``build``; ``build, yours`` where the user changed slots of it."""
        return f"{self.id}, yours" if self.changed else self.id

    def day(self, day_id: str) -> Day:
        """The day with this id; KeyError where there is none."""
        for day in self.days:
            if day.id == day_id:
                return day
        raise KeyError(day_id)


class RuleInfo(Value):
    """A rule as the user reads it. ``parameters`` are its thresholds, NAME -> default."""

    id: str
    kind: str
    title: str
    text: str
    source: str
    grade: str
    parameters: tuple[tuple[str, float], ...] = ()


class Parameter(Value):
    """A threshold of a rule, a setting named ``RULE.NAME`` between ``min`` and ``max``."""

    rule: str
    name: str
    default: float
    min: float
    max: float
    unit: str
    text: str

    @property
    def key(self) -> str:
        """The setting's name, e.g. ``sore-hold.soreness``."""
        return f"{self.rule}.{self.name}"


class MuscleInfo(Value):
    """A muscle group: its ``parts`` by anatomical name, what it does, and facts about it."""

    id: str
    name: str
    parts: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    source: str = ""
