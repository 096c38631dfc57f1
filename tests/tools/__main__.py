"""``python -m tests.tools [FOLDER]``: the screens of the app as PNG, to be looked at."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.update(TEXTUAL_ANIMATIONS="none", COLORTERM="truecolor", TERM="xterm-256color")
os.environ.pop("NO_COLOR", None)

from tests.tools.pictures import picture
from tests.tui.story import FRIDAY, tell

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


def main() -> None:
    """Draw every shot at every size, each on the story's log, told anew."""
    from tracker.tui.app import OverloadApp

    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "pictures")
    os.environ["OVERLOAD_NOW"] = FRIDAY
    for name, keys in SHOTS.items():
        for columns, rows in SIZES:
            with TemporaryDirectory(prefix="overload-pictures-") as place:
                logbook = tell(Path(place) / "log.db")
                path = folder / f"{name}-{columns}x{rows}.png"
                picture(lambda book=logbook: OverloadApp(book), (columns, rows), keys, path)
                logbook.close()
            print(path)


if __name__ == "__main__":
    main()
