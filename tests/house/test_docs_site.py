"""docs/ builds into a site without a warning, and leaves no page out."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

ROOT = Path(__file__).parents[2]


@pytest.mark.filterwarnings("ignore")
def test_the_site_builds_without_a_warning(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, logger="mkdocs"):
        build(load_config(str(ROOT / "mkdocs.yml"), site_dir=str(tmp_path / "site")))
    assert [record.getMessage() for record in caplog.records] == []
    pages = {page.stem for page in (ROOT / "docs").glob("*.md")}
    built = {page.parent.name for page in (tmp_path / "site").glob("*/index.html")}
    assert pages - {"index"} <= built
