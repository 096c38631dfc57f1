"""TOML files with their line numbers, so that a fault can say where it stands."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tracker.domain.value import Value


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong in a TOML file: where, and a sentence."""

    file: Path
    line: int
    sentence: str

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}: {self.sentence}"


class Place(Value):
    """Where a table stands: its header's line, and the line of each of its keys."""

    file: Path
    line: int
    keys: dict[str, int]

    def fault(self, sentence: str, key: str = "") -> Fault:
        """A fault at a key of this table, or at its header."""
        return Fault(self.file, self.keys.get(key, self.line), sentence)


class Document(Value):
    """One TOML file: its tables and the place of each (by the table's identity)."""

    file: Path
    data: dict[str, Any]
    places: dict[int, Place]

    def place(self, table: Any) -> Place:
        """Where a table of this document stands; the file's first line for anything else."""
        return self.places.get(id(table)) or Place(self.file, 1, {})


def read_document(file: Path) -> Document | Fault:
    """Read one TOML file; a Fault where it is not TOML, not UTF-8 or can't be read."""
    try:
        text = file.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        return Fault(file, line, "This is not UTF-8 text.")
    except OSError as error:
        return Fault(file, 1, f"The file can't be read: {error.strerror or error}.")
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return _syntax_fault(file, text, str(error))
    places: dict[int, Place] = {}
    headers = _scan(text)
    _place(file, data, (), headers, Place(file, 1, {}), places)
    return Document(file, data, places)


def _syntax_fault(file: Path, text: str, message: str) -> Fault:
    what, _, where = message.partition(" (at ")
    match = re.search(r"line (\d+)", where)
    line = int(match[1]) if match else max(1, len(text.splitlines()))
    return Fault(file, line, f"This is not TOML: {what.rstrip('.') or 'nested too deep'}.")


_HEADER = re.compile(r"^\s*(\[\[?)\s*([A-Za-z0-9_.\s\"'-]+?)\s*\]\]?\s*(#.*)?$")
_KEY = re.compile(r"""^\s*(?:"([^"]*)"|'([^']*)'|([A-Za-z0-9_-]+))\s*[.=]""")
_TOKEN = re.compile(r'"""|\'\'\'|"(?:\\.|[^"\\])*"|\'[^\']*\'|#.*|[\[\]{}]')

_Path = tuple[str | int, ...]


def _scan(text: str) -> dict[_Path, tuple[int, dict[str, int]]]:
    """Path of each table -> (header line, key -> line). ``text`` is known to be TOML."""
    found: dict[_Path, tuple[int, dict[str, int]]] = {(): (1, {})}
    counts: dict[_Path, int] = {}
    here: _Path = ()
    depth, quote = 0, ""
    for number, line in enumerate(text.split("\n"), start=1):
        if not depth and not quote:
            header = _HEADER.match(line)
            if header:
                here = _table_path(header[2], header[1] == "[[", counts)
                found.setdefault(here, (number, {}))
                continue
            key = _KEY.match(line)
            if key:
                found[here][1].setdefault(key[1] or key[2] or key[3], number)
        depth, quote = _nesting(line, depth, quote)
    return found


def _table_path(dotted: str, array: bool, counts: dict[_Path, int]) -> _Path:
    """The path a header opens; ``counts`` knows how often each array was opened before."""
    parts = [part.strip().strip("\"'") for part in dotted.split(".")]
    path: _Path = ()
    for part in parts[:-1]:
        path = (*path, part)
        if path in counts:
            path = (*path, counts[path] - 1)
    path = (*path, parts[-1])
    if not array:
        return path
    counts[path] = counts.get(path, 0) + 1
    return (*path, counts[path] - 1)


def _nesting(line: str, depth: int, quote: str) -> tuple[int, str]:
    """Bracket depth and the multi-line quote that are open after this line."""
    at = 0
    while True:
        if quote:
            end = line.find(quote, at)
            if end < 0:
                return depth, quote
            at, quote = end + 3, ""
        token = _TOKEN.search(line, at)
        if token is None:
            return depth, quote
        at = token.end()
        if token[0] in ('"""', "'''"):
            quote = token[0]
        elif token[0] in "[{":
            depth += 1
        elif token[0] in "]}":
            depth -= 1


def _place(
    file: Path,
    value: Any,
    path: _Path,
    headers: dict[_Path, tuple[int, dict[str, int]]],
    around: Place,
    places: dict[int, Place],
) -> None:
    """Give every table below ``value`` its place; an inline one has that of its key."""
    if isinstance(value, dict):
        if path in headers:
            line, keys = headers[path]
            around = Place(file, line, keys)
        places[id(value)] = around
        children: Iterable[tuple[str | int, Any]] = value.items()
    elif isinstance(value, list):
        children = enumerate(value)
    else:
        return
    for key, child in children:
        line = around.keys.get(key, around.line) if isinstance(key, str) else around.line
        _place(file, child, (*path, key), headers, Place(file, line, {}), places)
