"""``export``: the log out, in our own formats and in those of other apps."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING

import click

from tracker.cli import output
from tracker.cli.options import DATE, json_option, pass_state
from tracker.cli.state import State
from tracker.logbook.files.exporting import FORMATS

if TYPE_CHECKING:
    from tracker.logbook.files.export_stream import Export

_BY_ENDING = {".json": "json", ".csv": "csv", ".txt": "text", ".text": "text"}


@click.command("export")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="Default: what FILE's ending says (.json .csv .txt), else json.",
)
@click.option("-o", "--output", "file", type=click.Path(path_type=Path), metavar="FILE",
              help="Write into FILE, whole or not at all; default stdout.")  # fmt: skip
@click.option("--watch", type=click.Path(path_type=Path), metavar="FILE",
              help="Keep FILE current until Ctrl-C.")  # fmt: skip
@click.option("--since", type=DATE, metavar="DATE", help="Only from this date on.")
@click.option("--exercise", metavar="NAME", help="Only the sets of one exercise, and its pain.")
@json_option
@pass_state
def export_command(
    state: State,
    form: str | None,
    file: Path | None,
    watch: Path | None,
    since: date | None,
    exercise: str | None,
    as_json: bool,
) -> None:
    """Write out the log: json (everything), csv (one row a set), text (a diary of log lines),
    strong or hevy (for those apps).

    overload import reads all of them back, and nothing twice; overload log - reads the diary.
    What a format has no place for is told on stderr.

    \b
    Example: overload export --format text --watch ~/notes/training.txt
    """
    target = watch or file
    if watch is not None and file is not None:
        raise click.UsageError("Give -o or --watch, not both.")
    ending = "" if target is None else target.suffix.lower()
    chosen = form or _BY_ENDING.get(ending, "json")
    if as_json and target is None and chosen != "json":
        raise click.UsageError("--json tells of the file written with -o; give -o FILE.")
    book = state.book
    only = None if exercise is None else book.catalog.resolve(exercise).id

    def made() -> Export:
        return book.export(chosen, since, only)

    if watch is not None:
        for number, kept in enumerate(book.keep_exported(watch, made, sleep)):
            if number == 0:
                output.talk(f"Keeping {watch} current; Ctrl-C ends it.")
                _tell(kept)
        return
    export = made()
    if file is not None:
        book.export_to(file, export)
        if as_json:
            output.document(
                {"format": chosen, "file": str(file), "bytes": file.stat().st_size,
                 "left_out": export.left_out}
            )  # fmt: skip
    else:
        for data in book.exported(export):
            output.piece(data)
    _tell(export)


def _tell(export: Export) -> None:
    for sentence in export.left_out:
        output.talk(sentence)
