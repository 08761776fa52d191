"""Hints of the file system, and what becomes of a preview that gets none."""

import logging
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic, sleep

import pytest

from baspa.serving.watching import ANYWHERE, Hint, Watch
from conftest import skipped
from sites import MINIMAL, Site, article

PATIENCE = 30.0
HERE = Path(__file__).parent
UNSHARE, SETPRIV = shutil.which("unshare") or "", shutil.which("setpriv") or ""
PRIVILEGES = "-dac_override,-dac_read_search"
PAGE = "2026/11/22/a-story/index.html"


@pytest.fixture
def paper(site: Site) -> Site:
    """Return a paper of one story, in more folders than a few."""
    site.write(f"-- site.yaml --\n{MINIMAL}")
    site.put("content/2026/11/22-a.md", article(body="First words.\n"))
    for month in range(1, 11):
        (site.root / f"content/2026/{month:02}").mkdir()
    return site


class Onlooker:
    """A preview in a process of its own, and what it says."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        """Listen to a process that was started for it."""
        self.process = process
        self.lines: list[str] = []
        self._coming: SimpleQueue[str] = SimpleQueue()
        Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        for line in self.process.stdout or ():
            self._coming.put(line)

    def hear(self, *words: str) -> str:
        """Return the next line with all of some words in it; fails when none comes for long."""
        end = monotonic() + PATIENCE
        while True:
            try:
                line = self._coming.get(timeout=max(0.0, end - monotonic()))
            except Empty:
                pytest.fail(f"never heard {words}: {self.lines}")
            self.lines.append(line[:200])
            if all(word in line for word in words):
                return line


@contextmanager
def onlooker(site: Site, *before: str) -> Iterator[Onlooker]:
    """Look at a preview of a site in a process of its own, which is started by the words `before`."""
    words = [*before, sys.executable, str(HERE / "onlooker.py"), str(site.root), PAGE]
    paths = os.pathsep.join((str(HERE.parent), *filter(None, [os.environ.get("PYTHONPATH")])))
    process = subprocess.Popen(
        words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": paths}
    )
    try:
        yield Onlooker(process)
    finally:
        process.kill()
        process.communicate()


def limited(setting: str, value: int) -> list[str]:
    """Return the words that start a process whose user may have so many watches; nobody else is limited."""
    words = [UNSHARE, "--user", "--map-root-user", "sh", "-c"]
    set_it = f"echo {value} > /proc/sys/user/{setting}"
    if not UNSHARE or subprocess.run([*words, set_it], capture_output=True, check=False).returncode:
        skipped("no user namespace can be made here")
    return [*words, f'{set_it} && exec "$@"', "sh"]


def test_a_hint_names_the_file_and_whether_it_is_finished(paper: Site) -> None:
    """And reading a file is nothing that is told."""
    heard: list[Hint] = []
    watch = Watch(paper.root, heard.append)
    assert watch.begin() is None
    try:
        path = paper.root / "content/2026/11/22-a.md"
        path.read_bytes()
        sleep(0.3)
        assert heard == []
        path.write_text("other")
        end = monotonic() + PATIENCE
        while Hint("content/2026/11/22-a.md") not in heard:
            assert monotonic() < end
            sleep(0.01)
    finally:
        watch.end()

    assert Hint("content/2026/11/22-a.md", is_over=False) in heard


def test_what_watchdog_has_lost_is_looked_for_everywhere(paper: Site) -> None:
    """It says so in its log, and nowhere else."""
    heard: list[Hint] = []
    watch = Watch(paper.root, heard.append)
    watch.begin()
    logging.getLogger("watchdog.observers.inotify_c").warning("Inotify queue overflowed; filesystem events were lost")
    watch.end()
    logging.getLogger("watchdog.observers.inotify_c").error("after the end")

    assert heard == [ANYWHERE]


@pytest.mark.parametrize(
    ("setting", "value", "named"),
    [
        ("max_inotify_watches", 5, "fs.inotify.max_user_watches"),
        ("max_inotify_watches", 0, "fs.inotify.max_user_watches"),
        ("max_inotify_instances", 0, "fs.inotify.max_user_instances"),
    ],
)
def test_a_limit_of_the_system_is_said_once_and_changes_are_seen_all_the_same(
    paper: Site, setting: str, value: int, named: str
) -> None:
    """With the setting to be raised. The folder that is edited is one that is not watched."""
    with onlooker(paper, *limited(setting, value)) as preview:
        preview.hear("told watch.limit", named, "'folders': '14'")
        for word in ("Second", "Third"):
            paper.put("content/2026/11/22-a.md", article(body=f"{word} words.\n"))
            preview.hear("sight []", f"{word} words.")

        assert sum(line.startswith("told") for line in preview.lines) == 1


def test_more_events_than_the_system_keeps_are_not_missed(paper: Site) -> None:
    """While the preview sleeps, forty thousand of them; the last change is among those that are lost."""
    with onlooker(paper) as preview:
        preview.hear("sight []", "First words.")
        sleep(1)
        os.kill(preview.process.pid, signal.SIGSTOP)
        names = [paper.root / f"content/2026/11/{name}.tmp" for name in "ab"]
        for _ in range(10_000):
            for path in names:
                path.write_bytes(b"x")
        paper.put("content/2026/11/22-a.md", article(body="Last words.\n"))
        os.kill(preview.process.pid, signal.SIGCONT)
        preview.hear("sight []", "Last words.")


def test_a_file_that_cannot_be_read_is_said_and_read_when_it_can_be(paper: Site) -> None:
    """A file that another program has locked away stops nothing for ever."""
    if os.geteuid() == 0 and not SETPRIV:
        skipped("setpriv is missing, and root may read everything")
    before = [SETPRIV, f"--bounding-set={PRIVILEGES}", f"--inh-caps={PRIVILEGES}"] if os.geteuid() == 0 else []
    with onlooker(paper, *before) as preview:
        preview.hear("sight []", "First words.")
        path = paper.put("content/2026/11/22-a.md", article(body="Second words.\n"))
        path.chmod(0)
        preview.hear("sight ['content/2026/11/22-a.md machine.read']", "First words.")
        path.chmod(0o644)
        preview.hear("sight []", "Second words.")
