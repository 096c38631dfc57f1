"""Other apps' history into the log: one file, one action, all or nothing, nothing twice."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracker.domain.errors import BadValue, OverloadError
from tracker.domain.moment import Moment
from tracker.domain.text import clean
from tracker.domain.units import MAX_KG, Load, number
from tracker.exchange.dialect import Answers
from tracker.exchange.reading import Reading
from tracker.exchange.records import Block, Rejected, SetRecord, Weighed, Workout
from tracker.logbook.import_map import Names
from tracker.store.bulk import BulkWriter, ImportEntry, ImportFile, ImportSession, ImportSet

if TYPE_CHECKING:
    from tracker.catalog import Catalog
    from tracker.store import Store

Progress = Callable[[int, int], None]
"""Called now and then with the bytes read and the bytes in all. May raise, to cancel."""

_MOST_REPS = 100_000
_LIKELY_REPS, _LIKELY_KG = 300, 600.0
"""More is a typing error in all likelihood: kept, and named in the report."""

_LONGEST_NOTE = 10_000
_SHOWN_FLAGS = 100
_BODY_KG = (20.0, 400.0)


@dataclass(slots=True)
class ImportReport:
    """What an import did, or with ``dry_run`` would do.

    ``sets`` were added, in ``sessions``; ``duplicates`` were in the log already; ``skipped`` rows
    were never done or not understood. ``unmapped`` names became the user's own exercises.
    ``flagged`` are (line, sentence) of sets that look like typing errors.
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
    bodyweights: int = 0
    unmapped: list[str] = field(default_factory=list)
    first: str | None = None
    last: str | None = None
    rejected: list[Rejected] = field(default_factory=list)
    flagged: list[tuple[int, str]] = field(default_factory=list)

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
            "cardio": self.cardio_rows,
            "rejected": [{"line": bad.line, "reason": bad.reason} for bad in self.rejected],
            "flagged": [{"line": line, "reason": reason} for line, reason in self.flagged],
        }


