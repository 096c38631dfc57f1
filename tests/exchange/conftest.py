"""A logbook of the test's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.prepared import empty_file, prepared_file
from tracker.logbook import Logbook


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Logbook]:
    """An empty log."""
    path = tmp_path / "log.db"
    prepared_file(path, empty_file)
    opened = Logbook.open(path)
    yield opened
    opened.close()
