"""Round numbers for axes, and the glyphs that bars are made of."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor, isfinite, log10

from tracker.domain.units import number

_STEPS = (1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 7.5, 10.0)
_STEPS_OF_FEW = (1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)
_FEW = 3
"""Rows up to which each has its tick, so that its number must be round by itself."""
_SMALL_STEPS = (0.25, 0.5, 1.0)
_ROUND = ((1.0, 2.0, 5.0), (2.5, 3.0, 4.0, 6.0), (1.5, 8.0))
"""Leading digits of good ticks, the best first."""
_MOST_TICKS = 7
LARGEST = 1e12
"""Beyond any sum in a log; larger numbers are drawn as this."""


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The characters of a chart. ``parts`` fill a cell from below, by eighths from 1 to 8;
    ``heat`` are three shades, light to dark; ``rest`` is a day or a place without anything."""

    parts: str
    tick: str
    corner: str
    rule: str
    reference: str
    point: str
    ellipsis: str
    plotted: str
    record: str
    target: str
    up: str
    here: str
    rest: str
    stem: str
    heat: str


UNICODE = Glyphs(
    "▁▂▃▄▅▆▇█", "┤", "└", "─", "▁─▔", "•", "…", "braille",
    "◆", "○", "▲", "▸", "·", "│", "░▒█",
)  # fmt: skip
ASCII = Glyphs(
    "..:::###", "|", "+", "-", "---", "o", "~", "*", "X", "O", "^", ">", ".", "|", "-+#",
)  # fmt: skip


def glyphs(ascii_only: bool) -> Glyphs:
    """The set of glyphs to draw with."""
    return ASCII if ascii_only else UNICODE


def finite(value: float | None) -> float | None:
    """The number, cut to what can be drawn; None where it is none, NaN or infinite."""
    if value is None or not isfinite(value):
        return None
    return min(max(float(value), -LARGEST), LARGEST)


def amount(value: float | None) -> float:
    """A sum to draw as a bar: 0 where there is no finite number above 0."""
    return max(0.0, finite(value) or 0.0)


def step(largest: float, rows: int) -> float:
    """The least round step per row so that ``rows`` of them reach ``largest``."""
    wanted = largest / max(1, rows)
    for small in _SMALL_STEPS:
        if small >= wanted:
            return small
    power = 10.0 ** floor(log10(wanted))
    for digits in _STEPS if rows > _FEW else _STEPS_OF_FEW:
        if digits * power >= wanted * (1 - 1e-9):
            return digits * power
    return 10 * power


def every(rows: int, step_of_row: float) -> int:
    """How many rows lie between two ticks, so that their numbers are round."""
    if rows <= _FEW:
        return 1
    fitting = [n for n in (2, 4, 5, 3, 10) if 2 <= rows // n <= _MOST_TICKS] or [rows // 2]
    for round_ones in _ROUND:
        for number_of_rows in fitting:
            leading = step_of_row * number_of_rows
            leading /= 10.0 ** floor(log10(leading) + 1e-9)
            if any(abs(leading - digits) < 1e-6 for digits in round_ones):
                return number_of_rows
    return fitting[0]


def tick(value: float) -> str:
    """A number on an axis, at most five characters: ``16``, ``2.5``, ``1.5k``, ``12M``."""
    for size, unit in ((1e9, "G"), (1e6, "M"), (1e3, "k")):
        if abs(value) >= size:
            return f"{value / size:.3g}{unit}"
    return number(value)


def eighths(filled: float) -> int:
    """How many eighths of a cell are full, 0 to 8, of a fraction."""
    return round(min(max(filled, 0.0), 1.0) * 8)
