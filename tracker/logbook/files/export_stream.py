"""The log out: every format as a stream of text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, groupby
from typing import TYPE_CHECKING

from tracker.domain.errors import BadValue
from tracker.domain.moment import MINUTE_MS, from_stored
from tracker.logbook.files.exporting import FORMATS

if TYPE_CHECKING:
    from tracker.catalog import Catalog
    from tracker.domain.exercise import Exercise
    from tracker.exchange.own_text import Printer
    from tracker.store import Store
    from tracker.store.dump import CheckIn, Dump, Span


class Export:
    """One export, read once as pieces of text; ``left_out`` is whole when they all were read."""

    def __init__(self, store: Store, catalog: Catalog, form: str, span: Span) -> None:
        if form not in FORMATS:
            raise BadValue(f"{form!r} is not a format; use {', '.join(FORMATS)}.")
        self._store = store
        self._catalog = catalog
        self._form = form
        self._span = span
        self.left_out: list[str] = []

    def __iter__(self) -> Iterator[str]:
        """The pieces, all of one moment whatever is logged meanwhile."""
        dump = self._store.dump()
        with self._store.reading():
            match self._form:
                case "json":
                    yield from self._json(dump)
                case "csv":
                    yield from self._csv(dump)
                case "text":
                    yield from self._text(dump)
                case _:
                    yield from self._foreign(dump)

    def _find(self, exercise_id: str) -> Exercise | None:
        return self._catalog.exercises.get(exercise_id)

    def _json(self, dump: Dump) -> Iterator[str]:
        from tracker import __version__
        from tracker.exchange.own_json import pieces
        from tracker.store.columns import FACTS

        span = self._span
        head = {
            "overload": __version__,
            "since": None if span.since is None else span.since.isoformat(),
            "exercise": span.exercise,
        }
        if span.whole:
            head = {"overload": __version__}
        tables: Iterable[tuple[str, Iterable[str]]] = chain(
            ((table, dump.fact_objects(table, span)) for table in FACTS),
            [("session", dump.session_objects(span))],
        )
        yield from pieces(head, tables)

    def _csv(self, dump: Dump) -> Iterator[str]:
        from tracker.exchange.own_csv import pieces
        from tracker.store.dump import SET_COLUMNS

        yield from pieces(SET_COLUMNS, dump.set_rows(self._span))
        self._said(dump, "CSV", _CHECK_INS)

    def _text(self, dump: Dump) -> Iterator[str]:
        from tracker.exchange.own_text import HEAD, Printer

        printer = Printer(self._find)
        lines = [HEAD]
        lines += [printer.exercise(own) for own in self._store.own_exercises()]
        yield "\n".join(lines) + "\n"
        yield from _merged(dump, self._span, printer)
        if self._store.has_sessions():
            self.left_out.append(
                "Text has minutes: seconds of sessions and the times of single sets are left out."
            )
        self._said(dump, "Text", ())

    def _foreign(self, dump: Dump) -> Iterator[str]:
        from tracker.exchange import write_hevy, write_strong
        from tracker.exchange.foreign import Losses
        from tracker.logbook import settings

        losses = Losses()
        sessions = dump.whole_sessions(self._span)
        if self._form == "strong":
            yield from write_strong.pieces(sessions, self._find, losses)
        else:
            unit = settings.in_force(self._store.settings(), self._catalog)["units"]
            yield from write_hevy.pieces(sessions, self._find, losses, unit)
        self.left_out += losses.sentences()
        self._said(dump, self._form.capitalize(), _CHECK_INS)

    def _said(self, dump: Dump, name: str, tables: tuple[tuple[str, str, str], ...]) -> None:
        """Tell what the log holds beside what the format does."""
        found = dump.tallies(self._span)
        parts = [
            f"{found[table]} {one if found[table] == 1 else many}"
            for table, one, many in (*tables, *_BESIDE)
            if found[table]
        ]
        if parts:
            self.left_out.append(f"{name} has no place for {', '.join(parts)}.")


_CHECK_INS = (
    ("soreness", "soreness answer", "soreness answers"),
    ("pain", "pain answer", "pain answers"),
    ("activity", "activity", "activities"),
    ("bodyweight", "body weight", "body weights"),
    ("flag", "stop sign", "stop signs"),
    ("answer", "answer to an offer", "answers to offers"),
)
_BESIDE = (
    ("plan", "plan", "plans"),
    ("shown", "decision as shown", "decisions as shown"),
    ("bare", "exercise without a set", "exercises without a set"),
    ("inventory", "list of what you own", "lists of what you own"),
    ("setting", "setting", "settings"),
)


def _merged(dump: Dump, span: Span, printer: Printer) -> Iterator[str]:
    """Sessions and check-ins by time, each as its lines.

    By the minute, which is all that text tells of a time, so that what is read back is written in
    the same order.
    """
    from heapq import merge

    sessions = (
        (session.started.utc_ms // MINUTE_MS, 1, "\n".join(printer.session(session)) + "\n")
        for session in dump.whole_sessions(span)
    )
    check_ins = (
        (told[0].at_ms // MINUTE_MS, 0, _line(printer, told))
        for told in _together(dump.check_ins(span))
    )
    for _, _, text in merge(sessions, check_ins, key=lambda item: item[:2]):
        yield text


def _together(check_ins: Iterable[CheckIn]) -> Iterator[list[CheckIn]]:
    """What one line tells: a check-in, or the soreness of several muscles in one minute."""
    for (table, *_), group in groupby(
        check_ins, lambda told: (told.table, told.at_ms // MINUTE_MS, told.offset)
    ):
        line: list[CheckIn] = []
        for told in group:
            if line and (table != "soreness" or told.values[0] in [m.values[0] for m in line]):
                yield line
                line = []
            line.append(told)
        yield line


def _line(printer: Printer, told: list[CheckIn]) -> str:
    first = told[0]
    values = [value for one in told for value in one.values]
    at = from_stored(first.at_ms, first.offset)
    return printer.check_in(first.table, values, at) + "\n"
