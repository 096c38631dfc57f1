"""The logbook's door for other apps' files; its heavy parts load when it is used."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracker.domain.moment import Moment
from tracker.logbook import places
from tracker.logbook.advising.advice import Advisor
from tracker.logbook.care import Care
from tracker.store import Store

if TYPE_CHECKING:
    from tracker.catalog import Catalog
    from tracker.domain.exercise import Exercise
    from tracker.logbook.files.import_map import Mapping
    from tracker.logbook.files.importing import ImportReport, Progress


class OtherApps(Care):
    """Imports, and what their names mean. ``_shipped`` is the catalogue without own exercises."""

    _store: Store
    _shipped: Catalog
    catalog: Catalog
    _advisor: Advisor
    _own_known: list[Exercise] | None = None

    def _know_own_exercises(self) -> None:
        """Put the exercises that came with imports behind the catalogue's."""
        own = self._store.own_exercises()
        if own != self._own_known:
            self._own_known = own
            self.catalog = self._shipped.with_own(own)
            self._advisor = Advisor(self._store, self.catalog)

    def import_file(
        self,
        path: Path,
        *,
        app: str = "auto",
        unit: str | None = None,
        date_order: str | None = None,
        dry_run: bool = False,
        strict: bool = False,
        any_size: bool = False,
        progress: Progress | None = None,
        when: Moment | None = None,
    ) -> ImportReport:
        """Bring in another app's file as one action; see ``tracker.logbook.files.importing``."""
        from tracker.exchange.dialect import Answers
        from tracker.logbook.files.import_limits import refuse
        from tracker.logbook.files.importing import import_file

        refuse(path, any_size)
        if not dry_run:
            self._keep_before("import")
        report = import_file(
            self._store,
            self._shipped,
            path,
            when or places.present(),
            app=app,
            answers=Answers(unit, date_order),
            dry_run=dry_run,
            strict=strict,
            progress=progress,
        )
        self._know_own_exercises()
        return report

    def import_apart(self, path: Path, **options: Any) -> ImportReport:
        """As ``import_file``, over a connection of its own: for a thread beside the app.

        Call ``refresh`` afterwards where the other connection lives.
        """
        from tracker.logbook.facade import Logbook

        other = Logbook.open(self._store.path, create=False)
        try:
            return other.import_file(path, **options)
        finally:
            other.close()

    def when_kept_waiting(self, ask: Callable[[], bool]) -> None:
        """Ask, when a write waited ten seconds for another program, whether to wait on."""
        self._store.kept_waiting = ask

    def refresh(self) -> None:
        """Know the exercises that another connection may have brought."""
        self._know_own_exercises()

    def mappings(self) -> list[Mapping]:
        """Every name that imports brought and what it stands for, open ones first."""
        from tracker.logbook.files.import_map import mappings

        return mappings(self._store, self._shipped)

    def map_name(
        self, name: str, exercise: Exercise, when: Moment | None = None
    ) -> tuple[int, int]:
        """Let an imported name stand for an exercise in the whole history: (names, entries)."""
        from tracker.logbook.files.import_map import map_name

        done = map_name(self._store, name, exercise, when or places.present())
        self._know_own_exercises()
        return done

    def original_row(self, set_id: int) -> tuple[str, str, int, str] | None:
        """(file, its SHA-256, line, text) an imported set was read from; None for others."""
        return self._store.original_row(set_id)
