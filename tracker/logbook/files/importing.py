"""Other apps' history into the log: one file, one action, all or nothing, nothing twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracker.domain.errors import BadValue, OverloadError
from tracker.domain.moment import DAY_MS, Moment
from tracker.domain.text import clean
from tracker.domain.units import BODY_KG, Load
from tracker.exchange.dialect import Answers
from tracker.exchange.reading import Reading
from tracker.exchange.records import Block, Rejected, Tally, Weighed, Workout
from tracker.logbook.files.import_map import Names
from tracker.logbook.files.import_sets import Sets
from tracker.store.import_rows import LONGEST_NOTE, ImportEntry, ImportFile, ImportSession

if TYPE_CHECKING:
    from tracker.catalog import Catalog
    from tracker.store import Store
    from tracker.store.bulk import BulkWriter

Progress = Callable[[int, int], None]
"""Called now and then with the bytes read and the bytes in all. May raise, to cancel."""


@dataclass(slots=True)
class ImportReport:
    """What an import did, or with ``dry_run`` would do.

    ``sets`` were added, in ``sessions``; ``duplicates`` were in the log already; ``skipped`` rows
    were never done or not understood. ``unmapped`` names became the user's own exercises.
    ``flagged`` are (line, sentence) of sets that look like typing errors. ``check_ins`` and
    ``settings`` (what is owned, own exercises and their names among them) come with our own files.
    """

    file: str
    dialect: str
    layout: str
    title: str
    sha256: str
    encoding: str
    dry_run: bool
    sessions: int = 0
    sets: int = 0
    duplicates: int = 0
    skipped: int = 0
    rejected_rows: int = 0
    cardio_rows: int = 0
    repaired_rows: int = 0
    bodyweights: int = 0
    check_ins: int = 0
    settings: int = 0
    unmapped: list[str] = field(default_factory=list)
    first: str | None = None
    last: str | None = None
    rejected: list[Rejected] = field(default_factory=list)
    flagged: list[tuple[int, str]] = field(default_factory=list)

    def take_over(self, tally: Tally) -> None:
        """Add what the reading met; OverloadError where it understood nothing of the file."""
        self.rejected, self.rejected_rows = tally.rejected, tally.rejected_rows
        self.skipped = tally.rejected_rows + tally.skipped_rows
        self.repaired_rows = tally.repaired_rows
        self.cardio_rows = tally.cardio_rows
        brought = self.sets + self.bodyweights + self.check_ins + self.settings
        if tally.rejected_rows and not brought and not self.duplicates:
            first = tally.rejected[0]
            raise OverloadError(
                f"No line of {self.file} was understood; line {first.line}: {first.reason}."
            )

    def to_json(self) -> dict[str, Any]:
        """The contract's document, with more behind it."""
        return {
            "dialect": self.dialect,
            "sessions": self.sessions,
            "sets": self.sets,
            "skipped": self.skipped,
            "duplicates": self.duplicates,
            "unmapped": self.unmapped,
            "first": self.first,
            "last": self.last,
            "layout": self.layout,
            "file": self.file,
            "sha256": self.sha256,
            "dry_run": self.dry_run,
            "bodyweights": self.bodyweights,
            "check_ins": self.check_ins,
            "settings": self.settings,
            "cardio": self.cardio_rows,
            "rejected": [{"line": bad.line, "reason": bad.reason} for bad in self.rejected],
            "flagged": [{"line": line, "reason": reason} for line, reason in self.flagged],
        }


class _DryRun(Exception):
    """Ends the transaction of an import that was only to be tried."""


@contextmanager
def one_action(
    store: Store, report: ImportReport, when: Moment, counted: Callable[[], Tally], *, strict: bool
) -> Iterator[None]:
    """The whole of a file as one action, all or nothing; nothing is kept of a dry run.

    The report takes over what was ``counted``, which is asked only at the end: a file is read more
    than once, each time with a new tally. OverloadError where nothing was understood, and with
    ``strict`` BadValue where a single row was not.
    """
    try:
        with store.write(f"import {clean(report.file)[:80]}", when):
            yield
            tally = counted()
            if strict and tally.rejected_rows:
                first = tally.rejected[0]
                raise BadValue(
                    f"Line {first.line} of {report.file} was not understood: {first.reason}. "
                    "Nothing was imported."
                )
            report.take_over(tally)
            if report.dry_run:
                raise _DryRun
    except _DryRun:
        pass


def import_file(
    store: Store,
    catalog: Catalog,
    path: Path,
    when: Moment,
    *,
    app: str = "auto",
    answers: Answers | None = None,
    dry_run: bool = False,
    strict: bool = False,
    progress: Progress | None = None,
) -> ImportReport:
    """Import a file, or try it. ``strict`` makes a row that is not understood fatal.

    Raises Unanswered where the file leaves the unit or the order of its dates open, OverloadError
    where it is no export known here or the import was refused; then nothing was stored.
    """
    if app in ("auto", "overload"):
        from tracker.logbook.files.own_files import import_own, own_kind

        kind = own_kind(path)
        if kind is not None:
            return import_own(
                store, catalog, path, kind, when, dry_run=dry_run, strict=strict, progress=progress
            )
    with Reading(path, app, answers) as reading:
        importer = _Importer(store, catalog, reading, dry_run, progress)
        report = importer.report
        with one_action(store, report, when, lambda: reading.tally, strict=strict):
            importer.run()
        return report


