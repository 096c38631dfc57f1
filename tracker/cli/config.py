"""``config``: settings, and every threshold of the rules by name."""

from __future__ import annotations

import click

from tracker.cli import output
from tracker.cli.group import Group
from tracker.cli.options import (
    Offers,
    catalog,
    exercise_words,
    json_option,
    offering,
    pass_state,
    program_words,
)
from tracker.cli.state import State
from tracker.cli.words import table


def _keys(ctx: click.Context, typed: str) -> Offers:
    """Settings with their defaults; those of one exercise or one key once that is begun."""
    if typed.startswith("mode."):
        return ((f"mode.{word}", said) for word, said in exercise_words(ctx, typed))
    if typed.startswith("key."):
        from tracker.domain.keymap import keyboard

        commands = (each for each in keyboard().commands if not each.fixed)
        return ((f"key.{each.id}", " ".join(each.keys)) for each in commands)
    from tracker.logbook.settings import defaults

    return (
        (key, f"default {value}" if value else "") for key, value in defaults(catalog()).items()
    )


def _values(ctx: click.Context, typed: str) -> Offers:
    """What a setting of a few words takes; a number is the user's own."""
    from tracker.logbook.settings import WORDS

    key = str(ctx.params.get("key") or "").partition(".")[0]
    if key == "program":
        return program_words(ctx, typed)
    return ((word, "") for word in WORDS.get(key, ("", ()))[1])


KEYS = offering(_keys)


@click.group("config", cls=Group, invoke_without_command=True)
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
@click.argument("key", shell_complete=KEYS)
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
@click.argument("key", shell_complete=KEYS)
@click.argument("value", shell_complete=offering(_values))
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
@click.argument("key", shell_complete=KEYS)
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
