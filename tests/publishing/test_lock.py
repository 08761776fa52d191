"""One build at a time writes an output folder."""

import fcntl
import os
from pathlib import Path

import pytest

from baspa.problems import EnvironmentFailed
from baspa.publishing.lock import LOCK, PATIENCE, locked
from baspa.publishing.manifest import FOLDER


def test_the_lock_leaves_nothing_behind(tmp_path: Path) -> None:
    """Held, its file says by whom; let go, neither it nor the folder it made is there."""
    output = tmp_path / "output"

    with locked(output, lambda _seconds: None):
        assert (output / FOLDER / LOCK).read_text("ascii") == str(os.getpid())

    assert not output.exists()


def test_a_folder_that_was_there_stays(tmp_path: Path) -> None:
    """Somebody's empty folder is not ours to remove."""
    with locked(tmp_path, lambda _seconds: None):
        pass

    assert list(tmp_path.iterdir()) == []


def test_a_second_build_waits_and_then_names_the_first(tmp_path: Path) -> None:
    """It asks a hundred times, then says which process holds the lock."""
    waited: list[float] = []
    with (
        locked(tmp_path, waited.append),
        pytest.raises(EnvironmentFailed) as refused,
        locked(tmp_path, waited.append),
    ):
        pass

    assert len(waited) == PATIENCE - 1
    assert refused.value.problem.code == "output.locked"
    assert dict(refused.value.problem.facts) == {"pid": str(os.getpid())}


def test_a_second_build_goes_on_when_the_first_has_finished(tmp_path: Path) -> None:
    """It waits only as long as it must."""
    first = locked(tmp_path, lambda _seconds: None)
    first.__enter__()

    def finish(_seconds: float) -> None:
        first.__exit__(None, None, None)

    with locked(tmp_path, finish):
        assert (tmp_path / FOLDER / LOCK).is_file()


def test_a_killed_build_leaves_no_lock(tmp_path: Path) -> None:
    """A file nobody holds, whatever it says, is no lock: the kernel has let it go."""
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / LOCK).write_text("1", "ascii")

    with locked(tmp_path, lambda _seconds: pytest.fail("there is nothing to wait for")):
        descriptor = os.open(tmp_path / FOLDER / LOCK, os.O_RDONLY)
        with pytest.raises(BlockingIOError):
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        os.close(descriptor)
