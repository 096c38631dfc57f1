"""Keeps a file of today's schema for the tests of later ones: ``python -m tests.store.old``.

To be run once for each schema version, with the program that wrote it.
"""

from __future__ import annotations

import gzip
import os
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.exchange.files import FIXTURES
from tests.tui.story import FRIDAY, tell
from tracker.logbook.history.log_changes import SetDeleted
from tracker.store.migrate import VERSION


def write(path: Path) -> None:
    """A log with everything in it: sessions, check-ins, an import, an edit, a deletion, an undo."""
    os.environ["OVERLOAD_NOW"] = FRIDAY
    book = tell(path)
    book.import_file(FIXTURES / "strong_ios_2025_rest_wdf.csv", unit="kg")
    session = book.history(limit=1)[0]
    done = session.entries[0].sets
    book.note_set(done[0].id, done[0].rev, "knee felt odd")
    book.change(SetDeleted(done[1]))
    book.activity("soccer", 60, 5, legs=True)
    book.pain("step-up", 2)
    book.flag("clear")
    book.config_set("bell", "off")
    book.config_set("units", "lb")
    book.undo()
    book.close()


def main() -> None:
    """Write ``vN.db.gz`` beside this file."""
    kept = Path(__file__).with_name(f"v{VERSION}.db.gz")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "log.db"
        write(path)
        kept.write_bytes(gzip.compress(path.read_bytes(), mtime=0))
    print(f"{kept.name}: {kept.stat().st_size} bytes")


if __name__ == "__main__":
    main()
