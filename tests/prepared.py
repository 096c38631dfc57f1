"""A log that many tests start from: filled once in each process, then copied."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from tracker.logbook import Logbook
from tracker.store import Store

_filled: dict[tuple[object, str | None], bytes] = {}


def prepared_file(path: Path, fill: Callable[[Path], object], name: object = None) -> None:
    """The log that ``fill`` makes at the path it is given, copied to ``path``.

    Copies share their uids: where one log is imported into another, make each on its own. What
    ``fill`` does may depend on ``OVERLOAD_NOW`` and on nothing else that a test sets. ``name``
    tells logs apart where ``fill`` is made anew for each call.
    """
    key = (name or fill, os.environ.get("OVERLOAD_NOW"))
    if key not in _filled:
        with TemporaryDirectory(prefix="overload-") as folder:
            first = Path(folder) / "log.db"
            fill(first)
            _filled[key] = first.read_bytes()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.touch(mode=0o600)
    path.write_bytes(_filled[key])


def prepared(path: Path, fill: Callable[[Logbook], None]) -> Logbook:
    """An open log at ``path`` with what ``fill`` puts into an empty one; see the above."""

    def make(first: Path) -> None:
        book = Logbook.open(first)
        fill(book)
        book.close()

    prepared_file(path, make, fill)
    return Logbook.open(path)


def empty_file(path: Path) -> None:
    """A log at ``path`` with nothing in it, for :func:`prepared_file`."""
    Store.open(path).close()
