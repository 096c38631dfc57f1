"""Our own CSV: one row a set, safe to open in a spreadsheet, read back as it was."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from io import StringIO
from typing import Any

from tracker.domain.errors import BadValue
from tracker.domain.moment import FIRST_YEAR, LAST_YEAR, Moment, parse_date
from tracker.domain.text import clean
from tracker.exchange.dates import zone_of
from tracker.exchange.dialect import Header, Memo, fitted
from tracker.exchange.numbers import number, unit_of, whole
from tracker.exchange.own import CSV_COLUMNS, OwnEntry, OwnSession, OwnSet, checked_set
from tracker.exchange.records import BadRow, Tally
from tracker.exchange.source import Source

_BATCH = 1000
_SIGNS = "=+\\-@'\uff1d\uff0b\uff0d\uff20"
"""What begins a formula in a spreadsheet, and the quote that makes a text of one."""

_FORMULA = re.compile(f"[{_SIGNS}]")
_ZONED = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?)([+-]\d\d:\d\d)", re.ASCII)
_SESSION = ("date", "started", "finished", "program", "day", "session_note", "source")


def pieces(
    columns: Sequence[str], sessions: Iterable[tuple[tuple[Any, ...], list[tuple[Any, ...]]]]
) -> Iterator[str]:
    """The file in pieces: the header, then some hundred rows at a time.

    Each session comes as its own cells, those before ``exercise``, and the rows of its sets, whose
    ``entry`` and ``set`` are ids here and numbers from 1 in the file.
    """
    yield ",".join(columns) + "\n"
    batch: list[tuple[Any, ...]] = []
    plain: set[str | None] = {None}
    at = columns.index("exercise")
    exercise, band, note = (columns.index(name) - at for name in ("exercise", "band", "note"))
    for head, rows in sessions:
        first = tuple(map(_safe, head))
        number = place = 0
        entry = None
        for row in rows:
            if row[1] != entry:
                entry, number, place = row[1], number + 1, 0
            place += 1
            # Names repeat endlessly and most sets have no note: few rows need a second look.
            if row[note] or row[exercise] not in plain or row[band] not in plain:
                plain |= {word for word in (row[exercise], row[band]) if _safe(word) == word}
                row = tuple(map(_safe, row))
            batch.append((*first, row[0], number, place, *row[3:]))
        if len(batch) >= _BATCH:
            yield _written(batch)
            batch.clear()
    yield _written(batch)


def _written(rows: Iterable[tuple[Any, ...]]) -> str:
    buffer = StringIO()
    csv.writer(buffer, lineterminator="\n").writerows(rows)
    return buffer.getvalue()


def _safe(cell: Any) -> Any:
    """A text cell that no spreadsheet runs and no terminal obeys."""
    if not isinstance(cell, str):
        return cell
    shown = clean(cell)
    return f"'{shown}" if _FORMULA.match(shown) else shown


def _plain(cell: str) -> str:
    """The text behind a cell."""
    given = clean(cell)
    return given[1:] if given[:1] == "'" and _FORMULA.match(given, 1) else given


def read(source: Source, header: Header, tally: Tally) -> Iterator[OwnSession]:
    """Sessions in the order of the file; rows that can't be are counted and left out."""
    at = header.places
    lacking = [name for name in CSV_COLUMNS if name not in at]
    head: tuple[str, ...] | None = None
    session: OwnSession | None = None
    place = (-1, 0)
    plain, counted, units, timed = Memo(number), Memo(whole), Memo(unit_of), Memo(moment)
    for row in source.rows(header.sep, len(header.names)):
        if not row.fields:
            tally.blank_rows += 1
            continue
        tally.rows += 1
        try:
            cells = dict.fromkeys(lacking, "")
            fields = fitted(row, len(header.names))
            cells |= {name: fields[at[name]] for name in CSV_COLUMNS if name in at}
            exercise = _plain(cells["exercise"]).strip()
            if not 0 < len(exercise) <= 100:
                raise BadRow("it names no exercise")
            in_seconds = bool(cells["seconds"].strip())
            what = "seconds" if in_seconds else "reps"
            done = checked_set(
                counted[cells[what]], counted[cells[f"{what}_right"]], in_seconds,
                plain[cells["load"]], units[cells["unit"]], _plain(cells["band"]) or None,
                plain[cells["height_cm"]], cells["effort"].strip(),
                _yes(cells["warmup"]), counted[cells["pain"]], _plain(cells["note"]),
            )  # fmt: skip
            here = tuple(cells[name] for name in _SESSION)
            turn = (counted[cells["entry"]] or 0, counted[cells["set"]] or 0)
            # Where two sessions began at one moment, the numbers begin anew.
            again = here == head and (turn > place or turn == (0, 0))
            new = None if again else _session(row.line, cells, timed)
            mine = OwnSet(row.line, row.raw, done, timed[cells["at"]])
        except BadRow as bad:
            tally.reject(row.line, row.raw, str(bad))
            continue
        if new is not None:
            if session is not None:
                yield session
            head, session, place = here, new, (-1, 0)
        assert session is not None
        entries = session.entries
        if not entries or entries[-1].exercise != exercise or turn[0] != place[0]:
            entries.append(OwnEntry(exercise, []))
        place = turn
        entries[-1].sets.append(mine)
    if session is not None:
        yield session


def _session(line: int, cells: dict[str, str], timed: Memo[Moment | None]) -> OwnSession:
    start = timed[cells["started"]]
    if start is None:
        raise BadRow("it has no start of the session")
    return OwnSession(
        line, _date(cells["date"], start), start, True, timed[cells["finished"]],
        _plain(cells["program"])[:100] or None, _plain(cells["day"])[:100] or None,
        _plain(cells["session_note"]), _plain(cells["source"])[:200], [],
    )  # fmt: skip


def _date(text: str, start: Moment) -> date:
    if not text.strip():
        return start.date
    try:
        return parse_date(text)
    except BadValue as fault:
        raise BadRow(str(fault).rstrip(".")) from None


def moment(text: str) -> Moment | None:
    """The time behind ``2026-11-20T18:30:00.000+01:00``; None for an empty cell."""
    given = text.strip()
    if not given:
        return None
    found = _ZONED.fullmatch(given)
    try:
        if found is None:
            raise ValueError
        at = Moment(datetime.fromisoformat(found[1]).replace(tzinfo=zone_of(found[2])))
        at.at.astimezone(UTC)
    except (ValueError, OverflowError):
        raise BadRow(f"{given[:40]!r} is not a time like 2026-11-20T18:30:00.000+01:00") from None
    if not FIRST_YEAR <= at.date.year <= LAST_YEAR:
        raise BadRow(f"{given[:40]!r} is outside the years {FIRST_YEAR} to {LAST_YEAR}")
    return at


def _yes(text: str) -> bool:
    given = text.strip().lower()
    if given not in ("", "0", "1", "0.0", "1.0", "true", "false"):
        raise BadRow(f"warmup is 0 or 1, not {given[:20]!r}")
    return given in ("1", "1.0", "true")
