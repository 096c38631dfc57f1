"""Today: check-in, the session set by set, the summary. Every key in the order typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.tui import commands
from tracker.tui.prompts import Question
from tracker.tui.screens.checkin import CheckInKeys
from tracker.tui.screens.sets import SetKeys

if TYPE_CHECKING:
    from tracker.domain.program import Routine


class TodayView(CheckInKeys, SetKeys):
    """The day's screen: the keys of its parts, its end, and what lies on top of it."""

    # -- the end ------------------------------------------------------------------------------

    def do_finish(self, key: str) -> None:
        """End the session and sum it up."""
        if not self.view.sets_logged:
            leave = commands.key_of(self.state, "leave")
            self.app.say(f"no set is logged yet; {leave} leaves")
            return
        self.ui.summary = self.logbook.finish()
        self.app.hush()
        self.forget()
        self.ui.chosen = None
        self.app.wrote()

    def do_done(self, key: str) -> None:
        """Leave the summary."""
        self.ui.summary = None

    def do_undo(self, key: str) -> None:
        """Take back the last action; the end of a session leads back into it."""
        summed, self.ui.summary = self.ui.summary, None
        self.ui.chosen = None
        self.forget()
        super().do_undo(key)
        if summed is not None:
            # It was a note or another small thing: the sum stays, as the log has it now.
            newest = self.logbook.history(limit=1)
            if newest and newest[0].id == summed.session.id and newest[0].finished is not None:
                self.ui.summary = self.logbook.summary(summed.session.id)

    def do_clear_sign(self, key: str) -> None:
        """Training again, after one question."""

        def clear() -> None:
            self.logbook.flag("clear")
            self.app.wrote()

        self.prompt = Question(
            "Did a doctor say you may train?",
            {"enter": clear},
            (("enter", "yes"), ("q", "no")),
        )

    # -- layers -------------------------------------------------------------------------------

    def do_why(self, key: str) -> None:
        """Why this target."""
        from tracker.tui.screens.why import WhyView

        exercises = self.exercises()
        if exercises:
            at = 0 if self.ui.summary is not None else self.index() or 0
            self.app.show(WhyView(self.app, exercises, at))

    def do_how(self, key: str) -> None:
        """How to do it; the warm-up stands before the first set, the cool-down after the last."""
        from tracker.tui.screens.how import HowView

        exercises, routine = self.exercises(), self.routine()
        if not exercises and routine is None:
            return
        first = self.state == commands.SUMMARY or (
            self.state == commands.CHECK_IN and self.ui.chosen is None
        )
        at = 0 if first else (self.index() or 0) + (routine is not None)
        self.app.show(HowView(self.app, exercises, at, routine))

    def routine(self) -> Routine | None:
        """What there is to tick off now."""
        if self.ui.summary is not None:
            return self.ui.summary.cool_down
        return None if self.view.sets_logged else self.view.warm_up

    def do_tick(self, key: str) -> None:
        """Tick off the next box of the warm-up or cool-down."""
        self._tick(1)

    def do_untick(self, key: str) -> None:
        """Take the last tick back."""
        self._tick(-1)

    def _tick(self, step: int) -> None:
        routine = self.routine()
        if routine is None:
            self.app.say("there is nothing to tick off")
        else:
            self.app.say(self.app.ticks.move(self.view.moment.date, routine, step))

    def do_leave(self, key: str) -> None:
        """Leave at once: everything is on disk."""
        if self.ui.checking and self.view.answered:
            self.ui.checking = False
            self.ui.answers = {}
            return
        self.app.leave()
