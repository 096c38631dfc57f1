"""The logbook's door for its own files, out and in; its heavy parts load when it is used."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.logbook import places
from tracker.logbook.files.other_apps import OtherApps

if TYPE_CHECKING:
    from tracker.domain.moment import Moment
    from tracker.logbook.files.diary import DiaryResult
    from tracker.logbook.files.export_stream import Export

FORMATS = ("json", "csv", "text", "strong", "hevy")
WATCH_SECONDS = 1.0
"""How long a kept file may lag behind the log."""


class Exports(OtherApps):
    """Exports, kept exports and diaries, beside the files of other apps."""

    def log_diary(
        self, lines: Iterable[tuple[int, str]], when: Moment | None = None
    ) -> DiaryResult:
        """Log the numbered lines of a text diary, all or none; what the log holds stays."""
        from tracker.logbook.files.diary import Diary

        result = Diary(self._advisor).read(lines, when or places.present())
        self._know_own_exercises()
        return result

    def export(
        self, form: str = "json", since: date | None = None, exercise: str | None = None
    ) -> Export:
        """The log, or what is dated from ``since`` on or of one exercise, as a stream of text."""
        from tracker.logbook.files.export_stream import Export
        from tracker.store.dump import Span

        return Export(self._store, self.catalog, form, Span(since, exercise))

    def exported(self, export: Export) -> Iterator[bytes]:
        """An export in UTF-8 for a reader who may take long over it."""
        from tracker.logbook.files.export_file import spooled

        return spooled(export)

    def export_to(self, path: Path, export: Export) -> None:
        """Write an export into a file, whole or not at all."""
        from tracker.logbook.files.export_file import write_file

        write_file(export, path, self._store.path)

    def keep_exported(
        self, path: Path, make: Callable[[], Export], wait: Callable[[float], object]
    ) -> Iterator[Export]:
        """Write the file now and whenever the log has changed; each export as it was written.

        ``wait`` pauses for the seconds it is given. It never ends by itself.
        """
        seen: tuple[int, int] | None = None
        while True:
            version = self._store.data_version()
            if version != seen:
                seen = version
                export = make()
                self.export_to(path, export)
                yield export
            wait(WATCH_SECONDS)
