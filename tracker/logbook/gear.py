"""What is owned, as people type it: ``dumbbells=4,25lb``, ``ball``, and ``4 6 8`` for a kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from tracker.domain.errors import BadValue, UnknownName
from tracker.domain.exercise import Exercise
from tracker.domain.inventory import THINGS, Inventory, distinct
from tracker.domain.text import clean
from tracker.domain.units import Load, number, parse_load
from tracker.domain.value import replace

LISTS = {
    "dumbbells": "dumbbells",
    "single-dumbbells": "single_dumbbells",
    "kettlebells": "kettlebells",
    "plates": "plates",
}
"""Names of lists of weights and their fields."""

SIZED = (*LISTS, "barbell", "bands", "steps")
EXAMPLES = {
    "dumbbells": "4 6 8 10",
    "single-dumbbells": "12 16",
    "kettlebells": "8 12 16",
    "plates": "1.25 2.5 5 10",
    "barbell": "20",
    "bands": "yellow red green",
    "steps": "20 30 40",
}
"""Usual sizes of each kind, as they are typed in kilograms."""

LONGEST_BAND = 20
LOWEST_CM, HIGHEST_CM = 1.0, 200.0
CM_PER_INCH = 2.54
MOST, MOST_PLATES = 100, 12
"""Sizes of one kind; fewer of plates, whose sums are all reckoned."""

_MAYBE_DECIMAL = re.compile(r"(?<![\d.])(?<!\d,)\d+,\d+(?![\d.]|,\d)", re.ASCII)
"""``1,25``, which may be one number; ``4,6,8`` and ``1.25,2.5`` can only be several."""


def added(owned: Inventory, items: Iterable[str], unit: str) -> Inventory:
    """What is owned with the items added; BadValue or UnknownName for what is none."""
    things = set(owned.things)
    changed: dict[str, Any] = {"assumed": False}
    for name, values in _read(items):
        if name in THINGS:
            things.add(name)
            continue
        if values is None:
            raise BadValue(f"{name} needs sizes, like {_example(name)}.")
        if name in LISTS:
            field = LISTS[name]
            before = changed.get(field, getattr(owned, field))
            changed[field] = _few(name, distinct((*before, *_loads(name, values, unit))))
        elif name == "barbell":
            changed["barbell"] = _one_bar(values, unit)
        elif name == "bands":
            changed["bands"] = _few(name, _with_bands(changed.get("bands", owned.bands), values))
        else:
            steps = {*changed.get("steps", owned.steps), *map(_height, values)}
            changed["steps"] = _few(name, tuple(sorted(steps)))
    return replace(owned, things=frozenset(things), **changed)


def removed(owned: Inventory, items: Iterable[str], unit: str) -> Inventory:
    """What is owned without the items; BadValue where one was not owned."""
    if owned.assumed:
        raise BadValue("Nothing was set yet; overload inventory set says what you own.")
    things = set(owned.things)
    changed: dict[str, Any] = {}
    for name, values in _read(items):
        if name in THINGS:
            if name not in things:
                raise BadValue(f"You own no {name}.")
            things.remove(name)
            continue
        field = LISTS.get(name, name)
        before = changed.get(field, getattr(owned, field))
        if not before:
            raise BadValue(f"You own no {name}.")
        if values is None:
            changed[field] = None if name == "barbell" else ()
            continue
        left = [before] if name == "barbell" else list(before)
        for value in values:
            found = next((each for each in left if _same(name, each, value, unit)), None)
            if found is None:
                raise BadValue(f"You own no {value!r} among {name}.")
            left.remove(found)
        changed[field] = next(iter(left), None) if name == "barbell" else tuple(left)
    return replace(owned, things=frozenset(things), **changed)


def _same(name: str, owned: Any, value: str, unit: str) -> bool:
    if name in LISTS or name == "barbell":
        return bool(abs(owned.kg - _loads(name, [value], unit)[0].kg) < 0.01)
    if name == "bands":
        return bool(owned.casefold() == value.casefold())
    return bool(owned == _height(value))


def _read(items: Iterable[str]) -> list[tuple[str, list[str] | None]]:
    """(name, values) of each item; None where it has no ``=``."""
    found: list[tuple[str, list[str] | None]] = []
    for item in items:
        name, sign, values = clean(item).strip().partition("=")
        name = name.strip().lower()
        if name not in THINGS and name not in SIZED:
            known = ", ".join((*SIZED, *THINGS))
            raise UnknownName(f"{name!r} is nothing to own here; there are: {known}.")
        if sign and name in THINGS:
            raise BadValue(f"{name} has no sizes; write {name} alone.")
        _refuse_two_readings(name, values)
        parts = [part.strip() for part in values.split(",")]
        if sign and not all(parts):
            raise BadValue(f"A size is missing in {item!r}; write {_example(name)}.")
        found.append((name, parts if sign else None))
    return found


def _refuse_two_readings(name: str, values: str) -> None:
    """BadValue where a comma may be a decimal one, since blanks part sizes beside it."""
    if name == "bands" or len(values.split()) < 2:
        return
    either = _MAYBE_DECIMAL.search(values)
    if either:
        raise BadValue(
            f"{either[0]} could be one size or two; write {either[0].replace(',', '.')}, or part "
            "all sizes with commas alone."
        )


def _example(name: str) -> str:
    examples = {"bands": "bands=yellow,red,green", "steps": "steps=20,30", "barbell": "barbell=20"}
    return examples.get(name, f"{name}=4,6,8")


def _few(name: str, values: tuple[Any, ...]) -> tuple[Any, ...]:
    most = MOST_PLATES if name == "plates" else MOST
    if len(values) > most:
        raise BadValue(f"{name} takes at most {most} sizes.")
    return values


def _loads(name: str, values: Sequence[str], unit: str) -> list[Load]:
    loads = [parse_load(value, unit) for value in values]
    for load in loads:
        if load.value <= 0:
            raise BadValue(f"A weight among {name} is more than 0, not {load}.")
        if round(load.value, 2) != load.value:
            raise BadValue(f"A weight has at most two decimals, not {load.value}.")
    return loads


def _one_bar(values: Sequence[str], unit: str) -> Load:
    loads = _loads("barbell", values, unit)
    if len(loads) != 1:
        raise BadValue("One barbell counts; write barbell=20.")
    return loads[0]


def _with_bands(before: Sequence[str], values: Iterable[str]) -> tuple[str, ...]:
    bands = list(before)
    for value in values:
        if not value.replace("-", "").isalnum() or len(value) > LONGEST_BAND:
            raise BadValue(
                f"{value!r} can't name a band; use one word of letters, up to {LONGEST_BAND}."
            )
        if value.casefold() not in {band.casefold() for band in bands}:
            bands.append(value)
    return tuple(bands)


def _height(value: str) -> float:
    lower = value.lower()
    text, inches = (lower[:-2], True) if lower.endswith("in") else (lower.removesuffix("cm"), False)
    plain = text.strip()
    if not plain.isascii() or not plain.replace(".", "", 1).isdigit() or len(plain) > 7:
        raise BadValue(f"{value!r} is not a step height; write cm, like steps=20,30.")
    height = round(float(plain) * (CM_PER_INCH if inches else 1.0), 2)
    if not LOWEST_CM <= height <= HIGHEST_CM:
        raise BadValue(
            f"A step of {number(height)} cm can't be; heights go from {number(LOWEST_CM)} to "
            f"{number(HIGHEST_CM)} cm."
        )
    return height


def kinds() -> tuple[str, ...]:
    """Everything that can be owned, what has sizes first."""
    return (*SIZED, *THINGS)


def shown(owned: Inventory, name: str, unit: str) -> str:
    """The sizes of a kind as a person types them, ``4 6 8 25lb``; "" where none is owned."""
    found = dict(owned.words()).get(name, "")
    texts = found.split(",") if found else []
    if unit == "lb" and name not in ("bands", "steps"):
        # In pounds a bare number is pounds, so kilograms carry their unit.
        texts = [t.removesuffix("lb") if t.endswith("lb") else f"{t}kg" for t in texts]
    return " ".join(texts)


def typed(owned: Inventory, name: str, text: str, unit: str) -> Inventory:
    """What is owned with a kind's sizes as typed, blanks or commas between; none: not owned.

    The kind may stand before them, as on the command line: ``steps=20,30``.
    """
    before, sign, after = clean(text).partition("=")
    named = bool(sign) and before.strip().lower() == name
    sizes = after if named else clean(text)
    _refuse_two_readings(name, sizes)
    parts = sizes.replace(",", " ").split()
    field = LISTS.get(name, name)
    nothing = replace(owned, assumed=False, **{field: None if name == "barbell" else ()})
    return added(nothing, [f"{name}={','.join(parts)}"], unit) if parts or named else nothing


def ticked(owned: Inventory, name: str) -> Inventory:
    """What is owned with a thing that has no sizes, or without it where it was owned."""
    return replace(owned, assumed=False, things=owned.things ^ {name})


def opens(owned: Inventory, exercises: Iterable[Exercise]) -> list[tuple[str, list[Exercise]]]:
    """What is not owned, each with the exercises it alone would open, most first; what has sizes
    counts in the usual ones."""
    base = Inventory() if owned.assumed else owned
    closed = [exercise for exercise in exercises if not base.allows(exercise)]
    found = []
    for name in kinds():
        if name in base.things or shown(base, name, "kg"):
            continue
        more = ticked(base, name) if name in THINGS else typed(base, name, EXAMPLES[name], "kg")
        found.append((name, [exercise for exercise in closed if more.allows(exercise)]))
    return sorted([row for row in found if row[1]], key=lambda row: -len(row[1]))
