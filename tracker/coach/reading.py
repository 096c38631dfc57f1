"""Reading a session: complete, at-top, clean, ready, easy - the contract's words, computed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from tracker.coach.case import Case, Done, Lifter
from tracker.coach.resistance import Rank, rank
from tracker.domain.decision import STEPS_UP
from tracker.domain.log import NewSet
from tracker.domain.target import Plan, Resistance
from tracker.domain.value import Value

PASSING = frozenset({"sore-hold", "sport-hold", "sport-taxed", "very-sore", "deload"})
"""Gates that hold or reduce for their own session only."""

LASTING = frozenset({"return-after-break", "step-back"})
"""Gates whose lower resistance is the new working one."""

APART = PASSING | {"return-after-break"}
"""Gates whose session neither makes nor breaks a run of two."""

ARRIVING = frozenset({"next-rung", "step-back"})
"""Plans under which an exercise may be done for the first time."""

BOUNDARIES = STEPS_UP | {"step-back", "stretch-reps"}
"""Plans that were paid for: sessions before one of these never count again."""


ABOVE_TOP = {"acsm-2009": 1, "nsca-2-for-2": 2}
"""Reps above the top that two modes want: of every set, of the last set. They define the modes."""


class Reading(Value):
    """One session of one exercise as the rules see it.

    ``counts`` are the weaker side's reps of the judged sets. ``low``/``high``/``planned`` are
    those in force that day. ``gates`` are the plan's rule and every gate that fired with it;
    ``apart`` a session held back, which neither makes nor breaks a run of two; ``passing`` one
    held back in a way that ends with it, its resistance too. ``first`` marks a baseline, never a
    miss: the first session of an exercise, and all that was logged without a plan.
    ``lighter``/``heavier`` compare with the plan; ``adopted`` is a heavier one whose every set
    reached the bottom.
    """

    date: date
    sets: tuple[NewSet, ...]
    counts: tuple[int, ...]
    resistance: Resistance
    place: Rank
    planned: int
    low: int
    high: int
    plan: Plan | None
    gates: frozenset[str]
    apart: bool
    passing: bool
    first: bool
    lighter: bool
    heavier: bool
    complete: bool
    at_top: bool
    clean: bool
    known: bool
    spare: float | None
    ready: bool
    easy: bool
    all_easy: bool
    missed: bool
    broke: bool
    pain: int

    @property
    def adopted(self) -> bool:
        """Done heavier than planned, and every set reached the bottom of the range."""
        return self.heavier and all(count >= self.low for count in self.counts)

    @property
    def goal(self) -> tuple[int, ...]:
        """What was aimed for in each set; empty without a plan."""
        return () if self.plan is None else self.plan.goal


def read_all(
    case: Case, lifter: Lifter, known: Mapping[int, Reading] | None = None
) -> list[Reading]:
    """Every past session that holds a working set, oldest first.

    ``known`` are readings by the identity of their session (``id``), which stay as they are while
    the sessions before them do: for a case asked again with only its last session changed.
    """
    readings: list[Reading] = []
    for done in case.done:
        reading = None if known is None else known.get(id(done))
        if reading is None:
            if all(s.warmup for s in done.sets):
                continue
            arrived = not readings and (done.plan is None or done.plan.rule in ARRIVING)
            reading = read(done, case, lifter, first=done.plan is None or arrived)
        readings.append(reading)
    return readings


def span_at(resistance: Resistance, readings: Sequence[Reading], case: Case) -> tuple[int, int]:
    """The range in force: the slot's, or with the top that was raised at this resistance."""
    low, high = case.slot.low, case.slot.high
    newest = next((r for r in reversed(readings) if not r.passing), None)
    if newest is None or newest.plan is None:
        return low, high
    target = newest.plan.target
    raised = target.low == low and target.high > high and target.resistance.same_as(resistance)
    return low, target.high if raised else high


