"""The user's own TOML: where it lies, whether it is sound, and how an edit takes its place."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from tracker.catalog.check import Fault, check_files
from tracker.catalog.resources import toml_files
from tracker.domain.errors import BadValue
from tracker.logbook.places import own_catalog_folder

__all__ = ["Draft", "Fault", "faults_of", "files_in", "own_files"]


def own_files() -> list[Path]:
    """The user's own TOML files, in the order in which they are read."""
    return toml_files(own_catalog_folder())


def files_in(paths: Iterable[Path]) -> list[Path]:
    """The files meant: each that was named, and all TOML files of a folder that was."""
    found: list[Path] = []
    for path in paths:
        inside = toml_files(path) if path.is_dir() else [path]
        if not inside:
            raise BadValue(f"There is no TOML file in {path}.")
        found += inside
    return found


def faults_of(wanted: Sequence[Path]) -> list[Fault]:
    """Every fault of these files; one of the user's own is judged with its neighbours."""
    own = own_files()
    mine = {path.resolve() for path in own}
    if any(path.resolve() in mine for path in wanted):
        wanted = [*own, *(path for path in wanted if path.resolve() not in mine)]
    return check_files(wanted)


class Draft:
    """An edit of one of the user's files, beside it until it is sound.

    ``path`` is what the editor opens. An earlier draft that had faults is gone on with.
    """

    def __init__(self, name: str) -> None:
        if not name.removesuffix(".toml").replace("-", "").replace("_", "").isalnum():
            raise BadValue(f"{name!r} can't name a file here; use letters, digits and hyphens.")
        folder = own_catalog_folder()
        for private in (folder.parent, folder):
            private.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.file = folder / f"{name.removesuffix('.toml')}.toml"
        self.path = self.file.with_name(f"{self.file.name}.draft")
        self.resumed = self.path.exists()
        if not self.resumed:
            self.path.touch(0o600)
            self.path.write_bytes(self._before())
        self._opened = self.path.read_bytes()

    def _before(self) -> bytes:
        if self.file.exists():
            return self.file.read_bytes()
        from tracker.catalog.example import EXAMPLE

        return EXAMPLE.encode()

    @property
    def changed(self) -> bool:
        """Whether the editor left other text than it was given, or faults were left to mend."""
        return self.resumed or self.path.read_bytes() != self._opened

    def faults(self) -> list[Fault]:
        """Every fault the catalogue would have with the draft in the file's place."""
        others = [path for path in own_files() if path != self.file]
        return check_files([*others, self.path])

    def drop(self) -> None:
        """Forget the draft."""
        self.path.unlink(missing_ok=True)

    def keep(self) -> None:
        """Let the draft take the file's place, whole."""
        os.replace(self.path, self.file)
