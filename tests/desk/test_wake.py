"""`baspa wake`: real processes, real clocks, short waits."""

import fcntl
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic, sleep

import pytest

from baspa.desk.waking import Built, Cause, Vigil
from sites import MINIMAL, Site, article, command, environment

PAPER = f"-- site.yaml --\n{MINIMAL}"
LONG = 120.0
"""Seconds after which a machine under load is taken for one that does nothing."""


def _in(seconds: float) -> str:
    return (datetime.now(UTC) + timedelta(seconds=seconds)).replace(microsecond=0).isoformat()


def _strain() -> float:
    """Return the seconds that ten empty processes take, one after the other: next to none on a machine at rest."""
    started = monotonic()
    for _ in range(10):
        subprocess.run([sys.executable, "-S", "-c", ""], check=True)
    return monotonic() - started


def _story(name: str, time: str = "2020-01-01 09:00", **fields: object) -> str:
    return f"-- content/{name}.md --\n{article(title=name, slug=name, time=time, **fields)}"


def _shown(site: Site, name: str) -> bool:
    return any(site.output.glob(f"20*/*/*/{name}/index.html"))


def _soon(what: Callable[[], bool], wanted: str) -> None:
    """Wait until something is so."""
    until = monotonic() + LONG
    while not what():
        assert monotonic() < until, wanted
        sleep(0.05)


@contextmanager
def _awake(site: Site, *options: str) -> Iterator[tuple[subprocess.Popen[str], Path]]:
    """Keep `baspa wake` going for a block; yield it, and the file that holds what it says."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    log = site.root / "wake.log"
    with log.open("w") as said:
        process = subprocess.Popen(
            command("wake", "--every", "0.2", *options),
            cwd=site.root,
            env=environment(),
            stdout=said,
            stderr=subprocess.STDOUT,
            text=True,
        )
        try:
            yield process, log
        finally:
            if process.poll() is None:
                process.kill()
            process.wait()


def test_it_builds_at_once_and_at_each_moment(site: Site) -> None:
    """A scheduled story comes and an expiring one goes, with nobody there."""
    site.write(PAPER + _story("old", expires=_in(15)) + _story("soon", time=_in(15)))

    with _awake(site) as (process, _):
        _soon(lambda: _shown(site, "soon") and not _shown(site, "old"), "the build at the moment")
        alive = process.poll() is None

    assert alive


def test_an_editor_s_save_is_noticed_and_the_waiting_goes_on(site: Site) -> None:
    """A file that is new, one that is broken, and the same one mended: only what is whole is published."""
    site.write(PAPER + _story("old"))

    with _awake(site) as (process, log):
        _soon(lambda: _shown(site, "old"), "the first build")
        site.write(_story("new"))
        _soon(lambda: _shown(site, "new"), "the new story")
        site.write(_story("broken", category=None))
        _soon(lambda: "content/broken.md:" in log.read_text(), "the problem")
        site.write(_story("broken"))
        _soon(lambda: _shown(site, "broken"), "the mended story")
        alive = process.poll() is None

    assert alive
    assert "Traceback" not in log.read_text()


def test_a_configuration_that_is_broken_from_the_start_is_waited_for(site: Site) -> None:
    """The vigil outlives every mistake of those it works for."""
    site.write("-- site.yaml --\ntitle: Only this\n" + _story("old"))

    with _awake(site) as (_, log):
        _soon(lambda: "site.yaml:" in log.read_text(), "the problem")
        site.write(PAPER)
        _soon(lambda: _shown(site, "old"), "the build")

    assert "Traceback" not in log.read_text()


def test_with_once_it_leaves_after_the_next_moment(site: Site) -> None:
    """For a timer that starts it again; the status is the build's."""
    site.write(PAPER + _story("old") + _story("soon", time=_in(25)))  # after the first build, under any load

    with _awake(site, "--once") as (process, _):
        status = process.wait(LONG)

    assert status == 0
    assert _shown(site, "soon")


def test_with_once_and_nothing_to_wait_for_it_leaves_at_once(site: Site) -> None:
    """A build was made all the same."""
    site.write(PAPER + _story("old"))

    with _awake(site, "--once") as (process, _):
        status = process.wait(LONG)

    assert status == 0
    assert _shown(site, "old")


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
@pytest.mark.parametrize("waiting", [True, False], ids=["waiting", "building"])
def test_a_signal_ends_it_within_two_seconds(site: Site, number: int, status: int, *, waiting: bool) -> None:
    """Asleep or at work, with no build left behind."""
    site.write(PAPER + _story("old"))
    if not waiting:
        for copy in range(300):
            site.put(f"content/{copy}.md", article(slug=f"a-{copy}", body="*word* " * 300))

    with _awake(site) as (process, log):
        _soon(lambda: ("Waiting" if waiting else "Reading") in log.read_text(), "its work")
        strain = _strain()
        started = monotonic()
        process.send_signal(number)
        ended = process.wait(LONG)
        took = monotonic() - started

    assert ended == status
    assert took < 2 + strain
    assert "Traceback" not in log.read_text()
    assert _is_free(site.output / ".baspa" / "lock")


def _is_free(lock: Path) -> bool:
    """Tell whether no build is left that holds the output."""
    if not lock.exists():
        return True
    descriptor = os.open(lock, os.O_RDWR)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    finally:
        os.close(descriptor)
    return True


def test_another_build_s_lock_is_waited_for(site: Site) -> None:
    """However long it holds the output: nothing ends, and the build is made when it is let go."""
    site.write(PAPER + _story("old"))
    lock = site.output / ".baspa" / "lock"
    lock.parent.mkdir(parents=True)
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with _awake(site) as (process, _):
            sleep(3)
            waited = not _shown(site, "old") and process.poll() is None
            fcntl.flock(held, fcntl.LOCK_UN)
            _soon(lambda: _shown(site, "old"), "the build")

    assert waited


class _Clock:
    """A machine's clock that jumps."""

    def __init__(self, *moments: str) -> None:
        self.moments = [datetime.fromisoformat(moment) for moment in moments]

    def __call__(self) -> datetime:
        return self.moments.pop(0) if len(self.moments) > 1 else self.moments[0]


def _vigil(site: Site, clock: _Clock) -> Vigil:
    return Vigil(site.root, (), site.root / "report.json", 0.01, clock, lambda *_: None)


@pytest.mark.parametrize(
    ("moments", "cause"),
    [
        (("2026-11-22T20:59:59+05:00", "2026-11-22T21:00:00+05:00"), Cause.DUE),
        (("2026-11-22T20:00:00+05:00", "2027-11-22T21:00:00+05:00"), Cause.DUE),
        (("2026-11-22T20:00:00+05:00", "2026-11-22T20:00:01+05:00", "2026-11-22T19:00:00+05:00"), Cause.CLOCK),
        (("2026-11-22T15:59:59+00:00", "2026-11-22T16:00:00+00:00"), Cause.DUE),
    ],
    ids=["to the second", "a jump over the moment", "a jump back", "another zone"],
)
def test_clocks_that_jump_do_no_harm(site: Site, moments: tuple[str, ...], cause: Cause) -> None:
    """A moment is a moment in any zone, and one that was jumped over is due."""
    site.write(PAPER)
    vigil = _vigil(site, _Clock(*moments))

    assert vigil.wait(vigil.look(), Built(0, datetime.fromisoformat("2026-11-22T21:00:00+05:00"))) is cause
