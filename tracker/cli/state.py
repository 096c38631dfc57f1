"""What every command shares: the database asked for, the open logbook, how to print."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.cli import output
from tracker.domain.words import goal_words

if TYPE_CHECKING:
    from tracker.domain.decision import Decision
    from tracker.domain.exercise import Exercise
    from tracker.logbook import Logbook

WAITS = 12
"""How often a command waits for another program's write, ten seconds each time."""

OpenApp = Callable[[Path | None], int]


class State:
    """One run of the program. ``open_app`` opens the terminal app on a database.

    ``wrote`` is told of the database at the end where it was written to.
    """

    def __init__(
        self, open_app: OpenApp | None = None, wrote: Callable[[Path], None] | None = None
    ) -> None:
        self.db: Path | None = None
        self.open_app = open_app
        self._wrote = wrote
        self._book: Logbook | None = None
        self._waits = 0

    @property
    def path(self) -> Path:
        """The database asked for, there or not."""
        from tracker.logbook import places

        return self.db or places.database_path()

    @property
    def book(self) -> Logbook:
        """The logbook, opened when first asked for."""
        if self._book is None:
            from tracker.logbook import Logbook

            named = self.db is not None or bool(os.environ.get("OVERLOAD_DB"))
            missing = named and not os.path.exists(self.path)
            self._book = Logbook.open(self.db)
            self._book.when_kept_waiting(self.wait_on)
            if missing:
                # The path may be mistyped, and an empty log looks like one that was lost.
                output.talk(f"A new log was begun at {self.path}.")
        return self._book

    def wait_on(self) -> bool:
        """Whether to wait longer for another program's write; says so the first time."""
        self._waits += 1
        if self._waits == 1:
            output.talk("Another program, an import perhaps, is writing to the log; waiting.")
        return self._waits < WAITS

    def close(self) -> None:
        """Close the database where it was opened."""
        if self._book is not None:
            book, self._book = self._book, None
            wrote = book.wrote
            book.close()
            if wrote and self._wrote is not None:
                self._wrote(book.path)

    def exercise(self, words: Iterable[str]) -> Exercise:
        """The exercise that words of the command line mean."""
        return self.book.catalog.resolve(" ".join(words))

    def name(self, exercise_id: str) -> str:
        """An exercise's name; the id of one that left the catalogue."""
        known = self.book.catalog.exercises.get(exercise_id)
        return exercise_id if known is None else known.name

    def goal(self, decision: Decision) -> str:
        """The reps aimed for, in words; as they are of an exercise that left the catalogue."""
        known = self.book.catalog.exercises.get(decision.to_exercise)
        if known is None:
            return " ".join(str(count) for count in decision.goal)
        return goal_words(decision.goal, known) if decision.goal else ""

    def day_name(self, program_id: str | None, day_id: str | None) -> str:
        """``build · Day 1``; ids where the catalogue does not know them."""
        program = self.book.catalog.programs.get(program_id or "")
        days = {} if program is None else {day.id: day.name for day in program.days}
        day = days.get(day_id or "", day_id)
        return " · ".join(part for part in (program_id, day) if part)

    def show(self, lines: Iterable[str]) -> None:
        """Print lines for a person, in the signs chosen."""
        output.lines(lines, plain_signs=self.book.config_get("glyphs") == "ascii")
