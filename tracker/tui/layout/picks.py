"""Picking a few exercises from a list: favourites, or moves for another program's day."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from tracker.domain.exercise import Exercise
from tracker.domain.text import fit
from tracker.tui.layout import WIDE
from tracker.tui.layout.how import steps_lines
from tracker.tui.layout.lists import around, spaced
from tracker.tui.layout.parts import name_of
from tracker.tui.lines import BLANK, Line, apart, beside, cut, line, paragraph, rule_line, width_of

LIST = 48
"""Columns of the list where the exercise in hand stands beside it."""


class Choice:
    """One row: an exercise, and what stands beside it (``menu``, or the gear it lacks)."""

    __slots__ = ("exercise", "lacks", "said")

    def __init__(self, exercise: Exercise, said: str, lacks: bool) -> None:
        self.exercise = exercise
        self.said = said
        self.lacks = lacks


def picks(
    title: str, about: str, rows: Sequence[Choice], chosen: Collection[str], most: int,
    cursor: int, steps: Sequence[str], width: int, height: int,
) -> list[Line]:  # fmt: skip
    """The list around the cursor, what is picked with its number; at 100 columns how to do the
    one in hand, its ``steps``, beside it."""
    if width >= WIDE:
        listed = picks(title, about, rows, chosen, most, cursor, steps, LIST, height)
        right = _how(rows[cursor].exercise, steps, width - LIST - 3)
        return beside(spaced(listed, height), right[:height], width, LIST)
    room = width
    count = f"{len(chosen)} of {most}"
    head = [apart(line(title, style="bold"), line(count), room)]
    if height >= 12:
        head += paragraph(about, room)
    head.append(rule_line(room))
    order = list(chosen)
    shown = []
    for at, row in enumerate(rows):
        here = at == cursor
        name = row.exercise.id
        box = f"[{order.index(name) + 1}]" if name in order else "[ ]"
        style = "now" if here else "dim" if row.lacks else ""
        left = line(f"{'▸' if here else ' '} {box} {name_of(row.exercise, width)}", style=style)
        said = fit(row.said, max(0, room - width_of(left) - 2))
        shown.append(cut(apart(left, line(said, style="dim"), room), room))
    return [*head, *around(shown, height - len(head), cursor)]


def _how(exercise: Exercise, steps: Sequence[str], width: int) -> list[Line]:
    """The exercise in hand: what it works, and how it goes."""
    muscles = ", ".join(muscle for muscle, _ in exercise.muscles)
    found = [line(exercise.name, style="bold"), BLANK]
    found += paragraph(f"{exercise.pattern}: {muscles}", width, style="dim")
    found.append(BLANK)
    return [*found, *steps_lines(steps, width)]
