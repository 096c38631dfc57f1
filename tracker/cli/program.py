"""``programs`` and ``program``: the weeks to choose from, and the one in force."""

from __future__ import annotations

from typing import Any

import click

from tracker.cli import output
from tracker.cli.group import Group
from tracker.cli.options import PROGRAMS, json_option, pass_state
from tracker.cli.own_program import COMMANDS, named
from tracker.cli.state import State
from tracker.cli.words import wrap
from tracker.domain.program import Program, Routine, Slot


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
        yours = ", yours" if program.changed else ""
        said = f"{program.name}{yours}. {program.summary}"
        lines += wrap(said, width, " " * 12, f"{mark} {program.id:<10}")
    state.show(lines)


@click.group("program", cls=Group, invoke_without_command=True)
@click.pass_context
def program_command(ctx: click.Context) -> None:
    """The program in force; show or use one.

    \b
    Example: overload program use starter
    """
    if ctx.invoked_subcommand is None:
        ctx.invoke(show_program, program=None, as_json=False)


@program_command.command("show")
@click.argument("program", required=False, shell_complete=PROGRAMS)
@json_option
@pass_state
def show_program(state: State, program: str | None, as_json: bool) -> None:
    """Days, doses and limits of a program; without a name, of the one in force.

    \b
    Example: overload program show build
    """
    found = state.book.program() if program is None else named(state, program)
    if as_json:
        output.document(program_json(found))
    else:
        state.show(program_lines(state, found))


@program_command.command("use")
@click.argument("program", shell_complete=PROGRAMS)
@json_option
@pass_state
def use_program(state: State, program: str, as_json: bool) -> None:
    """Train by another program from now on; undo takes it back.

    \b
    Example: overload program use build
    """
    found = state.book.program_use(named(state, program).id)
    if as_json:
        output.document(program_json(found))
    else:
        state.show([f"The program in force is {found.id}."])
        clash = state.book.program_clash(found.id)
        if clash:
            output.talk(clash)


for _command in COMMANDS:
    program_command.add_command(_command)


def program_json(program: Program) -> dict[str, Any]:
    """A program as ``programs --json`` and ``program show --json`` print it."""
    return {
        "id": program.id,
        "changed": program.changed,
        "name": program.name,
        "summary": program.summary,
        "structure": program.structure,
        "sets": program.sets,
        "reps": [program.low, program.high],
        "week": [program.week_min, program.week_max],
        "rest_days": program.rest_days,
        "rest_day_allows": list(program.rest_day_allows),
        "rest_s": _pair(program.rest_s),
        "minutes": _pair(program.minutes),
        "exercises": _pair(program.exercises),
        "add_in": _pair(program.add_in),
        "hamstring_limit": program.hamstring_limit,
        "max_jump": program.max_jump,
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
        "warm_up": program.warm_up or None,
        "cool_down": program.cool_down or None,
        "notes": list(program.notes),
        "source": program.source,
    }


def _pair(value: tuple[int, int] | None) -> list[int] | None:
    return None if value is None else list(value)


def _slot_json(slot: Slot) -> dict[str, Any]:
    return {
        "title": slot.title,
        "exercises": list(slot.exercises),
        "sensitive_back": list(slot.gentle),
        "sets": slot.sets,
        "reps": [slot.low, slot.high],
        "turns_with": slot.turns_with or None,
        "rest_s": _pair(slot.rest_s),
    }


