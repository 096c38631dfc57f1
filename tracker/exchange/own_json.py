"""Our own JSON: the whole log as one document, written and read a row at a time.

``{"format": "overload-log", "version": 1, "overload": ..., TABLE: [ROW, ...], ...}``, the tables
named and filled as in ``schema.sql``, ``session`` last with its entries and their sets within.
docs/import-export.md describes it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from json.decoder import JSONDecodeError
from typing import IO, Any, NoReturn

from tracker.domain.errors import OverloadError
from tracker.domain.text import clean

FORMAT = "overload-log"
VERSION = 1
LONGEST = 64 << 20
"""Characters of one row; a longer one is no row of ours."""

_CHUNK = 1 << 20
_BLANK = re.compile(r"[ \t\r\n]*")
# Beyond plain letters each sign is looked at, once.
_BEYOND = re.compile("[^ -~\u00a1-\u00ac\u00ae-\u02ff]")


def pieces(head: dict[str, Any], tables: Iterable[tuple[str, Iterable[str]]]) -> Iterator[str]:
    """The document in pieces: one row a line, each row's text valid JSON already."""
    first = {"format": FORMAT, "version": VERSION} | head
    members = [f"{json.dumps(key)}: {json.dumps(value)}" for key, value in first.items()]
    yield "{\n" + ",\n".join(members)
    for name, rows in tables:
        yield f",\n{json.dumps(name)}: ["
        lead = "\n"
        for row in rows:
            yield lead + safe(row)
            lead = ",\n"
        yield "\n]" if lead != "\n" else "]"
    yield "\n}\n"


def safe(text: str) -> str:
    """The same JSON with every character that acts on a terminal escaped."""
    if text.isascii() and "\x7f" not in text:
        return text
    return _BEYOND.sub(_shown, text)


def _shown(found: re.Match[str]) -> str:
    return _sign(found[0])


@lru_cache(maxsize=4096)
def _sign(char: str) -> str:
    if char == "\x7f":
        return "\\u007f"
    return char if clean(char) == char else json.dumps(char)[1:-1]


class Document:
    """A document on its way in. ``head`` fills up with what is no table; raises OverloadError."""

    def __init__(self, file: IO[str], name: str) -> None:
        self.head: dict[str, Any] = {}
        self._file = file
        self._name = name
        self._text = ""
        self._at = 0
        self._ended = False
        self._decode = json.JSONDecoder(parse_constant=self._constant).raw_decode

    def rows(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """(table, row) in the order of the file; the format and version are checked first."""
        self._expect("{")
        sign = "{"
        while sign != "}":
            if sign == "{" and self._peek() == "}":
                break
            key = self._value()
            self._expect(":")
            if not isinstance(key, str):
                self._refuse("a key is missing")
            if key in ("format", "version") or self._peek() != "[":
                self.head[key] = self._value()
            else:
                self._check_head()
                for row in self._list():
                    if not isinstance(row, dict):
                        self._refuse(f"a row of {key[:40]!r} is no object")
                    yield key, row
            sign = self._expect(",}")
        self._check_head()
        if self._peek():
            self._refuse("something follows the end")

    def _check_head(self) -> None:
        if self.head.get("format") != FORMAT:
            self._refuse(f'it does not begin with "format": "{FORMAT}"')
        version = self.head.get("version")
        if type(version) is not int or version < 1:
            self._refuse("its version is no number")
        if version > VERSION:
            raise OverloadError(
                f"{self._name} is of a newer format (version {version}, this program knows "
                f"{VERSION}); update Overload."
            )

    def _list(self) -> Iterator[Any]:
        self._expect("[")
        if self._peek() == "]":
            self._expect("]")
            return
        while True:
            yield self._value()
            if self._expect(",]") == "]":
                return

    def _peek(self) -> str:
        """The next sign that is no blank; ``""`` at the end."""
        while True:
            self._at = _BLANK.match(self._text, self._at).end()  # type: ignore[union-attr]
            if self._at < len(self._text) or not self._more():
                return self._text[self._at : self._at + 1]

    def _expect(self, signs: str) -> str:
        sign = self._peek()
        if not sign or sign not in signs:
            self._refuse(f"{' or '.join(signs)} is missing")
        self._at += 1
        return sign

    def _value(self) -> Any:
        self._peek()
        while True:
            try:
                value, end = self._decode(self._text, self._at)
            except (JSONDecodeError, RecursionError) as fault:
                if len(self._text) - self._at < LONGEST and self._more():
                    continue
                reason = getattr(fault, "msg", "it is nested too deep")
                self._refuse(f"{reason[:1].lower()}{reason[1:]}")
            # A number may go on behind what was read so far.
            if end < len(self._text) or not self._more():
                self._at = end
                return value

    def _more(self) -> bool:
        """Read on, twice as much each time for one long row; False at the end of the file."""
        if self._ended:
            return False
        rest = self._text[self._at :]
        try:
            new = self._file.read(max(_CHUNK, len(rest)))
        except (OSError, UnicodeDecodeError) as error:
            raise OverloadError(f"{self._name} can't be read: {error}.") from error
        self._ended = not new
        self._text, self._at = rest + new, 0
        return bool(new)

    def _refuse(self, reason: str) -> NoReturn:
        raise OverloadError(f"{self._name} is no log of Overload in JSON: {reason}.")

    def _constant(self, name: str) -> NoReturn:
        self._refuse(f"{name} is not a number")
