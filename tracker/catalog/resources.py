"""Where the files beside the code are: in a wheel, in an sdist's tree and in a checkout."""

from __future__ import annotations

from pathlib import Path

FACTS, TEXTS = "catalog.json", "texts.json"
"""The two files of the compiled catalogue: what a start reads, and the words about exercises."""

_PACKAGE = Path(__file__).resolve().parent.parent
_PACKED = _PACKAGE / "_data"


def packed() -> bool:
    """Whether this is an installed wheel, whose files travel inside the package."""
    return _PACKED.is_dir()


def data_file(name: str) -> Path:
    """The path of a top-level file (``schema.sql``); in a wheel also of the compiled catalogue."""
    return (_PACKED if packed() else _PACKAGE.parent) / name


def seeds_dir() -> Path:
    """The folder of the shipped TOML."""
    return data_file("seeds")


def toml_files(folder: Path | None) -> list[Path]:
    """The TOML files of a folder and its subfolders, in the order of their names."""
    if folder is None or not folder.is_dir():
        return []
    return sorted(path for path in folder.rglob("*.toml") if path.is_file())
