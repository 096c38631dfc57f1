"""Any log that the database can hold, and what two logs have in common."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from tests.prepared import empty_file, prepared_file
from tracker.domain.exercise import KINDS
from tracker.domain.inventory import Inventory
from tracker.domain.moment import Moment
from tracker.domain.target import Plan, Target
from tracker.domain.text import clean
from tracker.domain.units import Load
from tracker.logbook import Logbook
from tracker.store.imports import own_exercise
from tracker.store.rows import plan_text

NOW = Moment(datetime(2026, 11, 20, 18, 30, tzinfo=UTC))
EPOCH_MS = int(datetime(2026, 1, 1, tzinfo=UTC).timestamp() * 1000)
EXERCISES = (
    "goblet-squat", "step-up", "glute-bridge", "band-hamstring-curl", "single-leg-deadlift",
    "my-odd press", "gone from=the catalogue",
)  # fmt: skip
EFFORTS = ("easy", "good", "max", "broke", "rir0", "rir7", "rpe6", "rpe8.5")

Row = dict[str, Any]

words = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ("=1+1", "+49 30", "-3", "@SUM(A1)", "'quoted", "''", 'say "hi", ok', "a;b", "# hash",
         "Zürich 膝 \U0001f600", "20 kg, then", "x" * 2100, "== 2026-11-20 18:30 build day-1",
         "\u212b")
    ),
).map(lambda text: clean(text).strip())  # fmt: skip
times = st.builds(
    lambda minute, ms, offset: (EPOCH_MS + minute * 60_000 + ms, offset),
    st.integers(0, 400 * 24 * 60), st.integers(0, 59_999), st.sampled_from((0, 60, -300, 345)),
)  # fmt: skip
levels = st.integers(0, 10)


def maybe(what: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(st.none(), what)


def when(at: tuple[int, int]) -> Row:
    return {"at_ms": at[0], "at_offset": at[1]}


@st.composite
def sets(draw: st.DrawFn) -> Row:
    weights = st.sampled_from((4.0, 12.5, 34.0195, 0.0, 999.0))
    load = draw(maybe(st.tuples(weights, st.sampled_from(("kg", "lb")))))
    right = draw(maybe(st.integers(0, 30)))
    count = draw(st.one_of(st.integers(0, 30), st.sampled_from((501, 100_000))))
    at = draw(times)
    return {
        "count": count,
        "count_right": None if right == count else right,
        "timed": draw(st.integers(0, 1)),
        "load_value": load and load[0],
        "load_unit": load and load[1],
        "load_kg": load and Load(*load).kg,
        "band": draw(maybe(st.sampled_from(("red", "light blue #2", "bw")))),
        "height_cm": draw(maybe(st.sampled_from((20.0, 30.48, 33.3333)))),
        "effort": draw(maybe(st.sampled_from(EFFORTS))),
        "warmup": draw(st.integers(0, 1)),
        "pain": draw(maybe(levels)),
        "note": draw(words),
        "rev": draw(st.integers(1, 3)),
    } | when(at)  # fmt: skip


@st.composite
def plain_sets(draw: st.DrawFn) -> Row:
    """Sets as the app logs them, many alike."""
    row = draw(sets())
    return row | {
        "count": draw(st.integers(8, 10)), "count_right": None, "timed": 0, "load_value": 12.0,
        "load_unit": "kg", "load_kg": 12.0, "band": None, "height_cm": None, "note": "",
        "effort": draw(st.sampled_from(("good", "easy", "rpe8"))), "pain": None, "warmup": 0,
    }  # fmt: skip


@st.composite
def entries(draw: st.DrawFn) -> Row:
    target = Target(3, 8, 12)
    plan = Plan(target, "add-reps", (9, 9, 9), draw(st.sampled_from(((), ("sore-hold",)))))
    slot = draw(maybe(st.tuples(st.just("build"), st.just("day-1"), st.integers(0, 3))))
    shown = {"say": draw(words), "to": target.to_json(), "n": 1.5}
    return {
        "exercise": draw(st.sampled_from(EXERCISES)),
        "program": slot and slot[0],
        "day": slot and slot[1],
        "slot": slot and slot[2],
        "plan": draw(maybe(st.just(plan_text(plan)))),
        "shown": draw(maybe(st.just(json.dumps(shown, ensure_ascii=False)))),
        "extra": draw(st.integers(-1, 1)),
        "skipped": draw(st.integers(0, 1)),
        "chosen": draw(st.integers(0, 1)),
        "sets": draw(st.one_of(st.lists(sets(), max_size=3), st.lists(plain_sets(), max_size=4))),
    }


@st.composite
def sessions(draw: st.DrawFn) -> Row:
    at_ms, offset = draw(times)
    ended = draw(maybe(st.integers(0, 3 * 3_600_000)))
    program, day = draw(st.sampled_from(((None, None), ("build", "day-1"), ("my plan", None))))
    local = datetime.fromtimestamp(at_ms / 1000, UTC) + timedelta(minutes=offset)
    return {
        "date": local.date().isoformat(),
        "started_ms": at_ms,
        "started_offset": offset,
        "finished_ms": None if ended is None else at_ms + ended,
        "finished_offset": None if ended is None else offset,
        "program": program,
        "day": day,
        "note": draw(words),
        "source": draw(st.sampled_from(("app", "cli", "import strong"))),
        "entries": draw(st.lists(entries(), max_size=3)),
    }


named = words.filter(bool).map(lambda text: text[:100])
check_ins = st.one_of(
    st.tuples(st.just("soreness"), st.fixed_dictionaries(
        {"muscle": st.sampled_from(("hamstrings", "odd muscle")), "level": levels})),
    st.tuples(st.just("pain"), st.fixed_dictionaries(
        {"exercise": st.sampled_from(EXERCISES), "level": levels})),
    st.tuples(st.just("activity"), st.fixed_dictionaries(
        {"name": named, "minutes": st.integers(0, 1440), "intensity": levels,
         "legs": st.integers(0, 1)})),
    st.tuples(st.just("bodyweight"), st.sampled_from((70.0, 70.55, 154.5)).map(
        lambda value: {"value": value, "unit": "lb", "kg": Load(value, "lb").kg})),
    st.tuples(st.just("flag"), st.fixed_dictionaries(
        {"kind": st.sampled_from(("faint", "pop", "clear"))})),
    st.tuples(st.just("answer"), st.fixed_dictionaries(
        {"kind": st.just("train-anyway"), "value": st.sampled_from(("", "2026-01-01", "a b=c"))})),
)  # fmt: skip


@st.composite
def logs(draw: st.DrawFn) -> Row:
    """Sessions that begin in minutes of their own, check-ins, settings, and what is owned."""
    return {
        "sessions": draw(
            st.lists(sessions(), max_size=4, unique_by=lambda s: s["started_ms"] // 60_000)
        ),
        "check_ins": [
            (table, row | when(at))
            for (table, row), at in draw(st.lists(st.tuples(check_ins, times), max_size=4))
        ],
        "owned": draw(maybe(st.just(Inventory(bands=("red", "light blue #2"), steps=(20.0,))))),
        "settings": draw(st.sampled_from(({}, {"units": "lb"}, {"mode.step-up": "maintain"}))),
        "own": draw(st.sampled_from(KINDS)),
    }


def empty_book(path: Path) -> Logbook:
    """A logbook on a new file at ``path``, quick to make."""
    prepared_file(path, empty_file)
    book = Logbook.open(path)
    book._store.hurry()
    return book


def filled(book: Logbook, log: Row) -> Logbook:
    """The log written into an empty logbook."""
    store = book._store
    with store.write("fill", NOW):
        rows = store.bringing()
        store.add_own_exercise(own_exercise("my-odd press", "Odd press, mine", log["own"]))
        for session in log["sessions"]:
            key = rows.bring("session", {k: v for k, v in session.items() if k != "entries"})
            for place, entry in enumerate(session["entries"]):
                values = {k: v for k, v in entry.items() if k != "sets"}
                entry_id = rows.bring(
                    "entry",
                    values | {"session_id": key, "date": session["date"], "position": place},
                )
                for position, done in enumerate(entry["sets"]):
                    rows.bring("set_log", done | {"entry_id": entry_id, "position": position})
        for table, row in log["check_ins"]:
            rows.bring(table, row)
        if log["owned"] is not None:
            store.set_inventory(log["owned"])
        for name, value in log["settings"].items():
            store.set_setting(name, value)
    book.refresh()
    return book


def everything(book: Logbook) -> dict[str, list[str]]:
    """Every fact but the ids of the file."""
    from tests.store.logs import facts

    found = facts(book._store, ("id", "session_id", "entry_id"))
    return {table: sorted(map(repr, rows)) for table, rows in found.items()}


SET = (
    "l.count, l.count_right, l.timed, l.load_value, l.load_unit, l.load_kg, l.band, l.height_cm,"
    " l.effort, l.warmup, l.pain, l.note"
)


def set_facts(book: Logbook, minutes: bool = False) -> list[tuple[Any, ...]]:
    """Every set with its session, in order; with ``minutes`` as far as a diary tells."""
    ms = "{} / 60000" if minutes else "{}"
    more = "" if minutes else ", s.source, l.at_ms, l.at_offset"
    return list(
        book._store.database().execute(
            f"SELECT s.date, {ms.format('s.started_ms')}, s.started_offset,"
            f" {ms.format('s.finished_ms')}, s.finished_offset, s.program, s.day, s.note,"
            f" e.exercise, {SET}{more} FROM session s JOIN entry e ON e.session_id = s.id"
            " JOIN set_log l ON l.entry_id = e.id"
            " ORDER BY s.date, s.started_ms, s.id, e.position, e.id, l.position, l.id"
        )
    )


def check_in_facts(book: Logbook) -> list[str]:
    """Every answer, to the minute."""
    from tracker.store.columns import CHECK_INS, FACTS

    database = book._store.database()
    found = []
    for table in CHECK_INS:
        names = [n for n in FACTS[table] if n not in ("uid", "rev", "at_ms")]
        query = f"SELECT at_ms / 60000, {', '.join(names)} FROM {table}"
        found += [f"{table} {row}" for row in database.execute(query)]
    return sorted(found)
