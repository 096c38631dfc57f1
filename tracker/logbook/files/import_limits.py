"""What is not even opened for an import: links, what is no file, what is larger than a history."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from tracker.domain.errors import OverloadError
from tracker.store.given import no_link

LARGEST = 500_000_000
"""Bytes; some four million sets."""


def refuse(path: Path, any_size: bool = False) -> None:
    """Raise OverloadError for a file that is not to be imported; ``any_size`` lifts that limit."""
    found = no_link(path)
    if stat.S_ISDIR(found.st_mode):
        raise OverloadError(f"{path} can't be read: {os.strerror(errno.EISDIR)}.")
    if not stat.S_ISREG(found.st_mode):
        raise OverloadError(f"{path} is not a file.")
    if found.st_size > LARGEST and not any_size:
        raise OverloadError(
            f"{path} has {found.st_size / 1e6:.0f} MB, more than a history should;"
            " --any-size imports it all the same."
        )
