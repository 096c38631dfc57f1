"""User text on its way to the screen: cleaned of what acts, never read as markup."""

from __future__ import annotations

from tracker.domain.text import clean

LONGEST = 2000
"""Characters of one piece of text that a screen looks at; no line shows more."""


def plain(text: str) -> str:
    """One line that a terminal can only show. Every span on a screen goes through here."""
    return clean(text[:LONGEST])
