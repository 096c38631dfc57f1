"""Why: the whole record of a decision, now and for past sessions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.tui import commands
from tracker.tui.layout import LEFT, WIDE
from tracker.tui.layout.lists import window
from tracker.tui.layout.why import why
from tracker.tui.lines import Line, beside, line
from tracker.tui.screens.moving import Scrolling

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.domain.moment import Moment
    from tracker.tui.app import OverloadApp

PAST = 60
"""Sessions of one exercise that can be stepped through."""


class WhyView(Scrolling):
    """``exercises`` are those that ``n`` goes through, ``at`` the one in hand."""

    def __init__(self, app: OverloadApp, exercises: Sequence[str], at: int) -> None:
        super().__init__(app)
        self.exercises = tuple(exercises)
        self.at = at
        self.top = 0
        self.back_by = 0
        self.read()

    @property
    def state(self) -> str:
        """The keys of the record."""
        return commands.WHY

    @property
    def exercise(self) -> str:
        """The id of the exercise in hand."""
        return self.exercises[self.at]

    def read(self) -> None:
        """The record at the moment asked for."""
        self.decision = self.logbook.why(self.exercise, self._moment())
        self.due = self.app.due(self.exercise)

    def _moment(self) -> Moment | None:
        """None for now, else the moment before a past session of the exercise began."""
        if not self.back_by:
            return None
        found = self.logbook.history(self.exercise, limit=1, offset=self.back_by - 1)
        return found[0].started.plus(-1) if found else None

    def body(self, width: int, height: int) -> list[Line]:
        """The part of the record that fits."""
        moment = self._moment()
        asked = moment.date if moment is not None else None
        wide = width >= WIDE
        room = width - LEFT - 4 if wide else width
        lines = why(self.decision, self.named, room, self.year, asked, self.due)
        if len(lines) > height:
            lines = [each for each in lines if each]
        shown, self.top = window(lines, height, self.top)
        if not wide:
            return shown
        names = [self._name(at) for at in range(len(self.exercises))]
        return beside(names, shown, width, LEFT)

    def _name(self, at: int) -> Line:
        exercise = self.named(self.exercises[at])
        name = self.exercises[at] if exercise is None else exercise.short
        here = at == self.at
        return line(f"{'▸' if here else ' '} {name}", style="now" if here else "dim")

    def do_next(self, key: str) -> None:
        """The next exercise."""
        self._turn(1)

    def do_previous(self, key: str) -> None:
        """The exercise before."""
        self._turn(-1)

    def _turn(self, step: int) -> None:
        self.at = (self.at + step) % len(self.exercises)
        self.top = self.back_by = 0
        self.read()

    def do_older(self, key: str) -> None:
        """The decision behind the session before."""
        if self.back_by >= PAST:
            return
        if not self.logbook.history(self.exercise, limit=1, offset=self.back_by):
            self.app.say("no earlier session of this exercise")
            return
        self.back_by += 1
        self.top = 0
        self.read()

    def do_newer(self, key: str) -> None:
        """The decision behind the session after."""
        self.back_by = max(0, self.back_by - 1)
        self.top = 0
        self.read()

    def do_how(self, key: str) -> None:
        """How to do the exercise in hand."""
        from tracker.tui.screens.how import HowView

        self.app.show(HowView(self.app, self.exercises, self.at))

    def do_swap(self, key: str) -> None:
        """Another exercise in its place today."""
        from tracker.tui.screens.swap import SwapView

        for item in self.logbook.today().items:
            if self.exercise in (item.exercise.id, item.decision.exercise):
                self.app.show(SwapView(self.app, item))
                return
        self.app.say("that is not among today's exercises")
