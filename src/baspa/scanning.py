"""Scanning: what lies on disk now, against what the last build found there."""

import sqlite3
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath
from time import time_ns

from baspa.memory.look import (
    DEPTH,
    SOURCES,
    differing,
    look_at,
    look_below,
    look_within,
    remember,
    remembered,
    spot_of,
    spots,
    update,
)
from baspa.memory.stamps import Stamp, content_digest, recent, stamp_of, stamp_text
from baspa.problems import EnvironmentFailed, Level, Problem
from baspa.reading.config import SITE_FILE
from baspa.reading.sources import CONTENT, LAYOUTS, Source, SourceKind, Sources, source_at, walk_sources

NO_STAMP: Stamp = (0, 0, 0, 0)
TEXTS = frozenset((SourceKind.ARTICLE, SourceKind.STANDING))


@dataclass(frozen=True, slots=True)
class Scan:
    """What has changed on disk."""

    changed: tuple[Source, ...]
    """Sources that are new or may be other ones, sorted."""
    removed: tuple[Source, ...]
    problems: tuple[Problem, ...] | None
    """What is wrong with files and folders as such, there where it was looked; None when that is as it was."""
    stamps: Mapping[str, Stamp]
    """Of what is in `changed`."""
    spots: Mapping[str, str]
    """The digests of the parts of the tree that are not as they were; empty for one that is gone."""
    recent: Mapping[str, str]
    """Digests of the files that were changed too shortly before the scan to be known by their stamps."""
    within: frozenset[str] | None = None
    """The parts of the tree that were looked at; None for all of it."""

    def covers(self, path: str) -> bool:
        """Tell whether everything that is wrong with a file as such would be among the problems."""
        return self.within is None or spot_of(path, DEPTH[SOURCES]) in self.spots

    def texts(self) -> tuple[Source, ...]:
        """Return the articles and standing pages that are to be read."""
        return tuple(source for source in self.changed if source.kind in TEXTS)

    def files(self, many: Iterable[Source]) -> tuple[Source, ...]:
        """Return those of many sources that are published, or named, as they are."""
        return tuple(source for source in many if source.kind not in TEXTS and source.kind is not SourceKind.LAYOUT)

    @property
    def layouts_changed(self) -> bool:
        """Tell whether any file of the site's own layouts came, went or changed."""
        return any(source.kind is SourceKind.LAYOUT for source in (*self.changed, *self.removed))


def scan(
    root: Path,
    memory: sqlite3.Connection,
    *,
    whole: bool,
    within: Collection[str] | None = None,
    only: Collection[str] = (),
) -> Scan:
    """Return what has changed below `content/` and `layouts/` since the last build; all of it if `whole`.

    `within` names the only parts of the tree, as `spot_of` does, that are looked at; unless something is wrong with
    a file as such: then everything is. `only` names the only files of these parts that are looked at, where nothing
    but texts and pictures have come, gone or changed: the parts themselves still look as if they had not been looked
    at. Raises `EnvironmentFailed` when a folder cannot be read.
    """
    parts = None if whole or within is None else frozenset(within)
    looked = time_ns()
    if only and parts is not None:
        found_there = _only(root, memory, only, looked)
        if found_there is not None:
            return found_there
    try:
        stamps = _look(root, parts)
    except OSError as error:
        raise EnvironmentFailed("machine.read", str(error.filename), reason=str(error.strerror)) from error
    fresh = recent(root, stamps | {SITE_FILE: _own_stamp(root)}, looked)
    now = spots(stamps, SOURCES)
    before = {} if whole else remembered(memory, SOURCES)
    if parts is not None:
        before = {spot: digest for spot, digest in before.items() if spot in parts}
    changed_spots = differing(before, now)
    digests = {spot: now.get(spot, "") for spot in changed_spots}
    if not whole:
        found = _partly(root, memory, stamps, changed_spots, parts)
        if found is not None:
            return Scan(*found, stamps, digests, fresh, parts)
    if parts is not None:
        return scan(root, memory, whole=whole)
    everything = walk_sources(root)
    changed, removed = _against(memory, everything, stamps, whole=whole)
    return Scan(changed, removed, everything.problems, stamps, digests, fresh)


def keep(memory: sqlite3.Connection, found: Scan, *, whole: bool, unread: Iterable[str] = ()) -> None:
    """Remember a scan; sources in `unread` are taken for changed the next time."""
    rows = [
        (source.path, source.kind, source.size, _stamp_text(found.stamps.get(source.path)))
        for source in found.changed
    ]
    memory.executemany("DELETE FROM file WHERE path = ?", ((source.path,) for source in found.removed))
    memory.executemany("INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?)", rows)
    memory.executemany("UPDATE file SET stamp = '' WHERE path = ?", ((path,) for path in unread))
    (remember if whole else update)(memory, SOURCES, found.spots)
    memory.executemany("DELETE FROM recent WHERE path = ?", ((path,) for path in _recent(memory, found.within)))
    memory.executemany("INSERT OR REPLACE INTO recent VALUES (?, ?)", sorted(found.recent.items()))


def _look(root: Path, parts: Iterable[str] | None) -> dict[str, Stamp]:
    if parts is None:
        return look_below(root, (CONTENT, LAYOUTS))
    return {path: stamp for part in parts for path, stamp in look_within(root, part).items()}


