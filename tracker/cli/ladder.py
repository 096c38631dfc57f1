"""``ladder``: a family of exercises drawn, harder above, with where you are."""

from __future__ import annotations

import click

from tracker.cli import output
from tracker.cli.options import json_option, when, when_options, words_argument
from tracker.cli.state import State, pass_state
from tracker.cli.words import day_words, sides, wrap
from tracker.domain.errors import OverloadError
from tracker.domain.exercise import Edge, Ladder
from tracker.domain.value import Value


class Rung(Value):
    """One rung as drawn. ``mark`` is ``▸`` where you are, ``✓`` behind you, blank otherwise."""

    id: str
    name: str
    mark: str
    state: str


@click.command("ladder")
@words_argument("exercise")
@when_options
@json_option
@pass_state
def ladder_command(state: State, exercise: tuple[str, ...], as_json: bool) -> None:
    """The ladder of an exercise, harder above, and where you are on it.

    \b
    Example: overload ladder glute bridge
    """
    found = state.exercise(exercise)
    ladder = state.book.catalog.ladder_of(found.id)
    if ladder is None:
        raise OverloadError(f"{found.name} stands on no ladder.")
    rungs = {rung.id: rung for rung in _rungs(state, ladder)}
    if as_json:
        output.document(
            {
                "id": ladder.id,
                "name": ladder.name,
                "rungs": [
                    {"exercise": rung.id, "here": rung.mark == "▸", "state": rung.state}
                    for rung in rungs.values()
                ],
                "edges": [
                    {"from": e.from_id, "to": e.to_id, "change": e.change, "when": e.when}
                    for e in (*ladder.edges, *ladder.levers)
                ],
            }
        )
        return
    width = output.width()
    here = next((rung.id for rung in rungs.values() if rung.mark == "▸"), found.id)
    lines = [sides("Ladder", ladder.name, width), "hard"]
    lines += drawing(ladder, rungs, width)
    lines += ["easy", "─" * width, *_around(state, here, width)]
    if ladder.note:
        lines += wrap(ladder.note, width, " " * 6, "note  ")
    state.show(lines)


def _rungs(state: State, ladder: Ladder) -> list[Rung]:
    """The ladder's rungs; you are on the one trained last, the hardest of them on a tie."""
    book = state.book
    owned = book.inventory()
    last = {}
    for rung in ladder.rungs:
        newest = book.history(rung, until=when(), limit=1)
        if newest:
            last[rung] = newest[0].date
    here = max(last, key=lambda rung: (last[rung], ladder.rungs.index(rung)), default=None)
    wide = output.width() >= 80
    rungs = []
    for rung in ladder.rungs:
        exercise = book.catalog.exercise(rung)
        missing = owned.missing(exercise)
        if rung == here:
            mark, said = "▸", "you are here"
        elif rung in last:
            mark, said = "✓", f"done {day_words(last[rung], year=False).partition(' ')[2]}"
        else:
            mark, said = " ", f"needs {', '.join(missing)}" if missing else "open"
        rungs.append(Rung(rung, exercise.name if wide else exercise.short, mark, said))
    return rungs


def drawing(ladder: Ladder, rungs: dict[str, Rung], width: int) -> list[str]:
    """The rungs with their edges. Where a ladder forks, the longest way up goes on in the same
    column; the others stand to the right and join below."""
    above: dict[str, list[Edge]] = {rung: [] for rung in rungs}
    reached: set[str] = set()
    joins: list[Edge] = []
    for edge in ladder.edges:
        if edge.to_id in reached or _leads_to(above, edge.to_id, edge.from_id):
            joins.append(edge)
        else:
            reached.add(edge.to_id)
            above[edge.from_id].append(edge)
    lines: list[str] = []
    for root in [rung for rung in rungs if rung not in reached][::-1]:
        lines += _branch(root, above, rungs, "", width)
    for edge in joins:
        text = f"also {rungs[edge.from_id].name} → {rungs[edge.to_id].name}"
        lines += wrap(f"{text} ({edge.label})" if edge.label else text, width, "    ", "  ")
    return lines


def _leads_to(above: dict[str, list[Edge]], start: str, goal: str) -> bool:
    return start == goal or any(_leads_to(above, e.to_id, goal) for e in above[start])


def _height(above: dict[str, list[Edge]], rung: str) -> int:
    return 1 + max((_height(above, edge.to_id) for edge in above[rung]), default=0)


def _branch(
    root: str, above: dict[str, list[Edge]], rungs: dict[str, Rung], indent: str, width: int
) -> list[str]:
    """The drawing of everything above a rung, hardest first, and the rung itself below it."""
    lines: list[str] = []
    ways = sorted(above[root], key=lambda edge: -_height(above, edge.to_id))
    for place, edge in enumerate(ways):
        lines += _branch(edge.to_id, above, rungs, f"{indent}  │ " if place else indent, width)
        lines.append(f"{indent}  {'├───┘' if place else '│'} {edge.label}")
    rung = rungs[root]
    lines.append(sides(f"{indent}{rung.mark} {rung.name}", rung.state, width))
    return lines


def _around(state: State, exercise_id: str, width: int) -> list[str]:
    """What leads up and down from a rung, and the facts behind it."""
    catalog = state.book.catalog
    lines = [f"▸ {state.name(exercise_id)}"]
    for lever in catalog.levers(exercise_id):
        lines += wrap(f"{lever.label or lever.change}: {lever.when}", width, " " * 8, "  here  ")
    for edge in catalog.edges_up(exercise_id):
        lines += wrap(f"{state.name(edge.to_id)}: {edge.when}", width, " " * 8, "  up    ")
        lines += wrap(f"{edge.source} · grade {edge.grade}", width, " " * 8)
    for edge in catalog.edges_down(exercise_id):
        lines += wrap(state.name(edge.from_id), width, " " * 8, "  down  ")
    return lines
