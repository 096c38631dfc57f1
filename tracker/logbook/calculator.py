"""Arithmetic for a person or a script; what would not be honest is None with a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite

from tracker.coach.resistance import acceptable, jump, system_load
from tracker.domain.errors import BadValue, OverloadError
from tracker.domain.exercise import Exercise
from tracker.domain.moment import Moment
from tracker.domain.target import Resistance
from tracker.domain.units import Load, in_unit, number
from tracker.logbook.advising.advice import Advisor
from tracker.metrics.e1rm import Estimate, e1rm
from tracker.metrics.load import AcuteChronic, WeekLoad, acute_chronic, week_load
from tracker.metrics.tables import Percent, percent_of_max

MOST_REPS = 100
"""Beyond the reps any rule counts; a larger number is a typing error."""


@dataclass(frozen=True, slots=True)
class JumpAnswer:
    """A step between two loads. ``percent`` is the rise of all that is moved.

    ``acceptable`` by the thresholds in force. ``reps_needed`` is the top that earns it, None
    where nothing was moved before; ``expected_reps`` are those to expect at the new load from
    someone at the top of the range (Epley), None without a range.
    """

    old_kg: float
    new_kg: float
    percent: float | None
    acceptable: bool
    reps_needed: int | None
    expected_reps: int | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Plates:
    """Plates for each side of the bar, heaviest first; ``per_side`` is None with ``reason`` and
    the nearest totals ``below`` and ``above`` where yours do not make the weight."""

    total: Load
    bar: Load
    per_side: tuple[Load, ...] | None
    below: Load | None = None
    above: Load | None = None
    reason: str = ""


class Calculator:
    """The numbers of ``overload calc``. ``Logbook.calculator()`` makes it."""

    def __init__(self, advisor: Advisor) -> None:
        self._advisor = advisor

    def e1rm(self, load: Load, reps: int, rir: float, formula: str) -> Estimate:
        """Estimated one-repetition maximum in kg."""
        return e1rm(load.kg, reps, rir, formula)

    def percent(self, reps: int, rpe: float, table: str) -> Percent:
        """Share of the one-repetition maximum."""
        return percent_of_max(reps, rpe, table)

    def week(self, loads: list[float]) -> WeekLoad:
        """Total, monotony and strain of the session loads of a week."""
        return week_load(loads)

    def ewma(self, daily: list[float]) -> AcuteChronic:
        """Acute and chronic load and their ratio, of daily loads, oldest first."""
        return acute_chronic(daily)

    def jump(
        self, old: Load, new: Load, low: int, high: int, when: Moment, exercise_name: str = ""
    ) -> JumpAnswer:
        """The step from one load to another in the range ``low``-``high``.

        Without an exercise the loads alone are moved, one implement; with one its share of the
        body weight counts too, and its implements.
        """
        if not 1 <= low <= high <= MOST_REPS:
            raise BadValue(f"A rep range is like 8-12, 1 to {MOST_REPS}, not {low}-{high}.")
        lifter = self._advisor.standpoint(when).lifter
        exercise = _PLAIN if not exercise_name else self._advisor.catalog.resolve(exercise_name)
        if exercise_name and not exercise.loaded:
            raise OverloadError(f"{exercise.name} is not made harder by kilograms.")
        before, after = Resistance(old), Resistance(new)
        step = jump((exercise, before), (exercise, after), low, lifter)
        fits = acceptable(step, exercise, lifter, None)
        reason = ""
        if exercise.bodyweight_share and lifter.bodyweight_kg is None:
            reason = "Body weight unknown, so the load stands alone; overload bodyweight 70kg."
        if not isfinite(step.percent):
            return JumpAnswer(step.old_kg, step.new_kg, None, fits, None, None,
                              "There is nothing to compare the first load with.")  # fmt: skip
        moved = system_load(exercise, after, lifter.bodyweight_kg)
        expected = int(step.old_kg * (30 + high) / moved - 30 + 1e-9) if moved > 0 else None
        return JumpAnswer(
            step.old_kg,
            step.new_kg,
            step.percent,
            fits,
            int(step.reps_needed),
            None if expected is None else max(0, expected),
            reason,
        )

    def plates(self, total: Load) -> Plates:
        """What to put on each side of your bar; OverloadError where no bar is owned."""
        owned = self._advisor.store.inventory()
        bar = owned.barbell
        if bar is None:
            raise OverloadError(
                "No barbell is in your inventory; add one: overload inventory add barbell=20."
            )
        sums: dict[int, tuple[Load, ...]] = {0: ()}
        for plate in sorted(owned.plates, key=lambda p: -p.kg):
            for grams, used in list(sums.items()):
                heavier = grams + round(plate.kg * 10_000)
                if heavier not in sums or len(sums[heavier]) > len(used) + 1:
                    sums[heavier] = (*used, plate)
        side = (total.kg - bar.kg) / 2
        wanted = round(side * 10_000)
        near = min(sums, key=lambda grams: abs(grams - wanted))
        # A pound in kilograms is rounded; plates of the other unit may miss by a gram or two.
        if abs(near - wanted) <= 30:
            return Plates(total, bar, sums[near])
        lower = max((g for g in sums if g < wanted), default=None)
        upper = min((g for g in sums if g > wanted), default=None)
        found = [
            None if g is None else in_unit(bar.kg + 2 * g / 10_000, total.unit)
            for g in (lower, upper)
        ]
        said = " and ".join(str(one) for one in found if one is not None)
        if side < 0:
            why = f"The bar alone is {bar}."
        else:
            why = f"Your plates do not make {number(total.value)} {total.unit}; nearest: {said}."
        return Plates(total, bar, None, found[0], found[1], why)


_PLAIN = Exercise("load", "the load", "the load", "curl", (), kind="external")
"""A load by itself: no share of the body, no allowance in kilograms."""
