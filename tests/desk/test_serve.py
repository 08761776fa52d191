"""`baspa serve` as a process: where it serves, how it ends, and what the terminal is told meanwhile."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

import pytest

from previews import Got, asked, free_port
from sites import MINIMAL, NOW, Site, article, command, environment, run_here

ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)/")


@dataclass(slots=True)
class Running:
    """A preview that somebody started in a terminal."""

    process: subprocess.Popen[str]
    out: str = ""
    err: str = ""

    @property
    def port(self) -> int:
        """Return the port that it named."""
        found = ADDRESS.search(self.out)
        assert found, self.err
        return int(found[1])

    def wait(self, true: Callable[[], bool], seconds: float = 20) -> None:
        """Wait until something is true."""
        end = time.monotonic() + seconds
        while not true():
            assert time.monotonic() < end, (self.out, self.err)
            time.sleep(0.02)

    def get(self, path: str = "/") -> Got:
        """Return what a path gives."""
        return asked(self.port, path)

    def stop(self, number: int = signal.SIGINT) -> tuple[int, float]:
        """Send it a signal; return its status, and how many seconds it took."""
        begun = time.monotonic()
        self.process.send_signal(number)
        return self.process.wait(20), time.monotonic() - begun


@contextmanager
def started(site: Site, *options: str) -> Iterator[Running]:
    """Start a preview for a block, and wait until it has said where it is."""
    # A shell lets what it starts behind it ignore interrupts; people start a preview before it.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen(
        command("serve", *options),
        cwd=site.root,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    running = Running(process)
    readers = [Thread(target=_read, args=(running, name)) for name in ("out", "err")]
    for reader in readers:
        reader.start()
    try:
        running.wait(lambda: ADDRESS.search(running.out) is not None or process.poll() is not None, 60)
        yield running
    finally:
        process.kill()
        process.wait()
        for reader in readers:
            reader.join()
    assert "Traceback" not in running.err


def _read(running: Running, name: str) -> None:
    stream = getattr(running.process, f"std{name}")
    with stream:
        for line in stream:
            setattr(running, name, getattr(running, name) + line)


@pytest.fixture
def paper(site: Site) -> Site:
    """Return a small paper with two stories."""
    site.write(f"-- site.yaml --\n{MINIMAL}")
    site.put("content/a.md", article(slug="a"))
    site.put("content/b.md", article(slug="b", draft=True))
    return site


def test_the_first_page_can_be_read_when_the_address_is_said(paper: Site) -> None:
    """And nothing is written but what is remembered."""
    port = free_port()
    with started(paper, "--port", str(port), "--now", NOW) as running:
        assert running.get().status == 200
        assert running.port == port
        assert running.get("/2026/11/22/a/").status == 200
        assert running.get("/2026/11/22/b/").status == 404
        assert running.out.count("\n") == 1
    assert not paper.output.exists() or paper.tree() == {}


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_it_ends_at_once_although_browsers_are_open(paper: Site, number: int, status: int) -> None:
    """With the status of the signal and a word of farewell."""
    with started(paper, "--port", str(free_port()), "--now", NOW) as running:
        listening = []
        for route in ["/.baspa/events?page=index.html"] * 5 + ["/"] * 5:
            connection = socket.create_connection(("127.0.0.1", running.port))
            connection.sendall(f"GET {route} HTTP/1.1\r\nhost: 127.0.0.1:{running.port}\r\n\r\n".encode())
            assert connection.recv(100)
            listening.append(connection)
        ended, seconds = running.stop(number)
        running.wait(lambda: "The preview has ended." in running.err)
        for connection in listening:
            connection.close()

    assert ended == status
    assert seconds < 2


def test_a_port_that_is_taken_gives_way_to_the_next(paper: Site) -> None:
    """Which is said; and a port that was left a moment ago is free."""
    port = free_port()
    with (
        started(paper, "--port", str(port), "--now", NOW),
        started(paper, "--port", str(port), "--now", NOW) as second,
    ):
        assert second.port > port
        assert f"Port {port} is taken; the preview takes {second.port}." in second.err
        assert second.get().status == 200
    with started(paper, "--port", str(port), "--now", NOW) as again:
        assert again.port == port


def test_the_terminal_is_told_what_is_wrong_and_when_it_is_mended(paper: Site) -> None:
    """Once each, as a build says it; and pages stay as they were meanwhile."""
    with started(paper, "--port", str(free_port()), "--now", NOW) as running:
        before = running.get("/2026/11/22/a/").body
        paper.put("content/a.md", article(slug="a", title="Another", author=None))
        running.wait(lambda: "content/a.md" in running.err)
        assert b">A story</h1>" in running.get("/2026/11/22/a/").body
        assert b">A story</h1>" in before
        paper.put("content/a.md", article(slug="a", title="Another"))
        running.wait(lambda: "Mended" in running.out)
        running.wait(lambda: b"Another" in running.get("/2026/11/22/a/").body)

    assert running.err.count("error: content/a.md") == 1


def test_drafts_are_shown_when_asked_for(paper: Site) -> None:
    """With what the preview adds to a page that readers do not see, in the paper's language."""
    paper.put("content/c.md", article(slug="c", time="2026-11-29 09:00"))
    with started(paper, "--drafts", "--port", str(free_port()), "--now", NOW) as running:
        assert b'"ribbon": "Draft"' in running.get("/2026/11/22/b/").body
        assert b'"ribbon": "Scheduled for 29 November 2026, 09:00"' in running.get("/2026/11/29/c/").body
        assert b'"/2026/11/29/c/": "Scheduled' in running.get("/").body
        assert b'"ribbon": ""' in running.get("/2026/11/22/a/").body


