"""Logbooks that more than one file of tests opens."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.logbook.builders import story
from tracker.logbook import Logbook


@pytest.fixture
def logbook(tmp_path: Path) -> Iterator[Logbook]:
    """Two weeks of training."""
    opened = story(tmp_path / "overload.db")
    yield opened
    opened.close()


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Logbook]:
    """A log nobody has used."""
    opened = Logbook.open(tmp_path / "empty.db")
    yield opened
    opened.close()
