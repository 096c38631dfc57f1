"""The app as it is, or with a fault planted that the torture must find.

``early`` shows a set before it is committed: the commit waits for the next write. ``reorder``
handles digits after the ``enter`` that was typed later, as an ordinary input field may.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

from tracker.__main__ import command
from tracker.store.base import Base
from tracker.tui.app import OverloadApp


def early() -> None:
    """Commit with the next write."""
    run = Base._run
    waiting: set[int] = set()

    def late(store: Base, sql: str, parameters: Sequence[Any] = ()) -> Any:
        if sql == "COMMIT":
            waiting.add(id(store))
            return None
        if sql == "ROLLBACK" and id(store) in waiting:
            # What the transaction does to tidy up after a commit that failed.
            return None
        if sql.startswith("BEGIN") and id(store) in waiting:
            waiting.discard(id(store))
            run(store, "COMMIT")
        return run(store, sql, parameters)

    Base._run = late  # type: ignore[method-assign]


def reorder() -> None:
    """Digits wait for the next turn of the loop."""
    press = OverloadApp.press

    def later(app: OverloadApp, key: str) -> None:
        if key.isdigit():
            app.set_timer(0.03, lambda: press(app, key))
        else:
            press(app, key)

    OverloadApp.press = later  # type: ignore[method-assign]


if __name__ == "__main__":
    {"sound": lambda: None, "early": early, "reorder": reorder}[sys.argv[1]]()
    sys.exit(command([]))
