"""Where the lifter stands on a ladder: done, here, what opens next, what is lacking."""

from __future__ import annotations

from datetime import date

from tracker.coach.resistance import above, choices, rank
from tracker.coach.words import reps_words, times
from tracker.domain.decision import Decision
from tracker.domain.errors import OverloadError
from tracker.domain.exercise import Exercise, Ladder
from tracker.domain.ladderdraw import DONE, HERE, LadderState, Rung
from tracker.domain.moment import Moment
from tracker.domain.target import BODY, Resistance
from tracker.domain.units import number
from tracker.domain.value import replace
from tracker.domain.words import day_month
from tracker.logbook.advising.advice import Advisor
from tracker.logbook.advising.standpoint import Standpoint
from tracker.logbook.advising.taken import Taken, fresh
from tracker.logbook.advising.taken import standing as standing_by_hand


def ladder_state(advisor: Advisor, exercise_id: str, when: Moment) -> LadderState:
    """The ladder of an exercise with its owner's standing as of ``when``; reads only.

    You are on the rung taken by hand and not trained since, else on the hardest one a place of
    your program stands on; where none stands on this ladder, on the rung trained last.
    OverloadError where the exercise is on no ladder.
    """
    catalog = advisor.catalog
    ladder = catalog.ladder_of(exercise_id)
    if ladder is None:
        raise OverloadError(f"{catalog.exercise(exercise_id).name} stands on no ladder.")
    at = advisor.standpoint(when)
    days: dict[str, list[date]] = {}
    for day, name, _ in advisor.store.rungs_trained(ladder.rungs, date(1970, 1, 1), when):
        days.setdefault(name, []).append(day)
    by_hand = _by_hand(advisor, ladder, at)
    here = by_hand.exercise if by_hand is not None else _here(advisor, ladder, days, at)
    decision = None if here is None else advisor.record(when, here)
    opens, short, long = _opening(advisor, ladder, decision, at)
    shown = []
    for rung_id in ladder.rungs:
        rung = _rung(advisor, rung_id, days.get(rung_id, []), at)
        if by_hand is not None and rung_id == here:
            taken = f"taken {day_month(by_hand.at.date, when.date.year)}"
            rung = replace(rung, mark=HERE, said="YOU ARE HERE", more=taken)
        elif rung_id == here:
            first = _since(ladder, rung_id, days)
            since = f"since {day_month(first, when.date.year)}"
            rung = replace(rung, mark=HERE, said="YOU ARE HERE", more=since, since=first)
        elif rung.last is not None:
            rung = replace(rung, mark=DONE, said=f"done {day_month(rung.last, when.date.year)}")
        elif rung.lacks:
            rung = replace(rung, said=f"needs {', '.join(rung.lacks)}")
        elif rung_id == opens:
            rung = replace(rung, said=short)
        shown.append(rung)
    return LadderState(
        ladder.id, ladder.name, ladder.note, tuple(shown), ladder.edges, ladder.levers,
        here=here, opens=opens, opening=long,
        falls="" if here is None else _falls(advisor, here, at),
        lately=() if decision is None else _lately(decision, when),
        taken=None if by_hand is None else by_hand.at.date,
    )  # fmt: skip


def lately(advisor: Advisor, exercise_id: str, when: Moment) -> tuple[str, ...]:
    """The last sessions of an exercise in words, newest last; reads only."""
    return _lately(advisor.record(when, exercise_id), when)


def _lately(decision: Decision, when: Moment) -> tuple[str, ...]:
    return tuple(
        f"{day_month(date.fromisoformat(read.date), when.date.year)}  {read.sets}"
        f"{'' if read.resistance == 'body' else f' × {read.resistance}'}  {read.effort}"
        for read in decision.read[-2:]
    )


def _by_hand(advisor: Advisor, ladder: Ladder, at: Standpoint) -> Taken | None:
    """The rung of this ladder taken last that is still to be trained."""
    if not any(rung.exercise in ladder.rungs for rung in at.rungs):
        return None
    store, owned = advisor.store, at.lifter.inventory
    filled = store.slot_exercises(at.program.id, at.when)
    stands = set(standing_by_hand(store, at.rungs, filled, at.when).values())
    for rung in at.rungs:
        name = rung.exercise
        if name in ladder.rungs and name in stands:
            rows = store.performances([name], at.when, 1)[name]
            if fresh(at.rungs, name, rows) and owned.allows(advisor.catalog.exercise(name)):
                return rung
    return None


