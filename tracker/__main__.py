"""``overload``: the command line, or the app when nothing is asked and a person is there."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from tracker import __version__


def main() -> int:
    """Run ``sys.argv``; the exit code."""
    args = sys.argv[1:]
    if args == ["--version"]:
        # The commonest question of a script loads nothing to answer.
        sys.stdout.write(f"overload {__version__}\n")
        return 0
    # A command ends before garbage is worth collecting; a long one still collects, less often.
    gc.set_threshold(50_000)
    try:
        from tracker.cli.root import run

        return run(args, open_app)
    except KeyboardInterrupt:
        return 130


def open_app(db: Path | None) -> int:
    """Open the terminal app on a database."""
    from tracker.tui.app import run

    return run(db)


if __name__ == "__main__":
    sys.exit(main())
