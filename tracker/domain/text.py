"""Text as a terminal shows it: its width in cells, cut to fit, and cleaned of what acts."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_SPACES = frozenset("\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\u2028\u2029")
_VISIBLE_FORMATS = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u08e2")
_BLANK_LETTERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")


def cells(text: str) -> int:
    """Terminal cells the text takes: 2 for wide characters, 0 for combining and control ones."""
    if text.isascii() and text.isprintable():
        return len(text)
    return _cells(text)


@lru_cache(4096)
def _cells(text: str) -> int:
    # A screen asks for the same signs and words again at every key.
    return sum(map(_width, text))


def fit(text: str, width: int, ellipsis: str = "…") -> str:
    """The text if it fits into ``width`` cells, else its beginning and an ellipsis.

    May be one cell narrower than ``width`` where a wide character would be cut in half.
    """
    if cells(text) <= width:
        return text
    room = width - cells(ellipsis)
    if room < 0:
        return ""
    kept: list[str] = []
    for char in text:
        room -= _width(char)
        if room < 0:
            break
        kept.append(char)
    return "".join(kept).rstrip() + ellipsis


def pad(text: str, width: int, align: str = "left", ellipsis: str = "…") -> str:
    """Exactly ``width`` cells: cut with an ellipsis or filled with blanks on the other side.

    ``align`` is ``left``, ``right`` or ``center``.
    """
    short = fit(text, width, ellipsis)
    gap = max(0, width - cells(short))
    if align == "right":
        return " " * gap + short
    if align == "center":
        return " " * (gap // 2) + short + " " * (gap - gap // 2)
    return short + " " * gap


def clean(text: str) -> str:
    """One line that can do nothing to a terminal, in normal form NFC.

    Dropped: control characters (C0, C1, ESC), bidirectional and other invisible format
    characters, zero-width ones, lone surrogates. Tabs and line ends become blanks.
    """
    if text.isascii() and text.isprintable():
        return text
    if not text.isprintable() or not _BLANK_LETTERS.isdisjoint(text):
        text = "".join(" " if char in _SPACES else char for char in text if not _acts(char))
    return unicodedata.normalize("NFC", text)


def _acts(char: str) -> bool:
    """Whether a character is invisible or steers the terminal rather than being shown."""
    if char in _SPACES or char in _VISIBLE_FORMATS:
        return False
    return char in _BLANK_LETTERS or unicodedata.category(char) in ("Cc", "Cf", "Cs")


def _width(char: str) -> int:
    if " " <= char <= "~":
        return 1
    category = unicodedata.category(char)
    if category in ("Mn", "Me", "Cc", "Cf", "Cs", "Zl", "Zp"):
        return 0
    if category == "Cn":
        # Python 3.11 calls unassigned characters wide; terminals do not.
        return 1
    if "\u1160" <= char <= "\u11ff":
        # Hangul vowels and finals stack on the syllable before them.
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
