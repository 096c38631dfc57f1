"""The store: everything the logbook asks of the database, in one object."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Self

from tracker.store.checking import Checking
from tracker.store.checkins import CheckIns
from tracker.store.finding import Finding
from tracker.store.imports import Imports
from tracker.store.open import open_connection, place_of
from tracker.store.series import Series
from tracker.store.series_work import WorkSeries
from tracker.store.sets import Sets
from tracker.store.settings import Settings

if TYPE_CHECKING:
    from sqlite_utils import Database

    from tracker.store.bringing import Bringing
    from tracker.store.dump import Dump


class Store(Checking, Imports, Sets, Finding, Series, WorkSeries, CheckIns, Settings):
    """One open database file.

    Every change is made within :meth:`write`; a question with ``until`` sees nothing dated later.
    Faults come as StoreError (the file), BadValue (an impossible value) or Stale, a sentence each.
    """

    @classmethod
    def open(cls, path: Path, create: bool = True) -> Self:
        """Open the file, made first where it is missing and ``create``; raise StoreError."""
        # Before it is opened: one that is replaced meanwhile counts as replaced.
        place = place_of(path)
        connection = open_connection(path, create)
        return cls(connection, path, place or place_of(path))

    def hurry(self) -> None:
        """Leave the writing to disk to the system: for a file that nobody would miss."""
        self._run("PRAGMA synchronous = OFF")
        self._run("PRAGMA journal_mode = MEMORY")

    def database(self) -> Database:
        """The same connection through sqlite-utils, for bulk rows and introspection.

        Rows of facts go in within :meth:`write`, like all others.
        """
        from sqlite_utils import Database

        return Database(self._connection, execute_plugins=False)

    def dump(self) -> Dump:
        """The same connection for reading the whole log as a stream."""
        from tracker.store.dump import Dump

        return Dump(self._connection, self.path, self._place)

    def bringing(self) -> Bringing:
        """The same connection, within :meth:`write`, for rows that keep their uids."""
        from tracker.store.bringing import Bringing

        found = Bringing(self._connection, self.path)
        found._now = self._writing()
        return found
