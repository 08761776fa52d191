"""The measuring of whole processes: what a run cost, and what a failed one said."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import measure


def _memory_of(command: list[str], folder: Path | None = None) -> float:
    """Measure from a small process: until it becomes the command, a child is as large as the one it came from."""
    script = "import sys, measure; print(measure.run_once(sys.argv[1:]).memory)"
    place = {**os.environ, "PYTHONPATH": str(Path(measure.__file__).parent)}
    done = subprocess.run(
        [sys.executable, "-c", script, *command], cwd=folder, env=place, capture_output=True, check=True
    )
    return float(done.stdout)


def test_processor_time_counts_children_and_not_sleep() -> None:
    """A process whose child burns half a second costs that much, and sleeping costs nothing."""
    burn = "import time\nwhile time.process_time() < 0.5: pass"
    parent = f"import subprocess, sys, time; subprocess.run([sys.executable, '-c', {burn!r}]); time.sleep(0.3)"

    run = measure.run_once([sys.executable, "-c", parent])

    assert run.cpu >= 0.5
    assert run.wall >= 0.8
    idle = measure.run_once([sys.executable, "-c", "import time; time.sleep(0.5)"])
    assert idle.cpu < 0.4 <= idle.wall


def test_memory_is_the_peak_of_a_process() -> None:
    """A process that once held 200 MB costs more than 200 MB, one that did not far less."""
    large = _memory_of([sys.executable, "-c", "bytearray(b'x') * 200_000_000"])
    small = _memory_of([sys.executable, "-c", "pass"])

    assert 200 < large < 300
    assert small < 150


def test_warm_ups_are_prepared_and_not_recorded(tmp_path: Path) -> None:
    """Two runs after one warm-up: the command ran three times, each on prepared ground, and two are known."""
    ground, log = tmp_path / "ground", tmp_path / "log"
    script = f"from pathlib import Path; Path({str(ground)!r}).rmdir(); Path({str(log)!r}).open('a').write('x')"

    cost = measure.measure([sys.executable, "-c", script], runs=2, before_each=ground.mkdir)

    assert log.read_text() == "xxx"
    assert len(cost.runs) == 2
    assert cost.wall.least <= cost.wall.median <= cost.wall.greatest


def test_a_failing_command_is_no_measurement() -> None:
    """The status and the last words of a command that failed are told."""
    with pytest.raises(measure.CommandFailedError, match=r"(?s)status 3.*broken press"):
        measure.run_once([sys.executable, "-c", "import sys; print('broken press'); sys.exit(3)"])


HOLD = """
import os, sys, time
held = bytearray(b"x") * 100_000_000
open(sys.argv[1], "w").close()
while not all(map(os.path.exists, ("one", "other"))):
    time.sleep(0.01)
time.sleep(0.3)
"""
BURN = """
import time
while time.process_time() < 0.5:
    pass
open("burnt", "w").close()
time.sleep(0.5)
"""
LEAVE = """
import os, subprocess, sys, time
subprocess.Popen([sys.executable, "-c", sys.argv[1]])
while not os.path.exists("burnt"):
    time.sleep(0.01)
time.sleep(0.2)
os._exit(0)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="skipped: there is no /proc here")
def test_memory_is_the_sum_of_all_processes_at_one_time(tmp_path: Path) -> None:
    """Two children that hold 100 MB each at the same time count together."""
    start = "subprocess.Popen([sys.executable, '-c', sys.argv[1], name])"
    both = f"import subprocess, sys; [child.wait() for child in [{start} for name in ('one', 'other')]]"

    memory = _memory_of([sys.executable, "-c", both, HOLD], folder=tmp_path)

    assert 200 < memory < 300


@pytest.mark.skipif(sys.platform != "linux", reason="skipped: there is no /proc here")
def test_processor_time_counts_a_child_nobody_waits_for(tmp_path: Path) -> None:
    """A child that burns half a second and outlives its parent costs that much, though the kernel's sum lacks it."""
    run = measure.run_once([sys.executable, "-c", LEAVE, BURN], folder=tmp_path)

    assert run.cpu >= 0.45


def test_a_command_runs_in_the_folder_asked_for(tmp_path: Path) -> None:
    """A relative path of the command lies in that folder."""
    measure.run_once([sys.executable, "-c", "open('here', 'w').close()"], folder=tmp_path)

    assert (tmp_path / "here").is_file()
