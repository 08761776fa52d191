"""Files and folders on disk, moved and removed so that a link or a stranger's file never comes to harm."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from baspa.problems import EnvironmentFailed


def folders_of(path: str) -> Iterator[str]:
    """Yield the folders a path lies in, the innermost first."""
    folder = path.rpartition("/")[0]
    while folder:
        yield folder
        folder = folder.rpartition("/")[0]


def files_below(folder: Path) -> Iterator[Path]:
    """Yield everything below a folder that is not itself a folder, sorted; nothing when it is no folder."""
    if folder.is_dir() and not folder.is_symlink():
        for there in sorted(folder.rglob("*")):
            if there.is_symlink() or not there.is_dir():
                yield there


def remove_empty(folder: Path) -> None:
    """Remove a folder that holds nothing but folders; leave anything else as it is."""
    if folder.is_dir() and not folder.is_symlink() and not any(files_below(folder)):
        for there in sorted(folder.rglob("*"), reverse=True):
            there.rmdir()
        folder.rmdir()


def merge(staged: Path, target: Path) -> None:
    """Rename what is staged into place: a whole folder where there is none yet, else file by file.

    Raises `EnvironmentFailed` when a link or a file stands where a folder is to be.
    """
    for entry in sorted(os.scandir(staged), key=lambda entry: entry.name):
        there = target / entry.name
        if not entry.is_dir(follow_symlinks=False):
            Path(entry.path).replace(there)
        elif not os.path.lexists(there):
            Path(entry.path).rename(there)
        elif there.is_symlink():
            raise EnvironmentFailed("output.link", str(there))
        elif there.is_dir():
            merge(Path(entry.path), there)
        else:
            raise EnvironmentFailed("output.foreign", str(there))


def is_plain_file(path: Path) -> bool:
    """Tell whether a path is an ordinary file and not a link to one."""
    try:
        return stat.S_ISREG(path.stat(follow_symlinks=False).st_mode)
    except OSError:
        return False


@contextmanager
def machine(path: Path, code: str = "machine.write") -> Iterator[None]:
    """Turn what the operating system refuses into a problem that names the path and the reason."""
    try:
        yield
    except OSError as error:
        raise EnvironmentFailed(code, str(path), reason=str(error.strerror or error)) from error
