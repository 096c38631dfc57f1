"""What is ticked off of a warm-up or a cool-down, for as long as the app runs."""

from __future__ import annotations

from datetime import date

from tracker.domain.program import Routine
from tracker.tui.layout.parts import boxes


class Ticks:
    """Boxes are ticked in their order, so a count a date and routine is all there is."""

    def __init__(self) -> None:
        self._done: dict[tuple[date, str], int] = {}

    def count(self, day: date, routine: Routine | None) -> int:
        """How many boxes of a routine are ticked on a date."""
        return 0 if routine is None else self._done.get((day, routine.id), 0)

    def move(self, day: date, routine: Routine, step: int) -> str:
        """Tick the next box (1) or take the last tick back (-1); what happened, in words."""
        found = boxes(routine)
        before = self.count(day, routine)
        after = max(0, min(len(found), before + step))
        if after == before:
            return "all is ticked" if step > 0 else "nothing is ticked"
        self._done[day, routine.id] = after
        # The box that changed is the last ticked one, before or after.
        changed = found[max(before, after) - 1]
        first = changed[0].text.partition(":")[0]
        more = " and more" if len(changed) > 1 else ""
        open_again = "" if step > 0 else " open again"
        said = f"{first[:1].lower()}{first[1:]}{more}{open_again}"
        return f"{after} of {len(found)} ticked: {said}"
