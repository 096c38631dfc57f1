"""What the coach says, with its whole record."""

from __future__ import annotations

from typing import Any

from tracker.domain.target import Plan, Target
from tracker.domain.value import Value


class Check(Value):
    """One threshold, the value found, and whether it passed.

    ``text`` is what was looked at in words, ``found`` and ``wanted`` as shown (``good``, ``>=1``).
    """

    id: str
    text: str
    found: str
    wanted: str
    passed: bool

    def to_json(self) -> dict[str, Any]:
        """One element of ``checks``."""
        return {
            "id": self.id,
            "text": self.text,
            "found": self.found,
            "wanted": self.wanted,
            "passed": self.passed,
        }


class SetRead(Value):
    """One session's sets as the coach read them, in words."""

    date: str
    sets: str
    resistance: str
    effort: str

    def to_json(self) -> dict[str, Any]:
        """One element of ``read``."""
        return {
            "date": self.date,
            "sets": self.sets,
            "resistance": self.resistance,
            "effort": self.effort,
        }


class Decision(Value):
    """What the coach says about one exercise for the next time, and why.

    ``to`` is None when it is left out. ``goal`` is what to aim for in each set, a least.
    ``gates`` are the ids of every gate that fired. ``brief`` is the one-line reason for a
    narrow screen, ``say`` the sentence. ``extra`` marks an exercise outside the day's slots.
    ``as_shown`` is the stored record of that day where it differs. ``user_decided`` says that the
    coach advised against training and the user trains all the same.
    """

    exercise: str
    to_exercise: str
    rule: str
    from_target: Target | None
    to: Target | None
    goal: tuple[int, ...]
    say: str
    brief: str
    source: str
    grade: str
    flips_if: str = ""
    read: tuple[SetRead, ...] = ()
    checks: tuple[Check, ...] = ()
    gates: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = ()
    slot: int | None = None
    extra: bool = False
    as_shown: dict[str, Any] | None = None
    user_decided: bool = False

    @property
    def sign(self) -> str:
        """``+`` more reps, ``^`` a step up, ``=`` the same, ``v`` less; first-time is ``.``."""
        return SIGNS.get(self.rule, "=")

    def plan(self) -> Plan | None:
        """The plan in force this decision becomes; None where there is nothing to hold to.

        What is done although it was left out is held to the target it was left at.
        """
        if self.rule in ("first-time", "layer-in"):
            return None
        if self.to is None:
            at = self.from_target
            return None if at is None else Plan(at, self.rule, (at.low,) * at.sets, self.gates)
        return Plan(self.to, self.rule, self.goal, self.gates)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Decision:
        """The decision behind ``to_json``, as stored beside a session's exercise."""
        return cls(
            exercise=data["exercise"],
            to_exercise=data["to_exercise"],
            rule=data["rule"],
            from_target=None if data["from"] is None else Target.from_json(data["from"]),
            to=None if data["to"] is None else Target.from_json(data["to"]),
            goal=tuple(data["goal_reps"]),
            say=data["say"],
            brief=data["brief"],
            source=data["source"],
            grade=data["grade"],
            flips_if=data["flips_if"],
            read=tuple(SetRead(**item) for item in data["read"]),
            checks=tuple(Check(**item) for item in data["checks"]),
            gates=tuple(data["gates"]),
            alternatives=tuple(data["alternatives"]),
            slot=data["slot"],
            extra=data["extra"],
            user_decided=data.get("user_decided", False),
        )

    def to_json(self) -> dict[str, Any]:
        """One element of ``exercises`` in ``next --json``."""
        return {
            "exercise": self.exercise,
            "to_exercise": self.to_exercise,
            "rule": self.rule,
            "from": None if self.from_target is None else self.from_target.to_json(),
            "to": None if self.to is None else self.to.to_json(),
            "goal_reps": list(self.goal),
            "say": self.say,
            "brief": self.brief,
            "source": self.source,
            "grade": self.grade,
            "flips_if": self.flips_if,
            "read": [item.to_json() for item in self.read],
            "checks": [check.to_json() for check in self.checks],
            "gates": list(self.gates),
            "alternatives": list(self.alternatives),
            "slot": self.slot,
            "extra": self.extra,
            **({"user_decided": True} if self.user_decided else {}),
            **({} if self.as_shown is None else {"as_shown": self.as_shown}),
        }


SIGNS = {
    "first-time": ".",
    "layer-in": "+",
    "add-reps": "+",
    "add-load": "^",
    "next-band": "^",
    "raise-step": "^",
    "next-rung": "^",
    "less-help": "^",
    "stretch-reps": "+",
    "repeat": "=",
    "form-first": "=",
    "pain-hold": "=",
    "sport-hold": "=",
    "deload": "v",
    "step-back": "v",
    "pain-stop": "v",
    "sore-hold": "v",
    "return-after-break": "v",
}

STEPS_UP = frozenset({"add-load", "next-band", "raise-step", "next-rung", "less-help"})
"""Rules that change the resistance or the rung; the sessions that earned one are spent."""


class DayPlan(Value):
    """The answer to ``next``: train or not, which day, and every exercise's decision.

    Dates are ISO text. ``session`` is a session gate's decision or None.
    """

    date: str
    train: bool
    next_date: str
    program: str
    day: str
    day_name: str
    session: Decision | None
    exercises: tuple[Decision, ...]
    say: str = ""

    def to_json(self) -> dict[str, Any]:
        """The contract's ``next --json``."""
        return {
            "date": self.date,
            "train": self.train,
            "next_date": self.next_date,
            "program": self.program,
            "day": self.day,
            "session": None if self.session is None else self.session.to_json(),
            "exercises": [decision.to_json() for decision in self.exercises],
        }
