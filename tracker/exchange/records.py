"""What every dialect reads its file into: workouts of blocks of sets, as the file has them.

``0``, empty and absent stay apart: an absent or empty field is None, a written zero is zero.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from tracker.domain.errors import OverloadError

KINDS = ("work", "warmup", "drop", "failure", "cooldown")


class SetRecord(NamedTuple):
    """One set. ``load`` is the number as written, in ``unit`` (``kg`` or ``lb``), signed.

    ``assisted`` says that the load is help. ``times`` is the file's own multiplier (two
    dumbbells, both sides), never applied. ``at`` is the set's own time where the file has one.
    ``line`` and ``raw`` are the row it came from.
    """

    line: int
    raw: str
    reps: int | None = None
    load: float | None = None
    unit: str | None = None
    seconds: float | None = None
    metres: float | None = None
    kind: str = "work"
    assisted: bool = False
    rpe: float | None = None
    note: str = ""
    at: datetime | None = None
    times: float | None = None
    rest: float | None = None


class Block(NamedTuple):
    """An unbroken run of sets of one exercise. ``superset`` groups blocks of one workout."""

    name: str
    sets: list[SetRecord]
    note: str = ""
    superset: str = ""


class Workout(NamedTuple):
    """One workout, or a further part of one whose ``key`` was handed out before.

    ``start`` is local wall-clock time without a zone, or aware where the file names the zone.
    ``dated`` marks a start that is a date only (noon stands in for the time).
    """

    key: str
    start: datetime
    end: datetime | None
    title: str
    note: str
    blocks: list[Block]
    dated: bool = False


class Weighed(NamedTuple):
    """The lifter's own weight at a time."""

    line: int
    raw: str
    at: datetime
    value: float
    unit: str


class Rejected(NamedTuple):
    """A row that was not understood, and why."""

    line: int
    raw: str
    reason: str


@dataclass(slots=True)
class Tally:
    """What a reading met beside sets. ``rejected`` keeps the first :data:`SHOWN_REJECTED`."""

    rows: int = 0
    rest_rows: int = 0
    note_rows: int = 0
    blank_rows: int = 0
    skipped_rows: int = 0
    cardio_rows: int = 0
    repaired_rows: int = 0
    rejected_rows: int = 0
    rejected: list[Rejected] = field(default_factory=list)

    def reject(self, line: int, raw: str, reason: str) -> None:
        """Count a row that was not understood."""
        self.rejected_rows += 1
        if len(self.rejected) < SHOWN_REJECTED:
            self.rejected.append(Rejected(line, raw, reason))


SHOWN_REJECTED = 1000
"""Rejected rows kept with their text; the rest are counted."""


class Unanswered(OverloadError):
    """The file leaves something open that only the user knows.

    ``question`` is ``unit`` or ``date-order``; ``answers`` are the two possible ones.
    """

    def __init__(self, question: str, answers: tuple[str, str], message: str) -> None:
        super().__init__(message)
        self.question = question
        self.answers = answers


class BadRow(ValueError):
    """A row that can't be understood; the reason as a sentence."""
