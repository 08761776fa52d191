"""Small file systems for tests: a disk that fills up, and folders that cannot be written. They need root."""

import errno
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

FILLER = "filler"
NOBODY = 65534
MOUNT, UNMOUNT = shutil.which("mount") or "", shutil.which("umount") or ""


def needs_root() -> None:
    """Leave the test out where this process may not act for others."""
    if os.geteuid() != 0:
        pytest.skip("only root can do this")


@contextmanager
def small_disk(folder: Path, options: str) -> Iterator[None]:
    """Mount an empty disk on a folder for the block; `options` say how small it is."""
    with _mounted("-t", "tmpfs", "-o", options, "tmpfs", str(folder)):
        yield


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Let nobody, root among them, write below a folder for the block."""
    with _mounted("--bind", str(folder), str(folder)):
        subprocess.run([MOUNT, "-o", "remount,ro,bind", str(folder)], check=True)
        yield


@contextmanager
def _mounted(*words: str) -> Iterator[None]:
    needs_root()
    if not MOUNT or subprocess.run([MOUNT, *words], capture_output=True, check=False).returncode:
        pytest.skip("this machine does not let root mount anything")
    try:
        yield
    finally:
        subprocess.run([UNMOUNT, "--lazy", words[-1]], check=True)


def fill(folder: Path, *, but: int) -> None:
    """Fill a small disk until so many bytes are free, in whole pages; the file can simply be deleted again."""
    size = os.statvfs(folder).f_bavail * os.statvfs(folder).f_frsize - but
    with (folder / FILLER).open("wb") as file:
        file.write(bytes(max(size, 0)))


def use_up_names(folder: Path, *, but: int) -> None:
    """Make empty files until so many more can be made."""
    (folder / FILLER).mkdir()
    try:
        for number in range(os.statvfs(folder).f_ffree - but):
            (folder / FILLER / str(number)).touch()
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise


def make_room(folder: Path) -> None:
    """Take away what filled a small disk."""
    if (folder / FILLER).is_dir():
        shutil.rmtree(folder / FILLER)
    else:
        (folder / FILLER).unlink()
