"""``programs`` and ``program``: the weeks to choose from, and the one in force."""

from __future__ import annotations

from typing import Any

import click

from tracker.cli import output
from tracker.cli.options import json_option
from tracker.cli.state import State, pass_state
from tracker.cli.words import wrap
from tracker.domain.errors import UnknownName
from tracker.domain.program import Program, Slot


@click.command("programs")
@json_option
@pass_state
def programs_command(state: State, as_json: bool) -> None:
    """The programs; the one in force is marked.

    \b
    Example: overload programs
    """
    chosen = state.book.program().id
    programs = state.book.programs()
    if as_json:
        output.document([program_json(each) | {"used": each.id == chosen} for each in programs])
        return
    width = output.width()
    lines: list[str] = []
    for program in programs:
        mark = "▸" if program.id == chosen else " "
        said = f"{program.name}. {program.summary}"
        lines += wrap(said, width, " " * 12, f"{mark} {program.id:<10}")
    state.show(lines)


@click.group("program", invoke_without_command=True)
@click.pass_context
def program_command(ctx: click.Context) -> None:
    """The program in force; show or use one.

    \b
    Example: overload program use starter
    """
    if ctx.invoked_subcommand is None:
        ctx.invoke(show_program, program=None, as_json=False)


@program_command.command("show")
@click.argument("program", required=False)
@json_option
@pass_state
def show_program(state: State, program: str | None, as_json: bool) -> None:
    """Days, doses and limits of a program; without a name, of the one in force.

    \b
    Example: overload program show build
    """
    found = state.book.program() if program is None else _named(state, program)
    if as_json:
        output.document(program_json(found))
    else:
        state.show(program_lines(state, found))


@program_command.command("use")
@click.argument("program")
@json_option
@pass_state
def use_program(state: State, program: str, as_json: bool) -> None:
    """Train by another program from now on; undo takes it back.

    \b
    Example: overload program use build
    """
    found = state.book.program_use(_named(state, program).id)
    if as_json:
        output.document(program_json(found))
    else:
        state.show([f"The program in force is {found.id}."])


def _named(state: State, name: str) -> Program:
    for program in state.book.programs():
        if name.lower() in (program.id, program.name.lower()):
            return program
    known = tuple(program.id for program in state.book.programs())
    raise UnknownName(f"There is no program {name!r}; there are {', '.join(known)}.")


def program_json(program: Program) -> dict[str, Any]:
    """A program as ``programs --json`` and ``program show --json`` print it."""
    return {
        "id": program.id,
        "name": program.name,
        "summary": program.summary,
        "structure": program.structure,
        "week": [program.week_min, program.week_max],
        "rest_days": program.rest_days,
        "rest_s": None if program.rest_s is None else list(program.rest_s),
        "hamstring_limit": program.hamstring_limit,
        "days": [
            {
                "id": day.id,
                "name": day.name,
                "optional": day.optional,
                "pick": day.pick,
                "slots": [_slot_json(slot) for slot in day.slots],
            }
            for day in program.days
        ],
        "layers": [_slot_json(slot) for slot in program.layers],
        "menu": list(program.menu),
        "source": program.source,
    }


def _slot_json(slot: Slot) -> dict[str, Any]:
    return {
        "title": slot.title,
        "exercises": list(slot.exercises),
        "sets": slot.sets,
        "reps": [slot.low, slot.high],
        "turns_with": slot.turns_with or None,
    }


def program_lines(state: State, program: Program) -> list[str]:
    """A program for a person."""
    width = output.width()
    lines = [program.name, "─" * width, *wrap(program.summary, width)]
    between = f"{program.rest_days} full {'day' if program.rest_days == 1 else 'days'}"
    rest = "as needed" if program.rest_s is None else "-".join(map(str, program.rest_s)) + " s"
    facts = [
        ("week", f"{program.week_min}-{program.week_max} sessions"),
        ("rest", f"{rest} between sets, {between} between sessions"),
        ("order", program.structure),
        ("between", ", ".join(program.rest_day_allows)),
    ]
    for label, text in facts:
        lines += wrap(text, width, " " * 11, f"  {label:<9}") if text else []
    for day in program.days:
        lines += ["", f"{day.name}{' (optional)' if day.optional else ''}"]
        if day.pick:
            lines.append(f"  {day.pick} of your choice")
        lines += _slot_lines(state, day.slots, width)
    if program.layers:
        lines += ["", "Added one by one as it gets easy"]
        lines += _slot_lines(state, program.layers, width)
    if program.notes:
        lines.append("")
    for note in program.notes:
        lines += wrap(note, width, "    ", "  · ")
    lines += ["", *wrap(program.source, width, "      ", "from  ")]
    return lines


def _slot_lines(state: State, slots: tuple[Slot, ...], width: int) -> list[str]:
    lines: list[str] = []
    for slot in slots:
        title = slot.title or state.name(slot.exercises[0])
        turns = f", in turn with {slot.turns_with}" if slot.turns_with else ""
        lines += wrap(f"{title}{turns}: {slot.sets} × {slot.low}-{slot.high}", width, "    ", "  ")
        lines += wrap(", else ".join(map(state.name, slot.exercises)), width, "    ")
    return lines
