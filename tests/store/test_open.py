"""Opening: files that are ours, files that are not, and files that may not be written."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlite_utils.utils

from tests.store.logs import NOW
from tracker.domain.errors import StoreError
from tracker.store import Store
from tracker.store.migrate import APPLICATION_ID, VERSION
from tracker.store.sqlite import sqlite3

ROOT = Path(__file__).parents[2]


def refusal(path: Path, create: bool = True) -> str:
    """The sentence with which opening is refused."""
    with pytest.raises(StoreError) as caught:
        Store.open(path, create)
    said = str(caught.value)
    assert "\n" not in said
    assert said.endswith(".")
    return said


def pragma(store: Store, name: str) -> object:
    return store.database().execute(f"PRAGMA {name}").fetchone()[0]


def test_the_library_is_the_one_of_sqlite_utils() -> None:
    assert sqlite3 is sqlite_utils.utils.sqlite3


@pytest.mark.usefixtures("slow_disk")
def test_a_fresh_file_is_private_and_durable(path: Path) -> None:
    store = Store.open(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert pragma(store, "journal_mode") == "delete"
    assert pragma(store, "synchronous") == 3
    assert pragma(store, "foreign_keys") == 1
    assert pragma(store, "recursive_triggers") == 1
    assert pragma(store, "application_id") == APPLICATION_ID
    assert pragma(store, "user_version") == VERSION
    assert store.check() == []
    store.close()


def test_a_missing_file_is_made_only_when_asked(path: Path) -> None:
    assert "no database" in refusal(path, create=False)
    assert not path.exists()
    Store.open(path).close()
    Store.open(path, create=False).close()


def test_a_name_with_signs_of_a_uri_is_only_a_name(tmp_path: Path) -> None:
    path = tmp_path / "a?mode=memory#%41 'b'.db"
    store = Store.open(path)
    with store.write("setting", NOW):
        store.set_setting("units", "lb")
    store.close()
    assert path.stat().st_size > 0
    again = Store.open(path, create=False)
    assert again.setting("units") == "lb"
    again.close()


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert "is a folder" in refusal(tmp_path)


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert "can't be opened" in refusal(tmp_path / "file" / "log.db")


def test_a_link_that_leads_nowhere_is_not_followed(tmp_path: Path) -> None:
    link = tmp_path / "log.db"
    link.symlink_to(tmp_path / "elsewhere.db")
    assert "leads nowhere" in refusal(link)
    assert not (tmp_path / "elsewhere.db").exists()


@pytest.mark.parametrize(
    "content", [b"date,exercise\n" * 200, b"x", b"SQLite format 3\0" + b"z" * 4096]
)
def test_what_is_no_database_is_refused_and_kept(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "log.csv"
    path.write_bytes(content)
    assert str(path) in refusal(path)
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_refused_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE song (title TEXT)")
    other.close()
    before = path.read_bytes()
    assert "another program" in refusal(path)
    assert path.read_bytes() == before


def test_another_application_id_is_refused(path: Path) -> None:
    store = Store.open(path)
    store.database().execute("PRAGMA application_id = 7")
    store.close()
    assert "another program" in refusal(path)


def test_a_newer_file_is_refused_with_both_versions(path: Path) -> None:
    store = Store.open(path)
    store.database().execute(f"PRAGMA user_version = {VERSION + 1}")
    store.close()
    assert refusal(path) == (
        f"{path} is newer than this program "
        f"(schema {VERSION + 1}, this program knows {VERSION}); update Overload."
    )


@contextmanager
def powerless_folder() -> Iterator[Path]:
    """A folder the test owns as a user without root's rights, who may read what he may not."""
    with tempfile.TemporaryDirectory() as name:
        root = os.geteuid() == 0
        if root:
            os.chown(name, 65534, 65534)
            os.seteuid(65534)
        try:
            yield Path(name)
        finally:
            if root:
                os.seteuid(0)
            os.chmod(name, 0o700)


@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_is_read_only_is_read_and_not_written(what: str) -> None:
    with powerless_folder() as folder:
        path = folder / "log.db"
        store = Store.open(path)
        with store.write("setting", NOW):
            store.set_setting("units", "lb")
        store.close()
        os.chmod(path, 0o400) if what == "file" else os.chmod(folder, 0o500)
        store = Store.open(path)
        assert store.setting("units") == "lb"
        with pytest.raises(StoreError, match="read-only"), store.write("setting", NOW):
            store.set_setting("units", "kg")
        assert store.setting("units") == "lb"
        store.close()


def test_a_folder_that_may_not_be_written_takes_no_new_file() -> None:
    with powerless_folder() as folder:
        os.chmod(folder, 0o500)
        assert "Permission denied" in refusal(folder / "log.db")
        assert "Permission denied" in refusal(folder / "deeper" / "log.db")


FIRST_START = """
import sys
from pathlib import Path
from tests.store.logs import NOW
from tracker.store import Store
sys.stdin.readline()
store = Store.open(Path(sys.argv[1]))
with store.write("setting", NOW):
    store.set_setting(sys.argv[2], "here")
"""


def test_first_starts_at_once_all_succeed(path: Path) -> None:
    starts = [
        subprocess.Popen(
            [sys.executable, "-c", FIRST_START, str(path), f"pane-{n}"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for n in range(4)
    ]
    said = []
    for start in starts:
        assert start.stdin is not None
        start.stdin.write("go\n")
        start.stdin.flush()
    for start in starts:
        said.append(start.communicate(timeout=60)[1])
    assert said == [""] * 4
    store = Store.open(path)
    assert store.settings() == {f"pane-{n}": "here" for n in range(4)}
    assert store.check() == []
    store.close()
