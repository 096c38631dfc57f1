"""``edit``, ``delete``, ``undo`` and ``redo``: the log, changed safely."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from tracker.cli import output
from tracker.cli.options import (
    Command,
    json_option,
    pass_state,
    when,
    when_options,
    whole,
    words_argument,
)
from tracker.cli.state import State
from tracker.cli.words import day_words
from tracker.domain.errors import BadValue, OverloadError
from tracker.domain.exercise import Exercise
from tracker.domain.log import LoggedSet, Session
from tracker.domain.logprint import print_line
from tracker.domain.words import counted

if TYPE_CHECKING:
    from tracker.logbook.history.log_changes import Change

SESSION = "session:"
_OF_SESSION = ("date", "note")


class LogId(NamedTuple):
    """What ``edit`` and ``delete`` are about: a set, or a whole session."""

    number: int
    session: bool


class LogIdType(click.ParamType[LogId]):
    """``31`` or ``session:7``."""

    name = "id"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        number = str(value).removeprefix(SESSION)
        return LogId(whole(number, lambda text: self.fail(text, param, ctx)), number != str(value))


def _asking(command: Command) -> Command:
    """``--yes`` and ``--dry-run``."""
    command = click.option(
        "--yes", is_flag=True, help="Do it at once: show no preview, ask nothing."
    )(command)
    return click.option("--dry-run", is_flag=True, help="Show what would change; change nothing.")(
        command
    )


@click.command("edit")
@click.argument("log_id", type=LogIdType(), metavar="ID")
@click.argument("fields", nargs=-1, required=True, metavar="FIELD=VALUE...")
@_asking
@when_options
@json_option
@pass_state
def edit_command(
    state: State,
    log_id: LogId,
    fields: tuple[str, ...],
    yes: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Change a set or a session of the log.

    A set has reps, seconds, load, band, height, effort, pain, warmup, note; a session, named
    session:ID, a date and a note. The ids stand in overload history. A value of none takes the
    word away. What changes in coming targets and records is shown first; on a terminal it is
    asked whether to do it.

    \b
    Example: overload edit 31 reps=11 load=12kg effort=max
             overload edit session:7 date=2026-11-12
    """
    from tracker.logbook.history.log_changes import SetEdited

    if log_id.session:
        change, said = _session_edit(state, log_id.number, fields)
        _act(state, change, said, {"edited": f"{SESSION}{log_id.number}"},
             "Save this?", yes, dry_run, as_json)  # fmt: skip
        return
    exercise, found = _find(state, log_id.number)
    done = state.book.edited(exercise, found.done, _set_fields(fields))
    before = state.book.set_before(found.id)
    if before and not yes and not as_json:
        words = print_line(exercise, [before[0]])[0]
        output.talk(f"This set was edited before; it was: {words}")
    now = f"Set {found.id} is now: {print_line(exercise, [done])[0]}"
    _act(state, SetEdited(found, done), lambda: now, {"edited": found.id},
         "Save this?", yes, dry_run, as_json, exercise)  # fmt: skip


