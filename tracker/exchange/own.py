"""What our own CSV and text are read into, and how our own files are known."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from tracker.domain.effort import Effort, parse_effort
from tracker.domain.errors import BadValue
from tracker.domain.exercise import Kind
from tracker.domain.log import NewSet
from tracker.domain.moment import Moment
from tracker.domain.target import Resistance
from tracker.domain.units import MAX_KG, Load
from tracker.exchange.records import BadRow

if TYPE_CHECKING:
    from tracker.domain.logline import ParsedLine

KINDS = {"json": "JSON", "csv": "CSV", "text": "text diary"}
"""Our own formats and what they are called."""

CSV_COLUMNS = (
    "date", "started", "finished", "program", "day", "session_note", "source", "exercise", "entry",
    "set", "reps", "reps_right", "seconds", "seconds_right", "load", "unit", "load_kg", "band",
    "height_cm", "effort", "warmup", "pain", "note", "at",
)  # fmt: skip
"""The columns of our own CSV, one row a set; docs/import-export.md says what each holds."""

_KNOWN_BY = frozenset(("date", "started", "exercise", "entry", "set", "reps", "seconds", "load"))
_MOST, _HIGHEST_CM, _LONGEST = 100_000, 1000.0, 100


class OwnSet(NamedTuple):
    """One set. ``at`` is None where the file has no time of its own for it; ``parsed`` is the
    log line it stood in, None where it is taken as it stands."""

    line: int
    raw: str
    done: NewSet
    at: Moment | None = None
    parsed: ParsedLine | None = None


class OwnEntry(NamedTuple):
    """Sets of one exercise that follow each other."""

    exercise: str
    sets: list[OwnSet]


class OwnSession(NamedTuple):
    """One session. ``exact`` says that ``start`` holds seconds, else it is a minute; ``open_day``
    that the file leaves open which program day it was."""

    line: int
    date: date
    start: Moment
    exact: bool
    finished: Moment | None
    program: str | None
    day: str | None
    note: str
    source: str | None
    entries: list[OwnEntry]
    open_day: bool = False


class OwnCheckIn(NamedTuple):
    """One answer, by the table it belongs in; ``at`` is a minute."""

    line: int
    raw: str
    table: str
    values: tuple[Any, ...]
    at: Moment


class OwnExercise(NamedTuple):
    """An exercise of the user's own that the file's lines may name."""

    line: int
    id: str
    kind: Kind
    timed: bool
    name: str


def recognised(head: list[str]) -> str | None:
    """``json``, ``csv`` or ``text`` where the first lines of a file are ours, else None."""
    lines = [line.lstrip("\ufeff").strip() for line in head]
    said = [line for line in lines if line]
    if not said:
        return None
    if said[0].startswith("{"):
        start = "".join(said).replace(" ", "")[:400]
        return "json" if '"format":"overload-log"' in start else None
    names = said[0].replace('"', "").replace(";", ",").replace("\t", ",").split(",")
    if set(names) >= _KNOWN_BY:
        return "csv"
    facts = (line for line in said if not line.startswith("#"))
    return "text" if next(facts, "").startswith(("== ", "!! ")) else None


def checked_set(
    count: int | None, right: int | None, timed: bool, load: float | None, unit: str | None,
    band: str | None, height: float | None, effort: str, warmup: bool, pain: int | None, note: str,
) -> NewSet:  # fmt: skip
    """A set whose numbers the log can hold; BadRow otherwise."""
    if count is None:
        raise BadRow("it has neither reps nor seconds")
    for number in (count, right):
        if number is not None and not 0 <= number <= _MOST:
            raise BadRow(f"{number} is no number of reps or seconds")
    weight = None
    if load is not None:
        if unit not in ("kg", "lb"):
            raise BadRow("its load has no unit")
        weight = Load(round(load, 4), unit)
        if load < 0 or weight.kg > MAX_KG:
            raise BadRow(f"{load:g} {unit} is no weight")
    if height is not None and not 0 <= height <= _HIGHEST_CM:
        raise BadRow(f"{height:g} cm is no height")
    if band is not None and not 0 < len(band) <= _LONGEST:
        raise BadRow("its band has no name")
    if pain is not None and not 0 <= pain <= 10:
        raise BadRow(f"pain is 0 to 10, not {pain}")
    return NewSet(
        count, right, timed,
        Resistance(weight, band, None if height is None else round(height, 4)),
        _effort(effort), warmup, pain, note,
    )  # fmt: skip


def _effort(text: str) -> Effort | None:
    if not text:
        return None
    try:
        return parse_effort(text)
    except BadValue as fault:
        raise BadRow(str(fault).rstrip(".")) from None
