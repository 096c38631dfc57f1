"""What a reader of the source may count on."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PLACES = ("tracker", "tests", "bench", "seeds", "docs")
KINDS = {".py", ".sql", ".toml", ".tcss", ".md"}
SOURCES = sorted(
    path
    for place in PLACES
    for path in (ROOT / place).rglob("*")
    if path.suffix in KINDS
    and path != Path(__file__)
    # What the rivals' measurement installs.
    and not path.is_relative_to(ROOT / "bench" / "out")
)
LONGEST = 400
"""Lines of one file; most stay under 300."""


def found(pattern: str) -> list[str]:
    """Each ``file:line`` where the pattern stands."""
    wanted = re.compile(pattern)
    return [
        f"{path.relative_to(ROOT)}:{number}"
        for path in SOURCES
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if wanted.search(line)
    ]


def test_nothing_is_left_half_done() -> None:
    assert found(r"\b(TODO|FIXME|XXX|HACK)\b") == []


def test_no_file_knows_one_machine() -> None:
    assert found(r"(^|[\s\"'(=])/(work|root|home|Users)/") == []


def test_no_emoji() -> None:
    assert found("[\U0001f300-\U0001faff]") == []


def test_every_file_stays_short() -> None:
    lines = {
        str(path.relative_to(ROOT)): path.read_text("utf-8").count("\n")
        for path in SOURCES
        if path.suffix == ".py"
    }
    assert len(lines) > 100
    assert {path: count for path, count in lines.items() if count > LONGEST} == {}
