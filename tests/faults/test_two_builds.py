"""Builds that meet, are interrupted, or lose a worker: each ends soon, says what it must, and leaves whole files."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from random import Random

import pytest

from baspa.publishing.intent import INTENT
from baspa.publishing.lock import LOCK
from baspa.publishing.manifest import FOLDER, MANIFEST
from baspa.publishing.pieces import PIECES
from baspa.publishing.staging import STAGE
from faults.newsroom import Tree, assert_no_traceback, many_articles
from sites import NOW, Finished, Site, build_clean, command, environment, tree

SOME, MANY = 24, 120
"""Articles: so that workers share the pages, and so that they share the reading too."""
SOON = 2.0
"""Seconds within which an interrupted build is gone."""
LEFT = 10.0
"""Seconds within which none of its processes runs, on a machine that is busy with other tests."""
SIGNALS = {signal.SIGINT: 130, signal.SIGTERM: 143}


class Running:
    """A build that is going on."""

    def __init__(self, site: Site, *options: str) -> None:
        """Start it, in a group of its own."""
        self.process = subprocess.Popen(
            command("build", "--now", NOW, *options),
            cwd=site.root,
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        self.site = site

    def wait_for(self, there: Callable[[], object], seconds: float = 30) -> bool:
        """Wait until something is so; tell whether the build was still going on then."""
        until = time.monotonic() + seconds
        while time.monotonic() < until and self.process.poll() is None:
            if there():
                return True
        return False

    def holds(self, output: Path) -> bool:
        """Tell whether this build holds the lock of an output."""
        try:
            return (output / FOLDER / LOCK).read_text() == str(self.process.pid)
        except OSError:
            return False

    def send(self, number: int) -> None:
        """Send the build, and not its workers, a signal."""
        self.process.send_signal(number)

    def finish(self, seconds: float = 60) -> Finished:
        """Wait for the end."""
        out, err = self.process.communicate(timeout=seconds)
        return Finished(self.process.returncode, out.decode(), err.decode())

    def workers(self) -> list[int]:
        """Return the processes that work for the build: children of the server that forks them, not that itself."""
        parents = {process: parent for process, _state, parent, _group in _processes()}
        servers = {child for child, parent in parents.items() if parent == self.process.pid}
        return sorted(child for child, parent in parents.items() if parent in servers)

    def is_alone(self, seconds: float) -> bool:
        """Tell whether nothing of the build's group runs any more after so many seconds at most.

        What has ended and waits for the machine's first process to notice it does not run; that wait is not ours.
        """
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if not any(
                group == self.process.pid and state != "Z" for _process, state, _parent, group in _processes()
            ):
                return True
            time.sleep(0.05)
        return False


def _processes() -> Iterator[tuple[int, str, int, int]]:
    """Yield the number of every process, its state, its parent and its group."""
    for status in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it has gone meanwhile
            state, parent, group = status.read_text().rpartition(")")[2].split()[:3]
            yield int(status.parent.name), state, int(parent), int(group)


@contextmanager
def _running(site: Site, *options: str) -> Iterator[Running]:
    build = Running(site, *options)
    try:
        yield build
    finally:
        if build.process.poll() is None:
            os.killpg(build.process.pid, signal.SIGKILL)
            build.finish()
        for pipe in (build.process.stdout, build.process.stderr):
            if pipe is not None:
                pipe.close()


def _shop(top: Path, articles: int) -> tuple[Site, Tree]:
    site = Site(top / "paper")
    many_articles(site, articles)
    build_clean(site.root, top / "clean")
    return site, tree(top / "clean")


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> tuple[Site, Tree]:
    """Return a site of some articles, and what a clean build makes of it."""
    return _shop(tmp_path_factory.mktemp("shop"), SOME)


@pytest.fixture(scope="module")
def large_shop(tmp_path_factory: pytest.TempPathFactory) -> tuple[Site, Tree]:
    """Return the same of a site of many articles."""
    return _shop(tmp_path_factory.mktemp("large"), MANY)


def _emptied(site: Site) -> Site:
    """Return a site with neither output nor memory."""
    for folder in (site.output, site.root / FOLDER):
        shutil.rmtree(folder, ignore_errors=True)
    return site


@pytest.fixture
def site(shop: tuple[Site, Tree]) -> Site:
    """Return the smaller site, never built."""
    return _emptied(shop[0])


def _assert_right(site: Site, clean: Tree) -> None:
    assert site.tree() == clean
    assert {path.name for path in (site.output / FOLDER).iterdir()} == {MANIFEST, PIECES}


def _hold(first: Running) -> None:
    """Stop a build while it holds the lock of its output."""
    assert first.wait_for(lambda: first.holds(first.site.output))
    first.send(signal.SIGSTOP)


def test_a_second_build_waits_for_the_first(site: Site, shop: tuple[Site, Tree]) -> None:
    """Both succeed, and the output is the right one."""
    with _running(site) as first:
        _hold(first)
        with _running(site) as second:
            time.sleep(2)
            assert second.process.poll() is None
            first.send(signal.SIGCONT)

            assert first.finish().status == 0
            assert second.finish().status == 0
    _assert_right(site, shop[1])


def test_a_second_build_that_waited_too_long_names_the_first(site: Site, shop: tuple[Site, Tree]) -> None:
    """Status 3, and the number of the process to look for; the first is not disturbed."""
    with _running(site) as first:
        _hold(first)

        done = site.build()

        assert done.status == 3
        assert_no_traceback(done)
        assert f"process {first.process.pid}" in done.err
        first.send(signal.SIGCONT)
        assert first.finish().status == 0
    _assert_right(site, shop[1])


def test_a_build_goes_on_when_the_one_it_waits_for_is_killed(site: Site, shop: tuple[Site, Tree]) -> None:
    """The lock goes with its holder."""
    with _running(site) as first:
        _hold(first)
        with _running(site) as second:
            time.sleep(2)
            assert second.process.poll() is None
            first.send(signal.SIGKILL)

            assert second.finish().status == 0
    _assert_right(site, shop[1])


def test_builds_into_different_outputs_do_not_disturb_each_other(
    site: Site, shop: tuple[Site, Tree], tmp_path: Path
) -> None:
    """One has the memory, the other does without; both are right, and so is the next."""
    with _running(site) as first, _running(site, "--output", str(tmp_path / "other")) as second:
        assert first.finish().status == 0
        assert second.finish().status == 0

    _assert_right(site, shop[1])
    assert tree(tmp_path / "other") == shop[1]
    assert site.build("--output", str(tmp_path / "other")).status == 0
    assert site.build().status == 0
    assert tree(tmp_path / "other") == shop[1]
    _assert_right(site, shop[1])


def test_two_first_builds_at_once_make_one_paper(site: Site, shop: tuple[Site, Tree]) -> None:
    """Started together, into an output that is not there yet."""
    with _running(site) as first, _running(site) as second:
        assert first.finish().status == 0
        assert second.finish().status == 0

    _assert_right(site, shop[1])


def _moment(build: Running, moment: str) -> None:
    own = build.site.output / FOLDER
    if moment.endswith("s"):
        time.sleep(float(moment.removesuffix("s")))
        return
    places = {"locked": own / LOCK, "staging": own / STAGE, "replacing": own / INTENT}
    build.wait_for(places[moment].exists)


def _interrupt(site: Site, clean: Tree, number: signal.Signals, moment: str, jobs: str) -> None:
    with _running(site, "--jobs", jobs) as build:
        _moment(build, moment)
        started = time.monotonic()
        build.send(number)
        done = build.finish()

        assert time.monotonic() - started < SOON or done.status == 0
        assert build.is_alone(LEFT)
    # A process that has not begun to listen ends by the signal itself, which a shell calls the same number.
    assert done.status in {0, SIGNALS[number], -number}
    assert "Traceback" not in done.err or "baspa" not in done.err, done.err
    for path, content in site.tree().items():
        assert content == clean[path], path
    assert site.build("--jobs", "1").status == 0
    _assert_right(site, clean)


@pytest.mark.parametrize("moment", ["locked", "staging", "replacing"])
@pytest.mark.parametrize("number", SIGNALS)
def test_an_interrupted_build_ends_at_once(
    site: Site, shop: tuple[Site, Tree], number: signal.Signals, moment: str
) -> None:
    """With its own status, without its workers, and so that the next build is right."""
    _interrupt(site, shop[1], number, moment, "2")


@pytest.mark.long
@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("number", SIGNALS)
@pytest.mark.parametrize("chance", range(20))
def test_a_build_interrupted_at_any_time_ends_at_once(
    site: Site, shop: tuple[Site, Tree], number: signal.Signals, jobs: str, chance: int
) -> None:
    """Twenty moments of the first three seconds."""
    moment = Random(f"{chance} {jobs}").uniform(0.3, 3)  # noqa: S311 - chance that repeats
    _interrupt(site, shop[1], number, f"{moment}s", jobs)


def _kill_a_worker(build: Running, chance: Random) -> bool:
    """Kill one of the build's workers; tell whether there was one."""
    workers = build.workers()
    if not workers:
        return False
    with suppress(ProcessLookupError):
        os.kill(chance.choice(workers), signal.SIGKILL)
    return True


