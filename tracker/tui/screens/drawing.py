"""A chart on the screen: its numbers are read and its picture is drawn in a thread."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tracker.tui.lines import Line
from tracker.tui.screens.base import View

if TYPE_CHECKING:
    from tracker.charts.picture import Picture
    from tracker.metrics.series import Series

RANGES = (4, 12, 52, None)
"""Weeks shown; None is all there are."""
OF_ONE = frozenset(("e1rm", "sides", "ladder"))
"""Charts that need a subject, which a log may lack."""


class Asked(NamedTuple):
    """What is to be drawn. ``turn`` steps on from ``subject`` in the list of what there is; None
    asks for that subject alone, be it in the list or not."""

    kind: str
    subject: str
    turn: int | None
    weeks: int | None
    measure: str = "sets"


class Answer(NamedTuple):
    """The numbers, None where there is nothing a chart could be of; and whose decisions they
    rest on."""

    series: Series | None
    subject: str
    decisions: tuple[str, ...]


class DrawnView(View):
    """Asks for a chart with ``ask`` and lays ``answer`` and ``picture`` out as soon as they are
    there. What is late, of a question no longer asked, is dropped."""

    def ask(self, asked: Asked) -> None:
        """Forget what was drawn; the next look asks a thread for it."""
        self.asked = asked
        self.answer: Answer | None = None
        self._pictures: dict[tuple[int, int], Picture] = {}
        self._sizes: set[tuple[int, int]] = set()

    def picture(self, width: int, height: int) -> Picture | None:
        """The picture for a screen of this size; None until a thread has drawn it."""
        size = (width, height)
        if size not in self._sizes:
            self._sizes.add(size)
            asked, answer = self.asked, self.answer
            self.app.in_thread(lambda: self._draw(asked, answer, size))
        return self._pictures.get(size)

    def words(self, series: Series | None, width: int, height: int) -> list[Line]:
        """What is said below the picture."""
        raise NotImplementedError

    def room(
        self, series: Series, said: Sequence[Line], width: int, height: int
    ) -> tuple[int, int]:
        """Columns and rows of the picture."""
        raise NotImplementedError

    def taken(self, answer: Answer) -> None:
        """What else follows from an answer."""

    def _draw(self, asked: Asked, answer: Answer | None, size: tuple[int, int]) -> None:
        """In a thread: read where nothing is read yet, draw, hand both to the app."""
        from tracker.charts.draw import draw
        from tracker.domain.errors import OverloadError

        try:
            found = _read(self.logbook.path, asked) if answer is None else answer
        except OverloadError as error:
            fault = str(error)
            self.app.from_thread(lambda: self._fail(asked, fault))
            return
        picture = None
        if found.series is not None:
            said = self.words(found.series, *size)
            columns, rows = self.room(found.series, said, *size)
            picture = draw(found.series, columns, rows, ascii_only=self.app.ascii)
        self.app.from_thread(lambda: self._take(asked, found, size, picture))

    def _fail(self, asked: Asked, fault: str) -> None:
        if asked is self.asked:
            self.app.say(fault, "error")

    def _take(
        self, asked: Asked, answer: Answer, size: tuple[int, int], picture: Picture | None
    ) -> None:
        if asked is not self.asked:
            return
        self.answer = answer
        if picture is not None:
            self._pictures[size] = picture
        self.taken(answer)


def _read(path: Path, asked: Asked) -> Answer:
    """The numbers asked for, through a connection of this thread's own."""
    from tracker.logbook import Logbook

    with closing(Logbook.open(path, create=False)) as book:
        if asked.turn is None:
            series = book.series(asked.kind, asked.subject, asked.weeks, measure=asked.measure)
            return Answer(series, asked.subject, (asked.subject,))
        found = book.chart_subjects(asked.kind, asked.weeks)
        if asked.kind == "volume":
            found = ("", *found)
        subject = _turned(found, asked.subject, asked.turn)
        if asked.kind in OF_ONE and not subject:
            return Answer(None, "", ())
        series = book.series(asked.kind, subject, asked.weeks, measure=asked.measure)
        return Answer(series, subject, book.chart_decisions(asked.kind, subject, asked.weeks))


def _turned(found: tuple[str, ...], subject: str, turn: int) -> str:
    """The subject so many steps on; the first where the one given is not among them."""
    if not found:
        return ""
    at = found.index(subject) if subject in found else 0
    return found[(at + turn) % len(found)]
