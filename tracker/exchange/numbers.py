"""Numbers, units and spans of time as files write them."""

from __future__ import annotations

import re

from tracker.exchange.records import BadRow

_PLAIN = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,2})?", re.ASCII)
_LOCAL = re.compile(r"([+-]?)(\d+(?:[.,' ]\d{3})*(?:[.,]\d+)?)\s*([^\d\s].*)?", re.ASCII)
_SPAN = re.compile(r"(\d+)\s*(h|m|s)", re.ASCII)

TOO_LONG = 12 * 3600
"""Seconds; a longer workout is a timer that was left running, so its end is unknown."""

_UNITS = {
    "kg": "kg", "kgs": "kg", "kilogram": "kg", "kilograms": "kg", "kilo": "kg",
    "lb": "lb", "lbs": "lb", "pound": "lb", "pounds": "lb",
}  # fmt: skip
MILE = 1609.344
"""Metres."""

_METRES = {
    "m": 1.0, "meter": 1.0, "meters": 1.0, "metres": 1.0,
    "km": 1000.0, "kms": 1000.0, "kilometers": 1000.0, "kilometres": 1000.0,
    "mi": MILE, "mile": MILE, "miles": MILE,
    "ft": 0.3048, "feet": 0.3048, "yd": 0.9144, "yards": 0.9144, "yard": 0.9144,
    "cm": 0.01, "in": 0.0254, "inches": 0.0254,
}  # fmt: skip


def number(text: str) -> float | None:
    """A plain number, None for an empty field; BadRow for anything else, ``nan`` included."""
    given = text.strip()
    if not given:
        return None
    if _PLAIN.fullmatch(given) is None:
        raise BadRow(f"{_shown(given)} is not a number")
    return float(given)


def decimal(text: str) -> float | None:
    """A number that may have a decimal comma (``22,5``), None for an empty field."""
    given = text.strip()
    return number(given.replace(",", ".")) if given.count(",") == 1 else number(given)


def whole(text: str) -> int | None:
    """Reps: a whole number, ``8.0`` included; None for an empty field."""
    value = number(text)
    if value is None:
        return None
    if value != int(value) or value < 0:
        raise BadRow(f"{_shown(text)} is not a number of reps")
    return int(value)


def localized(text: str, comma: bool) -> tuple[float | None, str]:
    """(number, word behind it) of ``92,50 kg`` or ``1,000.50 lb``.

    ``comma`` says that the decimal sign is a comma; (None, "") for an empty field.
    """
    given = " ".join(text.replace("\u202f", " ").split())
    if not given:
        return None, ""
    match = _LOCAL.fullmatch(given)
    if match is None:
        raise BadRow(f"{_shown(given)} is not a number")
    point, group = (",", ".") if comma else (".", ",")
    digits = match[2].replace(" ", "").replace("'", "").replace(group, "")
    if digits.count(point) > 1:
        raise BadRow(f"{_shown(given)} is not a number")
    return float(match[1] + digits.replace(point, ".")), (match[3] or "").strip()


def unit_of(word: str) -> str | None:
    """``kg`` or ``lb`` for a word that means one of them, None for an empty one."""
    given = word.strip().rstrip(".").lower()
    if not given:
        return None
    if given not in _UNITS:
        raise BadRow(f"{_shown(word)} is not a unit of weight")
    return _UNITS[given]


def metres_per(word: str) -> float:
    """Metres in a unit of distance; 0 for a word that is none (``kg`` beside a side plank)."""
    return _METRES.get(word.strip().rstrip(".").lower(), 0.0)


def clock(text: str) -> float | None:
    """Seconds of ``0:09:21``, ``9:21`` or ``561``; None for an empty field."""
    given = text.strip()
    if ":" not in given:
        return number(given)
    parts = [whole(part) for part in given.split(":")]
    if len(parts) > 3 or None in parts:
        raise BadRow(f"{_shown(given)} is not a time")
    seconds = 0
    for part in parts:
        seconds = seconds * 60 + (part or 0)
    return float(seconds)


def span(text: str) -> float | None:
    """Seconds of ``1h 5m``, ``38min``, ``55s`` or plain seconds.

    None where it is empty, not understood, or longer than :data:`TOO_LONG`.
    """
    given = text.strip().lower()
    if given.isascii() and given.isdigit() and len(given) < 9:
        seconds = int(given)
    else:
        found = _SPAN.findall(given)
        seconds = sum(int(n[:6]) * {"h": 3600, "m": 60, "s": 1}[unit] for n, unit in found)
    return float(seconds) if 0 < seconds <= TOO_LONG else None


def rpe(text: str) -> float | None:
    """An RPE from 0 to 10; None for an empty field."""
    value = decimal(text)
    if value is not None and not 0 <= value <= 10:
        raise BadRow(f"{_shown(text)} is not an RPE")
    return value


_ASSISTED = re.compile(r"assist|asist|unterst[uü]tz|destekli|wspomagan|geassist|гравитрон|помощ")


def is_assisted(name: str) -> bool:
    """Whether a name says that its load is help (``Pull Up (Assisted)``, in ten languages)."""
    return _ASSISTED.search(name.casefold()) is not None


def _shown(text: str) -> str:
    return repr(text if len(text) <= 40 else text[:39] + "…")
