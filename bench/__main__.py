"""``python -m bench``: fill logs, measure side by side, print the tables.

Without options it takes some two minutes on a log of 20,000 sets. ``--full`` adds what needs a
million sets (growth, keys, import, export) and the rivals: eleven minutes, and three gigabytes in
the temporary folder.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import cli, decide, exports, growth, imports, keys, rivals, running, start, volume, write
from bench.fill import NOW, fill, settle
from bench.growth import EMPTY, LARGE, SMALL, USUAL, Growth, Log
from bench.harness import Row, machine, table

TODAY = "Fri 20 Nov"
"""What Today's first line says at :data:`bench.fill.NOW`."""
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
def filled(*sizes: int) -> Iterator[list[Log]]:
    """Logs of so many sets, in one folder, gone afterwards."""
    with TemporaryDirectory(prefix="overload-bench-") as name:
        folder = Path(name)
        logs = []
        for sets in sizes:
            database = folder / f"log-{sets}.db"
            if sets == EMPTY:
                settle(database)
            else:
                fill(database, sets)
            logs.append(Log(sets, database, environment(folder, database)))
        yield logs


def usual(sets: int) -> bool:
    """Every comparison on one log of the usual size; whether all is as wanted."""
    overload = program()
    with filled(sets) as (here,):
        folder, around = here.database.parent, here.environment
        # A set is logged in the standing app, and by `log`, which comes last.
        copy = folder / "idle.db"
        shutil.copy(here.database, copy)
        idle = running.resting(overload, environment(folder, copy), TODAY)
        counting = running.bare_counting(around)
        rows = [
            *start.rows(overload, around, TODAY, sets),
            *running.rows(overload, around, TODAY, sets, 1.5),
            *write.rows(folder, here.database, sets),
            *volume.rows(here.database, sets, None),
            *decide.rows(around),
            *cli.rows(overload, around, sets),
        ]
    show(f"A log of {sets:,} sets", rows)
    print(f"\nIdle, rest timer running: {idle:.2%} of one core (wanted <= {IDLE_WANTED:.0%});")
    print(f"a bare Textual app that counts seconds: {counting:.2%}.", flush=True)
    return all(row.kept for row in rows) and idle <= IDLE_WANTED


def full() -> bool:
    """What needs a million sets, and the rivals; whether all is as wanted."""
    overload = program()
    with filled(EMPTY, SMALL, USUAL, LARGE) as logs:
        _, little, usual_log, large = logs
        rows = [
            *running.rows(overload, large.environment, TODAY, LARGE, 1.5),
            *volume.rows(large.database, LARGE, 1 / 20),
        ]
        show("A million sets", rows)
        print("\n## From a key to the changed screen", flush=True)
        took = {each.sets: keys.measure_copy(each.database, each.sets) for each in logs[1:]}
        # Of a small file the start of Python is the larger part, so nothing is wanted of it.
        outs = {each.sets: exports.measure(each.database, each.sets, 3, None)[0]
                for each in (little, usual_log)}  # fmt: skip
        outs[LARGE], out_peak = exports.measure(large.database, LARGE, 3)
        ins = {size: imports.measure(size, 3, None)[0] for size in (SMALL, USUAL)}
        ins[LARGE], in_peak = imports.measure(LARGE, 3)
        moved = [*ins.values(), *(row for rows_out in outs.values() for row in rows_out)]
        show("In and out", moved)
        print(f"\nPeak memory of the import: {in_peak:.0f} MB (wanted < {imports.WANTED_MB} MB),")
        print(f"of an export: {out_peak:.0f} MB (wanted < {exports.WANTED_MB} MB).", flush=True)
        beside = rivals.rows(overload, usual_log.environment, TODAY, USUAL)
        show("Rivals", beside)
        # The last of these adds to the logs.
        grown = [
            *growth.rows(overload, TODAY, logs, large.database.parent),
            Growth("import", {size: row.ours * 1000 for size, row in ins.items()}, ()),
            Growth(
                "export to JSON", {size: row.ours * 1000 for size, (row, _) in outs.items()}, ()
            ),
            Growth("export to CSV", {size: row.ours * 1000 for size, (_, row) in outs.items()}, ()),
            Growth("a key, half within", {size: half for size, (half, _) in took.items()}, ()),
            Growth("a key, 99 of 100 within", {size: most for size, (_, most) in took.items()}, ()),
        ]
        print(f"\n## Growth\n\n{growth.table(grown)}", flush=True)
    small = in_peak < imports.WANTED_MB and out_peak < exports.WANTED_MB
    quick = all(most <= keys.FRAMES_MS for _, most in took.values())
    return small and quick and all(row.kept for row in (*rows, *moved, *beside, *grown))


def show(title: str, rows: Sequence[Row]) -> None:
    """Print a table under its title."""
    print(f"\n## {title}\n\n{table(rows)}", flush=True)


def main() -> None:
    """Read the options, print the machine and the tables; 1 when a wanted ratio was missed."""
    options = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    options.add_argument("--sets", type=int, default=USUAL, help=f"sets in the log ({USUAL})")
    options.add_argument("--full", action="store_true", help="also a million sets, and the rivals")
    given = options.parse_args()
    os.environ.update(OVERLOAD_NOW=NOW, TZ="UTC")
    print(machine(), flush=True)
    kept = usual(given.sets)
    if given.full:
        kept = full() and kept
    sys.exit(not kept)


if __name__ == "__main__":
    main()
