"""Pictures of screens: an app run without a terminal, drawn as SVG, turned into PNG.

The SVG needs no network. PNG needs cairosvg, and the cairo library of the system behind it.
"""

from __future__ import annotations

import asyncio
import html
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from rich.cells import cell_len
from textual.app import App

FONT = "DejaVu Sans Mono"
"""Free, common, and has the block and line-drawing glyphs the charts use."""

CELL_WIDTH, CELL_HEIGHT, ASCENT = 12.2, 24.4, 18.5
"""Of one cell in Textual's SVG: its size, and how far its top is above the baseline."""

# Textual's SVG asks for a web font, and spaces the letters of a run by its length, which renderers
# round differently; here each character stands in its own cell.
_FACES = re.compile(r"@font-face\s*\{.*?\}", re.DOTALL)
_FAMILY = re.compile(r"font-family:\s*[^;}]+")
_RUN = re.compile(
    r'<text class="(?P<class>[^"]+)" x="(?P<x>[\d.]+)" y="(?P<y>[\d.]+)" textLength="[\d.]+" '
    r'clip-path="(?P<clip>[^"]+)">(?P<text>[^<]*)</text>'
)

# Which bit of a braille character is which dot: (bit, column, row).
_DOTS = tuple((1 << bit, column, row) for bit, column, row in (
    (0, 0, 0), (1, 0, 1), (2, 0, 2), (3, 1, 0), (4, 1, 1), (5, 1, 2), (6, 0, 3), (7, 1, 3),
))  # fmt: skip


def _braille(character: str, kind: str, x: float, y: float) -> str:
    """The dots of a braille character; few monospaced fonts have them."""
    bits = ord(character) - 0x2800
    return "".join(
        f'<circle class="{kind}" cx="{x + CELL_WIDTH * (0.25 + 0.5 * column):.2f}" '
        f'cy="{y - ASCENT + CELL_HEIGHT * (0.125 + 0.25 * row):.2f}" r="1.9"/>'
        for bit, column, row in _DOTS
        if bits & bit
    )


def _block(character: str, kind: str, x: float, y: float) -> str:
    """A block of eighths, from below or from the left; glyphs would leave seams between cells."""
    code = ord(character)
    wide, high = (1.0, (code - 0x2580) / 8) if code <= 0x2588 else ((0x2590 - code) / 8, 1.0)
    top = y - ASCENT + CELL_HEIGHT * (1 - high)
    return (
        f'<rect class="{kind}" x="{x:.2f}" y="{top:.2f}" '
        f'width="{CELL_WIDTH * wide + 0.2:.2f}" height="{CELL_HEIGHT * high + 0.2:.2f}"/>'
    )


def _cells(run: re.Match[str]) -> str:
    """A run of text as one element a character, each at its cell."""
    kind, x, y = run["class"], float(run["x"]), float(run["y"])
    drawn = []
    for character in html.unescape(run["text"]):
        if "\u2800" <= character <= "\u28ff":
            drawn.append(_braille(character, kind, x, y))
        elif "\u2581" <= character <= "\u258f":
            drawn.append(_block(character, kind, x, y))
        elif not character.isspace():
            drawn.append(
                f'<text class="{kind}" x="{x:.2f}" y="{y:.2f}" clip-path="{run["clip"]}">'
                f"{html.escape(character)}</text>"
            )
        x += CELL_WIDTH * cell_len(character)
    return "".join(drawn)


async def _screenshot(app: App[Any], size: tuple[int, int], keys: Iterable[str]) -> str:
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        for key in keys:
            await pilot.press(key)
        await app.workers.wait_for_complete()
        await pilot.pause()
        return app.export_screenshot()


def svg(app_factory: Callable[[], App[Any]], size: tuple[int, int], keys: Iterable[str]) -> str:
    """The screen of a new app as SVG, ``size`` (columns, rows), after ``keys`` were pressed."""
    drawn = asyncio.run(_screenshot(app_factory(), size, keys))
    plain = _FAMILY.sub(f"font-family: {FONT}, monospace", _FACES.sub("", drawn))
    return _RUN.sub(_cells, plain)


def picture(
    app_factory: Callable[[], App[Any]],
    size: tuple[int, int],
    keys: Iterable[str],
    path: Path,
    scale: float = 1.5,
) -> Path:
    """Write that screen to ``path`` as PNG, ``scale`` times the SVG's size; the path."""
    import cairosvg

    path.parent.mkdir(parents=True, exist_ok=True)
    cairosvg.svg2png(svg(app_factory, size, keys).encode(), write_to=str(path), scale=scale)
    return path
