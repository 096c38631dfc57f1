"""Our own JSON into the log: every row under its own uid; what is there already stays."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from tracker.domain.errors import BadValue, OverloadError, UnknownName
from tracker.domain.inventory import Inventory
from tracker.domain.moment import parse_date
from tracker.domain.target import Plan
from tracker.domain.text import clean
from tracker.domain.units import Load
from tracker.logbook import settings
from tracker.store import columns
from tracker.store.import_rows import ImportFile
from tracker.store.rows import exact

if TYPE_CHECKING:
    from tracker.catalog import Catalog
    from tracker.exchange.records import Tally
    from tracker.store import Store
    from tracker.store.bringing import Bringing

_UID = re.compile(r"[0-9a-f]{32}")
_SESSION = "session"
_MOST_NESTED = 5000
"""Entries of a session and sets of an entry; nobody does more."""


class Restorer:
    """Writes what is new of a document, within one action. The counts say what was done."""

    def __init__(self, store: Store, catalog: Catalog, file: ImportFile, tally: Tally) -> None:
        self._catalog = catalog
        self._file = file
        self._tally = tally
        self._rows: Bringing = store.bringing()
        self._file_id: int | None = None
        self._known = {table: self._rows.uids(table) for table in (*columns.FACTS, _SESSION)}
        self._settings = set(store.settings())
        self._own = {exercise.id for exercise in store.own_exercises()}
        self._names = {(k.app, k.name, k.loaded): k.id for k in store.import_names()}
        self._owns = bool(self._known["inventory"])
        self._number = 0
        self.sessions = self.sets = self.check_ins = self.settings = self.duplicates = 0
        self.first: str | None = None
        self.last: str | None = None

    def row(self, table: str, row: dict[str, Any]) -> None:
        """Write one row of the document, unless its uid is known; OverloadError says what is
        wrong with it."""
        self._number += 1
        try:
            if table == _SESSION:
                self._session(row)
            elif table in columns.FACTS:
                self._fact(table, row)
        except (OverloadError, KeyError, TypeError, ValueError, AttributeError) as fault:
            said = str(fault) if isinstance(fault, OverloadError) else f"{fault!r} is wrong."
            day = row.get("date")
            of = f" of {day}" if isinstance(day, str) and len(day) < 12 else ""
            raise OverloadError(
                f"{self._file.name}, row {self._number} ({table[:40]}{of}) can't be read: {said} "
                "Nothing was imported."
            ) from fault

    def _fact(self, table: str, row: dict[str, Any]) -> None:
        values = _values(columns.FACTS[table], row)
        if values["uid"] in self._known[table]:
            self.duplicates += table in columns.CHECK_INS
            return
        match table:
            case "inventory":
                if self._owns:
                    return
                self._owns = True
                Inventory.from_json(json.loads(values["content"]))
                values["id"] = 1
            case "setting":
                if values["key"] in self._settings:
                    return
                fault = self._wrong(values["key"], values["value"])
                if fault is not None:
                    self._tally.reject(self._number, values["key"], str(fault).rstrip("."))
                    return
            case "own_exercise":
                if values["exercise"] in self._own:
                    return
            case "import_name":
                key = (values["app"], values["name"], bool(values["loaded"]))
                if key in self._names:
                    self._known[table][values["uid"]] = self._names[key]
                    return
            case "bodyweight":
                values["kg"] = exact(Load(values["value"], values["unit"]).kg)
        self._known[table][values["uid"]] = self._rows.bring(table, values)
        if table in columns.CHECK_INS:
            self.check_ins += 1
        else:
            self.settings += 1

    def _wrong(self, key: str, value: str) -> OverloadError | None:
        """Why a setting can't be kept; keys that steer nothing here are kept as they are."""
        try:
            settings.accepted(key, value, self._catalog)
        except UnknownName as fault:
            return fault if key in ("program", "favourites") or key.startswith("mode.") else None
        except OverloadError as fault:
            return fault
        return None

    def _session(self, row: dict[str, Any]) -> None:
        values = _values(columns.SESSION, row)
        day, entries = parse_date(values["date"]).isoformat(), _list(row, "entries")
        key = self._known[_SESSION].get(values["uid"])
        before, shift = self.sets, 0
        known_entries, known_sets = dict[str, int](), set[str]()
        if key is None:
            key = self._known[_SESSION][values["uid"]] = self._rows.bring(_SESSION, values)
            self.sessions += 1
            before = -1
            for part in _list(row, "imported"):
                self._rows.restored_part(self._import_file(), key, _part(part))
        else:
            known_entries, known_sets = self._rows.uids_within(key)
            # It may have been moved to another day since: what is new of it goes along.
            day, started_ms = self._rows.when(key)
            shift = started_ms - values["started_ms"]
        for entry in entries:
            self._entry(entry, key, day, shift, known_entries, known_sets)
        if self.sets > before:
            self.first, self.last = min(self.first or day, day), max(self.last or day, day)

    def _entry(
        self, row: dict[str, Any], session: int, day: str, shift: int, entries: dict[str, int],
        sets: set[str],
    ) -> None:  # fmt: skip
        values = _values(columns.ENTRY, row)
        if values["plan"] is not None:
            Plan.from_json(json.loads(values["plan"]))
        key = entries.get(values["uid"])
        if key is None:
            key = self._rows.bring("entry", values | {"session_id": session, "date": day})
            named = row.get("imported")
            name = None if named is None else self._known["import_name"].get(named["name"])
            if named is not None and name is not None:
                self._rows.restored_name(key, name, clean(named["superset"]))
        for one in _list(row, "sets"):
            self._set(one, key, shift, sets)

    def _set(self, row: dict[str, Any], entry: int, shift: int, known: set[str]) -> None:
        values = _values(columns.SET, row)
        if values["uid"] in known:
            self.duplicates += 1
            return
        if values["load_value"] is not None:
            values["load_kg"] = exact(Load(values["load_value"], values["load_unit"]).kg)
        if shift:
            values["at_ms"] += shift
        key = self._rows.bring("set_log", values | {"entry_id": entry})
        more = row.get("more")
        if more is not None:
            self._rows.restored_more(key, _values(columns.MORE, more))
        self.sets += 1

    def _import_file(self) -> int:
        if self._file_id is None:
            self._file_id = self._rows.restored_file(self._file)
        return self._file_id


