"""Every way a request can fail, each with its exit code and one sentence for the user."""

from __future__ import annotations


class OverloadError(Exception):
    """A request that can't be done. ``str(error)`` is the one sentence a person reads."""

    exit_code = 1


class BadLine(OverloadError):
    """A log line that does not follow the grammar.

    ``line`` is the text, ``column`` the 0-based place of the fault in it.
    """

    def __init__(self, message: str, line: str, column: int) -> None:
        super().__init__(message)
        self.line = line
        self.column = column


class UnknownName(OverloadError):
    """A name that is not in the catalogue. ``nearest`` holds up to three that are."""

    def __init__(self, message: str, nearest: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.nearest = nearest


class BadValue(OverloadError):
    """A value outside what is possible (negative reps, 100000 kg, soreness 12)."""


class Stale(OverloadError):
    """The row was changed elsewhere since it was read."""


class CatalogError(OverloadError):
    """A TOML file with a fault; the sentence names file and line."""


class StoreError(OverloadError):
    """The database can't be opened, read or written."""

    exit_code = 3
