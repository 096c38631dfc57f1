"""A made-up lifter: comes or stays away, does sets, says how hard they were. Seeded, no clock."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from random import Random

from tracker.domain.effort import BROKE, EASY, GOOD, MAX, Effort
from tracker.domain.exercise import Exercise
from tracker.domain.inventory import Inventory
from tracker.domain.log import NewSet
from tracker.domain.target import Target
from tracker.simulate.body import Body, Traits, draw_traits

SECONDS_PER_REP = 4
"""What one rep of the model's strength is worth in a hold."""

SET_COST = 0.93
"""What is left of the reps to failure after each set of the same exercise."""

DAY_FORM = 0.025
"""Standard deviation of a day's strength."""


class SimulatedLifter:
    """One life. What happens on a day depends on the seed, the days since ``first`` and what went
    before; every chance is drawn for itself, so that two lives with one difference stay
    comparable."""

    def __init__(
        self,
        seed: int,
        first: date,
        levels: Mapping[str, int],
        inventory: Inventory,
        status: str = "new",
        bodyweight_kg: float | None = None,
        traits: Traits | None = None,
    ) -> None:
        self._seed, self._first = seed, first
        self.traits = traits or draw_traits(Random(seed), status, bodyweight_kg)
        self.body = Body(self.traits, levels, inventory)
        self._pain: dict[str, int] = {}
        self._back: date | None = None

    def _draw(self, day: date, what: str) -> Random:
        return Random(f"{self._seed} {(day - self._first).days} {what}")

    def wakes(self, day: date) -> None:
        """Begin a day: unused strength fades, and now and then someone leaves for weeks."""
        self.body.rest_until(day.toordinal())
        rng = self._draw(day, "away")
        if (self._back is None or day >= self._back) and rng.random() < self.traits.away:
            self._back = day + timedelta(days=round(rng.uniform(14, 45)))

    def comes(self, day: date, missed: float) -> bool:
        """Whether a planned session is kept; ``missed`` is the share that is not."""
        away = self._back is not None and day < self._back
        return not away and self._draw(day, "comes").random() >= missed

    def soreness(self, muscles: Iterable[str], day: date) -> dict[str, int]:
        """What the check-in would hear, 0-10 a muscle."""
        return {muscle: self.body.soreness(muscle, day.toordinal()) for muscle in muscles}

    def sport(self, day: date) -> tuple[int, int] | None:
        """(minutes, intensity) of hard sport with the legs on that day, or None."""
        rng = self._draw(day, "sport")
        if rng.random() >= self.traits.sport:
            return None
        return rng.choice((45, 60, 90)), rng.randint(6, 9)

    def accepts(self, day: date) -> bool:
        """Whether an offered easy week is taken."""
        return self._draw(day, "deload").random() < self.traits.accepts

    def hurting(self) -> tuple[str, ...]:
        """The exercises whose pain has not been told to be gone."""
        return tuple(self._pain)

    def pain(self, exercise_id: str, day: date) -> int:
        """What is told of pain in an exercise on a day, 0-10; it goes away little by little."""
        eased = self._draw(day, f"pain {exercise_id}").randint(0, 3)
        level = max(0, self._pain.pop(exercise_id) - eased)
        if level:
            self._pain[exercise_id] = level
        return level

    def does(
        self, exercise: Exercise, target: Target, goal: Sequence[int], day: date, first: bool
    ) -> tuple[NewSet, ...]:
        """The sets of one exercise, done as planned as far as the body allows.

        ``first`` is a first time: each set ends with two reps left, at most at the range's top.
        """
        rng = self._draw(day, exercise.id)
        form = 1 + rng.gauss(0, DAY_FORM)
        done: list[NewSet] = []
        hard = 0.0
        for number in range(target.sets):
            sides = self._sides(exercise, target, day, form, SET_COST**number)
            worst = min(sides)
            aim = self._aim(target, goal, number, worst, first, rng)
            counts = [max(1, min(aim, int(limit))) for limit in sides]
            left = min(limit - count for limit, count in zip(sides, counts, strict=True))
            short = min(counts) < min(aim, goal[number] if number < len(goal) else aim)
            effort = self._effort(left, short, target.timed, rng)
            pain = None
            if effort == BROKE and rng.random() < self.traits.niggle:
                pain = self._pain[exercise.id] = rng.randint(2, 8)
            done.append(self._set(target, counts, effort, pain))
            unit = SECONDS_PER_REP if target.timed else 1
            hard += min(1.0, max(0.0, 1.2 - 0.15 * left / unit))
            if effort == BROKE:
                break
        self.body.worked(exercise, len(done), hard / len(done), day.toordinal())
        return tuple(done)

    def _sides(
        self, exercise: Exercise, target: Target, day: date, form: float, freshness: float
    ) -> tuple[float, ...]:
        """Reps (or seconds) to failure: of both legs at once, or of left and right."""
        reps = self.body.reps_left(exercise, target.resistance, day.toordinal(), form)
        limit = max(0.0, reps) * freshness * (SECONDS_PER_REP if target.timed else 1)
        if exercise.side != "each":
            return (limit,)
        # Epley again: a share of strength is about thirty times that share in reps.
        weaker = max(0.0, limit - self.traits.gap * (30 + limit))
        return (weaker, limit) if self.traits.side == "left" else (limit, weaker)

    def _aim(
        self,
        target: Target,
        goal: Sequence[int],
        number: int,
        worst: float,
        first: bool,
        rng: Random,
    ) -> int:
        spare = 2 * (SECONDS_PER_REP if target.timed else 1)
        most = max(target.low, min(target.high, int(worst - spare)))
        if first or number >= len(goal):
            return most
        if rng.random() < self.traits.eager:
            return max(goal[number], most)
        return goal[number]

    def _effort(self, left: float, short: bool, timed: bool, rng: Random) -> Effort | None:
        """What is said of a set that had ``left`` reps in it; people guess, and guess low."""
        if rng.random() < self.traits.silent:
            return None
        reps = left / (SECONDS_PER_REP if timed else 1)
        if reps < 0.5 and rng.random() < self.traits.careless * (1.0 if short else 0.3):
            return BROKE
        if short or reps < 0.5:
            return MAX
        felt = reps - 0.5 + rng.gauss(0, self.traits.judgement * (0.5 + 0.1 * reps))
        if felt >= 3.5:
            return EASY
        return GOOD if felt >= 0.5 else MAX

    @staticmethod
    def _set(
        target: Target, counts: Sequence[int], effort: Effort | None, pain: int | None
    ) -> NewSet:
        right = counts[1] if len(counts) > 1 and counts[1] != counts[0] else None
        return NewSet(
            counts[0],
            right,
            timed=target.timed,
            resistance=target.resistance,
            effort=effort,
            pain=pain,
        )