def _list(row: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    found = row.get(name, [])
    if not isinstance(found, list) or len(found) > _MOST_NESTED:
        raise BadValue(f"{name} is no list of at most {_MOST_NESTED}.")
    if not all(isinstance(each, dict) for each in found):
        raise BadValue(f"{name} holds something that is no object.")
    return found


def _part(row: Mapping[str, Any]) -> dict[str, Any]:
    part = _values(("app", "key", "title", "sets"), row)
    if not all(isinstance(part[name], str) for name in ("app", "key", "title")):
        raise BadValue("where it was imported from is no text.")
    return part


def _values(names: tuple[str, ...], row: Mapping[str, Any]) -> dict[str, Any]:
    """The columns of a row as stored; BadValue for what no column holds."""
    found: dict[str, Any] = {}
    for name in names:
        if name not in row:
            raise BadValue(f"{name} is missing.")
        value = row[name]
        if name in columns.JSON:
            found[name] = None if value is None else _document(name, value)
            continue
        if value is not None:
            check = _CHECKS.get(type(value))
            if check is None:
                raise BadValue(f"{name} is {json.dumps(value)[:40]}.")
            value = check(name, value)
        found[name] = value
    if "uid" in found and not (isinstance(found["uid"], str) and _UID.fullmatch(found["uid"])):
        raise BadValue("uid is not 32 hexadecimal digits.")
    return found


def _document(name: str, value: Any) -> str:
    if not isinstance(value, dict):
        raise BadValue(f"{name} is no object.")
    # The plan is stored without blanks, the others with; so the same text comes back.
    return json.dumps(value, ensure_ascii=False, separators=(",", ":") if name == "plan" else None)


def _text(_: str, value: Any) -> str:
    return clean(value)


def _whole(name: str, value: Any) -> int:
    if not -(1 << 63) <= value < 1 << 63:
        raise BadValue(f"{name} is too large.")
    return int(value)


def _real(_: str, value: Any) -> float:
    return exact(value)


_CHECKS: dict[type, Callable[[str, Any], Any]] = {str: _text, int: _whole, float: _real}
