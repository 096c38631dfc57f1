"""A diary of our own text, logged: as if each line had been logged at its time."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.domain.errors import BadValue
from tracker.domain.log import Entry, Session
from tracker.domain.moment import Moment
from tracker.domain.value import Value, replace
from tracker.domain.views import LogResult
from tracker.exchange.own import OwnCheckIn, OwnEntry, OwnExercise, OwnSession
from tracker.exchange.own_text_read import Reader
from tracker.exchange.records import Tally
from tracker.logbook.files.placing import Placer
from tracker.logbook.training import Trainer, _fill, _planned

SOURCE = "cli"


class DiaryResult(Value):
    """What a diary brought. ``log`` is None where it held no new set; ``duplicates`` are sets and
    answers that were in the log already."""

    log: LogResult | None
    sessions: int
    sets: int
    check_ins: int
    duplicates: int


class Diary(Trainer):
    """Logs whole diaries: every entry with the plan that was in force at its session's start."""

    def read(self, lines: Iterable[tuple[int, str]], when: Moment) -> DiaryResult:
        """Log numbered lines, all or none; ``when`` is the time of what names none."""
        tally = Tally()
        inventory = self.store.inventory()
        units = self.store.settings().get("units", "kg")
        new: list[int] = []
        with self.store.write("log a diary", when):
            placer = _Logger(self)
            reader = Reader(self.catalog.resolve, units, inventory.bands, when, tally)
            for item in reader.read(lines):
                if tally.rejected:
                    break
                if isinstance(item, OwnSession):
                    new += placer.session(item)
                elif isinstance(item, OwnCheckIn):
                    placer.check_in(item)
                elif isinstance(item, OwnExercise):
                    placer.exercise(item)
            if tally.rejected:
                bad = tally.rejected[0]
                raise BadValue(f"Line {bad.line}: {bad.reason}. Nothing was logged.")
        return DiaryResult(
            self._result(new, when), placer.sessions, placer.sets, placer.check_ins,
            placer.duplicates,
        )  # fmt: skip

    def _result(self, new: list[int], when: Moment) -> LogResult | None:
        found = [self.store.logged_set(set_id) for set_id in new]
        rows = [row for row in found if row is not None]
        if not rows:
            return None
        last = self.store.session(rows[-1][0].id)
        assert last is not None
        known = self.catalog.exercises
        exercises = dict.fromkeys(row[1].exercise for row in rows if row[1].exercise in known)
        at = self.advisor.standpoint(when)
        decisions = tuple(self.advisor.one(at, exercise) for exercise in exercises)
        return LogResult(last, tuple((row[1], row[2]) for row in rows), decisions, {})


class _Logger(Placer):
    """Places sessions, but logs their lines through the trainer."""

    def __init__(self, diary: Diary) -> None:
        super().__init__(diary.store, SOURCE)
        self._diary = diary

    def _write(self, found: OwnSession, mine: Session, fresh: list[OwnEntry]) -> list[int]:
        diary, new = self._diary, []
        for entry in fresh:
            at = diary.advisor.standpoint(found.start)
            current = self._store.session(mine.id)
            assert current is not None
            at = replace(at, under_way=current)
            exercise = diary.catalog.exercises.get(entry.exercise)
            if exercise is None:
                new += super()._write(found, current, [entry])
                continue
            place: Entry = diary._entry(at, current, exercise, None)
            for one in entry.sets:
                done = one.done
                if one.parsed is not None:
                    done = _fill(one.parsed, done, _planned(place))
                new.append(self._store.add_set(place.id, done, one.at or found.start))
                place = diary._read_entry(place.id)
        if found.open_day:
            diary._settle_day(diary.advisor.standpoint(found.start), mine)
        return new
