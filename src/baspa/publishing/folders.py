"""Files and folders on disk, moved and removed so that a link or a stranger's file never comes to harm."""

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
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


def remove_left_empty(top: Path, path: str) -> None:
    """Remove the folders below `top` that a file's going has left empty."""
    for folder in folders_of(path):
        try:
            (top / folder).rmdir()
        except OSError:
            break


def passes_link(top: Path, path: str) -> bool:
    """Tell whether a folder between `top` and a path is a symbolic link."""
    return any((top / folder).is_symlink() for folder in folders_of(path))


def merge(staged: Path, target: Path) -> None:
    """Rename what is staged into place: a whole folder where there is none yet, else file by file.

    Raises `EnvironmentFailed` when a link or a file stands where a folder is to be.
    """
    for entry in sorted(os.scandir(staged), key=lambda entry: entry.name):
        there = target / entry.name
        if not entry.is_dir(follow_symlinks=False):
            Path(entry.path).replace(there)
            continue
        mode = mode_of(there)
        if mode is None:
            Path(entry.path).rename(there)
        elif stat.S_ISDIR(mode):
            merge(Path(entry.path), there)
        else:
            raise EnvironmentFailed("output.link" if stat.S_ISLNK(mode) else "output.foreign", str(there))


def mode_of(path: Path | str) -> int | None:
    """Return what stands at a path itself, links not followed, as `stat` says it; None when nothing does."""
    try:
        return os.lstat(path).st_mode
    except (FileNotFoundError, NotADirectoryError):
        return None


def is_plain_file(path: Path) -> bool:
    """Tell whether a path is an ordinary file and not a link to one."""
    try:
        return stat.S_ISREG(path.stat(follow_symlinks=False).st_mode)
    except OSError:
        return False


class MachineFailed(EnvironmentFailed):
    """An `EnvironmentFailed` that can be raised in one process and met in another."""

    def __reduce__(self) -> tuple[Callable[..., EnvironmentFailed], tuple[str, str]]:
        """Return how it is made again: its facts have names, which exceptions do not send by themselves."""
        return partial(MachineFailed, **dict(self.problem.facts)), (self.problem.code, self.problem.place.path)


@contextmanager
def machine(path: Path | str, code: str = "machine.write") -> Iterator[None]:
    """Turn what the operating system refuses into a problem that names the path and the reason."""
    try:
        yield
    except OSError as error:
        raise MachineFailed(code, str(path), reason=str(error.strerror or error)) from error
