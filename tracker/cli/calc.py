"""``calc``: arithmetic for a person and a script."""

from __future__ import annotations

from typing import Any

import click

from tracker.cli import output
from tracker.cli.group import Group
from tracker.cli.options import (
    EXERCISES,
    WHOLE,
    json_option,
    pass_state,
    usage,
    when,
    when_options,
    whole,
)
from tracker.cli.state import State
from tracker.cli.words import wrap
from tracker.domain.units import Load, number, parse_load

FORMULAS = ("epley", "brzycki", "lander", "lombardi", "mayhew", "oconner", "wathan")
TABLES = ("rts", "nsca", "nsca-chart")
MOST_LOAD = 1_000_000.0
"""Beyond any session load; a larger number is a typing error."""


class NumberType(click.ParamType[float]):
    """A number from 0 on in plain digits; Python's ``float`` takes more than people write."""

    name = "number"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        text = str(value).replace(",", ".")
        if not (text.isascii() and text.replace(".", "", 1).isdigit() and len(text) <= 12):
            self.fail(f"{value!r} is not a number.", param, ctx)
        return float(text)


NUMBER = NumberType()


@click.group("calc", cls=Group)
def calc_command() -> None:
    """Numbers: e1rm, percent, jump, load, ewma, plates.

    \b
    Example: overload calc e1rm 100kgx10 --rir 2
    """


def _answer(state: State, facts: dict[str, Any], said: str, reason: str, as_json: bool) -> None:
    """Print the numbers; a sentence stands beside what is missing or needs saying."""
    if as_json:
        output.document(facts | ({"reason": reason} if reason else {}))
    else:
        state.show(wrap(f"{said} {reason}".strip(), output.width()))


@calc_command.command("e1rm")
@click.argument("set_", metavar="LOADxREPS")
@click.option("--rir", type=NUMBER, default="0", metavar="N", help="Reps left; default 0.")
@click.option("--formula", type=click.Choice(FORMULAS), default="epley", help="Default epley.")
@json_option
@pass_state
def e1rm_command(state: State, set_: str, rir: float, formula: str, as_json: bool) -> None:
    """Estimated one-repetition maximum of a set, up to 12 reps to failure.

    \b
    Example: overload calc e1rm 100kgx10 --rir 1
    """
    weight, sign, reps = set_.lower().replace("×", "x").rpartition("x")
    if not sign:
        usage(f"{set_!r} is not LOADxREPS, like 100kgx10.")
    load = parse_load(weight, state.book.units())
    found = state.book.calculator().e1rm(load, whole(reps.strip(), usage), rir, formula)
    kg = None if found.kg is None else round(found.kg, 2)
    said = "" if kg is None else f"About {_weight(kg, load.unit)} for one rep ({formula})."
    _answer(state, {"e1rm_kg": kg}, said, found.reason, as_json)


@calc_command.command("percent")
@click.option("--reps", type=WHOLE, required=True, metavar="N", help="Reps in the set.")
@click.option("--rpe", type=NUMBER, default="10", metavar="N", help="How hard; default 10.")
@click.option("--table", type=click.Choice(TABLES), default="rts", help="Default rts.")
@json_option
@pass_state
def percent_command(state: State, reps: int, rpe: float, table: str, as_json: bool) -> None:
    """Percent of the one-repetition maximum that allows so many reps.

    \b
    Example: overload calc percent --reps 5 --rpe 8
    """
    found = state.book.calculator().percent(reps, rpe, table)
    said = "" if found.percent is None else f"{number(found.percent)} % ({table})."
    _answer(state, {"percent": found.percent}, said, found.reason, as_json)


@calc_command.command("jump")
@click.argument("old", metavar="FROM")
@click.argument("new", metavar="TO")
@click.option("--reps", default="8-12", metavar="LOW-HIGH", help="The range; default 8-12.")
@click.option("--exercise", default="", metavar="EXERCISE", help="Counts its share of your body.",
              shell_complete=EXERCISES)  # fmt: skip
