"""Puts what lies at the root of the repository, and the compiled catalogue, into the wheel.

``seeds/`` is the source; a checked JSON copy travels beside it, so that a start parses no TOML.
An editable install gets neither: there ``tracker`` lies beside ``schema.sql`` and ``seeds/``, and a
copy would grow stale.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class DataHook(BuildHookInterface):  # type: ignore[type-arg]
    """Fills ``tracker/_data`` of a wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile ``seeds/``, and name each file's place; a fault in them ends the build."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, self.root)
        try:
            from tracker.catalog.compile import compile_catalog
        finally:
            sys.path.remove(self.root)
        self._compiled = TemporaryDirectory(prefix="overload-catalogue-")
        compile_catalog(root / "seeds", Path(self._compiled.name))
        for path in (root / "schema.sql", root / "seeds", *Path(self._compiled.name).iterdir()):
            build_data["force_include"][str(path)] = f"tracker/_data/{path.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the temporary folder once the wheel holds its files."""
        if version != "editable":
            self._compiled.cleanup()
