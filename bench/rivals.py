"""``python -m bench.rivals``: other programs with a terminal face, beside ours.

Each is installed from the registry into a virtual environment of its own under ``bench/out``, so
this is the one measurement that needs the network, the first time. Programs of lines are compared
with our command line as whole processes, those of a full screen with our app by the time to their
first useful text on a terminal of 80x24. Ours works on a full log and the other trackers on as good
as none, which can only flatter them; a reader of files opens one of as many lines as our log has
sets. One that can't be installed or does not work is named and left out.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from bench.harness import Measure, Row, compare, machine, process, table
from bench.terminal import COLOURS, until_text

OUT = Path(__file__).with_name("out") / "rivals"
PAIRS = 7
TYPED = 'exec "$0" "$@" < "$KEYS"'
"""How a shell hands a program the file of what is typed."""


@dataclass(frozen=True, slots=True)
class Rival:
    """A program of the registry, its command, and what pip is asked for; ``ready`` are the
    arguments of each run before the measuring, ``keys`` what is typed then."""

    name: str
    command: str
    wanted: tuple[str, ...]
    ready: tuple[tuple[str, ...], ...] = ()
    keys: str = ""

    @property
    def home(self) -> Path:
        """Its virtual environment."""
        return OUT / self.name

    @property
    def program(self) -> str:
        """The path of its command, once installed."""
        return str(self.home / "bin" / self.command)

    @property
    def title(self) -> str:
        """Its name, with the version that is installed."""
        folder = f"{self.name.replace('-', '_')}-*.dist-info"
        found = next(self.home.glob(f"lib/python*/site-packages/{folder}"), None)
        return f"{self.name} {found.stem.partition('-')[2]}" if found else self.name


@dataclass(frozen=True, slots=True)
class Race:
    """A command of ours against one of theirs as whole processes, or with ``ours`` None the start
    of our app against that of theirs. ``text`` is what theirs has to show; ``keys`` what is typed
    into it; ``what`` names that, where the arguments do not."""

    ours: tuple[str, ...] | None
    rival: Rival
    theirs: tuple[str, ...]
    text: str
    keys: str = ""
    what: str = ""


# Without the extra, 0.5.0 ends each command with an ImportError.
LIFT = Rival("lift-tracker", "lift", ("lift-tracker[mcp]",), ready=(("init",),))
BODYLOG_LINE = ("log", "goblet squat 10kg x 12 x 3")
BODYLOG = Rival("bodylog", "bodylog", ("bodylog",), ready=(BODYLOG_LINE,))
STRENGTH = Rival("strength-tracker", "strength-tracker", ("strength-tracker",))
KETTLEBELLS = Rival(
    "kettlebells",
    "kettlebells",
    # With newer ones each of its commands prints the version and no more.
    ("kettlebells", "typer<0.16", "click<8.2"),
    ready=(("init",), ("setloads",)),
    keys="kg\n70\n12\n16\n20\ny\n",
)
OX = Rival("ox-train", "ox", ("ox-train",))
HARLEQUIN = Rival("harlequin", "harlequin", ("harlequin",))
TOOLONG = Rival("toolong", "tl", ("toolong",))
VISIDATA = Rival("visidata", "vd", ("visidata",))

FILES = {
    "log.ox": ("", "2026-11-17 T squat: 10kg 1x12\n"),
    "some.log": ("", "2026-11-20 18:30:00 goblet squat logged\n"),
    "sets.csv": ("exercise,kg,reps\n", "goblet squat,10,12\n"),
}
"""What the readers of files are given to open: how it begins, and the line of one set."""
NEXT, HISTORY = ("next",), ("history", "--limit", "10")
RACES = (
    Race(NEXT, LIFT, ("workout", "last"), "No workouts"),
    Race(HISTORY, LIFT, ("workout", "history"), "No workouts"),
    Race(("exercises", "squat"), LIFT, ("exercises", "search", "squat"), "Squat"),
    Race(HISTORY, BODYLOG, ("history", "goblet squat"), "10 kg x 12"),
    Race(NEXT, STRENGTH, (), "Working sets", "1\nq\n\nq\n", "today's workout"),
    Race(HISTORY, STRENGTH, (), "Workout History", "2\n\nq\n", "history"),
    Race(NEXT, KETTLEBELLS, ("random", "--workout-type", "ic"), "Load", what="random"),
    Race(HISTORY, OX, ("log.ox",), "Loaded", "exit\n", "open a log"),
    Race(None, HARLEQUIN, ("-a", "sqlite"), "Query Editor"),
    Race(None, TOOLONG, ("some.log",), "goblet"),
    Race(None, VISIDATA, ("sets.csv",), "goblet"),
    # Last, since it adds to our log.
    Race(("log", "goblet squat 3x12 @10kg good"), BODYLOG, BODYLOG_LINE, "3 sets", what="log"),
)


class LeftOut(Exception):
    """Why a rival can't be measured here."""


