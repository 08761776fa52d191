"""A look at a tree: one digest of stamps for each of its parts, so that what has changed is found part by part."""

import os
import sqlite3
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from baspa.memory.stamps import Stamp, digest_of, stamp_at, stamp_there, stamps_below

SOURCES, OUTPUT = "sources", "output"
DEPTH = {SOURCES: 3, OUTPUT: 2}
"""Folder names that tell the parts of a tree apart: `content/2026/11` of the sources, `2026/11` of the output."""


def look_below(root: Path, tops: Iterable[str]) -> dict[str, Stamp]:
    """Return the stamp of every file below some folders of a root, by its path from the root; raises OSError."""
    found: dict[str, Stamp] = {}
    start = len(str(root)) + 1
    for top in tops:
        for path, stamp in stamps_below(root / top).items():
            found[_text(path[start:])] = stamp
    return found


def look_at(root: Path, paths: Iterable[str]) -> dict[str, Stamp]:
    """Return the stamp of each of some files that is there: several times sooner than all folders are read."""
    found: dict[str, Stamp] = {}
    for path in paths:
        stamp = stamp_there(f"{root}/{path}")
        if stamp is not None:
            found[path] = stamp
    return found


def published(memory: sqlite3.Connection, spot: str | None = None) -> list[str]:
    """Return the paths of the output's files as the memory knows them, of one part of it or of all."""
    query = "SELECT DISTINCT path FROM claim"
    within = (f"{spot}/", f"{spot}0") if spot else ()
    rows = memory.execute(f"{query} WHERE path >= ? AND path < ?" if spot else query, within)
    return [path for (path,) in rows if spot is None or spot_of(path, DEPTH[OUTPUT]) == spot]


def _text(path: str) -> str:
    """Return a path as a text that can be kept, whatever bytes its name is made of."""
    return path if path.isascii() else path.encode("utf-8", "backslashreplace").decode()


def spot_of(path: str, depth: int) -> str:
    """Return the part of a tree that a path lies in."""
    return _spot_of_folder(path.rpartition("/")[0], depth)


@lru_cache(maxsize=4096)
def _spot_of_folder(folder: str, depth: int) -> str:
    return "/".join(folder.split("/")[:depth])


def spots(stamps: Mapping[str, Stamp], area: str) -> dict[str, str]:
    """Return the digest of each part of a tree."""
    parts: dict[str, dict[str, Stamp]] = {}
    depth = DEPTH[area]
    for path, stamp in stamps.items():
        parts.setdefault(spot_of(path, depth), {})[path] = stamp
    return {spot: digest_of(part) for spot, part in parts.items()}


def remembered(memory: sqlite3.Connection, area: str) -> dict[str, str]:
    """Return the digests that the last look left."""
    return dict(memory.execute("SELECT spot, digest FROM look WHERE area = ?", (area,)).fetchall())


def remember(memory: sqlite3.Connection, area: str, digests: Mapping[str, str]) -> None:
    """Keep the digests of a whole area."""
    memory.execute("DELETE FROM look WHERE area = ?", (area,))
    memory.executemany("INSERT INTO look VALUES (?, ?, ?)", ((area, *pair) for pair in sorted(digests.items())))


def update(memory: sqlite3.Connection, area: str, digests: Mapping[str, str]) -> None:
    """Keep the digests of some parts of an area; an empty digest says that the part is gone."""
    memory.executemany("DELETE FROM look WHERE area = ? AND spot = ?", ((area, spot) for spot in digests))
    memory.executemany(
        "INSERT INTO look VALUES (?, ?, ?)", ((area, spot, digest) for spot, digest in digests.items() if digest)
    )


def differing(before: Mapping[str, str], after: Mapping[str, str]) -> set[str]:
    """Return the parts that are not as they were."""
    return {spot for spot in before.keys() | after.keys() if before.get(spot) != after.get(spot)}


def look_within(root: Path, spot: str) -> dict[str, Stamp]:
    """Return the stamps of the files of one part of the sources; raises OSError."""
    folder, stamps = root / spot, {}
    start = len(str(root)) + 1
    if spot.count("/") + bool(spot) == DEPTH[SOURCES]:
        stamps = {_text(path[start:]): stamp for path, stamp in stamps_below(folder).items()}
    elif folder.is_dir():
        with os.scandir(folder) as scan:
            for entry in scan:
                if not entry.is_dir(follow_symlinks=False):
                    stamps[_text(entry.path[start:])] = stamp_at(entry)
    return stamps


def look_at_spot(root: Path, spot: str) -> str:
    """Return the digest of one part of the sources, as `spots` would; empty when nothing is there."""
    stamps = look_within(root, spot)
    return digest_of(stamps) if stamps else ""
