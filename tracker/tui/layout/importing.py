"""The files that may be imported, one being read, and what it brings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from tracker.domain.words import day_month
from tracker.tui import commands
from tracker.tui.commands.importing import IMPORT
from tracker.tui.layout.lists import around, window
from tracker.tui.lines import BLANK, Line, apart, cut, line, paragraph, rule_line, span

KNOWN = (
    "Reads the exports of Strong, Hevy, FitNotes, Fitbod, Jefit, StrongLifts, GymBook, RepCount, "
    "HeavySet, Liftosaur and LiftLog, and this program's own."
)


class Candidate(NamedTuple):
    """A file that may be an export: where it is, its bytes, the day it was written."""

    path: Path
    size: int
    written: date


def candidates(
    found: Sequence[Candidate], cursor: int, year: int, width: int, height: int
) -> list[Line]:
    """The list, newest first; below it what can be read."""
    head = _head("Import", "newest first" if found else "", width)
    foot = [BLANK, *paragraph(KNOWN, width, style="dim")]
    if not found:
        said = (
            "No export lies in this folder, your home folder or its Downloads. "
            f"{commands.key_of(IMPORT, 'path')} types the path of one."
        )
        return [*head, *paragraph(said, width), *foot]
    rows = []
    for at, each in enumerate(found):
        here = at == cursor
        left = line(f"{'▸' if here else ' '} {each.path.name}", style="now" if here else "")
        right = f"{size_words(each.size):>7}  {day_month(each.written, year):>6}"
        rows.append(cut(apart(left, line(right, style="dim"), width), width))
    room = height - len(head)
    if room - len(rows) < len(foot):
        foot = []
    return [*head, *around(rows, room - len(foot), cursor), *foot]


def size_words(size: int) -> str:
    """``412 kB``, ``8.9 MB``."""
    if size < 1000:
        return f"{size} B"
    if size < 1_000_000:
        return f"{size // 1000} kB"
    return f"{size / 1_000_000:.1f} MB"


def reading(
    name: str, words: str, done: int, size: int, leave: str, width: int, height: int
) -> list[Line]:
    """A bar of the bytes read; ``leave`` is the key that stops it."""
    share = min(1.0, done / size) if size else 0.0
    percent = f"{share * 100:3.0f} %"
    cells = max(4, width - len(percent) - 1)
    filled = int(share * cells)
    bar = (span("▓" * filled, "bar"), span("░" * (cells - filled), "dim"), span(f" {percent}"))
    of = f"{size_words(done)} of {size_words(size)}" if size else ""
    return [
        *_head("Import", name, width),
        *paragraph(words, width),
        BLANK,
        bar,
        line(of, style="dim"),
        BLANK,
        *paragraph(f"{leave} stops it; then nothing is imported.", width, style="dim"),
    ][:height]


def asked(name: str, words: str, again: str, width: int) -> list[Line]:
    """What the file leaves open; the question itself stands above the footer."""
    return [
        *_head("Import", name, width),
        *paragraph(words, width),
        BLANK,
        *paragraph(again, width, style="now"),
    ]


def brought(
    name: str, sentences: Sequence[tuple[int, str]], after: str, top: int, width: int, height: int
) -> tuple[list[Line], int]:
    """The sentences of an import, scrolled to ``top``; and the top that was shown."""
    head = _head("Import", name, width)
    found: list[Line] = []
    for depth, text in sentences:
        if depth == 0 and found:
            found.append(BLANK)
        style = ("", "", "dim")[depth]
        found += paragraph(text, width, "  " * depth, style=style)
    found += [BLANK, *paragraph(after, width, style="now")]
    shown, top = window(found, max(1, height - len(head)), top)
    return [*head, *shown], top


def _head(left: str, right: str, width: int) -> list[Line]:
    return [
        apart(line(left, style="bold"), cut(line(right, style="dim"), max(1, width - 8)), width),
        rule_line(width),
    ]
