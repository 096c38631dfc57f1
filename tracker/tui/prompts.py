"""What takes the keys for a moment: one question, or a one-line field. No Input widget."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tracker.domain.text import cells
from tracker.tui.lines import Line, line, span
from tracker.tui.text import plain

LONGEST_NOTE = 2000


class Question:
    """Keys with what each does; any of ``BACK`` leaves it without an answer."""

    BACK = ("backspace", "escape", "q")

    def __init__(
        self,
        text: str,
        answers: Mapping[str, Callable[[], None]],
        hints: tuple[tuple[str, str], ...],
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

    def message(self, width: int) -> Line:
        """The question, in the message line."""
        return line(self.text, style="now")

    def footer(self, width: int) -> Line:
        """The keys that answer."""
        parts = []
        for at, (key, text) in enumerate(self.hints):
            parts += [span("  ")] if at else []
            parts += [span(key, "key", key), span(f" {text}", "dim", key)]
        return tuple(parts)


class Field:
    """One line of text. ``enter`` keeps it, ``escape`` leaves it as it was."""

    def __init__(self, label: str, text: str, keep: Callable[[str], None]) -> None:
        self.label = label
        self.text = text
        self.keep = keep

    def press(self, key: str) -> bool:
        """Take a key; True when the field is closed."""
        if key == "enter":
            self.keep(self.text.strip())
            return True
        if key == "escape":
            return True
        if key == "backspace":
            self.text = self.text[:-1]
        else:
            typed = " " if key == "space" else key
            if len(typed) == 1:
                self.paste(typed)
        return False

    def paste(self, text: str) -> None:
        """Text from the clipboard, cleaned."""
        self.text = (self.text + plain(text))[:LONGEST_NOTE]

    def message(self, width: int) -> Line:
        """The label and the end of the text, which is where typing happens."""
        room = max(4, width - cells(self.label) - 3)
        shown = plain(self.text)
        hidden = False
        while cells(shown) > room - hidden:
            shown, hidden = shown[1:], True
        return line(span(f"{self.label} ", "dim"), span(f"{'…' if hidden else ''}{shown}▏", "now"))

    def footer(self, width: int) -> Line:
        """How to leave."""
        return line(
            span("enter", "key", "enter"), span(" keep", "dim", "enter"), "  ",
            span("esc", "key", "escape"), span(" leave it", "dim", "escape"),
        )  # fmt: skip


Prompt = Question | Field
