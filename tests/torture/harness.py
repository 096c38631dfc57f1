"""The real app on a terminal, fed with keys and killed at random moments.

``python -m tests.torture.harness [ROUNDS] [SEED]``. What a person was told is what counts: a set is
acknowledged when ``saved`` stands on the screen, read from the terminal by pyte.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import random
import re
import select
import signal
import struct
import sys
import termios
import time
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import pyte

from tests.tui.story import FRIDAY, tell
from tracker.logbook import Logbook
from tracker.store import Store

ROOT = Path(__file__).parents[2]
SIZE = (39, 24)
PLANNED = 9
"""Sets of the story's Friday."""
PATIENCE = 20.0
LONGEST_WAIT = 0.15
"""Seconds between the last key and the kill; most kills fall into the midst of a write."""
KEYS = {"\r": "good", "e": "easy", "m": "max", "b": "broke"}
COUNT = re.compile(r"(\d+) of 9 sets")


@dataclass
class Tally:
    """What a run saw. ``faults`` are sentences; an empty list is a sound program."""

    rounds: int = 0
    killed_writing: int = 0
    typed: int = 0
    acknowledged: int = 0
    found: int = 0
    faults: list[str] = field(default_factory=list)

    def told(self) -> str:
        """The figures in one line."""
        return (
            f"{self.rounds} rounds killed, {self.typed} sets typed, {self.acknowledged} "
            f"acknowledged on the screen, {self.found} found on disk, {len(self.faults)} faults"
        )


class Terminal:
    """A program on a pseudo-terminal, and what its screen shows."""

    def __init__(self, argv: list[str], environment: dict[str, str]) -> None:
        self.screen = pyte.Screen(*SIZE)
        self._stream = pyte.ByteStream(self.screen)
        self.pid, self._file = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", SIZE[1], SIZE[0], 0, 0))
            os.chdir(ROOT)
            os.execve(argv[0], argv, environment)
        self.acknowledged = 0

    def read(self, seconds: float) -> None:
        """Take in what the program writes for so long, and what it acknowledges."""
        end = time.monotonic() + seconds
        while True:
            ready, _, _ = select.select([self._file], [], [], max(0.0, end - time.monotonic()))
            if not ready:
                return
            try:
                told = os.read(self._file, 65536)
            except OSError:
                return
            self._stream.feed(told)
            self._look()

    def _look(self) -> None:
        shown = self.text()
        count = COUNT.search(shown)
        if count is not None and "saved" in shown:
            self.acknowledged = max(self.acknowledged, int(count[1]))
        if "9 sets, all saved" in shown:
            self.acknowledged = PLANNED

    def text(self) -> str:
        """The screen."""
        return "\n".join(self.screen.display)

    def wait(self, pattern: str) -> bool:
        """Whether a text comes in time."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if re.search(pattern, self.text()):
                return True
            self.read(0.02)
        return False

    def wait_for_a_set_after(self, stored: int) -> None:
        """Until one more set than that is acknowledged."""
        end = time.monotonic() + PATIENCE
        while self.acknowledged <= stored and time.monotonic() < end:
            self.read(0.005)

    def type(self, keys: str) -> None:
        """Write keys in one go."""
        os.write(self._file, keys.encode())

    def kill(self) -> None:
        """End the program at once."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._file)


