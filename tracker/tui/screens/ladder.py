"""A ladder: where you are, a rung in hand, and taking it by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.tui import commands
from tracker.tui.layout.ladder import drawn, ladder
from tracker.tui.lines import Line
from tracker.tui.screens.base import View

if TYPE_CHECKING:
    from tracker.tui.app import OverloadApp


class LadderView(View):
    """The ladder of an exercise. The rung in hand is the exercise itself at first, or the one
    you are on where the exercise names the family."""

    def __init__(self, app: OverloadApp, exercise_id: str) -> None:
        super().__init__(app)
        self.exercise = exercise_id
        self.every = False
        self._width = 39
        self._lately: dict[str, tuple[str, ...]] = {}
        self.read()
        named = exercise_id == self.ladder.rungs[0].id
        self.hand = self.ladder.here if named and self.ladder.here is not None else exercise_id

    @property
    def state(self) -> str:
        """The keys of a ladder."""
        return commands.LADDER

    def read(self) -> None:
        """The ladder as the log has it now."""
        self.ladder = self.logbook.ladder_state(self.exercise)
        self._lately.clear()

    def body(self, width: int, height: int) -> list[Line]:
        """The drawing around the rung in hand, and its panel."""
        self._width = width
        # What is in hand is always drawn, also on a way up that would be left out.
        self.every = self.every or self.hand not in self._rungs()
        if self.hand not in self._lately:
            self._lately[self.hand] = self.logbook.rung_lately(self.hand)
        lately = self._lately[self.hand]
        return ladder(self.ladder, self.hand, lately, self.exercise, self.every, width, height)

    def _rungs(self) -> list[str]:
        """The rungs in the order of the drawing, hardest first."""
        lines = drawn(self.ladder, self._width, self.exercise, self.every)
        return [each.rung for each in lines if each.rung]

    def do_up(self, key: str) -> None:
        """The rung above, as drawn."""
        self._step(-1)

    def do_down(self, key: str) -> None:
        """The rung below, as drawn."""
        self._step(1)

    def _step(self, step: int) -> None:
        rungs = self._rungs()
        at = rungs.index(self.hand) + step if self.hand in rungs else 0
        self.hand = rungs[max(0, min(at, len(rungs) - 1))]

    def do_other_ways(self, key: str) -> None:
        """Every way up, or the one you are on alone."""
        few = len(self._rungs())
        self.every = not self.every
        rungs = self._rungs()
        if len(rungs) == few:
            self.every = False
            self.app.say("every way up is drawn already")
        if self.hand not in rungs:
            self.hand = self.ladder.here or self.exercise

    def do_take_rung(self, key: str) -> None:
        """Stand on the rung in hand from the next session on."""
        taken = self.logbook.take_rung(self.hand)
        days = " and ".join(self.logbook.taken_days(taken))
        name = self.ladder.rung(self.hand).short
        self.app.wrote()
        self.app.say_kept(f"taken: {name}, from the next {days} on")

    def do_chart(self, key: str) -> None:
        """The chart of the rung in hand."""
        from tracker.tui.screens.exercise import ExerciseChartView

        self.app.show(ExerciseChartView(self.app, self.hand))

    def do_how(self, key: str) -> None:
        """How to do the rung in hand."""
        from tracker.tui.screens.exercise import show_how

        show_how(self.app, self.hand)

    def do_why(self, key: str) -> None:
        """Why the target of the rung in hand."""
        from tracker.tui.screens.why import WhyView

        self.app.show(WhyView(self.app, [self.hand], 0))
