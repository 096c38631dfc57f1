"""The connection, and the few ways all of the store goes through it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tracker.domain.errors import OverloadError, StoreError
from tracker.domain.moment import Moment, now
from tracker.store.failures import FAULTS, MOVED, Busy, explain, faults_told, moved
from tracker.store.ids import new_uid
from tracker.store.open import place_of
from tracker.store.sqlite import sqlite3

Row = tuple[Any, ...]


class Base:
    """One connection to one file. ``path`` is the file's.

    Where ``place`` says which file that is, nothing is asked of it once another lies there.
    """

    def __init__(
        self, connection: sqlite3.Connection, path: Path, place: tuple[int, int] | None = None
    ) -> None:
        self.path = path
        self._connection = connection
        self._place = place
        self._at = os.path.abspath(path)
        self._now: Moment | None = None
        self._taken_back = 0
        self._ended = 0
        self._begun = 0
        self._rescued: Path | None = None
        self._not_rescued = ""
        self.kept_waiting: Callable[[], bool] | None = None
        """Asked when another program kept a write waiting for long; whether to wait on."""

    @property
    def wrote(self) -> bool:
        """Whether anything was written through this connection."""
        return self._connection.total_changes > self._taken_back

    def is_new(self) -> bool:
        """Whether nothing was ever stored in the file."""
        return self._row("SELECT 1 FROM change_head WHERE seq > 0") is None

    def wait_at_most(self, seconds: float) -> None:
        """How long to wait for another program's write from now on."""
        with faults_told(self.path):
            self._connection.execute(f"PRAGMA busy_timeout = {int(seconds * 1000)}").fetchall()

    def close(self) -> None:
        """Close the file; a write that is under way is taken back."""
        with faults_told(self.path):
            self._connection.close()

    def data_version(self) -> tuple[int, int]:
        """A pair that differs from an earlier one when this or another connection wrote since."""
        (elsewhere,) = self._row("PRAGMA data_version") or (0,)
        return int(elsewhere), self._connection.total_changes - self._taken_back

    def state(self) -> tuple[int, int, int]:
        """Differs from an earlier one wherever a fact read here may: after a write of anyone,
        within an action that wrote one, and when that was taken back."""
        (elsewhere,) = self._row("PRAGMA data_version") or (0,)
        return int(elsewhere), self._connection.total_changes - self._begun, self._ended

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
            return self._ask(sql, parameters).fetchall()
        except FAULTS as error:
            raise explain(error, self.path) from error

    def _row(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> Row | None:
        """The first row of a query."""
        try:
            row: Row | None = self._ask(sql, parameters).fetchone()
        except FAULTS as error:
            raise explain(error, self.path) from error
        return row

    def _each(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> Iterator[Row]:
        """The rows of a query one by one, for a reader that stops early."""
        with faults_told(self.path):
            yield from self._ask(sql, parameters)

    def _run(self, sql: str, parameters: Sequence[Any] = ()) -> sqlite3.Cursor:
        """Run a statement that brings no rows."""
        try:
            return self._ask(sql, parameters)
        except FAULTS as error:
            if getattr(error, "sqlite_errorname", None) == "SQLITE_READONLY_DBMOVED":
                raise self._moved(str(moved(self.path)), again=True) from error
            raise explain(error, self.path) from error

    def _ask(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any]) -> sqlite3.Cursor:
        # Within a transaction it was looked at when that began.
        if not self._connection.in_transaction:
            self._stay_in_place()
        return self._connection.execute(sql, parameters)

    def _stay_in_place(self, writing: bool = False) -> None:
        """Raise where another file lies in the place of this one, or none.

        SQLite would take the journal of a program that writes to that file for one left over
        from this one, play it back here and delete it.
        """
        if self._place is None:
            return
        if place_of(self._at) != self._place:
            raise self._moved(str(moved(self.path)) if writing else MOVED, again=writing)
        self._rescued = None

    def _moved(self, told: str, again: bool) -> OverloadError:
        """The file is no longer in its place, and what it held goes with this program: keep it.

        Where that failed it is tried ``again``, or just once.
        """
        if self._rescued is None and (again or not self._not_rescued):
            from tracker.store.backup import rescue

            if self._connection.in_transaction:
                self._connection.rollback()
            try:
                self._rescued = rescue(self._connection, self.path, self._now or now())
            except OverloadError as fault:
                said = f" Nor could it be kept elsewhere: {fault}"
                # One that only waits for another program's write is tried at every look.
                self._not_rescued = "" if isinstance(fault, Busy) else said
                return StoreError(told + said)
        if self._rescued is None:
            return StoreError(told + self._not_rescued)
        back = f"overload restore {self._rescued}"
        # The newer one of another machine, perhaps, and nothing was refused here.
        if not again and os.path.lexists(self._at):
            return StoreError(
                f"{told} Leave and start again to see the one there now;"
                f" {back} brings this one back."
            )
        return StoreError(f"{told} Leave, then bring back what it held: {back}.")

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
