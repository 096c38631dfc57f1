"""A point in time as the log keeps it: UTC, the local offset, and the training date."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache

from tracker.domain.errors import BadValue
from tracker.domain.value import Value

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
FIRST_YEAR, LAST_YEAR = 1970, 2200
MINUTE_MS = 60_000
HOUR_MS = 60 * MINUTE_MS
DAY_MS = 24 * HOUR_MS


class Moment(Value):
    """When something happened. ``at`` is timezone-aware; ``date`` is the local training date.

    ``whole_day`` marks a moment given as a date alone: stored as noon, and a question about it
    sees everything of that date.
    """

    at: datetime
    whole_day: bool = False

    @property
    def date(self) -> date:
        """The local calendar date at that place and time."""
        return self.at.date()

    @property
    def utc_ms(self) -> int:
        """Milliseconds since 1970 in UTC, the form stored."""
        since = self.at - _EPOCH
        # In whole numbers: as a float, one stored time in two hundred came back a millisecond off.
        return (since.days * 86_400 + since.seconds) * 1000 + since.microseconds // 1000

    @property
    def until_ms(self) -> int:
        """The last millisecond a question asked at this moment may see."""
        if not self.whole_day:
            return self.utc_ms
        midnight = self.at.replace(hour=0, minute=0, second=0, microsecond=0)
        return int((midnight + timedelta(days=1)).timestamp() * 1000) - 1

    @property
    def offset_min(self) -> int:
        """Minutes east of UTC that the local clock showed."""
        offset = self.at.utcoffset()
        return 0 if offset is None else int(offset.total_seconds() // 60)

    def plus(self, seconds: float) -> Moment:
        """The moment that many seconds later, in the same offset."""
        return Moment(self.at + timedelta(seconds=seconds))


@lru_cache(maxsize=2048)
def from_stored(utc_ms: int, offset_min: int) -> Moment:
    """The moment behind the stored pair."""
    return Moment(datetime.fromtimestamp(utc_ms / 1000, _zone(offset_min)))


@lru_cache(maxsize=64)
def _zone(offset_min: int) -> timezone:
    return timezone(timedelta(minutes=offset_min))


def now() -> Moment:
    """The present, in the machine's local zone."""
    return Moment(datetime.now(UTC).astimezone())


def local(year: int, month: int, day: int, hour: int = 12, minute: int = 0) -> Moment:
    """A local wall-clock time in the machine's zone."""
    return Moment(datetime(year, month, day, hour, minute).astimezone())


def parse_date(text: str) -> date:
    """Read ``2026-11-20``; raise BadValue for a date that is none."""
    try:
        if len(text.strip()) != 10:
            raise ValueError
        day = date.fromisoformat(text.strip())
    except ValueError:
        raise BadValue(f"{text!r} is not a date; write it like 2026-11-20.") from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise BadValue(f"{text!r} is outside the years {FIRST_YEAR} to {LAST_YEAR}.")
    return day


def parse_moment(text: str) -> Moment:
    """Read ``2026-11-20`` (noon, local) or ``2026-11-20T18:30``; raise BadValue otherwise."""
    given = text.strip()
    if len(given) == 10:
        day = parse_date(given)
        return Moment(local(day.year, day.month, day.day).at, whole_day=True)
    parse_date(given[:10])
    try:
        at = datetime.fromisoformat(given)
    except ValueError:
        raise BadValue(
            f"{text!r} is not a time; write it like 2026-11-20T18:30 or 2026-11-20."
        ) from None
    return Moment(at if at.tzinfo else at.astimezone())
