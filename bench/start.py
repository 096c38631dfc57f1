"""From start to the first useful text on the screen, warm, at 80x24."""

from __future__ import annotations

import sys
from pathlib import Path

from bench.bare import GREETING
from bench.harness import Row, compare
from bench.terminal import COLOURS, until_text

PAIRS = 41
"""More than elsewhere: a start is the noisiest of all, and what is wanted of it the tightest."""

BARE = Path(__file__).with_name("bare.py")


def rows(program: str, environment: dict[str, str], useful: str, sets: int) -> list[Row]:
    """The app on the log of ``sets`` sets that ``environment`` names, against a bare app.
    ``useful`` is a text of Today that the user was waiting for."""
    terminal = environment | COLOURS
    return [
        compare(
            f"start to Today, {sets:,} sets",
            until_text([program], terminal, useful),
            "a bare Textual app",
            until_text([sys.executable, str(BARE)], terminal, GREETING),
            wanted=1.15,
            pairs=PAIRS,
        )
    ]