def _here(
    advisor: Advisor, ladder: Ladder, days: dict[str, list[date]], at: Standpoint
) -> str | None:
    filled = advisor.store.slot_exercises(at.program.id, at.when)
    stood = [exercise for exercise, _ in filled.values() if exercise in days]
    if stood:
        return max(stood, key=ladder.rungs.index)
    return max(days, key=lambda rung: (days[rung][-1], ladder.rungs.index(rung)), default=None)


def _since(ladder: Ladder, here: str, days: dict[str, list[date]]) -> date:
    """The first day of the stay: after the last one on a rung above, where there was one."""
    higher = {here}
    for _ in ladder.rungs:
        higher |= {edge.to_id for edge in ladder.edges if edge.from_id in higher}
    left = max((days[rung][-1] for rung in higher - {here} if rung in days), default=None)
    stay = [day for day in days[here] if left is None or day > left]
    return stay[0] if stay else days[here][0]


def _rung(advisor: Advisor, rung: str, trained: list[date], at: Standpoint) -> Rung:
    exercise = advisor.catalog.exercise(rung)
    slot = advisor.slot(at.program, advisor.slot_of(at, rung), rung)
    low, high = slot.low, slot.high
    return Rung(
        id=rung,
        name=exercise.name,
        short=exercise.short,
        gear=", ".join(" or ".join(options) for options in exercise.needs),
        reps=f"{low if low == high else f'{low}-{high}'}{' s' if exercise.timed else ''}",
        best=_best(advisor, exercise, at) if trained else "",
        lacks=at.lifter.inventory.missing(exercise),
        last=trained[-1] if trained else None,
    )


def _best(advisor: Advisor, exercise: Exercise, at: Standpoint) -> str:
    """The sets of the best day: the heaviest resistance, then the most reps on a day."""
    inventory = at.lifter.inventory
    works = advisor.store.best_work(at.when, exercise.id)
    best = max(works, key=lambda w: (rank(exercise, w.at, inventory), w.total[0]), default=None)
    if best is None:
        return ""
    day = best.total[1]
    sets = [
        logged.done
        for session in advisor.store.sessions_on(day)
        for entry in session.entries
        if entry.exercise == exercise.id
        for logged in entry.working
        if logged.done.resistance.same_as(best.at)
    ]
    at_what = "" if best.at.same_as(BODY) else f" × {best.at.words()}"
    return f"{reps_words(sets)}{at_what}  {day_month(day, at.when.date.year)}"


def _opening(
    advisor: Advisor, ladder: Ladder, decision: Decision | None, at: Standpoint
) -> tuple[str, str, str]:
    """The rung that comes next; what it takes, in two words and in a sentence."""
    if decision is None:
        return "", "", ""
    here = advisor.catalog.exercise(decision.exercise)
    ups = [edge.to_id for edge in ladder.edges if edge.from_id == here.id]
    if decision.to_exercise in ups:
        return decision.to_exercise, "next time", "it opens next time"
    inventory = at.lifter.inventory
    free = [rung for rung in ups if inventory.allows(advisor.catalog.exercise(rung))]
    if not free:
        return "", "", ""
    target = decision.from_target or decision.to
    stands = BODY if target is None else target.resistance
    if above(here, stands, at.lifter) is not None:
        last = _words(choices(here, inventory, stands)[-1])
        return free[0], f"after {last}", f"it opens after {last}"
    wanted = int(at.lifter.thresholds["next-rung.sessions"])
    runs = [c for c in decision.checks if c.id == "running" and c.found.isdigit()]
    found = min(int(runs[0].found), wanted) if runs else 0
    left = max(1, wanted - found)
    sentence = f"it opens when easy {times(wanted)} running ({found} of {wanted} so far)"
    return free[0], f"{left} more easy", sentence


def _words(at: Resistance) -> str:
    return f"{number(at.height_cm)} cm" if at.load is None and at.height_cm else at.words()


def _falls(advisor: Advisor, here: str, at: Standpoint) -> str:
    low = advisor.slot(at.program, advisor.slot_of(at, here), here).low
    sessions = int(at.lifter.thresholds["step-back.sessions"])
    running = "in one session" if sessions == 1 else f"on {sessions} sessions running"
    return f"if a set stays below {low} {running} and nothing lighter is left here"
