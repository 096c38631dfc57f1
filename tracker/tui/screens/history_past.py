"""A session of a date gone by, put in as log lines."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tracker.domain.errors import OverloadError
from tracker.domain.logline import ParsedLine, parse_line
from tracker.domain.moment import parse_moment
from tracker.logbook.history.log_changes import PastLogged
from tracker.tui import commands
from tracker.tui.commands.history import PAST
from tracker.tui.layout import LEFT, LONG_NAMES, WIDE
from tracker.tui.layout.history_edit import confirm
from tracker.tui.lines import BLANK, Line, beside, line, paragraph
from tracker.tui.prompts import Field, Question
from tracker.tui.screens.history_confirm import Pending
from tracker.tui.screens.moving import Listing
from tracker.tui.words import day_words

if TYPE_CHECKING:
    from tracker.tui.app import OverloadApp
    from tracker.tui.screens.history import HistoryView

EXAMPLE = "goblet squat 12 12 11 @10kg good"


class PastView(Listing, Pending):
    """Lines for one date; nothing is stored before ``enter`` saves them all."""

    def __init__(self, app: OverloadApp, below: HistoryView, day: date) -> None:
        super().__init__(app, below)
        self.day = day
        self.lines_in: tuple[ParsedLine, ...] = ()
        self.cursor = 0
        until = parse_moment(day.isoformat())
        self.shared = bool(self.logbook.history(since=day, until=until, limit=1))
        self.do_past("")

    @property
    def state(self) -> str:
        """The keys of a session being put in."""
        return PAST

    def body(self, width: int, height: int) -> list[Line]:
        """The lines so far, and what they bring."""
        wide = width >= WIDE
        room = width - LEFT - 4 if wide else width
        told = self.told(PastLogged(self.day, self.lines_in)) if self.lines_in else ""
        rows: list[Line] = []
        for at, each in enumerate(self.lines_in):
            here = at == self.cursor
            mark, style = ("▸ ", "now") if here else ("  ", "")
            rows += paragraph(each.text, room, "    ", style, first=mark)
        if not rows:
            rows = [
                *paragraph("A line for each exercise, as on the command line:", room),
                *paragraph(EXAMPLE, room, "    ", "dim", first="  "),
                BLANK,
                *paragraph("An empty line ends it.", room, style="dim"),
            ]
        if self.shared:
            said = "There is a session on that date already; both are read as one."
            rows += [BLANK, *paragraph(said, room, style="dim")]
        shown, _ = confirm(
            day_words(self.day, self.year),
            [line("A session of that date", style="bold"), *rows],
            told,
            () if width >= LONG_NAMES or self.prompt else self.keys_line("save", "leave it"),
            self.named,
            [each.exercise.id for each in self.lines_in],
            self.year,
            room,
            0,
            height,
        )
        if not wide:
            return shown
        return beside(self.below.panel(width, height), shown[:height], width, LEFT)

    def do_past(self, key: str) -> None:
        """A field for one more line; an empty one closes it."""

        def take(text: str) -> None:
            if text:
                self._add(text)
                self.do_past("")

        self.prompt = Field("line:", "", take)

    def _add(self, text: str) -> None:
        """Take a line that could be saved; OverloadError says why another can't."""
        book = self.logbook
        parsed = parse_line(text, book.catalog.resolve, book.units(), book.bands())
        lines = (*self.lines_in, parsed)
        book.preview(PastLogged(self.day, lines))
        self.lines_in, self.cursor = lines, len(lines) - 1

    @property
    def length(self) -> int:
        """Rows of the list."""
        return len(self.lines_in)

    def do_delete(self, key: str) -> None:
        """Take the line in hand away."""
        at = self.cursor
        self.lines_in = self.lines_in[:at] + self.lines_in[at + 1 :]
        self.keep_in_list()

    def do_save(self, key: str) -> None:
        """Store them all as one action."""
        if not self.lines_in:
            raise OverloadError(
                f"There is nothing to save yet; {commands.now(PAST, 'a')} adds a line."
            )
        self.logbook.change(PastLogged(self.day, self.lines_in))
        self.app.back()
        self.app.wrote()
        self.app.say_kept("saved")

    def do_leave(self, key: str) -> None:
        """Back; asked where lines would be lost."""
        if not self.lines_in:
            super().do_leave(key)
            return
        count = len(self.lines_in)
        text = f"Throw {'the line' if count == 1 else f'the {count} lines'} away?"
        leave = {"y": self.app.back}
        self.prompt = Question(text, leave, (("y", "yes"), ("q", "no")))
