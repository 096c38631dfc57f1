"""Each of the 151 facts stands in the answer of the command that is named for it."""

from __future__ import annotations

import io
import re
import shlex
import sys
from pathlib import Path

import pytest

from tests.catalog.facts import Expected, Fact
from tests.catalog.facts_page import PAGE, facts, page
from tracker.cli.root import run

_ANSWERS: dict[str, str] = {}


def answer(commands: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """What the last command says on an empty log, in small letters and single blanks."""
    if commands not in _ANSWERS:
        monkeypatch.setenv("COLUMNS", "100")
        said = ""
        for command in commands.split(" ; "):
            stream = io.TextIOWrapper(io.BytesIO(), "utf-8")
            with monkeypatch.context() as patch:
                patch.setattr(sys, "stdout", stream)
                code = run(["--db", str(folder / "log.db"), *shlex.split(command)])
            stream.seek(0)
            said = stream.read()
            assert code == 0, command
        _ANSWERS[commands] = " ".join(said.lower().split())
    return _ANSWERS[commands]


def holds(said: str, expected: Expected) -> bool:
    """Whether words stand there, or a pattern's numbers equal the expected ones."""
    if isinstance(expected, str):
        return expected in said
    pattern, *numbers = expected
    found = re.search(str(pattern), said)
    return found is not None and [float(group) for group in found.groups()] == numbers


def test_the_table_holds_each_row_once() -> None:
    assert [row for row, *_ in facts()] == list(range(1, 152))


@pytest.mark.parametrize("fact", facts(), ids=lambda fact: str(fact[0]))
def test_a_user_meets_it(fact: Fact, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, _, commands, expected = fact
    said = answer(commands, tmp_path, monkeypatch)
    assert expected
    assert [one for one in expected if not holds(said, one)] == [], said


@pytest.mark.parametrize(
    ("said", "expected", "true"),
    [
        ("dose 3 sets of 8-12 reps", (r"of (\d+)-(\d+) reps", 8, 12), True),
        ("dose 3 sets of 8-15 reps", (r"of (\d+)-(\d+) reps", 8, 12), False),
        ("dose 3 sets", (r"of (\d+)-(\d+) reps", 8, 12), False),
        ("light weight", "moderate", False),
    ],
)
def test_a_changed_number_or_word_would_be_noticed(
    said: str, expected: Expected, true: bool
) -> None:
    assert holds(said, expected) is true


def test_the_page_is_the_table() -> None:
    assert PAGE.read_text("utf-8") == page()
