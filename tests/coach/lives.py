"""Made-up lives for the properties: sessions under the coach's own plans, and days of all kinds."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import strategies as st

from tests.coach.builders import START, Life, at
from tracker.coach.case import Condition, Done, Sport
from tracker.domain.effort import parse_effort
from tracker.domain.log import NewSet

EXERCISES = (
    "goblet-squat", "bodyweight-squat", "dumbbell-single-leg-romanian-deadlift", "step-up",
    "dumbbell-step-up", "band-hamstring-curl", "glute-bridge", "feet-elevated-glute-bridge",
)  # fmt: skip
RESISTANCES = {
    "goblet-squat": ("4", "6", "10", "14"),
    "dumbbell-single-leg-romanian-deadlift": ("4", "6", "10", "14"),
    "step-up": ("h20", "h30", "h40"),
    "dumbbell-step-up": ("4h20", "6h20", "14h40"),
    "band-hamstring-curl": ("yellow", "red", "green"),
}

efforts = st.sampled_from(["easy", "good", "max", "broke", "rir1", "rir5", "rpe9.5", None])
counts = st.integers(4, 21)


@st.composite
def lives(draw: st.DrawFn) -> Life:
    """One to six sessions of an exercise, each under the plan the coach gave."""
    exercise = draw(st.sampled_from(EXERCISES))
    life = Life(exercise)
    for _ in range(draw(st.integers(1, 6))):
        before = life.decide() if life.done else None
        if before is not None and before.to is not None and draw(st.booleans()):
            resistance = before.to.resistance
        else:
            resistance = at(draw(st.sampled_from(RESISTANCES.get(exercise, ("body",)))))
        effort = draw(efforts)
        reps = draw(st.lists(counts, min_size=1, max_size=4))
        work = tuple(
            NewSet(n, resistance=resistance, effort=parse_effort(effort) if effort else None)
            for n in reps
        )
        plan = None
        if before is not None and before.to_exercise == exercise:
            plan = before.plan()
        day = START + timedelta(days=4 * len(life.done))
        life.done.append(Done(day, work, plan))
    return life


conditions = st.builds(
    Condition,
    st.dictionaries(
        st.sampled_from(["hamstrings", "glutes", "quads"]),
        st.tuples(st.integers(0, 10), st.floats(0, 60)),
    ),
    st.just({}),
    st.one_of(st.none(), st.just(Sport("soccer", 8, 3.0))),
    st.one_of(st.none(), st.integers(1, 80)),
)
