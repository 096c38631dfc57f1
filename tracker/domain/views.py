"""What the logbook hands to its two faces: whole answers, ready to be shown."""

from __future__ import annotations

from datetime import date

from tracker.domain.decision import DayPlan, Decision
from tracker.domain.exercise import Exercise
from tracker.domain.log import Entry, LoggedSet, NewSet, Session, Soreness
from tracker.domain.moment import Moment
from tracker.domain.program import Day, Program, Routine
from tracker.domain.target import Resistance, Target
from tracker.domain.value import Value


class Past(Value):
    """What was done in an earlier session of an exercise, newest first in lists of these."""

    date: date
    sets: tuple[NewSet, ...]


class TodayItem(Value):
    """One exercise of the day.

    ``key`` names it to the logbook for as long as the day lasts. ``exercise`` is the one to do
    (the new rung where the decision moves up). ``planned`` counts working sets with those added
    or skipped by hand. ``choices`` are the owned resistances, easiest first, for ``[`` and ``]``.
    """

    key: str
    exercise: Exercise
    decision: Decision
    target: Target
    goal: tuple[int, ...]
    planned: int
    entry: Entry | None
    logged: tuple[LoggedSet, ...]
    last: tuple[Past, ...]
    choices: tuple[Resistance, ...]
    skipped: bool = False


class Waiting(Value):
    """The set that waits for a key: item index, set number from 1, and what it would log."""

    item: int
    number: int
    done: NewSet


class MuscleWeek(Value):
    """Hard sets of a muscle in the week so far, and what the week comes to with today's plan."""

    muscle: str
    done: float
    planned: float


class Today(Value):
    """Everything the Today screen shows.

    ``asked`` are the muscles the check-in asks about; ``soreness`` what was answered within
    its freshness; ``answered`` whether today's check-in is done. ``waiting`` is None before
    the session starts being possible and when every planned set is in.
    ``user_decided`` says the user trains although the coach says rest. ``easy_until`` is the
    last day of an easy week that was taken, None where none lasts; ``easy_sets`` the part of the
    sets that one leaves.
    """

    moment: Moment
    plan: DayPlan
    program: Program
    day: Day
    session: Session | None
    items: tuple[TodayItem, ...]
    waiting: Waiting | None
    asked: tuple[str, ...]
    soreness: dict[str, Soreness]
    legs_taxed: bool
    answered: bool
    recent: tuple[Session, ...]
    week: tuple[MuscleWeek, ...]
    warm_up: Routine | None
    cool_down: Routine | None
    stop_sign: str | None = None
    user_decided: bool = False
    easy_until: date | None = None
    easy_sets: float = 0.5

    @property
    def easy_week_offered(self) -> str | None:
        """Why an easy week is offered today, in words; None where none is."""
        gate = self.plan.session
        if gate is None or gate.rule != "deload" or not gate.checks:
            return None
        return gate.checks[0].found

    @property
    def to_train(self) -> bool:
        """Whether the day is for training: by the plan, by the lifter's will, or as it is begun."""
        begun = self.session is not None and self.sets_logged > 0
        return self.stop_sign is None and (self.plan.train or self.user_decided or begun)

    def due(self, exercise_id: str) -> TodayItem | None:
        """The item of an exercise that has sets to come today."""
        if not self.to_train:
            return None
        for item in self.items:
            mine = exercise_id in (item.exercise.id, item.decision.exercise)
            if mine and not item.skipped and len(item.logged) < item.planned:
                return item
        return None

    @property
    def sets_planned(self) -> int:
        """Working sets of the whole day."""
        return sum(0 if item.skipped else item.planned for item in self.items)

    @property
    def sets_logged(self) -> int:
        """Working sets in so far."""
        return sum(len(item.logged) for item in self.items)


class Record(Value):
    """A best that this session set: ``what`` (`Single-leg RDL, 6 kg`), ``text`` (`30 reps a
    side, was 29`), and the date of the one before."""

    exercise: str
    what: str
    text: str
    before: date | None


class Summary(Value):
    """What a finished session shows. ``decisions`` are next time's, steps up first."""

    session: Session
    decisions: tuple[Decision, ...]
    records: tuple[Record, ...]
    week: tuple[MuscleWeek, ...]
    cool_down: Routine | None
    next_plan: DayPlan


class LogResult(Value):
    """What ``log`` stored: the session, its new sets as (entry, set), and the next decisions.

    ``begun`` maps an exercise that has sets to come today to (working sets in, planned); its
    decision is still the one those sets are done by.
    """

    session: Session
    sets: tuple[tuple[Entry, LoggedSet], ...]
    decisions: tuple[Decision, ...]
    begun: dict[str, tuple[int, int]]


class TrendWeek(Value):
    """One week of one muscle: Monday (or the user's week start), hard sets split by directness,
    worst soreness (None where none was logged), and marks: ``m`` missed, ``r`` rest taken,
    ``h`` held back."""

    start: date
    direct: float
    indirect: float
    soreness: int | None
    marks: str = ""


class Trend(Value):
    """Weekly volume against soreness of one muscle, oldest week first.

    ``daily`` holds (date, soreness) points; ``by_exercise`` this week's direct sets;
    ``now`` the newest soreness; ``reactions`` (date, mark) of each decision that answered.
    ``this_week`` holds this week's sets of every muscle of ``muscles``.
    """

    muscle: str
    muscles: tuple[str, ...]
    weeks: tuple[TrendWeek, ...]
    daily: tuple[tuple[date, int], ...]
    by_exercise: tuple[tuple[str, float], ...]
    now: dict[str, int]
    reactions: tuple[tuple[date, str], ...] = ()
    this_week: tuple[tuple[str, float], ...] = ()
