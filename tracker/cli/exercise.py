"""``exercises`` and ``show``: the catalogue."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import click

from tracker.cli import output
from tracker.cli.options import json_option, words_argument
from tracker.cli.state import State, pass_state
from tracker.cli.words import table, wrap
from tracker.domain.exercise import Edge, Exercise


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


@click.command("show")
@words_argument("exercise")
@json_option
@pass_state
def show_command(state: State, exercise: tuple[str, ...], as_json: bool) -> None:
    """How to do an exercise: steps, cues, limits, ways to make it easier, where it is from.

    \b
    Example: overload show goblet squat
    """
    found = state.exercise(exercise)
    text = state.book.catalog.text(found.id)
    doable = state.book.inventory().allows(found)
    if as_json:
        words = {
            "rep": text.rep,
            "steps": list(text.steps),
            "cues": list(text.cues),
            "limits": list(text.limits),
            "modifications": list(text.modifications),
            "safety": list(text.safety),
            "sources": list(text.sources),
        }
        output.document(_facts(found, doable) | words)
        return
    width = output.width()
    lines = [found.name, "─" * width]
    muscles = ", ".join(f"{m}{'' if weight >= 1 else ' (half)'}" for m, weight in found.muscles)
    gear = ", ".join(" or ".join(options) for options in found.needs) or "nothing"
    missing = ", ".join(state.book.inventory().missing(found))
    facts = [
        ("id", found.id),
        ("works", f"{muscles}; pattern {found.pattern}"),
        ("needs", f"{gear}{f' (you lack {missing})' if missing else ''}"),
        ("also", ", ".join(found.aliases)),
        ("one rep", text.rep),
    ]
    for label, said in facts:
        lines += wrap(said, width, " " * 10, f"{label:<10}") if said else []
    for title, items in (
        ("How to", text.steps),
        ("Cues", text.cues),
        ("How far", text.limits),
        ("Easier, or with other equipment", text.modifications),
        ("Mind", text.safety),
    ):
        lines += _items(title, items, width)
    catalog = state.book.catalog
    lines += _steps(state, "Harder", catalog.edges_up(found.id), up=True)
    lines += _steps(state, "Easier", catalog.edges_down(found.id), up=False)
    lines += ["", *wrap("; ".join(text.sources) or found.source, width, " " * 10, "from      ")]
    state.show(lines)


def _items(title: str, items: Iterable[str], width: int) -> list[str]:
    lines = [line for item in items for line in wrap(item, width, "    ", "  · ")]
    return ["", title, *lines] if lines else []


def _steps(state: State, title: str, edges: Iterable[Edge], up: bool) -> list[str]:
    said = [
        f"{state.name(edge.to_id if up else edge.from_id)} ({edge.label or edge.change})"
        for edge in edges
    ]
    return _items(title, said, output.width())
