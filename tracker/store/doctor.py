"""Everything that may be wrong with a log, and what can be repaired from the change log."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tracker.domain.errors import OverloadError
from tracker.domain.moment import DAY_MS, Moment
from tracker.domain.units import BODY_KG
from tracker.store.checking import Damage
from tracker.store.failures import Damaged
from tracker.store.mending import RECKONED_KG, Finding, Mending
from tracker.store.migrate import statements, today
from tracker.store.sqlite import sqlite3

REPAIRS = {
    "index": "rebuilds the indexes",
    "sum": "sums the day anew",
    "differs": "gives it back what the change log says",
    "unknown": "records it there as it is",
    "action": "ends it",
}
"""What repair does about a kind of damage; for the others there is only a backup."""


class Doctor(Mending):
    """A store that looks at itself."""

    def findings(self, now: Moment) -> list[Finding]:
        """All that is wrong or odd, the worst first.

        What can't even be read is a finding too; then the rest is found as far as it goes.
        """
        found: list[Finding] = []
        looks = [self._damaged, self._drifted, self._impossible, lambda: self._odd(now)]
        for look in looks:
            found += self._looked(look)
        # What seems to hold no set may only have lost it.
        if not any(finding.fault for finding in found):
            found += self._looked(lambda: self._orphans(now))
        # One sentence is said once, whichever look found it.
        return list({finding.sentence: finding for finding in found}.values())

    def _looked(self, look: Callable[[], Iterator[Finding]]) -> list[Finding]:
        """What one look finds, as far as the file can be read."""
        found: list[Finding] = []
        try:
            with self.reading():
                found.extend(look())
        except OverloadError as error:
            found.append(Finding("pages", unreadable(error)))
        return found

    def exercises_logged(self) -> list[str]:
        """Every exercise the log has sets of."""
        return [name for (name,) in self._rows("SELECT DISTINCT exercise FROM day_work")]

    def _damaged(self) -> Iterator[Finding]:
        for damage in self.damages():
            repair = REPAIRS.get(damage.kind, "")
            if damage.kind == "differs":
                recorded, present = self._recorded(damage.table, damage.row), self._present(damage)
                if recorded is None and not present:
                    repair = ""
                elif recorded is None:
                    repair = "keeps it and records it there as it is"
            yield Finding(damage.kind, damage.sentence, repair, damage=damage)

    # -- what the schema should be ------------------------------------------------------------

    def _drifted(self) -> Iterator[Finding]:
        """Tables, indexes, views and triggers that are missing, changed or not ours."""
        wanted = _objects(_fresh())
        there = _objects(self._connection)
        for (kind, name), sql in wanted.items():
            if (kind, name) not in there:
                repair = "" if kind == "table" else "makes it again"
                yield Finding("schema", f"The {kind} {name} is missing.", repair, sql=sql)
            elif kind in ("trigger", "view") and _plain(there[kind, name]) != _plain(sql):
                drop = f"DROP {kind.upper()} {name};\n"
                sentence = f"The {kind} {name} is not as Overload made it."
                yield Finding("schema", sentence, "makes it again", sql=drop + sql)
        for kind, name in there:
            if kind == "trigger" and (kind, name) not in wanted:
                sentence = f"The trigger {name} is not Overload's and may change the log."
                quoted = name.replace('"', '""')
                yield Finding("schema", sentence, "removes it", sql=f'DROP TRIGGER "{quoted}"')

    # -- what no lifter does ------------------------------------------------------------------

    def _impossible(self) -> Iterator[Finding]:
        for key, value, unit, kg in self._each(
            "SELECT id, load_value, load_unit, load_kg FROM set_log"
            f" WHERE abs(load_kg - {RECKONED_KG}) > 0.01"
        ):
            sentence = f"Set {key} says {value:g} {unit} and, beside it, {kg:g} kg."
            damage = Damage("load", sentence, "set_log", key)
            yield Finding("load", sentence, "reckons the kilograms anew", damage=damage)
        for key, count, timed in self._each(
            "SELECT id, count, timed FROM set_log"
            " WHERE count > CASE timed WHEN 1 THEN 14400 ELSE 1000 END"
        ):
            what = "seconds" if timed else "reps"
            yield _note("value", f"Set {key} has {count} {what}; overload edit {key} corrects it.")
        for kg, day in self._each(
            "SELECT kg, date(at_ms / 1000 + at_offset * 60, 'unixepoch') FROM bodyweight"
            " WHERE NOT kg BETWEEN ? AND ?",
            BODY_KG,
        ):
            yield _note("value", f"The body weight of {day} is {kg:g} kg.")

    # -- clocks -------------------------------------------------------------------------------

    def _odd(self, now: Moment) -> Iterator[Finding]:
        limit = now.utc_ms + DAY_MS
        ahead, last = self._row(
            "SELECT count(*), max(date(at_ms / 1000 + at_offset * 60, 'unixepoch'))"
            " FROM set_log WHERE at_ms > ?", (limit,),
        ) or (0, None)  # fmt: skip
        if ahead:
            sets = "1 set is" if ahead == 1 else f"{ahead} sets are"
            yield _note("clock", f"{sets} dated after today, the last on {last}.")
        (clock,) = self._row("SELECT max(clock) FROM change_head") or (0,)
        if not ahead and clock is not None and clock > limit:
            days = (clock - now.utc_ms) // DAY_MS
            yield _note(
                "clock",
                f"The change log is {days} days ahead of this machine's clock; its order holds.",
            )
        for day, back in self._each(
            "SELECT e.date, max(w.before - w.at_ms) FROM (SELECT entry_id, at_ms,"
            " lag(at_ms) OVER (PARTITION BY entry_id ORDER BY position, id) AS before"
            " FROM set_log) w JOIN entry e ON e.id = w.entry_id"
            " WHERE w.before - w.at_ms > 3600000 GROUP BY e.session_id ORDER BY e.date"
        ):
            yield _note(
                "clock", f"On {day} the times of the sets run back by {back // 60_000} minutes."
            )
        for key, day, own in self._each(
            "SELECT l.id, e.date, date(l.at_ms / 1000 + l.at_offset * 60, 'unixepoch') AS own"
            " FROM set_log l JOIN entry e ON e.id = l.entry_id"
            " WHERE abs(julianday(own) - julianday(e.date)) > 1.5"
        ):
            yield _note("clock", f"Set {key} was done on {own}, in a session of {day}.")
        for day in self._each("SELECT date FROM session WHERE finished_ms < started_ms"):
            yield _note("clock", f"The session of {day[0]} ends before it starts.")

    def _orphans(self, now: Moment) -> Iterator[Finding]:
        for key, day in self._each(
            "SELECT s.id, s.date FROM session s WHERE s.date < ? AND s.note = '' AND NOT EXISTS ("
            "SELECT 1 FROM entry e JOIN set_log l ON l.entry_id = e.id WHERE e.session_id = s.id)"
            " ORDER BY s.date", (now.date.isoformat(),),
        ):  # fmt: skip
            sentence = f"The session of {day} holds no set."
            damage = Damage("orphan", sentence, "session", key)
            yield Finding("orphan", sentence, "removes it", False, damage)
        for key, exercise, day in self._each(
            "SELECT e.id, e.exercise, e.date FROM entry e WHERE e.date < ?"
            " AND NOT e.skipped AND NOT e.chosen AND e.extra = 0"
            " AND NOT EXISTS (SELECT 1 FROM set_log WHERE entry_id = e.id)"
            " AND EXISTS (SELECT 1 FROM entry o JOIN set_log l ON l.entry_id = o.id"
            " WHERE o.session_id = e.session_id) ORDER BY e.date", (now.date.isoformat(),),
        ):  # fmt: skip
            sentence = f"{exercise} of {day} holds no set."
            damage = Damage("orphan", sentence, "entry", key)
            yield Finding("orphan", sentence, "removes it", False, damage)


def unreadable(error: OverloadError) -> str:
    """Why a file can't be read, in SQLite's words where it is damaged."""
    if isinstance(error, Damaged) and error.__cause__ is not None:
        return f"The file can't be read to its end: {error.__cause__}."
    return str(error)


def _note(kind: str, sentence: str) -> Finding:
    return Finding(kind, sentence, fault=False)


def _fresh() -> sqlite3.Connection:
    """Today's schema, in memory."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    for statement in statements(today().script.read_text("utf-8")):
        connection.execute(statement)
    return connection


def _objects(connection: sqlite3.Connection) -> dict[tuple[str, str], str]:
    """(kind, name) -> SQL of everything in a schema that has SQL."""
    return {
        (kind, name): sql
        for kind, name, sql in connection.execute(
            "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL"
            " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY rowid"
        )
    }


def _plain(sql: str) -> str:
    """SQL without what a migration may have written otherwise: blanks and comments."""
    lines = (line.partition("--")[0] for line in sql.splitlines())
    return " ".join(" ".join(lines).split())
