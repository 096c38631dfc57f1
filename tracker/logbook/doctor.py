"""One look at everything: the file, the log in it, the own catalogue, who else may read them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tracker.catalog import Catalog, load_catalog
from tracker.domain.errors import CatalogError, StoreError
from tracker.domain.moment import Moment
from tracker.logbook import care, places
from tracker.logbook.programs.own_catalogue import faults_of, own_files
from tracker.store import backup
from tracker.store.doctor import Doctor, unreadable
from tracker.store.failures import Damaged
from tracker.store.mending import Finding
from tracker.store.place import dangers
from tracker.store.recovery import content


class Examination:
    """What was found. ``kept`` is the backup taken before repairs, ``repaired`` what they mended.

    ``unreadable`` says that the log could not be opened at all.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.findings: list[Finding] = []
        self.repaired: set[str] = set()
        self.kept: Path | None = None
        self.unreadable = False
        self.sets = 0

    @property
    def left(self) -> list[Finding]:
        """The faults that remain."""
        return [f for f in self.findings if f.fault and f.sentence not in self.repaired]

    def to_json(self) -> dict[str, Any]:
        """The document of ``doctor --json``."""
        return {
            "database": str(self.path),
            "sound": not self.left,
            "backup": None if self.kept is None else str(self.kept),
            "findings": [
                {
                    "kind": finding.kind,
                    "fault": finding.fault,
                    "sentence": finding.sentence,
                    "repair": finding.repair or None,
                    "repaired": finding.sentence in self.repaired,
                }
                for finding in self.findings
            ],
        }


def examine(path: Path, repair: bool = False, when: Moment | None = None) -> Examination:
    """Look, and with ``repair`` mend after a backup; StoreError where there is no log at all."""
    now = when or places.present()
    result = Examination(path)
    if not path.exists():
        raise StoreError(f"There is no database at {path}.{_advice(path)}")
    try:
        doctor = Doctor.open(path, create=False)
    except StoreError as error:
        result.unreadable = True
        result.findings.append(Finding("pages", f"{unreadable(error)}{_advice(path)}"))
        return result
    try:
        found = doctor.findings(now)
        if repair and any(finding.repair for finding in found):
            found = _mend(doctor, found, now, result)
        result.findings = found
        if any(finding.kind == "pages" for finding in found):
            advice = _advice(path)
            if advice:
                result.findings.append(Finding("advice", advice.strip(), fault=False))
        else:
            result.sets = content(path).sets
        try:
            told = care.catalogue_faults(doctor, _catalogue())
            result.findings += [Finding("catalog", text, fault=False) for text in told]
        except StoreError as error:
            result.findings.append(Finding("pages", unreadable(error)))
    finally:
        doctor.close()
    result.findings += [Finding("catalog", str(fault)) for fault in faults_of(own_files())]
    for one, may, ended in care.closed_to_others(path, repair):
        finding = Finding("private", f"{one} can be {may} by others.", "makes it private")
        result.findings.append(finding)
        if ended:
            result.repaired.add(finding.sentence)
    result.findings += [
        Finding("place", text, fault=False) for text in dangers(path) if "other users" not in text
    ]
    return result


def _mend(doctor: Doctor, found: list[Finding], now: Moment, result: Examination) -> list[Finding]:
    """Repair after a backup; what was found before, and what came up through the repair."""
    try:
        result.kept = backup.keep(doctor.path, "repair", now)
        if result.kept is None:
            result.kept = backup.backups(doctor.path)[0].path
    except Damaged as error:
        advice = _advice(doctor.path)
        return [*found, Finding("pages", f"Nothing was repaired: {error}{advice}")]
    failed = doctor.repair(found, now)
    after = doctor.findings(now)
    still = {finding.sentence for finding in after}
    result.repaired = {f.sentence for f in found if f.repair and f.sentence not in still}
    known = {finding.sentence for finding in found}
    new = [finding for finding in after if finding.sentence not in known]
    return [*found, *new, *(Finding("repair", text) for text in failed)]


def _catalogue() -> Catalog:
    """The catalogue; without the user's own files where those have faults, which are told too."""
    try:
        return load_catalog(places.user_catalog())
    except CatalogError:
        return load_catalog(None)


def _advice(path: Path) -> str:
    """Which backup to restore: the newest that is whole."""
    for kept in backup.backups(path):
        try:
            held = content(kept.path)
        except StoreError:
            continue
        return (
            f" The newest backup is of {kept.day} and holds {held.sets} sets:"
            f" overload restore {kept.path}"
        )
    return " There is no backup of it."
