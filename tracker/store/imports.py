"""What imports leave in the log beside sets: files, names, exercises of the user's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from tracker.domain.errors import Stale
from tracker.domain.exercise import Exercise, Kind
from tracker.store.failures import FAULTS, explain
from tracker.store.parts import STANDS
from tracker.store.writing import Writing

if TYPE_CHECKING:
    from tracker.store.bulk import BulkWriter
    from tracker.store.import_rows import ImportedSession, ImportFile, KnownName

_ROOM_KIB = 96 * 1024
"""Memory for the changed pages of an import; enough for about 130000 sets."""


class Imports(Writing):
    """Imports: their files, names, own exercises and sessions."""

    def own_exercises(self) -> list[Exercise]:
        """The user's exercises that came with imports; no muscles, no pattern but ``other``."""
        rows = self._rows("SELECT exercise, name, kind, timed FROM own_exercise ORDER BY id")
        return [own_exercise(key, name, kind, bool(timed)) for key, name, kind, timed in rows]

    def add_own_exercise(self, exercise: Exercise) -> None:
        """Put down an exercise of the user's own."""
        self._insert(
            "own_exercise",
            {"exercise": exercise.id, "name": exercise.name, "kind": exercise.kind,
             "timed": int(exercise.timed)},
        )  # fmt: skip

    def set_own_kind(self, exercise: str, kind: Kind) -> None:
        """Correct the kind of resistance of the user's own exercise."""
        row = self._row("SELECT id FROM own_exercise WHERE exercise = ?", (exercise,))
        if row is None or not self._update("own_exercise", row[0], {"kind": kind}):
            raise Stale("That exercise is no longer in the log.")

    def import_names(self, counted: bool = False) -> list[KnownName]:
        """Every name that imports brought; with ``counted`` how many sets stand under each."""
        from tracker.store.import_rows import KnownName

        counting = (
            "(SELECT count(*) FROM import_entry i JOIN set_log l ON l.entry_id = i.entry_id"
            " WHERE i.name_id = n.id)"
        )
        rows = self._rows(
            f"SELECT id, app, name, loaded, exercise, how, {counting if counted else '0'}"
            " FROM import_name n ORDER BY name, app, loaded"
        )
        return [
            KnownName(key, app, name, bool(loaded), exercise, how, sets)
            for key, app, name, loaded, exercise, how, sets in rows
        ]

    def add_import_name(self, app: str, name: str, loaded: bool, exercise: str, how: str) -> int:
        """Put down what a name stands for; its id."""
        return self._insert(
            "import_name",
            {"app": app, "name": name, "loaded": int(loaded), "exercise": exercise, "how": how},
        )

    def map_import_name(self, key: int, exercise: str) -> int:
        """Let a name stand for another exercise, in every session it came with; how many entries.

        Own exercises that nothing stands for any more are dropped.
        """
        if not self._update("import_name", key, {"exercise": exercise, "how": "user"}):
            raise Stale("That name is no longer in the log.")
        changed = self._run(
            "UPDATE entry SET exercise = ?, rev = rev + 1 WHERE exercise <> ?"
            " AND id IN (SELECT entry_id FROM import_entry WHERE name_id = ?)",
            (exercise, exercise, key),
        ).rowcount
        self._run(
            "DELETE FROM own_exercise WHERE"
            " NOT EXISTS (SELECT 1 FROM entry WHERE exercise = own_exercise.exercise)"
            " AND NOT EXISTS (SELECT 1 FROM import_name WHERE exercise = own_exercise.exercise)"
        )
        return changed

    def imported_session(self, app: str, key: str) -> ImportedSession | None:
        """What the log holds of a session of another app; None where none of it stands."""
        from tracker.store.import_rows import ImportedSession

        row = self._row(
            "SELECT p.session_id, sum(p.sets), s.date, s.started_ms FROM import_part p"
            " JOIN session s ON s.id = p.session_id WHERE p.app = ? AND p.key = ?"
            f" AND {STANDS} GROUP BY p.session_id ORDER BY p.session_id DESC LIMIT 1",
            (app, key),
        )
        if row is None:
            return None
        (place,) = self._row(
            "SELECT coalesce(max(position) + 1, 0) FROM entry WHERE session_id = ?", row[:1]
        ) or (0,)
        session_id, sets, day, started_ms = row
        return ImportedSession(session_id, sets, place, day, started_ms)

    def has_imports(self, app: str) -> bool:
        """Whether any session came from that app."""
        return self._row("SELECT 1 FROM import_part WHERE app = ? LIMIT 1", (app,)) is not None

    def has_bodyweight(self, at_ms: int, kg: float) -> bool:
        """Whether this weight at this time is in the log."""
        return (
            self._row("SELECT 1 FROM bodyweight WHERE at_ms = ? AND kg = ?", (at_ms, kg))
            is not None
        )

    def original_row(self, set_id: int) -> tuple[str, str, int, str] | None:
        """(file name, its sha256, line, text) that a set was read from; None where none was."""
        row = self._row(
            "SELECT f.name, f.sha256, json_extract(p.rows, '$[' || (:id - p.first_set) || '][0]'),"
            " json_extract(p.rows, '$[' || (:id - p.first_set) || '][1]')"
            " FROM import_part p JOIN import_file f ON f.id = p.file_id"
            " WHERE p.first_set <= :id AND :id < p.first_set + p.sets"
            " ORDER BY p.first_set DESC LIMIT 1",
            {"id": set_id},
        )
        return None if row is None else (row[0], row[1], row[2], row[3])

    @contextmanager
    def importing(self, file: ImportFile) -> Iterator[BulkWriter]:
        """Within, whole sessions are written; only inside :meth:`write`."""
        from tracker.store.bulk import BulkWriter

        now = self._writing()
        cursor = self._run(
            "INSERT INTO import_file (sha256, name, app, dialect, encoding, header, unit,"
            " date_order, at_ms, at_offset) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*file, now.utc_ms, now.offset_min),
        )
        file_id = int(cursor.lastrowid or 0)
        with self._roomy():
            with self._triggers_aside():
                writer = BulkWriter(self, file_id, file.app, now.utc_ms)
                yield writer
                writer.flush()
            if writer.entries:
                self._sum_days(writer.first_entry, writer.next_entry - 1)
            else:
                self._run("DELETE FROM import_file WHERE id = ?", (file_id,))

    @contextmanager
    def _roomy(self) -> Iterator[None]:
        """Within, changed pages wait in memory: writing them out early would shut readers out."""
        (size,) = self._row("PRAGMA cache_size") or (0,)
        self._run(f"PRAGMA cache_size = -{_ROOM_KIB}")
        try:
            yield
        finally:
            self._run(f"PRAGMA cache_size = {size}")

    def next_id(self, table: str) -> int:
        """The id that the next row of a table gets."""
        row = self._row("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,))
        return 1 if row is None else int(row[0]) + 1

    def write_rows(self, sql: str, rows: Sequence[tuple[Any, ...]]) -> None:
        """Run one statement for many rows."""
        try:
            self._connection.executemany(sql, rows)
        except FAULTS as error:
            raise explain(error, self.path) from error


def own_exercise(key: str, name: str, kind: Kind, timed: bool = False) -> Exercise:
    """An exercise of the user's own, about which nothing is known but its resistance."""
    return Exercise(
        id=key,
        name=name,
        short=name if len(name) <= 18 else name[:17] + "…",
        pattern="other",
        muscles=(),
        kind=kind,
        timed=timed,
        source="imported",
    )
