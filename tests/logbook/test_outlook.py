"""A preview names an exercise once, also where it comes into the program or leaves it."""

from __future__ import annotations

from datetime import date

import pytest

from tests.logbook.builders import lines, log
from tracker.domain.value import replace
from tracker.logbook import Logbook
from tracker.logbook.history.log_changes import (
    Change,
    EntryDeleted,
    PastLogged,
    SessionDeleted,
    SetDeleted,
    SetEdited,
)
from tracker.logbook.history.outlook import Preview

HARDER = "dumbbell step up 10,10,10 @8kg h20 good"
"""What takes the place of step-up once it is logged."""


@pytest.fixture(autouse=True)
def evening(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERLOAD_NOW", "2026-11-20T18:20")


def changed(told: Preview) -> list[tuple[str | None, str | None]]:
    """What is trained instead of what, of the step-ups."""
    pairs = [
        tuple(None if d is None else d.exercise for d in (t.before, t.after)) for t in told.targets
    ]
    return [(one, two) for one, two in pairs if "step-up" in f"{one} {two}"]


def test_an_exercise_that_leaves_its_place_is_told_once(logbook: Logbook) -> None:
    log(logbook, "2026-11-18T18:00", HARDER)
    told = logbook.preview(SessionDeleted(logbook.history(limit=1)[0]))
    assert changed(told) == [("dumbbell-step-up", "step-up")]


def test_an_exercise_that_comes_into_its_place_is_told_once(logbook: Logbook) -> None:
    told = logbook.preview(PastLogged(date(2026, 11, 18), tuple(lines(logbook, HARDER))))
    assert changed(told) == [("step-up", "dumbbell-step-up")]


def test_no_change_names_an_exercise_twice(logbook: Logbook) -> None:
    log(logbook, "2026-11-18T18:00", HARDER)
    for session in logbook.history():
        for entry in session.entries:
            first = entry.sets[0]
            changes: list[Change] = [
                SessionDeleted(session),
                EntryDeleted(entry),
                SetDeleted(first),
                SetEdited(first, replace(first.done, count=3, right=None)),
            ]
            for change in changes:
                told = logbook.preview(change)
                named = [t.exercise for t in told.targets] + [d.exercise for d in told.same]
                assert len(named) == len(set(named)), (change, named)
