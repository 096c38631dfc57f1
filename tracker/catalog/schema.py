"""Which keys each TOML table may have, and of what form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tracker.catalog.source import Document, Fault
from tracker.domain.exercise import KINDS, PATTERNS, SIDE_MODES

CHANGES = (
    "add-load", "add-band", "add-ball", "add-sliders", "add-machine", "raise-step", "single-leg",
    "feet-elevated", "rear-foot-up", "back-on-bench", "barbell", "kettlebell", "staggered",
    "march", "walk", "slower", "toes-up", "hug-knee", "second-weight", "longer-path",
)  # fmt: skip
"""What an edge of a ladder can change: one thing at a time."""

RULE_KINDS = ("session-gate", "exercise-gate", "progression", "note")
GRADES = ("A", "B", "C", "S", "O")
STRUCTURES = ("straight", "circuit")


def _text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _texts(value: Any) -> bool:
    return isinstance(value, list) and all(_text(item) for item in value)


def _flag(value: Any) -> bool:
    return isinstance(value, bool)


def _number(value: Any) -> bool:
    return (
        isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e6
    )  # also false for nan and inf


def _count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10_000


def _range(value: Any) -> bool:
    return (
        isinstance(value, list)
        and len(value) == 2
        and all(_count(item) for item in value)
        and 1 <= value[0] <= value[1]
    )


def _weights(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and bool(value)
        and all(_number(weight) and 0 < weight <= 1 for weight in value.values())
    )


def _one_of(*words: str) -> tuple[Callable[[Any], bool], str]:
    return (lambda value: value in words), "one of " + ", ".join(words)


TEXT = (_text, "text in quotes")
TEXTS = (_texts, "a list of texts")
FLAG = (_flag, "true or false")
NUMBER = (_number, "a number")
COUNT = (_count, "a whole number")
RANGE = (_range, "two whole numbers from 1, low then high, like [8, 12]")
WEIGHTS = (_weights, "muscles with a set weight up to 1, like { glutes = 1, hamstrings = 0.5 }")
TABLES = (lambda value: isinstance(value, list), "tables")

Form = tuple[Callable[[Any], bool], str]

_EDGE: dict[str, Form] = {
    "change": _one_of(*CHANGES), "label": TEXT, "when": TEXT, "source": TEXT,
    "grade": _one_of(*GRADES),
}  # fmt: skip
_SLOT: dict[str, Form] = {
    "exercises": TEXTS, "sets": COUNT, "reps": RANGE, "title": TEXT, "turns_with": TEXT,
    "sensitive_back": TEXTS, "rest_s": RANGE,
}  # fmt: skip

KEYS: dict[str, dict[str, Form]] = {
    "": {},
    "muscle": {
        "id": TEXT, "name": TEXT, "parts": TEXTS, "actions": TEXTS, "facts": TEXTS,
        "source": TEXT, "extend": FLAG,
    },
    "exercise": {
        "id": TEXT, "name": TEXT, "short": TEXT, "pattern": _one_of(*PATTERNS),
        "muscles": WEIGHTS, "side": _one_of(*SIDE_MODES), "kind": _one_of(*KINDS),
        "aliases": TEXTS, "needs": TEXTS, "implements": COUNT, "uses_height": FLAG,
        "timed": FLAG, "bodyweight_share": NUMBER, "level": COUNT, "source": TEXT, "rep": TEXT,
        "steps": TEXTS, "cues": TEXTS, "limits": TEXTS, "modifications": TEXTS,
        "safety": TEXTS, "extend": FLAG,
    },
    "ladder": {
        "id": TEXT, "name": TEXT, "rungs": TEXTS, "note": TEXT, "edge": TABLES,
        "lever": TABLES, "extend": FLAG,
    },
    "ladder.edge": {"from": TEXT, "to": TEXT, **_EDGE},
    "ladder.lever": {"at": TEXT, **_EDGE},
    "routine": {
        "id": TEXT, "name": TEXT, "minutes": COUNT, "summary": TEXT, "source": TEXT,
        "item": TABLES, "extend": FLAG,
    },
    "routine.item": {"text": TEXT, "dose": TEXT, "seconds": COUNT, "source": TEXT},
    "program": {
        "id": TEXT, "name": TEXT, "summary": TEXT, "structure": _one_of(*STRUCTURES),
        "sets": COUNT, "reps": RANGE, "week": RANGE, "rest_days": COUNT, "rest_s": RANGE,
        "hamstring_limit": COUNT, "warm_up": TEXT, "cool_down": TEXT,
        "rest_day_allows": TEXTS, "minutes": RANGE, "max_jump": NUMBER, "source": TEXT,
        "notes": TEXTS, "exercises": RANGE, "add_in": RANGE, "menu": TEXTS, "day": TABLES,
        "layer": TABLES, "extend": FLAG,
    },
    "program.day": {"id": TEXT, "name": TEXT, "optional": FLAG, "pick": COUNT, "slot": TABLES},
    "program.day.slot": _SLOT,
    "program.layer": _SLOT,
    "rule": {
        "id": TEXT, "kind": _one_of(*RULE_KINDS), "title": TEXT, "text": TEXT, "source": TEXT,
        "cites": TEXTS, "grade": _one_of(*GRADES), "parameter": TABLES, "extend": FLAG,
    },
    "rule.parameter": {
        "name": TEXT, "default": NUMBER, "min": NUMBER, "max": NUMBER, "unit": TEXT,
        "text": TEXT,
    },
    "source": {
        "id": TEXT, "short": TEXT, "authors": TEXT, "year": COUNT, "title": TEXT, "journal": TEXT,
        "doi": TEXT, "url": TEXT, "note": TEXT, "extend": FLAG,
    },
    "safety": {"id": TEXT, "lines": TEXTS, "extend": FLAG},
}  # fmt: skip

REQUIRED: dict[str, tuple[str, ...]] = {
    "muscle": ("id", "name"),
    "exercise": ("id", "name", "short", "pattern", "muscles", "rep", "steps"),
    "ladder": ("id", "name", "rungs"),
    "ladder.edge": ("from", "to", "change", "label", "when"),
    "ladder.lever": ("at", "change", "label", "when"),
    "routine": ("id", "name", "item"),
    "routine.item": ("text",),
    "program": ("id", "name", "summary", "week", "day"),
    "program.day": ("id", "name"),
    "program.day.slot": ("exercises",),
    "program.layer": ("exercises", "title"),
    "rule": ("id", "kind", "title", "text", "source", "grade"),
    "rule.parameter": ("name", "default", "min", "max", "text"),
    "source": ("id", "short", "authors", "title"),
    "safety": ("id", "lines"),
}

TOP = tuple(name for name in KEYS if name and "." not in name)
"""The tables a file may hold, in the order they are checked."""


def check_form(document: Document) -> list[Fault]:
    """Unknown keys, missing ones and values of the wrong form, each at its line."""
    faults: list[Fault] = []
    root = document.place(document.data)
    for name, tables in document.data.items():
        if name not in TOP:
            faults.append(_root_fault(document, name, tables))
        elif not _is_tables(tables):
            faults.append(root.fault(f"Write [[{name}]] with two brackets, once for each.", name))
        else:
            for table in tables:
                faults += _check_table(document, name, table)
    return faults


def _root_fault(document: Document, name: str, value: Any) -> Fault:
    """The fault of a table or key that no catalogue file has."""
    first = value[0] if _is_tables(value) and value else value
    place = document.place(first if isinstance(first, dict) else document.data)
    return place.fault(f"{name!r} is not a table of the catalogue; use {', '.join(TOP)}.", name)


def _is_tables(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, dict) for item in value)


def _check_table(document: Document, name: str, table: dict[str, Any]) -> list[Fault]:
    place = document.place(table)
    known = KEYS[name]
    faults = []
    for key, value in table.items():
        if key not in known:
            faults.append(place.fault(f"{key!r} is not a key of {_one(name)}.", key))
            continue
        child = f"{name}.{key}"
        if child in KEYS:
            if not _is_tables(value):
                faults.append(place.fault(f"Write [[{child}]] for each {key}.", key))
                continue
            for item in value:
                faults += _check_table(document, child, item)
        elif not known[key][0](value):
            faults.append(place.fault(f"{key!r} must be {known[key][1]}.", key))
    if not table.get("extend"):
        faults += [
            place.fault(f"This {_words(name)} has no {key!r}.")
            for key in REQUIRED[name]
            if key not in table
        ]
    elif "id" not in table:
        faults.append(place.fault(f"This {_words(name)} has no 'id'."))
    return faults


def _words(name: str) -> str:
    return name.replace(".", " ")


def _one(name: str) -> str:
    """The name with its article."""
    words = _words(name)
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"
