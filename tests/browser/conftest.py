"""A reader with a real Chromium, and the papers they read over plain HTTP on this machine."""

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver import Chrome, ChromeOptions, ChromeService
from selenium.webdriver.support.ui import WebDriverWait

from conftest import skipped
from judges.browser import CLOCK
from sites import Site, build_here

ROOT = Path(__file__).resolve().parents[2]
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@dataclass(slots=True)
class Host:
    """A host on this machine that serves a folder: what it says of the time, and whether it answers."""

    server: ThreadingHTTPServer
    said: dict[str, str] = field(default_factory=dict)
    """Further headers of every answer; without `Date`, readers have only their own clocks."""
    asked: list[str] = field(default_factory=list)
    """Every path that was asked for."""

    @property
    def address(self) -> str:
        """Return what its URLs begin with."""
        return f"http://127.0.0.1:{self.server.server_port}"


class _Quiet(SimpleHTTPRequestHandler):
    def __init__(self, *given: Any, hosts: list[Host], **named: Any) -> None:
        """Answer for the host in the list."""
        self.hosts = hosts
        super().__init__(*given, **named)

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def send_response(self, code: int, message: str | None = None) -> None:
        """Begin an answer with the headers that the host is told to send, and no other time."""
        (host,) = self.hosts
        host.asked.append(self.path)
        self.send_response_only(code, message)
        for name, value in host.said.items():
            self.send_header(name, value)


@pytest.fixture(scope="session")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the output of the demonstration newsroom, as of the evening of 22 November 2026."""
    output = tmp_path_factory.mktemp("newsroom") / "output"
    proof = build_here(ROOT, output)
    assert proof.outcome is not None, proof.problems
    return output


@contextmanager
def hosting() -> Iterator[Callable[[Path], Host]]:
    """Yield a function that serves a folder on this machine and returns its host."""
    hosts: list[Host] = []

    def start(folder: Path) -> Host:
        own: list[Host] = []
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder), hosts=own))
        own.append(Host(server))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        hosts.extend(own)
        return own[0]

    yield start
    for one in hosts:
        one.server.shutdown()
        one.server.server_close()


@contextmanager
def serving() -> Iterator[Callable[[Path], str]]:
    """Yield a function that serves a folder on this machine and returns its address."""
    with hosting() as start:
        yield lambda folder: start(folder).address


@pytest.fixture
def host() -> Iterator[Callable[[Path], Host]]:
    """Return a function that serves a folder for one test and returns its host."""
    with hosting() as start:
        yield start


@pytest.fixture
def serve() -> Iterator[Callable[[Path], str]]:
    """Return a function that serves a folder for one test and returns its address."""
    with serving() as start:
        yield start


@contextmanager
def started(profile: Path, *logs: str) -> Iterator[Chrome]:
    """Yield a running Chromium with a profile of its own that keeps some logs."""
    browser, driver = shutil.which("chromium") or shutil.which("google-chrome"), shutil.which("chromedriver")
    if browser is None or driver is None:
        skipped("there is no Chromium with its driver here (Debian: chromium, chromium-driver)")
    options = ChromeOptions()
    options.binary_location = browser
    for flag in (*FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", dict.fromkeys(logs, "ALL"))
    running = Chrome(options=options, service=ChromeService(executable_path=driver))
    yield running
    running.quit()


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    """Return a running Chromium."""
    with started(tmp_path_factory.mktemp("profile"), "browser") as running:
        yield running


@dataclass(slots=True)
class Reader:
    """Somebody who reads a page in a browser: with a clock, a time zone and a screen of their own."""

    chromium: Chrome
    _scripts: list[str] = field(default_factory=list)

    def set(
        self, *, now: str = "", zone: str = "", width: int = 0, script: str = "", javascript: bool = True
    ) -> None:
        """Set the clock, the zone, the width of the screen, a script of ours, or switch JavaScript off."""
        if zone:
            self.tell("Emulation.setTimezoneOverride", timezoneId=zone)
        if width:
            shape = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": False}
            self.tell("Emulation.setDeviceMetricsOverride", **shape)
        for source in filter(None, (CLOCK % now if now else "", script)):
            added = self.tell("Page.addScriptToEvaluateOnNewDocument", source=source)
            self._scripts.append(added["identifier"])
        self.tell("Emulation.setScriptExecutionDisabled", value=not javascript)

    def open(self, url: str) -> None:
        """Open a page and wait until it is there."""
        self.chromium.get(url)

    def ask(self, script: str) -> Any:
        """Return what an expression of JavaScript gives on the page."""
        return self.chromium.execute_script(f"return {script}")

    def wait(self, script: str, seconds: float = 10) -> None:
        """Wait until an expression of JavaScript is true on the page."""
        WebDriverWait(self.chromium, seconds, poll_frequency=0.05).until(lambda _: self.ask(script), script)

    def complaints(self) -> list[str]:
        """Return what the browser's console has said since it was last asked."""
        return [entry["message"] for entry in self.chromium.get_log("browser")]  # type: ignore[no-untyped-call]

    def tell(self, command: str, **facts: Any) -> Any:
        """Send the browser a command of its DevTools protocol."""
        return self.chromium.execute_cdp_cmd(command, facts)

    def leave(self) -> None:
        """Leave the browser as it was found."""
        for script in self._scripts:
            self.tell("Page.removeScriptToEvaluateOnNewDocument", identifier=script)
        self.tell("Emulation.setScriptExecutionDisabled", value=False)
        self.tell("Emulation.setTimezoneOverride", timezoneId="")
        self.tell("Emulation.clearDeviceMetricsOverride")
        self.open("about:blank")
        self.complaints()


@pytest.fixture
def reader(chromium: Chrome) -> Iterator[Reader]:
    """Return a reader with a fresh look at things."""
    somebody = Reader(chromium)
    yield somebody
    somebody.leave()


@pytest.fixture
def hostile(tmp_path: Path) -> Site:
    """Return an empty site for articles that mean harm."""
    return Site(tmp_path / "hostile")
