"""The command ``overload``: its subcommands, and how a line of words is run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

import click

from tracker.cli import output
from tracker.cli.ending import INTERRUPTED, ended
from tracker.cli.group import Group
from tracker.cli.state import OpenApp, State

COMMANDS = {
    "next": ("plan", "What to do next and why."),
    "log": ("log", "Log sets, one line an exercise."),
    "finish": ("session", "End the session under way."),
    "deload": ("session", "Accept or decline the offered easy week."),
    "why": ("plan", "The decision record of one exercise."),
    "history": ("history", "Past sessions, newest first."),
    "edit": ("change", "Change a set or a session of the log."),
    "delete": ("change", "Delete a set, an exercise or a session of the log."),
    "undo": ("change", "Take back the last action."),
    "redo": ("change", "Do again what was undone last."),
    "soreness": ("checkin", "How sore muscles are, 0-10."),
    "activity": ("checkin", "Other sport: minutes, intensity, whether it taxed the legs."),
    "pain": ("checkin", "Pain in one exercise, 0-10."),
    "flag": ("checkin", "A stop sign (chest-pain, faint, pop), or clear."),
    "bodyweight": ("checkin", "Your own weight."),
    "chart": ("chart", "A chart of the log, and what it shows in words."),
    "calc": ("calc", "Numbers: e1rm, percent, jump, load, ewma, plates."),
    "exercises": ("exercise", "The exercises, all or those that match."),
    "show": ("exercise", "How to do an exercise."),
    "ladder": ("ladder", "The ladder of an exercise, and where you are on it."),
    "programs": ("program", "The programs."),
    "program": ("program", "The program in force; show or use one."),
    "rules": ("rules", "The coach's rules, all or one."),
    "catalog": ("catalog", "Your own exercises, ladders and programs: check, edit."),
    "inventory": ("inventory", "What you own."),
    "import": ("exchange", "Bring in the history of another app."),
    "export": ("export", "Write out the log: JSON, CSV, text, or for Strong and Hevy."),
    "map": ("exchange", "List what imported names stand for, or change one."),
    "config": ("config", "Settings and every threshold of the rules."),
    "simulate": ("simulate", "A made-up lifter lives weeks through the coach."),
    "backup": ("care", "A whole copy of the log."),
    "restore": ("care", "Let the log be as a backup was."),
    "doctor": ("care", "Look for anything wrong."),
    "info": ("care", "Where everything is."),
    "completion": (
        "completion",
        "Print the script by which SHELL completes commands, options and names.",
    ),
    "demo": ("demo", "The app on a throw-away log of a year of training."),
}
"""Command -> module of this package, and the first sentence of its help."""


class LazyGroup(Group):
    """A group whose commands are imported when used; ``--help`` lists them from the table."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"tracker.cli.{COMMANDS[cmd_name][0]}")
        found: click.Command = getattr(module, f"{cmd_name}_command")
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


def _version(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value:
        from tracker.cli.version import words

        output.lines([words()])
        ctx.exit()


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": output.WIDEST},
)
@click.option(
    "--db",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="The database; default OVERLOAD_DB, else the user data folder.",
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help="Print the version, and SQLite's.",
)
@click.pass_context
def root(ctx: click.Context, db: Path | None) -> int:
    """A progressive-overload training tracker for the terminal.

    Without a command it opens the app; without a terminal it prints what to do next.

    Its rules are general and no medical advice. Stop for chest pain, faintness or a sudden pop,
    and say so: overload flag.

    \b
    Example: overload log goblet squat 3x12 @10kg good
    """
    state = ctx.ensure_object(State)
    state.db = db
    if ctx.invoked_subcommand is not None:
        return 0
    if state.open_app is not None and output.is_terminal():
        return state.open_app(db)
    from tracker.cli.plan import next_command

    ctx.invoke(next_command, program=None, as_json=False)
    return 0


def run(
    args: Sequence[str],
    open_app: OpenApp | None = None,
    wrote: Callable[[Path], None] | None = None,
) -> int:
    """Run one command line; the exit code. ``wrote`` is told of a log that was written to."""
    state = State(open_app, wrote)
    return ended(state, lambda: _run(args, state))


def _run(args: Sequence[str], state: State) -> int:
    try:
        code = root.main(list(args), prog_name="overload", standalone_mode=False, obj=state)
        return code if isinstance(code, int) else 0
    except click.exceptions.NoArgsIsHelpError as error:
        output.talk_lines(error.format_message().splitlines())
        return error.exit_code
    except click.UsageError as error:
        if error.ctx is not None:
            output.talk(error.ctx.get_usage())
        said = error.format_message()
        output.talk(f"error: {said}" if said.endswith((".", "?")) else f"error: {said}.")
        return error.exit_code
    except click.Abort:
        return INTERRUPTED