@when_options
@json_option
@pass_state
def jump_command(state: State, old: str, new: str, reps: str, exercise: str, as_json: bool) -> None:
    """Whether a step in load is small enough, and the reps that earn it.

    \b
    Example: overload calc jump 10kg 12.5kg --reps 8-12
    """
    low, sign, high = reps.partition("-")
    span = (whole(low.strip(), usage), whole((high if sign else low).strip(), usage))
    unit = state.book.units()
    loads = parse_load(old, unit), parse_load(new, unit)
    if min(load.value for load in loads) < 0:
        usage("A load is 0 or more.")
    found = state.book.calculator().jump(*loads, *span, when() or state.book.now(), exercise)
    percent = None if found.percent is None else round(found.percent, 2)
    facts = {
        "percent": percent,
        "acceptable": found.acceptable,
        "reps_needed": found.reps_needed,
        "expected_reps": found.expected_reps,
    }
    said = f"{loads[0]} to {loads[1]} is {'' if found.acceptable else 'not '}acceptable"
    if percent is not None and percent < 0:
        said = (
            f"{loads[0]} to {loads[1]} is a step down: {number(-percent)} % less of what is moved"
        )
    elif percent is not None:
        said += f": {number(percent)} % more of what is moved. {found.reps_needed} reps earn it"
    if found.expected_reps is not None:
        said += f"; after {span[1]} expect {found.expected_reps}"
    _answer(state, facts, f"{said}.", found.reason, as_json)


@calc_command.command("load")
@click.argument("loads", nargs=-1, required=True, type=NUMBER, metavar="LOAD...")
@json_option
@pass_state
def load_command(state: State, loads: tuple[float, ...], as_json: bool) -> None:
    """Total, monotony and strain of the session loads (RPE x minutes) of a week.

    \b
    Example: overload calc load 300 420 280
    """
    found = state.book.calculator().week(_within(loads))
    facts = {
        "total": round(found.total, 2),
        "monotony": None if found.monotony is None else round(found.monotony, 4),
        "strain": None if found.strain is None else round(found.strain, 2),
        "sd": found.sd,
    }
    said = f"Total {number(found.total)}."
    if found.monotony is not None and found.strain is not None:
        said += f" Monotony {number(found.monotony)}, strain {found.strain:.0f} ({found.sd})."
    _answer(state, facts, said, found.reason, as_json)


@calc_command.command("ewma")
@click.argument("loads", nargs=-1, required=True, type=NUMBER, metavar="LOAD...")
@json_option
@pass_state
def ewma_command(state: State, loads: tuple[float, ...], as_json: bool) -> None:
    """Acute (7 days) and chronic (28 days) load of daily loads, oldest first, and their ratio.

    The ratio foretells nothing; its thresholds have no support.

    \b
    Example: overload calc ewma 0 300 0 0 420 0 0
    """
    found = state.book.calculator().ewma(_within(loads))
    facts = {
        "acute": round(found.acute, 4),
        "chronic": round(found.chronic, 4),
        "ratio": None if found.ratio is None else round(found.ratio, 4),
    }
    said = f"Acute {number(found.acute)}, chronic {number(found.chronic)}"
    said += "." if found.ratio is None else f", ratio {number(found.ratio)}."
    _answer(state, facts, said, found.reason, as_json)


@calc_command.command("plates")
@click.argument("weight", metavar="LOAD")
@json_option
@pass_state
def plates_command(state: State, weight: str, as_json: bool) -> None:
    """What to put on each side of your bar, from your plates.

    \b
    Example: overload calc plates 62.5kg
    """
    found = state.book.calculator().plates(parse_load(weight, state.book.units()))
    side = found.per_side
    facts = {
        "total_kg": found.total.kg,
        "bar_kg": found.bar.kg,
        "per_side": None if side is None else [str(plate) for plate in side],
        "per_side_kg": None if side is None else [plate.kg for plate in side],
        "below_kg": None if found.below is None else found.below.kg,
        "above_kg": None if found.above is None else found.above.kg,
    }
    said = ""
    if side is not None:
        plates = " + ".join(str(plate) for plate in side) or "nothing"
        said = f"{found.total}: {plates} on each side of the {found.bar} bar."
    _answer(state, facts, said, found.reason, as_json)


def _within(loads: tuple[float, ...]) -> list[float]:
    if max(loads) > MOST_LOAD:
        usage(f"A session load is at most {number(MOST_LOAD)}.")
    return list(loads)


def _weight(kg: float, unit: str) -> str:
    """Kilograms in the unit that was given."""
    return str(Load(kg / Load(1.0, "lb").kg, "lb")) if unit == "lb" else f"{number(kg)} kg"
