"""What waits is a function: which set is next, from what was planned and what was logged."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.domain.value import Value


class Place(Value):
    """One exercise of the day as the queue sees it.

    ``planned`` and ``logged`` count working sets; ``latest`` orders exercises by their newest
    set (0 where none is logged, higher is newer).
    """

    planned: int
    logged: int
    latest: int = 0
    skipped: bool = False

    @property
    def left(self) -> int:
        """Sets still to come."""
        return 0 if self.skipped else max(0, self.planned - self.logged)


def queue(places: Sequence[Place], structure: str) -> list[tuple[int, int]]:
    """The sets still to come as (exercise index, set number from 1), next first.

    ``straight`` finishes the exercise under way, then goes on in order; ``circuit`` goes round
    by round, each exercise once a round.
    """
    if structure == "circuit":
        waiting = [
            (p.logged + n, index) for index, p in enumerate(places) for n in range(1, p.left + 1)
        ]
        return [(index, number) for number, index in sorted(waiting)]
    order = sorted(
        range(len(places)),
        key=lambda i: (0, -places[i].latest) if places[i].latest and places[i].left else (1, i),
    )
    return [
        (index, places[index].logged + n)
        for index in order
        for n in range(1, places[index].left + 1)
    ]
