"""What the tests of imports share: the fixtures, a logbook, and the import of a text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tracker.logbook import Logbook
from tracker.logbook.files.importing import ImportReport

FIXTURES = Path(__file__).parent / "fixtures"
EXPECTED: dict[str, dict[str, Any]] = json.loads((FIXTURES / "expected.json").read_text())

STRONG_HEAD = (
    "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,"
    "Workout Notes,RPE"
)


def strong_row(
    when: str, exercise: str, order: str = "1", weight: str = "20", reps: str = "8", **more: str
) -> str:
    """One row of Strong's newest layout with notes."""
    return (
        f'{when},"{more.get("title", "Legs")}",1h,"{exercise}",{order},{weight},{reps},0,'
        f"{more.get('seconds', '0')},{more.get('notes', '')},,{more.get('rpe', '')}"
    )


def import_text(
    book: Logbook, folder: Path, text: str, name: str = "export.csv", **options: Any
) -> ImportReport:
    """Import a text as a file."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return book.import_file(path, **options)


def import_fixture(book: Logbook, name: str, **options: Any) -> ImportReport:
    """Import a fixture, in kilograms where it names no unit."""
    return book.import_file(FIXTURES / name, **({"unit": "kg"} | options))


def counts(book: Logbook) -> dict[str, int]:
    """How many rows each table holds."""
    database = book._store.database()
    return {
        table: database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        for table in (
            "session", "entry", "set_log", "change", "day_work", "week_sets", "own_exercise",
            "import_name", "import_part", "import_file", "import_entry", "bodyweight",
        )
    }  # fmt: skip


def facts(book: Logbook) -> dict[str, list[str]]:
    """The log as it stands, without what tells when or under which ids it was written."""
    database = book._store.database()
    queries = {
        "sets": "SELECT s.date, s.started_ms, s.finished_ms, s.note, e.position, e.exercise,"
        " l.position, l.count, l.timed, l.load_value, l.load_unit, l.effort, l.warmup, l.note"
        " FROM session s JOIN entry e ON e.session_id = s.id JOIN set_log l ON l.entry_id = e.id",
        "days": "SELECT * FROM day_work",
        "weeks": "SELECT * FROM week_sets",
        "own": "SELECT exercise, name, kind, timed FROM own_exercise",
        "names": "SELECT app, name, loaded, exercise, how FROM import_name",
    }
    return {
        key: sorted(map(repr, database.execute(query).fetchall())) for key, query in queries.items()
    }
