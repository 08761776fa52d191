"""The lock: one build at a time writes an output folder; a second one waits a little, then leaves.

The kernel holds the lock, so a build that was killed leaves none behind, whatever its file says.
"""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from baspa.problems import EnvironmentFailed
from baspa.publishing.folders import machine
from baspa.publishing.manifest import FOLDER

LOCK = "lock"
PATIENCE = 100
"""How often the lock is asked for."""
PAUSE = 0.1
"""Seconds between two times."""


@contextmanager
def locked(output: Path, sleep: Callable[[float], None]) -> Iterator[None]:
    """Hold the lock of an output folder, making the folder, for the block.

    Raises `EnvironmentFailed` naming the process that holds it, when it is not let go within ten seconds, and
    when the folder cannot be written.
    """
    path = output / FOLDER / LOCK
    made = not output.exists()
    with machine(path):
        descriptor = _take(path, sleep)
        os.ftruncate(descriptor, 0)
        os.write(descriptor, str(os.getpid()).encode())
    try:
        yield
    finally:
        with suppress(OSError):
            path.unlink()  # while it is still ours: whoever opened it meanwhile looks again
        os.close(descriptor)
        with suppress(OSError):
            path.parent.rmdir()  # fails, as it should, unless this build has left nothing in it
            if made:
                output.rmdir()


def _take(path: Path, sleep: Callable[[float], None]) -> int:
    """Return the descriptor of the lock file once it is ours alone."""
    for attempt in range(PATIENCE):
        path.parent.mkdir(parents=True, exist_ok=True)  # each time: the last holder may just have removed it
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o644)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.pread(descriptor, 20, 0).decode("ascii", "replace")
            os.close(descriptor)
            if attempt == PATIENCE - 1:
                raise EnvironmentFailed("output.locked", str(path.parent.parent), pid=holder or "?") from None
            sleep(PAUSE)
            continue
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(descriptor), path.stat(follow_symlinks=False)):
                return descriptor
        os.close(descriptor)  # the file was removed by its last holder: this is no lock any more
    raise EnvironmentFailed("output.locked", str(path.parent.parent), pid="?")
