"""The same results for any number of workers, and a worker that is lost takes only one thing with it."""

import fcntl
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from baspa.workers import CHUNK, FEW, Crew, run_all
from sites import MINIMAL, Site, article

MANY = 2 * FEW + CHUNK // 2
DEADLY, ENDLESS, WRONG = 41, 77, 50


def double(kit: int, thing: int) -> int:
    """Return something of both the kit and the thing."""
    return kit + 2 * thing


def double_or_die(kit: int, thing: int) -> int:
    """End the process on one thing, and never come back from another."""
    if thing == DEADLY:
        os._exit(9)
    if thing == ENDLESS:
        time.sleep(600)
    return double(kit, thing)


def double_or_raise(kit: int, thing: int) -> int:
    """Fail on one thing, as a program with a fault would."""
    if thing == WRONG:
        raise ValueError("a fault of the program")
    return double(kit, thing)


def lost(thing: int) -> int:
    """Return what stands for a thing whose worker was lost."""
    return -thing


@pytest.mark.parametrize("jobs", [1, 2, 5])
@pytest.mark.parametrize("count", [0, 1, FEW, MANY])
def test_results_come_in_the_order_of_the_things(jobs: int, count: int) -> None:
    """Whoever did them, and however many there are."""
    results = list(run_all(double, range(count), Crew(jobs, 7, 5), lost=lost))

    assert results == [7 + 2 * thing for thing in range(count)]


def test_a_lost_worker_takes_one_thing_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """One thing kills its process, one never ends: both are named, and all others are done."""
    monkeypatch.setattr("baspa.workers.GRACE", 1.0)

    results = list(run_all(double_or_die, range(MANY), Crew(2, 7, 1), lost=lost))

    assert results == [-thing if thing in {DEADLY, ENDLESS} else 7 + 2 * thing for thing in range(MANY)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_fault_of_the_program_is_not_hidden(jobs: int) -> None:
    """What a task raises is raised to whoever asked, and the workers are gone."""
    with pytest.raises(ValueError, match="a fault of the program"):
        list(run_all(double_or_raise, range(MANY), Crew(jobs, 7, 5), lost=lost))


def test_any_number_of_jobs_makes_the_same_bytes(site: Site) -> None:
    """A paper large enough for workers, made by one process, by two and by three."""
    site.write(f"-- site.yaml --\n{MINIMAL}")
    for number in range(FEW + 10):
        day, hour = 1 + number % 20, number // 20
        story = article(
            title=f"Story {number}", time=f"2026-11-{day:02} {hour:02}:00", tags=[f"t{number % 7}", "all"]
        )
        site.put(f"content/{number:03}.md", story)
    trees = []
    for jobs in ("1", "2", "3"):
        done = site.build("--clean", "--jobs", jobs)
        assert done.status == 0, done.err
        trees.append(site.tree())

    assert trees[0] == trees[1] == trees[2]
    assert len(trees[0]) > FEW


def test_an_article_that_hangs_among_many_is_named(site: Site) -> None:
    """In a worker as without one: the hostile article is said, and no other."""
    site.write(f"-- site.yaml --\n{MINIMAL}markdown: {{seconds: 1}}\n")
    for number in range(FEW + 10):
        site.put(f"content/{number:03}.md", article(title=f"Story {number}"))
    site.put("content/hostile.md", article(title="Hostile", body="[a](<b" * 5000))

    done = site.build("--jobs", "2")

    assert done.status == 1
    assert [line.split(":")[1].strip() for line in done.problems] == ["content/hostile.md"]


def test_no_worker_outlives_the_process_that_wants_the_results(tmp_path: Path) -> None:
    """A build that is killed leaves nobody behind who writes into its output."""
    process = subprocess.Popen([sys.executable, "-c", WAITING, str(tmp_path)], cwd=Path(__file__).parent)
    _until(lambda: len(list(tmp_path.iterdir())) == 2, "both workers are at work")

    process.kill()
    process.wait()

    _until(lambda: not any(map(_lives, tmp_path.iterdir())), "both workers have left")


WAITING = """
import sys
from pathlib import Path
from test_workers import FEW, Crew, lost, run_all, say_and_wait

list(run_all(say_and_wait, range(2 * FEW), Crew(2, Path(sys.argv[1]), 600), lost=lost))
"""


def say_and_wait(folder: Path, _thing: int) -> int:
    """Hold a lock in a folder, as long as this process lives, and do nothing for long."""
    with (folder / str(os.getpid())).open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        time.sleep(600)
    return 0


def _lives(held: Path) -> bool:
    with held.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def _until(holds: Callable[[], bool], what: str) -> None:
    until = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < until, f"not within 30 seconds: {what}"
        time.sleep(0.01)
