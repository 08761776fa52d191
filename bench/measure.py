"""Runs a command as a whole process several times and tells what it cost: wall, processor time and memory.

    python bench/measure.py [--runs 3] [--warm-ups 1] -- COMMAND …

Processor seconds are user and system time of the process and everything it started. Memory is the peak of the
whole tree of processes, sampled every 20 milliseconds (see tree.py); what processes share counts in each. On a
shared machine processor seconds are the steadier figure.
"""

import argparse
import os
import shlex
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tree import Tree

LAST_LINES = 20
"""How much of a failed command's own words an error repeats."""
RSS_UNIT = 1 if sys.platform == "darwin" else 1024
"""What one of `ru_maxrss` is, in bytes: macOS counts bytes, Linux kibibytes."""


class CommandFailedError(Exception):
    """A measured command ended with another status than 0; the message ends with its last words."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one run of a command cost."""

    wall: float
    """Seconds from start to end."""
    cpu: float
    """User and system seconds of the whole tree of processes."""
    memory: float
    """Peak of the whole tree of processes, in megabytes of 10⁶ bytes."""


@dataclass(frozen=True, slots=True)
class Range:
    """The least, middle and greatest of several figures."""

    least: float
    median: float
    greatest: float

    def __str__(self) -> str:
        """Median first, then the range: `1.20 (1.10-1.40)`."""
        return f"{self.median:.2f} ({self.least:.2f}-{self.greatest:.2f})"


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command costs over several runs."""

    runs: tuple[Run, ...]

    @property
    def wall(self) -> Range:
        """Wall seconds."""
        return range_of([run.wall for run in self.runs])

    @property
    def cpu(self) -> Range:
        """Processor seconds."""
        return range_of([run.cpu for run in self.runs])

    @property
    def memory(self) -> Range:
        """Megabytes of the whole tree of processes."""
        return range_of([run.memory for run in self.runs])


def range_of(figures: Sequence[float]) -> Range:
    """Least, median and greatest of at least one figure."""
    return Range(min(figures), statistics.median(figures), max(figures))


def run_once(command: Sequence[str], environment: Mapping[str, str] | None = None, folder: Path | None = None) -> Run:
    """Run a command to its end, in a folder if one is named, and return its cost.

    Raises CommandFailedError unless its status is 0.
    """
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        child = subprocess.Popen(
            command, env=environment, cwd=folder, stdin=subprocess.DEVNULL, stdout=said, stderr=said
        )
        tree = Tree(child.pid)
        tree.start()
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - start
        tree.stop()
        child.returncode = os.waitstatus_to_exitcode(status)  # ended: nobody else may wait for it
        if child.returncode:
            said.seek(0)
            words = said.read().decode(errors="replace").splitlines()[-LAST_LINES:]
            ended = f"status {child.returncode}: {shlex.join(command)}"
            raise CommandFailedError("\n".join([ended, *words]))
    # The kernel's sums miss processes nobody waited for, the samples miss the last moments: the larger is nearer.
    cpu = max(usage.ru_utime + usage.ru_stime, tree.cpu)
    return Run(wall, cpu, max(usage.ru_maxrss * RSS_UNIT, tree.peak) / 1e6)


def measure(
    command: Sequence[str],
    *,
    runs: int = 3,
    warm_ups: int = 1,
    before_each: Callable[[], None] = lambda: None,
    environment: Mapping[str, str] | None = None,
) -> Cost:
    """Run a command some times unmeasured and some times measured.

    `before_each` runs before every one of them, outside the clock; it puts the ground back as it was.
    """
    found = []
    for turn in range(warm_ups + runs):
        before_each()
        run = run_once(command, environment)
        if turn >= warm_ups:
            found.append(run)
    return Cost(tuple(found))


def main() -> None:
    """Measure the command of the command line and print a line for each figure."""
    parser = argparse.ArgumentParser(description="Measure a command as a whole process.")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--warm-ups", type=int, default=1)
    parser.add_argument("command", nargs="+")
    wanted = parser.parse_args()
    try:
        cost = measure(wanted.command, runs=wanted.runs, warm_ups=wanted.warm_ups)
    except CommandFailedError as error:
        sys.exit(str(error))
    print(f"wall s  {cost.wall}\ncpu s   {cost.cpu}\nMB      {cost.memory}")


if __name__ == "__main__":
    main()
