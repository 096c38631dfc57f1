"""``simulate``: a made-up lifter plays the program forward; nothing is stored."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from tracker.cli import output
from tracker.cli.options import PROGRAMS, WHOLE, json_option, pass_state, whole
from tracker.cli.state import State
from tracker.cli.words import SIGNS, day_words, table, wrap
from tracker.domain.moment import Moment
from tracker.domain.text import cells

if TYPE_CHECKING:
    from tracker.simulate.course import Course

NOTE = "A model played this, from an empty log and with your equipment: a trial, not a forecast."

CHART_HEIGHT = 9
WIDEST_BARS = 60


def _sore(ctx: click.Context, param: click.Parameter, given: tuple[str, ...]) -> dict[int, int]:
    """``DAY:N`` each, day counted from 1, soreness 0-10."""

    def fail(sentence: str) -> None:
        raise click.BadParameter(sentence, ctx, param)

    found: dict[int, int] = {}
    for text in given:
        day, colon, level = text.partition(":")
        if not colon:
            fail(f"{text!r} is not DAY:N; write it like 5:8.")
        number, sore = whole(day, fail), whole(level, fail)
        if number < 1 or not 0 <= sore <= 10:
            fail(f"{text!r}: days count from 1, soreness is 0 to 10.")
        found[number] = sore
    return found


def _share(ctx: click.Context, param: click.Parameter, percent: int) -> float:
    if not 0 <= percent <= 100:
        raise click.BadParameter(f"{percent} is not a percentage.", ctx, param)
    return percent / 100


@click.command("simulate")
@click.option("--program", metavar="P", help="Another program than the one in force.",
              shell_complete=PROGRAMS)  # fmt: skip
@click.option("--weeks", type=WHOLE, default=26, show_default=True, metavar="N")
@click.option(
    "--miss",
    type=WHOLE,
    default=0,
    callback=_share,
    metavar="PCT",
    help="Percent of the planned sessions that are missed.",
)
@click.option(
    "--sore",
    multiple=True,
    callback=_sore,
    metavar="DAY:N",
    help="Soreness N told on a day, counted from 1; may be given again.",
)
@click.option(
    "--seed",
    type=WHOLE,
    default=1,
    show_default=True,
    metavar="S",
    help="Another seed is another lifter.",
)
@json_option
@pass_state
def simulate_command(
    state: State,
    program: str | None,
    weeks: int,
    miss: float,
    sore: dict[int, int],
    seed: int,
    as_json: bool,
) -> None:  # fmt: skip
    """A made-up lifter lives weeks through the coach; nothing is stored.

    \b
    Example: overload simulate --weeks 26 --miss 20 --sore 15:8
    """
    from tracker.logbook.simulation import TRAINING_HOUR, Wish

    at = state.book.now().at.replace(hour=TRAINING_HOUR, minute=0, second=0, microsecond=0)
    wish = Wish(Moment(at), weeks, seed, miss, sore)
    course = state.book.simulate(wish, program)
    if as_json:
        output.document(course.to_json() | {"note": NOTE})
    else:
        state.show(_lines(state, course))


def _lines(state: State, course: Course) -> list[str]:
    width = output.width()
    kept, missed = course.sessions, sum(week.missed for week in course.weeks)
    head = f"{course.program} · {len(course.weeks)} weeks · lifter {course.seed}"
    total = f"{kept} sessions, {missed} missed, {course.sets} sets."
    lines = [head, total, "", *week_lines(state, course, width), ""]
    lines += [*_charts(course, width), "", *rule_lines(course, width), ""]
    return lines + wrap(NOTE, width)


def week_lines(state: State, course: Course, width: int) -> list[str]:
    """One line a week, with the targets that changed in it."""
    rows: list[tuple[str, str, str, str, list[str]]] = [
        ("week of", "done", "sets", "sore", ["new targets"])
    ]
    for week in course.weeks:
        changes = [
            f"{SIGNS[sign]} {_short(state, exercise)} {words}"
            for sign, exercise, words in week.changes
        ]
        done = f"{week.sessions}/{week.sessions + week.missed}"
        sore = str(week.soreness) if week.soreness else ""
        start = day_words(week.start.isoformat(), year=False).partition(" ")[2]
        rows.append((start, done, str(week.sets), sore, changes))
    heads = table([row[:4] for row in rows], width)
    column = max(map(cells, heads)) + 2
    lines: list[str] = []
    for head, row in zip(heads, rows, strict=True):
        said = _packed(row[4], width - column)
        lines.append(f"{head:<{column}}{said[0]}".rstrip())
        lines += [" " * column + more for more in said[1:]]
    return lines


def _packed(changes: Sequence[str], width: int) -> list[str]:
    """Changes side by side, none broken where it fits on a line of its own."""
    lines = [""]
    for text in changes:
        joined = f"{lines[-1]}, {text}" if lines[-1] else text
        if cells(joined) <= width or not lines[-1]:
            lines[-1] = joined
        else:
            lines.append(text)
    return [part for line in lines for part in wrap(line, max(10, width)) or [""]]


def _short(state: State, exercise: str) -> str:
    return state.book.catalog.exercise(exercise).short


def _charts(course: Course, width: int) -> list[str]:
    """Sets by week, and soreness by day."""
    from tracker.charts.single import soreness, weekly_amounts

    plain = not output.is_unicode()
    starts = [week.start for week in course.weeks]
    amounts = [(float(week.sets), 0.0) for week in course.weeks]
    sets = weekly_amounts(starts, amounts, width, CHART_HEIGHT, "sets a week", ascii_only=plain)
    felt = [(day, float(level)) for day, level in course.felt]
    sore = soreness(starts, felt, width, CHART_HEIGHT, ascii_only=plain)
    return [*sets.plain().split("\n"), "", *sore.plain().split("\n")]


def rule_lines(course: Course, width: int) -> list[str]:
    """How often each rule named what was done, and what the session gates said."""
    lines = ["rule behind each exercise done", *_bars(course.rules, width)]
    if course.gates:
        lines += ["", "days on which a session gate spoke", *_bars(course.gates, width)]
    return lines


def _bars(counts: Sequence[tuple[str, int]], width: int) -> list[str]:
    from tracker.charts.bars import horizontal_bars

    amounts = [(name, float(count)) for name, count in counts]
    drawn = horizontal_bars(amounts, min(width, WIDEST_BARS), ascii_only=not output.is_unicode())
    return drawn.plain().split("\n")
