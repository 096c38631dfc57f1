"""``import`` and ``map``: other apps' history into the log, and what its names mean."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli import output
from tracker.cli.options import EXERCISES, json_option, pass_state, when, when_options
from tracker.cli.state import State
from tracker.cli.words import wrap
from tracker.domain.text import clean
from tracker.domain.words import counted
from tracker.exchange.records import Unanswered
from tracker.logbook.files.import_words import QUESTIONS, report_sentences

if TYPE_CHECKING:
    from tracker.logbook.files.import_map import Mapping
    from tracker.logbook.files.importing import ImportReport, Progress

_LONG_FILE = 500_000
"""Bytes from which on a terminal gets a progress bar."""


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--from", "app", default="auto", metavar="APP", help="The app; default auto.")
@click.option("--unit", type=click.Choice(["kg", "lb"]), help="Of weights the file gives no unit.")
@click.option(
    "--date-order",
    type=click.Choice(["dmy", "mdy"]),
    help="Of dates like 3/4/2026, where the file does not prove it.",
)
@click.option("--dry-run", is_flag=True, help="Show what would happen; store nothing.")
@click.option("--strict", is_flag=True, help="Refuse the file for a single row not understood.")
@click.option("--any-size", is_flag=True, help="Also a file larger than a history should be.")
@when_options
@json_option
@pass_state
def import_command(
    state: State,
    file: Path,
    app: str,
    unit: str | None,
    date_order: str | None,
    dry_run: bool,
    strict: bool,
    any_size: bool,
    as_json: bool,
) -> None:
    """Bring in the history of another app: all of a file or nothing, and nothing twice.

    Reads exports of Strong, Hevy, FitNotes (CSV and backup), Fitbod, Jefit, StrongLifts,
    GymBook, RepCount, HeavySet, Liftosaur and LiftLog, and what overload export wrote.
    Undo takes an import back.

    \b
    Example: overload import strong.csv --unit kg --dry-run
    """
    answers = {"unit": unit, "date-order": date_order}
    while True:
        try:
            with _bar(file) as progress:
                report = state.book.import_file(
                    file,
                    app=app,
                    unit=answers["unit"],
                    date_order=answers["date-order"],
                    dry_run=dry_run,
                    strict=strict,
                    any_size=any_size,
                    progress=progress,
                    when=when(),
                )
            break
        except Unanswered as open_question:
            if not output.is_terminal() or answers[open_question.question] is not None:
                raise
            answers[open_question.question] = _ask(open_question)
    if as_json:
        output.document(report.to_json())
    else:
        state.show(_report_lines(report))


def _ask(question: Unanswered) -> str:
    """One question on the terminal."""
    answer: str = click.prompt(
        QUESTIONS[question.question], type=click.Choice(list(question.answers)), err=True
    )
    return answer


@contextmanager
def _bar(file: Path) -> Iterator[Progress | None]:
    """A progress bar on stderr for a long file on a terminal; None otherwise."""
    try:
        long = file.stat().st_size >= _LONG_FILE and sys.stderr.isatty()
    except (OSError, ValueError):
        long = False
    if not long:
        yield None
        return
    with click.progressbar(length=100, label="Importing", file=sys.stderr) as bar:

        def tell(done: int, size: int) -> None:
            bar.update(max(0, done * 100 // max(1, size) - bar.pos))

        yield tell
        bar.update(100 - bar.pos)


def _report_lines(report: ImportReport) -> list[str]:
    """What an import did, for a person."""
    width = output.width()
    lines = []
    for depth, text in report_sentences(report):
        lines += wrap(text, width, " " * (2 * depth + 2 * (depth > 1)), "  " * depth)
    if report.unmapped:
        lines += wrap("overload map says which they may be.", width)
    return lines


@click.command("map")
@click.argument("name", required=False)
@click.argument("exercise", nargs=-1, shell_complete=EXERCISES)
@when_options
@json_option
@pass_state
def map_command(state: State, name: str | None, exercise: tuple[str, ...], as_json: bool) -> None:
    """List what imported names stand for, or let NAME stand for EXERCISE in the whole history.

    \b
    Example: overload map "Seated Leg Curl (Machine)" machine hamstring curl
    """
    if name is None:
        _list(state, state.book.mappings(), as_json)
        return
    if not exercise:
        raise click.UsageError("Name the exercise as well, like: overload map 'RDL' rdl.")
    target = state.exercise(exercise)
    names, entries = state.book.map_name(name, target, when())
    if as_json:
        output.document({"name": name, "exercise": target.id, "names": names, "entries": entries})
        return
    state.show(
        wrap(
            f"{clean(name).strip()} now stands for {target.name}; "
            f"{counted(entries, 'entry', 'entries')} changed.",
            output.width(),
        )
    )


def _list(state: State, found: list[Mapping], as_json: bool) -> None:
    if as_json:
        output.document([one.to_json() for one in found])
        return
    if not found:
        output.talk("No import brought a name yet.")
    lines = []
    for one in found:
        head = f"{one.name} ({one.app}, {counted(one.sets, 'set')}): {_meaning(one)}"
        lines += wrap(head, output.width(), "  ")
        for near in one.proposals:
            lines += wrap(f"maybe {near.exercise}, {near.reason}", output.width(), "      ", "    ")
    state.show(lines)


def _meaning(one: Mapping) -> str:
    if one.how == "own":
        return "your own"
    return f"{one.exercise}, {'chosen' if one.how == 'user' else one.how}"
