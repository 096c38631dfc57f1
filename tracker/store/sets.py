"""Single sets: logged, edited, removed, and what they were before."""

from __future__ import annotations

import json

from tracker.domain.errors import Stale
from tracker.domain.log import Entry, LoggedSet, NewSet, Session
from tracker.domain.moment import Moment
from tracker.store.rows import ENTRY, SESSION, SET, readable, set_values, to_session, to_set
from tracker.store.sessions import Sessions


class Sets(Sessions):
    """The log of training by set."""

    def add_set(self, entry_id: int, done: NewSet, at: Moment) -> int:
        """Log a set at the end of an exercise; its id."""
        row = self._row(
            "SELECT (SELECT coalesce(max(position) + 1, 0) FROM set_log WHERE entry_id = e.id)"
            " FROM entry e WHERE id = ?",
            (entry_id,),
        )
        if row is None:
            raise Stale("That exercise is no longer in the session.")
        values = {"entry_id": entry_id, "position": row[0]}
        when = {"at_ms": at.utc_ms, "at_offset": at.offset_min}
        return self._insert("set_log", values | set_values(done) | when)

    def update_set(self, key: int, rev: int, done: NewSet) -> None:
        """Give a set new content; raise Stale where it is not in the revision seen."""
        if not self._update("set_log", key, set_values(done), rev):
            raise self._stale(key)

    def delete_set(self, key: int, rev: int) -> None:
        """Remove a set; raise Stale where it is not in the revision seen."""
        if not self._delete("set_log", key, rev):
            raise self._stale(key)

    def logged_set(self, key: int) -> tuple[Session, Entry, LoggedSet] | None:
        """A set with its exercise and its session (without the session's entries), or None."""
        with self.reading(), readable():
            row = self._row(f"SELECT {SET} FROM set_log l WHERE l.id = ?", (key,))
            if row is None:
                return None
            logged = to_set(row)
            rows = self._rows(f"SELECT {ENTRY} FROM entry e WHERE e.id = ?", (logged.entry_id,))
            (entry,) = self._entries_of(rows)
            (head,) = self._rows(
                f"SELECT {SESSION} FROM session s WHERE s.id = ?", (entry.session_id,)
            )
            return to_session(head, ()), entry, logged

    def set_history(self, key: int) -> list[LoggedSet]:
        """What a set was before, newest first, without what it is now."""
        rows = self._rows(
            "SELECT body FROM change WHERE tbl = 'set_log' AND row = ? AND body IS NOT NULL"
            " ORDER BY clock DESC",
            (key,),
        )
        names = [name.rpartition(".")[2] for name in SET.split(", ")]
        with readable():
            was = [to_set(tuple(json.loads(body)[name] for name in names)) for (body,) in rows]
        now = self._row("SELECT rev FROM set_log WHERE id = ?", (key,))
        return [logged for logged in was if now is None or logged.rev != now[0]]

    def _stale(self, key: int) -> Stale:
        if self._row("SELECT 1 FROM set_log WHERE id = ?", (key,)) is None:
            return Stale("That set is no longer in the log.")
        return Stale("That set was changed elsewhere since it was read.")
