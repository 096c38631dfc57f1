"""Programs: the list, and the week of the one in hand beside it."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.domain.program import Program
from tracker.domain.words import counted
from tracker.logbook.programs.preview import WeekPreview
from tracker.tui.layout import LEFT, WIDE
from tracker.tui.layout.lists import spaced
from tracker.tui.layout.program import week_rows
from tracker.tui.lines import BLANK, Line, Row, apart, beside, line, paragraph, rule_line, settle

OWN = (
    "Your own: overload catalog edit opens a filled example in your editor; overload program toml "
    "writes one of these out to begin with."
)


def programs(
    found: Sequence[Program], in_force: str, cursor: int, preview: WeekPreview | None,
    year: int, width: int, height: int,
) -> list[Line]:  # fmt: skip
    """The list; at 100 columns the week of the one in hand beside it."""
    wide = width >= WIDE
    room = LEFT if wide else width
    count = counted(len(found), "program")
    head = [apart(line("Programs", style="bold"), line(count, style="dim"), room)]
    head.append(BLANK if wide else rule_line(room))
    variants = [
        _rows(found, in_force, cursor, room, own=own, every=every)
        for own, every in ((True, True), (False, True), (False, False))
    ]
    listed = [*head, *settle(variants, height - len(head))]
    if not wide or preview is None:
        return listed
    title = f"{preview.program.name}{', yours' if preview.program.changed else ''}"
    right_room = width - LEFT - 3
    right = [
        apart(
            line(title, style="bold"),
            line("in force" if preview.in_force else "", style="dim"),
            right_room,
        ),
        BLANK,
        *(row.line for row in week_rows(preview, None, year, right_room)),
    ]
    return beside(spaced(listed, height), right[:height], width, LEFT)


def _rows(
    found: Sequence[Program], in_force: str, cursor: int, width: int, *, own: bool, every: bool
) -> list[Row]:
    """``every`` program with its summary, or only the one in hand."""
    rows: list[Row] = []
    for at, program in enumerate(found):
        here = at == cursor
        name = f"{'▸' if here else ' '} {program.name}{', yours' if program.changed else ''}"
        right = "in force" if program.id == in_force else ""
        title = line(name, style="now" if here else "")
        rows.append(Row(apart(title, line(right, style="bold"), width), must=True))
        if every or here:
            rows += [Row(each) for each in paragraph(program.summary, width, "    ", "dim")]
        rows.append(Row(BLANK))
    if own:
        rows += [Row(each) for each in paragraph(OWN, width, style="dim")]
    return rows
