"""The output folder as a transaction (law 4).

Everything is staged inside the folder first; when all of it is there, whole files and whole new folders are
renamed into place, what no longer belongs is removed, and the manifest is written last. At every instant each
file is the old one or the new one. A build killed anywhere leaves what the next one needs to finish the work.
"""

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from baspa.problems import EnvironmentFailed
from baspa.publishing.folders import files_below, folders_of, is_plain_file, machine, merge, remove_empty
from baspa.publishing.manifest import (
    FOLDER,
    INTENT,
    MANIFEST,
    Entry,
    Manifest,
    digest,
    file_digest,
    intent_bytes,
    manifest_bytes,
    read_intent,
    read_manifest,
)

STAGE = "stage"
FIRST, LAST = "1", "2"
"""What others lead to is put in place first; the pages that lead to it, last."""
SMALL = 1024 * 1024
"""Bytes up to which a file is read whole."""


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
    """One build's view of the output folder: put every file of the edition, then commit."""

    def __init__(self, folder: Path) -> None:
        """Open a folder; raises `EnvironmentFailed` when it cannot be written."""
        self._folder = folder
        self._stage = folder / FOLDER / STAGE
        self._entries: dict[str, Entry] = {}
        self._staged: set[str] = set()
        with machine(folder / FOLDER):
            if (folder / FOLDER).is_symlink():
                raise EnvironmentFailed("output.link", str(folder / FOLDER))
            self._before = read_manifest(folder)
            self._interrupted = read_intent(folder)
            self._discard_stage()

    def put(self, path: str, content: bytes, *, source: str = "", last: bool = False) -> None:
        """Stage one file of the edition, unless the output has it already, byte for byte."""
        self._entries[path] = Entry(digest(content), source)
        if self._has(path, content):
            return
        self._refuse_foreign(path)
        target = self._staging(path, LAST if last else FIRST)
        with machine(self._folder / path):
            target.write_bytes(content)

    def put_file(self, path: str, original: Path, *, source: str = "") -> None:
        """Stage a copy of a file, a piece at a time, unless the output has it already."""
        with machine(original, "machine.read"):
            content = original.read_bytes() if original.stat().st_size <= SMALL else None
            known = file_digest(original) if content is None else ""
        if content is not None:
            self.put(path, content, source=source)
            return
        self._entries[path] = Entry(known, source)
        there = self._folder / path
        if is_plain_file(there) and file_digest(there) == known and not self._passes_link(path):
            return
        self._refuse_foreign(path)
        with machine(there):
            shutil.copyfile(original, self._staging(path, FIRST), follow_symlinks=False)

    def keep(self, source: str) -> None:
        """Leave what a source had published as it is: the source is broken and others are published."""
        for path, entry in self._before.entries.items():
            if entry.source == source:
                self._entries.setdefault(path, entry)

    def commit(self) -> Outcome:
        """Put everything in place, remove what is gone, write the manifest; raises `EnvironmentFailed`."""
        ours = self._before.entries.keys() | self._interrupted
        gone = sorted(ours - self._entries.keys())
        new = Manifest(self._entries)
        with machine(self._folder):
            self._refuse_obstacles(gone)
            if self._before != new:
                # Written before anything changes: a disk that is full now stops the build, not half of it.
                self._prepare(MANIFEST, manifest_bytes(self._entries))
            if self._staged or gone:
                self._prepare(INTENT, intent_bytes(self._staged | ours))
                self._put_in_place(INTENT)
            self._clear_the_way(gone)
            for phase in (FIRST, LAST):
                if (self._stage / phase).is_dir():
                    merge(self._stage / phase, self._folder)
            pruned = tuple(path for path in gone if self._remove(path))
            if self._before != new:
                self._put_in_place(MANIFEST)
            if (self._folder / FOLDER / INTENT).exists():
                (self._folder / FOLDER / INTENT).unlink()
            self._discard_stage()
        return Outcome(
            edition=new.edition,
            new=tuple(sorted(self._staged - ours)),
            changed=tuple(sorted(self._staged & ours)),
            unchanged=len(self._entries) - len(self._staged),
            pruned=pruned,
        )

    def close(self) -> None:
        """Forget what was staged and not committed; then the folder is as it was."""
        with suppress(OSError):
            self._discard_stage()
            (self._folder / FOLDER).rmdir()

    def _has(self, path: str, content: bytes) -> bool:
        there = self._folder / path
        try:
            if there.stat(follow_symlinks=False).st_size != len(content) or not is_plain_file(there):
                return False
            return there.read_bytes() == content and not self._passes_link(path)
        except OSError:
            return False

    def _refuse_foreign(self, path: str) -> None:
        """Raise when a file that Baspa did not write stands where one of the edition is to go."""
        known = path in self._before.entries or path in self._interrupted or self._before.damaged
        if not known and os.path.lexists(self._folder / path) and not (self._folder / path).is_dir():
            raise EnvironmentFailed("output.foreign", str(self._folder / path))

    def _staging(self, path: str, phase: str) -> Path:
        self._staged.add(path)
        target = self._stage / phase / path
        if not target.parent.is_dir():
            with machine(self._folder / path):
                target.parent.mkdir(parents=True, exist_ok=True)
        return target

    def _discard_stage(self) -> None:
        if self._stage.is_symlink():
            raise EnvironmentFailed("output.link", str(self._stage))
        if self._stage.is_dir():
            shutil.rmtree(self._stage)

    def _passes_link(self, path: str) -> bool:
        """Tell whether a folder on the way to a path is a symbolic link."""
        parts = path.split("/")[:-1]
        return any((self._folder / "/".join(parts[: n + 1])).is_symlink() for n in range(len(parts)))

    def _refuse_obstacles(self, gone: list[str]) -> None:
        """Raise, while nothing has changed yet, when a link or a foreign file stands where the edition is to go."""
        leaving = set(gone)
        for folder in sorted({folder for path in (*self._staged, *gone) for folder in folders_of(path)}):
            there = self._folder / folder
            if there.is_symlink():
                raise EnvironmentFailed("output.link", str(there))
            if os.path.lexists(there) and not there.is_dir() and folder not in leaving:
                raise EnvironmentFailed("output.foreign", str(there))
        for path in sorted(self._staged):
            for file in files_below(self._folder / path):
                if file.relative_to(self._folder).as_posix() not in leaving:
                    raise EnvironmentFailed("output.foreign", str(file))

    def _clear_the_way(self, gone: list[str]) -> None:
        """Remove old files where a new folder is to be, and old folders where a new file is to be."""
        folders = {folder for path in self._staged for folder in folders_of(path)}
        for path in gone:
            if path in folders or any(folder in self._staged for folder in folders_of(path)):
                self._remove(path)
        for path in self._staged:
            remove_empty(self._folder / path)

    def _remove(self, path: str) -> bool:
        """Remove one file of ours and the folders it leaves empty; False if it was not there."""
        if self._passes_link(path):
            raise EnvironmentFailed("output.link", str(self._folder / path))
        there = self._folder / path
        try:
            there.unlink()
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            return path in self._before.entries and not os.path.lexists(there)
        for folder in folders_of(path):
            try:
                (self._folder / folder).rmdir()
            except OSError:
                break
        return True

    def _prepare(self, name: str, content: bytes) -> None:
        """Stage one of our own records, on disk before it is put in place: it must survive a power cut."""
        self._stage.mkdir(parents=True, exist_ok=True)
        with (self._stage / name).open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())

    def _put_in_place(self, name: str) -> None:
        """Replace one of our records by the one prepared: it is whole-old or whole-new."""
        (self._stage / name).replace(self._folder / FOLDER / name)
        descriptor = os.open(self._folder / FOLDER, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
