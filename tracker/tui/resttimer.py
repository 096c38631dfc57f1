"""The rest since the last set: from its stored time once, then by the monotonic clock."""

from __future__ import annotations

from collections.abc import Callable

from tracker.domain.log import LoggedSet
from tracker.domain.moment import Moment
from tracker.domain.views import Today
from tracker.tui.state import Rest, newest


class RestTimer:
    """``clock`` is ``time.monotonic``, in seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._set: int | None = None
        self._since = 0.0
        self._rung = False
        self._stopped = False
        self._watch: float | None = None

    def follow(self, today: Today, now: Moment, starts: bool = True) -> None:
        """Start again when the newest set of the session is another one.

        Without ``starts`` it stands still until it is started by hand.
        """
        last = _newest_set(today)
        if last is None:
            self._set = None
            return
        if last.id == self._set:
            return
        age = max(0.0, (now.at - last.at.at).total_seconds())
        self._set, self._since, self._stopped = last.id, self._clock() - age, not starts
        # A rest that was over before the app looked rings no more.
        span = _span(today)
        self._rung = span is not None and age >= span[1]

    @property
    def moves(self) -> bool:
        """Whether a line changes each second."""
        return self._watch is not None or (self._set is not None and not self._stopped)

    @property
    def watch(self) -> float | None:
        """Seconds of the running stopwatch; None when none runs."""
        return None if self._watch is None else self._clock() - self._watch

    def shown(self, today: Today) -> Rest | None:
        """The rest as the screen shows it; None before the first set."""
        if self._set is None and self._watch is None:
            return None
        span = _span(today)
        elapsed = self._clock() - self._since
        return Rest(elapsed, span, self._stopped, self.watch)

    def rings(self, today: Today) -> bool:
        """True once, when the longest rest is over."""
        rest = self.shown(today)
        if rest is None or rest.span is None or self._rung or self._stopped or self._set is None:
            return False
        if rest.elapsed < rest.span[1]:
            return False
        self._rung = True
        return True

    def toggle(self) -> None:
        """Stop the rest, or start it from nothing."""
        self._stopped = not self._stopped
        if not self._stopped:
            self._since, self._rung = self._clock(), False

    def start_watch(self) -> None:
        """Start the stopwatch of a hold."""
        self._watch = self._clock()

    def stop_watch(self) -> None:
        """Stop the stopwatch."""
        self._watch = None


def _newest_set(today: Today) -> LoggedSet | None:
    at = newest(today)
    return None if at is None else today.items[at].logged[-1]


def _span(today: Today) -> tuple[int, int] | None:
    """The rest after the newest set: its slot's own, else the program's; none in a circuit."""
    if today.program.structure == "circuit":
        return None
    at = newest(today)
    decision = None if at is None else today.items[at].decision
    slots = today.day.slots
    if decision is not None and not decision.extra and decision.slot is not None:
        slot = slots[decision.slot] if decision.slot < len(slots) else None
        if slot is not None and slot.rest_s is not None:
            return slot.rest_s
    return today.program.rest_s
