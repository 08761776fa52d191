# ruff: noqa: T201 - a program that reports what it found
"""Plant each bug of `bugs.py` in a copy of the repository: its tests must be green without it and red with it.

    python tests/planted/run.py            all bugs
    python tests/planted/run.py no-pruning one of them

Leaves with status 1 when a bug is not found, or when tests fail that no bug was planted for.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bugs import BUGS, Bug

ROOT = Path(__file__).resolve().parents[2]
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "output", "__pycache__", ".*_cache", ".hypothesis", ".baspa")
PASSED, FAILED = 0, 1
"""How pytest leaves: everything passed; a test failed. Any other status proves nothing."""
RAN = re.compile(r"\d+ (?:passed|failed)")


def main(names: list[str]) -> int:
    """Plant the named bugs, or all; return the status to leave with."""
    unknown = [name for name in names if name not in BUGS]
    if unknown:
        print(f"no such bug: {', '.join(unknown)}; there are: {', '.join(BUGS)}")
        return 2
    with tempfile.TemporaryDirectory(prefix="baspa-planted-") as folder:
        sound = Path(folder) / "sound"
        shutil.copytree(ROOT, sound, ignore=LEFT_OUT, symlinks=True)
        wrong = [one for one in names or BUGS if not _is_found(one, BUGS[one], sound, Path(folder) / one)]
    print(f"not proved: {', '.join(wrong)}" if wrong else "every planted bug was found")
    return 1 if wrong else 0


def _is_found(name: str, bug: Bug, sound: Path, copy: Path) -> bool:
    """Tell whether the bug's tests are green in a sound copy, and red in one that has the bug."""
    before = _status(sound, bug)
    shutil.copytree(sound, copy, symlinks=True)
    plant(bug, copy)
    after = _status(copy, bug)
    shutil.rmtree(copy)
    proved = (before, after) == (PASSED, FAILED)
    print(f"{name}: {_colour(before)} without it, {_colour(after)} with it{'' if proved else '  <- NOT PROVED'}")
    return proved


def plant(bug: Bug, root: Path) -> None:
    """Change the program below a root; raises `ValueError` when it is not what the bug was written for."""
    for change in bug.changes:
        there = root / "src/baspa" / change.file
        text = there.read_text("utf-8")
        if text.count(change.old) != 1:
            raise ValueError(f"{change.file} holds this {text.count(change.old)} times, not once: {change.old!r}")
        there.write_text(text.replace(change.old, change.new), "utf-8", newline="\n")


def _status(root: Path, bug: Bug) -> int:
    """Run a bug's tests against the program below a root, and return pytest's status."""
    words = ["-x", "-q", "-p", "no:randomly", "-p", "no:cacheprovider", "-m", "not long"]
    started = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *words, *(f"tests/{test}" for test in bug.suite)],
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(root / "src"), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode not in {PASSED, FAILED} or not RAN.search(done.stdout):
        print(done.stdout[-2000:], done.stderr[-2000:], sep="\n")
        return -1
    print(f"  {time.monotonic() - started:5.1f} s  {done.stdout.strip().splitlines()[-1]}", flush=True)
    return done.returncode


def _colour(status: int) -> str:
    return {PASSED: "green", FAILED: "red"}.get(status, "broken")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
