"""The wheel and the sdist hold what a running program needs."""

from __future__ import annotations

import json
import os
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
    return code | seeds | {"tracker/_data/schema.sql", "tracker/_data/catalog.json"}


def test_the_wheel_holds_code_schema_seeds_and_compiled_catalogue(wheel: Path) -> None:
    assert needed_files() - names_in(wheel) == set()


def test_the_wheel_holds_nothing_beside_the_package(wheel: Path) -> None:
    others = {name.partition("/")[0] for name in names_in(wheel)} - {"tracker"}
    assert [name.endswith(".dist-info") for name in others] == [True]


def test_the_compiled_catalogue_in_the_wheel_is_json(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        assert json.loads(archive.read("tracker/_data/catalog.json"))


def test_a_wheel_built_from_the_sdist_is_the_same(sdist: Path, wheel: Path, tmp_path: Path) -> None:
    with tarfile.open(sdist) as archive:
        # Built by this very test, and the safe filter came only with 3.11.4.
        archive.extractall(tmp_path)
    (source,) = tmp_path.glob("overload_tracker-*")
    assert (source / "Makefile").is_file()
    assert (source / "tests" / "conftest.py").is_file()
    again = build(source, "wheel", tmp_path / "again")
    assert names_in(again) == names_in(wheel)


@pytest.mark.long
def test_the_wheel_alone_trains_from_any_folder(
    wheel: Path, tmp_path: Path, outer_environment: dict[str, str]
) -> None:
    outer = {k: v for k, v in outer_environment.items() if not k.startswith("OVERLOAD_")}
    subprocess.run([sys.executable, "-m", "venv", str(tmp_path / "venv")], check=True)
    binaries = tmp_path / "venv" / "bin"
    pip = [str(binaries / "python"), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    subprocess.run([*pip, "-c", str(ROOT / "constraints.txt"), str(wheel)], check=True, env=outer)

    def overload(*args: str) -> str:
        done = subprocess.run(
            [str(binaries / "overload"), *args],
            cwd="/",
            env=os.environ | {"OVERLOAD_DB": str(tmp_path / "log.db")},
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    overload("inventory", "set", "dumbbells=4,6,8,10,12,14")
    overload("log", "goblet squat 3x12 @10kg good", "--date", "2026-11-13")
    overload("log", "goblet squat 3x12 @10kg good", "--date", "2026-11-17")
    decision = json.loads(overload("why", "goblet-squat", "--json"))
    assert decision["rule"] == "add-load"
    assert decision["to"]["load_kg"] == 12.0