@click.command("delete")
@click.argument("log_id", type=LogIdType(), metavar="ID")
@words_argument("exercise", required=False)
@_asking
@when_options
@json_option
@pass_state
def delete_command(
    state: State,
    log_id: LogId,
    exercise: tuple[str, ...],
    yes: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Delete a set, an exercise or a session of the log; undo brings it back.

    A session is named session:ID, an exercise of it comes after that. What changes in coming
    targets and records is shown first; on a terminal it is asked whether to do it.

    \b
    Example: overload delete 31
             overload delete session:7
             overload delete session:7 goblet squat
    """
    from tracker.logbook.history.log_changes import EntryDeleted, SessionDeleted, SetDeleted

    book = state.book
    change: Change
    of: Exercise | None = None
    told: dict[str, Any] = {"deleted": log_id.number}
    if log_id.session:
        session = book.find_session(log_id.number)
        said = f"Deleted {_session_words(session)}."
        change = SessionDeleted(session)
        told = {"deleted": f"{SESSION}{session.id}"}
        if exercise:
            of = state.exercise(exercise)
            entry = book.find_entry(session, of)
            sets = counted(len(entry.sets), "set")
            said = f"Deleted {of.name}, {sets}, from {_session_words(session)}."
            change = EntryDeleted(entry)
            told["exercise"] = of.id
    else:
        if exercise:
            raise click.UsageError("A set has one exercise; name a session as session:ID.")
        of, found = _find(state, log_id.number)
        said = f"Deleted set {found.id}: {print_line(of, [found.done])[0]}"
        change = SetDeleted(found)
    _act(state, change, lambda: said, told, "Delete it?", yes, dry_run, as_json, of)


def _act(
    state: State,
    change: Change,
    said: Callable[[], str],
    told: dict[str, Any],
    question: str,
    yes: bool,
    dry_run: bool,
    as_json: bool,
    exercise: Exercise | None = None,
) -> None:
    """Preview, ask, do, tell. ``exercise`` is the one whose next decision a script is told."""
    from tracker.cli import preview

    book = state.book
    if dry_run:
        ahead = book.preview(change, when())
        if as_json:
            output.document({"preview": preview.as_json(ahead)})
        else:
            state.show(preview.lines(state, ahead, output.width()))
        return
    if as_json or not yes:
        ahead = book.preview(change, when())
        told["preview"] = preview.as_json(ahead)
        if not yes and not preview.agreed(state, ahead, question):
            return
    book.change(change, when())
    if not as_json:
        state.show([said()])
        return
    if exercise is not None:
        told["next"] = book.why(exercise.id, when()).to_json()
    output.document(told)


def _find(state: State, set_id: int) -> tuple[Exercise, LoggedSet]:
    exercise_id, found = state.book.find_set(set_id)
    known = state.book.catalog.exercises.get(exercise_id)
    if known is None:
        raise OverloadError(f"Set {set_id} is of {exercise_id}, which left the catalogue.")
    return known, found


def _pairs(fields: tuple[str, ...], known: tuple[str, ...]) -> dict[str, str]:
    found = {}
    for field in fields:
        key, sign, value = field.partition("=")
        if key not in known or not sign:
            names = ", ".join(known)
            raise BadValue(f"{field!r} is not FIELD=VALUE with a field of: {names}.")
        found[key] = value.strip()
    return found


def _set_fields(fields: tuple[str, ...]) -> dict[str, str]:
    from tracker.logbook.history.set_fields import FIELDS

    return _pairs(fields, tuple(FIELDS))


def _session_edit(
    state: State, session_id: int, fields: tuple[str, ...]
) -> tuple[Change, Callable[[], str]]:
    """The change that ``date=`` and ``note=`` mean, and what is said once it is made."""
    from tracker.domain.datewords import day_meant
    from tracker.logbook.history.log_changes import SessionEdited

    session = state.book.find_session(session_id)
    given = _pairs(fields, _OF_SESSION)
    today = (when() or state.book.now()).date
    day = day_meant(given["date"], today) if "date" in given else session.date

    def said() -> str:
        now = state.book.find_session(session_id)
        note = f"  # {now.note}" if now.note else ""
        return f"Session {session_id} is now: {_session_words(now)}{note}"

    return SessionEdited(session, day, given.get("note", session.note)), said


def _session_words(session: Session) -> str:
    sets = sum(len(entry.sets) for entry in session.entries)
    return f"session {session.id}, {day_words(session.date)}, {counted(sets, 'set')}"


@click.command("undo")
@when_options
@json_option
@pass_state
def undo_command(state: State, as_json: bool) -> None:
    """Take back the last action: sets, check-ins, inventory, settings, program.

    \b
    Example: overload undo
    """
    label = state.book.undo(when())
    if label is None:
        raise OverloadError("There is nothing to undo.")
    _told(state, {"undone": label}, f"Undone: {label}.", as_json)


@click.command("redo")
@when_options
@json_option
@pass_state
def redo_command(state: State, as_json: bool) -> None:
    """Do again what was undone last.

    \b
    Example: overload redo
    """
    label = state.book.redo(when())
    if label is None:
        raise OverloadError("There is nothing to redo.")
    _told(state, {"redone": label}, f"Done again: {label}.", as_json)


def _told(state: State, told: dict[str, Any], said: str, as_json: bool) -> None:
    if as_json:
        output.document(told)
    else:
        state.show([said])
