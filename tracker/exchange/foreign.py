"""What our exports for other apps have in common: what fits, and what is told beside it."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterable
from io import StringIO
from typing import Any

from tracker.domain.exercise import Exercise
from tracker.domain.log import LoggedSet, NewSet, Session
from tracker.domain.text import clean
from tracker.domain.units import number
from tracker.exchange.numbers import is_assisted

Find = Callable[[str], Exercise | None]
"""The exercise of an id; None where nobody knows it."""

_FORMULA = re.compile("[=+\\-@\uff1d\uff0b\uff0d\uff20]")


class Losses(Counter[str]):
    """How many sets lost what, by the sentence that says so."""

    def sentences(self) -> list[str]:
        """One sentence for each loss, the most frequent first."""
        return [f"{what} ({count} {'set' if count == 1 else 'sets'})." for what, count in
                self.most_common()]  # fmt: skip


def cell(text: str) -> str:
    """A text that no spreadsheet runs and no terminal obeys; importers cut the blank off."""
    shown = clean(text).strip()
    return f" {shown}" if _FORMULA.match(shown) else shown


def name_of(exercise_id: str, find: Find) -> str:
    """The name another app is given; one with help says so, since only names say it there."""
    exercise = find(exercise_id)
    if exercise is None:
        return cell(exercise_id)
    helped = exercise.kind == "assisted" and not is_assisted(exercise.name)
    return cell(f"{exercise.name} (Assisted)" if helped else exercise.name)


def title_of(session: Session) -> str:
    """The name of a workout: program and day."""
    return cell(" ".join(filter(None, (session.program, session.day))) or "Workout")


def end_of(session: Session) -> Any:
    """When a session ended: as told, else with its last set."""
    if session.finished is not None:
        return session.finished.at
    times = [s.at.at for entry in session.entries for s in entry.sets]
    return max([session.started.at, *times])


def rpe_of(done: NewSet, losses: Losses, app: str) -> float | None:
    """The effort as an RPE where that says the same."""
    if done.effort is None:
        return None
    text, rir = done.effort.text, done.effort.rir
    if text.startswith(("rir", "rpe")) or text == "max":
        if rir is not None and rir <= 4:
            return 10 - rir
        losses[f"{app} has no effort below RPE 6"] += 1
    elif text != "broke":
        losses[f"{app} has no word for effort, so easy and good are left out"] += 1
    return None


def words_beside(done: NewSet, losses: Losses, app: str) -> str:
    """What another app has no column for, in the words of its note."""
    parts = [done.note] if done.note else []
    at = done.resistance
    if done.right is not None:
        parts.append(f"left {done.count}, right {done.right}")
        losses[f"{app} has no sides; the weaker one counts there, both are in the note"] += 1
    if at.band is not None:
        parts.append(f"band {at.band}")
        losses[f"{app} has no bands; the note names them"] += 1
    if at.height_cm is not None:
        parts.append(f"step {number(at.height_cm)} cm")
        losses[f"{app} has no step heights; the note names them"] += 1
    if done.pain is not None:
        parts.append(f"pain {done.pain}")
        losses[f"{app} has no pain; the note names it"] += 1
    if done.effort is not None and done.effort.broke:
        parts.append("form broke")
        losses[f"{app} has no sign for broken form; the note says it"] += 1
    return cell("; ".join(parts))


def reps_seconds(logged: LoggedSet) -> tuple[int, int]:
    """(reps, seconds) of a set, the weaker side."""
    return (0, logged.done.weaker) if logged.done.timed else (logged.done.weaker, 0)


def written(rows: Iterable[Iterable[Any]], **dialect: Any) -> str:
    """Rows as the text of a CSV."""
    buffer = StringIO()
    csv.writer(buffer, lineterminator="\n", **dialect).writerows(rows)
    return buffer.getvalue()
