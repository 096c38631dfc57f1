"""What a log must hold, in dicts and lists, and what undo and redo must bring back."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from tracker.domain.log import NewSet
from tracker.domain.moment import Moment
from tracker.logbook import Logbook
from tracker.store.writing import FACTS

OPEN_MS = 4 * 3_600_000
DAY_MS = 86_400_000


@dataclass
class State:
    """One state of the log.

    ``sessions``: id -> date, started (ms), over, note, entries: lists of [id, exercise, sets],
    sets lists of [id, NewSet, ms]. ``told`` are check-ins, ``imported`` sessions of another app:
    key -> [session id, sets brought]. ``rows`` are all rows of the tables of facts, without
    their revisions.
    """

    sessions: dict[int, dict[str, Any]] = field(default_factory=dict)
    told: list[tuple[Any, ...]] = field(default_factory=list)
    settings: dict[str, str] = field(default_factory=dict)
    imported: dict[str, list[int]] = field(default_factory=dict)
    rows: dict[str, list[tuple[Any, ...]]] = field(default_factory=dict)

    def under_way(self, when: Moment) -> int | None:
        """The date's session that is still being added to."""
        day = when.date.isoformat()
        mine = [(s["started"], key) for key, s in self.sessions.items() if s["date"] == day]
        for _, key in sorted(mine, reverse=True):
            session = self.sessions[key]
            times = [ms for entry in session["entries"] for _, _, ms in entry[2]]
            last = max(times, default=session["started"])
            if not session["over"] and when.utc_ms - last <= OPEN_MS:
                return key
        return None

    def place(self, set_id: int) -> tuple[int, int, int] | None:
        """(session id, index of the entry, index of the set) of a set."""
        for key, session in self.sessions.items():
            for i, (_, _, sets) in enumerate(session["entries"]):
                for j, (one, _, _) in enumerate(sets):
                    if one == set_id:
                        return key, i, j
        return None

    def sets(self) -> dict[int, tuple[int, str, NewSet]]:
        """Set id -> session id, exercise, content."""
        return {
            one: (key, exercise, done)
            for key, session in self.sessions.items()
            for _, exercise, sets in session["entries"]
            for one, done, _ in sets
        }

    def sweep(self, key: int, when: Moment) -> None:
        """A session that is over leaves with the last thing it held."""
        session = self.sessions[key]
        if not session["entries"] and not session["note"] and self.under_way(when) != key:
            del self.sessions[key]


@dataclass
class Model:
    """The state, the actions that led to it, and those that were undone."""

    now: State = field(default_factory=State)
    done: list[tuple[str, State]] = field(default_factory=list)
    undone: list[tuple[str, State]] = field(default_factory=list)

    def act(self, label: str) -> State:
        """A new action begins; the state to change."""
        self.done.append((label, deepcopy(self.now)))
        self.undone.clear()
        return self.now

    def undo(self) -> str | None:
        """One action back; its label."""
        if not self.done:
            return None
        label, before = self.done.pop()
        self.undone.append((label, self.now))
        self.now = before
        return label

    def redo(self) -> str | None:
        """The action undone last again; its label."""
        if not self.undone:
            return None
        label, after = self.undone.pop()
        self.done.append((label, self.now))
        self.now = after
        return label


def sessions_of(book: Logbook) -> dict[int, dict[str, Any]]:
    """The log as ``history`` tells it, in the model's form."""
    return {
        session.id: {
            "date": session.date.isoformat(),
            "started": session.started.utc_ms,
            "over": session.finished is not None,
            "note": session.note,
            "entries": [
                [entry.id, entry.exercise, [[s.id, s.done, s.at.utc_ms] for s in entry.sets]]
                for entry in session.entries
            ],
        }
        for session in book.history()
    }


def table(book: Logbook, name: str, without: tuple[str, ...] = ()) -> list[tuple[Any, ...]]:
    """The rows of a table by id."""
    names = [row[1] for row in book._store._rows(f"PRAGMA table_info({name})")]
    kept = ", ".join(each for each in names if each not in without)
    return book._store._rows(f"SELECT {kept} FROM {name} ORDER BY 1")


def rows_of(book: Logbook) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table of facts, without revisions."""
    return {name: table(book, name, ("rev",)) for name in FACTS}


def told_of(book: Logbook) -> list[tuple[Any, ...]]:
    """The check-ins as the model has them."""
    found: list[tuple[Any, ...]] = []
    for name, columns in (
        ("soreness", "muscle, level"), ("pain", "exercise, level"),
        ("activity", "name, minutes, intensity, legs"), ("bodyweight", "value, unit"),
        ("flag", "kind"), ("answer", "kind, value"),
    ):  # fmt: skip
        rows = book._store._rows(f"SELECT {columns}, at_ms FROM {name} ORDER BY id")
        found += [(name, *row) for row in rows]
    return sorted(found)
