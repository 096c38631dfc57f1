"""The lint of the user's own TOML, and of the shipped."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tracker.catalog.lint import lint
from tracker.catalog.merge import read_layers
from tracker.catalog.resources import seeds_dir, toml_files
from tracker.catalog.source import Fault

__all__ = ["Fault", "check_files"]


def check_files(paths: Iterable[Path], seeds: Path | None = None) -> list[Fault]:
    """Every fault of these files, laid over the shipped catalogue, in order of file and line.

    Shipped files among ``paths`` are checked in their own place. ``seeds`` is the folder of the
    shipped TOML, found by itself when None. Faults elsewhere that these files bring about (a
    shipped program naming an exercise they broke) count too.
    """
    shipped = toml_files((seeds_dir() if seeds is None else seeds).resolve())
    own = [path for path in (path.resolve() for path in paths) if path not in shipped]
    entries = read_layers((shipped, own))
    # Entries with a fault of form were not read, so how the rest fits together can't be judged.
    return sorted(set(entries.faults or lint(entries)))
