"""What an installed Overload is asked, outside the checkout and with a home that is empty."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import select
import struct
import subprocess
import termios
import time
from pathlib import Path

NOW = "2026-11-20T18:30"
TODAY = b"Fri 20 Nov"
"""What Today's first line says then."""
PATIENCE = 60.0
"""Seconds for the app to show itself and to leave; a loaded machine needs a few."""
LONGEST = 600.0
"""Seconds after which a command is given up; fetching over a slow line takes the longest."""
CTRL_Q = b"\x11"
SETS = "goblet squat 3x12 @10kg good"


class Fault(Exception):
    """Something that a user would have met, in words."""


def run(argv: list[str], environment: dict[str, str] | None = None, cwd: Path | None = None) -> str:
    """What a command printed; :class:`Fault` with all it said where it ended in an error."""
    words = " ".join(argv)
    try:
        done = subprocess.run(
            argv, env=environment, cwd=cwd, stdin=subprocess.DEVNULL, capture_output=True,
            text=True, check=False, timeout=LONGEST,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise Fault(f"`{words}` did not end within {LONGEST:.0f} s.") from None
    if done.returncode:
        raise Fault(f"`{words}` ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout


def needed_data(checkout: Path) -> set[str]:
    """The files beside the code that an installed program reads, below ``tracker/_data``."""
    seeds = {str(path.relative_to(checkout)) for path in (checkout / "seeds").rglob("*.toml")}
    return seeds | {"schema.sql", "catalog.json", "texts.json"}


def try_out(environment: Path, checkout: Path, folder: Path) -> int:
    """Ask the program of a virtual environment all that is below; how many things were asked.
    ``folder`` takes its home and the folder it runs in."""
    home, elsewhere = folder / "home", folder / "elsewhere"
    home.mkdir()
    elsewhere.mkdir()
    plain = {
        "PATH": os.pathsep.join((str(environment / "bin"), os.defpath)),
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "TZ": "UTC",
        "OVERLOAD_NOW": NOW,
    }
    asked = 0

    def says(expected: str, *words: str) -> str:
        nonlocal asked
        asked += 1
        said = run([str(environment / "bin" / "overload"), *words], plain, elsewhere)
        if expected not in said:
            raise Fault(f"`overload {' '.join(words)}` does not say {expected!r}:\n{said}")
        return said

    (package,) = environment.glob("lib/python*/site-packages/tracker")
    there = {str(path.relative_to(package / "_data")) for path in (package / "_data").rglob("*")}
    if missing := needed_data(checkout) - there:
        raise Fault(f"Not installed: {', '.join(sorted(missing))}.")
    manual = environment / "share" / "man" / "man1" / "overload.1"
    if manual.read_bytes() != (checkout / "docs" / "overload.1").read_bytes():
        raise Fault("The manual page installed is not that of the checkout.")
    asked += 2

    code = (package / "__init__.py").read_text("utf-8")
    version = code.partition('__version__ = "')[2].partition('"')[0]
    says(f"overload {version}, SQLite 3.", "--version")
    says("Nothing is logged yet", "next")
    says("4 6 8 10 12 14", "inventory", "set", "dumbbells=4,6,8,10,12,14")
    for day in ("2026-11-13", "2026-11-17"):
        says("goblet-squat 3x12 @10kg good", "log", SETS, "--date", day)
    decision = json.loads(says("goblet-squat", "why", "goblet-squat", "--json"))
    if (decision["rule"], decision["to"]["load_kg"]) != ("add-load", 12.0):
        raise Fault(f"Two sessions at the top of the range give no heavier target: {decision}")
    says("two sessions running", "why", "goblet-squat")
    says("Train.", "next")
    says("12 12 12 × 10 kg", "history")
    says("How to", "show", "glute bridge")
    says("add-load", "rules")
    says("Goblet squat", "chart", "exercise", "goblet-squat")
    says("A made-up year", "demo", "--print")
    for shell in ("bash", "zsh", "fish"):
        says("_OVERLOAD_COMPLETE", "completion", shell)
    says("The log is sound: 6 sets", "doctor")
    log = json.loads(says("database", "info", "--json"))["database"]["path"]
    if not Path(log).is_relative_to(home):
        raise Fault(f"The log is not in the home folder: {log}")
    app(environment, plain | {"TERM": "xterm-256color", "COLORTERM": "truecolor"}, elsewhere)
    return asked + 1


def app(environment: Path, plain: dict[str, str], cwd: Path) -> None:
    """Open the app on a terminal of 80x24, see Today, leave; its exit code has to be 0."""
    ours, its = pty.openpty()
    fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    program = str(environment / "bin" / "overload")
    with subprocess.Popen(
        [program], env=plain, cwd=cwd, stdin=its, stdout=its, stderr=its, start_new_session=True
    ) as running:
        os.close(its)
        seen, asked_to_leave = b"", False
        end = time.monotonic() + PATIENCE
        try:
            while running.poll() is None and time.monotonic() < end:
                seen += _read(ours)
                if TODAY in seen and not asked_to_leave:
                    os.write(ours, CTRL_Q)
                    asked_to_leave = True
            seen += _read(ours)
        finally:
            running.kill()
            os.close(ours)
    if TODAY not in seen or running.returncode:
        raise Fault(
            f"The app did not show Today and leave with 0 ({running.returncode}):\n{seen[-2000:]!r}"
        )


def _read(terminal: int) -> bytes:
    """What comes next from the terminal; nothing when nothing comes for a while, or ever again."""
    if not select.select([terminal], [], [], 0.1)[0]:
        return b""
    try:
        return os.read(terminal, 65536)
    except OSError:  # the program has closed its side and is about to end
        time.sleep(0.01)
        return b""
