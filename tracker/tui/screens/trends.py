"""Trends: weekly volume and soreness of one muscle. The chart is drawn in a thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.tui import commands
from tracker.tui.layout.trends import chart_size, trends
from tracker.tui.lines import Line
from tracker.tui.screens.base import View

if TYPE_CHECKING:
    from tracker.charts.picture import Picture
    from tracker.domain.views import Trend
    from tracker.tui.app import OverloadApp

RANGES = (4, 12, 52, 0)
"""Weeks shown; 0 is all there are."""
ALL_WEEKS = 520


class TrendsView(View):
    """``+`` and ``-`` change the weeks, ``n`` and ``N`` the muscle."""

    def __init__(self, app: OverloadApp) -> None:
        super().__init__(app)
        self.at_range = 1
        self.muscle: str | None = None
        self._drawn: dict[tuple[int, int], Picture] = {}
        self._asked: tuple[int, int] | None = None
        self.read()

    @property
    def state(self) -> str:
        """The keys of the charts."""
        return commands.TRENDS

    def read(self) -> None:
        """The numbers of the muscle in hand; the picture is drawn again."""
        weeks = RANGES[self.at_range] or ALL_WEEKS
        muscle = self.muscle
        if muscle is None:
            muscle = next(iter(self.logbook.catalog.muscles))
            found = self.logbook.trend(muscle, weeks)
            if found.muscles and muscle not in found.muscles:
                muscle = found.muscles[0]
                found = self.logbook.trend(muscle, weeks)
        else:
            found = self.logbook.trend(muscle, weeks)
        self.muscle = muscle
        self.trend: Trend = _since_first(found) if RANGES[self.at_range] == 0 else found
        self._drawn.clear()
        self._asked = None

    def body(self, width: int, height: int) -> list[Line]:
        """The chart where it is drawn for this size; else its place, and a thread draws it."""
        from tracker.charts.captions import soreness_caption, volume_caption

        now = self.trend.now.get(self.trend.muscle)
        captions = (volume_caption(self.trend.weeks), soreness_caption(self.trend.weeks, now))
        size = chart_size(width, height, captions)
        picture = self._drawn.get(size)
        if picture is None and self._asked != size:
            self._asked = size
            self.app.in_thread(lambda: self._draw(self.trend, size))
        return trends(self.trend, picture, captions, self._range_words(), width, height)

    def _draw(self, trend: Trend, size: tuple[int, int]) -> None:
        """In a thread: draw, then hand the picture to the app."""
        from tracker.charts.volume_soreness import volume_soreness

        picture = volume_soreness(trend.weeks, *size, daily=trend.daily, ascii_only=self.app.ascii)
        self.app.from_thread(lambda: self._take(trend, size, picture))

    def _take(self, trend: Trend, size: tuple[int, int], picture: Picture) -> None:
        if trend is self.trend:
            self._drawn[size] = picture

    def _range_words(self) -> str:
        weeks = RANGES[self.at_range]
        return f"{weeks} weeks" if weeks else f"all, {len(self.trend.weeks)} weeks"

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

    def do_next(self, key: str) -> None:
        """The next muscle."""
        self._turn(1)

    def do_previous(self, key: str) -> None:
        """The muscle before."""
        self._turn(-1)

    def _turn(self, step: int) -> None:
        muscles = self.trend.muscles
        if len(muscles) < 2:
            return
        at = muscles.index(self.trend.muscle) if self.trend.muscle in muscles else 0
        self.muscle = muscles[(at + step) % len(muscles)]
        self.read()


def _since_first(trend: Trend) -> Trend:
    """Without the weeks before anything was logged."""
    from tracker.domain.value import replace

    for at, week in enumerate(trend.weeks):
        if week.direct or week.indirect or week.soreness is not None:
            return replace(trend, weeks=trend.weeks[at:])
    return replace(trend, weeks=trend.weeks[-1:])
