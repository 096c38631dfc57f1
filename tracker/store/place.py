"""What kind of place a database lies in, where that endangers it."""

from __future__ import annotations

import os
import stat
from pathlib import Path

_REMOTE = frozenset({
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "glusterfs", "lustre", "davfs",
    "fuse.sshfs", "fuse.rclone", "fuse.davfs2", "fuse.s3fs", "fuse.gvfsd-fuse", "fuse.glusterfs",
})  # fmt: skip
"""File systems whose locks two machines can't rely on."""

_SYNCED = {
    "dropbox": "Dropbox", "onedrive": "OneDrive", "google drive": "Google Drive",
    "googledrive": "Google Drive", "my drive": "Google Drive", "nextcloud": "Nextcloud",
    "owncloud": "ownCloud", "mobile documents": "iCloud", "com~apple~clouddocs": "iCloud",
    "pclouddrive": "pCloud", "megasync": "MEGA",
}  # fmt: skip
_MARKS = {
    ".stfolder": "Syncthing", ".dropbox": "Dropbox", ".dropbox.cache": "Dropbox",
    ".owncloudsync.log": "ownCloud", ".nextcloudsync.log": "Nextcloud", ".sync": "Resilio",
}  # fmt: skip
"""Names of folders that a synchronising program makes, and what lies in their top."""

_MOUNTS = Path("/proc/self/mounts")


def dangers(path: Path, mounts: Path = _MOUNTS) -> list[str]:
    """A sentence for each danger of where a database lies: shared, synchronised, remote."""
    found: list[str] = []
    try:
        place = path.parent.resolve()
        kind = _file_system(place, mounts)
        synced = _synced_by(place)
        open_to = others_may(path)
    except (OSError, ValueError):
        return found
    if kind in _REMOTE:
        found.append(
            f"{place} is on a network file system ({kind}), whose locks can't be relied on:"
            " never use the log from two machines at once, or move it to a local disk."
        )
    if synced is not None:
        found.append(
            f"{place} is synchronised by {synced}, which can replace the log while it is open:"
            " keep the log elsewhere and synchronise what overload backup writes."
        )
    if open_to:
        found.append(f"{path} can be {open_to} by other users of this machine.")
    return found


def others_may(path: Path) -> str:
    """What other users may do with a file or folder: ``read``, ``changed`` or nothing."""
    mode = os.stat(path).st_mode
    if mode & (stat.S_IWGRP | stat.S_IWOTH):
        return "changed"
    return "read" if mode & (stat.S_IRGRP | stat.S_IROTH) else ""


def _file_system(place: Path, mounts: Path) -> str:
    """The kind of the file system that holds a folder; empty where the system does not tell."""
    best, kind = "", ""
    try:
        lines = mounts.read_text("utf-8", "replace").splitlines()
    except OSError:
        return kind
    for line in lines:
        words = line.split()
        if len(words) < 3:
            continue
        at = words[1].replace("\\040", " ")
        if len(at) >= len(best) and (place == Path(at) or Path(at) in place.parents):
            best, kind = at, words[2]
    return kind


def _synced_by(place: Path) -> str | None:
    """The program that synchronises a folder; None where there is no sign of one."""
    for folder in (place, *place.parents):
        name = folder.name.lower()
        for start, program in _SYNCED.items():
            if name == start or name.startswith((f"{start} ", f"{start}-")):
                return program
        for mark, program in _MARKS.items():
            if os.path.lexists(folder / mark):
                return program
    return None
