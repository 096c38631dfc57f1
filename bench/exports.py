"""Exporting a long log to JSON and CSV, against SQLite's own ``.mode json`` and ``.mode csv``.

Run with ``python -m bench.exports [--sets N]``. Both sides are processes of their own, in turn, on
one file, their output thrown away. SQLite's side writes the same facts: for JSON every table of
them, for CSV each set joined to its session. The ``sqlite3`` shell where the machine has it, else
Python's own module with ``json`` and ``csv``; the row says which.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.fill import NOW, fill
from bench.harness import Row, compare, machine, process, table

ROOT = Path(__file__).parents[1]
WANTED_RATIO = 4.0
WANTED_MB = 100
TABLES = (
    "inventory", "setting", "own_exercise", "import_name", "soreness", "pain", "activity",
    "bodyweight", "flag", "answer", "session", "entry", "set_log",
)  # fmt: skip
JOIN = (
    "SELECT s.date, s.started_ms, s.started_offset, s.finished_ms, s.finished_offset, s.program,"
    " s.day, s.note, s.source, e.exercise, e.position, l.position, l.count, l.count_right, l.timed,"
    " l.load_value, l.load_unit, l.load_kg, l.band, l.height_cm, l.effort, l.warmup, l.pain,"
    " l.note, l.at_ms, l.at_offset FROM session s CROSS JOIN entry e ON e.session_id = s.id"
    " CROSS JOIN set_log l ON l.entry_id = e.id"
    " ORDER BY s.date, s.started_ms, s.id, e.position, e.id, l.position, l.id;"
)
FACTS = " ".join(f"SELECT * FROM {name};" for name in TABLES)

OURS = """
import resource, sys
from pathlib import Path
from tracker.cli.root import run
code = run(["--db", sys.argv[1], "export", "--format", sys.argv[2]])
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
Path(sys.argv[3]).write_text(str(peak // (1024 if sys.platform == "darwin" else 1)))
sys.exit(code)
"""

PYTHON = """
import csv, json, sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
for query in filter(None, map(str.strip, sys.argv[3].split(";"))):
    rows = connection.execute(query)
    names = [column[0] for column in rows.description]
    if sys.argv[2] == "csv":
        writer = csv.writer(sys.stdout)
        writer.writerow(names)
        writer.writerows(rows)
    else:
        for row in rows:
            sys.stdout.write(json.dumps(dict(zip(names, row))) + ",\\n")
"""


def sqlite_side(database: Path, mode: str, query: str) -> tuple[str, list[str]]:
    """What writes the other side, and its command line."""
    shell = shutil.which("sqlite3")
    if shell is not None:
        return f"sqlite3 -{mode}", [shell, f"-{mode}", "-header", str(database), query]
    return f"Python's sqlite3 + {mode}", [
        sys.executable, "-c", PYTHON, str(database), mode, query,
    ]  # fmt: skip


def measure(
    database: Path, sets: int, pairs: int, wanted: float | None = WANTED_RATIO
) -> tuple[list[Row], float]:
    """Both comparisons on a log, and the larger of the exports' peak memories in MB."""
    with TemporaryDirectory(prefix="overload-bench-") as name:
        peak = Path(name) / "kb"
        around = {
            "HOME": name, "PYTHONPATH": str(ROOT), "TZ": "UTC", "PATH": "/usr/bin:/bin",
            "OVERLOAD_NOW": NOW,
        }  # fmt: skip
        rows, most = [], 0
        for mode, query in (("json", FACTS), ("csv", JOIN)):
            label, argv = sqlite_side(database, mode, query)
            ours = [sys.executable, "-c", OURS, str(database), mode, str(peak)]
            rows.append(
                compare(
                    f"export of {sets:,} sets to {mode}", process(ours, around),
                    label, process(argv, around), wanted=wanted, pairs=pairs,
                )
            )  # fmt: skip
            most = max(most, int(peak.read_text()))
        return rows, most / 1024


def main() -> None:
    """Print the machine, the table and the memory; 1 when something wanted was missed."""
    options = argparse.ArgumentParser(prog="python -m bench.exports", description=__doc__)
    options.add_argument("--sets", type=int, default=1_000_000, help="sets in the log (1000000)")
    options.add_argument("--pairs", type=int, default=3, help="runs of each side (3)")
    given = options.parse_args()
    with TemporaryDirectory(prefix="overload-bench-") as name:
        database = Path(name) / "log.db"
        rows, peak = measure(database, fill(database, given.sets), given.pairs)
    print(machine())
    print()
    print(table(rows))
    print(f"\nPeak memory of an export: {peak:.0f} MB (wanted < {WANTED_MB} MB).")
    sys.exit(not (all(row.kept for row in rows) and peak < WANTED_MB))


if __name__ == "__main__":
    main()
