"""Sessions looked for among many: by date, exercise or note; and what months come to."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Sequence
from datetime import date, timedelta

from tracker.domain.log import Session
from tracker.store.rows import SESSION, readable
from tracker.store.sessions import NEWEST_FIRST, Sessions

MONTH = (
    "SELECT count(DISTINCT s.id), count(l.id) FROM session s"
    " LEFT JOIN entry e ON e.session_id = s.id"
    " LEFT JOIN set_log l ON l.entry_id = e.id AND NOT l.warmup"
    " WHERE s.date >= ? AND s.date < ?"
)


class Finding(Sessions):
    """Looks through the log for the list of sessions."""

    def trained_exercises(self) -> list[str]:
        """The id of every exercise in the log."""
        # From exercise to exercise by the index, so that the length of the log doesn't matter.
        rows = self._rows(
            "WITH RECURSIVE known (exercise) AS (SELECT min(exercise) FROM entry"
            " UNION ALL SELECT (SELECT min(exercise) FROM entry WHERE exercise > known.exercise)"
            " FROM known WHERE known.exercise IS NOT NULL)"
            " SELECT exercise FROM known WHERE exercise IS NOT NULL"
        )
        return [exercise for (exercise,) in rows]

    def find_sessions(
        self,
        dates: tuple[date, date] | None,
        exercises: Collection[str],
        in_note: Callable[[str], bool],
    ) -> list[int]:
        """Ids, newest first, of the sessions dated between two dates, both included, with one of
        the exercises, or with a note (theirs or a set's) that ``in_note`` says is meant."""
        with self.reading():
            noted = self._rows("SELECT id, note FROM session WHERE note <> ''")
            noted += self._rows(
                "SELECT e.session_id, l.note FROM set_log l CROSS JOIN entry e ON e.id = l.entry_id"
                " WHERE l.note <> ''"
            )
            first, last = ("", "") if dates is None else (day.isoformat() for day in dates)
            rows = self._rows(
                "SELECT s.id FROM session s WHERE s.date BETWEEN ? AND ? OR s.id IN ("
                " SELECT e.session_id FROM entry e"
                " WHERE e.exercise IN (SELECT value FROM json_each(?))"
                " AND EXISTS (SELECT 1 FROM set_log WHERE entry_id = e.id))"
                f" OR s.id IN (SELECT value FROM json_each(?)) {NEWEST_FIRST}",
                (
                    first,
                    last,
                    json.dumps(list(exercises)),
                    json.dumps(list({key for key, note in noted if in_note(note)})),
                ),
            )
        return [key for (key,) in rows]

    def sessions_by_id(self, ids: Sequence[int]) -> list[Session]:
        """Whole sessions in the order of their ids given; those that are gone are left out."""
        with self.reading():
            found = self._sessions_of(
                self._rows(
                    f"SELECT {SESSION} FROM session s"
                    " WHERE s.id IN (SELECT value FROM json_each(?))",
                    (json.dumps(list(ids)),),
                )
            )
        by_id = {session.id: session for session in found}
        return [by_id[key] for key in ids if key in by_id]

    def session_place(self, key: int) -> int | None:
        """How many sessions are newer than one; None where it is gone."""
        row = self._row(
            "SELECT (SELECT count(*) FROM session WHERE (date, started_ms, id)"
            " > (s.date, s.started_ms, s.id)) FROM session s WHERE s.id = ?",
            (key,),
        )
        return None if row is None else int(row[0])

    def month_sums(self, before: date, most: int) -> list[tuple[date, int, int]]:
        """The newest ``most`` months with sessions before a date: the month's first day, its
        sessions and their working sets, newest first."""
        found: list[tuple[date, int, int]] = []
        end = before
        with self.reading(), readable():
            while len(found) < most:
                row = self._row("SELECT max(date) FROM session WHERE date < ?", (end.isoformat(),))
                if row is None or row[0] is None:
                    break
                start = date.fromisoformat(row[0]).replace(day=1)
                after = (start + timedelta(days=31)).replace(day=1)
                span = (start.isoformat(), min(end, after).isoformat())
                (sessions, sets) = self._row(MONTH, span) or (0, 0)
                found.append((start, sessions, sets))
                end = start
        return found
