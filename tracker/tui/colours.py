"""The colours of a span's style: theme tokens only, so that every theme of Textual has them.

What a span means is a word or a sign first, a colour second. A table, and none of a stylesheet's
rules, since those would all be read and tried before the first frame.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from textual.color import Color
from textual.style import Style

from tracker.domain.value import Value

if TYPE_CHECKING:
    from textual.app import App


class Ink(Value):
    """A colour, by the theme's name for it or by one of the terminal's own 16; none for the
    text's. ``strength`` is the share of it over the background."""

    colour: str = ""
    bold: bool = False
    dim: bool = False
    strength: float = 1.0


_MUTED, _BOLD = Ink("text-muted"), Ink(bold=True)
INKS = {
    "now": Ink("text-accent", bold=True),
    "bold": _BOLD,
    "dim": _MUTED,
    "key": Ink("text-primary"),
    "up": Ink("text-success", bold=True),
    "down": Ink("text-warning", bold=True),
    "rest": Ink("text-success"),
    "error": Ink("text-error", bold=True),
    "bar": Ink("primary"),
    "bar2": Ink("secondary"),
    "axis": _MUTED,
    "line": Ink("warning"),
    "mark": _BOLD,
    "label": _MUTED,
}
"""Every style a span may name."""

# On a light background the accent and the warning are too pale to be read (3:1), on a dark one the
# second colour of the bars is too dark to be seen.
_DARK = {"bar2": Ink("foreground", strength=0.45)}
_LIGHT = {
    "now": Ink("text-secondary", bold=True),
    "down": Ink("text-error", bold=True),
    "line": Ink("error"),
}
# 16 colours and no colour at all: brightness instead of mixed greys. Plain blue on black is hardly
# read; the bright ones are.
_FEW = dict.fromkeys(("dim", "axis", "label"), Ink("text-muted", dim=True))
_FEW_DARK = _FEW | {
    "now": Ink("ansi_bright_yellow", bold=True),
    "key": Ink("ansi_bright_cyan"),
    "bar": Ink("ansi_bright_blue"),
}
_FEW_LIGHT = _FEW | _LIGHT | {"now": Ink("ansi_magenta", bold=True)}


def style_of(name: str, app: App[Any]) -> Style:
    """What the style of that name changes of the text's own, in the theme in force; nothing for a
    name that is none of :data:`INKS`."""
    few = app.native_ansi_color
    if app.current_theme.dark:
        other = _FEW_DARK if few else _DARK
    else:
        other = _FEW_LIGHT if few else _LIGHT
    ink = other.get(name) or INKS.get(name)
    if ink is None:
        return Style.null()
    colour = _colour(ink, app.theme_variables) if ink.colour else None
    return Style(foreground=colour, bold=ink.bold or None, dim=ink.dim or None)


def _colour(ink: Ink, theme: Mapping[str, str]) -> Color:
    """A theme says ``#ffa62b``, ``ansi_blue`` or, for what stands out on any ground, ``auto``;
    each may have a share after it, as in ``auto 87%``."""
    name, _, share = theme.get(ink.colour, ink.colour).partition(" ")
    strength = ink.strength * float(share.rstrip("%") or 100)
    if name == "auto":
        return Color.automatic(strength)
    return Color.parse(name).multiply_alpha(strength / 100)
