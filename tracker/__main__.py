"""``overload``: the command line, or the app when nothing is asked and a person is there."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from pathlib import Path
from typing import NoReturn

from tracker import __version__


def main() -> NoReturn:
    """Run ``sys.argv`` and end the process with its exit code."""
    code = command(sys.argv[1:])
    with contextlib.suppress(OSError):
        sys.stdout.flush()
        sys.stderr.flush()
    # All is on disk and printed: tearing the interpreter down would be a tenth of a short command.
    os._exit(code)


def command(args: list[str]) -> int:
    """Run a command line; its exit code."""
    if args == ["--version"]:
        # The commonest question of a script loads nothing to answer.
        sys.stdout.write(f"overload {__version__}\n")
        return 0
    if not args and sys.stdin.isatty() and sys.stdout.isatty():
        return _app()
    # A command ends before garbage is worth collecting; a long one still collects, less often.
    gc.set_threshold(50_000)
    try:
        from tracker.cli.root import run

        return run(args, open_app)
    except KeyboardInterrupt:
        return 130


def _app() -> int:
    """The app on the usual database, without the command line, whose import would delay it."""
    # Nothing made before the first frame is garbage yet; the app collects again after it.
    gc.disable()
    from tracker.domain.errors import OverloadError

    try:
        return open_app(None)
    except OverloadError as error:
        from tracker.cli import output

        output.fault(error)
        return error.exit_code


def open_app(db: Path | None) -> int:
    """Open the terminal app on a database."""
    from tracker.tui.app import run

    return run(db)


if __name__ == "__main__":
    main()
