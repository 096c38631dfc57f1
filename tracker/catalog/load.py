"""The one way to a Catalog: the wheel's compiled copy, a cached one, or the TOML itself."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tracker import __version__
from tracker.catalog import cache, resources
from tracker.catalog.catalog import Catalog
from tracker.catalog.resources import FACTS, TEXTS, toml_files
from tracker.domain.errors import CatalogError

_CODE = (
    __version__
    if resources.packed()
    else cache.content_key(sorted(Path(__file__).parent.glob("*.py")))
)
"""The code as it was when it was loaded: another version may encode otherwise."""


def load_catalog(user_dir: Path | None = None) -> Catalog:
    """The shipped catalogue with the user's ``*.toml`` of ``user_dir`` laid over it.

    Raises CatalogError naming file and line where a TOML file has a fault. A place that can't
    be written costs time, never the catalogue.
    """
    own = toml_files(user_dir)
    if resources.packed() and not own:
        texts = resources.data_file(TEXTS)
        return Catalog(_read(resources.data_file(FACTS)), lambda: _read(texts))
    return _cached(own)


def _cached(own: list[Path]) -> Catalog:
    shipped = toml_files(resources.seeds_dir())
    try:
        key = f"{_CODE}-{cache.content_key(shipped)}-{cache.content_key(own)}"
    except OSError as error:
        raise CatalogError(f"{error.filename} can't be read: {error.strerror}.") from error
    facts_name, texts_name = f"{key}.{FACTS}", f"{key}.{TEXTS}"
    places = cache.folders(None if resources.packed() else resources.data_file("."))
    for folder in places:
        try:
            facts = _read(folder / facts_name)
        except (OSError, ValueError):
            continue
        return Catalog(facts, _texts_of(folder / texts_name, shipped, own))
    from tracker.catalog.compile import compact, compile_files  # only when something changed

    facts, texts = compile_files(shipped, own)
    cache.keep(places, {texts_name: compact(texts), facts_name: compact(facts)})
    # Through JSON in any case, so that a fresh catalogue and a cached one are alike.
    return Catalog(json.loads(compact(facts)), lambda: texts)


def _texts_of(cached: Path, shipped: list[Path], own: list[Path]) -> Callable[[], dict[str, Any]]:
    def read() -> dict[str, Any]:
        try:
            return _read(cached)
        except (OSError, ValueError):
            from tracker.catalog.compile import compile_files

            return compile_files(shipped, own)[1]

    return read


def _read(path: Path) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(path.read_bytes())
    return document
