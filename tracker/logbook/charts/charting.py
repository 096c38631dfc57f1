"""The logbook's door to the charts: what they can be of, and the decisions behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.logbook import places

if TYPE_CHECKING:
    from tracker.domain.moment import Moment
    from tracker.logbook.advising.advice import Advisor


class Charting:
    """Questions a screen of charts asks."""

    _advisor: Advisor

    def chart_subjects(
        self, kind: str, weeks: int | None = 12, when: Moment | None = None
    ) -> tuple[str, ...]:
        """The muscles or exercises a chart can be turned to; () for a chart of everything."""
        from tracker.logbook.charts.chart_subjects import subjects

        return subjects(self._advisor, kind, weeks, when or places.present())

    def chart_decisions(
        self, kind: str, subject: str, weeks: int | None = 12, when: Moment | None = None
    ) -> tuple[str, ...]:
        """The exercises whose decisions stand behind a chart, the one done last first."""
        from tracker.logbook.charts.chart_subjects import decisions

        return decisions(self._advisor, kind, subject, weeks, when or places.present())
