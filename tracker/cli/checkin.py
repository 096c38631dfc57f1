"""``soreness``, ``activity``, ``pain``, ``flag`` and ``bodyweight``: how the lifter is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click

from tracker.cli import output
from tracker.cli.options import (
    WHOLE,
    Offers,
    json_option,
    muscle_words,
    offering,
    pass_state,
    usage,
    when,
    when_options,
    whole,
    words_argument,
)
from tracker.cli.state import State
from tracker.cli.words import wrap
from tracker.domain.log import STOP_SIGNS
from tracker.domain.units import parse_load


def _told(state: State, facts: Mapping[str, Any], said: str, as_json: bool) -> None:
    if as_json:
        moment = when() or state.book.now()
        output.document({"date": moment.date.isoformat(), **facts})
    else:
        state.show(wrap(said, output.width()))


def _sore(ctx: click.Context, typed: str) -> Offers:
    return ((f"{muscle}={n}", said) for muscle, said in muscle_words(ctx, typed) for n in range(11))


def _flags(ctx: click.Context, typed: str) -> Offers:
    return ((kind, "") for kind in (*STOP_SIGNS, "clear"))


@click.command("soreness")
@click.argument("levels", nargs=-1, required=True, metavar="MUSCLE=N...",
                shell_complete=offering(_sore))  # fmt: skip
@when_options
@json_option
@pass_state
def soreness_command(state: State, levels: tuple[str, ...], as_json: bool) -> None:
    """How sore muscles are, 0 none to 10.

    \b
    Example: overload soreness hamstrings=4 glutes=1
    """
    given: dict[str, int] = {}
    for level in levels:
        muscle, sign, number = level.partition("=")
        if not sign or not muscle:
            raise click.UsageError(f"{level!r} is not MUSCLE=N, like hamstrings=4.")
        given[muscle.strip().lower()] = whole(number.strip(), usage)
    state.book.soreness(given, when())
    said = ", ".join(f"{muscle} {number}" for muscle, number in given.items())
    _told(state, {"soreness": given}, f"Soreness: {said}.", as_json)


@click.command("activity")
@words_argument("name")
@click.option("--minutes", type=WHOLE, required=True, metavar="M", help="How long it took.")
@click.option("--intensity", type=WHOLE, required=True, metavar="N", help="How hard, 0-10.")
@click.option("--legs/--no-legs", default=False, help="Whether it taxed the legs; default no.")
@when_options
@json_option
@pass_state
def activity_command(
    state: State, name: tuple[str, ...], minutes: int, intensity: int, legs: bool, as_json: bool
) -> None:
    """Other sport: minutes, intensity, whether it taxed the legs.

    \b
    Example: overload activity soccer --minutes 90 --intensity 8 --legs
    """
    words = " ".join(name)
    state.book.activity(words, minutes, intensity, legs, when())
    facts = {"activity": words, "minutes": minutes, "intensity": intensity, "legs": legs}
    said = f"{words}, {minutes} min, intensity {intensity}, legs {'taxed' if legs else 'spared'}."
    _told(state, facts, f"Activity: {said}", as_json)


@click.command("pain")
@words_argument("exercise", required=False, metavar="EXERCISE...")
@click.argument("level", type=WHOLE, metavar="N")
@when_options
@json_option
@pass_state
def pain_command(state: State, exercise: tuple[str, ...], level: int, as_json: bool) -> None:
    """Pain in one exercise, 0 none to 10.

    \b
    Example: overload pain goblet squat 2
    """
    # Not asked of click, which would call the exercise missing where `goblet-squat=2` was given.
    if not exercise:
        raise click.UsageError("Missing argument 'EXERCISE...'.")
    found = state.exercise(exercise)
    state.book.pain(found.id, level, when())
    said = f"Pain in {found.name}: {level}."
    _told(state, {"exercise": found.id, "pain": level}, said, as_json)


@click.command("flag")
@click.argument("kind", metavar="|".join((*STOP_SIGNS, "clear")), shell_complete=offering(_flags))
@when_options
@json_option
@pass_state
def flag_command(state: State, kind: str, as_json: bool) -> None:
    """A stop sign (chest-pain, faint, pop), or clear.

    While one stands, overload next says not to train.

    \b
    Example: overload flag clear
    """
    state.book.flag(kind, when())
    if kind == "clear":
        said = "The stop sign is cleared."
    else:
        said = " ".join([f"Flagged: {kind}.", *state.book.catalog.safety.get(kind, ())])
    _told(state, {"flag": kind}, said, as_json)


@click.command("bodyweight")
@click.argument("weight", metavar="WEIGHT")
@when_options
@json_option
@pass_state
def bodyweight_command(state: State, weight: str, as_json: bool) -> None:
    """Your own weight, in your unit unless one is given.

    \b
    Example: overload bodyweight 70.5kg
    """
    load = parse_load(weight, state.book.units())
    state.book.bodyweight(load, when())
    facts = {"bodyweight_kg": load.kg, "bodyweight": str(load)}
    _told(state, facts, f"Body weight: {load}.", as_json)
