"""The words about health: what this log is not, when to ask a doctor, when to stop."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tracker.tui import commands
from tracker.tui.layout.lists import window
from tracker.tui.lines import BLANK, Line, line, paragraph, rule_line


class Section(NamedTuple):
    """A title, its items or (without a title) sentences, and sentences that close it."""

    title: str
    items: tuple[str, ...]
    after: tuple[str, ...] = ()


FIRST = ("stop-signs", "no-medical-advice", "screening")
"""What the first start tells."""
ALL = (*FIRST, "pain", "soreness", "form", "bands", "steps", "opinions")
"""What there is to read later."""

TITLES = {
    "no-medical-advice": "",
    "screening": "Ask a doctor first with any of these",
    "stop-signs": "Stop at once with any of these; {key} tells the log",
    "pain": "Pain",
    "soreness": "Soreness",
    "form": "Form",
    "bands": "Bands",
    "steps": "Steps",
    "opinions": "What the two documents hold",
}
AFTER = {"screening": "screening-yes", "stop-signs": "stop-also"}
"""The sentences that close a section."""
MOST = 80
"""Columns of text that is read."""


def sections(safety: Mapping[str, Sequence[str]], wanted: Sequence[str]) -> list[Section]:
    """The catalogue's words in the order wanted; a stop sign without its id."""
    found = []
    key = commands.key_of(commands.CHECK_IN, "stop-sign")
    for name in wanted:
        lines = tuple(safety.get(name, ()))
        if name == "stop-signs":
            lines = tuple(each.partition(": ")[2] or each for each in lines)
        title = TITLES[name].format(key=key)
        found.append(Section(title, lines, tuple(safety.get(AFTER.get(name, ""), ()))))
    return [section for section in found if section.items]


def health_lines(told: Sequence[Section], width: int) -> list[Line]:
    """Title, items and closing sentences of each section, a blank line between two."""
    found: list[Line] = []
    for section in told:
        found += [BLANK] if found else []
        found += paragraph(section.title, width, style="bold")
        for each in section.items if section.title else ():
            found += paragraph(each, width, "  ", first="· ")
        sentences = section.after if section.title else (*section.items, *section.after)
        found += paragraph(" ".join(sentences), width)
    return found


def short_lines(told: Sequence[Section], width: int) -> list[Line]:
    """The same in fewer rows: the items of a section as one sentence."""
    found: list[Line] = []
    for section in told:
        said = " ".join(section.items)
        if section.title:
            said = f"{section.title}: {'; '.join(map(_small, section.items))}."
        found += paragraph(" ".join((said, *section.after)), width)
    return found


def _small(text: str) -> str:
    return text[:1].lower() + text[1:].rstrip(".")


def health(told: Sequence[Section], top: int, width: int, height: int) -> tuple[list[Line], int]:
    """The whole text, a page of it from row ``top``; and the top that was shown."""
    room = min(width, MOST)
    head = [line("Health", style="bold"), rule_line(room)]
    shown, top = window(health_lines(told, room), height - len(head), top)
    return [*head, *shown], top
