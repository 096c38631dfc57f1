"""From Textual's key events to the keys of the registry, one at a time in the order typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.tui import commands

if TYPE_CHECKING:
    from textual.events import Key

PASTABLE = frozenset(
    ("log", "log-easy", "log-good", "log-max", "log-broke", "count", "side",
     "more", "less", "harder", "easier")
)  # fmt: skip
"""Commands whose keys a paste on Today may hold: sets and efforts, nothing that leaves."""


def key_name(event: Key) -> str:
    """The character a key types, or Textual's name where it types none."""
    character = event.character
    if character is not None and character.isprintable() and character != " ":
        return character
    return event.key


def pasted_keys(text: str) -> list[str] | None:
    """The keys a pasted text stands for; None where it holds anything but sets."""
    typed = text.replace("\r\n", "\n").replace(" ", "")
    keys = ["enter" if char in "\r\n" else char for char in typed]
    known = {
        key
        for command in commands.commands_of(commands.SESSION)
        if command.id in PASTABLE
        for key in command.keys
    }
    return keys if keys and known.issuperset(keys) else None
