"""An export as Strong writes it on Android (its fifth layout), which Hevy's importer takes too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tracker.domain.log import Session
from tracker.domain.units import number
from tracker.exchange.foreign import (
    Find,
    Losses,
    cell,
    end_of,
    name_of,
    reps_seconds,
    rpe_of,
    title_of,
    words_beside,
    written,
)

HEAD = (
    "Date", "Workout Name", "Exercise Name", "Set Order", "Weight", "Weight Unit", "Reps", "RPE",
    "Distance", "Distance Unit", "Seconds", "Notes", "Workout Notes", "Workout Duration",
)  # fmt: skip


def pieces(sessions: Iterable[Session], find: Find, losses: Losses) -> Iterator[str]:
    """The file session by session; ``losses`` fills up with what does not fit."""
    yield ";".join(HEAD) + "\n"
    for session in sessions:
        yield written(_rows(session, find, losses), delimiter=";")


def _rows(session: Session, find: Find, losses: Losses) -> Iterator[tuple[str | int, ...]]:
    start, title, took = session.started.at, title_of(session), _took(session)
    note = cell(session.note)
    for entry in session.entries:
        name, order = name_of(entry.exercise, find), 0
        for logged in entry.sets:
            done, load = logged.done, logged.done.resistance.load
            order += not done.warmup
            reps, seconds = reps_seconds(logged)
            effort = rpe_of(done, losses, "Strong")
            yield (
                f"{start:%Y-%m-%d %H:%M:%S}", title, name, "W" if done.warmup else order,
                "" if load is None else f"{load.value:.4f}".rstrip("0").rstrip("."),
                "" if load is None else {"kg": "kg", "lb": "lbs"}[load.unit], reps,
                "" if effort is None else number(effort), "", "", seconds,
                words_beside(done, losses, "Strong"), note, took,
            )  # fmt: skip
            note = ""


def _took(session: Session) -> str:
    """``1h 5m``; a minute at least, since importers want one."""
    minutes = max(1, int((end_of(session) - session.started.at).total_seconds() // 60))
    hours, minutes = divmod(minutes, 60)
    return f"{hours}h {minutes}m" if hours else f"{minutes}m"
