"""The real program in a tmux pane of its own server: keys in, the screen out."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

needs_tmux = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
PATIENCE = 20.0
"""Seconds to wait for something to appear; a loaded machine needs a few."""


class Pane:
    """A tmux server with one window and, after ``split``, a second pane."""

    def __init__(self, folder: Path, columns: int = 39, rows: int = 24) -> None:
        self.socket = folder / "tmux.sock"
        self.config = folder / "tmux.conf"
        self.config.write_text(
            "set -g escape-time 0\nset -g status off\nset -g default-terminal tmux-256color\n"
            "set -g remain-on-exit on\n",
            encoding="utf-8",
        )
        self.size = (columns, rows)

    def tmux(self, *arguments: str) -> str:
        """Run one tmux command of this server."""
        done = subprocess.run(
            ["tmux", "-S", str(self.socket), "-f", str(self.config), *arguments],
            capture_output=True, text=True, timeout=PATIENCE, check=False, env=dict(os.environ),
        )  # fmt: skip
        return done.stdout

    def start(self, *command: str, **environment: str) -> None:
        """Open the window with a program in it."""
        pairs = [f"{name}={value}" for name, value in environment.items()]
        pairs += [
            f"{name}={value}"
            for name, value in os.environ.items()
            if name.startswith(("HOME", "XDG", "OVERLOAD")) and name not in environment
        ]
        columns, rows = self.size
        self.tmux(
            "new-session", "-d", "-x", str(columns), "-y", str(rows),
            "env", *pairs, *command,
        )  # fmt: skip

    def screen(self, pane: str = "0", *options: str) -> str:
        """What a pane shows."""
        return self.tmux("capture-pane", "-p", *options, "-t", f":.{pane}")

    def wait(self, text: str, pane: str = "0") -> str:
        """The screen as soon as it holds a text; the test fails with the screen otherwise."""
        end = time.monotonic() + PATIENCE
        shown = ""
        while time.monotonic() < end:
            shown = self.screen(pane)
            if text in shown:
                return shown
            time.sleep(0.05)
        raise AssertionError(f"{text!r} did not appear on:\n{shown}")

    def keys(self, *keys: str, pane: str = "0") -> None:
        """Press keys as tmux names them."""
        self.tmux("send-keys", "-t", f":.{pane}", *keys)

    def typed(self, text: str, pane: str = "0") -> None:
        """Write characters to the pane in one go, as they are."""
        self.tmux("send-keys", "-l", "-t", f":.{pane}", text)

    def process(self, pane: str = "0") -> int:
        """The process id of the program in a pane."""
        return int(self.tmux("display-message", "-p", "-t", f":.{pane}", "#{pane_pid}"))

    def kill(self, pane: str = "0") -> None:
        """End the program of a pane at once, as a power cut would."""
        os.kill(self.process(pane), signal.SIGKILL)
        end = time.monotonic() + PATIENCE
        while self.tmux("display-message", "-p", "-t", f":.{pane}", "#{pane_dead}").strip() != "1":
            if time.monotonic() > end:
                raise AssertionError("the program would not end")
            time.sleep(0.05)

    def gone(self, process: int) -> bool:
        """Whether a process ends, given time."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                os.kill(process, 0)
            except ProcessLookupError:
                return True
            time.sleep(0.1)
        return False

    def again(self, *command: str, pane: str = "0") -> None:
        """Start a program in a pane whose program has ended."""
        self.tmux("respawn-pane", "-k", "-t", f":.{pane}", *command)

    def resize(self, columns: int, rows: int) -> None:
        """Give the window another size."""
        self.tmux("resize-window", "-x", str(columns), "-y", str(rows))

    def end(self) -> None:
        """End this server and what runs in it."""
        self.tmux("kill-server")


def app(db: Path) -> tuple[str, ...]:
    """The command that starts the app on a database."""
    return (sys.executable, "-m", "tracker", "--db", str(db))
