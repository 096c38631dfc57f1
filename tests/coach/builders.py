"""Short ways to write a lifter's past for the coach's tests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from tracker.catalog import Catalog, load_catalog
from tracker.coach.case import Case, Condition, Done, Lifter
from tracker.coach.decide import decide
from tracker.coach.flips import Flip, candidates
from tracker.domain.decision import Decision
from tracker.domain.effort import parse_effort
from tracker.domain.exercise import Exercise
from tracker.domain.inventory import Inventory
from tracker.domain.log import NewSet
from tracker.domain.program import Slot
from tracker.domain.target import Plan, Resistance, Target
from tracker.domain.units import Load

START = date(2026, 11, 2)

NOTHING_TO_REPORT = Condition({}, {})


HOLD = Exercise(
    "bridge-hold", "Bridge hold", "Bridge hold", "bridge", (("glutes", 1.0),), timed=True
)
ASSISTED = Exercise(
    "assisted-split-squat", "Assisted split squat", "Assisted squat", "lunge",
    (("quads", 1.0), ("glutes", 1.0)), kind="assisted", needs=(("machine",),),
)  # fmt: skip


@cache
def catalog() -> Catalog:
    """The shipped catalogue with a held and an assisted exercise, as a user may add them."""
    return load_catalog().with_own((HOLD, ASSISTED))


def kg(*weights: float) -> tuple[Load, ...]:
    return tuple(Load(float(weight)) for weight in weights)


HOME = Inventory(
    dumbbells=kg(4, 6, 8, 10, 12, 14),
    bands=("yellow", "red", "green"),
    steps=(20.0, 30.0, 40.0),
    things=frozenset({"ball", "chair"}),
)


def lifter(inventory: Inventory = HOME, **changes: object) -> Lifter:
    numbers = {key: p.default for key, p in catalog().parameters().items()}
    made = Lifter(inventory, numbers, bodyweight_kg=70.0)
    return replace(made, **changes)  # type: ignore[arg-type]


def at(text: str) -> Resistance:
    """``10`` kg, ``red`` band, ``h30``, ``10h30`` or ``body``."""
    if text == "body":
        return Resistance()
    load, _, height = text.partition("h")
    tall = float(height) if height else None
    if load and not load[0].isdigit():
        return Resistance(None, load, tall)
    return Resistance(Load(float(load)) if load else None, None, tall)


def sets(
    reps: str, resistance: str = "body", effort: str | None = "good", timed: bool = False
) -> tuple[NewSet, ...]:
    """``12 12 10/9``: one effort for all, or one a set (``good good easy``)."""
    words = [] if effort is None else effort.split()
    made = []
    for n, text in enumerate(reps.split()):
        left, _, right = text.partition("/")
        word = None if not words else parse_effort(words[n] if len(words) > 1 else words[0])
        made.append(
            NewSet(int(left), int(right) if right else None, timed, at(resistance), effort=word)
        )
    return tuple(made)


class Life:
    """A lifter who follows the coach's plan on one exercise, session by session."""

    def __init__(
        self,
        exercise: str,
        who: Lifter | None = None,
        slot: Slot | None = None,
        days_between: int = 4,
    ) -> None:
        self.exercise = catalog().exercise(exercise)
        self.who = who or lifter()
        self.slot = slot or Slot((exercise,), 3, 8, 12)
        self.done: list[Done] = []
        self.gap = days_between
        self.max_jump: float | None = None

    def __repr__(self) -> str:
        """What hypothesis shows of a life that broke a property."""
        told = []
        for done in self.done:
            work = " ".join(f"{s.side_words}{s.effort or '?'}" for s in done.sets)
            where = " ".join(dict.fromkeys(s.resistance.words() for s in done.sets))
            plan = "-"
            if done.plan is not None:
                p = done.plan
                plan = f"{p.rule} {p.goal} {p.target.high} @{p.target.resistance.words()}"
            told.append(f"[{plan}: {work} @{where}]")
        return f"{self.exercise.id} {self.who.mode} {' '.join(told)}"

    def did(
        self,
        reps: str,
        resistance: str = "body",
        effort: str | None = "good",
        *,
        planned: bool = True,
        condition: Condition = NOTHING_TO_REPORT,
    ) -> Decision:
        """Log a session under the plan then in force; the decision for the next time."""
        plan: Plan | None = None
        if planned and self.done:
            before = self.decide(condition)
            plan = before.plan() if before.to_exercise == self.exercise.id else None
        day = START + timedelta(days=self.gap * len(self.done))
        work = sets(reps, resistance, effort, self.exercise.timed)
        self.done.append(Done(day, work, plan))
        return self.decide()

    def case(self, **changes: object) -> Case:
        made = Case(
            self.exercise,
            self.slot,
            tuple(self.done),
            index=0,
            days_since=self.gap if self.done else None,
            max_jump=self.max_jump,
        )
        return replace(made, **changes)  # type: ignore[arg-type]

    def decide(self, condition: Condition = NOTHING_TO_REPORT, **changes: object) -> Decision:
        how = condition
        if how.days_off is None and self.done:
            how = replace(how, days_off=self.gap)
        return decide(self.case(**changes), self.who, how, catalog())


def smallest_flip(
    case: Case, who: Lifter, condition: Condition, known: Catalog
) -> tuple[Flip, Decision] | None:
    """The first small change after which another rule decides, and that decision: by deciding the
    whole anew after each."""
    decision = decide(case, who, condition, known)
    for flip in candidates(decision, case, condition, who.thresholds):
        changed, how = flip.apply(case, condition)
        other = decide(changed, who, how, known, flips=False)
        if other.rule != decision.rule:
            return flip, other
    return None


def targets(decision: Decision) -> tuple[int, int, int, str] | None:
    """(sets, low, high, resistance) of a decision's target."""
    if decision.to is None:
        return None
    target: Target = decision.to
    return target.sets, target.low, target.high, target.resistance.words()


def dates(done: Sequence[Done]) -> list[date]:
    return [d.date for d in done]
