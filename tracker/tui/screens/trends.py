"""Trends: every chart of the log."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from tracker.domain.words import counted
from tracker.tui.commands import trends as states
from tracker.tui.layout import LONG_NAMES
from tracker.tui.layout.trends import Shown, Tab, chart_size, trends, words
from tracker.tui.lines import Line
from tracker.tui.screens.drawing import RANGES, Answer, Asked, DrawnView
from tracker.tui.screens.moving import Scrolling

if TYPE_CHECKING:
    from tracker.metrics.series import Series
    from tracker.tui.app import OverloadApp

MEASURES = ("sets", "reps", "tonnage")
"""What the chart of volume counts, in the order of ``m``."""
MISSING = {
    "e1rm": "No exercise with kilograms to estimate from.",
    "sides": "No exercise that is done one side at a time.",
    "ladder": "No exercise that stands on a ladder.",
}
"""What is said where nothing in the log fits a chart of one subject."""


class Chart(NamedTuple):
    """A chart of the row: its kind for the logbook, the state of its keys, its names."""

    kind: str
    state: str
    tab: Tab


CHARTS = (
    Chart("volume-soreness", states.TRENDS, Tab("volume + soreness", "volume and soreness")),
    Chart("exercise", states.BY_EXERCISE, Tab("exercise", "exercise")),
    Chart("ladder", states.BY_LADDER, Tab("ladder", "ladder")),
    Chart("records", states.TABLE, Tab("records", "records")),
    Chart("calendar", states.OF_ALL, Tab("calendar", "training days")),
    Chart("balance", states.OF_ALL, Tab("balance", "balance of movements")),
    Chart("load", states.OF_ALL, Tab("load", "session load")),
    Chart("sides", states.BY_EXERCISE, Tab("sides", "left and right")),
    Chart("e1rm", states.BY_EXERCISE, Tab("1RM", "estimated 1RM")),
    Chart("volume", states.VOLUME, Tab("volume", "volume")),
    Chart("soreness", states.TRENDS, Tab("soreness", "soreness")),
)
"""In the order of ``]``; after the last comes the first."""


class TrendsView(Scrolling, DrawnView):
    """``[`` and ``]`` turn the charts, ``+`` and ``-`` the weeks, ``n`` and ``N`` the subject."""

    def __init__(self, app: OverloadApp) -> None:
        super().__init__(app)
        self.at = 0
        self.measure = 0
        self.top = 0
        self._range = 1
        self._range_of_table = len(RANGES) - 1
        self._subjects: dict[str, str] = {}
        self._turn_by = 0
        self.read()

    @property
    def chart(self) -> Chart:
        """The chart in hand."""
        return CHARTS[self.at]

    @property
    def state(self) -> str:
        """The keys of the family of charts."""
        return self.chart.state

    @property
    def weeks(self) -> int | None:
        """How many weeks are shown; None for all. Records stand for all unless told otherwise."""
        table = self.chart.kind == "records"
        return RANGES[self._range_of_table if table else self._range]

    def read(self) -> None:
        """Forget what was drawn; the next look asks a thread for it."""
        self._why_asked = False
        subject = self._subjects.get(self._family, "")
        measure = MEASURES[self.measure]
        self.ask(Asked(self.chart.kind, subject, self._turn_by, self.weeks, measure))

    @property
    def _family(self) -> str:
        """The charts that keep one subject between them."""
        named = self.state in (states.BY_EXERCISE, states.BY_LADDER)
        return "exercise" if named else self.state

    def body(self, width: int, height: int) -> list[Line]:
        """The chart where it is drawn for this size; else its place, and a thread draws it."""
        picture = self.picture(width, height)
        answer = self.answer
        series = None if answer is None else answer.series
        said = [] if answer is None else self.words(series, width, height)
        shown = Shown([c.tab for c in CHARTS], self.at, self._name(width), self._weeks_said())
        lines, self.top = trends(shown, series, picture, said, self.top, width, height)
        return lines

    def words(self, series: Series | None, width: int, height: int) -> list[Line]:
        """The finding in sentences."""
        return words(series, MISSING.get(self.chart.kind, ""), width, height)

    def room(
        self, series: Series, said: Sequence[Line], width: int, height: int
    ) -> tuple[int, int]:
        """What the heads and the words leave; a table is as long as it is, and scrolls."""
        from tracker.charts.draw import TALLEST

        columns, rows = chart_size(series, said, width, height)
        return columns, TALLEST if self.asked.kind == "records" else rows

    def taken(self, answer: Answer) -> None:
        """Keep what the turning led to; show the decisions where they were asked for."""
        self._subjects[self._family] = answer.subject
        self._turn_by = 0
        if self._why_asked:
            self._why_asked = False
            if self.app.top is self:
                self.do_why("")

    def _name(self, width: int) -> str:
        """What the chart is of, by its name on this width."""
        subject = self._subjects.get(self._family, "")
        if self.state in (states.OF_ALL, states.TABLE) or self.answer is None:
            return ""
        if self.state == states.VOLUME:
            measure = MEASURES[self.measure]
            of = subject or "all muscles"
            return of if measure == "sets" else f"{of}, {measure}"
        if self.state == states.BY_LADDER and self.answer.series is not None:
            return getattr(self.answer.series, "name", "")
        exercise = self.named(subject)
        if exercise is None:
            return subject
        return exercise.name if width >= LONG_NAMES else exercise.short

    def _weeks_said(self) -> str:
        from tracker.charts.draw import weeks_of

        if self.weeks:
            return f"{self.weeks} weeks"
        series = None if self.answer is None else self.answer.series
        count = None if series is None else weeks_of(series)
        return "all weeks" if count is None else f"all, {counted(count, 'week')}"

    # -- keys ---------------------------------------------------------------------------------

    def do_chart_next(self, key: str) -> None:
        """The chart to the right."""
        self._chart(1)

    def do_chart_previous(self, key: str) -> None:
        """The chart to the left."""
        self._chart(-1)

    def _chart(self, step: int) -> None:
        self.at = (self.at + step) % len(CHARTS)
        self.top = self._turn_by = 0
        self.read()

    def do_wider(self, key: str) -> None:
        """More weeks."""
        self._widen(1)

    def do_narrower(self, key: str) -> None:
        """Fewer weeks."""
        self._widen(-1)

    def _widen(self, step: int) -> None:
        name = "_range_of_table" if self.chart.kind == "records" else "_range"
        before: int = getattr(self, name)
        at = max(0, min(len(RANGES) - 1, before + step))
        if at == before:
            self.app.say("that is all there is" if step > 0 else "fewer than 4 weeks is no trend")
            return
        setattr(self, name, at)
        self.top = 0
        self.read()

    def do_next(self, key: str) -> None:
        """The next muscle, exercise or ladder."""
        self._turn(1)

    def do_previous(self, key: str) -> None:
        """The one before."""
        self._turn(-1)

    def _turn(self, step: int) -> None:
        # Steps add up until a thread has found what they lead to.
        self._turn_by += step
        self.read()

    def do_measure(self, key: str) -> None:
        """Sets, reps or tonnage."""
        self.measure = (self.measure + 1) % len(MEASURES)
        self.read()

    def do_open(self, key: str) -> None:
        """The weeks shown, each to be opened in the history."""
        from tracker.tui.screens.weeks import WeeksView

        self.app.show(WeeksView(self.app, self.weeks))

    def do_why(self, key: str) -> None:
        """The decisions that stand behind the chart."""
        from tracker.tui.screens.why import WhyView

        if self.answer is None:
            # Asked before the thread has answered: it is shown as soon as it has.
            self._why_asked = True
            return
        behind = self.answer.decisions
        if not behind:
            self.app.say("no decision yet")
            return
        self.app.show(WhyView(self.app, behind, 0))
