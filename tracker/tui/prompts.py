"""What takes the keys for a moment: one question, or a one-line field. No Input widget."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from tracker.domain.text import cells
from tracker.tui.lines import BLANK, Line, line, paragraph, span, tail, width_of
from tracker.tui.text import plain

LONGEST_NOTE = 2000
MESSAGE_ROWS = 3
"""Rows a long sentence may take above the footer; the waiting set stands higher."""

Hint = tuple[str, str]
"""A key, or several with blanks between of which a click presses the last; and what it does."""


def hint_rows(
    hints: Sequence[Hint], width: int, style: str = "dim", lead: Line = BLANK
) -> list[Line]:
    """Keys with what they do, in as many rows as it takes; none is parted from its words."""
    rows: list[Line] = [lead]
    for keys, words in hints:
        key = keys.split()[-1]
        shown = "esc" if keys == "escape" else keys
        entry = (span(shown, "key", key), span(f" {words}", style, key))
        gap = BLANK if rows == [lead] else (span("  "),)
        joined = (*rows[-1], *gap, *entry)
        if rows[-1] and width_of(joined) > width:
            rows.append(entry)
        else:
            rows[-1] = joined
    return rows


class Question:
    """Keys with what each does; any of ``BACK`` leaves it without an answer."""

    BACK = ("backspace", "escape", "q")

    def __init__(
        self,
        text: str,
        answers: Mapping[str, Callable[[], None]],
        hints: Sequence[Hint],
    ) -> None:
        self.text = text
        self.answers = answers
        self.hints = hints

    def press(self, key: str) -> bool:
        """Take a key; True when the question is over."""
        if key in self.answers:
            self.answers[key]()
            return True
        return key in self.BACK

    def message(self, width: int) -> list[Line]:
        """The question, where messages stand."""
        return paragraph(self.text, width, style="now", most=MESSAGE_ROWS)

    def footer(self, width: int) -> Line:
        """The keys that answer."""
        return hint_rows(self.hints, width)[0]


class Field:
    """One line of text. ``enter`` keeps it, ``escape`` leaves it as it was, ``ctrl+u`` empties it.

    ``like`` is an example, shown while nothing is typed.
    """

    hints: Sequence[Hint] = (("enter", "keep"), ("escape", "leave it"))

    def __init__(self, label: str, text: str, keep: Callable[[str], None], like: str = "") -> None:
        self.label = label
        self.text = text
        self.keep = keep
        self.like = like

    def press(self, key: str) -> bool:
        """Take a key; True when the field is closed."""
        if key == "enter":
            self.keep(self.text.strip())
            return True
        if key == "escape":
            return True
        if key == "backspace":
            self.text = self.text[:-1]
        elif key == "ctrl+u":
            self.text = ""
        else:
            typed = " " if key == "space" else key
            if len(typed) == 1:
                self.paste(typed)
        return False

    def paste(self, text: str) -> None:
        """Text from the clipboard, cleaned."""
        self.text = (self.text + plain(text))[:LONGEST_NOTE]

    def message(self, width: int) -> list[Line]:
        """The label and the end of the text, which is where typing happens."""
        room = max(4, width - cells(self.label) - 3)
        typed = span(f"{tail(self.text, room)}▏", "now")
        like = span(f" like {self.like}", "dim") if self.like and not self.text else ""
        return [line(span(f"{self.label} ", "dim"), typed, like)]

    def footer(self, width: int) -> Line:
        """How to leave."""
        return hint_rows(self.hints, width)[0]


Prompt = Question | Field
