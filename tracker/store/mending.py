"""Repairs: rows from the change log, sums from rows, triggers from the schema."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from tracker.domain.errors import OverloadError
from tracker.domain.moment import Moment
from tracker.domain.units import KG_PER_LB
from tracker.domain.value import Value
from tracker.store.checking import Damage
from tracker.store.migrate import statements
from tracker.store.store import Store
from tracker.store.writing import FACTS

RECKONED_KG = f"load_value * CASE load_unit WHEN 'lb' THEN {KG_PER_LB} ELSE 1 END"
"""SQL for the kilograms that a set's load comes to."""


class Finding(Value):
    """What the doctor found: one sentence, and what repair would do (empty: nothing).

    A ``fault`` is damage; without it the finding is a note about something odd but harmless.
    """

    kind: str
    sentence: str
    repair: str = ""
    fault: bool = True
    damage: Damage | None = None
    sql: str = ""


class Mending(Store):
    """A store that repairs itself."""

    def repair(self, findings: Sequence[Finding], now: Moment) -> list[str]:
        """Repair what can be, as one action that undo takes back; a sentence for what failed.

        The caller has taken a backup.
        """
        failed: list[str] = []

        def attempt(act: Callable[[], object]) -> None:
            try:
                act()
            except OverloadError as error:
                failed.append(f"A repair failed: {error}")

        damages = [f.damage for f in findings if f.damage is not None]
        # The triggers first: what is mended afterwards has to be recorded.
        attempt(lambda: self._schema_again([f.sql for f in findings if f.kind == "schema"]))
        if any(damage.kind == "index" for damage in damages):
            attempt(lambda: self._run("REINDEX"))
        if any(damage.kind == "action" for damage in damages):
            attempt(lambda: self._run("UPDATE change_head SET action = NULL"))
        attempt(lambda: self._rows_again(damages, now))
        attempt(lambda: self._sums_again(now))
        return failed

    def _schema_again(self, scripts: Sequence[str]) -> None:
        self._run("BEGIN IMMEDIATE")
        try:
            for script in scripts:
                for statement in statements(script + ";\n"):
                    self._run(statement)
            self._run("COMMIT")
        finally:
            if self._connection.in_transaction:
                self._run("ROLLBACK")

    def _rows_again(self, damages: Sequence[Damage], now: Moment) -> None:
        with self.write("repair", now):
            for damage in sorted(damages, key=lambda d: d.table in FACTS and FACTS.index(d.table)):
                match damage.kind:
                    case "differs":
                        self._row_again(damage)
                    case "unknown":
                        self._record(damage)
                    case "load":
                        self._run(
                            "UPDATE set_log SET rev = rev + 1,"
                            f" load_kg = round({RECKONED_KG}, 4) WHERE id = ?",
                            (damage.row,),
                        )
                    case "orphan":
                        self._delete(damage.table, damage.row)

    def _row_again(self, damage: Damage) -> None:
        """The content the change log has; where it says the row is gone, the row is recorded."""
        recorded = self._recorded(damage.table, damage.row)
        if recorded is None:
            self._record(damage)
            return
        values = {"rev": 0} | recorded
        rev = self._row(f"SELECT rev FROM {damage.table} WHERE id = ?", (damage.row,))
        values["rev"] = max(values["rev"], rev[0] if rev else 0) + 1
        known = {name for _, name, *_ in self._rows(f"PRAGMA table_info({damage.table})")}
        names = [name for name in values if name in known]
        changes = ", ".join(f"{name} = excluded.{name}" for name in names if name != "id")
        self._run(
            f"INSERT INTO {damage.table} ({', '.join(names)})"
            f" VALUES ({', '.join('?' * len(names))}) ON CONFLICT (id) DO UPDATE SET {changes}",
            [values[name] for name in names],
        )

    def _record(self, damage: Damage) -> None:
        self._run(
            f"INSERT INTO new_change SELECT '{damage.table}', id, body"
            f" FROM {damage.table}_body WHERE id = ?", (damage.row,),
        )  # fmt: skip

    def _sums_again(self, now: Moment) -> None:
        """Also those that the repair of rows has shown to be wrong."""
        with self._transaction(now):
            for damage in list(self._sums_wrong()):
                self._run(
                    "INSERT INTO new_day_work (exercise, date) VALUES (?, ?)",
                    (damage.exercise, damage.day),
                )

    def _recorded(self, table: str, row: int) -> dict[str, Any] | None:
        """The newest content of a row in the change log; None where it is gone or unreadable."""
        newest = self._row(
            "SELECT body, clock FROM change WHERE tbl = ? AND row = ? ORDER BY clock DESC LIMIT 1",
            (table, row),
        )
        if newest is None or newest[1] < self._part_clock(table, row):
            return self._as_imported(table, row)
        try:
            values = json.loads(newest[0]) if newest[0] is not None else None
        except ValueError:
            return None
        return values if isinstance(values, dict) else None

    def _present(self, damage: Damage) -> bool:
        found = self._row(f"SELECT 1 FROM {damage.table} WHERE id = ?", (damage.row,))
        return found is not None
