"""What can be wrong in a catalogue whose form is right: entries that don't fit together."""

from __future__ import annotations

from typing import Any

from tracker.catalog import lint_ladders, lint_programs, lint_rules, names
from tracker.catalog.encode import alternatives, spellings
from tracker.catalog.merge import Entries
from tracker.catalog.source import Fault
from tracker.domain.exercise import GEAR

SHORT = 18
"""Columns a short name may take on the narrowest screen."""

_WEIGHTS = frozenset({"dumbbells", "kettlebell"})
_GEAR_OF_KIND = {
    "external": _WEIGHTS,
    "barbell": frozenset({"barbell"}),
    "machine": frozenset({"machine"}),
    "assisted": frozenset({"machine"}),
    "band": frozenset({"band"}),
}


def lint(entries: Entries) -> list[Fault]:
    """Every fault of entries read without one; also noted on ``entries``."""
    for exercise in entries.tables["exercise"].values():
        _exercise(entries, exercise)
    _unique_names(entries)
    lint_ladders.check(entries)
    lint_programs.check(entries)
    lint_rules.check(entries)
    return entries.faults


def _exercise(entries: Entries, exercise: dict[str, Any]) -> None:
    short = exercise["short"]
    if len(short) > SHORT:
        sentence = f"The short name {short!r} has {len(short)} columns; {SHORT} fit."
        entries.fault(exercise, sentence, "short")
    if exercise["id"] != "-".join(names.plain_words(exercise["id"])):
        sentence = f"The id {exercise['id']!r} must be small words joined by hyphens."
        entries.fault(exercise, sentence, "id")
    for muscle in exercise["muscles"]:
        if muscle not in entries.tables["muscle"]:
            entries.fault(exercise, f"There is no muscle {muscle!r}.", "muscles")
    if not 0 <= exercise.get("bodyweight_share", 0) <= 1:
        entries.fault(exercise, "A share of body weight lies from 0 to 1.", "bodyweight_share")
    if not exercise["steps"]:
        entries.fault(exercise, "There are no steps that say how to do it.", "steps")
    _equipment(entries, exercise)


def _equipment(entries: Entries, exercise: dict[str, Any]) -> None:
    """Nobody can own what is not gear, nor do a kind of resistance without its gear."""
    needs = [alternatives(need) for need in exercise.get("needs", ())]
    unknown = [gear for options in needs for gear in options if gear not in GEAR]
    for gear in unknown:
        sentence = f"Nobody can own {gear!r}; gear is {', '.join(GEAR)}."
        entries.fault(exercise, sentence, "needs")
    kind = exercise.get("kind", "bodyweight")
    implements = exercise.get("implements", 1)
    if implements not in (1, 2):
        entries.fault(exercise, "Implements are 1 or 2.", "implements")
    wanted = _GEAR_OF_KIND.get(kind)
    if wanted and not any(wanted.issuperset(options) for options in needs):
        sentence = f"A {kind} exercise needs {' or '.join(sorted(wanted))}, so nobody can load it."
        entries.fault(exercise, sentence, "needs")
    elif implements == 2 and ["kettlebell"] in needs:
        entries.fault(exercise, "Kettlebells are owned singly; two can't be asked for.", "needs")
    if exercise.get("uses_height") and ["step"] not in needs:
        entries.fault(exercise, "Its height counts, so it needs 'step'.", "uses_height")


def _unique_names(entries: Entries) -> None:
    """Two exercises must not answer to one name, short ones among them."""
    claimed: dict[str, str] = {}
    for exercise in entries.tables["exercise"].values():
        ident = exercise["id"]
        for name in {names.as_written(name) for name in (ident, *spellings(exercise))}:
            first = claimed.setdefault(name, ident)
            if first != ident:
                sentence = f"The name {name!r} already leads to {first!r}."
                entries.fault(exercise, sentence, _key_of(exercise, name))


def _key_of(exercise: dict[str, Any], name: str) -> str:
    for key in ("id", "name", "short"):
        if names.as_written(exercise[key]) == name:
            return key
    return "aliases"
