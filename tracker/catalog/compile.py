"""TOML -> the compiled catalogue. Standard library only: the wheel's build runs it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tracker.catalog.encode import encode
from tracker.catalog.lint import lint
from tracker.catalog.merge import read_layers
from tracker.catalog.resources import FACTS, TEXTS, toml_files
from tracker.domain.errors import CatalogError


def compile_files(
    shipped: Sequence[Path], own: Sequence[Path] = ()
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The (facts, texts) of shipped files with the user's laid over them.

    Raises CatalogError with file and line at the first fault.
    """
    entries = read_layers((shipped, own))
    faults = entries.faults or lint(entries)
    if faults:
        raise CatalogError(str(sorted(faults)[0]))
    return encode(entries)


def compile_catalog(seeds: Path, out: Path) -> None:
    """Write the compiled catalogue of the TOML under ``seeds`` into ``out``.

    Raises CatalogError where a file has a fault, and OSError where ``out`` can't be written.
    """
    facts, texts = compile_files(toml_files(seeds))
    out.mkdir(parents=True, exist_ok=True)
    (out / FACTS).write_text(compact(facts), encoding="utf-8")
    (out / TEXTS).write_text(compact(texts), encoding="utf-8")


def compact(document: dict[str, Any]) -> str:
    """JSON without blanks, text as it is."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))
