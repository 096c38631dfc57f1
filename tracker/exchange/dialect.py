"""What a dialect is: how a header is known, and how its rows become workouts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain
from typing import TypeVar

from tracker.exchange.dates import is_slashed, order_of
from tracker.exchange.numbers import TOO_LONG
from tracker.exchange.records import BadRow, Block, Tally, Unanswered, Weighed, Workout
from tracker.exchange.source import Row, Source


@dataclass(frozen=True, slots=True)
class Header:
    """The first line of a table: its separator, its names as written, and folded to find them."""

    raw: str
    sep: str
    names: tuple[str, ...]
    places: dict[str, int]

    def has(self, *names: str) -> bool:
        """Whether every one of these columns is there."""
        return all(name in self.places for name in names)

    def place(self, *names: str) -> int | None:
        """The place of the first of these columns that is there."""
        return next((self.places[name] for name in names if name in self.places), None)


@dataclass(frozen=True, slots=True)
class Answers:
    """What the user said about the file: ``unit`` (kg, lb) and ``order`` (dmy, mdy), or None."""

    unit: str | None = None
    order: str | None = None

    def need_unit(self) -> str:
        """The unit of weights that the file does not name; Unanswered where nobody did."""
        if self.unit is None:
            raise Unanswered(
                "unit",
                ("kg", "lb"),
                "The file does not say whether its weights are kg or lb; "
                "give --unit kg or --unit lb.",
            )
        return self.unit


@dataclass(slots=True)
class Job:
    """One reading of one file: where it comes from, how, and what it met."""

    source: Source
    header: Header
    answers: Answers
    tally: Tally

    def rows(self) -> Iterator[Row]:
        """The records below the header, blank ones counted and left out."""
        tally = self.tally
        for row in self.source.rows(self.header.sep, len(self.header.names)):
            if not row.fields:
                tally.blank_rows += 1
                continue
            tally.rows += 1
            yield row

    def date_order(self, column: int) -> str | None:
        """What the dates of a column start with; None where they start with the year or name it.

        Raises Unanswered where the file leaves it open and the user did not say.
        """
        rows = self.source.rows(self.header.sep, len(self.header.names))
        texts = (row.fields[column] for row in rows if len(row.fields) > column)
        first = next((text for text in texts if text.strip()), "")
        if not is_slashed(first):
            return None
        return order_of(chain((first,), texts), self.answers.order)


Value = TypeVar("Value")
Read = Callable[[Job], Iterator[Workout | Weighed]]


@dataclass(frozen=True, slots=True)
class Dialect:
    """One layout of one app. ``app`` is what ``--from`` takes; ``knows`` tells its header."""

    id: str
    app: str
    title: str
    knows: Callable[[Header], bool]
    read: Read


class Memo(dict[str, Value]):
    """Remembers what a text was read as; files repeat their weights, dates and names endlessly."""

    def __init__(self, parse: Callable[[str], Value]) -> None:
        super().__init__()
        self._parse = parse

    def __missing__(self, text: str) -> Value:
        value = self._parse(text)
        if len(self) < REMEMBERED:
            self[text] = value
        return value


REMEMBERED = 100_000
"""Texts a Memo keeps, so that a file of nothing but new ones does not fill the memory."""


def block_of(blocks: list[Block], name: str, note: str = "", superset: str = "") -> Block:
    """The last block where it is of this exercise and superset, else a new one."""
    if not blocks or blocks[-1].name != name or blocks[-1].superset != superset:
        blocks.append(Block(name, [], note, superset))
    elif note and note not in blocks[-1].note:
        blocks[-1] = blocks[-1]._replace(note=f"{blocks[-1].note} {note}".strip())
    return blocks[-1]


def add_rest(workout: Workout | None, seconds: float | None) -> None:
    """Give a rest to the set before it, where there is one."""
    sets = workout.blocks[-1].sets if workout is not None and workout.blocks else []
    if sets:
        sets[-1] = sets[-1]._replace(rest=seconds)


def trained(workout: Workout | None) -> Iterator[Workout]:
    """The workout without blocks that hold no set, or nothing where none holds one."""
    if workout is None:
        return
    if not all(block.sets for block in workout.blocks):
        workout = workout._replace(blocks=[block for block in workout.blocks if block.sets])
    if workout.blocks:
        yield workout


def named(name: str) -> None:
    """Raise BadRow for a row without an exercise."""
    if not name.strip():
        raise BadRow("it names no exercise")


def sane_end(start: datetime, end: datetime | None) -> datetime | None:
    """The end, unless the timer was left running or the two do not fit together."""
    if end is None or (start.tzinfo is None) != (end.tzinfo is None):
        return None
    return end if timedelta() <= end - start <= timedelta(seconds=TOO_LONG) else None


def fitted(row: Row, columns: int) -> Sequence[str]:
    """The fields of a row that has as many as the header; shorter ones are filled up.

    Raises BadRow for one that has more, or so few that it is no row.
    """
    fields = row.fields
    if len(fields) == columns:
        return fields
    if len(fields) > columns and not any(fields[columns:]):
        return fields[:columns]
    if len(fields) > columns:
        raise BadRow(f"it has {len(fields)} fields, the header has {columns}")
    if len(fields) * 2 < columns:
        raise BadRow(f"it has {len(fields)} of {columns} fields")
    return [*fields, *[""] * (columns - len(fields))]
