"""``python -m bench``: fill logs, measure side by side, print the table.

Without options it takes some five minutes on a log of 20,000 sets. ``--full`` adds what needs a
million sets (growth, import, export): half an hour, and three gigabytes in the temporary folder.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import cli, decide, running, start, volume, write
from bench.fill import NOW, fill, settle
from bench.harness import Row, machine, table

TODAY = "Fri 20 Nov"
"""What Today's first line says at :data:`bench.fill.NOW`."""
SMALL, USUAL, LARGE = 1_000, 20_000, 1_000_000
IDLE_WANTED = 0.01


def environment(folder: Path, database: Path) -> dict[str, str]:
    """A plain environment on that log, with the machine's own home left alone."""
    kept = ("PATH", "LANG", "LC_ALL")
    return {name: os.environ[name] for name in kept if name in os.environ} | {
        "HOME": str(folder),
        "OVERLOAD_DB": str(database),
        "OVERLOAD_NOW": NOW,
        "TZ": "UTC",
    }


def program() -> str:
    """The command ``overload`` of this Python."""
    found = shutil.which("overload", path=str(Path(sys.executable).parent))
    if found is None:
        raise SystemExit("The command `overload` is not installed beside this Python.")
    return found


@contextmanager
def filled(sets: int) -> Iterator[tuple[dict[str, str], Path]]:
    """The environment and the file of a log of ``sets`` sets, gone afterwards."""
    with TemporaryDirectory(prefix="overload-bench-") as name:
        database = Path(name) / "log.db"
        fill(database, sets)
        yield environment(Path(name), database), database


def usual_rows(sets: int) -> list[Row]:
    """Every comparison on one log of the usual size."""
    overload = program()
    with filled(sets) as (around, database):
        # The commands last: `log` adds to the log.
        return [
            *start.rows(overload, around, TODAY, sets),
            *running.rows(overload, around, TODAY, sets, 1.5),
            *write.rows(database.parent, database, sets, {}),
            *volume.rows(database, sets, None),
            *decide.rows(around),
            *cli.rows(overload, around, sets),
        ]


def growth_rows() -> list[Row]:
    """What may not grow with the log: start, memory, a set, weekly volume; from none to a million
    sets."""
    overload = program()
    with filled(USUAL) as (usual, usual_db), filled(LARGE) as (large, large_db):
        folder = usual_db.parent
        small_db = folder / "small.db"
        fill(small_db, SMALL)
        settle(folder / "empty.db")
        others = {
            "an empty log": environment(folder, folder / "empty.db"),
            f"{SMALL:,} sets": environment(folder, small_db),
            f"{LARGE:,} sets": large,
        }
        return [
            *start.growth(overload, usual, others, TODAY, USUAL),
            *running.rows(overload, large, TODAY, LARGE, 1.5),
            *write.rows(folder, usual_db, USUAL, {SMALL: small_db, LARGE: large_db}),
            *volume.rows(large_db, LARGE, 1 / 20),
        ]


def main() -> None:
    """Read the options, print the machine and the table; 1 when a wanted ratio was missed."""
    options = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    options.add_argument("--sets", type=int, default=USUAL, help=f"sets in the log ({USUAL})")
    options.add_argument("--full", action="store_true", help="also what needs a million sets")
    given = options.parse_args()
    print(machine(), flush=True)
    print()
    rows = usual_rows(given.sets)
    print(table(rows), flush=True)
    with filled(given.sets) as (around, _):
        terminal = around | {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
        idle = running.idle_share([program()], terminal, TODAY)
    print(f"\nIdle, rest timer running: {idle:.2%} of one core (wanted <= {IDLE_WANTED:.0%}).")
    if given.full:
        from bench import exports, imports

        more = growth_rows()
        print("\nGrowth:\n")
        print(table(more), flush=True)
        row, peak = imports.measure(LARGE, 3)
        out, out_peak = exports.measure(LARGE, 3)
        print("\nIn and out:\n")
        print(table([row, *out]))
        print(f"\nPeak memory of the import: {peak:.0f} MB (wanted < {imports.WANTED_MB} MB),")
        print(f"of an export: {out_peak:.0f} MB (wanted < {exports.WANTED_MB} MB).")
        more += [row, *out]
        rows += more
    sys.exit(not (all(row.kept for row in rows) and idle <= IDLE_WANTED))


if __name__ == "__main__":
    main()
