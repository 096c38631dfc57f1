"""What can stand in for an exercise with what the user owns."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.domain.exercise import Exercise
from tracker.tui.layout.lists import around
from tracker.tui.layout.parts import name_of
from tracker.tui.lines import Line, apart, cut, line, paragraph, rule_line


def swap(
    exercise: Exercise, others: Sequence[Exercise], cursor: int, width: int, height: int
) -> list[Line]:
    """The alternatives, nearest first."""
    head = apart(line("Instead of", style="bold"), line(name_of(exercise, width)), width)
    found = [head, rule_line(width)]
    if not others:
        said = "Nothing else of this kind can be done with what you own."
        return [*found, *paragraph(said, width)]
    listed = []
    for at, other in enumerate(others):
        here = at == cursor
        gear = ", ".join(options[0] for options in other.needs) or "nothing"
        text = line(f"{'▸' if here else ' '} {name_of(other, width)}", style="now" if here else "")
        listed.append(cut(apart(text, line(gear, style="dim"), width), width))
    return [*found, *around(listed, height - len(found), cursor)]
