"""The database is a public thing: its page, Datasette's metadata, and the commands that we show."""

from __future__ import annotations

import asyncio
import json
import os
import re
import shlex
import subprocess
import sys
import warnings
from pathlib import Path
from typing import Any

import pytest

from tests.logbook.builders import story
from tests.tools.tables import PAGE, SCHEMA, is_internal, page, things
from tracker.store.migrate import statements
from tracker.store.sqlite import sqlite3

DOCS = PAGE.parent
METADATA: dict[str, Any] = json.loads((DOCS / "datasette.json").read_text("utf-8"))
READY = ("weekly_volume", "exercise_history", "soreness_daily", "records")
ONE_LINERS = [
    line
    for line in (DOCS / "import-export.md").read_text("utf-8").splitlines()
    if line.startswith("sqlite-utils ")
]


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The story's log, named as the metadata expects it."""
    path = tmp_path_factory.mktemp("public") / "overload.db"
    before = dict(os.environ)
    os.environ.update(XDG_CONFIG_HOME=str(path.parent), OVERLOAD_NOW="2026-11-20T18:30")
    try:
        book = story(path)
        book.soreness({"hamstrings": 3}, None)
        book.close()
    finally:
        os.environ.clear()
        os.environ.update(before)
    return path


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text("utf-8") == page(SCHEMA.read_text("utf-8")), "run make docs"


def test_every_table_column_and_ready_view_is_on_the_page() -> None:
    script = SCHEMA.read_text("utf-8")
    database = sqlite3.connect(":memory:")
    for statement in statements(script):
        database.execute(statement)
    text = page(script)
    names = database.execute("SELECT type, name FROM sqlite_schema WHERE type IN ('table', 'view')")
    shown = [
        (kind, name)
        for kind, name in names
        if not name.startswith("sqlite_") and not (kind == "view" and is_internal(name))
    ]
    assert {name for kind, name in shown if kind == "view"} == set(READY)
    for kind, name in shown:
        _, _, rest = text.partition(f"### {kind} `{name}`\n")
        part = rest.partition("\n### ")[0]
        for (column,) in database.execute("SELECT name FROM pragma_table_xinfo(?)", (name,)):
            assert f"| `{column}` |" in part, (name, column)
    assert len(list(things(script))) >= len(shown)
    database.close()


def test_the_metadata_names_what_is_there_and_hides_the_rest(log: Path) -> None:
    told = METADATA["databases"]["overload"]
    database = sqlite3.connect(log)
    found = dict(
        database.execute("SELECT name, type FROM sqlite_schema WHERE type IN ('table', 'view')")
    )
    assert set(told["tables"]) <= set(found)
    internal = {name for name, kind in found.items() if kind == "view" and is_internal(name)}
    assert {name for name, is_ in told["tables"].items() if is_.get("allow") is False} == internal
    for name in READY:
        assert told["tables"][name]["title"]
        sort = told["tables"][name].get("sort") or told["tables"][name]["sort_desc"]
        database.execute(f"SELECT {sort} FROM {name}")
    for query in told["queries"].values():
        values = dict.fromkeys(query.get("params", ()), "")
        values |= {"muscle": "hamstrings", "exercise": "goblet-squat"}
        assert database.execute(query["sql"], values).fetchall()
    database.close()


def test_a_real_datasette_answers_the_views(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[sqlite3.Connection] = []
    connect = sqlite3.connect

    def kept(*given: Any, **options: Any) -> sqlite3.Connection:
        opened.append(connect(*given, **options))
        return opened[-1]

    monkeypatch.setattr(sqlite3, "connect", kept)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        app = pytest.importorskip("datasette.app")
        # Without threads of its own, so that what it leaves open can be closed here.
        settings = {"num_sql_threads": 0}
        asyncio.run(_asked(app.Datasette([str(log)], metadata=METADATA, settings=settings)))
    for connection in opened:
        connection.close()


async def _asked(datasette: Any) -> None:
    await datasette.invoke_startup()

    async def got(path: str) -> Any:
        answer = await datasette.client.get(f"/overload{path}")
        assert answer.status_code == 200, path
        return answer.json() if ".json" in path else answer.text

    for name in READY:
        assert await got(f"/{name}.json?_shape=array"), name
        assert METADATA["databases"]["overload"]["tables"][name]["title"] in await got(f"/{name}")
    assert await got("/one_exercise.json?exercise=goblet-squat&_shape=array")
    assert await got("/volume_and_soreness.json?muscle=hamstrings&_shape=array")
    assert await got("/rules_that_fired.json?_shape=array")
    listed = await got(".json")
    assert {view["name"] for view in listed["views"]} == set(READY)
    shown = {table["name"] for table in listed["tables"] if not table["hidden"]}
    assert {"session", "entry", "set_log", "soreness"} <= shown
    assert not shown & {"change", "action", "import_part", "day_work", "week_sets"}


def test_three_commands_are_shown() -> None:
    assert len(ONE_LINERS) == 3


@pytest.mark.parametrize("line", ONE_LINERS, ids=lambda line: line.split()[1])
def test_a_command_we_show_works(line: str, log: Path) -> None:
    _, *words = shlex.split(line)
    done = subprocess.run(
        [sys.executable, "-m", "sqlite_utils", *words],
        cwd=log.parent, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert re.search(r"2026-11-\d\d", done.stdout)
