"""``demo``: the app on a year that nobody trained."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
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

    with TemporaryDirectory(prefix="overload-demo-") as folder:
        path = Path(folder) / "demo.db"
        course = make_demo(path)
        if state.open_app is not None and output.is_terminal() and not as_text:
            return state.open_app(path)
        state.db = path
        try:
            state.show(_lines(state, course))
        finally:
            state.close()
    return 0


def _lines(state: State, course: Course) -> list[str]:
    width = output.width()
    lines = ["A made-up year, for a look around.", ""]
    lines += week_lines(state, course, width)
    lines += ["", *rule_lines(course, width), ""]
    return lines + plan_lines(state, state.book.next(flips=False))
