"""Waking: a site built again whenever its clock, or an editor, has changed what readers are to see.

Each build is a process of its own. So one that fails, even by running out of memory, ends nothing; a program that was
brought up to date meanwhile is the one that builds; and days of waiting hold no more memory than the first minute.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from time import monotonic, sleep

from baspa.memory.look import SOURCES, look_below, spots
from baspa.memory.stillness import TOPS, site_file_stamp

REST = 20
"""A look is followed by a rest of at least so many times what it cost: a large archive is looked at more seldom."""
SETTLED, PATIENCE = 0.3, 5.0
"""Seconds for which nothing may change before a change is taken for whole, and for which that is waited for."""
AGAIN = 15.0
"""Seconds after which a build is tried again that the machine was in the way of: a lock, a full disk."""
JUMP = timedelta(minutes=1)
"""How far back the machine's clock must go for the edition to be made anew."""
GRACE = 0.5
"""Seconds that a build has to end when it is told to."""


class Cause(StrEnum):
    """What ended the waiting; each has its words in the catalogues."""

    DUE = "due"
    CHANGED = "changed"
    AGAIN = "again"
    CLOCK = "clock"


@dataclass(frozen=True, slots=True)
class Built:
    """What came of one build."""

    status: int
    """Negative when a signal ended it."""
    next_wake: datetime | None
    """None too when it did not get so far as to know."""

    @property
    def hindered(self) -> bool:
        """Tell whether the machine, not the content or the configuration, was in the way."""
        return self.status not in {0, 1, 2}


@dataclass(frozen=True, slots=True)
class Vigil:
    """Waits for a site's moments and changes, and builds."""

    root: Path
    options: tuple[str, ...]
    """Of each build."""
    report: Path
    every: float
    """Seconds between two looks at the site's files."""
    now: Callable[[], datetime]
    tell: Callable[..., None]
    """Says a message of the catalogue."""

    def keep(self, *, once: bool) -> int:
        """Build now and whenever something is due; with `once`, leave after the build of the next moment.

        Returns the status of the last build; without `once`, only a signal ends it.
        """
        cause = None
        while True:
            seen = self.look()
            built = self.build()
            if once and (cause is Cause.DUE or built.next_wake is None):
                return max(built.status, 0)
            self._tell_waiting(built)
            cause = self.wait(seen, built)
            self.tell(f"wake.{cause}")

    def build(self) -> Built:
        """Build once, in a process that ends when this one is ended."""
        self.report.unlink(missing_ok=True)
        words = ("build", "--site", str(self.root), "--report", str(self.report), *self.options)
        process = subprocess.Popen((sys.executable, "-P", "-m", "baspa", *words))  # noqa: S603 - our own program
        try:
            status = process.wait()
        finally:
            if process.poll() is None:
                process.terminate()
                try:
                    process.wait(GRACE)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()
        return Built(status, _next_wake(self.report))

    def wait(self, seen: Mapping[str, str], built: Built) -> Cause:
        """Wait until the next moment, or until files are not as they were `seen`; return what came first.

        The machine's own clock is asked again after each rest, so it may jump, and sleep may have been longer.
        """
        tried, earlier = monotonic(), self.now()
        rest = self.every
        while True:
            moment = self.now()
            if built.next_wake is not None and built.next_wake <= moment:
                return Cause.DUE
            if moment < earlier - JUMP:
                return Cause.CLOCK
            if built.hindered and monotonic() - tried >= AGAIN:
                return Cause.AGAIN
            earlier = max(earlier, moment)
            looked = monotonic()
            if self.look() != seen:
                self._let_settle()
                return Cause.CHANGED
            rest = max(self.every, REST * (monotonic() - looked))
            left = (built.next_wake - self.now()).total_seconds() if built.next_wake else rest
            sleep(max(0.0, min(rest, left)))

    def look(self) -> dict[str, str]:
        """Return digests of the stamps of the site's files; of none while its folders cannot be read."""
        try:
            return spots(look_below(self.root, TOPS), SOURCES) | {"": site_file_stamp(self.root)}
        except OSError:
            return {}

    def _let_settle(self) -> None:
        """Wait while files are still being written, as they are by a checkout."""
        until, seen = monotonic() + PATIENCE, self.look()
        while monotonic() < until:
            sleep(SETTLED)
            now = self.look()
            if now == seen:
                return
            seen = now

    def _tell_waiting(self, built: Built) -> None:
        if built.next_wake is None:
            self.tell("wake.waiting-for-change")
        else:
            self.tell("wake.waiting", moment=built.next_wake.isoformat(sep=" ", timespec="minutes"))


def _next_wake(report: Path) -> datetime | None:
    try:
        found = json.loads(report.read_text("utf-8"))["next_wake"]
    except (OSError, ValueError, KeyError):
        return None
    return datetime.fromisoformat(found) if found else None
