"""``catalog``: your own exercises, ladders and programs, checked before they count."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli import output
from tracker.cli.group import Group
from tracker.cli.options import json_option, pass_state
from tracker.cli.state import State
from tracker.domain.errors import OverloadError

if TYPE_CHECKING:
    from tracker.logbook.programs.own_catalogue import Fault

_EDITORS = ("vi", "nano", "ed")


@click.group("catalog", cls=Group)
def catalog_command() -> None:
    """Your own exercises, ladders and programs: check them, edit them.

    \b
    Example: overload catalog check
    """


@catalog_command.command("check")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE]...")
@json_option
@pass_state
def check(state: State, files: tuple[Path, ...], as_json: bool) -> None:
    """Every fault of your own files, or of FILE, with its line; exit 1 where there are any.

    Without FILE, slots you changed that fit their program no more are named too.

    \b
    Example: overload catalog check own.toml
    """
    from tracker.logbook.programs.own_catalogue import faults_of, files_in, own_files

    wanted = files_in(files) or own_files()
    faults = faults_of(wanted)
    # With a fault in a file there is no catalogue to hold the changes against.
    slots = [] if files or faults else state.book.change_faults()
    if as_json:
        # A slot of the database has no file and no line.
        none: dict[str, object] = {"file": None, "line": None}
        found = [*_facts(faults), *(none | {"sentence": each} for each in slots)]
        output.document({"files": [str(path) for path in wanted], "faults": found})
    elif faults or slots:
        output.lines([*(str(fault) for fault in faults), *slots])
    elif wanted:
        count = "1 file" if len(wanted) == 1 else f"{len(wanted)} files"
        output.lines([f"No fault in {count}."])
    else:
        output.lines(["There are no files of your own yet; overload catalog edit begins one."])
    if faults or slots:
        total = len(faults) + len(slots)
        output.talk("1 fault." if total == 1 else f"{total} faults.")
        click.get_current_context().exit(OverloadError.exit_code)


@catalog_command.command("edit")
@click.argument("name", default="own")
def edit(name: str) -> None:
    """Open one of your own files in $EDITOR (own.toml, begun with an example); check it on close.

    Where the new text has faults the old file stays, and the next edit goes on with the new text.

    \b
    Example: overload catalog edit
    """
    from tracker.logbook import places
    from tracker.logbook.programs.own_catalogue import Draft

    if not output.is_terminal():
        folder = places.own_catalog_folder()
        raise OverloadError(
            f"An editor needs a terminal; without one, write a file into {folder} and check it "
            "with overload catalog check."
        )
    editor = _editor()
    draft = Draft(name)
    if draft.resumed:
        output.talk(f"Going on with what had faults: {draft.path}")
    try:
        code = subprocess.call([*editor, str(draft.path)])
    except OSError as error:
        if not draft.changed:
            draft.drop()
        raise OverloadError(f"{editor[0]} can't be run: {error.strerror}.") from error
    stays = f"{draft.file} is as it was" if draft.file.exists() else "nothing is in force yet"
    if code:
        raise OverloadError(f"The editor ended with code {code}; {stays}.")
    if not draft.changed:
        draft.drop()
        output.lines(["Nothing was changed."])
        return
    faults = draft.faults()
    if faults:
        output.lines(str(fault) for fault in faults)
        again = "overload catalog edit" + ("" if name == "own" else f" {name}")
        output.talk(f"{stays[0].upper()}{stays[1:]}; {again} goes on with the new text.")
        click.get_current_context().exit(OverloadError.exit_code)
    draft.keep()
    output.lines([f"{draft.file} is in force."])


def _editor() -> list[str]:
    """The user's editor with its arguments."""
    for variable in ("VISUAL", "EDITOR"):
        try:
            words = shlex.split(os.environ.get(variable, ""))
        except ValueError as fault:
            raise OverloadError(f"{variable} can't be read: {fault}.") from fault
        if words:
            return words
    for editor in _EDITORS:
        if shutil.which(editor):
            return [editor]
    raise OverloadError("No editor is set; name one in EDITOR.")


def _facts(faults: list[Fault]) -> list[dict[str, object]]:
    return [{"file": str(f.file), "line": f.line, "sentence": f.sentence} for f in faults]