def install(rival: Rival) -> None:
    """Install a rival where it is not there yet; :class:`LeftOut` with pip's words."""
    if Path(rival.program).exists():
        return
    began = perf_counter()
    shutil.rmtree(rival.home, ignore_errors=True)
    make = [sys.executable, "-m", "venv", str(rival.home)]
    pip = [str(rival.home / "bin" / "python"), "-m", "pip", "install", "-qq", *rival.wanted]
    for argv in (make, pip):
        done = subprocess.run(argv, capture_output=True, text=True, check=False)
        if done.returncode:
            said = [line for line in done.stderr.splitlines() if line.startswith("ERROR")]
            raise LeftOut(f"can't be installed. {said[0] if said else ''}")
    if not Path(rival.program).exists():
        raise LeftOut(f"holds no command `{rival.command}`.")
    print(f"{rival.title}: installed in {perf_counter() - began:.0f} s", flush=True)


def answer(rival: Rival, args: tuple[str, ...], keys: str, environment: dict[str, str]) -> str:
    """What a rival's command prints; :class:`LeftOut` where it ends with an error."""
    done = subprocess.run(
        [rival.program, *args], env=environment, input=keys, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    if done.returncode:
        last = (done.stderr.strip() or done.stdout.strip()).rpartition("\n")[2]
        raise LeftOut(f"ends `{' '.join(args)}` with {done.returncode}. {last}")
    return done.stdout


def theirs(race: Race, folder: Path, environment: dict[str, str]) -> Measure:
    """A measure of a rival that has shown once that it does what it is there for; otherwise
    :class:`LeftOut`."""
    rival = race.rival
    args = tuple(str(folder / arg) if arg in FILES else arg for arg in race.theirs)
    if race.ours is None:
        measure = until_text([rival.program, *args], environment | COLOURS, race.text)
        try:
            measure()
        except SystemExit as end:
            raise LeftOut(f"does not start. {end}") from None
        return measure
    if race.text not in answer(rival, args, race.keys, environment):
        raise LeftOut(f"does not say {race.text!r} to `{' '.join(args)}`.")
    keys = folder / "keys.txt"
    keys.write_text(race.keys)
    shell = ["/bin/sh", "-c", TYPED] if race.keys else []
    return process([*shell, rival.program, *args], environment | {"KEYS": str(keys)})


def rows(program: str, environment: dict[str, str], useful: str, sets: int) -> list[Row]:
    """Ours on a copy of the log of ``sets`` sets that ``environment`` names, with ``useful`` a text
    of its first screen, against each rival; a line is printed for one that is left out."""
    found: list[Row] = []
    left_out: set[str] = set()
    ready: set[Rival] = set()
    with TemporaryDirectory(prefix="overload-rivals-") as name:
        folder = Path(name)
        for file, (head, line) in FILES.items():
            (folder / file).write_text(head + line * sets)
        copy = shutil.copy(environment["OVERLOAD_DB"], folder)
        mine = environment | {"OVERLOAD_DB": str(copy)}
        home = environment | {"HOME": name}
        for race in RACES:
            rival = race.rival
            try:
                install(rival)
                if rival.ready and rival not in ready:
                    for args in rival.ready:
                        answer(rival, args, rival.keys, home)
                    ready.add(rival)
                measure = theirs(race, folder, home)
            except LeftOut as why:
                line = f"Left out: {rival.title} {why}"
                if line not in left_out:
                    print(line, flush=True)
                left_out.add(line)
                continue
            if race.ours is None:
                what, ours = "start to Today", until_text([program], mine | COLOURS, useful)
                against = "first text"
            else:
                what = f"overload {race.ours[0]}"
                ours = process([program, *race.ours], mine)
                against = race.what or " ".join(race.theirs[:2])
            found.append(
                compare(
                    f"{what}, {sets:,} sets", ours, f"{rival.title}: {against}", measure,
                    wanted=1.0, pairs=PAIRS,
                )
            )  # fmt: skip
    return found


def main() -> None:
    """Print the machine and the table; 1 where ours is not first, or where nothing was compared."""
    from bench.__main__ import TODAY, filled, program

    options = argparse.ArgumentParser(prog="python -m bench.rivals", description=__doc__)
    options.add_argument("--sets", type=int, default=20_000, help="sets in our log (20000)")
    sets = options.parse_args().sets
    with filled(sets) as (log,):
        found = rows(program(), log.environment, TODAY, sets)
    print(f"\n{machine()}\n\n{table(found)}")
    sys.exit(not found or not all(row.kept for row in found))


if __name__ == "__main__":
    main()
