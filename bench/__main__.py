"""``python -m bench``: fill a log, measure, print the table."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import cli, decide, start
from bench.fill import NOW, fill
from bench.harness import Row, machine, table

TODAY = "Fri 20 Nov"
"""What Today's first line says at :data:`bench.fill.NOW`."""


def environment(folder: Path, database: Path) -> dict[str, str]:
    """A plain environment on that log, with the machine's own home left alone."""
    kept = ("PATH", "LANG", "LC_ALL")
    return {name: os.environ[name] for name in kept if name in os.environ} | {
        "HOME": str(folder),
        "OVERLOAD_DB": str(database),
        "OVERLOAD_NOW": NOW,
        "TZ": "UTC",
    }


def measure(sets: int) -> list[Row]:
    """Every comparison, on a log of ``sets`` sets."""
    program = shutil.which("overload", path=str(Path(sys.executable).parent))
    if program is None:
        raise SystemExit("The command `overload` is not installed beside this Python.")
    with TemporaryDirectory(prefix="overload-bench-") as name:
        folder = Path(name)
        database = folder / "log.db"
        fill(database, sets)
        around = environment(folder, database)
        return [
            *start.rows(program, around, TODAY, sets),
            *cli.rows(program, around, sets),
            *decide.rows(around),
        ]


def main() -> None:
    """Read the options, print the machine and the table; 1 when a wanted ratio was missed."""
    options = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    options.add_argument("--sets", type=int, default=20_000, help="sets in the log (20000)")
    rows = measure(options.parse_args().sets)
    print(machine())
    print()
    print(table(rows))
    sys.exit(not all(row.kept for row in rows))


if __name__ == "__main__":
    main()
