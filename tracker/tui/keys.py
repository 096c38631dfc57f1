"""From Textual's key events to the keys of the registry, one at a time in the order typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.events import Key

PASTABLE = frozenset("0123456789/egmb+-=[]\r\n")
"""What a paste on Today may hold: sets and efforts, nothing that leaves or deletes."""


def key_name(event: Key) -> str:
    """The character a key types, or Textual's name where it types none."""
    character = event.character
    if character is not None and character.isprintable() and character != " ":
        return character
    return event.key


def pasted_keys(text: str) -> list[str] | None:
    """The keys a pasted text stands for; None where it holds anything but sets."""
    typed = text.replace("\r\n", "\n").replace(" ", "")
    if not typed or any(char not in PASTABLE for char in typed):
        return None
    return ["enter" if char in "\r\n" else char for char in typed]
