"""After a stop sign: plain words, and nothing to train."""

from __future__ import annotations

from collections.abc import Mapping

from tracker.domain.views import Today
from tracker.tui.layout import READABLE
from tracker.tui.layout.parts import title_lines
from tracker.tui.lines import BLANK, Line, Row, paragraph, rows, settle


def stop(
    today: Today, safety: Mapping[str, tuple[str, ...]], width: int, height: int
) -> list[Line]:
    """The coach's sentence first, then what the stop signs are."""
    width = min(width, READABLE)
    said = today.plan.session.say if today.plan.session is not None else today.plan.say
    part = rows(title_lines(today, width)[:1], must=True)
    part += [Row(BLANK), *rows(paragraph(said, width, style="bold"), must=True), Row(BLANK)]
    for words in safety.get("stop-signs", ()):
        # The id before the colon is for the command line.
        part += rows(paragraph(words.partition(": ")[2] or words, width, "  ", first="· "))
    part.append(Row(BLANK))
    for words in safety.get("no-medical-advice", ()):
        part += [*rows(paragraph(words, width)), Row(BLANK)]
    return settle([part], height)