def _lose_a_worker(site: Site, clean: Tree, moment: str, chance: Random) -> None:
    with _running(site, "--jobs", "2") as build:
        _moment(build, moment)
        build.wait_for(build.workers, 5)
        time.sleep(chance.uniform(0, 0.3))
        _kill_a_worker(build, chance)
        done = build.finish(120)

    assert_no_traceback(done)
    assert done.status in {0, 1, 3}
    if done.status:
        assert "error: " in done.err
        assert site.build().status == 0
    _assert_right(site, clean)


@pytest.mark.parametrize("number", range(2))
def test_a_build_that_loses_a_worker_ends_right_or_says_what_was_lost(
    large_shop: tuple[Site, Tree], number: int
) -> None:
    """Killed while articles are read or pages made; what it was doing is done again, or named."""
    moment = ("locked", "staging")[number]
    _lose_a_worker(_emptied(large_shop[0]), large_shop[1], moment, Random(number))  # noqa: S311 - chance that repeats


@pytest.mark.long
@pytest.mark.parametrize("number", range(30))
def test_a_build_that_loses_a_worker_at_any_time_ends_right(large_shop: tuple[Site, Tree], number: int) -> None:
    """The same at thirty moments."""
    chance = Random(100 + number)  # noqa: S311 - chance that repeats
    _lose_a_worker(_emptied(large_shop[0]), large_shop[1], f"{chance.uniform(0.5, 3)}s", chance)


def test_a_build_that_is_killed_leaves_no_worker(site: Site, shop: tuple[Site, Tree]) -> None:
    """Its workers notice, and go."""
    with _running(site, "--jobs", "2") as build:
        _moment(build, "staging")
        build.wait_for(build.workers, 5)
        build.send(signal.SIGKILL)
        build.process.wait(10)

        assert build.is_alone(10)
    assert site.build().status == 0
    _assert_right(site, shop[1])
