"""The keys of the check-in and of a rest day."""

from __future__ import annotations

from tracker.tui import commands
from tracker.tui.prompts import Question
from tracker.tui.screens.day import DayView
from tracker.tui.words import day_words


class CheckInKeys(DayView):
    """How sore, how taxed, and training all the same."""

    def _muscle(self) -> str | None:
        asked = self.view.asked
        return asked[self.ui.cursor] if self.ui.cursor < len(asked) else None

    def _answer(self, level: int) -> None:
        muscle = self._muscle()
        if muscle is not None:
            self.ui.answers[muscle] = max(0, min(10, level))

    def do_sore(self, key: str) -> None:
        """The soreness of this row, then down."""
        self._answer(int(key))
        self.do_down(key)

    def do_sorer(self, key: str) -> None:
        """One more; 10 where nothing is answered yet, which no digit can say."""
        level = self.shown_state().answers.get(self._muscle() or "")
        self._answer(10 if level is None else level + 1)

    def do_less_sore(self, key: str) -> None:
        """One less."""
        self._answer(self.shown_state().answers.get(self._muscle() or "", 0) - 1)

    def do_erase_sore(self, key: str) -> None:
        """Leave this row open again; on an open row, the one above."""
        muscle = self._muscle()
        if muscle not in self.ui.answers:
            self.do_up(key)
            muscle = self._muscle()
        self.ui.answers.pop(muscle or "", None)

    def do_up(self, key: str) -> None:
        """One row up."""
        self.ui.cursor = max(0, self.ui.cursor - 1)

    def do_down(self, key: str) -> None:
        """One row down."""
        self.ui.cursor = max(0, min(len(self.view.asked) - 1, self.ui.cursor + 1))

    def do_legs(self, key: str) -> None:
        """Legs taxed by sport: no, yes."""
        taxed = self.view.legs_taxed if self.ui.legs is None else self.ui.legs
        self.ui.legs = not taxed

    def do_start(self, key: str) -> None:
        """Store the check-in; what is left open is 0."""
        answers = self.shown_state().answers
        levels = {muscle: answers.get(muscle, 0) for muscle in self.view.asked}
        self.logbook.check_in(levels, self.ui.legs)
        resting = self.state == commands.REST
        self.ui.answers, self.ui.legs, self.ui.checking, self.ui.cursor = {}, None, False, 0
        self.app.wrote()
        if resting:
            self.app.say("check-in saved")

    def do_check_in(self, key: str) -> None:
        """The check-in again, with what was answered."""
        self.ui.checking, self.ui.cursor = True, 0

    def do_easy_week(self, key: str) -> None:
        """Take or leave an easy week, offered or not, or end the one taken; one question."""
        if self.view.easy_week_offered is not None:
            self.prompt = Question(
                "The easy week: take it?",
                {
                    "t": lambda: self._answer_offer("accept"),
                    "l": lambda: self._answer_offer("decline"),
                },
                (("t", "take"), ("l", "leave"), ("q", "later")),
            )
        elif self.view.easy_until is not None:
            self.prompt = Question(
                "End the easy week now?",
                {"enter": lambda: self._answer_offer("decline")},
                (("enter", "end it"), ("q", "no")),
            )
        else:
            self.prompt = Question(
                "No easy week is offered. Take one all the same?",
                {"t": lambda: self._answer_offer("accept")},
                (("t", "take"), ("q", "no")),
            )

    def _answer_offer(self, answer: str) -> None:
        self.logbook.deload(answer)
        self.app.wrote()
        until = self.view.easy_until
        if until is not None:
            self.app.say(f"easy week until {day_words(until, self.year)}")
        else:
            weeks = self.logbook.config_get("deload.silent_weeks")
            self.app.say(f"no easy week; not offered again for {weeks} weeks")

    def do_train(self, key: str) -> None:
        """Train although the coach says rest, after one question."""

        def decide() -> None:
            self.logbook.train_anyway()
            self.app.wrote()

        self.prompt = Question(
            "The coach says rest. Train anyway?",
            {"enter": decide},
            (("enter", "train"), ("q", "rest")),
        )
