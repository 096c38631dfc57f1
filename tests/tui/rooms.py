"""The scenes of programs, settings and the first start, and their drawn frames."""

from __future__ import annotations

from pathlib import Path

FRAMES = Path(__file__).parent / "frames"
SIZES = ((36, 16), (39, 24), (80, 24), (100, 30))


def drawn(scene: str, size: tuple[int, int]) -> str:
    """The frame as it is drawn."""
    path = FRAMES / f"{scene}-{size[0]}x{size[1]}.txt"
    return path.read_text(encoding="utf-8").removesuffix("\n")
