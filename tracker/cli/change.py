"""``edit``, ``delete``, ``undo`` and ``redo``: the log, changed safely."""

from __future__ import annotations

from typing import Any

import click

from tracker.cli import output
from tracker.cli.options import WHOLE, json_option, when, when_options
from tracker.cli.state import State, pass_state
from tracker.cli.words import decision_lines
from tracker.domain.decision import Decision
from tracker.domain.errors import BadValue, OverloadError
from tracker.domain.exercise import Exercise
from tracker.domain.log import NewSet
from tracker.domain.logline import parse_line
from tracker.domain.logprint import line_words, print_line

_NOTHING = ("none", "-", "")
_WORDS = {
    "reps": "sets",
    "seconds": "sets",
    "load": "resistance",
    "band": "resistance",
    "height": "height",
    "effort": "effort",
    "pain": "pain",
    "warmup": "warmup",
    "note": "note",
}
"""Field of ``edit`` -> the word of the log line it replaces."""


@click.command("edit")
@click.argument("set_id", type=WHOLE, metavar="ID")
@click.argument("fields", nargs=-1, required=True, metavar="FIELD=VALUE...")
@when_options
@json_option
@pass_state
def edit_command(state: State, set_id: int, fields: tuple[str, ...], as_json: bool) -> None:
    """Change one set of the log: reps, seconds, load, band, height, effort, pain, warmup, note.

    The ids stand in overload history. A value of none takes the word away.

    \b
    Example: overload edit 31 reps=11 load=12kg effort=max
    """
    exercise, found = _find(state, set_id)
    done = edited(state, exercise, found.done, fields)
    before = state.book.why(exercise.id, when())
    state.book.edit_set(found.id, found.rev, done)
    said = f"Set {set_id} is now: {print_line(exercise, [done])[0]}"
    _report(state, {"edited": set_id}, said, before, as_json)


@click.command("delete")
@click.argument("set_id", type=WHOLE, metavar="ID")
@when_options
@json_option
@pass_state
def delete_command(state: State, set_id: int, as_json: bool) -> None:
    """Delete one set of the log; undo brings it back.

    \b
    Example: overload delete 31
    """
    exercise, found = _find(state, set_id)
    before = state.book.why(exercise.id, when())
    state.book.delete_set(found.id, found.rev)
    said = f"Deleted set {set_id}: {print_line(exercise, [found.done])[0]}"
    _report(state, {"deleted": set_id}, said, before, as_json)


def _find(state: State, set_id: int) -> Any:
    exercise_id, found = state.book.find_set(set_id)
    known = state.book.catalog.exercises.get(exercise_id)
    if known is None:
        raise OverloadError(f"Set {set_id} is of {exercise_id}, which left the catalogue.")
    return known, found


def edited(state: State, exercise: Exercise, done: NewSet, fields: tuple[str, ...]) -> NewSet:
    """The set with ``field=value`` laid over it, by the rules of the log line."""
    words = line_words(exercise, [done])
    for field in fields:
        key, sign, value = field.partition("=")
        if key not in _WORDS or not sign:
            known = ", ".join(_WORDS)
            raise BadValue(f"{field!r} is not FIELD=VALUE with a field of: {known}.")
        words[_WORDS[key]] = _word(key, value.strip())
    ordered = [words.pop(key) for key in ("exercise", "sets")]
    note = words.pop("note", "")
    line = " ".join([*ordered, *(word for word in words.values() if word), note]).strip()
    (new,) = parse_line(line, lambda _: exercise, state.book.units(), state.book.bands()).sets
    return new


def _word(key: str, value: str) -> str:
    """The word of the log line that ``key=value`` stands for."""
    if key in ("reps", "seconds"):
        if any(sign in value.lower() for sign in "x, \u00d7"):
            raise BadValue(f"{key} is one number, or two sides like 10/9; not {value!r}.")
        return f"{value.removesuffix('s')}s" if key == "seconds" else value
    if key == "warmup":
        if value not in ("yes", "no"):
            raise BadValue(f"warmup is yes or no, not {value!r}.")
        return "warmup" if value == "yes" else ""
    if key == "note":
        return f"# {value}" if value else ""
    if value in _NOTHING:
        return "@bw" if key in ("load", "band") else ""
    if any(char.isspace() for char in value):
        raise BadValue(f"{key} is one word, not {value!r}.")
    return {"load": "@", "band": "@band:", "height": "h", "pain": "pain="}.get(key, "") + value


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


def _report(state: State, told: dict[str, Any], said: str, before: Decision, as_json: bool) -> None:
    """What a change of a set does to the exercise's next target."""
    after = state.book.why(before.exercise, when())
    if as_json:
        output.document(told | {"next": after.to_json()})
        return
    lines = [said]
    if (before.rule, before.to_exercise, before.to, before.goal) == (
        after.rule,
        after.to_exercise,
        after.to,
        after.goal,
    ):
        lines.append("The next target stays as it was.")
    else:
        name, left = state.name(after.to_exercise), state.name(after.exercise)
        lines += ["This changes the next target:"]
        lines += decision_lines(after, name, left, output.width())
    state.show(lines)
