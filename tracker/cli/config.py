"""``config``: settings, and every threshold of the rules by name."""

from __future__ import annotations

import click

from tracker.cli import output
from tracker.cli.options import json_option, pass_state
from tracker.cli.state import State
from tracker.cli.words import table


@click.group("config", invoke_without_command=True)
@json_option
@click.pass_context
def config_command(ctx: click.Context, as_json: bool) -> None:
    """Settings and every threshold of the rules (RULE.PARAMETER), with the value in force.

    \b
    Example: overload config set units lb
    """
    if ctx.invoked_subcommand is not None:
        return
    state = ctx.ensure_object(State)
    values = state.book.config()
    if as_json:
        output.document(values)
    else:
        state.show(table(list(values.items()), output.width()))


@config_command.command("get")
@click.argument("key")
@json_option
@pass_state
def get_command(state: State, key: str, as_json: bool) -> None:
    """One setting.

    \b
    Example: overload config get mode
    """
    value = state.book.config_get(key)
    if as_json:
        output.document({key: value})
    else:
        state.show([value])


@config_command.command("set")
@click.argument("key")
@click.argument("value")
@json_option
@pass_state
def set_command(state: State, key: str, value: str, as_json: bool) -> None:
    """Change one setting; undo takes it back.

    \b
    Example: overload config set mode.goblet-squat double
    """
    state.book.config_set(key, value)
    now = state.book.config_get(key)
    if as_json:
        output.document({key: now})
    else:
        state.show([f"{key} is {now}."])


@config_command.command("unset")
@click.argument("key")
@json_option
@pass_state
def unset_command(state: State, key: str, as_json: bool) -> None:
    """Go back to the default of a setting; undo takes it back.

    \b
    Example: overload config unset mode.goblet-squat
    """
    state.book.config_unset(key)
    now = state.book.config_get(key)
    if as_json:
        output.document({key: now})
    else:
        state.show([f"{key} is {now} again, the default."])
