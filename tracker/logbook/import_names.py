"""Which exercise a name of another app means, and when that has to be asked.

Automatic are an exact name or alias and the same with the equipment put in front, and only where
nothing that sets two exercises apart is lost on the way. Everything else stays the user's own.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tracker.catalog import Catalog
from tracker.catalog.names import in_order, words
from tracker.domain.errors import UnknownName
from tracker.domain.exercise import Exercise, Kind
from tracker.domain.text import clean

_APART = frozenset(
    "seated lying standing prone paused pause deficit snatch stiff straight conventional sumo low "
    "high american contralateral lateral kneeling front tempo reverse alternating decline incline "
    "weighted hand arm side pulse iso cable smith trap landmine suspension trx leverage hex".split()
)
"""Words that make another exercise of one; the exercise meant must say them too."""

_MOVEMENTS = frozenset("romanian bridge thrust squat lunge swing curl morning step split".split())
"""Words that both names must share: a bridge is no thrust, an RDL no other deadlift."""

_GEAR: dict[str, tuple[Kind, ...]] = {
    "barbell": ("barbell",),
    "bar": ("barbell",),
    "dumbbell": ("external",),
    "kettlebell": ("external",),
    "band": ("band",),
    "machine": ("machine",),
}
"""Equipment in a name, and the kinds of resistance it goes with."""

_TRANSLATED = {
    "barra": "barbell", "bilanciere": "barbell", "langhantel": "barbell", "barre": "barbell",
    "halter": "barbell", "sztanga": "barbell", "haltere": "dumbbell", "mancuerna": "dumbbell",
    "manubri": "dumbbell", "manubrio": "dumbbell", "kurzhantel": "dumbbell", "dambıl": "dumbbell",
    "dambil": "dumbbell", "máquina": "machine", "maquina": "machine", "makine": "machine",
    "macchina": "machine", "maschine": "machine", "machine": "machine",
}  # fmt: skip

_ASK = frozenset(("kick back", "bridge", "dumbbell kick back"))
"""Names that two different exercises go by."""

_USUAL: dict[str, dict[str, str]] = {
    "": {"leg curl": "machine", "hamstring curl": "machine"},
    "fitbod": {
        "romanian dead lift": "barbell", "good morning": "barbell", "hip thrust": "bodyweight",
        "glute bridge": "bodyweight", "bulgarian split squat": "bodyweight",
        "goblet squat": "kettlebell", "step up": "bodyweight",
        "single leg romanian dead lift": "dumbbell",
    },
    "liftosaur": {
        "hip thrust": "barbell", "squat": "barbell", "good morning": "barbell",
        "romanian dead lift": "barbell",
    },
    "strong": {"squat": "barbell"},
    "stronglifts": {"squat": "barbell", "romanian dead lift": "barbell"},
}  # fmt: skip
"""Equipment an app means where its name says none; ``""`` is true of every app."""

OWN = "my-"
"""Begins the id of every exercise that came with an import, so that none can be the catalogue's."""


class Meant(NamedTuple):
    """What a name stands for: the exercise, ``exact`` or ``alias``."""

    exercise: Exercise
    how: str


def meant(name: str, app: str, loaded: bool, catalog: Catalog) -> Meant | None:
    """The exercise a name surely means; None where that has to be asked.

    ``loaded`` says that it was done with a weight: then it is no exercise of the body alone.
    """
    for spelling in _spellings(name, app):
        try:
            found = catalog.resolve(spelling)
        except UnknownName:
            continue
        if found.pattern != "other" and _same(name, spelling, found, loaded):
            exact = in_order(name) in {in_order(each) for each in (found.id, found.name)}
            return Meant(found, "exact" if exact else "alias")
    return None


def proposals(name: str, catalog: Catalog) -> tuple[str, ...]:
    """Up to three exercises a name may mean, nearest first, for the user to choose from."""
    try:
        first = catalog.resolve(name)
        return () if first.pattern == "other" else (first.id,)
    except UnknownName as error:
        near = (catalog.exercises.get(each) for each in error.nearest)
        return tuple(each.id for each in near if each is not None and each.pattern != "other")


def kind_of(name: str, loaded: bool, assisted: bool) -> Kind:
    """The kind of resistance of the user's own exercise, from its name and what was logged."""
    if assisted:
        return "assisted"
    said = set(_said(name))
    if "barbell" in said or "smith" in said or "trap" in said:
        return "barbell"
    if said & {"machine", "cable", "leverage"}:
        return "machine"
    return "external" if loaded else "bodyweight"


def own_id(name: str, taken: Iterable[str]) -> str:
    """An id for the user's own exercise: ``my-`` and the name's words, numbered where taken."""
    letters = "".join(c if c.isalnum() else " " for c in clean(name).casefold())
    base = (OWN + "-".join(letters.split()))[:90].rstrip("-") or f"{OWN}exercise"
    if base == OWN.rstrip("-"):
        base = f"{OWN}exercise"
    known = set(taken)
    found, number = base, 1
    while found in known:
        number += 1
        found = f"{base}-{number}"
    return found


def _spellings(name: str, app: str) -> Iterable[str]:
    """The name as given, with its equipment in front, and with what the app takes for granted."""
    given = " ".join(name.split())
    key = in_order(given)
    if key in _ASK:
        return ()
    usual = _USUAL.get(app, {}).get(key) or _USUAL[""].get(key)
    if usual is not None:
        return (f"{usual} {given}",)
    found = [given]
    base, _, gear = given.partition("(")
    if gear:
        translated = _TRANSLATED.get(gear.strip(" )").casefold(), gear.strip(" )"))
        found.append(f"{translated} {base.strip()}")
    elif ", " in given:
        base, _, gear = given.rpartition(", ")
        found.append(f"{gear} {base}")
    return found


def _said(name: str) -> list[str]:
    return [_TRANSLATED.get(word, word) for word in words(name)]


def _same(name: str, spelling: str, found: Exercise, loaded: bool) -> bool:
    """Whether nothing that sets exercises apart is in one name and not in the other."""
    said, whole = set(_said(spelling)), f"{found.name} {found.id.replace('-', ' ')}"
    has = set(words(whole))
    if said & _APART - has:
        return False
    if in_order(name) in {in_order(each) for each in (found.id, found.name)}:
        return found.kind != "bodyweight" or not loaded
    foreign = not said & _MOVEMENTS  # a name in another language, which an alias spells out
    if not foreign and said & _MOVEMENTS != has & _MOVEMENTS:
        return False
    if found.kind == "bodyweight" and loaded:
        return False
    gear = said & _GEAR.keys()
    if any(found.kind not in _GEAR[word] for word in gear):
        return False
    own_gear = has & _GEAR.keys()
    if gear:
        return not own_gear or bool(gear & own_gear)
    # A name that says no equipment is not one that does, unless it is an alias in plain words.
    return not own_gear
