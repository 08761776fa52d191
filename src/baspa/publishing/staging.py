"""Staging: files of the coming edition laid beside the present one, by any process.

The stage lies in the output folder, so that a rename is enough to put in place what is on it. Each build has a
place of its own on it: a worker that outlives its killed build writes where the next one never looks.
"""

import os
import secrets
import shutil
import stat
from dataclasses import dataclass
from pathlib import Path

from baspa.publishing.folders import is_plain_file, machine, remove_left_empty
from baspa.publishing.manifest import FOLDER, digest, file_digest

STAGE = "stage"
FIRST, LAST = "1", "2"
"""What others lead to is put in place first; the pages that lead to it, last."""
SMALL = 1024 * 1024
"""Bytes up to which a file is read whole."""


@dataclass(frozen=True, slots=True)
class Laid:
    """One file of the coming edition, as it was laid."""

    path: str
    digest: str
    staged: bool
    """False when the output has it already, byte for byte."""


@dataclass(frozen=True, slots=True)
class Stager:
    """Lays files on the stage of an output folder. It remembers nothing, so it can be sent to any process.

    What it lays must be accepted by the `Output` of that folder: what is on the stage is put in place.
    """

    folder: Path
    """The output folder."""
    build: str
    """The name of this build's place on the stage, like no other build's."""

    @classmethod
    def of(cls, folder: Path) -> "Stager":
        """Return the stager of a build that begins."""
        return cls(folder, secrets.token_hex(8))

    @property
    def stage(self) -> Path:
        """Return the folder that holds what this build stages, in a folder for each phase."""
        return self.folder / FOLDER / STAGE / self.build

    def lay(self, path: str, content: bytes, *, last: bool = False) -> Laid:
        """Stage one file, unless the output has it already; laid twice, it is there once.

        Raises `EnvironmentFailed`, which can be sent to another process, when it cannot be written.
        """
        there = f"{self.folder}/{path}"
        if _has(there, content):
            return Laid(path, digest(content), staged=False)
        with machine(there):
            staged = self._place(path, last=last)
            try:
                _write(staged, content)
            except FileNotFoundError:
                os.makedirs(staged.rpartition("/")[0], exist_ok=True)  # noqa: PTH103 - as below
                _write(staged, content)
        return Laid(path, digest(content), staged=True)

    def lay_file(self, path: str, original: Path, *, last: bool = False) -> Laid:
        """Stage a copy of a file, a part at a time when it is large, unless the output has it already."""
        with machine(original, "machine.read"):
            content = original.read_bytes() if original.stat().st_size <= SMALL else None
            known = file_digest(original) if content is None else ""
        if content is not None:
            return self.lay(path, content, last=last)
        there = self.folder / path
        with machine(there):
            if is_plain_file(there) and file_digest(there) == known:
                return Laid(path, known, staged=False)
            staged = Path(self._place(path, last=last))
            staged.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(original, staged, follow_symlinks=False)
        return Laid(path, known, staged=True)

    def take_back(self, path: str) -> None:
        """Remove a file from the stage again."""
        for phase in (FIRST, LAST):
            with machine(self.folder / path):
                (self.stage / phase / path).unlink(missing_ok=True)
                remove_left_empty(self.stage / phase, path)

    def _place(self, path: str, *, last: bool) -> str:
        # A string: an edition may have a hundred thousand files, and a `Path` costs as much as opening one.
        return f"{self.folder}/{FOLDER}/{STAGE}/{self.build}/{LAST if last else FIRST}/{path}"


def _write(there: str, content: bytes) -> None:
    with open(there, "wb", buffering=0) as file:  # noqa: PTH123 - as above
        rest = memoryview(content)
        while rest:
            rest = rest[file.write(rest) :]


def _has(there: str, content: bytes) -> bool:
    """Tell whether an ordinary file has these bytes; it is only opened when it has their number."""
    try:
        found = os.lstat(there)
        if not stat.S_ISREG(found.st_mode) or found.st_size != len(content):
            return False
        # Opened by hand, since an edition may compare every file: it takes half as many calls of the system.
        descriptor = os.open(there, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
        try:
            return os.read(descriptor, len(content) + 1) == content
        finally:
            os.close(descriptor)
    except OSError:
        return False
