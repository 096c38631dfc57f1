"""A fault of Overload's own: one sentence for the person, a report for whoever mends it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

HEAD = """A fault of Overload's own. The log is safe: what was said to be saved is saved.
This report was sent nowhere. It holds no values of variables; the last line of the traceback
may quote what was being worked on, so read it before you give it away.
"""


def tell(error: BaseException) -> str:
    """Write the report; the sentence that says where it is."""
    try:
        path = _write(_report(error))
    except Exception as fault:
        # Whatever goes wrong here must not hide the first fault.
        return (
            f"Overload met a fault of its own ({type(error).__name__}); the log is safe. "
            f"The report could not be written: {type(fault).__name__}."
        )
    return f"Overload met a fault of its own; the log is safe. The report: {path}"


def _report(error: BaseException) -> str:
    import platform
    import traceback

    from tracker import __version__

    lines = traceback.format_exception(type(error), error, error.__traceback__)
    where = f"Overload {__version__}, Python {platform.python_version()}, {platform.system()}"
    return f"{HEAD}\n{where}, {_command()}\n\n{''.join(lines)}"


def _command() -> str:
    """The command by its first word, where that is one of ours; never what was typed after it."""
    from tracker.cli.root import COMMANDS

    words = [word for word in sys.argv[1:] if word in COMMANDS]
    return f"command {words[0]}" if words else "the app or a command line without a command"


def _write(text: str) -> Path:
    from datetime import datetime

    from tracker.logbook.places import state_folder

    folder = state_folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / f"crash-{datetime.now():%Y-%m-%dT%H%M%S}-{os.getpid()}.txt"
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0)
    with os.fdopen(os.open(path, flags, 0o600), "w", encoding="utf-8", errors="replace") as file:
        file.write(text)
    return path
