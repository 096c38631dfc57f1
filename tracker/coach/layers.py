"""`layer-in`: a program that starts small takes in one exercise more as the others get easy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from datetime import date, timedelta

from tracker.coach.reading import Reading, running
from tracker.domain.program import Day, Program, Slot
from tracker.domain.value import Value, replace


class Layering(Value):
    """What decides how many layers are in.

    ``easy`` says of each slot index whether its exercise was once easy twice running or has
    moved up a rung; ``begun`` maps the slot indices already trained to their first date.
    """

    today: date
    easy: Mapping[int, bool]
    begun: Mapping[int, date]


def once_easy(readings: Sequence[Reading], sessions: int) -> bool:
    """Whether the exercise was at some time ``easy`` in that many sessions running."""
    kept = [r for r in readings if not r.apart]
    return any(
        running(kept[: end + 1], lambda r: r.easy) >= sessions
        for end in range(sessions - 1, len(kept))
    )


def layers_in(program: Program, day: Day, state: Layering, per_week: int) -> int:
    """How many of the program's layers belong to the day now.

    A layer once trained stays. The next comes in when every slot so far is easy, at most
    ``per_week`` within seven days (seed rows 39-41; the pace is ours).
    """
    base = len(day.slots)
    count = 0
    while count < len(program.layers):
        index = base + count
        if index not in state.begun:
            all_easy = all(state.easy.get(slot, False) for slot in range(index))
            lately = [
                slot for slot, d in state.begun.items()
                if slot >= base and state.today - d < timedelta(days=7)
            ]  # fmt: skip
            return count + (all_easy and len(lately) < per_week)
        count += 1
    return count


def layered(program: Program, day: Day, count: int) -> Day:
    """The day with its first ``count`` layers as further slots."""
    return replace(day, slots=(*day.slots, *program.layers[:count]))


def takes_turns(
    slots: Sequence[Slot], last_filled: Mapping[int, date], under_way: Set[int] = frozenset()
) -> frozenset[int]:
    """The slots left out this time: of two that take turns, the one trained more lately.

    Where one of the two is ``under_way`` the other is left out.
    """
    out: set[int] = set()
    titles = {slot.title: index for index, slot in enumerate(slots)}
    for index, slot in enumerate(slots):
        partner = titles.get(slot.turns_with) if slot.turns_with else None
        if partner is None:
            continue
        mine, other = last_filled.get(index), last_filled.get(partner)
        if index in under_way or partner in under_way:
            out.add(partner if index in under_way else index)
        elif mine is None or (other is not None and other > mine):
            out.add(partner)
        else:
            out.add(index)
    return frozenset(out)