def torture(folder: Path, rounds: int, seed: int, launch: str = "sound") -> Tally:
    """Run so many rounds in a folder; ``launch`` names the app or one with a planted fault."""
    chance = random.Random(seed)
    tally = Tally()
    db = folder / "log.db"
    typed: list[tuple[int, str]] = []
    stored = PLANNED
    while tally.rounds < rounds:
        if stored == PLANNED:
            for path in folder.glob("log.db*"):
                path.unlink()
            tell(db).close()
            typed, stored = [], 0
        tally.rounds += 1
        terminal = Terminal([sys.executable, "-m", "tests.torture.launch", launch], _around(db))
        try:
            if not _ready(terminal, stored):
                tally.faults.append(
                    f"round {tally.rounds}: did not resume at set {stored + 1}:\n{terminal.text()}"
                )
                return tally
            before = len(typed)
            _type(terminal, typed, chance, stored)
            # However slow the machine is, every other round has something to lose.
            if tally.rounds % 2:
                terminal.wait_for_a_set_after(stored)
            terminal.read(chance.uniform(0.0, LONGEST_WAIT))
        finally:
            terminal.kill()
        acknowledged = max(terminal.acknowledged, stored)
        tally.typed += len(typed) - before
        tally.acknowledged += acknowledged - stored
        sets = _check(db, typed, acknowledged, tally)
        tally.found += sets - stored
        tally.killed_writing += sets < len(typed)
        if tally.faults:
            return tally
        typed, stored = typed[:sets], sets
    return tally


def _around(db: Path) -> dict[str, str]:
    kept = ("PATH", "LANG", "LC_ALL", "PYTHONDONTWRITEBYTECODE")
    return {name: os.environ[name] for name in kept if name in os.environ} | {
        "HOME": str(db.parent),
        "OVERLOAD_DB": str(db),
        "OVERLOAD_NOW": FRIDAY,
        "TERM": "xterm-256color",
        "PYTHONPATH": str(ROOT),
    }


def _ready(terminal: Terminal, stored: int) -> bool:
    """Whether the app stands where it was killed; past the check-in."""
    if stored == 0:
        if not terminal.wait(r"Sore\?|0 of 9 sets"):
            return False
        if "Sore?" in terminal.text():
            terminal.type("\r")
    return terminal.wait(rf"\b{stored} of 9 sets")


def _type(
    terminal: Terminal, typed: list[tuple[int, str]], chance: random.Random, stored: int
) -> None:
    """Some of the sets that are left, each with reps of its own: slowly, quickly, in one burst."""
    pace = chance.choice((0.0, 0.0, 0.03, 0.12))
    burst = ""
    for _ in range(chance.randint(1, PLANNED - stored)):
        reps, key = chance.randint(1, 29), chance.choice(tuple(KEYS))
        typed.append((reps, KEYS[key]))
        if pace:
            terminal.type(f"{reps}{key}")
            terminal.read(chance.uniform(0.0, pace))
        else:
            burst += f"{reps}{key}"
    if burst:
        terminal.type(burst)


def _check(db: Path, typed: list[tuple[int, str]], acknowledged: int, tally: Tally) -> int:
    """The sets of the day on disk; what is wrong with them goes into the tally."""
    store = Store.open(db)
    try:
        wrong = [str(fault) for fault in store.check()]
    finally:
        store.close()
    logbook = Logbook.open(db)
    try:
        days = logbook.history(limit=1)
    finally:
        logbook.close()
    sets = sorted((s for e in days[0].entries for s in e.sets), key=lambda each: each.id)
    today = [each for each in sets if each.at.date.isoformat() == FRIDAY[:10]]
    found = [(each.done.count, str(each.done.effort)) for each in today]
    if found != typed[: len(found)]:
        wrong.append(f"typed {typed}, found {found}")
    if len(found) < acknowledged:
        wrong.append(f"{acknowledged} sets were shown as saved, {len(found)} are there")
    tally.faults += [f"round {tally.rounds}: {each}" for each in wrong]
    return len(found)


def main() -> None:
    """Torture the app; 1 where it has a fault."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    with TemporaryDirectory(prefix="overload-torture-") as folder:
        tally = torture(Path(folder), rounds, seed)
    print(tally.told())
    print(f"{tally.killed_writing} of the kills left typed sets unwritten, none half written.")
    for fault in tally.faults:
        print(fault)
    sys.exit(bool(tally.faults))


if __name__ == "__main__":
    main()
