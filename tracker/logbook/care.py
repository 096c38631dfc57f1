"""The logbook's door to the care of the data: backups, restore, doctor, info."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracker.domain.errors import OverloadError, StoreError
from tracker.logbook import places
from tracker.store import Store

if TYPE_CHECKING:
    from tracker.catalog import Catalog
    from tracker.store.doctor import Doctor
    from tracker.store.recovery import Content, Recovered

LIBRARIES = ("textual", "plotext", "sqlite-utils", "click")


class Care:
    """Backups of the open log."""

    _store: Store
    _kept_for: date | None = None
    _care_said: str | None = None

    @property
    def wrote(self) -> bool:
        """Whether anything was written since the log was opened."""
        return self._store.wrote

    def wait_at_most(self, seconds: float) -> None:
        """How long a look or a write waits for another program's from now on; at first 10 s."""
        self._store.wait_at_most(seconds)

    def backup(self, target: Path | None = None) -> Path:
        """A whole copy of the log as a new file ``target``, else among its backups; where."""
        from tracker.store.backup import HAND, copy, keep

        if target is None:
            kept = keep(self._store.path, HAND, places.present())
            assert kept is not None
            return kept
        if target.is_dir():
            raise OverloadError(f"{target} is a folder; give the name of the file to write.")
        copy(self._store.path, target)
        return target

    def keep_safe(self) -> str | None:
        """Take the day's backup where it is due, beside the app, which calls this now and then.

        A sentence, once, where the last one failed.
        """
        said, self._care_said = self._care_said, None
        today = places.present().date
        if today != self._kept_for:
            from threading import Thread

            self._kept_for = today
            Thread(target=self._keep_daily, args=(today,), daemon=True).start()
        return said

    def _keep_daily(self, day: date) -> None:
        from tracker.store.backup import keep_daily

        try:
            keep_daily(self._store.path, day)
        except Exception as error:  # a fault of our own too: nobody else hears of this thread
            self._care_said = f"No backup today: {_said(error)}"

    def _keep_before(self, reason: str) -> None:
        """A backup before something is done to the whole log; none of a log that is empty."""
        from tracker.store.backup import keep

        if not self._store.is_new():
            keep(self._store.path, reason, places.present())


def backup_is_due(path: Path) -> bool:
    """Whether the day's backup of a log is still to be taken."""
    from tracker.store.backup import due

    return due(path, places.present().date)


def keep_daily(path: Path) -> None:
    """Take the day's backup of a log that is not open; what goes wrong is left for later."""
    from tracker.store.backup import keep_daily, leave_word

    try:
        keep_daily(path, places.present().date)
    except Exception as error:  # a fault of our own too: nobody watches this process
        leave_word(path, f"The last backup failed: {_said(error)}")


def _said(error: Exception) -> str:
    if isinstance(error, (OverloadError, OSError)):
        return str(error)
    return f"a fault of Overload's own ({type(error).__name__}: {error}). Try overload backup."


def backup_failure(path: Path) -> str | None:
    """What the last backup that nobody watched failed of, once."""
    from tracker.store.backup import take_word

    return take_word(path)


def present_content(path: Path) -> Content | None:
    """What the log holds now; None where there is none or it can't be read."""
    from tracker.store.recovery import content

    try:
        return content(path) if path.exists() else None
    except StoreError:
        return None


def restoring(file: Path, path: Path, any_size: bool = False) -> Recovered:
    """A backup read and checked, to be put in the log's place; within ``with``."""
    from tracker.store.recovery import Recovered

    return Recovered(file, path, any_size)


def info(path: Path) -> dict[str, Any]:
    """Paths, versions, sizes and counts; nothing is opened that is not there."""
    from importlib.metadata import PackageNotFoundError, version

    from tracker import __version__
    from tracker.store.backup import backups, folder_of
    from tracker.store.place import dangers
    from tracker.store.recovery import content
    from tracker.store.sqlite import sqlite3

    libraries: dict[str, str | None] = {}
    for name in LIBRARIES:
        try:
            libraries[name] = version(name)
        except PackageNotFoundError:
            libraries[name] = None
    kept = backups(path)
    database: dict[str, Any] = {"path": str(path), "bytes": None}
    warnings: list[str] = []
    if path.is_file():
        database["bytes"] = path.stat().st_size
        warnings = dangers(path)
        try:
            held = content(path)
        except StoreError as error:
            warnings.insert(0, str(error))
        else:
            database |= {
                "schema": held.version, "sessions": held.sessions, "sets": held.sets,
                "first": held.first, "last": held.last, "changes": held.changes,
            }  # fmt: skip
    last = kept[0] if kept else None
    return {
        "version": __version__,
        "python": ".".join(map(str, sys.version_info[:3])),
        "sqlite": sqlite3.sqlite_version,
        "libraries": libraries,
        "database": database,
        "backups": {
            "folder": str(folder_of(path)),
            "count": len(kept),
            "bytes": sum(backup.size for backup in kept),
            "last": None if last is None else str(last.path),
            "last_date": None if last is None else last.day.isoformat(),
        },
        "config": str(places.own_catalog_folder().parent),
        "state": str(places.state_folder()),
        "cache": _cache_folder(),
        "warnings": warnings,
    }


def _cache_folder() -> str | None:
    """Where the catalogue as read in is kept, or would be; None where nowhere."""
    from tracker.catalog import cache, resources

    found = cache.folders(None if resources.packed() else resources.data_file("."))
    there = [folder for folder in found if folder.is_dir()]
    return str((there or found)[0]) if found else None


def catalogue_faults(store: Doctor, shipped: Catalog) -> list[str]:
    """A sentence for each setting that is not possible and each exercise nobody knows."""
    from tracker.logbook import settings

    said: list[str] = []
    catalog = shipped.with_own(store.own_exercises())
    parameters = catalog.parameters()
    for key, value in store.settings().items():
        if key not in parameters and key not in settings.WORDS and key != "program":
            continue
        try:
            settings.accepted(key, value, catalog)
        except OverloadError as error:
            said.append(f"The setting {key} can't be used: {error}")
    unknown = [name for name in store.exercises_logged() if name not in catalog.exercises]
    said += [f"The log has sets of {name}, which the catalogue does not know." for name in unknown]
    return said


def closed_to_others(path: Path, repair: bool) -> list[tuple[Path, str, bool]]:
    """(path, what others may do, whether that was ended) of files that should be private."""
    from tracker.store.backup import folder_of
    from tracker.store.place import others_may

    config = places.own_catalog_folder()
    private = [path, folder_of(path), *folder_of(path).glob("*.db"), config, *config.glob("*")]
    found: list[tuple[Path, str, bool]] = []
    for one in private:
        try:
            may = others_may(one) if not one.is_symlink() else ""
            if may and repair:
                os.chmod(one, 0o700 if one.is_dir() else 0o600)
        except OSError:
            continue
        if may:
            found.append((one, may, repair))
    return found
