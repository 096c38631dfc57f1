"""The drawn frames, the sizes they are drawn at, and what holds of a screen at any size."""

from __future__ import annotations

from pathlib import Path

from tracker.domain.text import cells
from tracker.tui.lines import text_of
from tracker.tui.screens.base import View

FRAMES = Path(__file__).parent / "frames"
SIZES = ((36, 16), (39, 24), (80, 24), (100, 30))
AWKWARD = (
    (1, 1), (5, 3), (20, 6), (24, 8), (36, 10), (60, 20), (99, 12), (100, 8), (120, 40), (200, 60),
)  # fmt: skip


def drawn(scene: str, size: tuple[int, int]) -> str:
    """The frame as it is drawn."""
    path = FRAMES / f"{scene}-{size[0]}x{size[1]}.txt"
    return path.read_text(encoding="utf-8").removesuffix("\n")


def inside(view: View, size: tuple[int, int]) -> list[str]:
    """The rows of a screen laid out at a size: exactly as many, none wider than the pane."""
    width, height = size
    rows = [text_of(row) for row in view.lines(width, height)]
    assert len(rows) == height
    for row in rows:
        assert cells(row) <= width, row
    return rows
