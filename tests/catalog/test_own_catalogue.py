"""A file of the user's own, from the page that explains it to a session trained by it."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

import pytest

from tracker.catalog.example import EXAMPLE
from tracker.cli.root import run

PAGE = (Path(__file__).parents[2] / "docs" / "own-catalogue.md").read_text("utf-8")


def blocks(kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


def steps() -> list[tuple[str, list[str]]]:
    """Each command of the page with the lines it shows."""
    found: list[tuple[str, list[str]]] = []
    for line in "".join(blocks("console")).splitlines():
        if line.startswith("$ overload "):
            found.append((line.removeprefix("$ overload "), []))
        else:
            found[-1][1].append(line)
    return found


@pytest.fixture
def folder(home: Path) -> Path:
    folder = home / ".config" / "overload" / "catalog"
    folder.mkdir(parents=True)
    return folder


def said(monkeypatch: pytest.MonkeyPatch, *args: str) -> tuple[int, str]:
    stream = io.TextIOWrapper(io.BytesIO(), "utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", stream)
        code = run(args)
    stream.seek(0)
    return code, stream.read()


def test_the_page_shows_the_example() -> None:
    assert blocks("toml") == [EXAMPLE]


def test_what_the_page_says_happens(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "own.toml").write_text(EXAMPLE, encoding="utf-8")
    monkeypatch.setenv("OVERLOAD_DB", str(tmp_path / "log.db"))
    assert len(steps()) == 7
    for command, shown in steps():
        code, out = said(monkeypatch, *command.split())
        assert code == 0, command
        assert shown
        assert [line for line in shown if line not in out.splitlines()] == [], out


def test_a_new_exercise_of_ones_own_is_planned_by_its_program(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "own.toml").write_text(EXAMPLE, encoding="utf-8")
    monkeypatch.setenv("OVERLOAD_DB", str(tmp_path / "log.db"))
    said(monkeypatch, "program", "use", "lunch-break")
    code, out = said(monkeypatch, "next", "--json")
    assert code == 0
    assert '"to_exercise": "wall-sit"' in out
    assert '"notes": []' in out
