"""The folders that are measured in: what kind of file system they lie on, and how they are emptied."""

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

MEMORY_FILE_SYSTEMS = ("tmpfs", "ramfs")
SHARED_MEMORY = Path("/dev/shm")  # noqa: S108 - only folders with names of their own are made in it


def kind_of_file_system(folder: Path) -> str:
    """The kind of file system an existing folder lies on, such as `ext4`; empty where it cannot be known."""
    try:
        mounts = [line.split()[1:3] for line in Path("/proc/mounts").read_text(encoding="utf-8").splitlines()]
    except OSError:
        return ""
    place = folder.resolve()
    kinds = {mount: kind for mount, kind in mounts if place.is_relative_to(mount)}
    return kinds[max(kinds, key=len)] if kinds else ""


def in_memory(folder: Path) -> bool:
    """Whether a folder lies on a memory file system."""
    return kind_of_file_system(folder) in MEMORY_FILE_SYSTEMS


def in_words(folder: Path) -> str:
    """What a folder lies on, for a report."""
    kind = kind_of_file_system(folder) or "unknown"
    return f"a memory file system ({kind})" if in_memory(folder) else f"a disk ({kind})"


@contextmanager
def work_folder(wanted: Path | None) -> Iterator[Path]:
    """A fresh folder to measure in: kept below the one asked for, else temporary and in memory where it can be."""
    if wanted is not None:
        wanted.mkdir(parents=True, exist_ok=True)
        yield Path(tempfile.mkdtemp(prefix="baspa-bench-", dir=wanted)).resolve()
        return
    home = SHARED_MEMORY if SHARED_MEMORY.is_dir() and in_memory(SHARED_MEMORY) else None
    with tempfile.TemporaryDirectory(prefix="baspa-bench-", dir=home) as folder:
        yield Path(folder).resolve()


class Clearing:
    """Takes away what an earlier build left.

    On a memory file system it is deleted. On a disk it is moved into a folder `aside`, beside the folder it lay in,
    and stays: ext4 makes files several times slower in the minutes after many were deleted.
    """

    def __init__(self) -> None:
        """Have nothing aside yet."""
        self._turns = count(1)

    def __call__(self, places: Iterable[Path]) -> None:
        """Take these files and folders away, if they are there."""
        for place in places:
            if not place.exists():
                continue
            if in_memory(place):
                shutil.rmtree(place) if place.is_dir() else place.unlink()
                continue
            aside = place.parents[1] / "aside"
            aside.mkdir(exist_ok=True)
            place.rename(aside / f"{next(self._turns)}-{place.name}")
