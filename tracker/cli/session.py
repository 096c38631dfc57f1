"""``finish`` and ``deload``: the end of a session, and the answer to an offered easy week."""

from __future__ import annotations

from typing import Any

import click

from tracker.cli import output
from tracker.cli.options import json_option, pass_state, when, when_options
from tracker.cli.state import State
from tracker.cli.words import day_words, decision_lines, wrap
from tracker.domain.units import number
from tracker.domain.views import Summary
from tracker.domain.words import counted, share_of_sets


@click.command("finish")
@when_options
@json_option
@pass_state
def finish_command(state: State, as_json: bool) -> None:
    """End the session under way, and say what changes next time.

    \b
    Example: overload finish
    """
    summary = state.book.finish(when())
    if as_json:
        output.document(summary_json(summary))
    else:
        state.show(summary_lines(state, summary))


@click.command("deload")
@click.argument("answer", type=click.Choice(["accept", "decline"]))
@when_options
@json_option
@pass_state
def deload_command(state: State, answer: str, as_json: bool) -> None:
    """Accept or decline the offered easy week.

    One that nothing offered can be accepted too; declining ends one that lasts.

    \b
    Example: overload deload accept
    """
    moment = when()
    state.book.deload(answer, moment)
    if as_json:
        output.document({"deload": answer})
        return
    days, weeks = (
        int(state.book.config_get(f"deload.{name}")) for name in ("days", "silent_weeks")
    )
    left = share_of_sets(float(state.book.config_get("deload.sets")))
    taken = f"Easy week: {left} for {counted(days, 'day')}."
    said = taken if answer == "accept" else "No easy week."
    state.show([f"{said} The question rests for {counted(weeks, 'week')}."])


def summary_json(summary: Summary) -> dict[str, Any]:
    """What ``finish --json`` prints."""
    session = summary.session
    return {
        "session": session.id,
        "date": session.date.isoformat(),
        "sets": session.set_count,
        "next": [decision.to_json() for decision in summary.decisions],
        "records": [
            {
                "exercise": record.exercise,
                "what": record.what,
                "text": record.text,
                "before": None if record.before is None else record.before.isoformat(),
            }
            for record in summary.records
        ],
        "week": [
            {"muscle": week.muscle, "done": week.done, "planned": week.planned}
            for week in summary.week
        ],
        "next_date": summary.next_plan.next_date,
        "next_day": summary.next_plan.day,
    }


def summary_lines(state: State, summary: Summary) -> list[str]:
    """The summary for a person."""
    width = output.width()
    session, after = summary.session, summary.next_plan
    day = state.day_name(session.program, session.day)
    lines = [
        f"{day or 'Session'} done, {day_words(session.date)}: "
        f"{counted(session.set_count, 'set')}, all saved."
    ]
    if summary.decisions:
        lines += ["", "Next time"]
    for decision in summary.decisions:
        lines += decision_lines(decision, state, width)
    if summary.records:
        lines += ["", "Records"]
        lines += [f"  {record.what}: {record.text}" for record in summary.records]
    if summary.week:
        lines += ["", "Hard sets this week"]
        lines += [f"  {week.muscle} {number(week.done)}" for week in summary.week]
    if summary.cool_down is not None:
        lines += ["", summary.cool_down.name]
        for item in summary.cool_down.items:
            dose = f" ({item.dose})" if item.dose else ""
            lines += wrap(f"{item.text}{dose}", width, "    ", "  · ")
    lines += ["", f"Next: {after.day_name}, from {day_words(after.next_date)}."]
    return lines
