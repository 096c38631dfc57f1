"""Recognises a file by its header and reads it: the one way into this package."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from tracker.domain.errors import OverloadError
from tracker.exchange.dialect import Answers, Dialect, Header, Job
from tracker.exchange.records import Tally, Weighed, Workout
from tracker.exchange.source import Source, records

_MODULES = (
    "strong", "hevy", "fitnotes", "fitbod", "jefit", "stronglifts", "gymbook", "repcount",
    "heavyset", "liftosaur", "liftlog",
)  # fmt: skip
_BACKUP = "fitnotes_backup"

APPS = _MODULES
"""What ``--from`` takes beside ``auto``."""

_SEPARATORS = (",", ";", "\t")


class Reading:
    """One file that was recognised, ready to be read once or more. Close it at the end.

    ``tally`` and ``rejected`` fill up while it is read. Raises OverloadError for a file that
    nobody knows, and Unanswered where the file leaves open what only the user can say.
    """

    def __init__(self, path: Path, app: str = "auto", answers: Answers | None = None) -> None:
        if app == "overload":
            raise OverloadError(f"{path} is no export of Overload.")
        if app not in ("auto", *APPS):
            raise OverloadError(f"{app!r} is not an app; use auto, overload, {', '.join(APPS)}.")
        self.source = Source(path)
        self.answers = answers or Answers()
        self.tally = Tally()
        try:
            self.dialect, self.header = self._recognise(app)
        except BaseException:
            self.source.close()
            raise

    def __enter__(self) -> Reading:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self.source.close()

    def __iter__(self) -> Iterator[Workout | Weighed]:
        """Workouts and body weights in the order of the file."""
        self.tally = Tally()
        return self.dialect.read(Job(self.source, self.header, self.answers, self.tally))

    def _recognise(self, app: str) -> tuple[Dialect, Header]:
        if self.source.size == 0:
            raise OverloadError(f"{self.source.path} is empty.")
        if self.source.is_sqlite:
            if app not in ("auto", "fitnotes"):
                raise OverloadError(f"{self.source.path} is an SQLite file; no export of {app}.")
            return _dialects(_BACKUP)[0], Header("", ",", (), {})
        header = parse_header(self.source.head())
        for module in _MODULES if app == "auto" else (app,):
            for dialect in _dialects(module):
                if dialect.knows(header):
                    return dialect, header
        start = header.raw if len(header.raw) <= 60 else header.raw[:59] + "…"
        whose = "of any app known here" if app == "auto" else f"of {app}"
        raise OverloadError(f"{self.source.path} is no export {whose}; it starts with {start!r}.")


def _dialects(module: str) -> tuple[Dialect, ...]:
    found: tuple[Dialect, ...] = import_module(f"tracker.exchange.{module}").DIALECTS
    return found


def parse_header(lines: list[str]) -> Header:
    """The header of a table: the first line, split at whichever separator gives most columns."""
    first = lines[0].lstrip("\ufeff") if lines else ""
    best = Header(first, ",", (), {})
    for sep in _SEPARATORS:
        row = next(records(iter(((1, first),)), sep, 1), None)
        names = tuple(_name(field) for field in row.fields) if row is not None else ()
        if len(names) > len(best.names):
            places: dict[str, int] = {}
            for place, name in enumerate(names):
                places.setdefault(name, place)
            best = Header(first, sep, names, places)
    return best


def _name(field: str) -> str:
    """A column's name folded for comparing: case, blanks and the sign for times don't matter."""
    return " ".join(field.casefold().replace("×", "x").split())
