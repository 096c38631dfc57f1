"""Options and arguments that commands have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from tracker.cli.state import State
from tracker.domain.errors import BadValue, OverloadError
from tracker.domain.moment import Moment, parse_date, parse_moment

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from tracker.catalog import Catalog

pass_state = click.make_pass_decorator(State)

Command = TypeVar("Command", bound=Callable[..., Any])


class MomentType(click.ParamType[Moment]):
    """``2026-11-20`` or ``2026-11-20T18:30``."""

    name = "when"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            return parse_moment(value)
        except BadValue as fault:
            self.fail(str(fault), param, ctx)


class DateType(click.ParamType[Any]):
    """``2026-11-20``."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            return parse_date(value)
        except BadValue as fault:
            self.fail(str(fault), param, ctx)


class WholeType(click.ParamType[int]):
    """A whole number in plain digits; Python's ``int`` takes more than people write."""

    name = "n"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        return whole(str(value), lambda text: self.fail(text, param, ctx))


def whole(text: str, fail: Callable[[str], Any]) -> int:
    """The number behind ``-?digits``; ``fail`` is called with a sentence otherwise."""
    digits = text.removeprefix("-")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 9):
        fail(f"{text!r} is not a whole number.")
    return int(text)


def usage(sentence: str) -> NoReturn:
    """End with a sentence on what was typed wrongly."""
    raise click.UsageError(sentence)


DATE = DateType()
WHOLE = WholeType()


def when_options(command: Command) -> Command:
    """``--date`` and ``--at``, handed on as one ``when`` (None: now)."""
    for flag, example in (("--at", "2026-11-20T18:30"), ("--date", "2026-11-20 (noon)")):
        command = click.option(
            flag,
            flag.lstrip("-"),
            type=MomentType(),
            metavar="WHEN",
            expose_value=False,
            callback=_keep_when,
            help=f"As of then, like {example}; default now.",
        )(command)
    return command


def _keep_when(ctx: click.Context, param: click.Parameter, value: Moment | None) -> None:
    if value is None:
        return
    if "when" in ctx.meta:
        raise click.UsageError("Give --date or --at, not both.", ctx)
    ctx.meta["when"] = value


def when() -> Moment | None:
    """The moment asked for in the command under way; None for now."""
    found: Moment | None = click.get_current_context().meta.get("when")
    return found


def json_option(command: Command) -> Command:
    """``--json``, as ``as_json``."""
    return click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")(command)


Offers = Iterable[tuple[str, str]]
"""Words to choose from, each with what zsh and fish show beside it."""
Completer = Callable[[click.Context, click.Parameter, str], "list[CompletionItem]"]


def offering(known: Callable[[click.Context, str], Offers]) -> Completer:
    """A ``shell_complete``: of the words known, those that begin with what is typed."""

    def offered(
        ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        try:
            return [
                CompletionItem(word, help=said)
                for word, said in known(ctx, incomplete)
                if word.startswith(incomplete)
            ]
        except OverloadError:
            # A catalogue with a fault offers nothing; the command itself tells of it.
            return []

    return offered


def catalog() -> Catalog:
    """What is known without a look into a log: the shell may ask before there is one."""
    from tracker.catalog import load_catalog
    from tracker.logbook import places

    return load_catalog(places.user_catalog())


def exercise_words(ctx: click.Context, typed: str) -> Offers:
    """Every exercise."""
    return ((each.id, each.name) for each in catalog().exercises.values())


def muscle_words(ctx: click.Context, typed: str) -> Offers:
    """Every muscle group."""
    return ((each.id, each.name) for each in catalog().muscles.values())


def program_words(ctx: click.Context, typed: str) -> Offers:
    """Every program."""
    return ((each.id, each.name) for each in catalog().programs.values())


EXERCISES, PROGRAMS = offering(exercise_words), offering(program_words)


def words_argument(
    name: str,
    required: bool = True,
    metavar: str | None = None,
    shell_complete: Completer = EXERCISES,
) -> Callable[[Command], Command]:
    """A name of one or more unquoted words, as a tuple; the shell completes exercises."""
    return click.argument(
        name, nargs=-1, required=required, metavar=metavar, shell_complete=shell_complete
    )