@dataclass(slots=True)
class _Home:
    """Where the parts of one workout go: ``session`` is its id, None until one is written.

    ``there`` sets were imported before and ``passed`` were met in this file; ``position`` and
    ``date`` are those of the next entry; ``shift`` are the ms by which the user moved the session.
    """

    session: int | None
    there: int
    position: int
    date: str
    shift: int
    passed: int = 0


class _Importer:
    """One import under way."""

    def __init__(
        self, store: Store, catalog: Catalog, reading: Reading, dry_run: bool,
        progress: Progress | None,
    ) -> None:  # fmt: skip
        self._store = store
        self._reading = reading
        self._progress = progress
        self._names = Names(store, catalog, reading.dialect.app)
        self._seen: dict[str, _Home] = {}
        self._sets = Sets(self._names)
        source, dialect = reading.source, reading.dialect
        self.report = ImportReport(
            reading.source.path.name, dialect.app, dialect.id, dialect.title, source.sha256,
            source.encoding, dry_run,
        )  # fmt: skip
        self._source = f"import {dialect.app}"
        self._again = store.has_imports(dialect.app)

    def run(self) -> None:
        """Read the file to its end and write what is new."""
        reading, report = self._reading, self.report
        source = reading.source
        answers = reading.answers
        file = ImportFile(
            source.sha256, clean(source.path.name)[:1000], reading.dialect.app, reading.dialect.id,
            source.encoding, reading.header.raw, answers.unit, answers.order,
        )  # fmt: skip
        weights: list[Weighed] = []
        with self._store.importing(file) as writer:
            for count, found in enumerate(reading):
                if isinstance(found, Workout):
                    self._workout(found, writer)
                else:
                    weights.append(found)
                if self._progress is not None and count % 64 == 0:
                    self._progress(source.done, source.size)
            self._names.finish()
        for weighed in weights:
            self._weigh(weighed)
        report.unmapped, report.flagged = self._names.unmapped(), self._sets.flagged

    def _workout(self, workout: Workout, writer: BulkWriter) -> None:
        report = self.report
        start = workout.start.astimezone()
        day, began = start.date().isoformat(), int(start.timestamp() * 1000)
        home = self._seen.get(workout.key)
        if home is None:
            home = self._seen[workout.key] = self._home(workout.key, day, began)
        passed, begun_here = home.passed, home.session is None
        sets = sum(len(block.sets) for block in workout.blocks)
        # What is in the log already are the first sets of the session, by position.
        old = min(max(home.there - passed, 0), sets)
        home.passed += sets
        report.duplicates += old
        if report.first is None or day < report.first:
            report.first = day
        if report.last is None or day > report.last:
            report.last = day
        if old == sets:
            return
        blocks = _without(workout.blocks, old) if old else workout.blocks
        offset = start.utcoffset()
        entries = [self._sets.entry(block, began) for block in blocks]
        if home.shift:
            entries = [_moved(entry, home.shift) for entry in entries]
        ended = began
        if workout.end is not None:
            ended = max(began, int(workout.end.astimezone().timestamp() * 1000))
        ended = max(ended, max(s.at_ms for entry in entries for s in entry.sets))
        title = clean(workout.title).strip()
        note = clean(workout.note).strip()
        home.session = writer.add(
            ImportSession(
                workout.key, title, home.session, home.position, home.date, began + home.shift,
                0 if offset is None else int(offset.total_seconds() // 60), ended,
                (f"{title}: {note}" if title and note else title or note)[:LONGEST_NOTE],
                self._source, entries,
            )
        )  # fmt: skip
        home.position += len(entries)
        report.sessions += 1 if passed == 0 or begun_here else 0
        report.sets += sets - old

    def _home(self, key: str, day: str, began: int) -> _Home:
        """Where a workout of that day and start (ms of UTC) goes: a session of earlier imports, on
        the day it is on now, else one of its own."""
        app = self._reading.dialect.app
        found = self._store.imported_session(app, key) if self._again else None
        if found is None:
            return _Home(None, 0, 0, day, 0)
        # A session is moved by whole days; less is another zone, or an export in another order.
        days = 0 if found.date == day else round((found.started_ms - began) / DAY_MS)
        return _Home(found.id, found.sets, found.position, found.date, days * DAY_MS)

    def _weigh(self, weighed: Weighed) -> None:
        load = Load(weighed.value, weighed.unit)
        at = Moment(weighed.at.astimezone())
        day = at.date.isoformat()
        self.report.first = min(self.report.first or day, day)
        self.report.last = max(self.report.last or day, day)
        least, most = BODY_KG
        if not least <= load.kg <= most:
            self._reading.tally.reject(weighed.line, weighed.raw, f"{load} is no body weight")
        elif self._store.has_bodyweight(at.utc_ms, load.kg):
            self.report.duplicates += 1
        else:
            self._store.add_bodyweight(load, at)
            self.report.bodyweights += 1


def _moved(entry: ImportEntry, shift: int) -> ImportEntry:
    """An entry with all its times that many ms later."""
    return entry._replace(sets=[one._replace(at_ms=one.at_ms + shift) for one in entry.sets])


def _without(blocks: list[Block], count: int) -> list[Block]:
    """The blocks without their first ``count`` sets."""
    kept = []
    for block in blocks:
        if count >= len(block.sets):
            count -= len(block.sets)
            continue
        kept.append(block._replace(sets=block.sets[count:]) if count else block)
        count = 0
    return kept
