"""seeds/ and the user's own TOML -> checked domain objects."""

from __future__ import annotations

from tracker.catalog.catalog import Catalog
from tracker.catalog.load import load_catalog

__all__ = ["Catalog", "load_catalog"]
