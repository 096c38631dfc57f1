"""``demo``: the app on a year that nobody trained."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

import click

from tracker.cli import output
from tracker.cli.options import pass_state
from tracker.cli.plan_words import plan_lines
from tracker.cli.simulate import rule_lines, week_lines
from tracker.cli.state import State

if TYPE_CHECKING:
    from tracker.simulate.course import Course


@click.command("demo")
@click.option("--print", "as_text", is_flag=True, help="Print the year instead of opening the app.")
@pass_state
def demo_command(state: State, as_text: bool) -> int:
    """The app on a throw-away log of a year of training; your own log is not touched.

    A model made the year, for a look around; without a terminal it is printed.

    \b
    Example: overload demo
    """
    from tracker.logbook.demo import make_demo

    with _throwaway() as folder:
        path = folder / "demo.db"
        course = make_demo(path)
        if state.open_app is not None and output.is_terminal() and not as_text:
            return state.open_app(path)
        state.db = path
        try:
            state.show(_lines(state, course))
        finally:
            state.close()
    return 0


@contextmanager
def _throwaway() -> Iterator[Path]:
    """A folder that is gone when this process is, even one that was killed with its pane."""
    folder = mkdtemp(prefix="overload-demo-")
    # It reads to the end of a pipe of which this process alone has the other side.
    watch = "import shutil, sys; sys.stdin.read(); shutil.rmtree(sys.argv[1], ignore_errors=True)"
    watcher = subprocess.Popen(
        [sys.executable, "-I", "-S", "-c", watch, folder],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield Path(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        watcher.communicate()


def _lines(state: State, course: Course) -> list[str]:
    width = output.width()
    lines = ["A made-up year, for a look around.", ""]
    lines += week_lines(state, course, width)
    lines += ["", *rule_lines(course, width), ""]
    return lines + plan_lines(state, state.book.next(flips=False))
