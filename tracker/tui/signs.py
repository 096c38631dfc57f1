"""The signs of the screens, and how they read on a terminal that knows only ASCII."""

from __future__ import annotations

DECISION = {"^": "▲", "v": "▼", ".": "·"}
"""The coach's plain signs as the screen draws them; ``+`` and ``=`` stay."""

ASCII = str.maketrans(
    {
        "▲": "^", "▼": "v", "✓": "x", "✗": "-", "▸": ">", "·": ".", "×": "x", "–": "-", "…": "~",
        "│": "|", "─": "-", "▓": "#", "░": ".", "→": ">", "≥": ">", "≤": "<", "•": ".", "█": "#",
        "▏": "|", "├": "+", "└": "+", "┤": "|",
    }
)  # fmt: skip
"""One cell stays one cell, so nothing on the screen moves."""


def decision_sign(sign: str) -> str:
    """The drawn sign of a decision."""
    return DECISION.get(sign, sign)
