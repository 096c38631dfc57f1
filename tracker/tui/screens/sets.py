"""The keys of a session: one set after the other, in the order typed."""

from __future__ import annotations

from tracker.domain.effort import BROKE, EASY, GOOD, MAX, Effort
from tracker.domain.likely import doubtful_reps
from tracker.domain.log import MAX_REPS, MAX_SECONDS, NewSet
from tracker.domain.text import cells
from tracker.domain.value import replace
from tracker.tui import commands
from tracker.tui.layout.floor import index_of
from tracker.tui.prompts import Field, Question
from tracker.tui.screens.day import DayView
from tracker.tui.state import HOLD_STEP
from tracker.tui.words import count_words, set_words


class SetKeys(DayView):
    """Logging the waiting set, changing it first, and what belongs to it."""

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
            skip = commands.key_of(commands.SESSION, "skip")
            self.app.say(f"a set has at least one rep; {skip} skips it", "error")
            return
        item = self.view.items[waiting.item]
        doubtful = doubtful_reps(done, item.target.high)
        if doubtful is not None:
            self._ask_about(effort, done, doubtful)
        else:
            self._store(effort)

    def _ask_about(self, effort: Effort, done: NewSet, most: int) -> None:
        """Log a set of far more reps than planned, after one question."""
        item, waits = self.item, self._waits_for()
        assert item is not None

        def answer() -> None:
            # Another pane may have logged it meanwhile.
            if (self._waits_for(), self.done) == (waits, done):
                self._store(effort)

        asked = f"{most} reps of {item.exercise.short}, planned up to {item.target.high}?"
        self.prompt = Question(asked, {"enter": answer}, (("enter", "log it"), ("q", "no")))

    def _store(self, effort: Effort) -> None:
        waiting, done = self.waiting, self.done
        assert waiting is not None
        assert done is not None
        item = self.view.items[waiting.item]
        said = set_words(done, item.exercise)
        stored = self.logbook.log_set(item.key, replace(done, effort=effort, note=self.ui.note))
        self.forget()
        if self.view.program.structure == "circuit":
            self.ui.chosen = None
        self.app.wrote()
        after = self.waiting
        if after is None or after.item != waiting.item:
            # Its row is no longer on the screen to say so.
            saved = f"saved {stored.at.at:%H:%M} {item.exercise.short}"
            whole = f"{saved} {said}"
            short = f"{saved} {count_words(stored.done, item.exercise)}"
            self.app.say(whole if cells(whole) <= self.app.page.size.width else short)
        else:
            self.app.hush()

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
        most = MAX_SECONDS if done.timed else MAX_REPS
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
            said = f"pain {level} in {item.exercise.short} saved"
            swap = commands.key_of(self.state, "swap")
            if swap and self.logbook.why(item.exercise.id).rule == "pain-stop":
                said += f": leave it for today; {swap} swaps it"
            self.app.say(said)

        answers = {str(n): (lambda n=n: answer(n)) for n in range(10)} | {"+": lambda: answer(10)}
        self.prompt = Question(
            f"Pain in {item.exercise.short}?",
            answers,
            (("0-9", "none to worst"), ("+", "10"), ("q", "leave")),
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
        here = self.index()
        if not able:
            return
        if here in able:
            at = able[(able.index(here) + step) % len(able)]
        else:
            at = able[0 if step > 0 else -1]
        if in_session and at == here:
            self.app.say("no other exercise has sets left")
        self.ui.chosen = at
        self.forget()

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
        self.forget()
        self.app.wrote()
        done = "a set added to" if delta > 0 else "skipped a set of"
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
