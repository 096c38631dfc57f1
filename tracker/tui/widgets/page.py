"""The one widget: shows lines, repaints only those that changed, turns clicks into keys."""

from __future__ import annotations

from collections.abc import Callable

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from tracker.domain.text import cells
from tracker.tui import signs
from tracker.tui.colours import style_of
from tracker.tui.lines import BLANK, Line


class Page(Widget, can_focus=False):
    """A screenful of lines."""

    def __init__(
        self,
        press: Callable[[str], None],
        resized: Callable[[], None],
        lay_out: Callable[[int, int], list[Line]],
    ) -> None:
        super().__init__()
        self._press = press
        self._resized = resized
        self._lay_out = lay_out
        self._lines: list[Line] = []
        self._styles: dict[str, Style] = {}
        self.ascii = False

    def show(self, lines: list[Line]) -> None:
        """Replace the lines; rows that stay the same are not painted again."""
        before, self._lines = self._lines, lines
        changed = [
            Region(0, y, self.size.width, 1)
            for y in range(max(len(before), len(lines)))
            if (before[y] if y < len(before) else None) != (lines[y] if y < len(lines) else None)
        ]
        if changed:
            self.refresh(*changed)

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows of a region; the first time they are laid out here, so that the very first
        frame has them and nobody waits for a second one."""
        if not self._lines:
            self._lines = self._lay_out(*self.size)
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One row in theme colours."""
        row = self._lines[y] if y < len(self._lines) else BLANK
        segments = [
            Segment(part.text.translate(signs.ASCII) if self.ascii else part.text,
                    self._style(part.style))
            for part in row
        ]  # fmt: skip
        # Measured here: Rich would load its own table of widths for the first sign outside ASCII.
        strip = Strip(segments, sum(cells(each.text) for each in segments))
        return strip.adjust_cell_length(self.size.width, self._style(""))

    def _style(self, name: str) -> Style:
        found = self._styles.get(name)
        if found is None:
            found = (self.visual_style + style_of(name, self.app)).rich_style
            self._styles[name] = found
        return found

    def notify_style_update(self) -> None:
        """A new theme: look the colours up again."""
        self._styles.clear()
        super().notify_style_update()

    def on_resize(self) -> None:
        """Another size: other lines."""
        self._resized()

    def on_click(self, event: events.Click) -> None:
        """A click on something that stands for a key is that key."""
        if not 0 <= event.y < len(self._lines):
            return
        x = 0
        for part in self._lines[event.y]:
            x += cells(part.text)
            if event.x < x:
                if part.key:
                    self._press(part.key)
                return
