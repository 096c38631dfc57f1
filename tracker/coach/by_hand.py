"""A rung taken by hand: the user chooses it, and it starts at the bottom of its range."""

from __future__ import annotations

from tracker.coach.words import day_words
from tracker.domain.decision import Decision
from tracker.domain.program import RuleInfo
from tracker.domain.value import replace

UNDONE_BY = "another rung taken by hand, or undo"


def by_hand(decision: Decision, taken_on: str, repeat: RuleInfo) -> Decision:
    """The decision about a rung the user took on ``taken_on`` (ISO) and has not trained since.

    What holds or reduces still does; a step up, and a step away from the rung, wait. ``repeat``
    is the rule's own entry: nothing but the choice itself is behind the target.
    """
    lead = f"You took this rung by hand on {day_words(taken_on)}"
    stays = decision.to_exercise == decision.exercise
    if decision.from_target is None or decision.to is None:
        # Nothing to start from yet, or left out for pain: the rule's own words stand.
        return replace(
            decision, say=f"{lead}. {decision.say}", flips_if=UNDONE_BY, user_decided=True
        )
    held = bool(decision.gates) and stays
    to = decision.to if held else decision.from_target
    if decision.gates:
        to = replace(to, sets=min(to.sets, decision.to.sets))
    goal = (to.low,) * to.sets
    aim = " ".join(str(count) for count in goal)
    say = f"{lead}: it starts at the bottom of the range, {aim}{' s' if to.timed else ''}."
    start = f"{to.low} s" if to.timed else f"{to.low}s"
    return replace(
        decision if held else _repeated(decision, repeat),
        to_exercise=decision.exercise,
        to=to,
        goal=goal,
        say=f"{say} {decision.say}" if held else say,
        brief=decision.brief if held else f"taken by hand: start at {start}",
        flips_if=UNDONE_BY,
        user_decided=True,
    )


def _repeated(decision: Decision, repeat: RuleInfo) -> Decision:
    return replace(decision, rule=repeat.id, source=repeat.source, grade=repeat.grade)
