"""One exercise, and its chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.domain.errors import OverloadError
from tracker.tui import commands
from tracker.tui.layout.exercise import chart, chart_size, exercise
from tracker.tui.layout.lists import window
from tracker.tui.lines import Line
from tracker.tui.screens.base import View

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.charts.picture import Picture
    from tracker.logbook.exercise_room import ExercisePage
    from tracker.metrics.series import Series
    from tracker.tui.app import OverloadApp

WEEKS = (4, 12, 52, None)
"""Weeks a chart shows; None is all there are."""


def show_how(app: OverloadApp, exercise_id: str) -> None:
    """How to do an exercise, on top; a message where nobody has written it."""
    from tracker.tui.screens.how import HowView

    if app.logbook.catalog.text(exercise_id).steps:
        app.show(HowView(app, [exercise_id], 0))
    else:
        app.say(f"no how-to is written for {app.logbook.catalog.exercise(exercise_id).short}")


class ExerciseView(View):
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
            self.app.top.read()
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

    def do_up(self, key: str) -> None:
        """Scroll up."""
        self.top = max(0, self.top - 1)

    def do_down(self, key: str) -> None:
        """Scroll down."""
        self.top += 1

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


class ExerciseChartView(View):
    """An exercise over time; the picture is drawn in a thread."""

    series: Series

    def __init__(self, app: OverloadApp, exercise_id: str) -> None:
        super().__init__(app)
        self.exercise = exercise_id
        self.at_range = 1
        self._drawn: dict[tuple[int, int], Picture] = {}
        self._asked: tuple[int, int] | None = None
        self.read()

    @property
    def state(self) -> str:
        """The keys of the chart."""
        return commands.EXERCISE_CHART

    def read(self) -> None:
        """The numbers again; the picture is drawn anew."""
        if self.named(self.exercise) is None:
            raise OverloadError("That exercise is no longer in the catalogue.")
        self.series = self.logbook.series("exercise", self.exercise, WEEKS[self.at_range])
        self._drawn.clear()
        self._asked = None

    def body(self, width: int, height: int) -> list[Line]:
        """The chart where it is drawn for this size; else its place, and a thread draws it."""
        from tracker.charts.draw import finding

        given = self.logbook.catalog.exercise(self.exercise)
        said = finding(self.series)
        size = chart_size(width, height, said)
        if size not in self._drawn and self._asked != size:
            self._asked = size
            series = self.series
            self.app.in_thread(lambda: self._draw(series, size))
        weeks = WEEKS[self.at_range]
        shown = f"{weeks} weeks" if weeks else "all there is"
        return chart(given, self._drawn.get(size), said, shown, width, height)

    def _draw(self, series: Series, size: tuple[int, int]) -> None:
        """In a thread: draw, then hand the picture to the app."""
        from tracker.charts.draw import draw

        picture = draw(series, *size, ascii_only=self.app.ascii)
        self.app.from_thread(lambda: self._take(series, size, picture))

    def _take(self, series: Series, size: tuple[int, int], picture: Picture) -> None:
        if series is self.series:
            self._drawn[size] = picture

    def do_wider(self, key: str) -> None:
        """More weeks."""
        self._range(1)

    def do_narrower(self, key: str) -> None:
        """Fewer weeks."""
        self._range(-1)

    def _range(self, step: int) -> None:
        at = max(0, min(len(WEEKS) - 1, self.at_range + step))
        if at == self.at_range:
            self.app.say("that is all there is" if step > 0 else "fewer than 4 weeks is no trend")
            return
        self.at_range = at
        self.read()

    def do_why(self, key: str) -> None:
        """Why its target."""
        from tracker.tui.screens.why import WhyView

        self.app.show(WhyView(self.app, [self.exercise], 0))
