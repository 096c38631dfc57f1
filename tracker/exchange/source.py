"""A file as lines of text: its encoding, its hash, and its rows of fields."""

from __future__ import annotations

import codecs
import hashlib
import io
import os
from collections import deque
from collections.abc import Callable, Iterator
from csv import Error as CsvError
from csv import reader
from pathlib import Path
from typing import IO, NamedTuple

from tracker.domain.errors import OverloadError

_CHUNK = 1 << 20
_HEAD = 1 << 16
LONGEST_LINE = _CHUNK
"""Bytes; a longer line is no row of a table and no line of a diary. No less than a chunk, within
which no line is measured."""

_JOINED = 400
"""Lines a quoted field may run over before its opening quote is taken for a slip."""

_SQLITE = b"SQLite format 3\x00"
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class Row(NamedTuple):
    """One record: the line it starts on (from 1), its text, its fields."""

    line: int
    raw: str
    fields: list[str]


class Source:
    """An export on disk. Read twice: once for hash and encoding, then row by row.

    ``sha256`` is of the bytes; ``size`` counts them; ``done`` are those read so far.
    Raises OverloadError where the file can't be read or is not text.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._text: io.TextIOWrapper | None = None
        try:
            self._file = path.open("rb")
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or error
            raise OverloadError(f"{path} can't be read: {reason}.") from error
        try:
            self._survey()
        except OSError as error:
            self._file.close()
            raise OverloadError(f"{path} can't be read: {error.strerror}.") from error
        except BaseException:
            self._file.close()
            raise

    def close(self) -> None:
        """Close the file."""
        if self._text is not None:
            self._text.detach()
            self._text = None
        self._file.close()

    @property
    def done(self) -> int:
        """Bytes read of the current pass."""
        return os.lseek(self._file.fileno(), 0, os.SEEK_CUR)

    def _survey(self) -> None:
        """One pass over the bytes: hash, size, encoding, longest line."""
        digest, size, start = hashlib.sha256(), 0, b""
        decoder: codecs.IncrementalDecoder | None = codecs.getincrementaldecoder("utf-8")()
        longest = begun = 0
        while chunk := self._file.read(_CHUNK):
            start = start or chunk[:_HEAD]
            digest.update(chunk)
            size += len(chunk)
            first, last = _line_ends(chunk)
            longest = max(longest, begun + first)
            begun = len(chunk) - last - 1 if first < len(chunk) else begun + first
            if decoder is not None:
                try:
                    decoder.decode(chunk)
                except UnicodeDecodeError:
                    decoder = None
        if decoder is not None:
            try:
                decoder.decode(b"", final=True)
            except UnicodeDecodeError:
                decoder = None
        self.sha256, self.size = digest.hexdigest(), size
        self.encoding = _encoding(start, decoder is not None)
        self.is_sqlite = start.startswith(_SQLITE)
        self._overlong = longest > LONGEST_LINE

    def text(self, encoding: str, errors: str = "strict", newline: str | None = "") -> IO[str]:
        """The file as text from its beginning; ends the reading of any earlier one."""
        if self._text is not None:
            self._text.detach()
        os.lseek(self._file.fileno(), 0, os.SEEK_SET)
        self._text = io.TextIOWrapper(
            io.BufferedReader(io.FileIO(self._file.fileno(), closefd=False), _HEAD),
            encoding, errors, newline,
        )  # fmt: skip
        return self._text

    def lines(self) -> Iterator[str]:
        """The lines without their ends, from the beginning; OverloadError where one is too long."""
        if self._overlong:
            raise OverloadError(f"{self.path} holds a line of over a megabyte; it is no export.")
        for line in self.text(self.encoding, "replace", None):
            yield line[:-1] if line[-1] == "\n" else line

    def head(self, most: int = 40) -> list[str]:
        """The first lines, to recognise the file by."""
        found = []
        for line in self.lines():
            found.append(line)
            if len(found) == most:
                break
        return found

    def rows(self, sep: str, columns: int) -> Iterator[Row]:
        """Every record but the first line (the header), blank ones included (no fields).

        Tolerant: quotes inside a quoted field need not be doubled, a field may hold line ends, and
        a quote that is never closed spoils its own row only. ``columns`` is how many fields a whole
        row has; a record may come with more or fewer.
        """
        lines = enumerate(self.lines(), 1)
        next(lines, None)
        return records(lines, sep, columns)


def records(lines: Iterator[tuple[int, str]], sep: str, columns: int) -> Iterator[Row]:
    """Rows of numbered lines; see :meth:`Source.rows`."""
    waiting: deque[tuple[int, str]] = deque()
    parse = _one_line_parser(sep)
    while True:
        if waiting:
            number, raw = waiting.popleft()
        else:
            found = next(lines, None)
            if found is None:
                return
            number, raw = found
        if '"' not in raw:
            yield Row(number, raw, raw.split(sep) if raw and not raw.isspace() else [])
            continue
        try:
            yield Row(number, raw, parse(raw))
            continue
        except CsvError:
            fields, closed = split(raw, sep)
            parse = _one_line_parser(sep)
        if closed:
            yield Row(number, raw, fields)
            continue
        yield _joined(number, raw, fields, lines, waiting, sep, columns)


def _one_line_parser(sep: str) -> Callable[[str], list[str]]:
    """A strict parser of single lines; making one anew for each line would take twice as long.

    It raises csv.Error, and is then used up, for a line that is no whole record.
    """
    line: list[str] = []

    def feed() -> Iterator[str]:
        while line:
            yield line.pop()

    found = reader(feed(), delimiter=sep, strict=True)

    def parse(raw: str) -> list[str]:
        line.append(raw)
        try:
            return next(found)
        except StopIteration:
            raise CsvError("unexpected end of data") from None

    return parse


def _joined(
    number: int, raw: str, alone: list[str], lines: Iterator[tuple[int, str]],
    waiting: deque[tuple[int, str]], sep: str, columns: int,
) -> Row:  # fmt: skip
    """A record whose quoted field runs over the line's end, or its first line where none does."""
    taken: list[tuple[int, str]] = []
    parts = [raw]
    while len(taken) < _JOINED:
        following = waiting.popleft() if waiting else next(lines, None)
        if following is None:
            break
        taken.append(following)
        parts.append(following[1])
        if '"' not in following[1]:
            if following[1].count(sep) >= columns - 1 > 0:
                break
            continue
        fields, closed = _fields("\n".join(parts), sep)
        if closed:
            if len(fields) <= columns or len(taken) == 1:
                return Row(number, "\n".join(parts), fields)
            break
    waiting.extendleft(reversed(taken))
    return Row(number, raw, alone)


