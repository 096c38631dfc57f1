"""``make package``: the wheel, the sdist and a wheel made from that sdist, each installed into an
empty environment of every Python 3.11 to 3.13 there is, and tried there as a new user would.

The dependencies are fetched once, into a folder; each environment then installs from that folder
alone, without an index, so a requirement that is not declared is missed here. A Python that is not
on this machine is named and left out. Ends with 1 where a package can't be installed or a command
says what it should not; nothing is left in the checkout.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
import tomllib
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tries import Fault, run, try_out

ROOT = Path(__file__).resolve().parents[1]
VERSIONS = ("3.11", "3.12", "3.13")
NEEDED = "import sys, sqlite3, venv; print('%d.%d.%d' % sys.version_info[:3])"
"""Tells the version of a Python that can make an environment; another kind ends with 1."""


@dataclass(frozen=True, slots=True)
class Interpreter:
    """A Python that runs, and its version in three numbers."""

    path: Path
    version: str


def places(version: str) -> Iterator[Path]:
    """Where a Python of that version may be: on the path, and among those that pyenv keeps."""
    name = f"python{version}"
    for folder in os.get_exec_path():
        yield Path(folder) / name
    roots = [os.environ.get("PYENV_ROOT"), str(Path.home() / ".pyenv")]
    if pyenv := shutil.which("pyenv"):
        asked = subprocess.run([pyenv, "root"], capture_output=True, text=True, check=False)
        roots.insert(0, asked.stdout.strip())
    for root in dict.fromkeys(filter(None, roots)):
        kept = (Path(root) / "versions").glob(f"{version}.*/bin/{name}")
        yield from sorted(kept, key=lambda path: path.stat().st_mtime, reverse=True)
    yield Path(sys.base_prefix) / "bin" / name


def interpreter(version: str) -> Interpreter | None:
    """The first of those places with a Python of that version that can make an environment."""
    for path in places(version):
        if path.is_file():
            # A shim of pyenv is a file too, and ends with an error where no version is chosen.
            said = subprocess.run([path, "-c", NEEDED], capture_output=True, text=True, check=False)
            if said.returncode == 0 and said.stdout.startswith(f"{version}."):
                return Interpreter(path, said.stdout.strip())
    return None


def hatch(target: str, into: Path) -> Path:
    """``wheel`` or ``sdist`` of the checkout; the file made."""
    run([sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(into)], cwd=ROOT)
    (made,) = into.iterdir()
    return made


def fetched(python: Interpreter, wheel: Path, into: Path) -> None:
    """Every wheel that running and building Overload needs, in the versions of constraints.txt;
    from the index that pip is set up for here."""
    needed = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["build-system"]["requires"]
    pinned = ("-c", str(ROOT / "constraints.txt"))
    run(pip(python.path, "wheel", *pinned, "-w", str(into), str(wheel), *needed))
    (into / wheel.name).unlink()


def pip(python: Path, *arguments: str) -> list[str]:
    """A command line of this environment's pip, for another Python."""
    return [sys.executable, "-m", "pip", "--python", str(python), "-q", *arguments]


def offline(house: Path) -> dict[str, str]:
    """An environment in which pip knows that folder alone, whatever this machine has set up."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
    return plain | {
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": house.as_uri(),
    }


def contents(wheel: Path) -> dict[str, int]:
    """Each file of a wheel with its checksum."""
    with zipfile.ZipFile(wheel) as archive:
        return {entry.filename: entry.CRC for entry in archive.infolist()}


def built(folder: Path, python: Interpreter) -> tuple[dict[str, Path], dict[str, str]]:
    """The three packages by their names, and the environment to install them in."""
    packages = {kind: hatch(kind, folder / kind) for kind in ("wheel", "sdist")}
    house, again = folder / "house", folder / "again"
    fetched(python, packages["wheel"], house)
    environment = offline(house)
    # Built as pip builds it for a user: in an environment that holds what [build-system] names.
    sdist = str(packages["sdist"])
    run(pip(python.path, "wheel", "--no-deps", "-w", str(again), sdist), environment)
    (packages["wheel of the sdist"],) = again.iterdir()
    if contents(packages["wheel"]) != contents(packages["wheel of the sdist"]):
        raise Fault("The wheel made from the sdist differs from the wheel of the checkout.")
    return packages, environment


def install_and_try(
    python: Interpreter, package: Path, environment: dict[str, str], folder: Path
) -> int:
    """Install into an environment that is made for it, and try; how many things were tried."""
    folder.mkdir()
    own = folder / "venv"
    run([str(python.path), "-m", "venv", "--without-pip", str(own)])
    run(pip(own / "bin" / "python", "install", str(package)), environment)
    (record,) = own.glob("lib/python*/site-packages/overload_tracker-*/direct_url.json")
    if json.loads(record.read_text("utf-8"))["url"] != package.as_uri():
        raise Fault(f"What was installed is not {package.name}.")
    try:
        return try_out(own, ROOT, folder)
    except Fault as fault:
        reports = (folder / "home").rglob("crash-*.txt")
        told = "\n".join(report.read_text("utf-8") for report in sorted(reports))
        raise Fault(f"{fault}\n{told}") from None


def main() -> None:
    """One line a Python; 1 where something failed, or where there was no Python to try."""
    began = time.monotonic()
    found = {version: interpreter(version) for version in VERSIONS}
    pythons = [python for python in found.values() if python is not None]
    for version in (version for version, python in found.items() if python is None):
        print(f"Python {version}: left out; there is no python{version} on the path or in pyenv.")
    if not pythons:
        raise SystemExit("No package was tried: no Python of 3.11 to 3.13 was found.")
    with TemporaryDirectory(prefix="overload-packages-", ignore_cleanup_errors=True) as name:
        folder = Path(name).resolve()
        try:
            # The oldest fetches: what only an old Python needs is then there too.
            packages, environment = built(folder, pythons[0])
        except Fault as fault:
            raise SystemExit(f"The packages could not be built.\n{fault}") from None
        failed = False
        with ThreadPoolExecutor(os.cpu_count()) as workers:
            jobs = {
                python: {
                    kind: workers.submit(
                        install_and_try, python, package, environment,
                        folder / f"{python.version} {kind}",
                    )
                    for kind, package in packages.items()
                }
                for python in pythons
            }  # fmt: skip
            for python, tries in jobs.items():
                said = []
                for kind, job in tries.items():
                    try:
                        said.append(f"{kind} ({job.result()} tries)")
                    except Fault as fault:
                        failed = True
                        said.append(f"{kind} FAILED")
                        print(f"The {kind}, Python {python.version}: {fault}", file=sys.stderr)
                print(f"Python {python.version}: {', '.join(said)}", flush=True)
    print(f"Packages tried in {time.monotonic() - began:.0f} s.")
    sys.exit(failed)


if __name__ == "__main__":
    main()
