"""Dates as files write them: ISO, slashed in either order, dotted, and with names of months."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone

from tracker.domain.moment import FIRST_YEAR, LAST_YEAR
from tracker.exchange.records import BadRow, Unanswered

ORDERS = ("dmy", "mdy")

_ISO = re.compile(
    r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ]+(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d+)?)?"
    r"(?:\s*(Z|[+-]\d\d:?\d\d))?)?",
    re.ASCII,
)
_PARTS = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d\d)\.?", re.ASCII)
_TIME = re.compile(r"(\d{1,2})[:.](\d\d)(?:[:.](\d\d))?\s*([ap])?\.?\s*m?\.?", re.ASCII | re.I)
_NAMED = re.compile(
    r"(?:(\d{1,2})\.?\s*(?:de\s+)?([^\W\d_]+)\.?|([^\W\d_]+)\.?\s+(\d{1,2}),?)"
    r"\s*(?:de\s+)?(\d{4})(?:\s*\u0433\.?)?"
)

_MONTHS = """
jan january janv janvier januar januari janeiro ene enero gen gennaio oca ocak sty styczen stycznia
    янв январь января
feb february febr fevr fev fevrier februar februari fevereiro febrero febbraio sub subat lut luty
    lutego фев февр февраль февраля
mar march mars mrz marz marzo marco mart maart mrt marzec marca мар март марта
apr april avr avril abr abril aprile nis nisan kwi kwiecien kwietnia апр апрель апреля
may mai mayo maio mag maggio mayis mei maj maja май мая
jun june juin juni junio junho giu giugno haz haziran cze czerwiec czerwca июн июнь июня
jul july juil juillet juli julio julho lug luglio tem temmuz lip lipiec lipca июл июль июля
aug august aout ago agosto augustus agu agustos sie sierpien sierpnia авг август августа
sep sept september septembre septiembre set setembro settembre eyl eylul wrz wrzesien wrzesnia
    сен сент сентябрь сентября
oct october octobre okt oktober octubre out outubro ott ottobre eki ekim paz pazdziernik
    pazdziernika окт октябрь октября
nov november novembre noviembre novembro kas kasim lis listopad listopada ноя нояб ноябрь ноября
dec december decembre dez dezember dezembro dic diciembre dicembre ara aralik gru grudzien grudnia
    дек декабрь декабря
"""
_table: dict[str, int] = {}


def fold(text: str) -> str:
    """Lower case without accents and dots, so that ``Févr.`` and ``fevr`` are one."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("ł", "l").replace("\u0131", "i"))
    return "".join(c for c in plain if not unicodedata.combining(c)).strip(" .")


def month(name: str) -> int:
    """1-12 for a month's name or abbreviation.

    English, German, Spanish, French, Italian, Portuguese, Turkish, Polish, Dutch, Russian.
    """
    if not _table:
        for number, line in enumerate(re.split(r"\n(?=\S)", _MONTHS.strip()), 1):
            _table.update((fold(word), number) for word in line.split())
    found = _table.get(fold(name))
    if found is None:
        raise BadRow(f"{name[:20]!r} is not a month")
    return found


def is_slashed(text: str) -> bool:
    """Whether a text is a date in digits that starts with day or month, like 3/4/25."""
    parts = _PARTS.match(text.strip())
    return parts is not None and parts[2] != "."


def moment(text: str, order: str | None = None) -> datetime:
    """The time a text says, naive for local wall-clock time; noon where it is a date alone.

    ``order`` is ``dmy`` or ``mdy`` for dates in digits that start with neither a year nor a name.
    Raises BadRow.
    """
    given = " ".join(text.split())
    iso = _ISO.fullmatch(given)
    if iso is not None:
        year, mon, day, hour, minute, second, zone = iso.groups()
        return _built(int(year), int(mon), int(day), hour, minute, second, zone, given)
    parts = _PARTS.match(given)
    if parts is not None:
        one, sign, two, year = parts.groups()
        rest = given[parts.end() :].strip(" ,T")
        if sign == "." or order == "dmy":
            day, mon = one, two
        elif order == "mdy":
            day, mon = two, one
        else:
            raise BadRow(f"{given[:40]!r} does not say which number is the month")
        return _timed(_year(year), int(mon), int(day), rest, given)
    named = _NAMED.match(given)
    if named is None:
        raise BadRow(f"{given[:40]!r} is not a date")
    name = named[2] or named[3]
    return _timed(
        int(named[5]), month(name), int(named[1] or named[4]),
        given[named.end() :].strip(" ,"), given,
    )  # fmt: skip


def _timed(year: int, mon: int, day: int, rest: str, given: str) -> datetime:
    if not rest:
        return _built(year, mon, day, None, None, None, None, given)
    time = _TIME.fullmatch(rest)
    if time is None:
        raise BadRow(f"{given[:40]!r} is not a date and time")
    return _built(year, mon, day, str(_hour(time)), time[2], time[3], None, given)


def _built(
    year: int, mon: int, day: int, hour: str | None, minute: str | None, second: str | None,
    zone: str | None, given: str,
) -> datetime:  # fmt: skip
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise BadRow(f"{given[:40]!r} is outside the years {FIRST_YEAR} to {LAST_YEAR}")
    try:
        return datetime(
            year, mon, day, 12 if hour is None else int(hour), int(minute or 0),
            int(second or 0), tzinfo=None if zone is None else zone_of(zone),
        )  # fmt: skip
    except ValueError:
        raise BadRow(f"{given[:40]!r} is not a date") from None


def zone_of(text: str) -> timezone:
    """The offset of ``+01:00``, ``-0530`` or ``Z``; ValueError for a day or more."""
    if text == "Z":
        return UTC
    minutes = int(text[1:3]) * 60 + int(text[-2:])
    return timezone(timedelta(minutes=-minutes if text[0] == "-" else minutes))


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def time_of(text: str) -> tuple[int, int]:
    """(hour, minute) of ``18:53`` or ``10:56 PM``; BadRow otherwise."""
    time = _TIME.fullmatch(" ".join(text.split()))
    if time is None or int(time[1]) > 23 or int(time[2]) > 59:
        raise BadRow(f"{text[:40]!r} is not a time of day")
    return _hour(time), int(time[2])


def _hour(time: re.Match[str]) -> int:
    """The hour of a time of day, by a clock of 24."""
    hour = int(time[1])
    return hour % 12 + (12 if time[4].lower() == "p" else 0) if time[4] else hour


def order_of(texts: Iterable[str], answer: str | None) -> str:
    """``dmy`` or ``mdy`` for slashed dates: what the file itself proves, else the answer given.

    Raises Unanswered where every date could be read either way and nobody said which.
    """
    seen = {"dmy": False, "mdy": False}
    slashed = False
    for text in texts:
        parts = _PARTS.match(text.strip())
        if parts is None or parts[2] == ".":
            continue
        slashed = True
        if int(parts[1]) > 12:
            seen["dmy"] = True
        elif int(parts[3]) > 12:
            seen["mdy"] = True
    if seen["dmy"] != seen["mdy"]:
        return "dmy" if seen["dmy"] else "mdy"
    if answer in ORDERS or not slashed:
        return answer or "dmy"
    raise Unanswered(
        "date-order",
        ORDERS,
        "The file does not say whether its dates start with the day or the month; "
        "give --date-order dmy or --date-order mdy.",
    )