def _fields(text: str, sep: str) -> tuple[list[str], bool]:
    try:
        (fields,) = reader(text.splitlines(keepends=True), delimiter=sep, strict=True)
        return fields, True
    except (CsvError, ValueError):
        return split(text, sep)


def split(text: str, sep: str) -> tuple[list[str], bool]:
    """(fields, whether the last quote was closed) of a record whose quotes are not doubled.

    A field that starts with a quote ends at the next quote before a separator or the end.
    """
    fields: list[str] = []
    at, end = 0, len(text)
    while at <= end:
        if text[at : at + 1] != '"':
            stop = text.find(sep, at)
            stop = end if stop < 0 else stop
            fields.append(text[at:stop])
        else:
            stop = text.find('"' + sep, at + 1)
            if stop < 0:
                if end - at < 2 or text[-1] != '"':
                    fields.append(text[at + 1 :])
                    return fields, False
                stop = end - 1
            fields.append(text[at + 1 : stop].replace('""', '"'))
            stop += 1
        at = stop + 1
    return fields, True


def quoted(raw: str, sep: str, index: int) -> bool:
    """Whether the field at ``index`` of a record stands in quotes, which csv does not tell."""
    at = 0
    for _ in range(index):
        if raw[at : at + 1] == '"':
            at = raw.find('"' + sep, at + 1) + 2
            if at < 2:
                return False
        else:
            at = raw.find(sep, at) + 1
            if at < 1:
                return False
    return raw[at : at + 1] == '"'


def _line_ends(chunk: bytes) -> tuple[int, int]:
    """The places of the first and the last line end; the length and -1 where there is none."""
    first, last = chunk.find(b"\n"), chunk.rfind(b"\n")
    first = len(chunk) if first < 0 else first
    # Only what lies before and behind those: most files have none of the other kind at all.
    other = chunk.find(b"\r", 0, first)
    return (first if other < 0 else other), max(last, chunk.rfind(b"\r", last + 1))


def _encoding(start: bytes, is_utf8: bool) -> str:
    """The encoding of a text: its mark, else UTF-16 by its zeros, UTF-8, Latin-1."""
    for mark, name in _BOMS:
        if start.startswith(mark):
            return name
    zeros = start[:2000]
    if len(zeros) >= 4:
        odd, even = zeros[1::2].count(0), zeros[::2].count(0)
        if odd * 2 > len(zeros) // 2 and even * 8 < odd:
            return "utf-16-le"
        if even * 2 > len(zeros) // 2 and odd * 8 < even:
            return "utf-16-be"
    return "utf-8" if is_utf8 else "cp1252" if _cp1252(start) else "latin-1"


def _cp1252(start: bytes) -> bool:
    try:
        start.decode("cp1252")
    except UnicodeDecodeError:
        return False
    return True
