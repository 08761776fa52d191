"""The measuring of whole processes: what a run cost, and what a failed one said."""

import sys
from pathlib import Path

import pytest

import measure


def test_processor_time_counts_children_and_not_sleep() -> None:
    """A process whose child burns half a second costs that much, and sleeping costs nothing."""
    burn = "import time\nwhile time.process_time() < 0.5: pass"
    parent = f"import subprocess, sys, time; subprocess.run([sys.executable, '-c', {burn!r}]); time.sleep(0.3)"

    run = measure.run_once([sys.executable, "-c", parent])

    assert run.cpu >= 0.5
    assert run.wall >= 0.8
    idle = measure.run_once([sys.executable, "-c", "import time; time.sleep(0.5)"])
    assert idle.cpu < 0.4 <= idle.wall


def test_memory_is_the_peak_of_the_largest_process() -> None:
    """A process that once held 200 MB costs more than 200 MB, one that did not far less."""
    large = measure.run_once([sys.executable, "-c", "bytearray(b'x') * 200_000_000"])
    small = measure.run_once([sys.executable, "-c", "pass"])

    assert 200 < large.memory < 300
    assert small.memory < 150


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
