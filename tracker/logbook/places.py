"""Where things are, and what time it is: the two facts that come from outside."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from tracker.domain.errors import BadValue
from tracker.domain.moment import Moment, now, parse_moment


def _base(variable: str, unix: str) -> Path:
    given = os.environ.get(variable, "")
    if given and os.path.isabs(given):
        return Path(given) / "overload"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "overload"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", str(Path.home()))) / "overload"
    return Path.home() / unix / "overload"


def database_path() -> Path:
    """``OVERLOAD_DB``, else ``overload.db`` in the user data folder."""
    given = os.environ.get("OVERLOAD_DB", "")
    return Path(given) if given else _base("XDG_DATA_HOME", ".local/share") / "overload.db"


def state_folder() -> Path:
    """Where reports of Overload's own faults are written."""
    return _base("XDG_STATE_HOME", ".local/state")


def own_catalog_folder() -> Path:
    """Where the user's own exercises, ladders and programs belong, there or not."""
    return _base("XDG_CONFIG_HOME", ".config") / "catalog"


def user_catalog() -> Path | None:
    """The folder of the user's own exercises, ladders and programs; None where there is none."""
    folder = own_catalog_folder()
    try:
        return folder if folder.is_dir() else None
    except OSError:
        return None


def present() -> Moment:
    """Now; ``OVERLOAD_NOW`` (a date or a time) where it is set."""
    given = os.environ.get("OVERLOAD_NOW", "")
    try:
        return parse_moment(given) if given else now()
    except BadValue as fault:
        raise BadValue(f"OVERLOAD_NOW: {fault}") from None
