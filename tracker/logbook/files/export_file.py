"""A file written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryFile

from tracker.domain.errors import OverloadError

_IN_MEMORY = 16 << 20


def spooled(pieces: Iterable[str]) -> Iterator[bytes]:
    """The text in UTF-8, whole before its first byte is handed on: the log is read at its own pace,
    so that whoever takes long over the text (a pager) keeps nobody from logging.

    Up to 16 MB are kept in memory, more in a file without a name.
    """
    held: list[bytes] = []
    size = 0
    with ExitStack() as stack:
        file = None
        for piece in pieces:
            data = piece.encode("utf-8", "replace")
            if file is not None:
                file.write(data)
                continue
            held.append(data)
            size += len(data)
            if size > _IN_MEMORY:
                file = stack.enter_context(TemporaryFile(buffering=1 << 20))
                file.writelines(held)
                held.clear()
        if file is None:
            yield from held
            return
        file.seek(0)
        while data := file.read(1 << 20):
            yield data


def write_file(pieces: Iterable[str], path: Path, keep_out: Path) -> None:
    """Write a file whole or leave what was there: beside it first, then in its place.

    A link is followed. ``keep_out`` is the database, which is never written over.
    """
    try:
        if path.is_dir():
            raise OverloadError(f"{path} is a folder; give a file.")
        if path.exists() and not path.is_file():
            # A device or a pipe has no place to be moved into.
            with path.open("w", encoding="utf-8", errors="replace", newline="") as stream:
                stream.writelines(pieces)
            return
        target = path.resolve() if path.is_symlink() else path
        beside = target.parent == keep_out.parent and target.name.startswith(f"{keep_out.name}-")
        if beside or (target.exists() and keep_out.exists() and target.samefile(keep_out)):
            raise OverloadError(f"{path} is the log itself; give another file.")
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
        _replace(pieces, target, mode)
    except OSError as error:
        raise OverloadError(f"{path} can't be written: {error.strerror or error}.") from error


def _replace(pieces: Iterable[str], target: Path, mode: int) -> None:
    with NamedTemporaryFile(
        "w", encoding="utf-8", newline="", dir=target.parent, prefix=f".{target.name[:100]}.",
        delete=False,
    ) as file:  # fmt: skip
        try:
            file.writelines(pieces)
            file.flush()
            os.fchmod(file.fileno(), mode)
            os.fsync(file.fileno())
            os.replace(file.name, target)
        except BaseException:
            with suppress(OSError):
                os.unlink(file.name)
            raise


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
