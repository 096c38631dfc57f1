"""One user action is one transaction; whole actions are undone and redone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager

from tracker.domain.moment import Moment
from tracker.store.failures import Busy
from tracker.store.ids import new_uid
from tracker.store.parts import PART, Parts

FACTS = (
    "session",
    "entry",
    "set_log",
    "soreness",
    "pain",
    "activity",
    "bodyweight",
    "flag",
    "answer",
    "inventory",
    "setting",
    "own_exercise",
    "import_name",
)
"""The tables of facts, parents before children."""


class Writing(Parts):
    """Actions, undo and redo."""

    @contextmanager
    def write(self, label: str, at: Moment, undoable: bool = True) -> Iterator[None]:
        """One action of the user: all of it is stored at the end, or nothing.

        ``label`` says in words what was done, for undo. An action that changes nothing leaves no
        trace. A new undoable action ends what could be redone.
        """
        with self._transaction(at):
            before = self._start_action("do", label, at, None, undoable)
            yield
            if self._last_seq() == before:
                self._run("ROLLBACK")
                return
            if undoable:
                self._run(
                    "UPDATE action SET state = 'dropped'"
                    " WHERE kind = 'do' AND undoable = 1 AND state = 'undone'"
                )
            self._run("UPDATE change_head SET action = NULL")

    def name_action(self, label: str) -> None:
        """Say in other words what the action under way does."""
        self._writing()
        self._run(
            "UPDATE action SET label = ? WHERE id = (SELECT action FROM change_head)", (label,)
        )

    @contextmanager
    def trial(self, at: Moment) -> Iterator[None]:
        """Writes that can be read within and are taken back at the end: nothing is stored.

        Other programs can read meanwhile but not write, so what is asked within is to be short.
        """
        before = self._connection.total_changes
        try:
            with self._transaction(at):
                self._start_action("do", "trial", at, None)
                yield
                self._run("ROLLBACK")
        finally:
            self._taken_back += self._connection.total_changes - before

    def undo(self, at: Moment) -> str | None:
        """Take back the newest action; its label, or None where nothing is left to undo."""
        return self._turn("undo", at)

    def redo(self, at: Moment) -> str | None:
        """Bring back the action undone last; its label, or None where there is none."""
        return self._turn("redo", at)

    @contextmanager
    def _transaction(self, at: Moment) -> Iterator[None]:
        if self._now is not None:
            raise RuntimeError("an action within an action")
        self._stay_in_place(writing=True)
        self._take_turn()
        self._now = at
        try:
            yield
            if self._connection.in_transaction:
                self._run("COMMIT")
        finally:
            self._now = None
            self._ended += 1
            # After a disk fault SQLite has often rolled back by itself.
            if self._connection.in_transaction:
                self._run("ROLLBACK")

    def _take_turn(self) -> None:
        """Begin to write, when no other program does."""
        while True:
            try:
                self._run("BEGIN IMMEDIATE")
                return
            except Busy:
                if self.kept_waiting is None or not self.kept_waiting():
                    raise

    def _start_action(
        self, kind: str, label: str, at: Moment, target: int | None, undoable: bool = True
    ) -> int:
        """Put the action down as the one under way; the number of changes before it."""
        before = self._last_seq()
        changes = self._connection.total_changes
        cursor = self._run(
            "INSERT INTO action (uid, label, at_ms, at_offset, kind, undoable, target)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (new_uid(at.utc_ms), label, at.utc_ms, at.offset_min, kind, undoable, target),
        )
        self._run("UPDATE change_head SET action = ?, now_ms = ?", (cursor.lastrowid, at.utc_ms))
        # That an action began is no fact of the log.
        self._begun += self._connection.total_changes - changes
        return before

    def _last_seq(self) -> int:
        row = self._row("SELECT seq FROM change_head")
        return 0 if row is None else int(row[0])

    def _turn(self, kind: str, at: Moment) -> str | None:
        """Undo the newest done action, or redo the oldest undone one (it was undone last)."""
        state, order, after = (
            ("done", "DESC", "undone") if kind == "undo" else ("undone", "ASC", "done")
        )
        with self._transaction(at):
            row = self._row(
                "SELECT id, label FROM action WHERE kind = 'do' AND undoable = 1 AND state = ?"
                f" ORDER BY id {order} LIMIT 1",
                (state,),
            )
            if row is None:
                self._run("ROLLBACK")
                return None
            target, label = row
            # An action is undone and redone in turn: reverting the latest turn is the next one.
            (latest,) = self._row(
                "SELECT coalesce(max(id), ?) FROM action WHERE target = ?", (target, target)
            ) or (target,)
            self._start_action(kind, label, at, target)
            self._revert(latest)
            self._run("UPDATE action SET state = ? WHERE id = ?", (after, target))
            self._run("UPDATE change_head SET action = NULL")
        return str(label)

    def _revert(self, action: int) -> None:
        """Give every row the action touched the content it had before."""
        touched = self._rows(
            "SELECT tbl, row, min(clock) FROM change WHERE action = ? GROUP BY tbl, row", (action,)
        )
        gone: list[tuple[int, int]] = []
        back: list[tuple[int, int, str]] = []
        parts_gone: list[int] = []
        parts_back: list[tuple[int, str]] = []
        for table, row, clock in touched:
            before = self._row(
                "SELECT body FROM change WHERE tbl = ? AND row = ? AND clock < ?"
                " ORDER BY clock DESC LIMIT 1",
                (table, row, clock),
            )
            if table == PART:
                if before is None or before[0] is None:
                    parts_gone.append(row)
                else:
                    parts_back.append((row, before[0]))
                continue
            # A table this program doesn't know must not be skipped in silence.
            place = FACTS.index(table)
            if before is None or before[0] is None:
                gone.append((place, row))
            else:
                back.append((place, row, before[0]))
        self._remove_parts(parts_gone)
        self._restore_parts(parts_back)
        # What a part takes along or brings back needs no turn of its own.
        whole = {*parts_gone, *(part for part, _ in parts_back)}
        if whole:
            gone = [at for at in gone if self._part_of(FACTS[at[0]], at[1]) not in whole]
            back = [at for at in back if self._part_of(FACTS[at[0]], at[1]) not in whole]
        # Children leave before parents and come after them; what leaves frees its unique key.
        for place, row in sorted(gone, reverse=True):
            self._delete(FACTS[place], row)
        for place, row, body in sorted(back):
            self._bring_back(FACTS[place], row, body)

    def _bring_back(self, table: str, row: int, body: str) -> None:
        """Store a row as it once was, in a revision no reader has seen."""
        newest = self._row(
            "SELECT body FROM change WHERE tbl = ? AND row = ? AND body IS NOT NULL"
            " ORDER BY clock DESC LIMIT 1",
            (table, row),
        )
        values = json.loads(body)
        values["rev"] = json.loads(newest[0] if newest else body)["rev"] + 1
        known = {name for _, name, *_ in self._rows(f"PRAGMA table_info({table})")}
        names = [name for name in values if name in known]
        changes = ", ".join(f"{name} = excluded.{name}" for name in names if name != "id")
        self._run(
            f"INSERT INTO {table} ({', '.join(names)})"
            f" VALUES ({', '.join('?' * len(names))})"
            f" ON CONFLICT (id) DO UPDATE SET {changes}",
            [values[name] for name in names],
        )
