"""Today: check-in, the session set by set, the summary. Every key in the order typed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.domain.effort import BROKE, EASY, GOOD, MAX, Effort
from tracker.domain.log import NewSet
from tracker.domain.views import Today, TodayItem, Waiting
from tracker.logbook.today import waiting as queue_head
from tracker.tui import commands
from tracker.tui.layout import WIDE
from tracker.tui.layout.session import Floor, index_of
from tracker.tui.lines import Line
from tracker.tui.prompts import Field, Question
from tracker.tui.resttimer import RestTimer
from tracker.tui.screens.base import View
from tracker.tui.state import TodayState, typed_counts
from tracker.tui.words import set_words

if TYPE_CHECKING:
    from tracker.tui.app import OverloadApp

HOLD_STEP = 5
"""Seconds that ``+`` and ``-`` change a hold by."""


class TodayView(View):
    """The day's screen. The log holds everything but the few keys not yet logged."""

    def __init__(self, app: OverloadApp) -> None:
        super().__init__(app)
        self.ui = TodayState()
        self.rest = RestTimer(app.clock)
        self.view: Today = self.logbook.today()
        self.rest.follow(self.view, self.logbook.now())

    def read(self) -> None:
        """Today as the log has it; what is typed stays."""
        self.view = self.logbook.today()
        self.rest.follow(self.view, self.logbook.now())

    # -- where we are -------------------------------------------------------------------------

    @property
    def state(self) -> str:
        """Which of Today's screens is shown."""
        view = self.view
        if view.stop_sign is not None:
            return commands.STOP
        if self.ui.summary is not None:
            return commands.SUMMARY
        begun = view.session is not None and view.sets_logged > 0
        if not view.plan.train and not view.user_decided and not begun:
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
        at = self._index()
        return self.view.items[at] if at is not None else None

    def _index(self) -> int | None:
        items = self.view.items
        if self.state == commands.SESSION and self.waiting is not None:
            return self.waiting.item
        if self.state == commands.ALL_IN:
            logged = [at for at, item in enumerate(items) if item.logged]
            return max(logged, key=lambda at: items[at].logged[-1].id) if logged else None
        if not items:
            return None
        return self.ui.chosen if self.ui.chosen is not None else 0

    def _exercises(self) -> list[str]:
        if self.ui.summary is not None:
            return [d.exercise for d in self.ui.summary.decisions]
        return [item.exercise.id for item in self.view.items]

    # -- what is shown ------------------------------------------------------------------------

    def body(self, width: int, height: int) -> list[Line]:
        """The screen of the state."""
        state = self.state
        if state == commands.STOP:
            from tracker.tui.layout.stop import stop

            return stop(self.view, self.logbook.catalog.safety, width, height)
        if state == commands.SUMMARY and self.ui.summary is not None:
            from tracker.tui.layout.summary import summary

            return summary(self.ui.summary, self.named, self._day_name(), width, height)
        if state in (commands.CHECK_IN, commands.REST):
            from tracker.tui.layout.checkin import check_in

            return check_in(self.view, self._shown_answers(), width, height)
        from tracker.tui.layout.session import session

        return session(self._floor(width), width, height)

    def _shown_answers(self) -> TodayState:
        known = {m: s.level for m, s in self.view.soreness.items()}
        return replace(self.ui, answers=known | self.ui.answers)

    def _floor(self, width: int) -> Floor:
        item = self.item
        steps: tuple[str, ...] = ()
        if width >= WIDE and item is not None and self.waiting is not None:
            steps = self.logbook.catalog.text(item.exercise.id).steps
        rest = self.rest.shown(self.view)
        return Floor(self.view, self.waiting, self.done, self.ui.typed, rest, steps)

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

    # -- the check-in -------------------------------------------------------------------------

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
        level = self._shown_answers().answers.get(self._muscle() or "")
        self._answer(10 if level is None else level + 1)

    def do_less_sore(self, key: str) -> None:
        """One less."""
        self._answer(self._shown_answers().answers.get(self._muscle() or "", 0) - 1)

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
        answers = self._shown_answers().answers
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

    def do_train(self, key: str) -> None:
        """Train although the coach says rest, after one question."""
        def decide() -> None:
            self.logbook.train_anyway()
            self.app.wrote()

        self.prompt = Question(
            "The coach says rest. Train all the same?",
            {"enter": decide},
            (("enter", "train"), ("q", "rest")),
        )

    # -- sets ---------------------------------------------------------------------------------

    def do_log(self, key: str) -> None:
        """Log the waiting set as shown, effort good."""
        self._log(GOOD)

    do_log_good = do_log

    def do_log_easy(self, key: str) -> None:
        """Log it as easy."""
        self._log(EASY)

    def do_log_max(self, key: str) -> None:
        """Log it as a maximum."""
        self._log(MAX)

    def do_log_broke(self, key: str) -> None:
        """Log it as not finished in form."""
        self._log(BROKE)

    def _log(self, effort: Effort) -> None:
        waiting, done = self.waiting, self.done
        if waiting is None or done is None:
            return
        if done.count == 0 and not done.right:
            self.app.say("a set has at least one rep; k skips it", "error")
            return
        item = self.view.items[waiting.item]
        said = set_words(done, item.exercise)
        stored = self.logbook.log_set(item.key, replace(done, effort=effort, note=self.ui.note))
        self._forget()
        if self.view.program.structure == "circuit":
            self.ui.chosen = None
        self.app.wrote()
        after = self.waiting
        if after is None or after.item != waiting.item:
            # Its row is no longer on the screen to say so.
            self.app.say(f"saved {stored.at.at:%H:%M}  {item.exercise.short} {said}")
        else:
            self.app.hush()

    def _forget(self) -> None:
        """Drop what was typed for the set just logged or left."""
        self.ui.typed, self.ui.note, self.ui.resistance = "", "", None
        self.rest.stop_watch()

    def do_count(self, key: str) -> None:
        """A digit of the reps or seconds."""
        self.rest.stop_watch()
        done = self.done
        most = 4 if done is not None and done.timed else 3
        side = self.ui.typed.rpartition("/")[2]
        if len(side) < most:
            self.ui.typed += key

    def do_side(self, key: str) -> None:
        """Go on to the other side; the plan's count stands for the left where none is typed."""
        item, done = self.item, self.done
        if item is None or done is None or "/" in self.ui.typed:
            return
        if item.exercise.side != "each":
            self.app.say(f"{item.exercise.short} has no sides")
            return
        self.ui.typed = f"{self.ui.typed or done.count}/"

    def do_erase(self, key: str) -> None:
        """Take back a digit; after the last, the plan's count is back."""
        self.ui.typed = self.ui.typed[:-1]

    def do_more(self, key: str) -> None:
        """One rep more, five seconds for holds."""
        self._change(1)

    def do_less(self, key: str) -> None:
        """One rep less, five seconds for holds."""
        self._change(-1)

    def _change(self, direction: int) -> None:
        done = self.done
        if done is None:
            return
        step = direction * (HOLD_STEP if done.timed else 1)
        most = 3600 if done.timed else 500
        count = max(1, min(most, done.count + step))
        self.rest.stop_watch()
        self.ui.typed = str(count)
        if done.right is not None:
            self.ui.typed += f"/{max(1, min(most, done.right + step))}"

    def do_harder(self, key: str) -> None:
        """The next owned load, band or height up."""
        self._shift(1)

    def do_easier(self, key: str) -> None:
        """The one before it."""
        self._shift(-1)

    def _shift(self, step: int) -> None:
        item, done = self.item, self.done
        if item is None or done is None:
            return
        choices = item.choices
        if len(choices) < 2:
            self.app.say(f"nothing else is owned for {item.exercise.short}")
            return
        here = index_of(choices, done.resistance)
        if here is None:
            # Something not owned, from an import or an old plan: on to the nearest end.
            at = 0 if step < 0 else len(choices) - 1
        else:
            at = max(0, min(len(choices) - 1, here + step))
        if at == here:
            self.app.say("that is the hardest owned" if step > 0 else "that is the easiest owned")
        self.ui.resistance = choices[at]

    def do_pain(self, key: str) -> None:
        """The next digit is the pain in this exercise."""
        item = self.item
        if item is None:
            return

        def answer(level: int) -> None:
            self.logbook.pain(item.exercise.id, level)
            self.app.wrote()
            self.app.say(f"pain {level} in {item.exercise.short} saved")

        answers = {str(n): (lambda n=n: answer(n)) for n in range(10)} | {"+": lambda: answer(10)}
        self.prompt = Question(
            f"Pain in {item.exercise.short}?",
            answers,
            (("0-9", "none to worst"), ("+", "10"), ("backspace", "leave")),
        )

    def do_note(self, key: str) -> None:
        """A note for the set just logged, else for the waiting one, or for the session."""
        if self.state == commands.SUMMARY:
            self._session_note()
            return
        item = self.item
        if item is None:
            return
        if not item.logged:
            def keep(text: str) -> None:
                self.ui.note = text
                self.app.say("the note goes with this set")

            self.prompt = Field("note, set 1:", self.ui.note, keep)
            return
        last = item.logged[-1]

        def store(text: str) -> None:
            self.logbook.note_set(last.id, last.rev, text)
            self.app.wrote()
            self.app.say("note saved")

        self.prompt = Field(f"note, set {len(item.logged)}:", last.done.note, store)

    def _session_note(self) -> None:
        summary = self.ui.summary
        assert summary is not None

        def store(text: str) -> None:
            self.logbook.note_session(summary.session.id, text)
            self.ui.summary = self.logbook.summary(summary.session.id)
            self.app.wrote()
            self.app.say("note saved")

        self.prompt = Field("note:", summary.session.note, store)

    def do_next(self, key: str) -> None:
        """The next exercise with a set to come."""
        self._turn(1)

    def do_previous(self, key: str) -> None:
        """The exercise before."""
        self._turn(-1)

    def _turn(self, step: int) -> None:
        items = self.view.items
        in_session = self.state == commands.SESSION
        able = [
            at for at, item in enumerate(items)
            if not in_session or (not item.skipped and len(item.logged) < item.planned)
        ]  # fmt: skip
        here = self._index()
        if not able:
            return
        if here in able:
            at = able[(able.index(here) + step) % len(able)]
        else:
            at = able[0 if step > 0 else -1]
        if in_session and at == here:
            self.app.say("no other exercise has sets left")
        self.ui.chosen = at
        self._forget()

    def do_swap(self, key: str) -> None:
        """Another exercise you can do with what you own."""
        from tracker.tui.screens.swap import SwapView

        if self.item is not None:
            self.app.show(SwapView(self.app, self.item))

    def do_add(self, key: str) -> None:
        """One set more than planned."""
        self._adjust(1)

    def do_skip(self, key: str) -> None:
        """One set fewer than planned."""
        self._adjust(-1)

    def _adjust(self, delta: int) -> None:
        item = self.item
        if item is None:
            return
        self.logbook.adjust_sets(item.key, delta)
        self._forget()
        self.app.wrote()
        done = "a set added to" if delta > 0 else "a set skipped of"
        self.app.say(f"{done} {item.exercise.short}")

    def do_timer(self, key: str) -> None:
        """Stop or start the rest; for a hold the stopwatch, whose seconds become the count."""
        done = self.done
        if done is not None and done.timed:
            if self.rest.watch is None:
                self.ui.typed = ""
                self.rest.start_watch()
            else:
                self.ui.typed = str(max(1, int(self.rest.watch)))
                self.rest.stop_watch()
            return
        self.rest.toggle()

    # -- the end ------------------------------------------------------------------------------

    def do_finish(self, key: str) -> None:
        """End the session and sum it up."""
        if not self.view.sets_logged:
            self.app.say("no set is logged yet; q leaves")
            return
        self.ui.summary = self.logbook.finish()
        self.app.hush()
        self._forget()
        self.ui.chosen = None
        self.app.wrote()

    def do_done(self, key: str) -> None:
        """Leave the summary."""
        self.ui.summary = None

    def do_undo(self, key: str) -> None:
        """Take back the last action; the end of a session leads back into it."""
        self.ui.summary = None
        self.ui.chosen = None
        self._forget()
        super().do_undo(key)

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

        exercises = self._exercises()
        if exercises:
            at = 0 if self.ui.summary is not None else self._index() or 0
            self.app.show(WhyView(self.app, exercises, at))

    def do_how(self, key: str) -> None:
        """How to do it; before the session the warm-up comes first."""
        from tracker.tui.screens.how import HowView

        exercises = self._exercises()
        before = self.state == commands.CHECK_IN and self.ui.chosen is None
        routine = self.view.warm_up if before else None
        if self.state == commands.SUMMARY:
            routine = self.view.cool_down
        if not exercises and routine is None:
            return
        at = 0 if routine is not None else self._index() or 0
        self.app.show(HowView(self.app, exercises, at, routine))

    def do_leave(self, key: str) -> None:
        """Leave at once: everything is on disk."""
        if self.ui.checking:
            self.ui.checking = False
            self.ui.answers = {}
            return
        self.app.leave()
