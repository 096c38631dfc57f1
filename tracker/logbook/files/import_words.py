"""What an import did, in sentences; the command line and the app fold them to their width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.domain.words import counted

if TYPE_CHECKING:
    from tracker.logbook.files.importing import ImportReport

SHOWN = 10
"""Rows, names and flags told to a person; --json has them all."""

QUESTIONS = {
    "unit": "The file names no unit. Its weights are in",
    "date-order": "The file's dates start with",
}
"""What is asked where a file leaves something open, by the question's name."""


def report_sentences(report: ImportReport) -> list[tuple[int, str]]:
    """(depth, sentence): 0 the matter, 1 its details, 2 single rows."""
    would = "Would import" if report.dry_run else "Imported"
    found = [
        (0, f"{would} {counted(report.sets, 'set')} in {counted(report.sessions, 'session')}"
            f" from {report.title}: {report.file}."),
    ]  # fmt: skip
    if report.first is not None:
        found.append((1, f"{report.first} to {report.last}"))
    details = (
        (report.bodyweights, "body weights"),
        (report.check_ins, "check-ins"),
        (report.settings, "settings and names"),
        (report.duplicates, "in the log already, left as they are"),
    )
    rows = (
        (report.skipped - report.rejected_rows, "never done, left out"),
        (report.repaired_rows, "with an unquoted comma, put together again"),
        (report.cardio_rows, "of cardio in a packed form, left out"),
        (report.rejected_rows, "not understood, left out:"),
    )
    found += [(1, f"{number} {words}") for number, words in details if number]
    found += [(1, f"{counted(number, 'row')} {words}") for number, words in rows if number]
    found += [(2, f"line {bad.line}: {bad.reason}") for bad in report.rejected[:SHOWN]]
    if report.flagged:
        found.append((1, "Kept, but look at them:"))
        found += [(2, f"line {line}: {reason}") for line, reason in report.flagged[:SHOWN]]
    if report.unmapped:
        names = report.unmapped
        shown = ", ".join(names[:SHOWN]) + (" and more" if len(names) > SHOWN else "")
        become = "would become" if report.dry_run else "became"
        what = "an exercise" if len(names) == 1 else "exercises"
        found.append((0, f"{counted(len(names), 'name')} {become} {what} of your own: {shown}."))
    return found
