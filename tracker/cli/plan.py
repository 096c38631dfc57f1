"""``next`` and ``why``: what the coach says, and the record behind it."""

from __future__ import annotations

import click

from tracker.cli.options import (
    PROGRAMS,
    json_option,
    pass_state,
    when,
    when_options,
    words_argument,
)
from tracker.cli.plan_words import show_plan, show_record
from tracker.cli.state import State


@click.command("next")
@click.option("--program", metavar="P", help="Ask another program than the one in force.",
              shell_complete=PROGRAMS)  # fmt: skip
@when_options
@json_option
@pass_state
def next_command(state: State, program: str | None, as_json: bool) -> None:
    """What to do next and why.

    \b
    Example: overload next --date 2026-11-20 --json
    """
    show_plan(state, program, when(), as_json)


@click.command("why")
@words_argument("exercise")
@when_options
@json_option
@pass_state
def why_command(state: State, exercise: tuple[str, ...], as_json: bool) -> None:
    """The decision record of one exercise: answer, checks, what was read, what would flip it.

    \b
    Example: overload why goblet squat
    """
    show_record(state, exercise, when(), as_json)
