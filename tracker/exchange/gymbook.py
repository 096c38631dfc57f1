"""GymBook: header, words, separator, dates and numbers all in the app's language.

The columns are the same in every language, so they are read by place, and the words for kinds of
sets are taken from the header, which lists them.
"""

from __future__ import annotations

from collections.abc import Iterator

from tracker.exchange import dates
from tracker.exchange.dates import fold
from tracker.exchange.dialect import Dialect, Header, Job, block_of, fitted, named, trained
from tracker.exchange.numbers import is_assisted, localized, metres_per, unit_of
from tracker.exchange.records import BadRow, SetRecord, Workout

COLUMNS = 12
_DATE, _TITLE, _TIME, _NAME, _KIND, _DONE, _LOAD, _NOTE, _SKIPPED = 0, 1, 2, 3, 7, 8, 9, 10, 11

_LAST = {
    "skipped": False, "ausgelassen": True, "saltato": True, "saltado": True, "omitido": True,
    "ignore": True, "passe": True, "saute": True, "overgeslagen": True, "pominiete": True,
    "atlandi": True, "пропущено": True,
}  # fmt: skip
"""The last column's name, folded, and whether that language has a decimal comma."""

_YES = ("ja", "si", "yes", "oui", "sim", "tak", "evet", "да", "true", "1")


def _is_gymbook(header: Header) -> bool:
    return (
        len(header.names) == COLUMNS
        and fold(header.names[-1]) in _LAST
        and (header.names[_KIND].count("/") == 2 and "/" in header.names[_DONE])
    )


def read(job: Job) -> Iterator[Workout]:
    """Workouts, one for a day and a programme; rows that were skipped in training are left out."""
    header, tally = job.header, job.tally
    comma = _LAST[fold(header.names[-1])]
    kinds = [fold(word) for word in header.names[_KIND].split("/")]
    # A language with a decimal comma writes the day first; English leaves it open.
    order = "dmy" if comma else job.date_order(_DATE)
    workout: Workout | None = None
    for row in job.rows():
        try:
            fields = list(fitted(row, COLUMNS))
            if fold(fields[_SKIPPED]) in _YES:
                tally.skipped_rows += 1
                continue
            name = " ".join(fields[_NAME].split())
            named(name)
            day = dates.moment(fields[_DATE], order)
            hour, minute = dates.time_of(fields[_TIME])
            at = day.replace(hour=hour, minute=minute)
            reps, seconds = _done(fields[_DONE], comma)
            load, unit, metres = _load(fields[_LOAD], comma)
            word = fold(fields[_KIND])
            kind = ("work", "warmup", "cooldown")[kinds.index(word)] if word in kinds else "work"
            record = SetRecord(
                row.line, row.raw, reps, load, unit, seconds, metres, kind,
                is_assisted(name), note=fields[_NOTE].strip(), at=at,
            )  # fmt: skip
            title = fields[_TITLE].strip()
            key = f"{day:%Y-%m-%d}|{title}"
            if workout is None or workout.key != key:
                yield from trained(workout)
                workout = Workout(key, at, None, title, "", [])
            block_of(workout.blocks, name).sets.append(record)
        except BadRow as bad:
            tally.reject(row.line, row.raw, str(bad))
    yield from trained(workout)


def _done(text: str, comma: bool) -> tuple[int | None, float | None]:
    """(reps, seconds) of ``12 Wiederholungen`` or ``60 secondi``."""
    value, word = localized(text, comma)
    if value is None:
        return None, None
    first = fold(word)
    if first.startswith(("sec", "sek", "seg", "сек", "san", "sn", "\u0441")) or first == "s":
        return None, value
    if first.startswith(("min", "мин", "dak", "dk")) or first == "m":
        return None, value * 60
    if value != int(value) or not 0 <= value < 1e9:
        raise BadRow(f"{text[:40]!r} is not a number of reps")
    return int(value), None


def _load(text: str, comma: bool) -> tuple[float | None, str | None, float | None]:
    """(load, unit, metres) of ``92,50 kg`` or ``5,00 km``."""
    value, word = localized(text, comma)
    if value is None:
        return None, None, None
    metre = metres_per(word)
    if metre:
        return None, None, value * metre
    return value, unit_of(word), None


DIALECTS = (Dialect("gymbook", "gymbook", "GymBook", _is_gymbook, read),)
