"""Weights as given (a 25 lb dumbbell stays 25 lb) beside their kilograms."""

from __future__ import annotations

import re

from tracker.domain.errors import BadValue
from tracker.domain.value import Value

KG_PER_LB = 0.45359237
"""International avoirdupois pound, exact by definition."""

MAX_KG = 1000.0
"""Beyond any implement a person lifts; a larger number is a typing error."""

BODY_KG = (20.0, 400.0)
"""What a lifter weighs, at least and at most; anything else is a typing error."""

_LOAD = r"^(-?\d+(?:[.,]\d+)?)\s*(kg|kgs|lb|lbs)?$"


class Load(Value):
    """A weight in the unit it was given in; ``unit`` is ``kg`` or ``lb``.

    For assisted exercises ``value`` is the help, positive.
    """

    value: float
    unit: str = "kg"

    @property
    def kg(self) -> float:
        """Kilograms, rounded to a tenth of a gram so equal weights compare equal."""
        return round(self.value * (KG_PER_LB if self.unit == "lb" else 1.0), 4)

    def __str__(self) -> str:
        return f"{number(self.value)} {self.unit}"


def number(value: float) -> str:
    """A number as people write it: ``12``, ``12.5``, never ``12.0`` or ``1e+01``."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def parse_load(text: str, unit: str = "kg") -> Load:
    """Read ``12kg``, ``25 lb``, ``12`` (in ``unit``) or ``-20kg``; raise BadValue otherwise."""
    match = re.match(_LOAD, text.strip(), re.IGNORECASE | re.ASCII)
    if match is None:
        raise BadValue(f"{text.strip()!r} is not a weight; write it like 12kg or 25lb.")
    value = float(match[1].replace(",", "."))
    given = (match[2] or unit).lower().rstrip("s")
    load = Load(value, given)
    if abs(load.kg) > MAX_KG:
        raise BadValue(f"{load} is more than anyone lifts; the most is {number(MAX_KG)} kg.")
    return load


def in_unit(kg: float, unit: str) -> Load:
    """Kilograms shown in ``unit``, rounded to a quarter for pounds."""
    if unit == "lb":
        return Load(round(kg / KG_PER_LB * 4) / 4, "lb")
    return Load(round(kg, 2), "kg")
