"""The log in SQLite: the only place that knows SQL."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tracker.store.store import Store

__all__ = ["Store"]


def __getattr__(name: str) -> Any:
    """The store itself, loaded when asked for: ``--version`` wants to know SQLite's alone."""
    if name == "Store":
        from tracker.store.store import Store

        return Store
    raise AttributeError(name)
