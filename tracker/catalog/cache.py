"""The compiled catalogue of a checkout, or with the user's own files, kept until they change."""

from __future__ import annotations

import os
import sys
import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from tracker.catalog.resources import FACTS, TEXTS

_KEPT = 4
"""Compiled catalogues kept in one folder, newest first (two checkouts, two config folders)."""


def content_key(files: Iterable[Path]) -> str:
    """A key of the names and contents of files; zlib's sums, since hashlib costs a start 10 ms.

    Raises OSError where one can't be read.
    """
    crc, adler, size = 0, 1, 0
    for file in files:
        content = os.fsencode(file.name) + b"\0" + file.read_bytes()
        crc = zlib.crc32(content, crc)
        adler = zlib.adler32(content, adler)
        size += len(content)
    return f"{crc:08x}{adler:08x}{size:x}"


def folders(checkout: Path | None) -> list[Path]:
    """Where a compiled catalogue may lie: the checkout's build folder, then the user's cache."""
    found = [] if checkout is None else [checkout / "build" / "catalogue"]
    home = os.environ.get("XDG_CACHE_HOME")
    if home:
        found.append(Path(home) / "overload")
    else:
        user = os.path.expanduser("~")
        if user != "~":
            below = ("Library", "Caches") if sys.platform == "darwin" else (".cache",)
            found.append(Path(user, *below, "overload"))
    return found


def keep(places: Sequence[Path], files: dict[str, str]) -> Path | None:
    """Write files (name -> text) into the first folder that takes them; None where none does.

    Each file appears whole or not at all; the last one named is the one readers look for.
    """
    for folder in places:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for name, text in files.items():
                temporary = folder / f".{name}.{os.getpid()}"
                try:
                    temporary.write_text(text, encoding="utf-8")
                    temporary.replace(folder / name)
                finally:
                    temporary.unlink(missing_ok=True)
            _forget_old(folder)
        except OSError:
            continue
        return folder
    return None


def _forget_old(folder: Path) -> None:
    for kind in (f"*.{FACTS}", f"*.{TEXTS}"):
        oldest_last = sorted(folder.glob(kind), key=lambda p: p.stat().st_mtime, reverse=True)
        for path in oldest_last[_KEPT:]:
            path.unlink(missing_ok=True)
