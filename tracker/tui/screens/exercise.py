"""One exercise, and its chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.tui import commands
from tracker.tui.layout.exercise import chart, chart_size, exercise
from tracker.tui.layout.lists import window
from tracker.tui.lines import Line, paragraph
from tracker.tui.screens.drawing import RANGES, Asked, DrawnView
from tracker.tui.screens.moving import Scrolling

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.logbook.exercise_room import ExercisePage
    from tracker.metrics.series import Series
    from tracker.tui.app import OverloadApp


def show_how(app: OverloadApp, exercise_id: str) -> None:
    """How to do an exercise, on top; a message where nobody has written it."""
    from tracker.tui.screens.how import HowView

    if app.logbook.catalog.text(exercise_id).steps:
        app.show(HowView(app, [exercise_id], 0))
    else:
        app.say(f"no how-to is written for {app.logbook.catalog.exercise(exercise_id).short}")


class ExerciseView(Scrolling):
    """``exercises`` are those that ``n`` goes through, ``at`` the one in hand."""

    page: ExercisePage

    def __init__(self, app: OverloadApp, exercises: Sequence[str], at: int) -> None:
        super().__init__(app)
        self.exercises = tuple(exercises)
        self.at = at
        self.top = 0
        self.read()

    @property
    def state(self) -> str:
        """The keys of one exercise."""
        return commands.EXERCISE

    @property
    def exercise(self) -> str:
        """The id of the exercise in hand."""
        return self.exercises[self.at]

    def read(self) -> None:
        """Everything about it; back to the list where an undo took it away."""
        if self.named(self.exercise) is None:
            self.app.back()
            return
        self.page = self.logbook.exercise_page(self.exercise)

    def body(self, width: int, height: int) -> list[Line]:
        """The part of the page that fits; the heading stays."""
        lines = exercise(self.page, self.year, width)
        if height >= 12:
            shown, self.top = window(lines[2:], height - 2, self.top)
            return [*lines[:2], *shown]
        shown, self.top = window(lines, height, self.top)
        return shown

    def do_next(self, key: str) -> None:
        """The next exercise of the list."""
        self._turn(1)

    def do_previous(self, key: str) -> None:
        """The exercise before."""
        self._turn(-1)

    def _turn(self, step: int) -> None:
        self.at = (self.at + step) % len(self.exercises)
        self.top = 0
        self.read()

    def do_chart(self, key: str) -> None:
        """Its chart."""
        self.app.show(ExerciseChartView(self.app, self.exercise))

    def do_ladder(self, key: str) -> None:
        """Its ladder."""
        from tracker.tui.screens.ladder import LadderView

        self.app.show(LadderView(self.app, self.exercise))

    def do_why(self, key: str) -> None:
        """Why its target."""
        from tracker.tui.screens.why import WhyView

        self.app.show(WhyView(self.app, [self.exercise], 0))

    def do_how(self, key: str) -> None:
        """How to do it."""
        show_how(self.app, self.exercise)

    def do_swap(self, key: str) -> None:
        """Another one in its place today; where it has none, what could stand in for it."""
        from tracker.tui.screens.swap import SwapView

        for item in self.logbook.today().items:
            if item.exercise.id == self.exercise:
                self.app.show(SwapView(self.app, item))
                return
        name = self.page.exercise.name
        said = f"{name} is not in today's plan"
        if self.page.instead:
            said += f"; instead of it you can do {', '.join(self.page.instead)}"
        self.app.say(said)


class ExerciseChartView(DrawnView):
    """An exercise over time."""

    def __init__(self, app: OverloadApp, exercise_id: str) -> None:
        super().__init__(app)
        self.exercise = exercise_id
        self.at_range = 1
        self.read()

    @property
    def state(self) -> str:
        """The keys of the chart."""
        return commands.EXERCISE_CHART

    def read(self) -> None:
        """The numbers again; back to the page where an undo took the exercise away."""
        if self.named(self.exercise) is None:
            self.app.back()
            return
        self.ask(Asked("exercise", self.exercise, None, RANGES[self.at_range]))

    def body(self, width: int, height: int) -> list[Line]:
        """The chart where it is drawn for this size; else its place."""
        given = self.logbook.catalog.exercise(self.exercise)
        picture = self.picture(width, height)
        said = [] if self.answer is None else self.words(self.answer.series, width, height)
        weeks = RANGES[self.at_range]
        shown = f"{weeks} weeks" if weeks else "all weeks"
        return chart(given, picture, said, shown, width, height)

    def words(self, series: Series | None, width: int, height: int) -> list[Line]:
        """The finding in sentences."""
        from tracker.charts.draw import finding

        return [] if series is None else paragraph(finding(series), width)

    def room(
        self, series: Series, said: Sequence[Line], width: int, height: int
    ) -> tuple[int, int]:
        """What the head and the words leave."""
        return chart_size(width, height, said)

    def do_wider(self, key: str) -> None:
        """More weeks."""
        self._range(1)

    def do_narrower(self, key: str) -> None:
        """Fewer weeks."""
        self._range(-1)

    def _range(self, step: int) -> None:
        at = max(0, min(len(RANGES) - 1, self.at_range + step))
        if at == self.at_range:
            self.app.say("that is all there is" if step > 0 else "fewer than 4 weeks is no trend")
            return
        self.at_range = at
        self.read()

    def do_why(self, key: str) -> None:
        """Why its target."""
        from tracker.tui.screens.why import WhyView

        self.app.show(WhyView(self.app, [self.exercise], 0))
