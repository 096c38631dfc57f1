"""Standing records as a table."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from tracker.charts.picture import WIDE, Canvas, Picture, no_room
from tracker.charts.scale import glyphs
from tracker.domain.text import cells, clean, fit
from tracker.domain.words import day_month
from tracker.metrics.series import RecordRow, RecordSeries

NO_RECORDS = "No records in these weeks."
_KINDS = {
    "heaviest": "heaviest",
    "less-help": "least help",
    "highest-step": "highest step",
    "strongest-band": "strongest band",
    "most-reps": "most in a set",
    "total-reps": "most in a day",
    "longest-hold": "longest hold",
    "e1rm": "for one rep",
}


def records(series: RecordSeries, width: int, height: int, *, ascii_only: bool = False) -> Picture:
    """A block an exercise: its name, then what, how much, at what and when.

    Those of the hardest resistance only; ``height`` rows at most, the last saying what is left.
    """
    if width < 20 or height < 2:
        return no_room(width, height, ascii_only)
    marks = glyphs(ascii_only)
    lines: list[tuple[str, str, str, str]] = []
    for _, rows in groupby((r for r in series.rows if r.top), key=lambda r: r.exercise):
        mine = list(rows)
        lines.append((clean(mine[0].name), "", "", ""))
        lines += [_line(row, series.last, width >= WIDE) for row in mine]
    if not lines:
        return Picture((((fit(NO_RECORDS, width, marks.ellipsis), "dim"),),))
    left_out = 0
    if len(lines) > height:
        left_out = sum(1 for line in lines[height - 1 :] if line[1])
        lines = lines[: height - 1]
    what = max(cells(_KINDS[r.kind]) for r in series.rows)
    when = max(cells(line[3]) for line in lines)
    canvas = Canvas(width, len(lines) + bool(left_out), marks.ellipsis)
    wide = min(width, 72)
    for y, (name, kind, text, day) in enumerate(lines):
        if not kind:
            canvas.put(0, y, fit(name, width, marks.ellipsis), "mark")
            continue
        start = what + 4 if width >= WIDE else 2
        if width >= WIDE:
            canvas.put(2, y, kind, "label")
        canvas.put(start, y, fit(text, wide - when - start - 1, marks.ellipsis))
        canvas.put(wide - cells(day), y, day, "dim")
    if left_out:
        canvas.label(0, len(lines), f"and {left_out} more", "dim")
    return canvas.picture()


def _line(row: RecordRow, last: date, wide: bool) -> tuple[str, str, str, str]:
    """Name, kind, figure and date; where there is a column for the kind, the figure is shorter."""
    text = row.text
    if wide:
        text = text.removesuffix(" in a set").removesuffix(" for one rep")
    else:
        text = text.replace("reps a side", "a side")
        text += " in a day" if row.kind == "total-reps" else ""
    if row.at not in ("", "body"):
        text += f" at {row.at}" if wide else f", {row.at}"
    return row.name, _KINDS[row.kind], clean(text), day_month(row.date, last.year)
