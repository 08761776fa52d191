"""Bundles: the volumes that have changed bound anew, and laid with the rest of the coming edition."""

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from baspa.archive.archive import Archive, Listed
from baspa.memory.sealing import text_digest
from baspa.memory.store import reader
from baspa.planning.claims import Claims
from baspa.planning.marks import Marks
from baspa.planning.pages import Page, PageKind
from baspa.planning.volumes import FOLDER, bounds, entry_path
from baspa.problems import EnvironmentFailed
from baspa.progress import Progress, tracked
from baspa.publishing.manifest import digest
from baspa.publishing.output import Output
from baspa.reading.config import Config
from baspa.rendering.folders import layout_folders, read_words
from baspa.rendering.texts import Texts
from baspa.routes import Routes
from baspa.searching.binding import BindingFailed, bound, program_versions, request
from baspa.searching.records import Record, record_of

Hear = Callable[[str, str, bytes], None]
"""Takes a volume, a path in the output, and the bytes of that file."""
MOST_AT_ONCE = 4
"""Volumes that are bound at once: each takes some hundreds of megabytes meanwhile."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """What came of one volume."""

    volume: str
    made_of: str
    """The digest of all that decides it."""
    digests: Mapping[str, str]
    """The digest of each of its files, by its path in the output."""
    files: Mapping[str, bytes]
    """Their bytes; empty when the last edition's bundle is the same."""


@dataclass(frozen=True, slots=True)
class Bindery:
    """Binds the volumes of an edition from the memory it lies in."""

    memory: sqlite3.Connection
    path: Path
    """The memory's file: each volume is read through a window of its own."""
    config: Config

    def stage(self, output: Output, marks: Marks, jobs: int, progress: Progress, hear: Hear) -> None:
        """Lay the bundles of all volumes that are stale; raises `EnvironmentFailed` when one cannot be made.

        `hear` is given what is new of them.
        """
        gone = [volume for volume in self._known() if not Claims(self.memory).is_claimed(entry_path(volume))]
        stale = self._stale()
        if not stale and not gone:
            return
        bundles = []
        if stale:
            with ThreadPoolExecutor(min(jobs, MOST_AT_ONCE)) as threads:
                made = threads.map(partial(_bind, self.path, self.config, self._known()), stale)
                bundles = [self._lay(one, output, hear) for one in tracked(progress, "search", made, len(stale))]
        self._note(bundles, gone, marks)

    def _lay(self, bundle: Bundle, output: Output, hear: Hear) -> Bundle:
        """Lay a bundle, if the output does not have it; return it without its bytes, which are laid now."""
        if not bundle.files and not output.accept_there(bundle.digests):
            bundle = _bound(bundle.volume, _told(self.path, self.config, bundle.volume), bundle.made_of)
        for path, content in bundle.files.items():
            hear(bundle.volume, path, content)
            output.put(path, content, last=path == entry_path(bundle.volume))
        return replace(bundle, files={})

    def _stale(self) -> list[str]:
        rows = self.memory.execute(
            "SELECT DISTINCT subject FROM stale CROSS JOIN claim USING (path) WHERE kind = ? ORDER BY subject",
            (PageKind.BUNDLE,),
        )
        return [volume for (volume,) in rows.fetchall()]

    def _known(self) -> dict[str, tuple[str, Mapping[str, str]]]:
        rows = self.memory.execute("SELECT volume, made_of, files FROM bundle ORDER BY volume").fetchall()
        return {volume: (made_of, json.loads(files)) for volume, made_of, files in rows}

    def _note(self, bundles: list[Bundle], gone: list[str], marks: Marks) -> None:
        """Let the edition have the files of these bundles, and no longer those that they had before."""
        claims, routes = Claims(self.memory), Routes.of(self.config)
        self.memory.execute("BEGIN")
        for volume in gone:
            marks.gone(claims.replace(bundle_family(volume), []).gone)
            self.memory.execute("DELETE FROM bundle WHERE volume = ?", (volume,))
        for bundle in bundles:
            others = (path for path in bundle.digests if path != entry_path(bundle.volume))
            pages = (Page(PageKind.BUNDLE, routes.file(path), bundle.volume) for path in others)
            marks.gone(claims.replace(bundle_family(bundle.volume), pages).gone)
            row = (bundle.volume, bundle.made_of, json.dumps(dict(bundle.digests)))
            self.memory.execute("INSERT OR REPLACE INTO bundle VALUES (?, ?, ?)", row)
        self.memory.execute("COMMIT")


def bundle_family(volume: str) -> str:
    """Return the family of the files of a volume's bundle."""
    return f"{FOLDER}/{volume}"


def bundle_of(path: Path, config: Config, volume: str) -> Mapping[str, bytes]:
    """Return the files of one volume's bundle by their paths in the output; raises `EnvironmentFailed`."""
    return _bound(volume, _told(path, config, volume), "").files


def _bind(path: Path, config: Config, known: Mapping[str, tuple[str, Mapping[str, str]]], volume: str) -> Bundle:
    """Bind one volume, in whatever thread this is, unless it is what it was."""
    told = _told(path, config, volume)
    made_of = text_digest(told, program_versions())
    before, digests = known.get(volume, ("", {}))
    if before == made_of:
        return Bundle(volume, made_of, digests, {})
    return _bound(volume, told, made_of)


def _bound(volume: str, told: bytes, made_of: str) -> Bundle:
    try:
        files = {f"{FOLDER}/{volume}/{name}": content for name, content in sorted(bound(told).items())}
    except BindingFailed as failed:
        raise EnvironmentFailed("search.failed", f"{FOLDER}/{volume}/", reason=str(failed)) from failed
    return Bundle(volume, made_of, {path: digest(content) for path, content in files.items()}, files)


def _told(path: Path, config: Config, volume: str) -> bytes:
    with closing(reader(path)) as memory:
        return request(_records(memory, config, volume))


def _records(memory: sqlite3.Connection, config: Config, volume: str) -> Iterator[Record]:
    texts, words = Texts(memory), read_words(layout_folders(config.root), config.site.language)
    shelf, start, end = bounds(volume)
    for source in Archive(memory, Routes.of(config), Listed({}, {})).row(shelf).between(start, end):
        yield record_of(texts.facts(source), texts.body(source), config, words)