def program_lines(state: State, program: Program) -> list[str]:
    """A program for a person: dose, week, days, what goes before and after, notes, source."""
    width = output.width()
    title = f"{program.name}, yours" if program.changed else program.name
    lines = [title, "─" * width, *wrap(program.summary, width)]
    for label, text in _dose_rows(program):
        lines += wrap(text, width, " " * 12, f"  {label:<10}")
    for day in program.days:
        lines += ["", f"{day.name}{' (optional)' if day.optional else ''}"]
        if day.pick:
            lines += wrap(_picked(state, program, day.pick), width, "    ", "  ")
        lines += _slot_lines(state, day.slots, width)
    if program.layers:
        lines += ["", "Added one by one as it gets easy"]
        lines += _slot_lines(state, program.layers, width)
    if program.menu:
        names = ", ".join(map(state.name, program.menu))
        lines += ["", "To choose from", *wrap(names, width, "  ")]
    for title, name in (
        ("Warm-up", program.warm_up),
        ("Cool-down", program.cool_down),
        ("On a rest day", REST_DAY if program.rest_days else ""),
    ):
        routine = state.book.catalog.routines.get(name)
        lines += [] if routine is None else routine_lines(routine, title, width)
    if program.notes:
        lines += ["", "Notes"]
    for note in program.notes:
        lines += wrap(note, width, "    ", "  · ")
    lines += ["", *wrap(program.source, width, "      ", "from  ")]
    for line in state.book.catalog.safety.get("documents", ()):
        lines += wrap(line, width, "      ")
    return lines


REST_DAY = "rest-day-stretch"
"""The routine offered between sessions."""


def routine_lines(routine: Routine, title: str, width: int) -> list[str]:
    """A warm-up or cool-down with the dose of each item."""
    minutes = f", {routine.minutes} min" if routine.minutes else ""
    lines = [
        "",
        f"{title}{minutes}",
        *(wrap(routine.summary, width, "  ") if routine.summary else []),
    ]
    for item in routine.items:
        said = f"{item.text}: {item.dose}" if item.dose else item.text
        lines += wrap(said, width, "    ", "  · ")
    return [*lines, *wrap(f"({routine.source})", width, "    ")] if routine.source else lines


def _dose_rows(program: Program) -> list[tuple[str, str]]:
    rows = [
        ("dose", f"{program.sets} {'rounds' if program.structure == 'circuit' else 'sets'} of "
                 f"{program.low}-{program.high} reps"),
        ("order", "circuit: one round of every move, then the next round"
                  if program.structure == "circuit" else "straight sets, exercise by exercise"),
        ("rest", "as needed; the clock counts up" if program.rest_s is None
                 else f"{program.rest_s[0]}-{program.rest_s[1]} s between sets"),
        ("session", _span(program.exercises, "exercises")),
        ("time", _span(program.minutes, "min")),
        ("limit", f"{program.hamstring_limit} with the hamstrings first in a session"),
        ("week", f"{program.week_min}-{program.week_max} sessions"),
        ("rest days", f"at least {program.rest_days} between sessions"),
        ("allowed", ", ".join(program.rest_day_allows) + " on rest days"
                    if program.rest_day_allows else ""),
        ("add-in", _span(program.add_in, "of its moves in another leg day")),
        ("load step", "" if program.max_jump is None else f"at most {program.max_jump:.0%} more"),
    ]  # fmt: skip
    return [row for row in rows if row[1]]


def _span(value: tuple[int, int] | None, what: str) -> str:
    return "" if value is None else f"{value[0]}-{value[1]} {what}"


def _picked(state: State, program: Program, pick: int) -> str:
    """The favourites of an optional day, or how to name them."""
    picked = [name for name in state.book.config_get("favourites").split(",") if name]
    if len(picked) >= pick:
        return ", ".join(map(state.name, picked[:pick]))
    return f"{pick} of your favourites, named by: overload program favourites A, B, C"


def _slot_lines(state: State, slots: tuple[Slot, ...], width: int) -> list[str]:
    lines: list[str] = []
    for slot in slots:
        title = slot.title or state.name(slot.exercises[0])
        turns = f", in turn with {slot.turns_with}" if slot.turns_with else ""
        timed = state.book.catalog.exercise(slot.exercises[0]).timed
        dose = f"{slot.sets} × {slot.low}-{slot.high}{' s' if timed else ''}"
        dose += f", rest {slot.rest_s[0]}-{slot.rest_s[1]} s" if slot.rest_s else ""
        lines += wrap(f"{title}{turns}: {dose}", width, "    ", "  ")
        lines += wrap(", else ".join(map(state.name, slot.exercises)), width, "    ")
        if slot.gentle:
            said = ", else ".join(map(state.name, slot.gentle))
            lines += wrap(f"with a sensitive back: {said}", width, "      ", "    ")
    return lines
