"""The only place that writes to stdout and stderr."""

from __future__ import annotations

import errno
import json
import os
import sys
from collections.abc import Iterable
from typing import Any, TextIO

from tracker.domain.errors import BadLine, OverloadError, UnknownName
from tracker.domain.text import cells, clean

WIDEST = 100
"""Columns of running text at most; a longer line is hard to read."""

_ASCII = str.maketrans(
    {
        "×": "x", "–": "-", "·": ".", "▲": "^", "▼": "v", "✓": "x", "✗": "-", "▸": ">",
        "→": "->", "≥": ">=", "≤": "<=", "│": "|", "├": "|", "└": "`", "┘": "'", "─": "-",
        "…": "...", "’": "'",
    }
)  # fmt: skip


class OutputClosed(Exception):
    """Whoever read stdout stopped reading; nothing is left to do."""


class OutputLost(OverloadError):
    """stdout can't be written (a full disk)."""


def is_terminal() -> bool:
    """Whether a person sits at both ends."""
    try:
        return sys.stdin.isatty() and sys.stdout.isatty()
    except (AttributeError, ValueError):
        return False


def to_person() -> bool:
    """Whether stdout is a terminal."""
    return sys.stdout.isatty()


def width() -> int:
    """Columns to write in: ``COLUMNS``, else the terminal's, else 80; never below 39."""
    given = os.environ.get("COLUMNS", "")
    columns = int(given) if given.isascii() and given.isdigit() and len(given) < 5 else 0
    if not columns:
        try:
            columns = os.get_terminal_size(sys.stdout.fileno()).columns
        except (OSError, ValueError, AttributeError):
            columns = 80
    return max(39, min(columns or 80, WIDEST))


def is_unicode() -> bool:
    """Whether stdout can show every sign."""
    return (sys.stdout.encoding or "").lower().replace("-", "") in ("utf8", "utf8sig")


def lines(texts: Iterable[str], plain_signs: bool = False) -> None:
    """Write lines for a person, with nothing in them that a terminal would obey."""
    plain = plain_signs or not is_unicode()
    for text in texts:
        shown = clean(text).rstrip()
        _write(sys.stdout, shown.translate(_ASCII) if plain else shown)


def drawn(text: str) -> None:
    """Write what the charts drew, colours included; they cleaned its words."""
    _write(sys.stdout, text)


def document(value: Any) -> None:
    """Write one JSON document; what a terminal would obey stands in it as ``\\uXXXX``."""
    text = json.dumps(value, ensure_ascii=not is_unicode(), indent=2)
    # json escapes C0 alone; anything else that acts stands within a string.
    acting = {
        ord(char): _escaped(char) for char in set(text) if char != "\n" and clean(char) != char
    }
    _write(sys.stdout, text.translate(acting) if acting else text)


def _escaped(char: str) -> str:
    return f"\\u{ord(char):04x}" if ord(char) < 0x10000 else json.dumps(char)[1:-1]


def piece(data: bytes) -> None:
    """Write a piece of a file, in UTF-8 whatever the terminal takes; its writer cleaned it."""
    _guarded(lambda: sys.stdout.buffer.write(data))


def talk(text: str) -> None:
    """Say something beside the answer, on stderr."""
    _write(sys.stderr, clean(text))


def talk_lines(texts: Iterable[str], plain_signs: bool = False) -> None:
    """Several lines of talk, in the signs chosen."""
    utf8 = (sys.stderr.encoding or "").lower().replace("-", "") == "utf8"
    for text in texts:
        shown = text.rstrip()
        talk(shown.translate(_ASCII) if plain_signs or not utf8 else shown)


def fault(error: OverloadError) -> None:
    """Say why a request can't be done: one sentence, and where or what was meant."""
    talk(f"error: {error}")
    if isinstance(error, BadLine):
        before = clean(error.line[: error.column])
        talk(f"  {clean(error.line)}")
        talk(f"  {' ' * cells(before)}^")
    elif isinstance(error, UnknownName) and not all(name in str(error) for name in error.nearest):
        talk(f"nearest: {', '.join(error.nearest)}")


def flush() -> None:
    """Send what was written; raises OutputClosed or OutputLost where that fails."""
    _guarded(sys.stdout.flush)


def drop() -> None:
    """Let the interpreter end without a word about a stdout nobody reads."""
    try:
        with open(os.devnull, "w") as nowhere:
            os.dup2(nowhere.fileno(), sys.stdout.fileno())
    except (OSError, ValueError, AttributeError):
        return


def _write(stream: TextIO, text: str) -> None:
    encoding = stream.encoding or "utf-8"
    shown = text.encode(encoding, "replace").decode(encoding)
    _guarded(lambda: stream.write(shown + "\n"))


def _guarded(act: Any) -> None:
    try:
        act()
    except BrokenPipeError as gone:
        raise OutputClosed from gone
    except OSError as lost:
        if lost.errno in (errno.EPIPE, errno.EINVAL, errno.EIO):
            raise OutputClosed from lost
        raise OutputLost(f"The answer can't be written: {lost.strerror}.") from lost
