"""A fresh interpreter that tells which modules it had loaded by the end."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

# Told on exit, so that a command that ends the process is seen to its end.
TELL = """
import atexit, json, sys
atexit.register(lambda: print(json.dumps(sorted(sys.modules)), file=sys.__stderr__))
"""

COMMAND = TELL + "from tracker.__main__ import command\nsys.exit(command(sys.argv[1:]))\n"


def run(code: str, *args: str) -> tuple[subprocess.CompletedProcess[str], frozenset[str]]:
    """Run ``code`` with ``args`` as ``sys.argv[1:]``; the finished process and its modules."""
    done = subprocess.run(
        [sys.executable, "-c", code, *args],
        cwd=ROOT,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=60,
    )
    *said, modules = done.stderr.splitlines()
    done.stderr = "\n".join(said)
    return done, frozenset(json.loads(modules))


def modules_of_import(name: str) -> frozenset[str]:
    """What ``import name`` loads."""
    done, modules = run(f"{TELL}import {name}")
    assert done.returncode == 0, done.stderr
    return modules


def modules_of_package(name: str) -> frozenset[str]:
    """What a package and every module in it load."""
    walk = "import pkgutil, importlib\n" + (
        f"import {name} as package\n"
        "for found in pkgutil.walk_packages(package.__path__, package.__name__ + '.'):\n"
        "    importlib.import_module(found.name)\n"
    )
    done, modules = run(TELL + walk)
    assert done.returncode == 0, done.stderr
    return modules


def modules_of_command(*args: str) -> frozenset[str]:
    """What ``overload ARGS`` loads; the command has to end well."""
    done, modules = run(COMMAND, *args)
    assert done.returncode == 0, done.stderr
    return modules


def top_level(modules: frozenset[str]) -> frozenset[str]:
    """The packages behind the modules."""
    return frozenset(name.partition(".")[0] for name in modules)
