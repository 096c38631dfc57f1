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

_APART = frozenset((
    "seated", "lying", "standing", "prone", "paused", "pause", "deficit", "snatch", "stiff",
    "straight", "conventional", "sumo", "low", "high", "american", "contralateral", "lateral",
    "kneeling", "front", "tempo", "reverse", "alternating", "decline", "incline",
    "hand", "arm", "side", "pulse", "iso", "cable", "smith", "trap", "landmine", "suspension",
    "trx", "leverage", "hex",
))  # fmt: skip
"""Words that make another exercise of one; the exercise meant must say them too."""

_MOVEMENTS = frozenset((
    "romanian", "bridge", "thrust", "squat", "lunge", "swing", "curl", "morning", "step", "split",
))  # fmt: skip
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
    "manubri": "dumbbell", "manubrio": "dumbbell", "kurzhantel": "dumbbell",
    "damb\u0131l": "dumbbell",
    "dambil": "dumbbell", "máquina": "machine", "maquina": "machine", "makine": "machine",
    "macchina": "machine", "maschine": "machine", "bar": "barbell",
    "elastico": "band", "elástico": "band", "lastik": "band", "banda": "band",
    "cadeira": "seated", "oturarak": "seated", "sitzend": "seated", "sentado": "seated",
    "seduto": "seated", "assis": "seated", "zittend": "seated",
    "mesa": "lying", "yatarak": "lying", "liegend": "lying", "tumbado": "lying",
    "acostado": "lying", "deitado": "lying", "sdraiato": "lying", "allongé": "lying",
    "liggend": "lying", "tese": "stiff", "stehend": "standing", "ayakta": "standing",
}  # fmt: skip
"""Words of other languages that name equipment or a position, in English."""

_ASK = frozenset(("kick back", "bridge", "dumbbell kick back"))
"""Names that two different exercises go by."""

_USUAL: dict[str, dict[str, str]] = {
    "": {"leg curl": "machine", "hamstring curl": "machine", "back squat": "barbell"},
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
        if found.pattern != "other" and _same(name, spelling, found, loaded, catalog):
            exact = in_order(name) in {in_order(each) for each in (found.id, found.name)}
            return Meant(found, "exact" if exact else "alias")
    return None


class Proposal(NamedTuple):
    """An exercise a name may mean, and what speaks for or against it."""

    exercise: str
    reason: str


def proposals(name: str, catalog: Catalog, most: int = 3) -> tuple[Proposal, ...]:
    """Up to ``most`` exercises a name may mean, nearest first, for the user to choose from.

    Only those that share at least half of the words that are no equipment.
    """
    said = set(_said(name))
    bare = said - _GEAR.keys() - _PLAIN
    scored = []
    for place, exercise in enumerate(catalog.exercises.values()):
        if exercise.pattern == "other":
            continue
        best = max(
            (_alike(bare, set(words(each))) for each in (exercise.name, *exercise.aliases)),
            default=0.0,
        )
        if best >= _ALIKE:
            scored.append((-best, place, exercise))
    return tuple(
        Proposal(exercise.id, _reason(said, exercise)) for _, _, exercise in sorted(scored)[:most]
    )


_ALIKE = 0.5
_PLAIN = frozenset(("body", "weight"))


def _alike(bare: set[str], other: set[str]) -> float:
    plain = other - _GEAR.keys() - _PLAIN
    return len(bare & plain) / (len(bare | plain) or 1)


def _reason(said: set[str], exercise: Exercise) -> str:
    has = set(words(f"{exercise.name} {exercise.id.replace('-', ' ')}"))
    lost = sorted(said & _APART - has)
    if lost:
        return f"but not {' '.join(lost)}"
    gear, own = said & _GEAR.keys(), has & _GEAR.keys()
    if gear and not gear & own and exercise.kind not in {k for g in gear for k in _GEAR[g]}:
        return f"but not {' '.join(sorted(gear))}"
    if own and not gear:
        return f"if it was done with {' '.join(sorted(own))}"
    return "a like name"


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


def _same(name: str, spelling: str, found: Exercise, loaded: bool, catalog: Catalog) -> bool:
    """Whether nothing that sets exercises apart is in one name and not in the other."""
    said, whole = set(_said(spelling)), f"{found.name} {found.id.replace('-', ' ')}"
    has = set(words(whole))
    if said & _APART - has:
        return False
    bare = found.kind == "bodyweight"
    if in_order(name) in {in_order(each) for each in (found.id, found.name)}:
        return not (bare and loaded and _has_loaded_form(found, catalog))
    foreign = not said & _MOVEMENTS  # a name in another language, which an alias spells out
    if not foreign and (said & _MOVEMENTS != has & _MOVEMENTS or has & _APART - said):
        return False
    if bare and loaded and _has_loaded_form(found, catalog):
        return False
    gear = said & _GEAR.keys()
    if any(found.kind not in _GEAR[word] for word in gear):
        return False
    own_gear = has & _GEAR.keys()
    if gear:
        return not own_gear or bool(gear & own_gear)
    # A name that says no equipment is not one that does, unless it is an alias in plain words.
    return not own_gear


def _has_loaded_form(found: Exercise, catalog: Catalog) -> bool:
    """Whether the catalogue holds the same movement of the body alone with a weight as well."""
    movement = set(words(found.name)) - _PLAIN
    return any(
        other.loaded and set(words(other.name)) - _GEAR.keys() == movement
        for other in catalog.exercises.values()
    )
