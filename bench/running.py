"""The app while it stands: its memory against a bare Textual app's, its CPU time with the rest
timer running."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import signal
import struct
import sys
import termios
from collections.abc import Sequence
from pathlib import Path
from time import sleep

from bench import counting
from bench.bare import GREETING
from bench.harness import Measure, Row, compare
from bench.terminal import COLOURS, wait_for

BARE = Path(__file__).with_name("bare.py")
SETTLE_S = 1.0
IDLE_S = 20.0
"""Seconds over which the idle app's CPU time is read."""


def _start(argv: Sequence[str], environment: dict[str, str], text: str) -> tuple[int, int]:
    """A program on a terminal of 80x24 once it has shown a text: (pid, terminal)."""
    pid, terminal = pty.fork()
    if pid == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        os.execve(argv[0], argv, environment)
    wait_for(text.encode(), terminal)
    return pid, terminal


def _end(pid: int, terminal: int) -> None:
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    os.close(terminal)


def resident(argv: Sequence[str], environment: dict[str, str], text: str) -> Measure:
    """A measure in megabytes, not seconds: the memory in use a second after a text is shown."""

    def measure() -> float:
        pid, terminal = _start(argv, environment, text)
        try:
            sleep(SETTLE_S)
            status = Path(f"/proc/{pid}/status").read_text()
            kilobytes = next(
                line.split()[1] for line in status.splitlines() if line.startswith("VmRSS")
            )
            return int(kilobytes) / 1024
        finally:
            _end(pid, terminal)

    return measure


def resting(program: str, environment: dict[str, str], useful: str) -> float:
    """The share of one core that the app takes with its rest timer running."""
    # The check-in, then a set: the rest begins.
    return _idle_share([program], environment | COLOURS, useful, (b"\r", b"\r"))


def bare_counting(environment: dict[str, str]) -> float:
    """The share of one core that a bare Textual app takes which counts seconds."""
    return _idle_share(
        [sys.executable, str(counting.__file__)], environment | COLOURS, counting.GREETING
    )


def _idle_share(
    argv: Sequence[str], environment: dict[str, str], text: str, keys: Sequence[bytes] = ()
) -> float:
    pid, terminal = _start(argv, environment, text)
    try:
        for key in keys:
            os.write(terminal, key)
            sleep(SETTLE_S)
        before = _cpu_seconds(pid)
        os.set_blocking(terminal, False)
        for _ in range(int(IDLE_S)):
            sleep(1.0)
            with contextlib.suppress(BlockingIOError):
                os.read(terminal, 65536)
        return (_cpu_seconds(pid) - before) / IDLE_S
    finally:
        _end(pid, terminal)


def _cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def rows(
    program: str, environment: dict[str, str], useful: str, sets: int, wanted: float | None
) -> list[Row]:
    """The memory on a log of ``sets`` sets, in MB (the table's milliseconds)."""
    terminal = environment | COLOURS
    return [
        compare(
            f"memory of the app, {sets:,} sets (MB)",
            resident([program], terminal, useful),
            "a bare Textual app (MB)",
            resident([sys.executable, str(BARE)], terminal, GREETING),
            wanted=wanted,
            pairs=5,
            scale=1.0,
        )
    ]
