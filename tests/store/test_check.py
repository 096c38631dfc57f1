"""The check of the file finds what was damaged behind its back."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from tests.store.logs import NOW, log_session
from tracker.domain.errors import OverloadError
from tracker.domain.inventory import Inventory
from tracker.domain.log import NewSet
from tracker.domain.moment import Moment
from tracker.domain.units import Load
from tracker.store import Store
from tracker.store.imports import own_exercise
from tracker.store.sqlite import sqlite3
from tracker.store.writing import FACTS


@pytest.fixture
def filled(store: Store) -> Store:
    for day in (3, 10, 17):
        log_session(store, day, {"step-up": [NewSet(day), NewSet(9)], "glute-bridge": [NewSet(5)]})
    with store.write("check-in", NOW):
        store.add_soreness("glutes", 3, NOW)
        store.add_pain("step-up", 1, NOW)
        store.add_activity("run", 30, 5, True, NOW)
        store.add_bodyweight(Load(80.0), NOW)
        store.add_flag("clear", NOW)
        store.add_answer("deload", "decline", NOW)
        store.set_inventory(Inventory())
        store.set_setting("units", "lb")
        store.add_own_exercise(own_exercise("my-plank", "Plank", "bodyweight", True))
        store.add_import_name("strong", "Plank", False, "my-plank", "own")
    with store.write("delete", NOW):
        store.delete_set(1, 1)
    assert store.check() == []
    return store


def by_hand(store: Store, statement: str, *triggers: str) -> None:
    """Change the file as no program of ours would."""
    connection = sqlite3.connect(store.path, isolation_level=None)
    for trigger in triggers:
        connection.execute(f"DROP TRIGGER {trigger}")
    connection.execute(statement)
    connection.close()


def test_every_column_of_a_fact_is_recorded(filled: Store) -> None:
    for table in FACTS:
        (row, *_) = filled.database().query(f"SELECT * FROM {table}_body LIMIT 1")
        columns = {column[1] for column in filled.database().execute(f"PRAGMA table_info({table})")}
        assert set(json.loads(row["body"])) == columns


def test_every_table_of_facts_is_known(filled: Store) -> None:
    marked = {t.name for t in filled.database().tables if "rev" in t.columns_dict}
    assert marked == set(FACTS)


@pytest.mark.parametrize(
    ("statement", "trigger", "said"),
    [
        (
            "UPDATE set_log SET count = 99 WHERE id = 2",
            "set_log_update",
            "Row 2 of set_log differs",
        ),
        ("DELETE FROM soreness", "soreness_delete", "Row 1 of soreness differs"),
        (
            "INSERT INTO setting (uid, key, value) VALUES (printf('%032d', 1), 'a', 'b')",
            "setting_insert",
            "Row 2 of setting is not in the change log",
        ),
        (
            "UPDATE set_log SET entry_id = 99 WHERE id = 2",
            "set_log_update",
            "refers to a row of entry that is not there",
        ),
    ],
)
def test_a_change_behind_the_log_is_found(
    filled: Store, statement: str, trigger: str, said: str
) -> None:
    by_hand(filled, statement, trigger)
    assert any(said in fault for fault in filled.check())


def test_a_change_of_the_log_itself_is_found(filled: Store) -> None:
    by_hand(
        filled,
        "UPDATE change SET body = json_set(body, '$.count', 77) WHERE tbl = 'set_log' AND row = 2",
        "change_keeps",
    )
    assert filled.check() == ["Row 2 of set_log differs from what the change log says."]


def test_a_number_in_other_words_is_no_difference(filled: Store) -> None:
    by_hand(
        filled,
        "UPDATE change SET body = replace(body, '80.0', '8e1') WHERE tbl = 'bodyweight'",
        "change_keeps",
    )
    assert filled.check() == []


def test_damaged_files_only_ever_raise_our_own_errors(filled: Store, tmp_path: Path) -> None:
    filled.close()
    whole = filled.path.read_bytes()
    chance = random.Random(11)
    told = 0
    for n in range(150):
        path = tmp_path / f"damaged-{n}.db"
        content = bytearray(whole)
        for _ in range(chance.choice((1, 5, 50))):
            content[chance.randrange(len(content))] = chance.randrange(256)
        path.write_bytes(content)
        try:
            store = Store.open(path)
        except OverloadError:
            told += 1
            continue
        for use in (
            store.check,
            store.sessions,
            store.inventory,
            store.settings,
            lambda store=store: store.performances(["step-up"], NOW, 3),
            lambda store=store: store.soreness(NOW),
            lambda store=store: store.undo(NOW),
            lambda store=store: log_again(store, NOW),
        ):
            try:
                use()
            except OverloadError:
                told += 1
        store.close()
    assert told > 0


def log_again(store: Store, at: Moment) -> None:
    with store.write("set", at):
        store.add_set(2, NewSet(5), at)
