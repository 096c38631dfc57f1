"""What a simulated life came to: week by week, exercise by exercise, rule by rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from tracker.domain.decision import Decision
from tracker.domain.log import NewSet
from tracker.domain.value import Value


class Done(Value):
    """One exercise of one session: the decision it was done under and its sets."""

    date: date
    decision: Decision
    sets: tuple[NewSet, ...]


class Week(Value):
    """Seven days: sessions kept and missed, working sets, the worst soreness told, and what the
    coach last asked for in each place of the program (``targets``: title, exercise, words).
    ``changes`` are (sign, exercise, resistance) of each place that moved: ``^`` up, ``v`` down."""

    start: date
    sessions: int
    missed: int
    sets: int
    soreness: int
    targets: tuple[tuple[str, str, str], ...]
    changes: tuple[tuple[str, str, str], ...]

    def to_json(self) -> dict[str, Any]:
        """One element of ``weeks``."""
        return {
            "start": self.start.isoformat(),
            "sessions": self.sessions,
            "missed": self.missed,
            "sets": self.sets,
            "soreness": self.soreness,
            "targets": [
                {"place": place, "exercise": exercise, "target": words}
                for place, exercise, words in self.targets
            ],
            "changes": [
                {"sign": sign, "exercise": exercise, "resistance": words}
                for sign, exercise, words in self.changes
            ],
        }


class Course(Value):
    """A whole life. ``rules`` are (rule, times it named a decision that was acted on), most first;
    ``gates`` the same for whole days; ``felt`` the worst soreness told on a date; ``violations``
    what broke the Never list."""

    program: str
    seed: int
    first: date
    weeks: tuple[Week, ...]
    done: tuple[Done, ...]
    rules: tuple[tuple[str, int], ...]
    gates: tuple[tuple[str, int], ...]
    felt: tuple[tuple[date, int], ...] = ()
    violations: tuple[str, ...] = ()

    @property
    def sessions(self) -> int:
        """Sessions done."""
        return sum(week.sessions for week in self.weeks)

    @property
    def sets(self) -> int:
        """Working sets done."""
        return sum(week.sets for week in self.weeks)

    def to_json(self) -> dict[str, Any]:
        """The document of ``overload simulate --json``."""
        return {
            "program": self.program,
            "seed": self.seed,
            "first": self.first.isoformat(),
            "sessions": self.sessions,
            "missed": sum(week.missed for week in self.weeks),
            "sets": self.sets,
            "weeks": [week.to_json() for week in self.weeks],
            "rules": dict(self.rules),
            "gates": dict(self.gates),
        }


class Diary:
    """Gathers a life while it is lived."""

    def __init__(self, program: str, seed: int, first: date, weeks: int) -> None:
        self._program, self._seed, self._first = program, seed, first
        self._kept = [0] * weeks
        self._missed = [0] * weeks
        self._sets = [0] * weeks
        self._felt: dict[date, int] = {}
        self._targets: list[tuple[tuple[str, str, str], ...]] = [()] * weeks
        self._changes: list[tuple[tuple[str, str, str], ...]] = [()] * weeks
        self._standing: dict[str, tuple[str, str, str]] = {}
        self._rules: Counter[str] = Counter()
        self._gates: Counter[str] = Counter()
        self._done: list[Done] = []
        self._violations: list[str] = []

    def missed(self, day: date) -> None:
        """A planned session was not kept."""
        self._missed[self._week(day)] += 1

    def felt(self, day: date, levels: Iterable[int]) -> None:
        """Soreness was told."""
        self._felt[day] = max(levels, default=0)

    def stopped(self, rule: str) -> None:
        """A session gate spoke."""
        self._gates[rule] += 1

    def trained(self, day: date, done: Sequence[Done], titles: Sequence[str]) -> None:
        """A session was done; ``titles`` are the names of the day's places."""
        week = self._week(day)
        self._kept[week] += 1
        for each in done:
            decision = each.decision
            self._rules[decision.rule] += 1
            self._sets[week] += len(each.sets)
            if decision.slot is not None and decision.to is not None:
                title, now = titles[decision.slot], decision.to.resistance.words()
                before = self._standing.get(title)
                if before is not None and before[:2] != (decision.to_exercise, now):
                    change = (_direction(decision), decision.to_exercise, now)
                    self._changes[week] += (change,)
                goal = " ".join(str(count) for count in decision.goal)
                self._standing[title] = decision.to_exercise, now, f"{goal} @ {now}"
        self._done += done
        self._targets[week] = tuple((t, e, words) for t, (e, _, words) in self._standing.items())

    def wrong(self, day: date, sentences: Iterable[str]) -> None:
        """The Never list was broken."""
        self._violations += [f"{day.isoformat()}: {sentence}" for sentence in sentences]

    def _week(self, day: date) -> int:
        return (day - self._first).days // 7

    def course(self) -> Course:
        """The life as lived so far."""
        sore = [0] * len(self._kept)
        for day, level in self._felt.items():
            sore[self._week(day)] = max(sore[self._week(day)], level)
        rows = zip(
            self._kept, self._missed, self._sets, sore, self._targets, self._changes, strict=True
        )
        weeks = tuple(Week(self._first + timedelta(weeks=n), *row) for n, row in enumerate(rows))
        return Course(
            self._program,
            self._seed,
            self._first,
            weeks,
            tuple(self._done),
            tuple(self._rules.most_common()),
            tuple(self._gates.most_common()),
            tuple(self._felt.items()),
            tuple(self._violations),
        )


def _direction(decision: Decision) -> str:
    """``^`` for a step up, ``v`` for one down, ``=`` where a reduction is over."""
    return decision.sign if decision.sign in "^v" else "="
