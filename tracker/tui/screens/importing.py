"""Import: choose a file, see what it would bring, bring it in. The reading runs in a thread."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.domain.errors import OverloadError
from tracker.exchange.records import Unanswered
from tracker.logbook.files.import_words import report_sentences
from tracker.tui import commands
from tracker.tui.layout.importing import Candidate, asked, brought, candidates, reading
from tracker.tui.lines import Line
from tracker.tui.prompts import Field, Question
from tracker.tui.screens.moving import Listing, Scrolling

if TYPE_CHECKING:
    from tracker.logbook.files.importing import ImportReport
    from tracker.tui.app import OverloadApp

SUFFIXES = frozenset((".csv", ".tsv", ".txt", ".fitnotes", ".fitnotesdb", ".json"))
"""What exports end with; any other file is reached by its path."""
MOST = 200
"""Files listed of each folder."""
PAINT_S = 0.1
"""Seconds between two looks at how far the reading is."""
ASKED = {
    "unit": (
        "The file names no unit for its weights.",
        "The weights are in",
        (("k", "kg", "kg"), ("l", "lb", "lb")),
    ),
    "date-order": (
        "The file's dates can be read in two ways: 3/4 is 3 April or March 4.",
        "The dates start with",
        (("d", "dmy", "the day"), ("m", "mdy", "the month")),
    ),
}
"""What is open, the question, and (key, answer, words) of each answer."""


class ImportView(Listing):
    """The files that may be exports, newest first."""

    def __init__(self, app: OverloadApp) -> None:
        super().__init__(app)
        self.cursor = 0
        self.read()

    @property
    def state(self) -> str:
        """The keys of the list."""
        return commands.IMPORT

    def read(self) -> None:
        """Look into the folders again."""
        home = Path.home()
        found: dict[Path, Candidate] = {}
        for folder in (Path.cwd(), home / "Downloads", home):
            for each in _exports_in(folder):
                found.setdefault(each.path, each)
        self.found = sorted(found.values(), key=lambda c: (c.written, c.path.name), reverse=True)
        self.keep_in_list()

    def body(self, width: int, height: int) -> list[Line]:
        """The list around the cursor."""
        return candidates(self.found, self.cursor, self.year, width, height)

    @property
    def length(self) -> int:
        """Rows of the list."""
        return len(self.found)

    def do_open(self, key: str) -> None:
        """Try the file in hand."""
        if self.found:
            self._try(self.found[self.cursor].path)

    def do_path(self, key: str) -> None:
        """Type where the file is."""

        def taken(text: str) -> None:
            path = Path(text).expanduser()
            if not path.is_file():
                raise OverloadError(f"There is no file {text!r}.")
            self._try(path)

        self.prompt = Field("file:", "", taken)

    def do_names(self, key: str) -> None:
        """What imported names stand for."""
        from tracker.tui.screens.names import NamesView

        self.app.show(NamesView(self.app))

    def _try(self, path: Path) -> None:
        self.prompt = None
        view = FileView(self.app, path)
        self.app.show(view)
        view.start(dry_run=True)


def _exports_in(folder: Path) -> list[Candidate]:
    found = []
    try:
        for path in folder.iterdir():
            if path.suffix.lower() in SUFFIXES and path.is_file():
                told = path.stat()
                found.append(Candidate(path, told.st_size, date.fromtimestamp(told.st_mtime)))
    except OSError:
        return []
    return sorted(found, key=lambda c: c.written, reverse=True)[:MOST]


class Stopped(Exception):
    """Ends an import from within; nothing is stored."""


class FileView(Scrolling):
    """One file: tried first, then brought in. What is open is asked once."""

    def __init__(self, app: OverloadApp, path: Path) -> None:
        super().__init__(app)
        self.path = path
        self.report: ImportReport | None = None
        self.top = 0
        self._running = False
        self._stop = False
        self._trying = True
        self._read_bytes = (0, 0)
        self._answers: dict[str, str] = {}
        self._open_question = ""

    @property
    def state(self) -> str:
        """Reading, or what it brings."""
        return commands.READING if self._running else commands.IMPORTED

    def body(self, width: int, height: int) -> list[Line]:
        """The bar while it runs, else what it brings."""
        name = self.path.name
        enter, leave = (commands.key_of(self.state, each) for each in ("open", "leave"))
        if self._running:
            words = "Trying it: nothing is stored yet." if self._trying else "Importing."
            return reading(name, words, *self._read_bytes, leave, width, height)
        if self.report is None:
            again = "" if self.prompt is not None else f"{enter} asks again, {leave} leaves it."
            return asked(name, self._open_question, again, width)
        after = f"{enter} goes back."
        if self._open_to_import():
            after = f"{enter} imports it, {leave} leaves it."
        found = report_sentences(self.report)
        lines, self.top = brought(name, found, after, self.top, width, height)
        return lines

    def _open_to_import(self) -> bool:
        report = self.report
        return report is not None and report.dry_run and bool(report.sets or report.bodyweights)

    def start(self, *, dry_run: bool) -> None:
        """Read the file in a thread; the answers so far go with it."""
        self._running, self._stop, self._trying = True, False, dry_run
        self._read_bytes = (0, 0)
        self.app.in_thread(self._run)

    def _run(self) -> None:
        """In a thread, with a connection of its own."""
        try:
            report = self.logbook.import_apart(
                self.path,
                unit=self._answers.get("unit"),
                date_order=self._answers.get("date-order"),
                dry_run=self._trying,
                progress=self._progress(),
            )
        except Unanswered as question:
            unanswered = question
            self.app.from_thread(lambda: self._ask(unanswered))
        except Stopped:
            self.app.from_thread(lambda: self._over("stopped; nothing was imported"))
        except OverloadError as error:
            said = str(error)
            self.app.from_thread(lambda: self._over(said, "error"))
        else:
            self.app.from_thread(lambda: self._done(report))

    def _progress(self) -> Callable[[int, int], None]:
        painted = time.monotonic()

        def tell(done: int, size: int) -> None:
            nonlocal painted
            if self._stop:
                raise Stopped
            self._read_bytes = (done, size)
            if time.monotonic() - painted >= PAINT_S:
                painted = time.monotonic()
                self.app.from_thread(lambda: None)

        return tell

    def _ask(self, question: Unanswered) -> None:
        self._running = False
        self._open_question, words, choices = ASKED[question.question]

        def answer(value: str) -> Callable[[], None]:
            def go_on() -> None:
                self._answers[question.question] = value
                self.prompt = None
                self.start(dry_run=True)

            return go_on

        answers = {key: answer(value) for key, value, _ in choices}
        hints = (*((key, words) for key, _, words in choices), ("q", "leave it"))
        self.prompt = Question(words, answers, hints)

    def _over(self, said: str, style: str = "") -> None:
        self._running = False
        if self.app.top is self:
            self.app.back()
        self.app.say(said, style)

    def _done(self, report: ImportReport) -> None:
        self._running = False
        self.report = report
        self.top = 0
        if not report.dry_run:
            self.app.wrote()
            self.app.say_kept("imported and saved")

    def do_open(self, key: str) -> None:
        """Import what was tried; after that, done."""
        if self.report is None:
            self.start(dry_run=True)
        elif self._open_to_import():
            self.start(dry_run=False)
        else:
            self.app.back()

    def do_leave(self, key: str) -> None:
        """Stop the reading at the next workout; else back."""
        if self._running:
            self._stop = True
        else:
            super().do_leave(key)

    def do_quit(self, key: str) -> None:
        """Leave the program; what is half read is not imported."""
        self._stop = True
        super().do_quit(key)

    def do_names(self, key: str) -> None:
        """What imported names stand for."""
        from tracker.tui.screens.names import NamesView

        self.app.show(NamesView(self.app))
