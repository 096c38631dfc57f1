"""``chart``: any chart of the app on stdout, in a file, or as its numbers."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import click

from tracker.cli import output
from tracker.cli.options import (
    Offers,
    exercise_words,
    json_option,
    muscle_words,
    offering,
    pass_state,
    when,
    when_options,
    whole,
    words_argument,
)
from tracker.cli.state import State
from tracker.cli.words import wrap
from tracker.domain.errors import OverloadError
from tracker.domain.words import counted

MOST_WEEKS = 5200
LEAST, MOST = 20, 400
"""Columns a chart may be told to take."""
LOWEST, TALLEST = 4, 400
"""Rows a chart may be told to take."""


_LOGS = {
    "sets": "Log sets with: overload log {} 3x10 good.",
    "soreness": "Log it with: overload soreness hamstrings=2.",
}
"""What a chart without numbers is missing -> the command that logs it."""


class WeeksType(click.ParamType[Any]):
    """A number of weeks, or ``all``, which is None."""

    name = "weeks"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if str(value).strip().lower() == "all":
            return None
        said = f"{value!r} is not a number of weeks or all."
        weeks = whole(str(value), lambda _: self.fail(said))
        if not 1 <= weeks <= MOST_WEEKS:
            self.fail(f"Charts show 1 to {MOST_WEEKS} weeks, or all; not {weeks}.")
        return weeks


class SizeType(click.ParamType[int]):
    """A number of columns or rows between two bounds."""

    name = "n"

    def __init__(self, least: int, most: int, what: str) -> None:
        self.least, self.most, self.what = least, most, what

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        size = whole(str(value), lambda text: self.fail(text, param, ctx))
        if not self.least <= size <= self.most:
            self.fail(f"A chart takes {self.least} to {self.most} {self.what}, not {size}.")
        return size


def _kinds(ctx: click.Context, typed: str) -> Offers:
    from tracker.logbook.charts.series import KINDS

    return KINDS.items()


def _subjects(ctx: click.Context, typed: str) -> Offers:
    """What the kind of chart typed before can be asked of."""
    takes = dict(_kinds(ctx, "")).get(ctx.params.get("kind") or "", "")
    if takes.startswith("muscle"):
        return muscle_words(ctx, typed)
    return exercise_words(ctx, typed) if takes.startswith("exercise") else ()


@click.command("chart")
@click.argument("kind", shell_complete=offering(_kinds))
@words_argument("name", required=False, shell_complete=offering(_subjects))
@click.option("--weeks", type=WeeksType(), default="12", metavar="N|all",
              help="4, 12, 52, any number, or all; default 12, records all.")  # fmt: skip
@click.option("--measure", type=click.Choice(("sets", "reps", "tonnage")), default="sets",
              help="What volume counts; default sets.")  # fmt: skip
@click.option("--width", type=SizeType(LEAST, MOST, "columns"), metavar="W",
              help="Columns; default the terminal's.")  # fmt: skip
@click.option("--height", type=SizeType(LOWEST, TALLEST, "rows"), metavar="H",
              help="Rows; default what suits the chart.")  # fmt: skip
@click.option("--no-color", is_flag=True, help="No colours, as with NO_COLOR or into a pipe.")
@click.option("--svg", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
              help="Save the picture as SVG instead of printing it.")  # fmt: skip
@when_options
@json_option
@pass_state
@click.pass_context
def chart_command(
    ctx: click.Context,
    state: State,
    kind: str,
    name: tuple[str, ...],
    weeks: int | None,
    measure: str,
    width: int | None,
    height: int | None,
    no_color: bool,
    svg: Path | None,
    as_json: bool,
) -> None:
    """A chart of the log, and what it shows in words.

    \b
    volume [MUSCLE]           hard sets a week (or --measure reps, tonnage)
    soreness [MUSCLE]         each answer, and the mean of 7 days
    volume-soreness [MUSCLE]  both on one time axis
    exercise EXERCISE         its load, height, band or reps, and the next target
    e1rm EXERCISE             estimated one-rep maximum, where it is honest
    sides EXERCISE            left against right
    ladder EXERCISE           which rung when
    calendar                  training days
    load                      session load a week
    balance                   sets by movement pattern
    records [EXERCISE]        standing records

    \b
    Example: overload chart exercise goblet squat --weeks 52
    """
    given = ctx.get_parameter_source("weeks") is not click.core.ParameterSource.DEFAULT
    if kind == "records" and not given:
        weeks = None
    series = state.book.series(kind, " ".join(name), weeks, when(), measure)
    from tracker.charts.draw import draw, finding, heading, nothing, usual_height, weeks_of
    from tracker.charts.picture import framed

    said = finding(series)
    missing = _LOGS.get(nothing(series), "").format(getattr(series, "exercise", "goblet-squat"))
    told = f"{said} {missing}" if missing else said
    if as_json:
        from tracker.metrics.series import numbers

        output.document({"chart": kind, "range": weeks, "caption": said, **numbers(series)})
        return
    columns = width or output.width()
    plain_signs = not svg and (
        state.book.config_get("glyphs") == "ascii" or not output.is_unicode()
    )
    rows = height or usual_height(series, columns)
    picture = draw(series, columns, rows, ascii_only=plain_signs)
    words = wrap(told, min(columns, output.WIDEST))
    count = weeks or weeks_of(series)
    span = "" if count is None else counted(count, "week")
    if weeks is None:
        span = f"all, {span}" if span else "all weeks"
    of = heading(series)
    if svg is not None:
        from tracker.charts.svg import svg as document

        _save(svg, document(framed(picture, of, span, columns, words), told))
        output.talk(f"Saved {svg}.")
    else:
        ellipsis = "~" if plain_signs else "…"
        whole = framed(picture, of, span, columns, ellipsis=ellipsis)
        output.drawn(whole.ansi(_coloured(no_color)))
    state.show(words)


def _coloured(no_color: bool) -> bool:
    """Colours are for a terminal that shows them to somebody who wants them."""
    unwanted = no_color or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return not unwanted and output.to_person()


def _save(path: Path, text: str) -> None:
    try:
        path.write_text(text, "utf-8")
    except OSError as fault:
        raise OverloadError(f"{path} can't be written: {fault.strerror}.") from fault
