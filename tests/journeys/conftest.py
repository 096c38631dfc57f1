"""The story in a database of its own, and a pane to open it in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.terminal import Pane
from tests.tui.story import FRIDAY, tell


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """The story's database."""
    path = tmp_path / "story.db"
    tell(path).close()
    return path


@pytest.fixture
def pane(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Pane]:
    """A pane of 39 columns on the story's Friday."""
    monkeypatch.setenv("OVERLOAD_NOW", FRIDAY)
    found = Pane(tmp_path)
    yield found
    found.end()
