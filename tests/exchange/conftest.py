"""A logbook of the test's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.exchange.files import quick_book
from tracker.logbook import Logbook


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Logbook]:
    """An empty log."""
    opened = quick_book(tmp_path / "log.db")
    yield opened
    opened.close()
