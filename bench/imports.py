"""Importing a long Strong export, against ``csv`` and ``executemany`` into a table like ours.

Run with ``python -m bench.imports [--rows N]``. Both sides run in processes of their own, in turn,
on files of their own; the memory is the import's peak. The floor's table is ``set_log`` as
``schema.sql`` has it, checks and index included, without its triggers.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.harness import Row, compare, machine, process, table

ROOT = Path(__file__).parents[1]
WANTED_RATIO = 4.0
WANTED_MB = 300
HEAD = (
    "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,"
    "Workout Notes,RPE\n"
)
EXERCISES = (
    "Romanian Deadlift (Dumbbell)", "Squat (Barbell)", "Hip Thrust (Barbell)",
    "Seated Leg Curl (Machine)", "Bulgarian Split Squat", "Plank", "Bench Press (Barbell)",
    "Pull Up (Assisted)", "Goblet Squat (Kettlebell)", "Step-Ups",
)  # fmt: skip

OURS = """
import os, resource, sys
from pathlib import Path
from tracker.logbook import Logbook
target = Path(sys.argv[2])
target.unlink(missing_ok=True)
book = Logbook.open(target)
report = book.import_file(Path(sys.argv[1]), unit="kg")
assert report.sets == int(sys.argv[3]), report
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
Path(sys.argv[2] + ".kb").write_text(str(peak // (1024 if sys.platform == "darwin" else 1)))
"""

FLOOR = """
import csv, sqlite3, sys
from pathlib import Path
target = Path(sys.argv[2])
target.unlink(missing_ok=True)
connection = sqlite3.connect(target, isolation_level=None)
for statement in ("journal_mode = DELETE", "synchronous = EXTRA"):
    connection.execute("PRAGMA " + statement)
schema = Path(sys.argv[4]).read_text("utf-8")
start = schema.index("CREATE TABLE set_log")
connection.execute("CREATE TABLE entry (id INTEGER PRIMARY KEY)")
connection.execute("INSERT INTO entry VALUES (1)")
end = schema.index(";", schema.index("CREATE INDEX set_log_entry"))
connection.executescript(schema[start:end])
uid = "0" * 32
def rows(reader):
    for number, row in enumerate(reader):
        load = float(row[5])
        yield uid, 1, number % 9, int(float(row[6])), load, "kg", load, row[9], 0, 0
connection.execute("BEGIN")
with open(sys.argv[1], newline="", encoding="utf-8") as file:
    reader = csv.reader(file)
    next(reader)
    connection.executemany(
        "INSERT INTO set_log (uid, entry_id, position, count, load_value, load_unit, load_kg, note,"
        " at_ms, at_offset) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows(reader))
connection.execute("COMMIT")
assert connection.execute("SELECT count(*) FROM set_log").fetchone()[0] == int(sys.argv[3])
"""


def strong_rows(count: int) -> Iterator[str]:
    """Rows of workouts of five exercises with three to six sets, the first a lighter warm-up.

    The same rows each time.
    """
    chance = random.Random(1)
    when = datetime(1975, 1, 1, 18, 5, 11)
    written = 0
    while written < count:
        when += timedelta(hours=chance.randint(8, 30))
        name = chance.choice(("Lower, heavy", "Upper", "Full body"))
        for exercise in chance.sample(EXERCISES, 5):
            load = chance.randrange(4, 60) * 2.5
            for place in range(chance.randint(3, 6)):
                if written == count:
                    return
                order = "W" if place == 0 else chance.choice(("1", "2", "3", "F"))
                weight = load / 2 if place == 0 else load
                reps = chance.randint(5, 12)
                notes, effort = '""' if place == 0 else "", chance.choice(("", "", "8", "9.5"))
                yield (
                    f'{when:%Y-%m-%d %H:%M:%S},"{name}",1h 5m,"{exercise}",{order},{weight},'
                    f"{reps}.0,0,0.0,{notes},,{effort}\n"
                )
                written += 1


def measure(count: int, pairs: int, wanted: float | None = WANTED_RATIO) -> tuple[Row, float]:
    """The comparison, and the import's peak memory in MB."""
    with TemporaryDirectory(prefix="overload-bench-") as name:
        folder = Path(name)
        export = folder / "strong.csv"
        with export.open("w", encoding="utf-8") as file:
            file.write(HEAD)
            file.writelines(strong_rows(count))
        around = {"HOME": name, "PYTHONPATH": str(ROOT), "TZ": "UTC", "PATH": "/usr/bin:/bin"}
        ours, floor = folder / "ours.db", folder / "floor.db"
        python, rows = sys.executable, str(count)
        row = compare(
            f"import of {count:,} rows of Strong",
            process([python, "-c", OURS, str(export), str(ours), rows], around),
            "csv + executemany into set_log",
            process(
                [python, "-c", FLOOR, str(export), str(floor), rows, str(ROOT / "schema.sql")],
                around,
            ),
            wanted=wanted,
            pairs=pairs,
        )
        return row, int((folder / "ours.db.kb").read_text()) / 1024


def main() -> None:
    """Print the machine, the table and the memory; 1 when something wanted was missed."""
    options = argparse.ArgumentParser(prog="python -m bench.imports", description=__doc__)
    options.add_argument("--rows", type=int, default=1_000_000, help="rows of the file (1000000)")
    options.add_argument("--pairs", type=int, default=3, help="runs of each side (3)")
    given = options.parse_args()
    row, peak = measure(given.rows, given.pairs)
    print(machine())
    print()
    print(table([row]))
    print(f"\nPeak memory of the import: {peak:.0f} MB (wanted < {WANTED_MB} MB).")
    sys.exit(not (row.kept and peak < WANTED_MB))


if __name__ == "__main__":
    main()
