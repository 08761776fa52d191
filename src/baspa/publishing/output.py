"""The output folder as a transaction (law 4).

Everything is staged inside the folder first; when all of it is there, whole files and whole new folders are
renamed into place, what no longer belongs is removed, and the manifest is written last. At every instant each
file is the old one or the new one. A build killed anywhere leaves what the next one needs to finish the work.
"""

import shutil
import stat
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from baspa.problems import EnvironmentFailed
from baspa.publishing.folders import folders_of, is_plain_file, machine, mode_of, passes_link
from baspa.publishing.holdings import Holdings
from baspa.publishing.manifest import FOLDER, Entry, ManifestDamaged, file_digest
from baspa.publishing.pieces import PIECES, Revision, in_pieces, piece_of, revise
from baspa.publishing.records import Records
from baspa.publishing.replacement import Replacement
from baspa.publishing.staging import STAGE, Laid, Stager


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build did to the output folder."""

    edition: str
    """The digest of the whole output."""
    new: tuple[str, ...]
    """Paths of files that were not there before, sorted."""
    changed: tuple[str, ...]
    """Paths of files whose bytes are others now, sorted."""
    unchanged: int
    """How many files of the edition were not written."""
    pruned: tuple[str, ...]
    """Paths of files that were ours and are gone, sorted."""


def refuse_dangerous(output: Path, root: Path) -> None:
    """Raise `EnvironmentFailed` when a build into `output` could harm anything but a paper.

    It may not be, contain or lie within the site's content and layouts, nor be or contain the site, the
    home folder or the root of the file system.
    """
    place = output.resolve()
    for name in ("content", "layouts", ".git"):
        other = (root / name).resolve()
        if place == other or other in place.parents or place in other.parents:
            raise EnvironmentFailed("output.dangerous", str(output), other=str(other))
    for other in (root.resolve(), Path.home().resolve(), Path(place.anchor)):
        if place == other or place in other.parents:
            raise EnvironmentFailed("output.dangerous", str(output), other=str(other))
    if output.exists() and not output.is_dir():
        raise EnvironmentFailed("output.not-a-folder", str(output))


class Output:
    """One build's view of the output folder: put or accept what the edition has, then commit.

    A build that makes everything commits the whole; one that makes only what changed, and drops what is gone,
    commits a part, which costs as much as the change.
    """

    def __init__(self, folder: Path) -> None:
        """Open a folder; raises `EnvironmentFailed` when it cannot be written."""
        self._folder = folder
        self._stager = Stager.of(folder)
        self._entries: dict[str, Entry] = {}
        self._staged: set[str] = set()
        self._dropped: set[str] = set()
        self._plain: set[str] = set()
        with machine(folder / FOLDER):
            for own in (folder / FOLDER, folder / FOLDER / PIECES, folder / FOLDER / STAGE):
                if own.is_symlink():
                    raise EnvironmentFailed("output.link", str(own))
            self._before = Holdings(folder)
            self._discard_stage()

    @property
    def known(self) -> bool:
        """Tell whether a part may be committed: the records say what is there, as far as they have been read."""
        return self._before.known

    @property
    def stager(self) -> Stager:
        """Return what lays files of this build, in whatever process."""
        return self._stager

    @property
    def interrupted(self) -> frozenset[str]:
        """Return the paths that a build which never finished was about to touch."""
        return self._before.intent.paths

    def put(self, path: str, content: bytes, *, source: str = "", last: bool = False) -> None:
        """Stage one file of the edition, unless the output has it already, byte for byte."""
        self.accept(self._stager.lay(path, content, last=last), source=source)

    def put_file(self, path: str, original: Path, *, source: str = "") -> None:
        """Stage a copy of a file, a part at a time, unless the output has it already."""
        self.accept(self._stager.lay_file(path, original), source=source)

    def accept(self, laid: Laid, *, source: str = "") -> None:
        """Take up what a `Stager` of this folder has laid, in whatever process it was.

        Raises `EnvironmentFailed` when a file that Baspa did not write stands in its place.
        """
        with machine(f"{self._folder}/{laid.path}"):
            if laid.staged:
                self._refuse_foreign(laid.path)
                self._staged.add(laid.path)
            else:
                self._refuse_link(laid.path)
                self._take_back(laid.path)
        self._entries[laid.path] = Entry(laid.digest, source)

    def accept_there(self, digests: Mapping[str, str]) -> bool:
        """Take up files that the output has already, by their digests; nothing, and False, when it has not all."""
        with machine(self._folder, "machine.read"):
            if not all(self._has(path, known) for path, known in digests.items()):
                return False
        for path, known in digests.items():
            self.accept(Laid(path, known, staged=False))
        return True

    def keep(self, source: str) -> None:
        """Leave what a source had published as it is, in a whole commit: the source is broken, others are not."""
        with machine(self._folder / FOLDER, "machine.read"):
            for entries in self._before.pieces().values():
                for path, entry in entries.items():
                    if entry.source == source:
                        self._entries.setdefault(path, entry)

    def drop(self, path: str) -> None:
        """Let a file go in a commit of a part, if it is ours and not made again."""
        self._dropped.add(path)

    def matches(self, paths: Iterable[str]) -> set[str]:
        """Return those of the paths whose file has exactly the bytes that the manifest says."""
        with machine(self._folder / FOLDER, "machine.read"):
            return {path for path in paths if self._is_as_recorded(path)}

    def commit(self, *, whole: bool) -> Outcome:
        """Put everything in place, remove what is gone, write the manifest; raises `EnvironmentFailed`.

        What goes is, of the whole, everything of ours that was not put, accepted or kept; of a part, what was
        dropped. A part is only committed when the records can be relied on: else `ManifestDamaged` is raised
        before anything has changed, and the same output can still be filled up and committed as a whole.
        """
        with machine(self._folder):
            gone = self._gone_from_whole() if whole else self._gone_from_part()
            revision = self._revision_of_whole() if whole else self._revision_of_part(gone)
            if not whole:
                self._refuse_unreliable()
            before = {path for path in (*self._staged, *gone) if self._before.entry(path) is not None}
            removed = self._replace(Replacement(self._folder, frozenset(self._staged), gone), revision)
            lost = {path for path in before.intersection(gone) if mode_of(self._folder / path) is None}
        ours = before | self.interrupted
        return Outcome(
            edition=revision.manifest.edition,
            new=tuple(sorted(self._staged - ours)),
            changed=tuple(sorted(self._staged & ours)),
            unchanged=revision.manifest.files - len(self._staged),
            pruned=tuple(sorted(removed | lost)),
        )

    def close(self) -> None:
        """Forget what was staged and not committed; then the folder is as it was."""
        with suppress(OSError):
            self._discard_stage()
            (self._folder / FOLDER).rmdir()

    def _gone_from_whole(self) -> tuple[str, ...]:
        named = {path for entries in self._before.pieces().values() for path in entries}
        return tuple(sorted((named | self.interrupted) - self._entries.keys()))

    def _gone_from_part(self) -> tuple[str, ...]:
        """Return what was dropped and is ours, and what only an interrupted build can have put there."""
        leavings = {path for path in self.interrupted if self._before.entry(path) is None}
        return tuple(sorted((set(filter(self._before.names, self._dropped)) | leavings) - self._entries.keys()))

    def _revision_of_whole(self) -> Revision:
        before = self._before.pieces()
        after: dict[str, Mapping[str, Entry]] = {name: {} for name in before}
        return revise(self._before.manifest.pieces, before, after | in_pieces(self._entries))

    def _revision_of_part(self, gone: tuple[str, ...]) -> Revision:
        made = in_pieces(self._entries)
        before = {name: self._before.piece(name) for name in {*made, *map(piece_of, gone)}}
        after = {name: {**entries, **made.get(name, {})} for name, entries in before.items()}
        for path in gone:
            after[piece_of(path)].pop(path, None)
        return revise(self._before.manifest.pieces, before, after)

    def _refuse_unreliable(self) -> None:
        """Raise when the records do not say for certain what the files are that a part leaves alone."""
        left_alone = self.interrupted - self._entries.keys() - self._dropped
        recorded = {path for path in left_alone if self._before.entry(path) is not None}
        if not self.known or not all(map(self._is_as_recorded, recorded)):
            raise ManifestDamaged(str(self._folder))

    def _replace(self, replacement: Replacement, revision: Revision) -> frozenset[str]:
        """Change the folder, in the order that a kill at any step can be repaired from; return what was removed."""
        records = Records(self._folder)
        new = revision if revision.manifest != self._before.manifest else None
        replacement.refuse_obstacles()
        if new or replacement.staged or replacement.gone:
            # All is on disk before anything changes: a disk that is full now stops the build, not half of it.
            records.prepare(new, {*replacement.staged, *replacement.gone, *self.interrupted})
            records.put_intent_in_place()
        if new:
            records.put_pieces_in_place(new)
        removed = replacement.carry_out(self._stager.stage)
        if new:
            records.put_manifest_in_place()
        if new and self._before.known and self._before.intent.absent:
            records.remove_replaced(self._before.manifest, new.manifest)
        elif new or not self._before.intent.absent:
            records.sweep(revision.manifest)
        records.forget_intent()
        self._discard_stage()
        return removed

    def _is_as_recorded(self, path: str) -> bool:
        entry = self._before.entry(path)
        return entry is not None and self._has(path, entry.digest)

    def _has(self, path: str, known: str) -> bool:
        there = self._folder / path
        return is_plain_file(there) and not passes_link(self._folder, path) and file_digest(there) == known

    def _refuse_foreign(self, path: str) -> None:
        """Raise when a file that Baspa did not write stands where one of the edition is to go."""
        mode = mode_of(f"{self._folder}/{path}")
        if mode is not None and not stat.S_ISDIR(mode) and not self._before.may_be_ours(path):
            raise EnvironmentFailed("output.foreign", str(self._folder / path))

    def _refuse_link(self, path: str) -> None:
        """Raise when the way to a file passes a symbolic link; each folder is looked at once."""
        unseen = list(takewhile(lambda folder: folder not in self._plain, folders_of(path)))
        for folder in unseen:
            if stat.S_ISLNK(mode_of(f"{self._folder}/{folder}") or 0):
                raise EnvironmentFailed("output.link", str(self._folder / folder))
        self._plain.update(unseen)

    def _take_back(self, path: str) -> None:
        if path in self._staged:
            self._stager.take_back(path)
            self._staged.discard(path)

    def _discard_stage(self) -> None:
        # A worker of a killed build may be laying its last page: what it leaves is in nobody's way.
        shutil.rmtree(self._folder / FOLDER / STAGE, ignore_errors=True)
