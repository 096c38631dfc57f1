"""``backup``, ``restore``, ``doctor``, ``info``: the care of the data."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tracker.cli import output
from tracker.cli.options import json_option, pass_state
from tracker.cli.state import State
from tracker.cli.words import wrap
from tracker.domain.errors import OverloadError, StoreError
from tracker.domain.words import counted

if TYPE_CHECKING:
    from tracker.logbook.doctor import Examination
    from tracker.store.recovery import Content


@click.command("backup")
@click.option(
    "-o", "target", type=click.Path(path_type=Path), metavar="FILE",
    help="Where to; default among the log's backups.",
)  # fmt: skip
@json_option
@pass_state
def backup_command(state: State, target: Path | None, as_json: bool) -> None:
    """A whole copy of the log, taken while it may be in use, checked before it counts.

    One is taken by itself each day, before imports, before an update changes the file, before
    restore and repair; 7 days and 4 weeks are kept. restore brings one back.

    \b
    Example: overload backup -o usb/overload-2026-11-20.db
    """
    written = state.book.backup(target)
    size = written.stat().st_size
    if as_json:
        output.document({"backup": str(written), "bytes": size})
    else:
        output.lines([f"{_size(size)} in {written}"])


@click.command("restore")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True, help="Do it without asking.")
@click.option("--any-size", is_flag=True, help="Also a file larger than a log should be.")
@json_option
@pass_state
def restore_command(state: State, file: Path, yes: bool, any_size: bool, as_json: bool) -> None:
    """Let the log be as a backup was; shows both first, and keeps the present log aside.

    The file is read and checked, never used itself. Without --yes a terminal asks; anywhere else
    nothing is changed.

    \b
    Example: overload restore usb/overload-2026-11-20.db
    """
    from tracker.logbook import care, places

    path = state.path
    with care.restoring(file, path, any_size) as restored:
        now = care.present_content(path)
        kept: Path | None = None
        done = yes
        if not as_json:
            output.lines(_compared(path, now, file, restored.content))
        if not yes and output.is_terminal() and not as_json:
            done = click.confirm("Restore it?", err=True)
        if done:
            restored.kept_waiting = state.wait_on
            kept = restored.put_in_place(places.present())
    if as_json:
        output.document(
            {
                "restored": done,
                "kept": None if kept is None else str(kept),
                "present": _facts(now),
                "file": _facts(restored.content),
            }
        )
    if not done:
        raise OverloadError("Nothing was changed; --yes restores it.")
    if not as_json:
        output.lines(["Restored." if kept is None else f"Restored. The log as it was: {kept}"])


@click.command("doctor")
@click.option("--repair", is_flag=True, help="Mend what can be mended, after a backup.")
@json_option
@pass_state
def doctor_command(state: State, repair: bool, as_json: bool) -> None:
    """Look for anything wrong: the file, its change log, odd values, clocks, your catalogue.

    The tables are compared with the log of their changes, which finds silent damage. Exit 1 where
    a fault remains, 3 where the log can't be read.

    \b
    Example: overload doctor --repair
    """
    from tracker.logbook.doctor import examine

    found = examine(state.path, repair)
    if as_json:
        output.document(found.to_json())
    else:
        output.lines(_findings(found))
    context = click.get_current_context()
    if found.unreadable:
        context.exit(StoreError.exit_code)
    if found.left:
        context.exit(OverloadError.exit_code)


@click.command("info")
@json_option
@pass_state
def info_command(state: State, as_json: bool) -> None:
    """Where everything is, in which version, how large, and the last backup.

    \b
    Example: overload info --json
    """
    from tracker.logbook.care import info

    facts = info(state.path)
    if as_json:
        output.document(facts)
    else:
        output.lines(_info(facts))


def _findings(found: Examination) -> list[str]:
    width = output.width()
    lines: list[str] = []
    for finding in found.findings:
        mark = "fault: " if finding.fault else "note: "
        end = ""
        if finding.sentence in found.repaired:
            end = " Repaired."
        elif finding.repair:
            end = f" Repair {finding.repair}."
        lines += wrap(f"{mark}{finding.sentence}{end}", width, "  ")
    if found.kept is not None:
        lines += ["The log as it was before the repair:", f"  {found.kept}"]
    left = len(found.left)
    if found.unreadable:
        return lines
    if not left:
        again = "is sound again" if found.repaired else "is sound"
        return [
            *lines,
            f"The log {again}: {counted(found.sets, 'set')}, every change accounted for.",
        ]
    mendable = sum(1 for finding in found.left if finding.repair)
    hint = "; overload doctor --repair mends what it can" if mendable and not found.kept else ""
    return [*lines, f"{counted(left, 'fault')}{hint}."]


def _compared(path: Path, now: Content | None, file: Path, then: Content) -> list[str]:
    """The log as it is and as it would be."""
    lines = [f"now   {path}", *_held(now), f"then  {file}", *_held(then)]
    if now is not None and now.sets > then.sets:
        lines.append(f"{counted(now.sets - then.sets, 'set')} fewer than now.")
    return lines


def _held(held: Content | None) -> list[str]:
    if held is None:
        return ["      no log that can be read"]
    lines = [f"      {counted(held.sets, 'set')} in {counted(held.sessions, 'session')}"]
    if held.first is not None:
        lines.append(f"      {held.first} to {held.last}")
    if held.newest is not None:
        lines.append(f"      newest: {held.newest}")
    return lines


def _facts(held: Content | None) -> dict[str, Any] | None:
    if held is None:
        return None
    return {
        "sessions": held.sessions, "sets": held.sets, "first": held.first, "last": held.last,
        "newest": held.newest, "schema": held.version,
    }  # fmt: skip


def _info(facts: dict[str, Any]) -> list[str]:
    database, kept = facts["database"], facts["backups"]
    width = output.width()
    libraries = [f"{name} {found or 'missing'}" for name, found in facts["libraries"].items()]
    rows = [
        ("overload", facts["version"]),
        ("python", f"{facts['python']}, SQLite {facts['sqlite']}"),
        ("libraries", ", ".join(libraries)),
        ("log", database["path"]),
    ]
    if database["bytes"] is None:
        rows.append(("", "not there yet"))
    else:
        rows.append(("", _size(database["bytes"])))
    if "sets" in database:
        span = f", {database['first']} to {database['last']}" if database["first"] else ""
        sets, sessions = counted(database["sets"], "set"), counted(database["sessions"], "session")
        rows.append(("", f"{sets} in {sessions}{span}"))
        rows.append(("", f"{database['changes']} changes, schema {database['schema']}"))
    rows.append(("backups", kept["folder"]))
    if kept["last"] is None:
        rows.append(("", "none yet"))
    else:
        rows.append(
            ("", f"{kept['count']}, {_size(kept['bytes'])}, the last of {kept['last_date']}")
        )
    rows += [("config", facts["config"]), ("reports", facts["state"])]
    rows.append(("cache", facts["cache"] or "none"))
    lines: list[str] = []
    for name, text in rows:
        lines += wrap(text, width, " " * 11, f"{name:11}")
    for text in facts["warnings"]:
        lines += wrap(f"warning: {text}", width, "  ")
    return lines


def _size(count: int) -> str:
    return f"{count / 1e6:.1f} MB" if count >= 1e5 else f"{count / 1e3:.1f} kB"
