"""``history``: past sessions, newest first."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from tracker.cli import output
from tracker.cli.options import (
    DATE,
    WHOLE,
    json_option,
    pass_state,
    when,
    when_options,
    words_argument,
)
from tracker.cli.state import State
from tracker.cli.words import day_words, entry_rows, notes, set_json, table, wrap
from tracker.domain.log import Session
from tracker.domain.words import counted

SHOWN = 10
"""Sessions shown on a terminal when no limit is given, so that the newest stay in sight."""


@click.command("history")
@words_argument("exercise", required=False)
@click.option("--since", type=DATE, metavar="D", help="Sessions on or after this date.")
@click.option("--limit", type=WHOLE, metavar="N", help="At most this many sessions.")
@when_options
@json_option
@pass_state
def history_command(
    state: State, exercise: tuple[str, ...], since: date | None, limit: int | None, as_json: bool
) -> None:
    """Past sessions, newest first, with the ids of sessions and sets that edit and delete take.

    \b
    Example: overload history goblet squat --since 2026-10-01 --limit 5
    """
    if limit is not None and limit < 1:
        raise click.BadParameter("a limit is at least 1.", param_hint="--limit")
    book = state.book
    only = state.exercise(exercise).id if exercise else None
    cut = SHOWN if limit is None and not as_json and output.to_person() else None
    most = cut + 1 if cut is not None else limit
    sessions = book.history(only, since, when(), most)
    if as_json:
        output.document([session_json(state, session, only) for session in sessions])
        return
    if not sessions:
        output.talk("Nothing is logged there yet.")
    lines: list[str] = []
    for session in sessions[:cut]:
        lines += [*session_lines(state, session, only), ""]
    state.show(lines[:-1])
    if cut is not None and len(sessions) > cut:
        output.talk(f"These are the newest {cut} sessions; --limit N shows more.")


def session_json(state: State, session: Session, only: str | None) -> dict[str, Any]:
    """One session of ``history --json``, with the sets of ``only`` where that is given."""
    exercises = state.book.catalog.exercises
    finished = session.finished
    return {
        "date": session.date.isoformat(),
        "id": session.id,
        "program": session.program,
        "day": session.day,
        "started": session.started.at.isoformat(timespec="seconds"),
        "finished": None if finished is None else finished.at.isoformat(timespec="seconds"),
        "note": session.note,
        "sets": [
            set_json(
                session,
                entry,
                logged,
                entry.exercise in exercises and exercises[entry.exercise].side == "each",
            )
            for entry in session.entries
            if only in (None, entry.exercise)
            for logged in entry.sets
        ],
    }


def session_lines(state: State, session: Session, only: str | None) -> list[str]:
    """One session for a person."""
    width = output.width()
    head = [
        day_words(session.date),
        state.day_name(session.program, session.day),
        counted(session.set_count, "set"),
    ]
    head += [f"{session.minutes} min"] if session.minutes is not None else []
    head.append(f"session:{session.id}")
    lines = wrap(" · ".join(part for part in head if part), width)
    rows: list[tuple[str, str, str]] = []
    said: list[str] = [session.note] if session.note else []
    for entry in session.entries:
        if entry.sets and only in (None, entry.exercise):
            known = state.book.catalog.exercises.get(entry.exercise)
            assisted = known is not None and known.kind == "assisted"
            rows += entry_rows(entry, state.name(entry.exercise), assisted)
            said += notes(entry)
    ids = max((len(row[0]) for row in rows), default=0)
    lines += table([(f"  {row[0]:>{ids}}", row[1], row[2]) for row in rows], width)
    for note in said:
        lines += wrap(note, width, "    ", "  # ")
    return lines
