"""``log``: sets from lines, all or none."""

from __future__ import annotations

import click

from tracker.cli.log_words import log_lines
from tracker.cli.options import json_option, pass_state, when, when_options, words_argument
from tracker.cli.state import State


@click.command("log")
@words_argument("line")
@when_options
@json_option
@pass_state
def log_command(state: State, line: tuple[str, ...], as_json: bool) -> None:
    """Log sets, one line an exercise; all lines or none.

    A line is EXERCISE SETS [@RESISTANCE] [hHEIGHT] [EFFORT] [pain=N] [warmup] [# note].
    EFFORT is easy, good, max, broke, rir0 to rir10 or rpe6 to rpe10; a letter behind the reps
    is that of one set, 12g,12g,10m. An argument with a blank in it is a line; the others are
    joined to one. - reads stdin, a whole diary too (overload export --format text); what the
    log holds already stays.

    \b
    Example: overload log "goblet squat 3x12 @10kg good" "step up 10/9,10/8 h30 easy"
    """
    log_lines(state, line, when(), as_json)
