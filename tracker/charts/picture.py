"""A picture: lines of styled spans, drawn on a canvas of terminal cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.charts.scale import glyphs
from tracker.domain.text import cells, clean, fit

STYLES = ("bar", "bar2", "axis", "line", "mark", "dim", "label")
"""What a span can be; a screen maps each to a colour of its theme. "" is plain text."""

_SGR = {"bar": "36", "bar2": "2;36", "axis": "2", "line": "33", "mark": "1", "dim": "2"}
_HATCHED = {ord("█"): "▒", ord("#"): "="}
_RESET = "\x1b[0m"

WIDE = 60
"""Columns from which ticks, titles and landmarks have room."""
LEAST_WIDTH = 16
"""Columns below which most charts can't be read."""

Span = tuple[str, str]
"""Text and the name of its style."""


@dataclass(frozen=True, slots=True)
class Picture:
    """Drawn lines, each of spans; blanks at the ends of lines are left out."""

    lines: tuple[tuple[Span, ...], ...]

    @property
    def height(self) -> int:
        """Number of lines."""
        return len(self.lines)

    @property
    def width(self) -> int:
        """Cells of the widest line."""
        return max((cells("".join(text for text, _ in line)) for line in self.lines), default=0)

    def plain(self) -> str:
        """The picture without any style, lines joined by line ends."""
        return "\n".join("".join(text for text, _ in line) for line in self.lines)

    def mono(self) -> str:
        """The picture where colour tells nothing."""
        return self.hatched().plain()

    def hatched(self) -> Picture:
        """The picture with its second kind of bar hatched, for where there is no colour."""
        return Picture(
            tuple(
                tuple(
                    (text.translate(_HATCHED) if style == "bar2" else text, style)
                    for text, style in line
                )
                for line in self.lines
            )
        )

    def ansi(self, enabled: bool = True) -> str:
        """The picture for a terminal: 16-colour escapes, or without any where not ``enabled``."""
        if not enabled:
            return self.mono()
        return "\n".join("".join(_escaped(*span) for span in line) for line in self.lines)


def no_room(width: int, height: int, ascii_only: bool) -> Picture:
    """What stands where a chart would be too small to read; nothing where nothing fits."""
    if width < 1 or height < 1:
        return Picture(())
    said = fit("Too small for a chart.", width, glyphs(ascii_only).ellipsis)
    return Picture((((said, "label"),),))


def framed(
    picture: Picture,
    name: str,
    span: str,
    width: int,
    words: Sequence[str] = (),
    ellipsis: str = "…",
) -> Picture:
    """The picture below a line with its ``name`` and, at the right edge, the time it ``span``s;
    ``words`` follow below it after a blank line."""
    head = Canvas(width, 1, ellipsis)
    end = clean(span)
    room = width - cells(end) - 2
    head.put(0, 0, fit(clean(name), max(0, room), ellipsis), "mark")
    head.put(width - cells(end), 0, end, "dim")
    told = ((), *(((clean(text), ""),) for text in words)) if words else ()
    return Picture((*head.picture().lines, *picture.lines, *told))


class Canvas:
    """A grid of cells to draw on; what falls outside is cut off."""

    def __init__(self, width: int, height: int, ellipsis: str = "…") -> None:
        self._ellipsis = ellipsis
        self.width, self.height = max(0, width), max(0, height)
        self._rows: list[list[Span]] = [[(" ", "")] * self.width for _ in range(self.height)]

    def put(self, x: int, y: int, text: str, style: str = "") -> None:
        """Write text from cell ``x`` of row ``y``; a wide character takes two cells."""
        if not 0 <= y < self.height:
            return
        for char in text:
            wide = cells(char)
            if wide == 0:
                # A combining mark belongs to the cell before it.
                if 0 < x <= self.width:
                    before, known = self._rows[y][x - 1]
                    self._rows[y][x - 1] = (before + char, known)
                continue
            if x >= 0 and x + wide <= self.width:
                self._free_halves(x, x + wide, y)
                self._rows[y][x] = (char, style)
                if wide == 2:
                    self._rows[y][x + 1] = ("", style)
            x += wide

    def _free_halves(self, start: int, end: int, y: int) -> None:
        """Blank what would be left of a wide character half of which is written over."""
        row = self._rows[y]
        if row[start][0] == "":
            row[start - 1] = (" ", "")
        if end < self.width and row[end][0] == "":
            row[end] = (" ", "")

    def label(self, x: int, y: int, text: str, style: str = "label") -> None:
        """Write a label cleaned and cut with an ellipsis to what is left of the row."""
        self.put(x, y, fit(clean(text), max(0, self.width - x), self._ellipsis), style)

    def free(self, x: int, y: int) -> bool:
        """Whether nothing was drawn in this cell."""
        return self._rows[y][x][0] == " "

    def picture(self, rows: int | None = None) -> Picture:
        """What was drawn, or its first rows, neighbours of one style joined into spans."""
        return Picture(tuple(_spans(row) for row in self._rows[:rows]))


def _spans(row: list[Span]) -> tuple[Span, ...]:
    last = max((x for x, (char, _) in enumerate(row) if char != " "), default=-1)
    spans: list[Span] = []
    for char, style in row[: last + 1]:
        if spans and (spans[-1][1] == style or char == " "):
            spans[-1] = (spans[-1][0] + char, spans[-1][1])
        else:
            spans.append((char, style))
    return tuple(spans)


def _escaped(text: str, style: str) -> str:
    code = _SGR.get(style)
    return text if code is None else f"\x1b[{code}m{text}{_RESET}"
