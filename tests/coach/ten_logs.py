"""Ten short lives that meet every rule, for the tests of what is said."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from tests.coach.builders import ASSISTED, HOLD, HOME, Life, catalog, kg, lifter
from tracker.coach.case import Condition, Sport
from tracker.coach.session_gates import (
    Week,
    decided_by_user,
    easy_week,
    judge,
    left_out,
    with_fewer_sets,
)
from tracker.domain.decision import Decision
from tracker.domain.inventory import Inventory
from tracker.domain.program import Slot
from tracker.domain.value import replace

TODAY = date(2026, 11, 20)
GOLDEN = Path(__file__).parent / "golden" / "ten_logs.txt"
SORE = Condition({"quads": (5, 2.0)}, {})
VERY_SORE = Condition({"quads": (8, 2.0)}, {})


def told() -> Iterator[tuple[str, Decision]]:
    """(log, decision) of every moment at which one of the ten is asked."""
    for tell in (squat, hinge, body, steps, bands, far, nothing, holds, helped, modes):
        for decision in tell():
            yield tell.__name__, decision


def squat() -> Iterator[Decision]:
    life = Life("goblet-squat")
    yield life.decide()
    yield life.did("10 9 8", "8")
    yield life.did("12 12 12", "8", "easy")
    yield life.did("12 12 12", "8")
    yield life.decide(SORE)
    yield life.decide(VERY_SORE)
    yield life.decide(Condition({}, {"goblet-squat": (4,)}))
    yield life.decide(Condition({}, {"goblet-squat": (7,)}))
    yield life.decide(Condition({}, {"goblet-squat": (8, 7)}))
    yield life.decide(Condition({}, {}, days_off=20))
    yield life.decide(days_since=61)
    yield life.decide(Condition({}, {}, sport=Sport("soccer", 8, 5.0)))
    yield life.decide(Condition({}, {}, easy_week=True))


def hinge() -> Iterator[Decision]:
    life = Life("dumbbell-single-leg-romanian-deadlift")
    yield life.did("9/9 9/9 9/8", "6")
    yield life.did("10/10 9/9 9/9", "6", "good good broke")
    yield life.did("7/7 7/7 7/7", "6")
    yield life.did("6/6 7/7 7/7", "6")
    yield life.did("11/11 11/11 11/11", "4", None)
    yield life.did("11/11 11/11 11/11", "4", "max")
    yield life.did("11/11 11/11", "4")
    yield life.did("11/11 11/11 11/11", "8")
    yield life.did("9/9 9/9 9/9", "6")


def body() -> Iterator[Decision]:
    life = Life("bodyweight-squat")
    yield life.did("11 11 11", effort="easy")
    yield life.did("12 12 12")
    yield life.did("12 12 12", effort="easy")
    yield life.did("12 12 12", effort="easy")
    again = Life("bodyweight-squat")
    again.did("9 9 9")
    again.did("7 6 6")
    yield again.did("6 6 6")


def steps() -> Iterator[Decision]:
    life = Life("step-up")
    yield life.decide()
    yield life.did("12/12 12/12 12/12", "h20")
    yield life.did("12/12 12/12 12/12", "h20", "easy")
    yield life.did("12/12 12/12 12/12", "h20", "easy")
    yield life.decide(Condition({}, {}, days_off=33))


def bands() -> Iterator[Decision]:
    life = Life("band-hamstring-curl")
    yield life.decide()
    yield life.did("12 12 12", "yellow")
    yield life.did("12 12 12", "yellow")
    yield life.did("7 7", "red")
    life.did("7 7 7", "red")
    yield life.did("7 7 7", "red")


def far() -> Iterator[Decision]:
    life = Life("goblet-squat", lifter(Inventory(dumbbells=kg(10, 16))))
    life.did("12 12 12", "10")
    yield life.did("12 12 12", "10")
    yield life.did("13 13 13", "10")
    never = Life("goblet-squat", lifter(Inventory(dumbbells=kg(10, 40))))
    never.did("12 12 12", "10")
    yield never.did("12 12 12", "10")
    yield never.did("20 20 20", "10")
    sold = Life("goblet-squat")
    sold.did("10 10 10", "10")
    sold.who = lifter(Inventory(dumbbells=kg(6)))
    yield sold.decide()
    heavy = Life("goblet-squat")
    heavy.did("10 10 10", "10")
    yield heavy.did("8 8 6", "14")


def nothing() -> Iterator[Decision]:
    life = Life("bodyweight-squat", lifter(Inventory()))
    yield life.did("12 12 12")
    yield life.did("12 12 12")
    life.did("16 16 16")
    yield life.did("20 20 20")


def holds() -> Iterator[Decision]:
    life = Life(HOLD.id, slot=Slot((HOLD.id,), 3, 20, 40))
    yield life.decide()
    yield life.did("30 30 25")
    yield life.did("31 31 31", effort="easy")
    yield life.did("40 40 40")
    yield life.did("40 40 40")


def helped() -> Iterator[Decision]:
    life = Life(ASSISTED.id, lifter(Inventory(things=frozenset({"machine"}))))
    yield life.decide()
    life.did("12 12 12", "40")
    yield life.did("12 12 12", "40")
    life.did("7 7 7", "35")
    yield life.did("7 7 7", "35")


def modes() -> Iterator[Decision]:
    for mode in ("acsm-2009", "nsca-2-for-2", "maintain", "double"):
        yield Life("goblet-squat", lifter(HOME, mode=mode)).did("12 12 12", "10")
    started = Life("goblet-squat")
    yield started.did("5 5 5", "12")


def days() -> Iterator[Decision]:
    """What is said about whole days, a session gate each."""
    build = catalog().programs["build"]
    numbers, primary = lifter().thresholds, frozenset({"hamstrings", "glutes", "quads"})

    def day(*ago: int, other: int | None = None, rest: int = 1, **felt: object) -> Decision:
        legs = [TODAY - timedelta(days=days) for days in ago]
        sessions = [] if other is None else [TODAY - timedelta(days=other)]
        how = Condition({}, {})
        flag = felt.pop("flag", None)
        week = Week(TODAY, legs, sessions, replace(how, **felt), primary, flag)  # type: ignore[arg-type]
        verdict = judge(week, replace(build, rest_days=rest), numbers, catalog())
        assert verdict.gate is not None
        return verdict.gate

    yield day(3, flag="chest-pain")
    yield day(0)
    yield day(1)
    yield day(2, rest=2)
    yield day(other=2, rest=3)
    yield decided_by_user(day(1))
    yield day(2, 4, 6)
    yield day(3, soreness={"glutes": (8, 1.0), "hamstrings": (7, 36.0), "quads": (6, 1.0)})
    yield day(3, sport=Sport("soccer", 8, 3.0))
    yield easy_week("6 weeks of training since an easy one", lifter().thresholds, catalog())
    yield easy_week(None, lifter().thresholds, catalog())
    curl = Life("band-hamstring-curl").did("10 10 10", "red")
    yield left_out(curl, day(3, sport=Sport("soccer", 8, 3.0)))
    yield with_fewer_sets(curl, 1)
    yield with_fewer_sets(curl, 2)


def book() -> str:
    """Every record of the ten logs and of the days as text, word for word."""
    lines = ["# Every record of the ten logs. Made anew by: python -m tests.coach.ten_logs", ""]
    for log, decision in (*told(), *(("days", d) for d in days())):
        lines += [f"[{log}] {decision.rule} · {decision.grade} · {decision.source}"]
        for name, target in (("from", decision.from_target), ("to", decision.to)):
            if target is not None:
                span = f"{target.low}-{target.high}{' s' if target.timed else ''}"
                lines.append(f"  {name} {target.sets}x{span} @ {target.resistance.words()}")
        lines.append(
            f"  goal {' '.join(map(str, decision.goal))} on {decision.to_exercise}".rstrip()
        )
        lines += [f"  say {decision.say}", f"  brief {decision.brief}"]
        if decision.flips_if:
            lines.append(f"  else {decision.flips_if}")
        lines += [f"  read {r.date} {r.sets} @ {r.resistance} {r.effort}" for r in decision.read]
        lines += [
            f"  {'ok' if c.passed else 'no'} {c.id}: {c.text}: {c.found} {c.wanted}"
            for c in decision.checks
        ]
        lines.append(f"  gates {' '.join(decision.gates)}".rstrip())
        lines += [f"  or {' '.join(decision.alternatives)}".rstrip(), ""]
    return "\n".join(lines)


if __name__ == "__main__":
    GOLDEN.write_text(book(), encoding="utf-8")
