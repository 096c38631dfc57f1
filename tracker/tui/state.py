"""What a screen remembers between two keys. Nothing here is worth saving."""

from __future__ import annotations

from tracker.domain.log import NewSet
from tracker.domain.target import Resistance
from tracker.domain.value import Value
from tracker.domain.views import Summary, Today, TodayItem

HOLD_STEP = 5
"""Seconds that ``+`` and ``-`` change a hold by."""


class Rest(Value):
    """The time since the last set. ``span`` is (shortest, longest) seconds, None to count up.

    ``stopped`` freezes it; ``watch`` is the running stopwatch of a hold in seconds.
    """

    elapsed: float
    span: tuple[int, int] | None
    stopped: bool = False
    watch: float | None = None


class TodayState:
    """The cursor and what is typed but not yet logged.

    ``typed`` are the reps as typed (``10/9``), "" for the plan's; ``resistance`` what ``[`` and
    ``]`` chose for the sets to come; ``chosen`` the item that ``n`` went to; ``ticked`` the boxes
    of the warm-up that are done.
    """

    # Written out: as a dataclass its making alone would cost a start half a millisecond.
    def __init__(self) -> None:
        self.cursor = 0
        self.answers: dict[str, int] = {}
        self.legs: bool | None = None
        self.checking = False
        self.typed = ""
        self.resistance: Resistance | None = None
        self.chosen: int | None = None
        self.note = ""
        self.summary: Summary | None = None
        self.ticked = 0


def newest(today: Today) -> int | None:
    """The place among today's items of the one that was last logged."""
    begun = [at for at, item in enumerate(today.items) if item.logged]
    return max(begun, key=lambda at: _logged_at(today.items[at]), default=None)


def _logged_at(item: TodayItem) -> tuple[int, int]:
    last = item.logged[-1]
    return last.at.utc_ms, last.id


def typed_counts(typed: str, planned: NewSet) -> tuple[int, int | None]:
    """(count, right) of what is typed; the plan's where nothing is. ``10/`` waits for the right."""
    if not typed:
        return planned.count, planned.right
    left, slash, right = typed.partition("/")
    count = int(left) if left else planned.count
    if not slash or not right or int(right) == count:
        return count, None
    return count, int(right)
