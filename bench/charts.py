"""Charts of a long log against the same charts of a short one, as whole processes.

``python -m bench.charts [--short 10000] [--long 1000000]``. Opening a chart of a million sets may
take three times as long as of ten thousand; making the long log takes minutes.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.fill import NOW, fill
from bench.harness import Row, compare, machine, process, table

WANTED = 3.0
CHARTS = (
    ("volume",), ("soreness", "hamstrings"), ("volume-soreness", "hamstrings"),
    ("exercise", "goblet-squat"), ("e1rm", "dumbbell-single-leg-romanian-deadlift"),
    ("sides", "step-up"), ("ladder", "glute-bridge"), ("calendar",), ("load",), ("balance",),
    ("records",),
)  # fmt: skip
RANGES = ("12", "all")


def environment(folder: Path) -> dict[str, str]:
    """A plain environment, with the machine's own home left alone."""
    kept = ("PATH", "LANG", "LC_ALL")
    return {name: os.environ[name] for name in kept if name in os.environ} | {
        "HOME": str(folder),
        "OVERLOAD_NOW": NOW,
        "TZ": "UTC",
    }


def rows(short: Path, long: Path, around: dict[str, str], pairs: int = 5) -> list[Row]:
    """Every chart, of twelve weeks and of everything, on the long log against the short one."""
    command = [sys.executable, "-m", "tracker"]
    return [
        compare(
            f"chart {kind[0]} --weeks {weeks}, long log",
            process([*command, "--db", str(long), "chart", *kind, "--weeks", weeks], around),
            "short log",
            process([*command, "--db", str(short), "chart", *kind, "--weeks", weeks], around),
            wanted=WANTED,
            pairs=pairs,
        )
        for kind in CHARTS
        for weeks in RANGES
    ]


def main() -> None:
    """Make both logs (or take those given), measure, print; 1 when a ratio was missed."""
    options = argparse.ArgumentParser(prog="python -m bench.charts", description=__doc__)
    options.add_argument("--short", type=int, default=10_000, help="sets in the short log")
    options.add_argument("--long", type=int, default=1_000_000, help="sets in the long log")
    options.add_argument("--logs", type=Path, help="folder that keeps both logs for another time")
    options.add_argument("--pairs", type=int, default=5, help="runs of each")
    given = options.parse_args()
    with TemporaryDirectory(prefix="overload-bench-") as name:
        folder = given.logs or Path(name)
        logs = []
        for sets in (given.short, given.long):
            path = folder / f"{sets}.db"
            if not path.exists():
                half = path.with_suffix(".part")
                fill(half, sets)
                shutil.move(half, path)
            logs.append(path)
        found = rows(logs[0], logs[1], environment(Path(name)), given.pairs)
    print(machine())
    print(f"{given.short:,} sets against {given.long:,}\n")
    print(table(found))
    sys.exit(not all(row.kept for row in found))


if __name__ == "__main__":
    main()
