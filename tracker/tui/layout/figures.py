"""The waiting set in big figures: three rows a digit, units beside the last."""

from __future__ import annotations

from tracker.domain.exercise import Exercise
from tracker.domain.log import NewSet
from tracker.domain.units import number
from tracker.tui.lines import Line, line, span
from tracker.tui.words import count_words, resistance_words

_FONT = {
    "0": ("╭─╮", "│ │", "╰─╯"),
    "1": ("╶╮ ", " │ ", "╶┴╴"),
    "2": ("╶─╮", "┌─┘", "╰─╴"),
    "3": ("╶─╮", " ─┤", "╶─╯"),
    "4": ("╷ ╷", "╰─┤", "  ╵"),
    "5": ("╭─╴", "╰─╮", "╶─╯"),
    "6": ("╭─╴", "├─╮", "╰─╯"),
    "7": ("╶─┐", "  │", "  ╵"),
    "8": ("╭─╮", "├─┤", "╰─╯"),
    "9": ("╭─╮", "╰─┤", "╶─╯"),
    ".": (" ", " ", "."),
    "/": (" ", " ", "/"),
    "_": ("   ", "   ", "╶─╴"),
}
"""The 3x3 figures of Textual's Digits, drawn here so that a pure function can place them."""


_PLAIN = {
    "0": (" _ ", "| |", "|_|"),
    "1": ("   ", "  |", "  |"),
    "2": (" _ ", " _|", "|_ "),
    "3": (" _ ", " _|", " _|"),
    "4": ("   ", "|_|", "  |"),
    "5": (" _ ", "|_ ", " _|"),
    "6": (" _ ", "|_ ", "|_|"),
    "7": (" _ ", "  |", "  |"),
    "8": (" _ ", "|_|", "|_|"),
    "9": (" _ ", "|_|", " _|"),
    "_": ("   ", "   ", " _ "),
}
"""The same for terminals that know only ASCII; as wide, so nothing moves."""


def big(text: str, ascii_only: bool = False) -> tuple[str, str, str]:
    """Three rows of figures."""
    font = _PLAIN if ascii_only else _FONT
    glyphs = [font.get(char, (" ", " ", char)) for char in text]
    return tuple("".join(glyph[row] for glyph in glyphs) for row in range(3))  # type: ignore[return-value]


def figures(
    done: NewSet, exercise: Exercise, typed: str, gap: int = 2, ascii_only: bool = False
) -> list[Line]:
    """``12 reps  10 kg`` three rows high; bands and heights stay words."""
    count = count_text(done, exercise, typed)
    unit = "s" if done.timed else "reps"
    load = done.resistance.load
    top, middle, bottom = big(count, ascii_only)
    texts = [top, middle, f"{bottom} {unit}"]
    if load is not None:
        width = len(texts[2]) + gap
        texts = [text.ljust(width) for text in texts]
        drawn = big(number(load.value), ascii_only)
        texts = [text + figure for text, figure in zip(texts, drawn, strict=True)]
        texts[2] += f" {load.unit}{' help' if exercise.kind == 'assisted' else ''}"
    rest = _beside_load(done)
    if rest:
        texts[2] += f"  {rest}"
    return [line(text.rstrip(), style="now") for text in texts]


def one_line(done: NewSet, exercise: Exercise, typed: str) -> Line:
    """``12 reps × 10 kg``, where rows are short."""
    unit = "s" if done.timed else "reps"
    resistance = resistance_words(done.resistance, exercise)
    return line(span(f"{count_text(done, exercise, typed)} {unit} × {resistance}", "now"))


def count_text(done: NewSet, exercise: Exercise, typed: str) -> str:
    """The count as it would be logged; ``10/_`` while the other side is waited for."""
    if typed.endswith("/"):
        return f"{typed}_"
    return count_words(done, exercise).removesuffix(" s")


def _beside_load(done: NewSet) -> str:
    parts = []
    if done.resistance.band is not None:
        parts.append(f"{done.resistance.band} band")
    if done.resistance.height_cm is not None:
        parts.append(f"h{number(done.resistance.height_cm)}")
    return " ".join(parts)
