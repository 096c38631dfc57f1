"""The weeks of a chart, and the sessions of one of them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from tracker.domain.moment import parse_moment
from tracker.metrics.series import CalendarSeries
from tracker.tui.commands import trends as states
from tracker.tui.layout.weeks import Week, weeks
from tracker.tui.lines import Line
from tracker.tui.screens.history import HistoryView
from tracker.tui.screens.moving import Listing

if TYPE_CHECKING:
    from datetime import date

    from tracker.tui.app import OverloadApp


class WeeksView(Listing):
    """The weeks with training, newest first."""

    def __init__(self, app: OverloadApp, span: int | None) -> None:
        super().__init__(app)
        self.span = span
        self.cursor = 0
        self.read()

    @property
    def state(self) -> str:
        """The keys of the list."""
        return states.WEEKS

    def read(self) -> None:
        """Training days and sets of each week that has any."""
        found = self.logbook.series("calendar", "", self.span)
        self.weeks = _weeks(found) if isinstance(found, CalendarSeries) else []
        self.keep_in_list()

    def body(self, width: int, height: int) -> list[Line]:
        """The list around the cursor."""
        return weeks(self.weeks, self.cursor, self.year, width, height)

    @property
    def length(self) -> int:
        """Rows of the list."""
        return len(self.weeks)

    def do_open(self, key: str) -> None:
        """The sessions of the week in hand."""
        if self.weeks:
            self.app.show(WeekView(self.app, self.weeks[self.cursor].start))


class WeekView(HistoryView):
    """The history of one week."""

    def __init__(self, app: OverloadApp, start: date) -> None:
        self.start = start
        super().__init__(app)

    def ids(self) -> list[int]:
        """The sessions of the week and no others."""
        last = parse_moment(f"{self.start + timedelta(days=6)}T23:59")
        return [session.id for session in self.logbook.history(since=self.start, until=last)]


def _weeks(found: CalendarSeries) -> list[Week]:
    """The series' days summed by its weeks, newest first."""
    sums: dict[date, list[int]] = {}
    for day, sets in found.days:
        start = day - timedelta(days=(day - found.first).days % 7)
        sums.setdefault(start, []).append(sets)
    return [Week(start, len(days), sum(days)) for start, days in sorted(sums.items(), reverse=True)]
