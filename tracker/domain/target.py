"""A target: sets x range @ resistance and height; and the plan in force it becomes."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from tracker.domain.units import Load, number
from tracker.domain.value import Value, replace


class Resistance(Value):
    """What makes a set hard beside the body: load per implement (help, for assisted), band, height.

    ``height_cm`` is the step; ``band`` the user's own name for it.
    """

    load: Load | None = None
    band: str | None = None
    height_cm: float | None = None

    def words(self) -> str:
        """``12 kg``, ``red``, ``h30``, ``12 kg h30`` or ``body``."""
        parts = []
        if self.load is not None:
            parts.append(str(self.load))
        if self.band is not None:
            parts.append(self.band)
        if self.height_cm is not None:
            parts.append(f"h{number(self.height_cm)}")
        return " ".join(parts) or "body"

    def same_as(self, other: Resistance) -> bool:
        """Equal within what a scale can tell (25 lb is 11.34 kg)."""
        return self is other or (
            self.band == other.band
            and _close(_kg(self.load), _kg(other.load))
            and _close(self.height_cm, other.height_cm)
        )


BODY = Resistance()


@lru_cache(maxsize=512, typed=True)
def stored_resistance(
    value: float | None, unit: str | None, band: str | None, height_cm: float | None
) -> Resistance:
    """The resistance behind stored values, one object for equal ones: most sets of a log share it.

    ``unit`` is that of ``value``, None where there is no load.
    """
    return Resistance(None if value is None else Load(value, unit or "kg"), band, height_cm)


def _kg(load: Load | None) -> float | None:
    return None if load is None else load.kg


def _close(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return (one or 0.0) == (other or 0.0)
    return abs(one - other) < 0.01


class Target(Value):
    """Sets of ``low``-``high`` reps (seconds where ``timed``) at a resistance."""

    sets: int
    low: int
    high: int
    resistance: Resistance = BODY
    timed: bool = False

    def at(self, resistance: Resistance) -> Target:
        """The same target at another resistance."""
        return replace(self, resistance=resistance)

    def to_json(self) -> dict[str, Any]:
        """The contract's form; ``load`` keeps the weight as given."""
        load = self.resistance.load
        span = [self.low, self.high]
        return {
            "sets": self.sets,
            "reps": None if self.timed else span,
            "load_kg": None if load is None else load.kg,
            "load": None if load is None else str(load),
            "band": self.resistance.band,
            "height_cm": self.resistance.height_cm,
            "seconds": span if self.timed else None,
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Target:
        """The target behind ``to_json``."""
        timed = data["reps"] is None
        low, high = data["seconds"] if timed else data["reps"]
        value, unit = None, None
        if data["load"] is not None:
            text, unit = data["load"].split()
            value = float(text)
        resistance = stored_resistance(value, unit, data["band"], data["height_cm"])
        return cls(data["sets"], low, high, resistance, timed)


class Plan(Value):
    """The plan in force for one exercise of a session: the target as shown and its rule.

    ``goal`` is what to aim for in each set, a least. ``gates`` are all that fired, since the one
    that names the rule need not be the one that reduced the target.
    """

    target: Target
    rule: str
    goal: tuple[int, ...]
    gates: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """As stored beside the session's exercise."""
        found = {"target": self.target.to_json(), "rule": self.rule, "goal": list(self.goal)}
        return {**found, "gates": list(self.gates)} if self.gates else found

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Plan:
        """The plan behind ``to_json``."""
        return cls(
            Target.from_json(data["target"]),
            data["rule"],
            tuple(data["goal"]),
            tuple(data.get("gates", ())),
        )