def test_the_signs_that_hosts_ask_for_are_there(paper: Site) -> None:
    """The one folder of an edition whose name begins with a dot."""
    paper.put("content/static/.well-known/owner.txt", "ours")
    with started(paper, "--port", str(free_port()), "--now", NOW) as running:
        assert running.get("/.well-known/owner.txt").body == b"ours"
        assert running.get("/.well-known/.git/config").status == 404


def test_a_paper_below_a_path_is_served_below_it(paper: Site) -> None:
    """As its readers find it; the bare address leads there."""
    paper.put("site.yaml", MINIMAL.replace("https://paper.example", "https://paper.example/news"))
    with started(paper, "--port", str(free_port()), "--now", NOW) as running:
        moved = running.get("/")
        assert (moved.status, moved.headers["location"]) == (302, "/news/")
        assert running.get("/news/").status == 200
        assert running.get("/news/2026/11/22/a").headers["location"] == "/news/2026/11/22/a/"
        assert running.get("/news/2026/11/22/a/").status == 200
        assert running.get("/2026/11/22/a/").status == 404


@pytest.mark.parametrize("words", [["--port", "0"], ["--port", "65536"], ["--port", "x"], ["--host", "::"], ["x"]])
def test_wrong_usage_ends_with_2(paper: Site, words: list[str]) -> None:
    """There is no way to serve anybody else."""
    assert run_here(paper.root, "serve", *words).status == 2


def test_a_wrong_configuration_ends_with_2(paper: Site) -> None:
    """Said as every command says it."""
    paper.put("site.yaml", MINIMAL.replace("language: en", "langage: en"))
    done = run_here(paper.root, "serve", "--port", str(free_port()))

    assert done.status == 2
    assert "site.yaml:3" in done.err


def test_a_moment_that_is_none_ends_with_2(paper: Site) -> None:
    """Before anything is served."""
    done = run_here(paper.root, "serve", "--now", "tomorrow")

    assert (done.status, "--now" in done.err) == (2, True)


def test_a_build_does_not_wait_for_a_server() -> None:
    """Nothing of it is loaded by the command line."""
    program = "import sys, baspa.desk.cli; print([n for n in ('h11', 'baspa.serving.server') if n in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=Path(os.sep)
    )

    assert done.stdout == "[]\n"
