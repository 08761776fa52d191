"""Files begun for people: only below the site's folder, through no link, never over anything, whole or not at all."""

import errno
import os
from contextlib import suppress
from pathlib import Path

from baspa.problems import EnvironmentFailed

FOLDER_FLAGS = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
FILE_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
LINKS = frozenset((errno.ELOOP, errno.ENOTDIR))


def begin_file(root: Path, path: str, text: str) -> None:
    """Write a new file at a path from the site's root, making the folders above it.

    Raises `EnvironmentFailed` when it is there already, a link or a file stands where a folder is to be, or it
    cannot be written.
    """
    *folders, name = path.split("/")
    descriptor = os.open(root, FOLDER_FLAGS & ~os.O_NOFOLLOW)
    try:
        for number, folder in enumerate(folders, start=1):
            descriptor = _entered(descriptor, folder, "/".join(folders[:number]))
        _write(descriptor, name, text)
    except FileExistsError as error:
        raise EnvironmentFailed("new.there", path) from error
    except OSError as error:
        raise EnvironmentFailed("machine.write", path, reason=str(error.strerror)) from error
    finally:
        os.close(descriptor)


def _entered(above: int, folder: str, path: str) -> int:
    """Return the descriptor of a folder, made if it is not there, and close that of the one above."""
    with suppress(FileExistsError):
        os.mkdir(folder, dir_fd=above)
    try:
        inner = os.open(folder, FOLDER_FLAGS, dir_fd=above)
    except OSError as error:
        if error.errno in LINKS:
            raise EnvironmentFailed("new.link", path) from error
        raise
    os.close(above)
    return inner


def _write(folder: int, name: str, text: str) -> None:
    descriptor = os.open(name, FILE_FLAGS, 0o644, dir_fd=folder)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except BaseException:
        os.unlink(name, dir_fd=folder)  # an interrupt too leaves nothing begun
        raise
