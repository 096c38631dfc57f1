"""Estimated one-repetition maximum (e1RM), only where an estimate is honest."""

from __future__ import annotations

from collections.abc import Callable
from math import exp, isfinite

from tracker.domain.errors import BadValue
from tracker.domain.units import number
from tracker.domain.value import Value

MAX_REPS = 12
"""Reps to failure beyond which no formula is trusted (they were fitted to about 10)."""


class Estimate(Value):
    """``kg`` in the unit of the weight given, or None and the sentence that says why."""

    kg: float | None
    reason: str = ""


def epley(kg: float, reps: float) -> float:
    """w(1 + r/30). Epley 1985."""
    return kg * (1 + reps / 30)


def brzycki(kg: float, reps: float) -> float:
    """36w / (37 - r). Brzycki 1993."""
    return 36 * kg / (37 - reps)


def lander(kg: float, reps: float) -> float:
    """100w / (101.3 - 2.67123r). Lander 1985."""
    return 100 * kg / (101.3 - 2.67123 * reps)


def lombardi(kg: float, reps: float) -> float:
    """w r^0.10. Lombardi 1989."""
    return float(kg * reps**0.10)


def mayhew(kg: float, reps: float) -> float:
    """100w / (52.2 + 41.9 e^(-0.055r)). Mayhew 1992."""
    return 100 * kg / (52.2 + 41.9 * exp(-0.055 * reps))


def oconner(kg: float, reps: float) -> float:
    """w(1 + 0.025r). O'Conner 1989."""
    return kg * (1 + 0.025 * reps)


def wathan(kg: float, reps: float) -> float:
    """100w / (48.8 + 53.8 e^(-0.075r)). Wathan 1994."""
    return 100 * kg / (48.8 + 53.8 * exp(-0.075 * reps))


FORMULAS: dict[str, Callable[[float, float], float]] = {
    "epley": epley,
    "brzycki": brzycki,
    "lander": lander,
    "lombardi": lombardi,
    "mayhew": mayhew,
    "oconner": oconner,
    "wathan": wathan,
}
"""By the name the command line takes; each maps (kg, reps to failure) to kg."""


def e1rm(kg: float, reps: int, rir: float = 0.0, formula: str = "epley") -> Estimate:
    """Estimate the one-repetition maximum of a set of ``reps`` with ``rir`` left.

    Reps to failure are ``reps + rir``. One rep to failure is itself, whatever the formula
    (Epley alone would add 3 %). Above :data:`MAX_REPS` there is no estimate. Raises BadValue
    for a formula that is none. Compare estimates of one exercise only, never across exercises.
    """
    if formula not in FORMULAS:
        known = ", ".join(FORMULAS)
        raise BadValue(f"{formula!r} is not a formula; use one of {known}.")
    if not (isfinite(kg) and kg > 0):
        return Estimate(None, "There is no weight to estimate from.")
    if reps < 1 or not isfinite(rir) or rir < 0:
        return Estimate(None, "An estimate needs at least one whole rep, and no less than 0 left.")
    to_failure = reps + rir
    if to_failure > MAX_REPS:
        return Estimate(
            None,
            f"{number(to_failure)} reps to failure is too many for an honest estimate; "
            f"the most is {MAX_REPS}.",
        )
    if to_failure == 1:
        return Estimate(float(kg))
    return Estimate(FORMULAS[formula](kg, to_failure))


def external_e1rm(
    kg: float, to_failure: float, share: float, bodyweight_kg: float | None
) -> float | None:
    """Estimated maximum weight to hold (Epley), in kg, from a set of ``to_failure`` reps.

    None where it would not be honest: too many reps, or a ``share`` of an unknown body weight.
    """
    if to_failure < 1 or (share and bodyweight_kg is None):
        return None
    body = share * (bodyweight_kg or 0.0)
    system = e1rm(body + kg, 1, to_failure - 1).kg
    return None if system is None else system - body
