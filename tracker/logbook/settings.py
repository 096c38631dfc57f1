"""Settings: every key with its default, what it accepts, and the sentence for what it doesn't."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tracker.coach.case import MODES, STATUSES
from tracker.domain.errors import BadValue, UnknownName
from tracker.domain.units import number

if TYPE_CHECKING:
    from tracker.catalog import Catalog

DEFAULT_PROGRAM = "build"

WORDS: dict[str, tuple[str, tuple[str, ...]]] = {
    "mode": ("two-sessions", MODES),
    "status": ("new", STATUSES),
    "units": ("kg", ("kg", "lb")),
    "back": ("normal", ("normal", "sensitive")),
    "glyphs": ("unicode", ("unicode", "ascii")),
    "theme": ("auto", ("auto", "dark", "light")),
    "rest-timer": ("on", ("on", "off")),
    "bell": ("on", ("on", "off")),
    "week-start": ("monday", ("monday", "sunday")),
    "first-start": ("open", ("open", "new", "trained", "returning", "skipped")),
}
"""Keys that take one of a few words: default first."""

ELSEWHERE = {
    "slot.": "A slot is changed by overload program slot, like: program slot build day-1 2 sets=4.",
    "add-in": "Moves are put into a day by overload program add-in, like: program add-in day-1 "
    "cook-hip-lift.",
}
"""Settings with a command of their own that checks them."""


def defaults(catalog: Catalog) -> dict[str, str]:
    """Every key with its default, thresholds as RULE.PARAMETER."""
    keys = {key: default for key, (default, _) in WORDS.items()}
    keys["program"] = DEFAULT_PROGRAM
    keys["favourites"] = ""
    return keys | {key: number(p.default) for key, p in catalog.parameters().items()}


def in_force(stored: Mapping[str, str], catalog: Catalog) -> dict[str, str]:
    """Every key with the value in force."""
    return defaults(catalog) | dict(stored)


def thresholds(stored: Mapping[str, str], catalog: Catalog) -> dict[str, float]:
    """The rules' numbers in force, RULE.PARAMETER -> number."""
    found = {key: p.default for key, p in catalog.parameters().items()}
    return found | {key: float(text) for key, text in stored.items() if key in found}


def accepted(key: str, value: str, catalog: Catalog) -> tuple[str, str]:
    """The key and value as stored; BadValue or UnknownName with one sentence otherwise."""
    if key.startswith("mode."):
        exercise = catalog.resolve(key[5:].replace("_", " "))
        return f"mode.{exercise.id}", _word(key, value, MODES)
    if key == "program":
        if value not in catalog.programs:
            known = ", ".join(sorted(catalog.programs))
            raise UnknownName(f"There is no program {value!r}; there are: {known}.")
        return key, value
    if key == "favourites":
        names = [name for name in value.split(",") if name.strip()]
        return key, ",".join(catalog.resolve(name.strip()).id for name in names)
    if key in WORDS:
        return key, _word(key, value, WORDS[key][1])
    for lead, sentence in ELSEWHERE.items():
        if key.startswith(lead):
            raise BadValue(sentence)
    parameters = catalog.parameters()
    if key in parameters:
        p = parameters[key]
        given = _number(key, value)
        if not p.min <= given <= p.max:
            raise BadValue(f"{key} takes {number(p.min)} to {number(p.max)}, not {value}.")
        return key, number(given)
    raise unknown(key, catalog)


def unknown(key: str, catalog: Catalog) -> UnknownName:
    """The error for a key that is none, with the nearest ones."""
    from difflib import get_close_matches

    near = tuple(get_close_matches(key, defaults(catalog), 3, 0.4))
    hint = f" Did you mean {', '.join(near)}?" if near else ""
    return UnknownName(f"There is no setting {key!r}.{hint}", near)


def _word(key: str, value: str, words: tuple[str, ...]) -> str:
    if value not in words:
        raise BadValue(f"{key} is one of {', '.join(words)}, not {value!r}.")
    return value


def _number(key: str, value: str) -> float:
    plain = value.strip()
    if not plain.isascii() or not plain.replace(".", "", 1).isdigit():
        raise BadValue(f"{key} is a number, not {value!r}.")
    return float(plain)
