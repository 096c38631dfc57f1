"""What the user owns, and what an exercise can be done with."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from tracker.domain.exercise import Exercise
from tracker.domain.units import Load, number
from tracker.domain.value import Value

THINGS = ("ball", "bench", "chair", "rack", "machine", "sliders")
"""What is owned or not, without a size."""

MACHINE_STEPS = tuple(Load(float(kg)) for kg in range(5, 105, 5))
"""A stack's usual pins; machines are not listed weight by weight."""


class Inventory(Value):
    """Loads as given, lightest first; ``bands`` from light to strong; ``steps`` in cm.

    ``dumbbells`` are pairs. ``plates`` are pairs too, one to each side of the bar.
    ``assumed`` marks the usual steps taken for granted while nothing was ever set.
    """

    dumbbells: tuple[Load, ...] = ()
    single_dumbbells: tuple[Load, ...] = ()
    kettlebells: tuple[Load, ...] = ()
    barbell: Load | None = None
    plates: tuple[Load, ...] = ()
    bands: tuple[str, ...] = ()
    steps: tuple[float, ...] = ()
    things: frozenset[str] = frozenset()
    assumed: bool = False

    def has(self, gear: str, implements: int = 1) -> bool:
        """Whether one kind of gear is there, for one or two implements."""
        match gear:
            case "dumbbells":
                return bool(self.dumbbells or (implements == 1 and self.single_dumbbells))
            case "kettlebell":
                return bool(self.kettlebells)
            case "barbell":
                return self.barbell is not None
            case "band":
                return bool(self.bands)
            case "step":
                return bool(self.steps)
            case _:
                return gear in self.things

    def allows(self, exercise: Exercise) -> bool:
        """Whether everything the exercise needs is owned."""
        return not self.missing(exercise)

    def missing(self, exercise: Exercise) -> tuple[str, ...]:
        """What the exercise needs and is not owned, each need in words (``chair or bench``)."""
        return tuple(
            " or ".join(options)
            for options in exercise.needs
            if not any(self.has(gear, exercise.implements) for gear in options)
        )

    def loads(self, exercise: Exercise) -> tuple[Load, ...]:
        """The owned loads per implement for this exercise, lightest first."""
        if exercise.kind == "barbell":
            return self._bar_loads()
        if exercise.kind in ("machine", "assisted"):
            return MACHINE_STEPS if self.has("machine") else ()
        if exercise.kind != "external":
            return ()
        gear = {g for options in exercise.needs for g in options}
        owned: list[Load] = []
        if "dumbbells" in gear:
            owned += self.dumbbells
            if exercise.implements == 1:
                owned += self.single_dumbbells
        if "kettlebell" in gear and exercise.implements == 1:
            owned += self.kettlebells
        return distinct(owned)

    def _bar_loads(self) -> tuple[Load, ...]:
        """Every total of the bar and any pairs of plates, in the bar's unit."""
        if self.barbell is None:
            return ()
        totals = {0.0}
        for plate in self.plates:
            pair = 2 * plate.kg
            totals |= {total + pair for total in totals}
        if self.barbell.unit == "lb":
            unit_kg = Load(1.0, "lb").kg
            return distinct(
                Load(self.barbell.value + round(t / unit_kg * 4) / 4, "lb") for t in totals
            )
        return distinct(Load(round(self.barbell.value + t, 2)) for t in totals)

    def to_json(self) -> dict[str, Any]:
        """As stored; weights as given."""
        return {
            "dumbbells": [str(w) for w in self.dumbbells],
            "single-dumbbells": [str(w) for w in self.single_dumbbells],
            "kettlebells": [str(w) for w in self.kettlebells],
            "barbell": None if self.barbell is None else str(self.barbell),
            "plates": [str(w) for w in self.plates],
            "bands": list(self.bands),
            "steps": list(self.steps),
            "things": sorted(self.things),
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Inventory:
        """The inventory behind ``to_json``."""

        def loads(key: str) -> tuple[Load, ...]:
            return tuple(_load(text) for text in data[key])

        return cls(
            loads("dumbbells"),
            loads("single-dumbbells"),
            loads("kettlebells"),
            None if data["barbell"] is None else _load(data["barbell"]),
            loads("plates"),
            tuple(data["bands"]),
            tuple(data["steps"]),
            frozenset(data["things"]),
        )

    def words(self) -> list[tuple[str, str]]:
        """Name and value of everything owned, for people and for ``inventory set``."""
        rows = [
            ("dumbbells", _join(self.dumbbells)),
            ("single-dumbbells", _join(self.single_dumbbells)),
            ("kettlebells", _join(self.kettlebells)),
            ("barbell", "" if self.barbell is None else _join([self.barbell])),
            ("plates", _join(self.plates)),
            ("bands", ",".join(self.bands)),
            ("steps", ",".join(number(step) for step in self.steps)),
        ]
        return [row for row in rows if row[1]] + [(thing, "") for thing in sorted(self.things)]


def _load(text: str) -> Load:
    value, unit = text.split()
    return Load(float(value), unit)


def _join(loads: Iterable[Load]) -> str:
    return ",".join(f"{number(w.value)}{'lb' if w.unit == 'lb' else ''}" for w in loads)


def distinct(loads: Iterable[Load]) -> tuple[Load, ...]:
    """Lightest first, without the same weight twice."""
    ordered = sorted(loads, key=lambda load: load.kg)
    return (*ordered[:1], *(b for a, b in pairwise(ordered) if b.kg - a.kg >= 0.01))


USUAL = Inventory(
    dumbbells=tuple(Load(float(kg)) for kg in range(2, 42, 2)),
    bands=("yellow", "red", "green"),
    steps=tuple(float(cm) for cm in range(10, 55, 5)),
    assumed=True,
)
"""Taken for granted until the user says what is owned: usual steps and nothing else."""
