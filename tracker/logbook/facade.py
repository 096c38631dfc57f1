"""One key or command is one call here. Looking never writes; each write is one user action."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.catalog import load_catalog
from tracker.domain.decision import DayPlan, Decision
from tracker.domain.errors import BadValue, UnknownName
from tracker.domain.exercise import Exercise
from tracker.domain.log import LoggedSet, NewSet, Session
from tracker.domain.moment import Moment
from tracker.domain.program import Program
from tracker.logbook import keymap, places, settings
from tracker.logbook.charts.charting import Charting
from tracker.logbook.exercise_room import ExerciseRoom
from tracker.logbook.files.exporting import Exports
from tracker.logbook.history.editing import Editing
from tracker.logbook.rooms import Rooms
from tracker.store import Store

if TYPE_CHECKING:
    from tracker.domain.inventory import Inventory
    from tracker.domain.ladderdraw import LadderState
    from tracker.domain.logline import ParsedLine
    from tracker.domain.units import Load
    from tracker.domain.views import LogResult, Summary, Today, Trend
    from tracker.logbook.calculator import Calculator
    from tracker.logbook.checkins import CheckIns
    from tracker.logbook.simulation import Wish
    from tracker.logbook.training import Trainer
    from tracker.metrics.series import Series
    from tracker.simulate.course import Course


class Logbook(Editing, Exports, ExerciseRoom, Rooms, Charting):
    """The log, the catalogue and the coach behind one door. Use ``Logbook.open``."""

    def __init__(self, store: Store, user_dir: Path | None = None) -> None:
        self._store = store
        self._shipped = load_catalog(user_dir)
        self._know_own_exercises()

    @classmethod
    def open(cls, path: Path | None = None, *, create: bool = True) -> Logbook:
        """Open the database at ``path`` (default: OVERLOAD_DB, else the user data folder)."""
        user_dir = places.user_catalog()
        store = Store.open(path or places.database_path(), create=create)
        try:
            return cls(store, user_dir)
        except BaseException:
            store.close()
            raise

    def close(self) -> None:
        """Close the database."""
        self._store.close()

    @property
    def path(self) -> Path:
        """The database file."""
        return self._store.path

    def now(self) -> Moment:
        """The present; OVERLOAD_NOW where it is set."""
        return places.present()

    def version(self) -> tuple[int, int]:
        """Changes whenever anyone wrote to the database."""
        return self._store.data_version()

    # -- looking ------------------------------------------------------------------------------

    def next(
        self, when: Moment | None = None, program: str | None = None, *, flips: bool = True
    ) -> DayPlan:
        """What to do next and why; without ``flips`` the records leave out what would flip them."""
        if program is not None and program not in self.catalog.programs:
            known = ", ".join(sorted(self.catalog.programs))
            raise UnknownName(f"There is no program {program!r}; there are: {known}.")
        with self._store.reading():
            return self._advisor.plan(when or self.now(), program, None if flips else ())

    def why(self, exercise_id: str, when: Moment | None = None) -> Decision:
        """The decision record of one exercise, with what was shown then where it differs."""
        moment = when or self.now()
        with self._store.reading():
            return self._advisor.record(moment, exercise_id)

    def today(self, when: Moment | None = None) -> Today:
        """Everything the Today screen shows."""
        from tracker.logbook.today import today

        with self._store.reading():
            return today(self._advisor, when or self.now())

    def history(
        self,
        exercise: str | None = None,
        since: date | None = None,
        until: Moment | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[Session]:
        """Past sessions, newest first."""
        return self._store.sessions(limit, offset, since, until, exercise)

    def session(self, session_id: int) -> Session | None:
        """One session with its entries and sets."""
        return self._store.session(session_id)

    def session_count(self) -> int:
        """How many sessions the log holds."""
        return self._store.session_count()

    def summary(self, session_id: int | None = None, when: Moment | None = None) -> Summary:
        """What a session changes: the given one's, else the newest."""
        from tracker.logbook.summary import summary

        return summary(self._advisor, when or self.now(), session_id)

    def trend(self, muscle: str, weeks: int, when: Moment | None = None) -> Trend:
        """Weekly volume against soreness of one muscle."""
        from tracker.logbook.charts.trends import trend

        return trend(self._advisor, muscle, weeks, when or self.now())

    def series(
        self,
        kind: str,
        subject: str = "",
        weeks: int | None = 12,
        when: Moment | None = None,
        measure: str = "sets",
    ) -> Series:
        """The numbers behind a chart, of the last ``weeks`` weeks (None: all there are)."""
        from tracker.logbook.charts.series import series

        return series(self._advisor, kind, subject, weeks, when or self.now(), measure)

    def calculator(self) -> Calculator:
        """Arithmetic with your plates, your units and your thresholds."""
        from tracker.logbook.calculator import Calculator

        return Calculator(self._advisor)

    def simulate(self, wish: Wish, program: str | None = None) -> Course:
        """A made-up lifter's weeks with your equipment and settings; nothing is stored."""
        from tracker.logbook.simulation import simulate

        return simulate(self._advisor, wish, program)

    def alternatives(self, exercise_id: str) -> list[Exercise]:
        """Exercises of the same pattern that the inventory allows, nearest first."""
        inventory = self._store.inventory()
        found = [self.catalog.exercise(e) for e in self.catalog.alternatives(exercise_id)]
        return [exercise for exercise in found if inventory.allows(exercise)]

    def ladder_state(self, exercise_id: str, when: Moment | None = None) -> LadderState:
        """The ladder of an exercise and where you stand on it."""
        from tracker.logbook.ladders import ladder_state

        return ladder_state(self._advisor, exercise_id, when or self.now())

    def notes(self, plan: DayPlan, when: Moment | None = None) -> tuple[str, ...]:
        """What to keep in mind about a day beside its decisions, a sentence each."""
        from tracker.logbook.advising.notes import day_notes

        with self._store.reading():
            return day_notes(self._advisor, plan, when or self.now())

    # Imported when first used: looking, the most frequent command, needs neither.
    @property
    def _trainer(self) -> Trainer:
        from tracker.logbook.training import Trainer

        return Trainer(self._advisor)

    @property
    def _check_ins(self) -> CheckIns:
        from tracker.logbook.checkins import CheckIns

        return CheckIns(self._store, self.catalog)

    # -- logging ------------------------------------------------------------------------------

    def log(
        self, lines: Sequence[ParsedLine], when: Moment | None = None, *, flips: bool = True
    ) -> LogResult:
        """Log lines, all or none; without ``flips`` the records leave out what would flip them."""
        return self._trainer.log(lines, when or self.now(), None if flips else ())

    def begin(self, when: Moment | None = None) -> Session:
        """Start the session of the date, or go on with it."""
        return self._trainer.begin(when or self.now())

    def log_set(self, key: str, done: NewSet, when: Moment | None = None) -> LoggedSet:
        """Log one set of Today's item ``key``; on disk when it returns."""
        return self._trainer.log_set(key, done, when or self.now())

    def adjust_sets(self, key: str, delta: int, when: Moment | None = None) -> None:
        """One set more or fewer than planned of Today's item ``key``."""
        self._trainer.adjust(key, delta, when or self.now())

    def swap(self, key: str, exercise_id: str, when: Moment | None = None) -> None:
        """Do another exercise in the place of Today's item ``key``."""
        self._trainer.swap(key, self.catalog.exercise(exercise_id), when or self.now())

    def train_anyway(self, when: Moment | None = None) -> None:
        """The user trains although the coach says rest; the record says so."""
        moment = when or self.now()
        with self._store.write("train anyway", moment):
            self._store.add_answer("train-anyway", moment.date.isoformat(), moment)

    def deload(self, answer: str, when: Moment | None = None) -> None:
        """Accept or decline an easy week; the lifter may take one that nothing offered."""
        if answer not in ("accept", "decline"):
            raise BadValue(f"An easy week is answered with accept or decline, not {answer!r}.")
        moment = when or self.now()
        with self._store.write(f"{answer} the easy week", moment):
            self._store.add_answer("deload", answer, moment)

    def finish(self, when: Moment | None = None) -> Summary:
        """End the session under way."""
        moment = when or self.now()
        session = self._trainer.finish(moment)
        return self.summary(session.id, moment)

    def undo(self, when: Moment | None = None) -> str | None:
        """Take back the last action; its label, or None where there is nothing to undo."""
        label = self._store.undo(when or self.now())
        self._know_own_exercises()
        return label

    def redo(self, when: Moment | None = None) -> str | None:
        """Do again what was undone last; its label, or None."""
        label = self._store.redo(when or self.now())
        self._know_own_exercises()
        return label

    # -- check-ins ----------------------------------------------------------------------------

    def check_in(
        self, levels: Mapping[str, int], legs_taxed: bool | None = None, when: Moment | None = None
    ) -> None:
        """Today's soreness and whether other sport taxed the legs, as one action."""
        self._check_ins.check_in(levels, legs_taxed, when or self.now())

    def soreness(self, levels: Mapping[str, int], when: Moment | None = None) -> None:
        """How sore muscles are, 0-10."""
        self._check_ins.soreness(levels, when or self.now())

    def activity(
        self, name: str, minutes: int, intensity: int, legs: bool, when: Moment | None = None
    ) -> None:
        """Other sport: minutes, intensity 0-10, whether it taxed the legs."""
        self._check_ins.activity(name, minutes, intensity, legs, when or self.now())

    def pain(self, exercise_id: str, level: int, when: Moment | None = None) -> None:
        """Pain in an exercise, 0-10."""
        self._check_ins.pain(exercise_id, level, when or self.now())

    def bodyweight(self, load: Load, when: Moment | None = None) -> None:
        """The lifter's own weight."""
        self._check_ins.bodyweight(load, when or self.now())

    def flag(self, kind: str, when: Moment | None = None) -> None:
        """A stop sign: chest-pain, faint, pop, which ends the session under way; or clear."""
        moment = when or self.now()
        self._check_ins.flag(kind, self._advisor.under_way(moment), moment)

    # -- settings -----------------------------------------------------------------------------

    def inventory(self) -> Inventory:
        """What the user owns; the usual steps while nothing was ever set."""
        return self._store.inventory()

    def inventory_set(self, owned: Inventory) -> None:
        """Replace what the user owns."""
        with self._store.write("inventory", self.now()):
            self._store.set_inventory(owned)

    def bands(self) -> tuple[str, ...]:
        """The owned bands, light to strong."""
        return self._store.inventory().bands

    def units(self) -> str:
        """``kg`` or ``lb``."""
        return self.config_get("units")

    def config(self) -> dict[str, str]:
        """Every setting with the value in force."""
        return settings.in_force(self._store.settings(), self.catalog)

    def config_get(self, key: str) -> str:
        """One setting; UnknownName with the nearest keys otherwise."""
        found = self.config()
        if key in found:
            return found[key]
        if key.startswith("mode."):
            exercise = self.catalog.resolve(key[5:])
            return found.get(f"mode.{exercise.id}", found["mode"])
        if keymap.is_key(key):
            return keymap.shown(key, found)
        raise settings.unknown(key, self.catalog)

    def config_set(self, key: str, value: str) -> None:
        """Change one setting; BadValue says what it takes."""
        stored: str | None
        if keymap.is_key(key):
            stored_key, stored = keymap.accepted(key, value, self._store.settings())
        else:
            stored_key, stored = settings.accepted(key, value, self.catalog)
        if stored_key == "favourites":
            self.pick_favourites([name for name in (stored or "").split(",") if name])
            return
        with self._store.write(f"set {stored_key}", self.now()):
            self._store.set_setting(stored_key, stored)

    def program(self) -> Program:
        """The program in force."""
        return self._advisor.program(self._store.settings())

    def programs(self) -> list[Program]:
        """Every program of the catalogue, with the user's changes."""
        stored = self._store.settings()
        return [self._advisor.program(stored, each) for each in self.catalog.programs]

    def program_use(self, program_id: str) -> Program:
        """Start a program."""
        if not program_id:
            raise BadValue("Name the program to use.")
        self.config_set("program", program_id)
        return self.program()