class _DryRun(Exception):
    """Ends the transaction of an import that was only to be tried."""


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
    with Reading(path, app, answers) as reading:
        importer = _Importer(store, catalog, reading, dry_run, progress)
        try:
            with store.write(f"import {clean(path.name)[:80]}", when):
                importer.run()
                if strict and reading.tally.rejected_rows:
                    first = reading.tally.rejected[0]
                    raise BadValue(
                        f"Line {first.line} of {path.name} was not understood: {first.reason}. "
                        "Nothing was imported."
                    )
                if dry_run:
                    raise _DryRun
        except _DryRun:
            pass
        return importer.finished()


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
        self._seen: dict[str, list[int]] = {}
        self._loads: dict[tuple[float, str], tuple[float, float] | None] = {}
        self._efforts: dict[float, str] = {}
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
            for count, found in enumerate(self._read()):
                if isinstance(found, Workout):
                    self._workout(found, writer)
                else:
                    weights.append(found)
                if self._progress is not None and count % 64 == 0:
                    self._progress(source.done, source.size)
            self._names.finish()
        for weighed in weights:
            self._weigh(weighed)
        report.unmapped = self._names.unmapped()

    def _read(self) -> Iterator[Workout | Weighed]:
        return iter(self._reading)

    def finished(self) -> ImportReport:
        """The report, with what the reading met."""
        tally, report = self._reading.tally, self.report
        report.rejected, report.rejected_rows = tally.rejected, tally.rejected_rows
        report.skipped = tally.rejected_rows + tally.skipped_rows
        report.cardio_rows = tally.cardio_rows
        nothing = not (report.sets or report.duplicates or report.bodyweights)
        if nothing and tally.rejected_rows:
            first = tally.rejected[0]
            raise OverloadError(
                f"No row of {report.file} was understood; line {first.line}: {first.reason}."
            )
        return report

    def _workout(self, workout: Workout, writer: BulkWriter) -> None:
        report = self.report
        known = self._seen.get(workout.key)
        if known is None:
            found = self._imported(workout.key)
            known = [0, 0, 0, 0] if found is None else [found[0], found[1], found[2], 0]
            self._seen[workout.key] = known
        session_id, there, position, passed = known
        sets = sum(len(block.sets) for block in workout.blocks)
        # What is in the log already are the first sets of the session, by position.
        old = min(max(there - passed, 0), sets)
        known[3] = passed + sets
        report.duplicates += old
        start = workout.start.astimezone()
        day = start.date().isoformat()
        if report.first is None or day < report.first:
            report.first = day
        if report.last is None or day > report.last:
            report.last = day
        if old == sets:
            return
        blocks = _without(workout.blocks, old) if old else workout.blocks
        began = int(start.timestamp() * 1000)
        offset = start.utcoffset()
        entries = [self._entry(block, began) for block in blocks]
        ended = began
        if workout.end is not None:
            ended = max(began, int(workout.end.astimezone().timestamp() * 1000))
        ended = max(ended, max(s.at_ms for entry in entries for s in entry.sets))
        title = clean(workout.title).strip()
        note = clean(workout.note).strip()
        new = writer.add(
            ImportSession(
                workout.key, title, session_id or None, position, day, began,
                0 if offset is None else int(offset.total_seconds() // 60), ended,
                (f"{title}: {note}" if title and note else title or note)[:_LONGEST_NOTE],
                self._source, entries,
            )
        )  # fmt: skip
        known[0], known[2] = new, position + len(entries)
        report.sessions += 1 if passed == 0 or not session_id else 0
        report.sets += sets - old

    def _imported(self, key: str) -> tuple[int, int, int] | None:
        """Session, sets and next position of what earlier imports brought of a session."""
        if not self._again:
            return None
        return self._store.imported_session(self._reading.dialect.app, key)

    def _entry(self, block: Block, began: int) -> ImportEntry:
        loaded = assisted = False
        for record in block.sets:
            if record.load:
                loaded = True
            if record.assisted:
                assisted = True
        target = self._names.of(block.name, loaded and not assisted, assisted, block.sets[0])
        sets: list[ImportSet] = []
        extras: list[tuple[Any, ...]] = []
        for index, record in enumerate(block.sets):
            done = self._set(record, began)
            if record.note or record.kind not in ("work", "warmup") or record.metres:
                done = done._replace(note=_note(record, done.note))
            if _has_more(record):
                extras.append(
                    (index, record.kind, record.metres, record.seconds, record.rest,
                     record.times, record.rpe)
                )  # fmt: skip
            sets.append(done)
        words = clean(block.note).strip()
        if block.superset:
            words = f"{words}; superset {clean(block.superset)}".strip("; ")
        if words:
            first = sets[0]
            sets[0] = first._replace(
                note="; ".join(filter(None, (words, first.note)))[:_LONGEST_NOTE]
            )
        return ImportEntry(target[0], target[1], block.superset, sets, extras)

    def _set(self, record: SetRecord, began: int) -> ImportSet:
        """A set as the log keeps it; what can't be right is kept as a note."""
        reps, seconds = record.reps, record.seconds
        timed, count, note = 0, reps or 0, ""
        if not reps and seconds:
            timed, count = 1, round(seconds)
        if count > _LIKELY_REPS and not timed:
            self._flag(record.line, f"{count} reps")
        if count > _MOST_REPS:
            note, count = f"{count} in the file", 0
        load: tuple[float, float] | None = None
        unit = record.unit
        if record.load and unit is not None:
            key = (record.load, unit)
            if key not in self._loads:
                self._loads[key] = _weight(*key)
            load = self._loads[key]
            if load is None or load[1] > _LIKELY_KG:
                self._flag(record.line, f"{number(record.load)} {unit}")
                if load is None:
                    note = f"{note} {number(record.load)} {unit} in the file".strip()
        effort = None
        if record.rpe is not None:
            effort = self._efforts.get(record.rpe)
            if effort is None:
                effort = self._efforts[record.rpe] = _effort(record.rpe)
        elif record.kind == "failure":
            effort = "max"
        at = began
        if record.at is not None:
            at = max(began, int(record.at.astimezone().timestamp() * 1000))
        return ImportSet(
            count, timed, None if load is None else load[0], None if load is None else unit,
            None if load is None else load[1], effort,
            1 if record.kind in ("warmup", "cooldown") else 0, note, at, (record.line, record.raw),
        )  # fmt: skip

    def _flag(self, line: int, what: str) -> None:
        if len(self.report.flagged) < _SHOWN_FLAGS:
            self.report.flagged.append((line, f"{what} looks like a typing error"))

    def _weigh(self, weighed: Weighed) -> None:
        load = Load(weighed.value, weighed.unit)
        at = Moment(weighed.at.astimezone())
        day = at.date.isoformat()
        self.report.first = min(self.report.first or day, day)
        self.report.last = max(self.report.last or day, day)
        if not _BODY_KG[0] <= load.kg <= _BODY_KG[1]:
            self._reading.tally.reject(weighed.line, weighed.raw, f"{load} is no body weight")
        elif self._store.has_bodyweight(at.utc_ms, load.kg):
            self.report.duplicates += 1
        else:
            self._store.add_bodyweight(load, at)
            self.report.bodyweights += 1


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


def _has_more(record: SetRecord) -> bool:
    """Whether a set holds what ``set_log`` has no column for."""
    return (
        record.kind in ("drop", "failure", "cooldown")
        or bool(record.metres)
        or record.rest is not None
        or record.times is not None
        or (bool(record.seconds) and bool(record.reps))
        or (record.rpe is not None and record.rpe < 6)
    )


def _note(record: SetRecord, note: str) -> str:
    """What a reader of the log should see of a set beside its numbers."""
    parts = [clean(record.note).strip(), note]
    if record.kind == "drop":
        parts.append("drop set")
    elif record.kind == "cooldown":
        parts.append("cool-down")
    if record.metres:
        km = record.metres / 1000
        parts.append(f"{number(km)} km" if km >= 1 else f"{number(record.metres)} m")
    return "; ".join(filter(None, parts))[:_LONGEST_NOTE]


def _weight(value: float, unit: str) -> tuple[float, float] | None:
    """(value, kilograms) as stored, without the noise of a conversion; None where too heavy."""
    load = Load(round(abs(value), 4), unit)
    quarter = round(load.value * 4) / 4
    if abs(abs(value) - quarter) < 1e-6:
        load = Load(quarter, unit)
    return (load.value, load.kg) if load.kg <= MAX_KG else None


def _effort(rpe: float) -> str:
    """An RPE as the log writes efforts; below 6 as the reps that were surely left."""
    if rpe < 6:
        return f"rir{min(10, math.floor(10 - rpe))}"
    return f"rpe{math.ceil(rpe * 2) / 2:g}"
