"""How long a program takes from its start to a text on the screen, on a pseudo-terminal."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
from collections.abc import Sequence
from time import perf_counter

from bench.harness import Measure

COLOURS = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
"""What the environment says of the pseudo-terminal."""
PATIENCE = 20.0
"""Seconds after which a text that has not come is given up."""

# Cursor movements, colours and modes: what stands between the letters of a screen.
_CONTROL = re.compile(
    rb"\x1b(?:\[[0-9;?<>=]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|P[^\x1b]*\x1b\\|.)"
)


def until_text(
    argv: Sequence[str], environment: dict[str, str], text: str, size: tuple[int, int] = (80, 24)
) -> Measure:
    """A measure from the fork to the first moment ``text`` has been written; then the program is
    killed. ``size`` is (columns, rows)."""
    wanted = text.encode()

    def measure() -> float:
        began = perf_counter()
        pid, terminal = pty.fork()
        if pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
            os.execve(argv[0], argv, environment)
        try:
            return wait_for(wanted, terminal) - began
        finally:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            os.close(terminal)

    return measure


def wait_for(wanted: bytes, terminal: int) -> float:
    """The moment the text has been read from the terminal."""
    seen = b""
    deadline = perf_counter() + PATIENCE
    while perf_counter() < deadline:
        ready, _, _ = select.select([terminal], [], [], deadline - perf_counter())
        if not ready:
            break
        try:
            seen += os.read(terminal, 65536)
        except OSError:  # the program ended and closed its side
            break
        now = perf_counter()
        if wanted in _CONTROL.sub(b"", seen):
            return now
    said = _CONTROL.sub(b" ", seen)[-600:].decode(errors="replace")
    raise SystemExit(f"{wanted.decode()!r} did not come on the screen. Last seen: {said}")