def _recent(memory: sqlite3.Connection, parts: Collection[str] | None) -> dict[str, str]:
    """Return the digests of files, in some parts of the tree, that the last scan could not know by their stamps."""
    rows = memory.execute("SELECT path, digest FROM recent").fetchall()
    return {path: known for path, known in rows if parts is None or spot_of(path, DEPTH[SOURCES]) in {*parts, ""}}


Found = tuple[tuple[Source, ...], tuple[Source, ...], tuple[Problem, ...] | None]


def _partly(
    root: Path,
    memory: sqlite3.Connection,
    stamps: Mapping[str, Stamp],
    changed_spots: set[str],
    parts: Collection[str] | None,
) -> Found | None:
    """Return what has changed in some parts of the tree; None when more than that must be looked at.

    That is when something is, or was, wrong with a file as such: then what is said must be what a full walk says.
    Where only some `parts` are looked at, a file that is passed over with a warning is no reason for that.
    """
    if not (root / CONTENT).is_dir() or (root / CONTENT).is_symlink():
        return None
    if parts is None and memory.execute("SELECT 1 FROM problem WHERE stage = 'found' LIMIT 1").fetchone():
        return None
    depth = DEPTH[SOURCES]
    known: dict[str, tuple[str, str, int, str]] = {}
    for spot in changed_spots:
        rows = memory.execute(
            "SELECT path, kind, size, stamp FROM file WHERE path >= ? AND path < ?", (f"{spot}/", f"{spot}0")
        )
        known |= {row[0]: row for row in rows if spot_of(row[0], depth) == spot}
    doubtful = _doubtful(root, memory, parts)
    changed, ignored = [], []
    for path in (path for path in stamps if spot_of(path, depth) in changed_spots or path in doubtful):
        old = known.get(path)
        if old is not None and path not in doubtful and old[3] == stamp_text(stamps[path]):
            continue
        there = source_at(root, path)
        if isinstance(there, Source):
            changed.append(there)
        elif there is not None and there.level is Level.WARNING and parts is not None:
            ignored.append(there)
        elif there is not None:
            return None
    removed = [Source(row[0], SourceKind(row[1]), row[2]) for path, row in known.items() if path not in stamps]
    told = tuple(ignored) if parts is not None and changed_spots else None
    return tuple(sorted(changed, key=_path)), tuple(sorted(removed, key=_path)), told


def _only(root: Path, memory: sqlite3.Connection, files: Collection[str], looked: int) -> Scan | None:
    """Return what has changed of some files; None when there is more to them than a text or a picture saved."""
    stamps = look_at(root, files)
    changed, removed = [], []
    for path in sorted({*files}):
        if memory.execute("SELECT 1 FROM problem WHERE stage = 'found' AND source = ?", (path,)).fetchone():
            return None
        row = memory.execute("SELECT kind, size, stamp FROM file WHERE path = ?", (path,)).fetchone()
        there = source_at(root, path) if path in stamps else None
        if isinstance(there, Problem) or any((root / folder).is_symlink() for folder in PurePath(path).parents[:-1]):
            return None
        if there is None and row is not None:
            removed.append(Source(path, SourceKind(row[0]), row[1]))
        elif there is not None and (
            row is None or row[2] != stamp_text(stamps[path]) or _is_other(root, memory, path)
        ):
            changed.append(there)
    fresh = recent(root, stamps | {SITE_FILE: _own_stamp(root)}, looked)
    return Scan(tuple(changed), tuple(removed), None, stamps, {}, fresh, frozenset())


def _is_other(root: Path, memory: sqlite3.Connection, path: str) -> bool:
    """Tell whether a file that the last scan could not know by its stamp is another one now."""
    row = memory.execute("SELECT digest FROM recent WHERE path = ?", (path,)).fetchone()
    return row is not None and content_digest(str(root / path)) != row[0]


def _own_stamp(root: Path) -> Stamp:
    return next(iter(stamp_of(root / SITE_FILE).values()), NO_STAMP)


def _against(
    memory: sqlite3.Connection, everything: Sources, stamps: Mapping[str, Stamp], *, whole: bool
) -> tuple[tuple[Source, ...], tuple[Source, ...]]:
    known = {row[0]: row for row in memory.execute("SELECT path, kind, size, stamp FROM file")}
    there = {source.path for source in everything.found}
    removed = [Source(row[0], SourceKind(row[1]), row[2]) for path, row in known.items() if path not in there]
    if whole:
        return everything.found, tuple(sorted(removed, key=_path))
    doubtful = {path for (path,) in memory.execute("SELECT path FROM recent")}
    changed = [
        source
        for source in everything.found
        if source.path in doubtful
        or source.path not in known
        or known[source.path][3] != _stamp_text(stamps.get(source.path))
    ]
    return tuple(changed), tuple(sorted(removed, key=_path))


def _doubtful(root: Path, memory: sqlite3.Connection, parts: Collection[str] | None) -> set[str]:
    """Return the files that the last scan could not know by their stamps, and that are other ones now."""
    recently = _recent(memory, parts)
    return {path for path, known in recently.items() if content_digest(str(root / path)) != known}


def _stamp_text(stamp: Stamp | None) -> str:
    return stamp_text(stamp) if stamp else ""


def _path(source: Source) -> str:
    return source.path
