"""``ladder``: a family of exercises drawn, harder above, with where you are."""

from __future__ import annotations

from typing import Any

import click

from tracker.cli import output
from tracker.cli.options import json_option, pass_state, when, when_options, words_argument
from tracker.cli.state import State
from tracker.cli.words import wrap
from tracker.domain.exercise import Edge
from tracker.domain.ladderdraw import WIDE, LadderState, Rung, draw, header, panel
from tracker.domain.text import fit


@click.command("ladder")
@words_argument("exercise")
@click.option("--all", "every", is_flag=True, help="Draw every way up, however narrow it is.")
@click.option("--take", is_flag=True, help="Take this rung by hand, from the next session on.")
@when_options
@json_option
@pass_state
def ladder_command(
    state: State, exercise: tuple[str, ...], every: bool, take: bool, as_json: bool
) -> None:
    """The ladder of an exercise, or of that name, harder above, and where you are on it.

    With --take you stand on that rung from the next session on, higher or lower than the coach
    has you; it starts at the bottom of the range, and the record says that you chose it; undo
    takes it back.

    \b
    Example: overload ladder glute bridge
             overload ladder --take single-leg bridge
    """
    name = " ".join(exercise)
    known = state.book.catalog
    # A rung is taken by its own name.
    asked = (known.resolve(name) if take else known.of_family(name)).id
    if take:
        taken = state.book.take_rung(asked, when())
        days = " and ".join(state.book.taken_days(taken))
        output.talk(f"Taken: {state.name(asked)}, from the next {days} on. undo takes it back.")
    ladder = state.book.ladder_state(asked, when())
    if as_json:
        output.document(_facts(ladder))
        return
    width = output.width()
    lines = [header(ladder, width)]
    lines += [line.text for line in draw(ladder, width, focus=asked, every=every)]
    lines.append("─" * width)
    # The lowest rung gives the family its name, so asking for it asks for the whole.
    wanted = [ladder.here, asked] if asked != ladder.rungs[0].id else [ladder.here or asked]
    for rung in dict.fromkeys(rung for rung in wanted if rung):
        lines += panel_lines(ladder, rung, width)
    if ladder.note:
        lines += wrap(ladder.note, width, " " * 8, "  note  ")
    state.show(lines)


def panel_lines(ladder: LadderState, rung_id: str, width: int) -> list[str]:
    """A rung, its last sessions, and what leads away from it."""
    rung = ladder.rung(rung_id)
    wide = width >= WIDE
    name = f"{rung.mark} {rung.name if wide else rung.short}"
    lately = ladder.lately if rung_id == ladder.here else ()
    if wide:
        lines = [fit("     ".join((name, *lately)), width)]
    else:
        lines = [name, *(fit(f"  {said}", width) for said in lately[-1:])]
    for label, said in panel(ladder, rung_id):
        lines += wrap(said, width, " " * 8, f"  {label:<6}")
    return lines


def _facts(ladder: LadderState) -> dict[str, Any]:
    return {
        "id": ladder.id,
        "name": ladder.name,
        "note": ladder.note,
        "here": ladder.here,
        "opens": ladder.opens or None,
        "taken": None if ladder.taken is None else ladder.taken.isoformat(),
        "rungs": [_rung(rung, rung.id == ladder.here) for rung in ladder.rungs],
        "edges": [_edge(edge) for edge in (*ladder.edges, *ladder.levers)],
    }


def _rung(rung: Rung, here: bool) -> dict[str, Any]:
    return {
        "exercise": rung.id,
        "here": here,
        "state": rung.said,
        "lacks": list(rung.lacks),
        "since": None if rung.since is None else rung.since.isoformat(),
        "last": None if rung.last is None else rung.last.isoformat(),
        "best": rung.best,
    }


def _edge(edge: Edge) -> dict[str, Any]:
    return {
        "from": edge.from_id,
        "to": edge.to_id,
        "change": edge.change,
        "label": edge.label,
        "when": edge.when,
        "source": edge.source,
        "grade": edge.grade,
    }
