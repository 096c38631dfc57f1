"""The log in SQLite: the only place that knows SQL."""

from __future__ import annotations

from tracker.store.store import Store

__all__ = ["Store"]
