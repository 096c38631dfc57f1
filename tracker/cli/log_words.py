"""``log``: from arguments to stored sets, and what was stored in words or as JSON."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Any

from tracker.cli import output
from tracker.cli.state import State
from tracker.cli.words import day_words, decision_lines, set_json, wrap
from tracker.domain.errors import BadLine, BadValue
from tracker.domain.likely import doubts
from tracker.domain.logline import ParsedLine, parse_line, print_line
from tracker.domain.views import LogResult
from tracker.domain.words import counted

if TYPE_CHECKING:
    from tracker.domain.moment import Moment

_DIARY = ("== ", "!! ")
"""What begins the lines that only a diary has."""


def log_lines(
    state: State, arguments: Sequence[str], when: Moment | None = None, as_json: bool = False
) -> None:
    """Log the lines behind the arguments, all or none, and print what was stored."""
    lines = gathered(arguments)
    if any(text.lstrip().startswith(_DIARY) for _, text in lines):
        _log_diary(state, lines, when, as_json)
        return
    result = state.book.log(parsed(state, lines), when, flips=as_json)
    for said in _doubts(state, result):
        output.talk(f"warning: {said}; overload undo takes the line back.")
    if as_json:
        output.document(result_json(state, result))
    else:
        state.show(result_lines(state, result))


def _doubts(state: State, result: LogResult) -> list[str]:
    """What looks like a slip of the keyboard; a script has nobody to ask."""
    found = []
    if result.session.date > state.book.now().date + timedelta(days=1):
        found.append(f"{day_words(result.session.date)} is in the future")
    for entry, logged in result.sets:
        top = None if entry.plan is None else entry.plan.target.high
        found += [
            f"{state.name(entry.exercise)}: {what} may be a typing error"
            for what in doubts(logged.done, top)
        ]
    return list(dict.fromkeys(found))


def _log_diary(
    state: State, lines: Sequence[tuple[int, str]], when: Moment | None, as_json: bool
) -> None:
    result = state.book.log_diary(lines, when)
    if as_json:
        counts = {
            "sessions": result.sessions,
            "check_ins": result.check_ins,
            "duplicates": result.duplicates,
        }
        logged: dict[str, Any] = {"session": None, "sets": [], "next": []}
        if result.log is not None:
            logged = result_json(state, result.log)
        output.document(logged | counts)
        return
    said = [
        f"Logged {counted(result.sets, 'set')}, {counted(result.sessions, 'new session')} and "
        f"{counted(result.check_ins, 'check-in')}."
    ]
    if result.duplicates:
        said.append(f"In the log already, and left as they are: {result.duplicates}.")
    state.show(line for text in said for line in wrap(text, output.width()))


def gathered(arguments: Sequence[str]) -> list[tuple[int, str]]:
    """The log lines behind the arguments, each with its number among them or in stdin."""
    lines: list[tuple[int, str]] = []
    for kind, group in groupby(arguments, key=_kind):
        words = list(group)
        if kind == "stdin":
            lines += _from_stdin()
        else:
            given = words if kind == "line" else [" ".join(words)]
            lines += enumerate(given, len(lines) + 1)
    return lines


def _kind(argument: str) -> str:
    if argument == "-":
        return "stdin"
    return "line" if not argument or any(char.isspace() for char in argument) else "word"


def _from_stdin() -> list[tuple[int, str]]:
    try:
        text = sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadValue("What came on stdin is no UTF-8 text.") from None
    lines = enumerate(text.split("\n"), 1)
    return [(n, line) for n, line in lines if line.strip() and not line.lstrip().startswith("#")]


def parsed(state: State, lines: Sequence[tuple[int, str]]) -> list[ParsedLine]:
    """Every line read; BadLine of the first that can't be."""
    book = state.book
    unit, bands = book.units(), book.bands()
    found = []
    for number, line in lines:
        try:
            found.append(parse_line(line, book.catalog.resolve, unit, bands))
        except BadLine as fault:
            if len(lines) == 1:
                raise
            raise BadLine(f"Line {number}: {fault}", fault.line, fault.column) from None
    return found


def result_json(state: State, result: LogResult) -> dict[str, Any]:
    """What ``log --json`` prints."""
    exercises = state.book.catalog.exercises
    return {
        "session": result.session.id,
        "sets": [
            set_json(result.session, entry, logged, exercises[entry.exercise].side == "each")
            for entry, logged in result.sets
        ],
        "next": [decision.to_json() for decision in result.decisions],
    }


def result_lines(state: State, result: LogResult) -> list[str]:
    """What was stored, as log lines, and what changes next time."""
    width = output.width()
    session = result.session
    day = state.day_name(session.program, session.day)
    lines = [f"Logged on {day_words(session.date)}{f', {day}' if day else ''}:"]
    for exercise_id, group in groupby(result.sets, key=lambda pair: pair[0].exercise):
        exercise = state.book.catalog.exercise(exercise_id)
        printed = print_line(exercise, [logged.done for _, logged in group])
        lines += [f"  {line}" for line in printed]
    exercises = state.book.catalog.exercises
    held = [e.exercise for e, s in result.sets if s.done.timed and not exercises[e.exercise].timed]
    for exercise_id in dict.fromkeys(held):
        said = "planned by reps; its seconds are kept and decide nothing."
        lines += wrap(said, width, "  ", f"  {state.name(exercise_id)}: ")
    if result.begun:
        lines += ["", "Still today"]
        for exercise_id, (done, planned) in result.begun.items():
            said = f"{done} of {planned} sets in; decided when all are, or at finish."
            lines += wrap(said, width, "  ", f"  {state.name(exercise_id)}: ")
    decided = [each for each in result.decisions if each.exercise not in result.begun]
    if decided:
        lines += ["", "Next time"]
    for decision in decided:
        lines += decision_lines(decision, state, width)
    return lines
