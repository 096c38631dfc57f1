"""A store on a real file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.prepared import empty_file, prepared_file
from tracker.store import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the store of the test lies."""
    return tmp_path / "data" / "log.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """An empty store."""
    prepared_file(path, empty_file)
    opened = Store.open(path)
    yield opened
    opened.close()
