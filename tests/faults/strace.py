"""Faults injected into the system calls of a build, by `strace`."""

import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from conftest import skipped
from sites import NOW, Finished, Site, command, environment

CALLS = (
    "write",
    "pwrite64",
    "rename",
    "renameat",
    "renameat2",
    "unlink",
    "unlinkat",
    "mkdir",
    "mkdirat",
    "rmdir",
    "fsync",
    "fdatasync",
    "ftruncate",
    "link",
)
"""The calls that change files; creating one is no call of its own (`openat` also reads) and comes before a write."""
STRACE = shutil.which("strace") or ""
QUIET = {"PYTHONDONTWRITEBYTECODE": "1"}
LINE = re.compile(r"^\d+ +(\w+)\((.*)$")
SPOKEN = ("1,", "2,")
"""What is written to the two standard streams changes no file."""


@dataclass(frozen=True, slots=True)
class Point:
    """One system call of a build: the `number`-th of its name."""

    call: str
    number: int
    arguments: str = ""

    def __str__(self) -> str:
        """Return what a test's message calls it."""
        return f"{self.call} {self.number}: {self.arguments[:120]}"


def needs_strace() -> None:
    """Leave the test out where builds cannot be traced."""
    if not STRACE:
        skipped("strace is not installed")
    tried = subprocess.run([STRACE, "-f", "-qq", "-o", "/dev/null", "true"], capture_output=True, check=False)
    if tried.returncode:
        pytest.skip("this machine does not let a process be traced")


def points_of(site: Site, trace: Path) -> list[Point]:
    """Return the changing calls of a build of a site, in order, but what it says; the build is carried out."""
    done = _traced(site, f"trace={','.join(CALLS)}", trace)
    assert done.status == 0, done.err
    seen: Counter[str] = Counter()
    points = []
    for line in trace.read_text("utf-8", "replace").splitlines():
        if found := LINE.match(line):
            call, arguments = found.groups()
            seen[call] += 1
            if not (call == "write" and arguments.startswith(SPOKEN)):
                points.append(Point(call, seen[call], arguments))
    return points


def killed_at(site: Site, point: Point, trace: Path) -> Finished:
    """Build a site and kill the build at one of its calls."""
    return _traced(site, f"inject={point.call}:signal=KILL:when={point.number}", trace)


def failed_at(site: Site, point: Point, error: str, trace: Path) -> Finished:
    """Build a site and let one of its calls, and none after it, fail."""
    return _traced(site, f"inject={point.call}:error={error}:when={point.number}", trace)


def spread(points: list[Point], share: int, shares: int) -> Point:
    """Return one of `shares` points that lie evenly among all of them."""
    return points[(len(points) - 1) * share // (shares - 1)]


def those(points: list[Point], wanted: Callable[[Point], bool]) -> list[Point]:
    """Return the points of one sort; a trace without any would prove nothing."""
    found = [point for point in points if wanted(point)]
    assert found
    return found


def _traced(site: Site, expression: str, trace: Path) -> Finished:
    words = [STRACE, "-f", "-qq", "-o", str(trace), "-e", "signal=none", "-e", expression]
    if expression.startswith("inject"):
        words += ["-e", f"trace={expression.removeprefix('inject=').partition(':')[0]}"]
    done = subprocess.run(
        [*words, *command("build", "--now", NOW, "--jobs", "1")],
        cwd=site.root,
        env=environment(QUIET),
        capture_output=True,
        check=False,
        timeout=120,
    )
    return Finished(done.returncode, done.stdout.decode(), done.stderr.decode())
