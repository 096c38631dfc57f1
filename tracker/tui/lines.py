"""Lines of styled spans: what every layout returns and the page shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tracker.domain.text import cells, fit
from tracker.tui.text import plain


class Span(NamedTuple):
    """Text, the name of its style ("" is normal), and the key that a click on it stands for."""

    text: str
    style: str = ""
    key: str = ""


Line = tuple[Span, ...]
BLANK: Line = ()


def span(text: str, style: str = "", key: str = "") -> Span:
    """A span of cleaned text."""
    return Span(plain(text), style, key)


def line(*parts: str | Span, style: str = "") -> Line:
    """A line of spans; plain strings get ``style``."""
    return tuple(span(part, style) if isinstance(part, str) else part for part in parts if part)


def width_of(given: Sequence[Span]) -> int:
    """Terminal cells of a line."""
    return sum(cells(part.text) for part in given)


def text_of(given: Sequence[Span]) -> str:
    """The characters of a line."""
    return "".join(part.text for part in given)


def rule_line(width: int) -> Line:
    """The thin rule that parts where one is from what one does."""
    return line("─" * width, style="dim")


def restyled(given: Sequence[Span], style: str) -> Line:
    """The same line in one style."""
    return tuple(part._replace(style=style) for part in given)


def cut(given: Sequence[Span], width: int) -> Line:
    """The line, ended by an ellipsis where it is wider than ``width`` cells."""
    if width_of(given) <= width:
        return tuple(given)
    kept: list[Span] = []
    room = width
    for part in given:
        size = cells(part.text)
        if size >= room:
            # The ellipsis is forced even where this span ends exactly at the edge.
            kept.append(part._replace(text=fit(part.text + "  ", room)))
            break
        kept.append(part)
        room -= size
    return tuple(kept)


def tail(text: str, width: int) -> str:
    """The end of a text that is typed, begun by an ellipsis where it is wider than ``width``."""
    whole = plain(text)
    if cells(whole) <= width:
        return whole
    # No more can be seen; looking at each character of a long note would take its time.
    shown = whole[-4 * width :]
    while cells(shown) >= width:
        shown = shown[1:]
    return f"…{shown}"


def padded(given: Sequence[Span], width: int) -> Line:
    """Exactly ``width`` cells: cut, or filled with blanks on the right."""
    short = cut(given, width)
    gap = width - width_of(short)
    return (*short, Span(" " * gap)) if gap > 0 else short


def apart(left: Sequence[Span], right: Sequence[Span], width: int) -> Line:
    """``left`` and ``right`` at the two edges; the left one is cut where they would meet."""
    if not right:
        return cut(left, width)
    room = width - width_of(right) - 1
    if room < 1:
        return cut(right, width)
    short = cut(left, room)
    return (*short, Span(" " * (width - width_of(short) - width_of(right))), *right)


def wrapped(text: str, width: int, most: int = 0) -> list[str]:
    """Words folded into rows of ``width`` cells; of ``most`` rows the last with an ellipsis."""
    rows: list[str] = []
    current = ""
    for word in (part for whole in plain(text).split() for part in _parts(whole, width)):
        joined = f"{current} {word}" if current else word
        if cells(joined) <= width:
            current = joined
            continue
        if current:
            rows.append(current)
        current = fit(word, width)
    if current:
        rows.append(current)
    if most and len(rows) > most:
        rows = [*rows[: most - 1], fit(" ".join(rows[most - 1 :]), width)]
    return rows


def _parts(word: str, width: int) -> list[str]:
    """A word that is too long for a row, in pieces that end with its hyphens or strokes."""
    found = []
    while cells(word) > width:
        ends = [at + 1 for at, char in enumerate(word) if char in "-/" and at + 1 < len(word)]
        fitting = [end for end in ends if cells(word[:end]) <= width]
        if not fitting:
            break
        found.append(word[: fitting[-1]])
        word = word[fitting[-1] :]
    return [*found, word]


def paragraph(
    text: str,
    width: int,
    indent: str = "",
    style: str = "",
    most: int = 0,
    first: str | None = None,
) -> list[Line]:
    """Wrapped text under an indent; ``first`` stands before the first row instead of it."""
    lead = indent if first is None else first
    rows = wrapped(text, max(1, width - len(indent)), most)
    return [line((lead if at == 0 else indent) + row, style=style) for at, row in enumerate(rows)]


def beside(left: Sequence[Line], right: Sequence[Line], width: int, left_width: int) -> list[Line]:
    """Two panels parted by one rule: left text, a blank, the rule, a blank, right text."""
    rows = []
    for at in range(max(len(left), len(right))):
        mine = left[at] if at < len(left) else BLANK
        theirs = right[at] if at < len(right) else BLANK
        rule = (Span(" "), Span("│", "dim"), Span(" "))
        room = width - left_width - 3
        rows.append((*padded(mine, left_width), *rule, *cut(theirs, room)))
    return rows


class Row(NamedTuple):
    """A line of a panel. ``must`` rows are never left out for want of room."""

    line: Line
    must: bool = False


def rows(lines: Sequence[Line], must: bool = False) -> list[Row]:
    """Lines as rows of one kind."""
    return [Row(each, must) for each in lines]


def _closer(variant: Sequence[Row], surplus: int) -> list[Line]:
    """The rows without ``surplus`` of the blank ones: of two together one, then the others."""
    lines = [row.line for row in variant]
    for doubled in (True, False):
        kept: list[Line] = []
        for each in lines:
            if surplus > 0 and not each and not (doubled and (not kept or kept[-1])):
                surplus -= 1
            else:
                kept.append(each)
        lines = kept
    return lines


def settle(variants: Sequence[Sequence[Row]], height: int) -> list[Line]:
    """The first variant whose rows fit; blank ones go first, top to bottom.

    Where even the last does not fit, rows that are not a must go from the bottom, and a sign
    says how many.
    """
    for variant in variants:
        filled = sum(1 for row in variant if row.line)
        if filled <= height:
            return _closer(variant, len(variant) - height)
    last = [row for row in variants[-1] if row.line]
    surplus = len(last) - height
    kept_rows: list[Row] = []
    dropped = 0
    for row in reversed(last):
        # One more goes for the row that says so.
        if dropped < surplus + 1 and not row.must:
            dropped += 1
            continue
        kept_rows.append(row)
    kept_rows.reverse()
    lines = [row.line for row in kept_rows]
    if dropped:
        spots = [i + 1 for i, row in enumerate(kept_rows) if not row.must]
        at = max(spots, default=len(lines))
        lines.insert(at, line(f"… {dropped} more lines", style="dim"))
    if len(lines) > height > 0:
        hidden = len(lines) - height + 1
        lines = [*lines[: height - 1], line(f"… {hidden} more lines", style="dim")]
    return lines[:height]
