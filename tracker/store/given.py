"""A file that somebody names, looked at before it is opened."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from tracker.domain.errors import OverloadError


def no_link(path: Path) -> os.stat_result:
    """What lies at ``path``; OverloadError for nothing readable and for a link."""
    try:
        found = os.lstat(path)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise OverloadError(f"{path} can't be read: {reason}.") from error
    if stat.S_ISLNK(found.st_mode):
        raise OverloadError(f"{path} is a link; give the file it leads to.")
    return found
