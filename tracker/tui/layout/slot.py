"""A slot of a program being changed, and what the next session would be with it."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.logbook.programs.preview import PreviewItem
from tracker.tui import commands
from tracker.tui.commands.programs import PROGRAM
from tracker.tui.layout import WIDE
from tracker.tui.layout.lists import around, spaced
from tracker.tui.layout.parts import dose, name_of
from tracker.tui.lines import (
    BLANK,
    Line,
    Row,
    apart,
    beside,
    line,
    paragraph,
    rule_line,
    settle,
    span,
)
from tracker.tui.signs import decision_sign

FORM = 58
"""Columns of the form where the choice of exercises stands beside it."""
FIELDS = ("exercise", "sets", "reps", "rest")


def slot(
    title: str, where: str, came: str, values: Sequence[str], cursor: int, typing: bool,
    tried: PreviewItem | str | None, yours: str, others: Sequence[str], width: int, height: int,
) -> list[Line]:  # fmt: skip
    """``came`` is the slot as it came, ``values`` its fields; ``tried`` what it would bring, or a
    sentence on why it can't be. ``yours`` is the program's name once this is saved; ``others``
    are the exercises it could stand on, shown beside it at 100 columns."""
    if width >= WIDE:
        form = slot(title, where, came, values, cursor, typing, tried, yours, (), FORM, height)
        return beside(spaced(form, height), _others(others, values[0], height), width, FORM)
    room = width
    head = [
        Row(apart(line(title, style="bold"), line(where), room), must=True),
        Row(rule_line(room), must=True),
    ]
    rows = []
    for at, (field, value) in enumerate(zip(FIELDS, values, strict=True)):
        here = at == cursor
        style = "now" if here else ""
        shown = f"{value}▏" if here and typing else value
        parts = (span(f"{'▸' if here else ' '} {field:<11}", style), span(shown, style))
        rows.append(Row(line(*parts), must=True))
    rule = Row(rule_line(room))
    outcome = _outcome(tried, room)
    came_rows = [Row(each) for each in paragraph(f"As it came: {came}", room, style="dim")]
    undo, reset = (commands.key_of(PROGRAM, each) for each in ("undo", "as-it-came"))
    told = [Row(each) for each in paragraph(
        f"Saving makes it {yours}. {undo} takes that back; {reset} in its week drops all changes.",
        room, style="dim",
    )]  # fmt: skip
    return settle(
        (
            [*head, *rows, rule, *outcome, Row(BLANK), *came_rows, Row(BLANK), *told],
            [*head, *rows, rule, *outcome, Row(BLANK), *came_rows],
            [*head, *rows, rule, *outcome],
        ),
        height,
    )


def _outcome(tried: PreviewItem | str | None, width: int) -> list[Row]:
    if tried is None:
        return [Row(each) for each in paragraph("It comes in once the others are easy.", width)]
    if isinstance(tried, str):
        return [Row(each, must=True) for each in paragraph(tried, width, style="error")]
    rows = [Row(line("Next time"), must=True)]
    name = line(f"  {name_of(tried.exercise, width)}")
    if tried.target is None:
        return [*rows, Row(apart(name, line("left out"), width), must=True)]
    loose = width >= 50
    rows.append(Row(apart(name, line(dose(tried.target, tried.exercise, loose)), width), must=True))
    sign = decision_sign(tried.decision.sign)
    said = tried.decision.brief or tried.decision.say
    rows += [Row(each) for each in paragraph(said, width, "    ", "dim", first=f"  {sign} ")]
    return rows


def _others(names: Sequence[str], chosen: str, height: int) -> list[Line]:
    """The exercises that ``[`` and ``]`` go through, the chosen one marked."""
    head = [line("Can stand here", style="bold"), BLANK]
    rows = [
        line(f"{'▸' if name == chosen else ' '} {name}", style="" if name == chosen else "dim")
        for name in names
    ]
    at = names.index(chosen) if chosen in names else 0
    return [*head, *around(rows, height - len(head), at)]
