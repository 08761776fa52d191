"""Stamps: what the file system says of a file without reading it, and when that cannot be trusted.

A change that keeps a file's size and sets its time back still changes the inode's own time, which no editor can
set. Only a change within the clock's last tick goes unseen; so a file that was changed shortly before it was
looked at is known by its digest as well (the rule of git and ccache).
"""

import os
import stat
from array import array
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from pathlib import Path

Stamp = tuple[int, int, int, int]
"""Size in bytes, times of modification and of the inode in nanoseconds, inode."""

LARGEST_DIGESTED = 64 * 1024**2
"""Bytes up to which a file is read to be known."""
UNKNOWN = "unknown"
"""Stands for the digest of a larger file: equal to nothing, so the file counts as changed until it is old enough."""

TOO_RECENT = 2_000_000_000
"""Nanoseconds before a look within which a change may be followed by another that looks the same."""


def stamps_below(folder: Path, *, but: Iterable[str] = ()) -> dict[str, Stamp]:
    """Return the stamp of everything below a folder that is no folder, by path; links are not followed.

    `but` names files and folders to leave out wherever they are. Raises OSError when a folder cannot be read; one
    that is not there has nothing below it.
    """
    found: dict[str, Stamp] = {}
    left_out = frozenset(but)
    waiting = [str(folder)] if folder.is_dir() else []
    while waiting:
        with os.scandir(waiting.pop()) as scan:
            for entry in scan:
                if entry.name in left_out:
                    continue
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                else:
                    found[entry.path] = _stamp(entry.stat(follow_symlinks=False))
    return found


def stamp_of(path: Path) -> dict[str, Stamp]:
    """Return the stamp of one file by its path; nothing when it is not there."""
    try:
        return {str(path): _stamp(path.stat(follow_symlinks=False))}
    except OSError:
        return {}


def digest_of(stamps: Mapping[str, Stamp]) -> str:
    """Return one digest of many stamps: equal when nothing was added, removed, changed or moved."""
    total = blake2b("\0".join(paths := sorted(stamps)).encode("utf-8", "backslashreplace"), digest_size=16)
    numbers = [number for path in paths for number in stamps[path]]
    try:
        total.update(array("q", numbers))
    except OverflowError:  # an inode beyond what fits, on some network file systems
        total.update(repr(numbers).encode())
    return total.hexdigest()


def stamp_text(stamp: Stamp) -> str:
    """Return a stamp as a text that can be kept."""
    size, modified, changed, inode = stamp
    return f"[{size}, {modified}, {changed}, {inode}]"


def recent(root: Path, stamps: Mapping[str, Stamp], looked: int) -> dict[str, str]:
    """Return the digest of the content of every file, by its path from a root, changed too shortly before `looked`.

    `looked` is in nanoseconds since 1970.
    """
    too_recent = looked - TOO_RECENT
    paths = [path for path, stamp in stamps.items() if stamp[1] > too_recent or stamp[2] > too_recent]
    return {path: content_digest(f"{root}/{path}") for path in sorted(paths)}


def content_digest(path: str) -> str:
    """Return the digest of a file's bytes, UNKNOWN for a large one; empty when it is no file or cannot be read."""
    total = blake2b(digest_size=20)
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        with os.fdopen(descriptor, "rb") as file:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST_DIGESTED:
                return UNKNOWN if stat.S_ISREG(status.st_mode) else ""
            while piece := file.read(1024 * 1024):
                total.update(piece)
    except OSError:
        return ""
    return total.hexdigest()


def stamp_there(path: str) -> Stamp | None:
    """Return the stamp of whatever stands at a path, links not followed; None when nothing does."""
    try:
        return _stamp(os.lstat(path))
    except OSError:
        return None


def stamp_at(entry: os.DirEntry[str]) -> Stamp:
    """Return the stamp of one entry of a folder."""
    return _stamp(entry.stat(follow_symlinks=False))


def _stamp(status: os.stat_result) -> Stamp:
    return (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
