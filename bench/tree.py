"""Watches a process with all that it starts: memory and processor time of the whole tree, from `/proc`.

Every 20 milliseconds the known processes are read, and the children their threads have started become known;
a process whose parent has ended stays known. Where there is no `/proc`, the figures stay 0.
"""

import os
import threading
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")
INTERVAL = 0.02
"""Seconds between two samples."""
TICK = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")
USER, SYSTEM, START, RESIDENT = 11, 12, 19, 21
"""Where `stat` has its figures, counted after the name in parentheses."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One process at one moment."""

    start: str
    """When it started, which tells it from a later process of the same number."""
    cpu: float
    """User and system seconds of its own."""
    memory: int
    """Resident bytes; what two processes share counts in both."""


def read_process(number: int) -> Reading | None:
    """The present state of a process; None when it has ended."""
    try:
        text = (PROC / str(number) / "stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    fields = text.rpartition(")")[2].split()
    cpu = (int(fields[USER]) + int(fields[SYSTEM])) / TICK
    return Reading(fields[START], cpu, int(fields[RESIDENT]) * PAGE)


def children(number: int) -> set[int]:
    """The processes that any thread of a process has started and that still live."""
    found: set[int] = set()
    try:
        threads = list((PROC / str(number) / "task").iterdir())
    except OSError:
        return found
    for thread in threads:
        try:
            text = (thread / "children").read_text(encoding="ascii")
        except OSError:  # the thread has ended since its name was read
            continue
        found.update(map(int, text.split()))
    return found


class Tree:
    """The processes that have come from one, watched by a thread from `start` until `stop`."""

    def __init__(self, root: int) -> None:
        """Know the root alone."""
        self.peak = 0
        """The most bytes that all processes held at one sample."""
        self._living: dict[int, str | None] = {root: None}
        self._cpu: dict[tuple[int, str], float] = {}
        self._ended = threading.Event()
        self._watch = threading.Thread(target=self._sample_until_ended, daemon=True)

    @property
    def cpu(self) -> float:
        """User and system seconds of every process as last seen; of a short-lived one only a part is seen."""
        return sum(self._cpu.values())

    def start(self) -> None:
        """Begin to watch."""
        self._watch.start()

    def stop(self) -> None:
        """Watch no longer."""
        self._ended.set()
        self._watch.join()

    def sample(self) -> None:
        """Read every living process once and meet its children."""
        total = 0
        waiting = list(self._living)
        while waiting:
            number = waiting.pop()
            reading = read_process(number)
            if reading is None or self._living.get(number) not in {None, reading.start}:
                self._living.pop(number, None)
                continue
            self._living[number] = reading.start
            self._cpu[number, reading.start] = reading.cpu
            total += reading.memory
            new = children(number) - self._living.keys()
            self._living.update(dict.fromkeys(new))
            waiting += new
        self.peak = max(self.peak, total)

    def _sample_until_ended(self) -> None:
        while not self._ended.wait(INTERVAL):
            self.sample()