def read(done: Done, case: Case, lifter: Lifter, *, first: bool) -> Reading:
    """Judge one session against its plan in force (none: what was done is the baseline)."""
    work = [s for s in done.sets if not s.warmup]
    plan = done.plan
    planned = case.slot.sets if plan is None else plan.target.sets
    low, high = case.slot.low, case.slot.high
    if plan is not None and plan.target.timed == case.exercise.timed:
        low, high = plan.target.low, plan.target.high

    exercise, inventory = case.exercise, lifter.inventory
    places = [rank(exercise, s.resistance, inventory) for s in work]
    resistance, here = _working(work, places)
    wanted = here
    if plan is not None and not first:
        wanted = rank(exercise, plan.target.resistance, inventory)
    easy_rir = lifter.thresholds["add-reps.easy_rir"]
    judged: list[NewSet] = []
    rirs: list[float] = []
    light = broke = False
    known, easies, pain = True, 0, 0
    for s, place in zip(work, places, strict=True):
        pain = max(pain, s.pain or 0)
        if len(judged) >= planned and place < here:
            continue
        judged.append(s)
        light = light or place < wanted
        if s.effort is None:
            known = False
        elif (rir := s.effort.rir) is not None:
            rirs.append(rir)
            easies += rir >= easy_rir
        else:
            broke = True
    counts = tuple([s.weaker for s in judged])
    spare = min(rirs, default=None)
    complete = len(judged) >= planned
    at_top = complete and not light and min(counts) >= high
    clean = not broke and pain < lifter.thresholds["pain-hold.pain"]
    min_rir = lifter.thresholds["add-load.min_rir"]
    ready = at_top and clean and known and spare is not None and spare >= min_rir
    below = min(counts) < low
    too_heavy = here > wanted and below
    gates: frozenset[str] = frozenset()
    if plan is not None:
        gates = frozenset({plan.rule, *plan.gates})
    return Reading(
        date=done.date,
        sets=tuple(judged),
        counts=counts,
        resistance=resistance,
        place=here,
        planned=planned,
        low=low,
        high=high,
        plan=plan,
        gates=gates,
        apart=not gates.isdisjoint(APART),
        passing=not gates.isdisjoint(PASSING) and gates.isdisjoint(LASTING),
        first=first,
        lighter=here < wanted,
        heavier=here > wanted,
        complete=complete,
        at_top=at_top,
        clean=clean,
        known=known,
        spare=spare,
        ready=ready,
        easy=ready and easies * 2 > len(judged),
        all_easy=easies == len(judged),
        missed=not first and not too_heavy and (broke or below),
        broke=broke,
        pain=pain,
    )


def _working(work: Sequence[NewSet], places: Sequence[Rank]) -> tuple[Resistance, Rank]:
    """The resistance of most working sets, and its place; a tie goes to the heavier."""
    groups: list[tuple[int, Rank, Resistance]] = []
    for s, place in zip(work, places, strict=True):
        for i, (count, at, seen) in enumerate(groups):
            if seen.same_as(s.resistance):
                groups[i] = count + 1, at, seen
                break
        else:
            groups.append((1, place, s.resistance))
    _, here, resistance = max(groups, key=lambda g: g[:2])
    return resistance, here


def working_resistance(readings: Sequence[Reading]) -> Resistance:
    """What the next target starts from, owned or not.

    The plan's, unless a heavier one was adopted or a lighter one was done twice running.
    A held-back session's lighter load is that session's only; a break's is kept.
    """
    at = readings[0].resistance
    before_lighter = False
    for reading in readings:
        if reading.passing:
            continue
        taken_over = reading.adopted or (reading.lighter and before_lighter)
        if reading.plan is None or reading.first or taken_over:
            at = reading.resistance
        else:
            at = reading.plan.target.resistance
        before_lighter = reading.lighter
    return at


def counting(readings: Sequence[Reading], case: Case) -> list[Reading]:
    """The sessions that may still earn something, oldest first: not held back, not spent."""
    start = 0
    for i, reading in enumerate(readings):
        if not reading.gates.isdisjoint(BOUNDARIES):
            start = i
    kept = [r for r in readings[start:] if not r.apart]
    if case.spent_until is not None:
        kept = [r for r in kept if r.date > case.spent_until]
    return kept


def running(readings: Sequence[Reading], wanted: Callable[[Reading], bool]) -> int:
    """How many of the latest sessions in a row are ``wanted`` at one resistance and range."""
    count = 0
    for reading in reversed(readings):
        last = readings[-1]
        same = (reading.low, reading.high) == (last.low, last.high)
        if not (wanted(reading) and same and reading.resistance.same_as(last.resistance)):
            break
        count += 1
    return count


def meets(mode: str) -> Callable[[Reading], bool]:
    """What a mode asks of one session before a step (ACSM 2009; NSCA 2-for-2; contract)."""
    match mode:
        case "double":
            return lambda r: r.at_top and r.clean
        case "acsm-2009":
            return lambda r: r.ready and min(r.counts) >= r.high + ABOVE_TOP[mode]
        case "nsca-2-for-2":
            return lambda r: r.ready and r.counts[-1] >= r.high + ABOVE_TOP[mode]
        case _:
            return lambda r: r.ready
