"""Records from sums are the records from sets; JSON of a series; what the working work is."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.metrics.test_records import BANDS, CURL, HOLD, RDL, SQUAT, STEP
from tracker.domain.effort import BROKE, Effort
from tracker.domain.exercise import Exercise
from tracker.domain.log import NewSet
from tracker.domain.target import BODY, Resistance
from tracker.domain.units import Load
from tracker.domain.views import Past, Trend, TrendWeek
from tracker.metrics.e1rm import external_e1rm
from tracker.metrics.records import bests, bests_of
from tracker.metrics.series import BalanceSeries, numbers
from tracker.metrics.work import BestWork, Work, working

DAY = date(2026, 11, 3)
EFFORTS = st.sampled_from([None, BROKE, *map(Effort, ("easy", "good", "max", "rir2", "rpe8.5"))])


def summed(exercise: Exercise, sessions: list[Past]) -> list[BestWork]:
    """The sets of one session a date, summed the way the store does."""
    places = {done.resistance for past in sessions for done in past.sets}
    found = []
    for at in sorted(places, key=repr):
        held = [
            (past.date, [d for d in past.sets if d.resistance == at and d.effort != BROKE])
            for past in sessions
        ]
        held = [(day, sets) for day, sets in held if any(d.weaker > 0 for d in sets)]
        if not held:
            continue

        def first(values: list[tuple[float, date]]) -> tuple[float, date]:
            return max(values, key=lambda pair: (pair[0], -pair[1].toordinal()))

        most = first([(d.weaker, day) for day, sets in held for d in sets])
        total = first([(sum(d.weaker for d in sets), day) for day, sets in held])
        known = [
            (d.weaker + d.effort.rir, day)
            for day, sets in held
            for d in sets
            if d.effort and d.effort.rir is not None and d.weaker > 0
            and d.weaker + d.effort.rir <= 12
        ]  # fmt: skip
        found.append(
            BestWork(
                exercise.id,
                exercise.timed,
                at,
                min(day for day, _ in held),
                (int(most[0]), most[1]),
                (int(total[0]), total[1]),
                first(known) if known else None,
            )
        )
    return found


@given(
    st.sampled_from([SQUAT, RDL, STEP, CURL, HOLD]),
    st.lists(
        st.lists(st.tuples(st.integers(0, 15), st.integers(0, 3), EFFORTS), min_size=1, max_size=4),
        min_size=1,
        max_size=5,
    ),
    st.sampled_from([None, 70.0]),
)
def test_records_from_sums_are_the_records_from_sets(
    exercise: Exercise, days: list[list[tuple[int, int, Effort | None]]], weight: float | None
) -> None:
    at = {
        SQUAT.id: [Resistance(Load(kg)) for kg in (8.0, 10.0, 12.0, 14.0)],
        RDL.id: [Resistance(Load(kg)) for kg in (4.0, 6.0, 8.0, 10.0)],
        STEP.id: [Resistance(height_cm=cm) for cm in (10.0, 20.0, 30.0, 40.0)],
        CURL.id: [Resistance(band=band) for band in (*BANDS, "red")],
        HOLD.id: [BODY] * 4,
    }[exercise.id]
    sessions = [
        Past(
            DAY + timedelta(days=number),
            tuple(
                NewSet(count, timed=exercise.timed, resistance=at[place], effort=effort)
                for count, place, effort in sets
            ),
        )
        for number, sets in enumerate(days)
    ]
    from_sets = bests(exercise, sessions, BANDS, weight)
    assert bests_of(exercise, summed(exercise, sessions), BANDS, weight) == from_sets


def test_the_working_resistance_has_most_sets_and_is_the_heavier_on_a_tie() -> None:
    def work(kg: float, sets: int) -> Work:
        return Work(DAY, False, Resistance(Load(kg)), sets, 10, 10, 10)

    assert working([work(10, 1), work(8, 2)]).at.load == Load(8)
    assert working([work(10, 2), work(12, 2), work(8, 2)]).at.load == Load(12)


@pytest.mark.parametrize(
    ("kg", "to_failure", "share", "weight", "said"),
    [
        (100.0, 1.0, 0.0, None, 100.0),
        (100.0, 10.0, 0.0, None, 133.33),
        (30.0, 3.0, 1.0, 100.0, 43.0),
        (30.0, 3.0, 0.65, None, None),
        (100.0, 12.5, 0.0, None, None),
        (100.0, 0.0, 0.0, None, None),
    ],
)
def test_the_estimate_of_what_is_held(
    kg: float, to_failure: float, share: float, weight: float | None, said: float | None
) -> None:
    found = external_e1rm(kg, to_failure, share, weight)
    assert (None if found is None else round(found, 2)) == said


def test_a_series_is_json_with_iso_dates() -> None:
    week = TrendWeek(DAY, 6.0, 1.5, None, "r")
    trend = Trend("quads", ("quads",), (week,), ((DAY, 3),), (), {"quads": 3})
    document = numbers(trend)
    assert json.loads(json.dumps(document)) == document
    assert document["weeks"] == [
        {"start": "2026-11-03", "direct": 6.0, "indirect": 1.5, "soreness": None, "marks": "r"}
    ]
    assert document["daily"] == [["2026-11-03", 3]]
    assert numbers(BalanceSeries(1, (("hinge", 3),))) == {"weeks": 1, "sets": [["hinge", 3]]}
