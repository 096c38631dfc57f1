"""The connection, and the few ways all of the store goes through it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tracker.domain.errors import OverloadError, StoreError
from tracker.domain.moment import Moment, now
from tracker.store.failures import FAULTS, explain, faults_told
from tracker.store.ids import new_uid
from tracker.store.sqlite import sqlite3

Row = tuple[Any, ...]


class Base:
    """One connection to one file. ``path`` is the file's."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.path = path
        self._connection = connection
        self._now: Moment | None = None
        self._taken_back = 0
        self._rescued: Path | None = None

    @property
    def wrote(self) -> bool:
        """Whether anything was written through this connection."""
        return self._connection.total_changes > self._taken_back

    def is_new(self) -> bool:
        """Whether nothing was ever stored in the file."""
        return self._row("SELECT 1 FROM change_head WHERE seq > 0") is None

    def close(self) -> None:
        """Close the file; a write that is under way is taken back."""
        with faults_told(self.path):
            self._connection.close()

    def data_version(self) -> tuple[int, int]:
        """A pair that differs from an earlier one when this or another connection wrote since."""
        (elsewhere,) = self._row("PRAGMA data_version") or (0,)
        return int(elsewhere), self._connection.total_changes - self._taken_back

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Everything read within is of one moment, whatever other programs write meanwhile."""
        with faults_told(self.path):
            within = self._connection.in_transaction
        if within:
            yield
            return
        self._run("BEGIN")
        try:
            yield
        finally:
            if self._connection.in_transaction:
                self._run("COMMIT")

    def _rows(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> list[Row]:
        """All rows of a query."""
        try:
            return self._connection.execute(sql, parameters).fetchall()
        except FAULTS as error:
            raise explain(error, self.path) from error

    def _row(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> Row | None:
        """The first row of a query."""
        try:
            row: Row | None = self._connection.execute(sql, parameters).fetchone()
        except FAULTS as error:
            raise explain(error, self.path) from error
        return row

    def _each(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> Iterator[Row]:
        """The rows of a query one by one, for a reader that stops early."""
        with faults_told(self.path):
            yield from self._connection.execute(sql, parameters)

    def _run(self, sql: str, parameters: Sequence[Any] = ()) -> sqlite3.Cursor:
        """Run a statement that brings no rows."""
        try:
            return self._connection.execute(sql, parameters)
        except FAULTS as error:
            if getattr(error, "sqlite_errorname", None) == "SQLITE_READONLY_DBMOVED":
                raise self._moved(error) from error
            raise explain(error, self.path) from error

    def _moved(self, error: Exception) -> OverloadError:
        """The file is no longer in its place, and what it held goes with this program: keep it."""
        told = explain(error, self.path)
        if self._rescued is None:
            from tracker.store.backup import rescue

            if self._connection.in_transaction:
                self._connection.rollback()
            try:
                self._rescued = rescue(self._connection, self.path, self._now or now())
            except OverloadError as fault:
                return StoreError(f"{told} Nor could it be kept elsewhere: {fault}")
        return StoreError(
            f"{told} Leave, then bring back what it held: overload restore {self._rescued}."
        )

    def _writing(self) -> Moment:
        """The moment of the action under way; a write outside of one is a mistake of ours."""
        if self._now is None:
            raise RuntimeError("the log changes only within `with store.write(...)`")
        return self._now

    def _insert(self, table: str, values: Mapping[str, Any]) -> int:
        """Add a fact; its id."""
        now = self._writing()
        names = ", ".join(values)
        marks = ", ?" * len(values)
        cursor = self._run(
            f"INSERT INTO {table} (uid, {names}) VALUES (?{marks})",
            (new_uid(now.utc_ms), *values.values()),
        )
        return int(cursor.lastrowid or 0)

    def _update(
        self, table: str, key: int, values: Mapping[str, Any], rev: int | None = None
    ) -> bool:
        """Change a fact, in the revision seen where one is given; whether it was there."""
        self._writing()
        names = "".join(f", {name} = ?" for name in values)
        seen, parameters = ("", ()) if rev is None else (" AND rev = ?", (rev,))
        cursor = self._run(
            f"UPDATE {table} SET rev = rev + 1{names} WHERE id = ?{seen}",
            (*values.values(), key, *parameters),
        )
        return cursor.rowcount == 1

    def _delete(self, table: str, key: int, rev: int | None = None) -> bool:
        """Remove a fact and what hangs on it, in the revision seen; whether it was there."""
        self._writing()
        seen, parameters = ("", ()) if rev is None else (" AND rev = ?", (rev,))
        cursor = self._run(f"DELETE FROM {table} WHERE id = ?{seen}", (key, *parameters))
        return cursor.rowcount == 1
