"""What every part of Today works on: the day as the log has it, and what is typed."""

from __future__ import annotations

from copy import copy
from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.domain.log import NewSet
from tracker.domain.views import Today, TodayItem, Waiting
from tracker.logbook.today import waiting as queue_head
from tracker.tui import commands
from tracker.tui.layout import WIDE
from tracker.tui.layout.floor import Floor
from tracker.tui.lines import Line
from tracker.tui.resttimer import RestTimer
from tracker.tui.screens.base import View
from tracker.tui.state import TodayState, newest, typed_counts

if TYPE_CHECKING:
    from tracker.tui.app import OverloadApp


class DayView(View):
    """What Today's keys work on. The log holds everything but the few keys not yet logged."""

    def __init__(self, app: OverloadApp) -> None:
        super().__init__(app)
        self.ui = TodayState()
        self.rest = RestTimer(app.clock)
        self.view: Today = self.logbook.today()
        self.rest.follow(self.view, self.logbook.now(), self.app.rest_on)

    def read(self) -> None:
        """Today as the log has it; what is typed stays while the same exercise waits."""
        before, waited = self.view, self._waits_for()
        self.view = self.logbook.today()
        if self.ui.chosen is not None and self.ui.chosen >= len(self.view.items):
            self.ui.chosen = None
        if self._waits_for() != waited:
            # Another pane went on; a load of one exercise is none of the next.
            self.forget()
        begun = self.view.session is not None and not self.view.sets_logged
        if begun and not before.answered and self.view.asked and not self.view.soreness:
            # A swap or a skipped set opened the session; how sore is still to be asked.
            self.ui.checking = True
        self.rest.follow(self.view, self.logbook.now(), self.app.rest_on)

    # -- where we are -------------------------------------------------------------------------

    @property
    def state(self) -> str:
        """Which of Today's screens is shown."""
        view = self.view
        if view.stop_sign is not None:
            return commands.STOP
        if self.ui.summary is not None:
            return commands.SUMMARY
        if not view.to_train:
            return commands.REST
        if self.ui.checking or not view.answered:
            return commands.CHECK_IN
        return commands.ALL_IN if self.waiting is None else commands.SESSION

    @property
    def waiting(self) -> Waiting | None:
        """The set that waits, of the exercise chosen with ``n`` where there is one."""
        if self.ui.chosen is None:
            return self.view.waiting
        return queue_head(self.view.items, self.view.program.structure, self.ui.chosen)

    def _waits_for(self) -> tuple[str, str] | None:
        """The place in the plan and the exercise of the waiting set."""
        if self.waiting is None:
            return None
        item = self.view.items[self.waiting.item]
        return item.key, item.exercise.id

    @property
    def done(self) -> NewSet | None:
        """The waiting set as it would be logged with what is typed."""
        waiting = self.waiting
        if waiting is None:
            return None
        done = waiting.done
        if self.rest.watch is not None and not self.ui.typed:
            done = replace(done, count=max(1, int(self.rest.watch)), right=None)
        count, right = typed_counts(self.ui.typed, done)
        resistance = self.ui.resistance or done.resistance
        return replace(done, count=count, right=right, resistance=resistance)

    @property
    def item(self) -> TodayItem | None:
        """The exercise in hand."""
        at = self.index()
        return self.view.items[at] if at is not None else None

    def index(self) -> int | None:
        """The place of the exercise in hand among today's items."""
        items = self.view.items
        if self.state == commands.SESSION and self.waiting is not None:
            return self.waiting.item
        if self.state == commands.ALL_IN:
            return newest(self.view)
        if not items:
            return None
        return self.ui.chosen if self.ui.chosen is not None else 0

    def exercises(self) -> list[str]:
        """The exercises that Why and How to go through."""
        if self.ui.summary is not None:
            return [d.exercise for d in self.ui.summary.decisions]
        return [item.exercise.id for item in self.view.items]

    def due(self, exercise_id: str) -> bool:
        """Whether an exercise has sets to come today."""
        return self.view.due(exercise_id) is not None

    def forget(self) -> None:
        """Drop what was typed for the set just logged or left."""
        self.ui.typed, self.ui.note, self.ui.resistance = "", "", None
        self.rest.stop_watch()

    # -- what is shown ------------------------------------------------------------------------

    def body(self, width: int, height: int) -> list[Line]:
        """The screen of the state."""
        state = self.state
        if state == commands.STOP:
            from tracker.tui.layout.stop import stop

            return stop(self.view, self.logbook.catalog.safety, width, height)
        if state == commands.SUMMARY and self.ui.summary is not None:
            from tracker.tui.layout.summary import summary

            ticked = self.app.ticks.count(self.view.moment.date, self.ui.summary.cool_down)
            return summary(self.ui.summary, self.named, self._day_name(), width, height, ticked)
        if state in (commands.CHECK_IN, commands.REST):
            from tracker.tui.layout.checkin import check_in

            return check_in(self.view, self.shown_state(), width, height)
        from tracker.tui.layout.session import session

        return session(self._floor(width), width, height)

    def shown_state(self) -> TodayState:
        """What is typed over what the log has of today's check-in."""
        known = {m: s.level for m, s in self.view.soreness.items()}
        ticked = self.app.ticks.count(self.view.moment.date, self.view.warm_up)
        shown = copy(self.ui)
        shown.answers, shown.ticked = known | self.ui.answers, ticked
        return shown

    def _floor(self, width: int) -> Floor:
        item = self.item
        steps: tuple[str, ...] = ()
        if width >= WIDE and item is not None and self.waiting is not None:
            steps = self.logbook.catalog.text(item.exercise.id).steps
        rest = self.rest.shown(self.view)
        return Floor(self.view, self.waiting, self.done, self.ui.typed, rest, steps, self.app.ascii)

    def _day_name(self) -> str:
        summary = self.ui.summary
        assert summary is not None
        for program in self.logbook.programs():
            for day in program.days:
                if (program.id, day.id) == (summary.session.program, summary.session.day):
                    return day.name
        return "Session"

    def tick(self) -> bool:
        """Once a second; True when a line moved. Rings once when the rest is over."""
        if self.state != commands.SESSION:
            return False
        if self.rest.rings(self.view):
            self.app.ring()
        return self.rest.moves
