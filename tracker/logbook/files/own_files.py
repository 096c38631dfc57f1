"""Our own exports back into the log: JSON, CSV and text, one action each, nothing twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.domain.exercise import Exercise
from tracker.domain.moment import Moment
from tracker.domain.text import clean
from tracker.exchange.own import KINDS, OwnCheckIn, OwnExercise, OwnSession, recognised
from tracker.exchange.records import BadRow, Tally
from tracker.exchange.source import Source
from tracker.logbook import settings
from tracker.logbook.files.importing import ImportReport, Progress, one_action
from tracker.logbook.files.placing import Placer
from tracker.store.import_rows import ImportFile

if TYPE_CHECKING:
    from tracker.catalog import Catalog
    from tracker.store import Store

APP = "overload"
"""What ``--from`` takes for our own files."""

_EVERY = 64


def own_kind(path: Path) -> str | None:
    """``json``, ``csv`` or ``text`` where the file is one of ours; None where it is not."""
    try:
        with path.open("rb") as file:
            start = file.read(1 << 16)
    except (OSError, ValueError):
        return None
    lines = start.decode("utf-8", "replace").replace("\x00", "").splitlines()
    return recognised(lines[:200])


def import_own(
    store: Store,
    catalog: Catalog,
    path: Path,
    kind: str,
    when: Moment,
    *,
    dry_run: bool = False,
    strict: bool = False,
    progress: Progress | None = None,
) -> ImportReport:
    """Import one of our own files, or try it; the same promises as ``importing.import_file``."""
    source = Source(path)
    try:
        report = ImportReport(
            path.name, APP, f"{APP}-{kind}", f"Overload ({KINDS[kind]})", source.sha256,
            source.encoding, dry_run,
        )  # fmt: skip
        tally = Tally()

        def tell() -> None:
            if progress is not None:
                progress(source.done, source.size)

        with one_action(store, report, when, lambda: tally, strict=strict):
            if kind == "json":
                _restore(store, catalog, source, tally, report, tell)
            else:
                _place(store, catalog, source, kind, when, tally, report, tell)
    finally:
        source.close()
    return report


def _restore(
    store: Store, catalog: Catalog, source: Source, tally: Tally, report: ImportReport,
    tell: Callable[[], None],
) -> None:  # fmt: skip
    from tracker.exchange.own_json import Document
    from tracker.logbook.files.restoring import Restorer

    file = ImportFile(
        source.sha256, clean(source.path.name)[:1000], APP, report.layout, source.encoding, "",
        None, None,
    )  # fmt: skip
    restorer = Restorer(store, catalog, file, tally)
    # Not line by line: a session is one line, however long, and others lay a document out anew.
    document = Document(source.text("utf-8-sig"), source.path.name)
    for number, (table, row) in enumerate(document.rows()):
        restorer.row(table, row)
        if number % _EVERY == 0:
            tell()
    report.sessions, report.sets = restorer.sessions, restorer.sets
    report.check_ins, report.settings = restorer.check_ins, restorer.settings
    report.duplicates = restorer.duplicates
    report.first, report.last = restorer.first, restorer.last


def _place(
    store: Store, catalog: Catalog, source: Source, kind: str, when: Moment, tally: Tally,
    report: ImportReport, tell: Callable[[], None],
) -> None:  # fmt: skip
    placer = Placer(store, f"import {APP}")
    items = _csv(source, tally) if kind == "csv" else _text(store, catalog, source, when, tally)
    for number, item in enumerate(items):
        if isinstance(item, OwnSession):
            placer.session(item)
        elif isinstance(item, OwnCheckIn):
            placer.check_in(item)
        else:
            placer.exercise(item)
        if number % _EVERY == 0:
            tell()
    report.sessions, report.sets = placer.sessions, placer.sets
    report.check_ins, report.duplicates = placer.check_ins, placer.duplicates
    report.first, report.last = placer.first, placer.last


def _csv(source: Source, tally: Tally) -> Iterator[OwnSession]:
    from tracker.exchange.own_csv import read
    from tracker.exchange.reading import parse_header

    return read(source, parse_header(source.head()), tally)


def _text(
    store: Store, catalog: Catalog, source: Source, when: Moment, tally: Tally
) -> Iterator[OwnSession | OwnCheckIn | OwnExercise]:
    from tracker.exchange.own_text_read import Reader

    known = catalog.with_own(store.own_exercises())
    units = settings.in_force(store.settings(), catalog)["units"]
    reader = Reader(known.resolve, units, store.inventory().bands, when, tally)
    for item in reader.read(enumerate(source.lines(), 1)):
        if isinstance(item, OwnSession):
            yield _settled(item, known.exercises.get, tally)
        else:
            yield item


def _settled(
    session: OwnSession, find: Callable[[str], Exercise | None], tally: Tally
) -> OwnSession:
    """The session without lines that leave open what only a plan could say."""
    entries = []
    for entry in session.entries:
        sets = []
        for one in entry.sets:
            exercise = find(entry.exercise)
            try:
                if one.parsed is not None and exercise is not None:
                    _whole(exercise, one.parsed.resistance_given, one.parsed.height_given)
                sets.append(one)
            except BadRow as bad:
                tally.reject(one.line, one.raw, str(bad))
        if sets:
            entries.append(entry._replace(sets=sets))
    return session._replace(entries=entries)


def _whole(exercise: Exercise, resistance: bool, height: bool) -> None:
    if exercise.kind != "bodyweight" and not resistance:
        raise BadRow(f"{exercise.name} needs its weight or band, like @10kg, @red or @bw")
    if exercise.uses_height and not height:
        raise BadRow(f"{exercise.name} needs its step height, like h20")
