"""A picture as SVG: every cell in its place, blocks and braille drawn, so no font matters."""

from __future__ import annotations

from html import escape

from tracker.charts.picture import Picture
from tracker.charts.scale import UNICODE
from tracker.domain.text import cells

CELL_WIDTH, CELL_HEIGHT = 8.4, 17.0
_BASE, _MARGIN = 12.6, 10.0
_COLOURS = {
    "": ("#1c2530", "#e6e9ee"),
    "bar": ("#0f7c8a", "#4fc3d1"),
    "bar2": ("#8fc4cb", "#2c6d77"),
    "line": ("#b8650b", "#f0b04c"),
    "mark": ("#000000", "#ffffff"),
    "axis": ("#9aa3ad", "#6c7683"),
    "dim": ("#7d8792", "#8b95a1"),
    "label": ("#454f5b", "#b9c1cb"),
}
"""Style -> colour on light, colour on dark; both have 3:1 against their ground at least where
they carry meaning."""
_LIGHT, _DARK = "#ffffff", "#12171d"
_SIDES = "▏▎▍▌▋▊▉"
_SHADES = {"░": 0.3, "▒": 0.6}
_DOTS = ((0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3))
"""Column and row of the dot each bit of a braille character stands for."""


def svg(picture: Picture, title: str = "") -> str:
    """The picture as an SVG document that follows the reader's light or dark setting.

    ``title`` is what a screen reader is told.
    """
    wide = picture.width * CELL_WIDTH + 2 * _MARGIN
    high = picture.height * CELL_HEIGHT + 2 * _MARGIN
    drawn = []
    for row, line in enumerate(picture.lines):
        x = 0
        for text, style in line:
            for char in text:
                if char != " ":
                    drawn.append(_cell(char, style or "plain", x, row))
                x += cells(char)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide:.1f} {high:.1f}" '
        f'width="{wide:.1f}" height="{high:.1f}" role="img">\n'
        f"<title>{escape(title)}</title>\n<style>{_style()}</style>\n"
        f'<rect class="ground" width="100%" height="100%"/>\n' + "\n".join(drawn) + "\n</svg>\n"
    )


def _style() -> str:
    rules = ["text{font:14px 'DejaVu Sans Mono',ui-monospace,Menlo,Consolas,monospace}"]
    rules.append(f".ground{{fill:{_LIGHT}}}")
    dark = [f".ground{{fill:{_DARK}}}"]
    for style, (light, night) in _COLOURS.items():
        rules.append(f".{style or 'plain'}{{fill:{light}}}")
        dark.append(f".{style or 'plain'}{{fill:{night}}}")
    rules.append(".mark{font-weight:bold}")
    return "".join(rules) + "@media(prefers-color-scheme:dark){" + "".join(dark) + "}"


def _cell(char: str, style: str, column: int, row: int) -> str:
    x, y = _MARGIN + column * CELL_WIDTH, _MARGIN + row * CELL_HEIGHT
    if char in UNICODE.parts:
        high = CELL_HEIGHT * (UNICODE.parts.index(char) + 1) / 8
        # A little over the edge, or renderers leave a seam between two cells.
        return _rect(style, x, y + CELL_HEIGHT - high, CELL_WIDTH + 0.3, high + 0.3)
    if char in _SIDES:
        return _rect(style, x, y + 2, CELL_WIDTH * (_SIDES.index(char) + 1) / 8, CELL_HEIGHT - 4)
    if char in _SHADES:
        shade = f' opacity="{_SHADES[char]}"'
        return _rect(style, x, y + 1, CELL_WIDTH, CELL_HEIGHT - 2, shade)
    if char in "─▔":
        middle = 0.0 if char == "▔" else CELL_HEIGHT / 2
        return _rect(style, x, y + middle, CELL_WIDTH, 1)
    if char in "│┤└":
        tall = CELL_HEIGHT / 2 if char == "└" else CELL_HEIGHT
        drawn = _rect(style, x + CELL_WIDTH / 2, y, 1, tall)
        if char == "┤":
            drawn += _rect(style, x + CELL_WIDTH * 0.2, y + CELL_HEIGHT / 2, CELL_WIDTH * 0.3, 1)
        elif char == "└":
            drawn += _rect(style, x + CELL_WIDTH / 2, y + CELL_HEIGHT / 2, CELL_WIDTH / 2, 1)
        return drawn
    if char == "•":
        across, down = x + CELL_WIDTH / 2, y + CELL_HEIGHT / 2
        return f'<circle class="{style}" cx="{across:.2f}" cy="{down:.2f}" r="2.4"/>'
    if "\u2800" <= char <= "\u28ff":
        bits = ord(char) - 0x2800
        return "".join(
            f'<circle class="{style}" cx="{x + CELL_WIDTH * (0.25 + 0.5 * across):.2f}" '
            f'cy="{y + CELL_HEIGHT * (0.125 + 0.25 * down):.2f}" r="1.3"/>'
            for bit, (across, down) in enumerate(_DOTS)
            if bits >> bit & 1
        )
    return f'<text class="{style}" x="{x:.2f}" y="{y + _BASE:.2f}">{escape(char)}</text>'


def _rect(style: str, x: float, y: float, width: float, height: float, more: str = "") -> str:
    return (
        f'<rect class="{style}" x="{x:.2f}" y="{y:.2f}" '
        f'width="{width:.2f}" height="{height:.2f}"{more}/>'
    )
