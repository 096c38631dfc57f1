"""``inventory``: what you own, shown, replaced, added to, taken from."""

from __future__ import annotations

import click

from tracker.cli import output
from tracker.cli.group import Group
from tracker.cli.options import json_option, pass_state
from tracker.cli.state import State
from tracker.cli.words import wrap
from tracker.domain.inventory import Inventory
from tracker.logbook.gear import added, removed


@click.group("inventory", cls=Group, invoke_without_command=True)
@json_option
@click.pass_context
def inventory_command(ctx: click.Context, as_json: bool) -> None:
    """What you own. Weights as given, in your unit where none stands; steps in cm.

    Names: dumbbells (pairs), single-dumbbells, kettlebells, barbell, plates (pairs), bands (from
    light to strong), steps; and ball, bench, chair, rack, machine, sliders.

    \b
    Example: overload inventory set dumbbells=4,6,8,10 bands=yellow,red steps=20,30 chair
    """
    if ctx.invoked_subcommand is None:
        state = ctx.ensure_object(State)
        _shown(state, state.book.inventory(), as_json)


@inventory_command.command("set")
@click.argument("items", nargs=-1)
@json_option
@pass_state
def set_command(state: State, items: tuple[str, ...], as_json: bool) -> None:
    """Replace everything; with nothing after it, you own nothing.

    \b
    Example: overload inventory set dumbbells=4,6,8,10 kettlebells=8,12 bench
    """
    _keep(state, added(Inventory(), items, state.book.units()), as_json)


@inventory_command.command("add")
@click.argument("items", nargs=-1, required=True)
@json_option
@pass_state
def add_command(state: State, items: tuple[str, ...], as_json: bool) -> None:
    """Add to what you own. Bands go to the strong end.

    \b
    Example: overload inventory add dumbbells=14 bench
    """
    owned = state.book.inventory()
    if owned.assumed:
        output.talk("Until now the usual steps were assumed; from here on, what you name counts.")
        owned = Inventory()
    _keep(state, added(owned, items, state.book.units()), as_json)


@inventory_command.command("remove")
@click.argument("items", nargs=-1, required=True)
@json_option
@pass_state
def remove_command(state: State, items: tuple[str, ...], as_json: bool) -> None:
    """Take away from what you own: some of a kind, or with its name alone all of it.

    \b
    Example: overload inventory remove dumbbells=4 ball
    """
    _keep(state, removed(state.book.inventory(), items, state.book.units()), as_json)


def _keep(state: State, owned: Inventory, as_json: bool) -> None:
    state.book.inventory_set(owned)
    _shown(state, state.book.inventory(), as_json)


def _shown(state: State, owned: Inventory, as_json: bool) -> None:
    if as_json:
        output.document(owned.to_json() | {"assumed": owned.assumed})
        return
    width = output.width()
    lines: list[str] = []
    if owned.assumed:
        said = "Never set, so the usual is assumed; overload inventory set says what you own."
        lines += wrap(said, width)
    for name, values in owned.words():
        unit = ", cm" if name == "steps" else ""
        said = values.replace(",", " ")
        lines += wrap(said + unit, width, " " * 18, f"{name:<18}") if values else [name]
    state.show(lines or ["Nothing is owned."])
