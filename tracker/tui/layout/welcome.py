"""The first start: what is owned, the program, who trains and what to know before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tracker.domain.inventory import Inventory
from tracker.domain.program import Program
from tracker.tui.commands.welcome import WELCOME
from tracker.tui.layout import LEFT, WIDE
from tracker.tui.layout.health import FIRST, health_lines, sections, short_lines
from tracker.tui.layout.inventory import GEAR, Opens, gear_rows, opened, typing_words
from tracker.tui.layout.lists import around, spaced, window
from tracker.tui.layout.program import book, fitting
from tracker.tui.lines import BLANK, Line, apart, beside, line, paragraph, rule_line

PAGES = 3
ANSWERS = (
    ("new", "new to this training"),
    ("trained", "used to it"),
    ("returning", "back after a break"),
)
BACK = "my back is sensitive"
_BACK_MEANS = "bridges come before hinges"


def head(at: int, asked: str, width: int) -> list[Line]:
    """Where in the three pages this is, and what is asked."""
    return [
        apart(line("First start", style="bold"), line(f"{at} of {PAGES}", style="dim"), width),
        *paragraph(asked, width),
        rule_line(width),
    ]


def gear_page(
    owned: Inventory, unit: str, cursor: int, opens: Opens, width: int, height: int
) -> list[Line]:
    """What is owned; at 100 columns what each thing more would open."""
    room = GEAR if width >= WIDE else width
    top = head(1, "What do you own? None is needed.", room)
    foot = paragraph(f"{typing_words(WELCOME)} Settings change it any time.", room, style="dim")
    listed = [*top, *gear_rows(owned, unit, cursor, room, height - len(top), foot)]
    if width < WIDE:
        return listed
    return beside(spaced(listed, height), opened(opens, width - GEAR - 3, height), width, GEAR)


def program_page(found: Sequence[Program], cursor: int, width: int, height: int) -> list[Line]:
    """The program to begin with; at 100 columns what it says of itself."""
    if width >= WIDE:
        left = spaced(program_page(found, cursor, GEAR, height), height)
        right = fitting(book(found[cursor], width - GEAR - 3), height)
        return beside(left, right, width, GEAR)
    top = head(2, "Which program?", width)
    rows: list[Line] = []
    here = 0
    room = min(width, 80)
    brief = height - len(top) < 4 * len(found) + 3
    for at, program in enumerate(found):
        mine = at == cursor
        here = len(rows) if mine else here
        rows.append(line(f"{'▸' if mine else ' '} {program.name}", style="now" if mine else ""))
        if mine or not brief:
            rows += paragraph(program.summary, room, "    ", "dim")
        rows += [] if brief else [BLANK]
    foot = paragraph("Another one can be started any time; your log stays.", room, style="dim")
    if len(rows) + len(foot) <= height - len(top):
        return [*top, *rows, *foot]
    return [*top, *around(rows, height - len(top), here)]


def person_page(
    answer: str, sensitive: bool, cursor: int, top: int, safety: Mapping[str, Sequence[str]],
    width: int, height: int,
) -> tuple[list[Line], int]:  # fmt: skip
    """Who trains, and what to know before; the words from row ``top``, and the top shown."""
    rows = []
    for at, (name, words) in enumerate(ANSWERS):
        chosen = "(x)" if name == answer else "( )"
        mark = "▸" if at == cursor else " "
        rows.append(line(f"{mark} {chosen} {words}", style="now" if at == cursor else ""))
    box = "[x]" if sensitive else "[ ]"
    last = cursor == len(ANSWERS)
    said = f"{'▸' if last else ' '} {box} {BACK}"
    rows.append(line(said, style="now" if last else ""))
    told = sections(safety, FIRST)
    if width >= WIDE:
        rows += [BLANK, *paragraph(f"With it, {_BACK_MEANS}.", LEFT, style="dim")]
        left = [*head(3, "Who is training?", LEFT), *rows]
        right = [line("Before you begin", style="bold"), *health_lines(told, width - LEFT - 3)]
        return beside(spaced(left, height), right[:height], width, LEFT), 0
    first = [*head(3, "Who is training?", width), *rows, rule_line(width)]
    shown, top = window(short_lines(told, width), height - len(first), top)
    return [*first, *shown], top
