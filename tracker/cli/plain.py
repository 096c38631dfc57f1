"""The commands between two sets, asked without an option: answered without click.

Loading click is a third of such a command's time. Anything else, and every word that may be an
option, is click's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from tracker.cli.ending import ended
from tracker.cli.state import State


def run(args: Sequence[str], wrote: Callable[[Path], None] | None = None) -> int | None:
    """Run a plain command line; its exit code, None where click has to read it."""
    command = _command(args)
    if command is None:
        return None
    state = State(wrote=wrote)
    return ended(state, lambda: command(state))


def _command(args: Sequence[str]) -> Callable[[State], None] | None:
    if any(word.startswith("-") for word in args):
        return None
    match args:
        case ["next"]:
            from tracker.cli.plan_words import show_plan

            return show_plan
        case ["why", *words] if words:
            from tracker.cli.plan_words import show_record

            return lambda state: show_record(state, words)
        case ["log", *lines] if lines:
            from tracker.cli.log_words import log_lines

            return lambda state: log_lines(state, lines)
    return None
