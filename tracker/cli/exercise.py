"""``exercises`` and ``show``: the catalogue."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import click

from tracker.cli import output
from tracker.cli.options import (
    Offers,
    exercise_words,
    json_option,
    muscle_words,
    offering,
    pass_state,
    words_argument,
)
from tracker.cli.state import State
from tracker.cli.words import table, wrap
from tracker.domain.exercise import Edge, Exercise
from tracker.domain.program import MuscleInfo

SIDES = {
    "each": "all reps on one side, then on the other; 12 means 12 a side",
    "alternating": "right and left in turn; both together are one rep",
}
KINDS = {
    "bodyweight": "body weight",
    "barbell": "barbell, its kg with the bar",
    "machine": "machine, kg on the stack",
    "band": "your bands, light to strong",
    "assisted": "help in kg; less is harder",
}


@click.command("exercises")
@words_argument("query", required=False)
@json_option
@pass_state
def exercises_command(state: State, query: tuple[str, ...], as_json: bool) -> None:
    """The exercises, all or those that match a name, muscle, pattern or equipment.

    \b
    Example: overload exercises squat dumbbell
    """
    found = state.book.catalog.search(" ".join(query))
    owned = state.book.inventory()
    if as_json:
        output.document([_facts(each, owned.allows(each)) for each in found])
        return
    if not found:
        output.talk(f"No exercise matches {' '.join(query)!r}.")
    width = output.width()
    rows = []
    for each in found:
        missing = "" if owned.allows(each) else f"needs {', '.join(owned.missing(each))}"
        rows.append((each.short, each.id, missing) if width >= 80 else (each.short, missing))
    state.show(table(rows, width))


def _facts(exercise: Exercise, doable: bool) -> dict[str, Any]:
    return {
        "id": exercise.id,
        "name": exercise.name,
        "short": exercise.short,
        "aliases": list(exercise.aliases),
        "pattern": exercise.pattern,
        "muscles": dict(exercise.muscles),
        "side": exercise.side,
        "kind": exercise.kind,
        "needs": [list(options) for options in exercise.needs],
        "implements": exercise.implements,
        "uses_height": exercise.uses_height,
        "timed": exercise.timed,
        "doable": doable,
        "source": exercise.source,
    }


def _shown(ctx: click.Context, typed: str) -> Offers:
    return [*exercise_words(ctx, typed), *muscle_words(ctx, typed)]


@click.command("show")
@words_argument("exercise", shell_complete=offering(_shown))
@json_option
@pass_state
def show_command(state: State, exercise: tuple[str, ...], as_json: bool) -> None:
    """How to do an exercise: steps, cues, limits, ways to make it easier, where it is from.

    The name of a muscle shows what it does and what trains it.

    \b
    Example: overload show goblet squat
    """
    asked = " ".join(exercise).strip().lower().replace(" ", "-")
    muscle = state.book.catalog.muscles.get(asked)
    if muscle is not None:
        _show_muscle(state, muscle, as_json)
        return
    found = state.exercise(exercise)
    text = state.book.catalog.text(found.id)
    shared = _shared_safety(state, found)
    if as_json:
        words = {
            "rep": text.rep,
            "steps": list(text.steps),
            "cues": list(text.cues),
            "limits": list(text.limits),
            "modifications": list(text.modifications),
            "safety": [*text.safety, *(line for _, lines in shared for line in lines)],
            "sources": list(text.sources),
        }
        output.document(_facts(found, state.book.inventory().allows(found)) | words)
        return
    width = output.width()
    lines = [found.name, "─" * width]
    for label, said in _about(state, found, text.rep):
        lines += wrap(said, width, " " * 10, f"{label:<10}") if said else []
    for title, items in (
        ("How to", text.steps),
        ("Cues", text.cues),
        ("How far", text.limits),
        ("Easier, or with other equipment", text.modifications),
        ("Mind", text.safety),
        *shared,
    ):
        lines += _items(title, items, width)
    catalog = state.book.catalog
    levers = [f"{lever.label}: {lever.when}" for lever in catalog.levers(found.id)]
    lines += _items("Harder here", levers, width)
    lines += _steps(state, "Harder", catalog.edges_up(found.id), up=True)
    lines += _steps(state, "Easier", catalog.edges_down(found.id), up=False)
    lines += ["", *wrap("; ".join(text.sources) or found.source, width, " " * 10, "from      ")]
    state.show(lines)


def _about(state: State, found: Exercise, rep: str) -> list[tuple[str, str]]:
    """Label and words of what an exercise is, empty ones among them."""
    muscles = ", ".join(f"{m}{'' if weight >= 1 else ' (half)'}" for m, weight in found.muscles)
    muscles = muscles or "no muscle known"
    gear = ", ".join(" or ".join(options) for options in found.needs) or "nothing"
    missing = ", ".join(state.book.inventory().missing(found))
    weights = "a pair of weights, kg each" if found.implements == 2 else "one weight, its kg"
    kind = KINDS.get(found.kind, weights)
    return [
        ("id", found.id),
        ("works", f"{muscles}; pattern {found.pattern}"),
        ("needs", f"{gear}{f' (you lack {missing})' if missing else ''}"),
        ("load", f"{kind}{', and the height of the step' if found.uses_height else ''}"),
        ("also", ", ".join(found.aliases)),
        ("one rep", rep),
        ("sides", SIDES.get(found.side, "")),
    ]


def _shared_safety(state: State, found: Exercise) -> list[tuple[str, tuple[str, ...]]]:
    """What holds for everything done with a band, or on a step, under its title."""
    gear = {each for options in found.needs for each in options}
    words = state.book.catalog.safety
    shared = []
    if "band" in gear:
        shared.append(("Any band", words.get("bands", ())))
    if found.uses_height:
        shared.append(("Any step", words.get("steps", ())))
    return shared


def _items(title: str, items: Iterable[str], width: int) -> list[str]:
    lines = [line for item in items for line in wrap(item, width, "    ", "  · ")]
    return ["", title, *lines] if lines else []


def _steps(state: State, title: str, edges: Iterable[Edge], up: bool) -> list[str]:
    said = [
        f"{state.name(edge.to_id if up else edge.from_id)} ({edge.label or edge.change})"
        + (f": {edge.when}" if up else "")
        for edge in edges
    ]
    return _items(title, said, output.width())


def _show_muscle(state: State, muscle: MuscleInfo, as_json: bool) -> None:
    catalog = state.book.catalog
    trains = {1.0: "whole sets", 0.5: "half sets"}
    by_weight = {
        weight: [e.short for e in catalog.exercises.values() if dict(e.muscles).get(muscle.id) == w]
        for w, weight in trains.items()
    }
    claims = catalog.safety.get("opinions", ()) if muscle.id == "hamstrings" else ()
    advice = catalog.safety.get(muscle.id, ())
    if as_json:
        output.document(
            {
                "id": muscle.id,
                "name": muscle.name,
                "parts": list(muscle.parts),
                "actions": list(muscle.actions),
                "facts": list(muscle.facts),
                "advice": list(advice),
                "claims": list(claims),
                "exercises": by_weight,
                "source": muscle.source,
            }
        )
        return
    width = output.width()
    lines = [muscle.name, "─" * width]
    for label, said in (
        ("parts", ", ".join(muscle.parts)),
        ("do", ", ".join(muscle.actions)),
        *((weight, ", ".join(names)) for weight, names in by_weight.items()),
    ):
        lines += wrap(said, width, " " * 12, f"{label:<12}") if said else []
    lines += _items("Facts", muscle.facts, width)
    lines += _items("Training them", advice, width)
    lines += _items("What the documents claim, as their opinion", claims, width)
    lines += ["", *wrap(muscle.source, width, " " * 12, f"{'from':<12}")]
    state.show(lines)
