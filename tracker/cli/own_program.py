"""``program slot``, ``reset``, ``week`` and the rest: a program made one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from tracker.cli import output
from tracker.cli.options import (
    EXERCISES,
    PROGRAMS,
    WHOLE,
    Offers,
    catalog,
    json_option,
    offering,
    pass_state,
    when,
    when_options,
)
from tracker.cli.state import State
from tracker.cli.words import day_words, dose, wrap
from tracker.domain.errors import BadValue, UnknownName
from tracker.domain.program import Program
from tracker.domain.units import number

if TYPE_CHECKING:
    from tracker.logbook.programs.own_slots import Change
    from tracker.logbook.programs.preview import PreviewItem, WeekPreview


def named(state: State, name: str) -> Program:
    """The program an id or a name means; UnknownName with what there is otherwise."""
    for program in state.book.programs():
        if name.lower() in (program.id, program.name.lower()):
            return program
    known = tuple(program.id for program in state.book.programs())
    raise UnknownName(f"There is no program {name!r}; there are {', '.join(known)}.")


def _days(ctx: click.Context, typed: str) -> Offers:
    """The days of the program typed before."""
    from tracker.logbook.programs.own_slots import LAYER

    program = catalog().programs.get(str(ctx.params.get("program")).lower())
    if program is None:
        return ()
    to_come = [(LAYER, "to come")] if program.layers else []
    return [*((day.id, day.name) for day in program.days), *to_come]


DAYS = offering(_days)


@click.command("slot")
@click.argument("program", shell_complete=PROGRAMS)
@click.argument("day", shell_complete=DAYS)
@click.argument("number", type=WHOLE)
@click.argument("changes", nargs=-1)
@json_option
@pass_state
def slot_command(
    state: State, program: str, day: str, number: int, changes: tuple[str, ...], as_json: bool
) -> None:
    """Change a slot of a program for good, or show what it is.

    CHANGES: exercise=NAME sets=4 reps=6-10 rest=60-120 (seconds). NUMBER counts from 1 as program
    show lists them; the day of slots still to come is called layer. What you change is stored
    beside the log, so undo takes it back; program reset goes back to the program as it came.

    \b
    Example: overload program slot build day-1 2 sets=4 exercise="split squat"
    """
    found = named(state, program)
    change = _change(state, changes)
    if changes:
        before = state.book.slot_change(found.id, day, number)
        found = state.book.change_slot(found.id, day, number, _over(before, change))
    else:
        change = state.book.slot_change(found.id, day, number)
    item = state.book.try_slot(found.id, day, number, state.book.slot_change(found.id, day, number))
    if as_json:
        output.document(
            {"program": found.id, "day": day, "slot": number, "changed": found.changed,
             "change": state.book.slot_change(found.id, day, number).words(),
             "next": None if item is None else _item_json(item)}
        )  # fmt: skip
        return
    words = state.book.slot_change(found.id, day, number).words() or "as it came"
    lines = [f"{found.called}, {day}, slot {number}: {words}"]
    lines += [] if item is None else [f"next  {_item_words(item)}"]
    state.show(lines)


def _change(state: State, changes: tuple[str, ...]) -> Change:
    from tracker.logbook.programs.own_slots import read

    words = []
    for text in changes:
        name, sign, value = text.partition("=")
        if name == "exercise" and sign:
            value = state.book.catalog.resolve(value).id
        if " " in value:
            raise BadValue(f"{text!r} is no part of a slot; write sets=4, reps=6-10, rest=60-120.")
        words.append(f"{name}{sign}{value}")
    return read(" ".join(words))


def _over(before: Change, change: Change) -> Change:
    """What was changed before, with what is changed now."""
    from tracker.domain.value import replace

    new = {
        name: value
        for name, value in (
            ("exercise", change.exercise), ("sets", change.sets),
            ("span", change.span), ("rest_s", change.rest_s),
        )
        if value not in (None, "")
    }  # fmt: skip
    return replace(before, **new)


@click.command("reset")
@click.argument("program", shell_complete=PROGRAMS)
@click.argument("day", required=False, shell_complete=DAYS)
@click.argument("number", type=WHOLE, required=False)
@json_option
@pass_state
def reset_command(
    state: State, program: str, day: str | None, number: int | None, as_json: bool
) -> None:
    """Go back to a program as it came: one slot, or all of it.

    \b
    Example: overload program reset build
    """
    if (day is None) != (number is None):
        raise click.UsageError("Name the day and the slot's number, or neither.")
    place = None if day is None or number is None else (day, number)
    found = state.book.reset_program(named(state, program).id, place)
    if as_json:
        output.document({"program": found.id, "changed": found.changed})
    else:
        said = "is as it came" if not found.changed else "has other changes of yours still"
        state.show([f"{found.id} {said}."])


@click.command("week")
@click.argument("program", required=False, shell_complete=PROGRAMS)
@when_options
@json_option
@pass_state
def week_command(state: State, program: str | None, as_json: bool) -> None:
    """The week of a program with what you own: days, exercises, hard sets a muscle.

    \b
    Example: overload program week circuit
    """
    found = state.book.program() if program is None else named(state, program)
    week = state.book.week_preview(found.id, when())
    if as_json:
        output.document(_week_json(week))
    else:
        state.show(_week_lines(week))


def _week_lines(week: WeekPreview) -> list[str]:
    width = output.width()
    lines = [f"{week.program.called}{', in force' if week.in_force else ''}"]
    for day in week.days:
        optional = ", if you like" if day.optional else ""
        lines += ["", f"{day_words(day.date.isoformat())}  {day.name}{optional}"]
        if day.again:
            lines.append("  the same again")
            continue
        for item in day.items:
            lines += wrap(_item_words(item), width, "    ", "  ")
    lines.append("")
    if week.pick and len(week.picked) < week.pick:
        said = f"{week.pick} favourites make an optional day: overload program favourites A, B, C"
        lines += wrap(said, width, "  ")
    if week.coming:
        lines += wrap(f"to come: {', '.join(e.name for e in week.coming)}", width, "  ")
    said = ", ".join(f"{muscle} {_range(low, high)}" for muscle, low, high in week.sets)
    lines += wrap(f"hard sets a week: {said}", width, "  ")
    for note in week.notes:
        lines += wrap(note, width, "  ", "! ")
    return lines


def _range(low: float, high: float) -> str:
    return number(low) if low == high else f"{number(low)}-{number(high)}"


def _item_words(item: PreviewItem) -> str:
    mark = ", yours" if item.mine else ""
    if item.target is None:
        return f"{item.exercise.name}: left out{mark}"
    return f"{item.exercise.name}: {dose(item.target)}, {item.target.resistance.words()}{mark}"


def _item_json(item: PreviewItem) -> dict[str, Any]:
    rest = item.slot.rest_s
    return {
        "day": item.day,
        "slot": item.number or None,
        "exercise": item.exercise.id,
        "to": None if item.target is None else item.target.to_json(),
        "rest_s": None if rest is None else list(rest),
        "yours": item.mine,
    }


def _week_json(week: WeekPreview) -> dict[str, Any]:
    return {
        "program": week.program.id,
        "in_force": week.in_force,
        "changed": week.program.changed,
        "days": [
            {"date": day.date.isoformat(), "id": day.id, "name": day.name,
             "optional": day.optional, "again": day.again,
             "slots": [_item_json(item) for item in day.items]}
            for day in week.days
        ],
        "sets": {muscle: [low, high] for muscle, low, high in week.sets},
        "favourites": [e.id for e in week.picked],
        "add_in": [e.id for e in week.added],
        "to_come": [e.id for e in week.coming],
        "notes": list(week.notes),
    }  # fmt: skip


@click.command("favourites")
@click.argument("exercises", nargs=-1, shell_complete=EXERCISES)
@json_option
@pass_state
def favourites_command(state: State, exercises: tuple[str, ...], as_json: bool) -> None:
    """Pick the favourites of an optional day, with commas between; without any, leave it out.

    \b
    Example: overload program favourites goblet squat, hip thrust, band curl
    """
    given = [part.strip() for part in " ".join(exercises).split(",") if part.strip()]
    catalog = state.book.catalog
    picked = list(dict.fromkeys(catalog.resolve(part).id for part in given))
    wanted = max(day.pick for program in state.book.programs() for day in program.days)
    if len(picked) > wanted:
        raise BadValue(f"An optional day has {wanted} favourites, not {len(picked)}.")
    state.book.pick_favourites(picked)
    if 0 < len(picked) < wanted:
        output.talk(f"{wanted - len(picked)} more and the optional day is filled.")
    if as_json:
        output.document({"favourites": picked})
    else:
        names = ", ".join(map(state.name, picked))
        state.show([f"Favourites: {names}." if picked else "No favourites are picked."])


@click.command("add-in")
@click.argument("day", required=False)
@click.argument("exercises", nargs=-1, shell_complete=EXERCISES)
@json_option
@pass_state
def add_in_command(
    state: State, day: str | None, exercises: tuple[str, ...], as_json: bool
) -> None:
    """Put one or two moves of the circuit into a day of your program; without any, take them out.

    \b
    Example: overload program add-in day-1 cook hip lift, hamstring squeeze
    """
    given = [part.strip() for part in " ".join(exercises).split(",") if part.strip()]
    if day is not None and not given:
        raise click.UsageError("Name the moves too; without a day they are taken out.")
    picked = [state.book.catalog.resolve(part).id for part in given]
    program = state.book.add_in(day or "", picked)
    if as_json:
        output.document({"program": program.id, "day": day, "add_in": picked})
    elif picked:
        state.show([f"Added to {program.id}, {day}: {', '.join(map(state.name, picked))}."])
    else:
        state.show(["No moves are added to a day."])


@click.command("toml")
@click.argument("program", shell_complete=PROGRAMS)
@click.argument("own_id", metavar="ID")
@pass_state
def toml_command(state: State, program: str, own_id: str) -> None:
    """A program as it stands, with your changes, as TOML under another ID.

    Put into your catalogue folder it is a program of its own; catalog check looks it over.

    \b
    Example: overload program toml build my-build > my-build.toml
    """
    output.lines(state.book.program_toml(named(state, program).id, own_id).splitlines())


COMMANDS = (
    slot_command, reset_command, week_command, favourites_command, add_in_command, toml_command,
)  # fmt: skip
"""What ``program`` has beside show and use."""
