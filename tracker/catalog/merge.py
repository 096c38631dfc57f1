"""Several files of TOML laid over each other: the shipped ones first, then the user's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tracker.catalog.schema import TOP, check_form
from tracker.catalog.source import Document, Fault, Place, read_document

_GROWING = ("rungs", "edge", "lever", "aliases")
"""Lists an ``extend = true`` entry adds to instead of replacing."""


@dataclass(slots=True)
class Entries:
    """The entries of all files by table and id, each a plain table, with their places."""

    tables: dict[str, dict[str, dict[str, Any]]] = field(
        default_factory=lambda: {name: {} for name in TOP}
    )
    places: dict[int, Place] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    keep: list[Any] = field(default_factory=list)

    def place(self, table: Any) -> Place:
        """Where a table stands."""
        return self.places[id(table)]

    def fault(self, table: Any, sentence: str, key: str = "") -> None:
        """Note a fault of a table at one of its keys."""
        self.faults.append(self.place(table).fault(sentence, key))


def read_layers(layers: Iterable[Sequence[Path]]) -> Entries:
    """Read files layer by layer. An id twice in a layer is a fault; in a later one it replaces
    the entry, or adds to it where it says ``extend = true``."""
    entries = Entries()
    for files in layers:
        seen: dict[tuple[str, str], Place] = {}
        for file in files:
            document = read_document(file)
            if isinstance(document, Fault):
                entries.faults.append(document)
                continue
            faults = check_form(document)
            entries.faults += faults
            if not faults:
                _lay_over(entries, document, seen)
    return entries


def _lay_over(entries: Entries, document: Document, seen: dict[tuple[str, str], Place]) -> None:
    entries.keep.append(document.data)  # places are keyed by identity, so the tables must live
    entries.places.update(document.places)
    for name in TOP:
        for table in document.data.get(name, ()):
            place = document.place(table)
            first = seen.setdefault((name, table["id"]), place)
            if first is not place:
                where = f"{first.file.name}, line {first.line}"
                entries.fault(table, f"The {name} {table['id']!r} is already at {where}.", "id")
                continue
            if table.get("extend"):
                table = _extended(entries, name, table)
            if table is not None:
                entries.tables[name][table["id"]] = table


def _extended(entries: Entries, name: str, table: dict[str, Any]) -> dict[str, Any] | None:
    base = entries.tables[name].get(table["id"])
    if base is None:
        entries.fault(table, f"There is no {name} {table['id']!r} to extend.", "id")
        return None
    whole = base | {key: value for key, value in table.items() if key != "extend"}
    for key in _GROWING:
        if key in base and key in table:
            added = [item for item in table[key] if item not in base[key]]
            whole[key] = [*base[key], *added]
    entries.keep.append(whole)
    entries.places[id(whole)] = entries.place(table)
    return whole
