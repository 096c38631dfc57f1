"""The command line as a test runs it: in this process, through its one way in and out."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.prepared import prepared_file
from tracker.cli.root import run

GEAR = "dumbbells=4,6,8,10,12,14 bands=yellow,red,green steps=20,30,40 ball chair"


@dataclass(frozen=True)
class Ran:
    """One finished command."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one document on stdout."""
        return json.loads(self.out)


class Overload:
    """``overload ARGS`` on one database."""

    def __init__(self, path: Path, monkeypatch: pytest.MonkeyPatch, captured: Any) -> None:
        self.path = path
        self._patch = monkeypatch
        self._captured = captured

    def __call__(self, *args: str, stdin: bytes = b"") -> Ran:
        self._patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), "utf-8"))
        self._captured.readouterr()
        code = run(["--db", str(self.path), *args])
        said = self._captured.readouterr()
        return Ran(code, said.out, said.err)

    def ok(self, *args: str, stdin: bytes = b"") -> Ran:
        """The same, for a command that has to end well."""
        ran = self(*args, stdin=stdin)
        assert ran.code == 0, ran.err
        return ran


@pytest.fixture
def overload(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Overload]:
    """The command on an empty log."""
    return Overload(tmp_path / "log.db", monkeypatch, capsys)


@pytest.fixture
def owner(overload: Overload) -> Overload:
    """The command on an empty log of someone who owns the mockups' equipment."""
    prepared_file(overload.path, own)
    return overload


def own(path: Path) -> None:
    """A log with that equipment."""
    assert run(["--db", str(path), "inventory", "set", *GEAR.split()]) == 0
