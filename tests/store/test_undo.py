"""Whole actions are undone and redone, whatever they were."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import COSTLY
from tests.store.logs import NOW, facts, log_session, moment
from tracker.domain.inventory import Inventory
from tracker.domain.log import NewSet, SlotRef
from tracker.domain.moment import Moment
from tracker.domain.target import Resistance
from tracker.domain.units import Load
from tracker.store import Store

Step = Callable[[Store, int], None]
"""A change of a store, with a number to choose what is changed and to what."""

_files = count()


def _ids(store: Store, table: str) -> list[tuple[int, int]]:
    rows = store.database().query(f"SELECT id, rev FROM {table} ORDER BY id")
    return [(int(row["id"]), int(row["rev"])) for row in rows]


def begin(store: Store, n: int) -> None:
    at = moment(1 + n % 28)
    key = store.new_session(at.date, at, "build", "day-1")
    entry = store.new_entry(key, f"exercise-{n % 3}", SlotRef("build", "day-1", n % 4))
    store.add_set(entry, NewSet(n), at)


def add_set(store: Store, n: int) -> None:
    if entries := _ids(store, "entry"):
        done = NewSet(n, resistance=Resistance(Load(n / 4, "lb")), note=f"n{n}")
        store.add_set(entries[n % len(entries)][0], done, NOW)


def edit_set(store: Store, n: int) -> None:
    if sets := _ids(store, "set_log"):
        store.update_set(*sets[n % len(sets)], NewSet(n, note="edited"))


def delete_set(store: Store, n: int) -> None:
    if sets := _ids(store, "set_log"):
        store.delete_set(*sets[n % len(sets)])


def add_entry(store: Store, n: int) -> None:
    if sessions := _ids(store, "session"):
        store.new_entry(sessions[n % len(sessions)][0], "added")


def edit_entry(store: Store, n: int) -> None:
    if entries := _ids(store, "entry"):
        store.update_entry(entries[n % len(entries)][0], extra=n, skipped=bool(n % 2))


def delete_entry(store: Store, n: int) -> None:
    if entries := _ids(store, "entry"):
        store.delete_entry(entries[n % len(entries)][0])


def move_session(store: Store, n: int) -> None:
    if sessions := _ids(store, "session"):
        at = moment(1 + n % 28)
        store.update_session(sessions[n % len(sessions)][0], finished=at)
        store.move_session(sessions[n % len(sessions)][0], moment(1 + n // 3 % 28).date)


def delete_session(store: Store, n: int) -> None:
    if sessions := _ids(store, "session"):
        store.delete_session(sessions[n % len(sessions)][0])


def check_in(store: Store, n: int) -> None:
    store.add_soreness("glutes", n % 11, NOW)
    store.add_pain("exercise-1", n % 11, NOW)
    store.add_activity("run", n, n % 11, True, NOW)
    store.add_bodyweight(Load(50.0 + n), NOW)
    store.add_flag("pop", NOW)
    store.add_answer("deload", "accept", NOW)


def own(store: Store, n: int) -> None:
    store.set_inventory(Inventory(dumbbells=(Load(float(n)),)))


def prefer(store: Store, n: int) -> None:
    store.set_setting(f"key-{n % 3}", None if n % 4 == 0 else str(n))


def replace_setting(store: Store, n: int) -> None:
    """Free a unique key and take it again with another row, in one action."""
    store.set_setting("key-1", None)
    store.set_setting("key-1", str(n))


STEPS: list[Step] = [
    begin,
    add_set,
    edit_set,
    delete_set,
    add_entry,
    edit_entry,
    delete_entry,
    move_session,
    delete_session,
    check_in,
    own,
    prefer,
    replace_setting,
]


def act(store: Store, steps: list[tuple[Step, int]]) -> None:
    with store.write("act", NOW):
        for step, n in steps:
            step(store, n)


@COSTLY
@given(
    st.lists(
        st.lists(st.tuples(st.sampled_from(STEPS), st.integers(1, 40)), min_size=1, max_size=3),
        max_size=12,
    )
)
def test_all_undone_is_the_empty_log_and_all_redone_the_end(
    tmp_path_factory: pytest.TempPathFactory, actions: list[list[tuple[Step, int]]]
) -> None:
    store = Store.open(tmp_path_factory.getbasetemp() / f"undo-{next(_files)}.db")
    for steps in [[(begin, 1)], *actions]:
        act(store, steps)
    end = facts(store, ignore=("rev",))

    def walk(turn: Callable[[Moment], str | None]) -> list[object]:
        states: list[object] = [facts(store, ignore=("rev",))]
        while turn(NOW) is not None:
            states.append(facts(store, ignore=("rev",)))
        return states

    back = walk(store.undo)
    assert back[0] == end
    assert back[-1] == {table: [] for table in end}
    assert 2 <= len(back) <= len(actions) + 2
    assert walk(store.redo) == back[::-1]
    assert walk(store.undo) == back
    assert walk(store.redo) == back[::-1]
    assert store.check() == []
    store.close()


def test_undo_takes_the_newest_action_and_says_which(store: Store) -> None:
    assert store.undo(NOW) is None
    assert store.redo(NOW) is None
    for label in ("one", "two"):
        with store.write(label, moment(3)):
            store.set_setting(label, "x")
    assert store.undo(NOW) == "two"
    assert store.undo(NOW) == "one"
    assert store.undo(NOW) is None
    assert store.redo(NOW) == "one"
    assert store.redo(NOW) == "two"
    assert store.redo(NOW) is None
    assert store.settings() == {"one": "x", "two": "x"}


def test_a_new_action_ends_what_could_be_redone(store: Store) -> None:
    for label in ("one", "two", "three"):
        with store.write(label, NOW):
            store.set_setting("key", label)
    store.undo(NOW)
    store.undo(NOW)
    with store.write("four", NOW):
        store.set_setting("key", "four")
    assert store.redo(NOW) is None
    assert store.setting("key") == "four"
    assert [store.undo(NOW) for _ in range(3)] == ["four", "one", None]


def test_an_action_that_changed_nothing_is_no_action(store: Store) -> None:
    with store.write("one", NOW):
        store.set_setting("key", "x")
    store.undo(NOW)
    with store.write("nothing", NOW):
        store.set_setting("other", None)
    assert store.undo(NOW) is None
    assert store.redo(NOW) == "one"


def test_what_is_not_undoable_stays(store: Store) -> None:
    with store.write("one", NOW):
        store.set_setting("key", "x")
    with store.write("theme", NOW, undoable=False):
        store.set_setting("theme", "dark")
    assert store.undo(NOW) == "one"
    with store.write("theme", NOW, undoable=False):
        store.set_setting("theme", "light")
    assert store.redo(NOW) == "one"
    assert store.settings() == {"key": "x", "theme": "light"}


def test_undo_reaches_back_over_a_restart_and_another_pane(store: Store) -> None:
    log_session(store, 20, {"step-up": [NewSet(5)]})
    other = Store.open(store.path)
    assert other.undo(NOW) == "session"
    assert store.session_count() == 0
    assert store.redo(NOW) == "session"
    assert other.session_count() == 1
    other.close()


def test_undo_looks_an_action_up_and_never_searches_the_log(store: Store) -> None:
    for n in range(60):
        with store.write("set", NOW):
            store.set_setting("key", str(n))
    steps = 0

    def tick() -> int:
        nonlocal steps
        steps += 1
        return 0

    def cost() -> int:
        nonlocal steps
        steps = 0
        store.undo(NOW)
        return steps

    connection = store.database().conn
    connection.set_progress_handler(tick, 1)
    few = cost()
    connection.set_progress_handler(None, 1)
    for n in range(600):
        with store.write("set", NOW):
            store.set_setting(f"key-{n % 100}", str(n))
    connection.set_progress_handler(tick, 1)
    assert cost() < 1.5 * few
