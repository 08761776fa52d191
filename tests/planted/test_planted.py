"""The planted bugs still fit the program: `run.py`, which shows that they are found, takes too long for every day."""

import ast
import subprocess
import sys

import pytest

from house import ROOT, SOURCE
from planted.bugs import BUGS, Bug


@pytest.mark.parametrize("bug", BUGS.values(), ids=BUGS)
def test_a_planted_bug_still_applies(bug: Bug) -> None:
    """Each text that it replaces is found exactly once, and what comes of it is still Python."""
    for change in bug.changes:
        text = (SOURCE / change.file).read_text("utf-8")

        assert text.count(change.old) == 1, change.old
        assert ast.dump(ast.parse(text.replace(change.old, change.new))) != ast.dump(ast.parse(text))


@pytest.mark.parametrize("bug", BUGS.values(), ids=BUGS)
def test_the_tests_that_find_it_are_there(bug: Bug) -> None:
    """A name that no test has would be green with and without the bug."""
    for test in bug.suite:
        file, _, name = test.partition("::")

        assert f"def {name}(" in (ROOT / "tests" / file).read_text("utf-8")


@pytest.mark.long
@pytest.mark.parametrize("name", BUGS)
def test_a_planted_bug_is_found(name: str) -> None:
    """Its tests are green without it, and red with it."""
    program = ROOT / "tests/planted/run.py"

    done = subprocess.run([sys.executable, program, name], capture_output=True, text=True, check=False, timeout=300)

    assert done.returncode == 0, done.stdout + done.stderr
