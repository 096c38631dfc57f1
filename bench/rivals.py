"""``python -m bench.rivals``: other programs with a terminal face, beside ours.

Each is installed from the registry into a virtual environment of its own under ``bench/out``, so
this is the one measurement that needs the network, the first time. The trackers' commands are
compared as whole processes, the apps by the time to their first useful text on a terminal of 80x24.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.harness import Row, compare, machine, process, table
from bench.terminal import COLOURS, until_text

OUT = Path(__file__).with_name("out")
RIVALS = {
    "lift-tracker": "lift-tracker[mcp]",  # without that extra 0.5.0 ends with an ImportError
    "harlequin": "harlequin",
    "toolong": "toolong",
    "visidata": "visidata",
}
LINE = "goblet squat 3x12 @10kg good"


def installed(name: str) -> Path:
    """The folder of a rival's programs, installed where it is not there yet."""
    home = OUT / "rivals" / name
    if not (home / "bin" / "python").exists():
        subprocess.run([sys.executable, "-m", "venv", str(home)], check=True)
        subprocess.run(
            [home / "bin" / "python", "-m", "pip", "install", "-qq", RIVALS[name]], check=True
        )
    return home / "bin"


def rows(program: str, environment: dict[str, str], useful: str, sets: int) -> list[Row]:
    """Ours on the log of ``sets`` sets that ``environment`` names; theirs on what is fair."""
    terminal = environment | COLOURS
    found: list[Row] = []
    with TemporaryDirectory(prefix="overload-rivals-") as folder:
        lift = str(installed("lift-tracker") / "lift")
        home = environment | {"LIFT_DB_PATH": f"{folder}/lift.duckdb"}
        process([lift, "init"], home)()
        for args, theirs in (
            (("history", "--limit", "10"), ("workout", "history")),
            (("next",), ("workout", "last")),
            (("exercises", "squat"), ("exercises", "search", "squat")),
        ):
            found.append(
                compare(
                    f"overload {args[0]}, {sets:,} sets",
                    process([program, *args], environment),
                    f"lift-tracker: {' '.join(theirs)}, empty log",
                    process([lift, *theirs], home),
                    wanted=1.0,
                    pairs=7,
                )
            )
        log = Path(folder) / "some.log"
        log.write_text("2026-11-20 18:30:00 goblet squat logged\n" * 20)
        data = Path(folder) / "sets.csv"
        data.write_text("exercise,reps\ngoblet squat,12\n")
        own = until_text([program], terminal, useful)
        apps = (
            ("harlequin", ("harlequin", "-a", "sqlite"), "Query Editor"),
            ("toolong", ("tl", str(log)), "goblet"),
            ("visidata", ("vd", str(data)), "goblet"),
        )
        for name, (command, *args), text in apps:
            theirs_starts = until_text(
                [str(installed(name) / command), *args], terminal | {"HOME": folder}, text
            )
            found.append(
                compare(
                    f"start to Today, {sets:,} sets", own, f"{name}: first text", theirs_starts,
                    wanted=1.0, pairs=7,
                )
            )  # fmt: skip
    return found


def main() -> None:
    """Print the machine and the table; 1 where ours is not first."""
    from bench.__main__ import TODAY, filled, program

    options = argparse.ArgumentParser(prog="python -m bench.rivals", description=__doc__)
    options.add_argument("--sets", type=int, default=20_000, help="sets in our log (20000)")
    sets = options.parse_args().sets
    with filled(sets) as (around, _):
        found = rows(program(), around, TODAY, sets)
    print(machine())
    print()
    print(table(found))
    sys.exit(not all(row.kept for row in found))


if __name__ == "__main__":
    main()
