"""Commands as whole processes, against the least they could import."""

from __future__ import annotations

import sys

from bench.harness import Row, compare, process

FLOOR = "import sqlite3, click"
LINE = "goblet squat 3x12 @10kg good"


def rows(program: str, environment: dict[str, str], sets: int) -> list[Row]:
    """The commands of a session, on the log that ``environment`` names; `log` adds to it."""
    floor = process([sys.executable, "-c", FLOOR], environment)
    commands: tuple[tuple[str, tuple[str, ...], float | None], ...] = (
        ("--version", ("--version",), 1.2),
        ("next", ("next",), 1.6),
        ("why", ("why", "goblet-squat"), None),
        ("log", ("log", LINE), 1.6),
        ("history", ("history", "--limit", "10"), None),
    )
    return [
        compare(
            f"overload {name}" + ("" if name == "--version" else f", {sets:,} sets"),
            process([program, *args], environment),
            f'python -c "{FLOOR}"',
            floor,
            wanted=wanted,
        )
        for name, args, wanted in commands
    ]
