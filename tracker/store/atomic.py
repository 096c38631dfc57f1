"""Files that appear under their name only once they are whole and on disk."""

from __future__ import annotations

import errno
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tracker.domain.errors import OverloadError, StoreError


@contextmanager
def half_done(target: Path) -> Iterator[Path]:
    """A private file beside ``target`` that takes its place, on disk, if all goes well within.

    A ``target`` that is there already stays; OverloadError says so.
    """
    part = target.with_name(f".{target.name}.part{os.getpid()}-{threading.get_ident()}")
    try:
        part.unlink(missing_ok=True)
        flags = os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_NOFOLLOW", 0)
        os.close(os.open(part, flags, 0o600))
        yield part
        sync(part)
        _settle(part, target)
        sync(target.parent)
    except (OSError, ValueError) as error:
        raise unwritten(target, error) from error
    finally:
        for left in (part, Path(f"{part}-journal")):
            if os.path.lexists(left):
                left.unlink()


def unwritten(target: Path, error: OSError | ValueError) -> OverloadError:
    """Why a file could not be written, in a sentence."""
    if isinstance(error, FileExistsError):
        return OverloadError(f"{target} is there already; nothing was written.")
    reason = getattr(error, "strerror", None) or str(error)
    if getattr(error, "errno", None) == errno.ENOSPC:
        reason = "the disk is full"
    return StoreError(f"{target} can't be written: {reason}.")


def _settle(part: Path, target: Path) -> None:
    """Give the file its name, unless that is taken."""
    try:
        os.link(part, target)
    except FileExistsError:
        raise
    except OSError:
        # A file system without hard links.
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, "is there already", str(target)) from None
        os.replace(part, target)


def sync(path: Path) -> None:
    """Have a file or a folder on disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        # Some file systems know no such thing for a folder.
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(handle)
