"""An exercise: one movement in one resistance mode."""

from __future__ import annotations

from typing import Literal

from tracker.domain.value import Value

Pattern = Literal["hinge", "bridge", "curl", "squat", "lunge", "kickback", "other"]
"""``other`` is for exercises that came with an import and about which nothing is known."""
SideMode = Literal["both", "each", "alternating"]
Kind = Literal["bodyweight", "external", "barbell", "machine", "band", "assisted"]

PATTERNS: tuple[Pattern, ...] = ("hinge", "bridge", "curl", "squat", "lunge", "kickback")
SIDE_MODES: tuple[SideMode, ...] = ("both", "each", "alternating")
KINDS: tuple[Kind, ...] = ("bodyweight", "external", "barbell", "machine", "band", "assisted")

LOADED: frozenset[str] = frozenset({"external", "barbell", "machine"})
"""Kinds whose resistance is kilograms that make the exercise harder."""

GEAR: tuple[str, ...] = (
    "dumbbells", "kettlebell", "barbell", "band", "step", "ball", "bench", "chair",
    "rack", "machine", "sliders",
)  # fmt: skip
"""Everything an exercise can need. ``dumbbells`` is a pair or, for one implement, a single."""


class Exercise(Value):
    """One movement in one resistance mode, e.g. ``goblet-squat``.

    ``muscles`` maps a muscle to its set weight: primary 1, secondary 0.5.
    ``needs`` is a list of alternatives, all of which must be met by one of theirs:
    ``(("dumbbells", "kettlebell"), ("bench",))`` is a bench and either weight.
    ``implements`` is how many weights are held (loads are per implement).
    ``bodyweight_share`` is the part of body weight that is moved, 0 to 1 (whence: see
    ``seeds/exercises/squat.toml``). ``uses_height`` says that the step height counts.
    ``timed`` exercises are held for seconds instead of counted in reps.
    ``source`` names where it comes from: ``S0``, ``S4``, a paper or ``ours``, with ``row``
    of the founding documents' fact list.
    """

    id: str
    name: str
    short: str
    pattern: Pattern
    muscles: tuple[tuple[str, float], ...]
    side: SideMode = "both"
    kind: Kind = "bodyweight"
    aliases: tuple[str, ...] = ()
    needs: tuple[tuple[str, ...], ...] = ()
    implements: int = 1
    uses_height: bool = False
    timed: bool = False
    bodyweight_share: float = 0.0
    source: str = "ours"

    @property
    def primary(self) -> tuple[str, ...]:
        """The muscles this exercise counts as a whole set for."""
        return tuple(muscle for muscle, weight in self.muscles if weight >= 1)

    @property
    def loaded(self) -> bool:
        """Whether its resistance is kilograms that make it harder."""
        return self.kind in LOADED


class ExerciseText(Value):
    """The words about an exercise, loaded only when shown.

    ``modifications`` make it easier or fit other equipment; ``limits`` say how far to go.
    """

    id: str
    rep: str = ""
    steps: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    modifications: tuple[str, ...] = ()
    safety: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


class Edge(Value):
    """A step of a ladder from an easier exercise to a harder one.

    ``change`` is one of the contract's words (``add-load``, ``raise-step``, ``single-leg`` ...),
    ``label`` the one or two words drawn on the edge, ``when`` what earns it in plain words.
    ``source``/``grade`` say which fact stands behind it.
    """

    ladder: str
    from_id: str
    to_id: str
    change: str
    label: str
    when: str
    source: str
    grade: str


class Ladder(Value):
    """A family of exercises ordered by difficulty, easiest first; edges in order of preference.

    ``levers`` are what can change on one rung (step height, load, tempo): edges from a rung to
    itself. ``note`` says what the order means where it needs saying.
    """

    id: str
    name: str
    rungs: tuple[str, ...]
    edges: tuple[Edge, ...]
    levers: tuple[Edge, ...] = ()
    note: str = ""
