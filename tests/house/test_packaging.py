"""The wheel and the sdist hold what a running program needs.

`make package` installs them into empty environments and tries them there.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def build(source: Path, target: str, into: Path) -> Path:
    """Build ``wheel`` or ``sdist`` from ``source`` without a network; the file made."""
    done = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(into)],
        cwd=source,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (made,) = into.glob("*.whl" if target == "wheel" else "*.tar.gz")
    return made


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(ROOT, "sdist", tmp_path_factory.mktemp("sdist"))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(ROOT, "wheel", tmp_path_factory.mktemp("wheel"))


def names_in(wheel: Path) -> set[str]:
    return set(zipfile.ZipFile(wheel).namelist())


def needed_files() -> set[str]:
    """Every source file of the package, and what lies at the root of the repository."""
    code = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "tracker").rglob("*")
        if path.suffix in {".py", ".sql", ".tcss", ".toml"}
    }
    seeds = {f"tracker/_data/{path.relative_to(ROOT)}" for path in (ROOT / "seeds").rglob("*.toml")}
    made = {f"tracker/_data/{name}" for name in ("schema.sql", "catalog.json", "texts.json")}
    return code | seeds | made


def test_the_wheel_holds_code_schema_seeds_and_compiled_catalogue(wheel: Path) -> None:
    assert needed_files() - names_in(wheel) == set()


def test_the_wheel_holds_nothing_beside_the_package_but_the_manual_page(wheel: Path) -> None:
    others = {name.partition("/") for name in names_in(wheel) if not name.startswith("tracker/")}
    assert {top.rpartition(".")[2] for top, _, _ in others} == {"data", "dist-info"}
    shared = [rest for top, _, rest in others if top.endswith(".data")]
    assert shared == ["data/share/man/man1/overload.1"]


def test_the_compiled_catalogue_in_the_wheel_is_json(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        assert json.loads(archive.read("tracker/_data/catalog.json"))


def test_a_wheel_built_from_the_sdist_is_the_same(sdist: Path, wheel: Path, tmp_path: Path) -> None:
    with tarfile.open(sdist) as archive:
        # The safe filter came with 3.11.4; later Pythons warn without it.
        if hasattr(tarfile, "data_filter"):
            archive.extraction_filter = tarfile.data_filter
        archive.extractall(tmp_path)
    (source,) = tmp_path.glob("overload_tracker-*")
    assert (source / "Makefile").is_file()
    assert (source / "tests" / "conftest.py").is_file()
    again = build(source, "wheel", tmp_path / "again")
    assert names_in(again) == names_in(wheel)
