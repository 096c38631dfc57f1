"""``python -m tests.tools [FOLDER]``: the screens of the app as PNG, to be looked at.

Also those the README shows, as SVG in docs/pictures.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.update(TEXTUAL_ANIMATIONS="none", COLORTERM="truecolor", TERM="xterm-256color")
os.environ.pop("NO_COLOR", None)

from textual.app import App

from tests.tools.pictures import picture, svg
from tests.tui.story import FRIDAY, tell
from tracker.domain.moment import parse_moment
from tracker.logbook import Logbook
from tracker.logbook.demo import make_demo
from tracker.tui.app import OverloadApp

SIZES = ((36, 16), (39, 24), (100, 30))
SHOTS: dict[str, tuple[str, ...]] = {
    "today-check-in": (),
    "today-first-set": ("enter",),
    "today-rest": ("enter", "enter"),
    "today-why": ("enter", "enter", "w"),
    "today-summary": ("enter", *["enter"] * 6, *["e"] * 3, "enter"),
    "trends": ("space", "r"),
    "history": ("space", "h"),
    "exercises": ("space", "x"),
    "exercise": ("space", "x", "down", "enter"),
    "ladder": ("space", "x", "down", "down", "L", "up"),
    "keys": ("question_mark",),
}
"""Name -> the keys that lead there from the start."""
SHOWN = Path(__file__).parents[2] / "docs" / "pictures"
SHOWN_SHOTS = {"today": "today-rest", "why": "today-why", "trends": "trends", "ladder": "ladder"}
SHOWN_SIZES = ((39, 24), (100, 30))


def main() -> None:
    """Draw every shot at every size, each on the story's log, told anew."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "pictures")
    for name, keys in SHOTS.items():
        for columns, rows in SIZES:
            path = folder / f"{name}-{columns}x{rows}.png"
            with _story() as app:
                picture(app, (columns, rows), keys, path)
            print(path)
    for name, shot in SHOWN_SHOTS.items():
        for size in SHOWN_SIZES:
            path = SHOWN / f"{name}-{size[0]}x{size[1]}.svg"
            path.parent.mkdir(exist_ok=True)
            with _year() if name == "trends" else _story() as app:
                path.write_text(svg(app, size, SHOTS[shot]), encoding="utf-8")
            print(path)


@contextmanager
def _story() -> Iterator[Callable[[], App[int]]]:
    """An app on the story of the drawn frames, told anew."""
    os.environ["OVERLOAD_NOW"] = FRIDAY
    with TemporaryDirectory(prefix="overload-pictures-") as place:
        logbook = tell(Path(place) / "log.db")
        yield lambda: OverloadApp(logbook)
        logbook.close()


@contextmanager
def _year() -> Iterator[Callable[[], App[int]]]:
    """An app on the demo's year."""
    now = parse_moment(FRIDAY)
    with TemporaryDirectory(prefix="overload-pictures-") as place:
        path = Path(place) / "demo.db"
        make_demo(path, now)
        logbook = Logbook.open(path)
        yield lambda: OverloadApp(logbook)
        logbook.close()


if __name__ == "__main__":
    main()
