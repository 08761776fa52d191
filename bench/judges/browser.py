"""A Chromium for the judges that look at pages themselves."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from selenium.common.exceptions import TimeoutException, WebDriverException
from selenium.webdriver import Chrome, ChromeOptions, ChromeService
from selenium.webdriver.support.ui import WebDriverWait

from judges.figures import CannotJudgeError
from judges.tools import program

FLAGS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")
HEIGHT = 800
CLOCK = """\
(() => {
  const begun = performance.now(), Real = Date, start = Real.parse("%s");
  const now = () => start + performance.now() - begun;
  window.Date = class extends Real {
    constructor(...given) { given.length ? super(...given) : super(now()); }
    static now() { return now(); }
  };
})();
"""
"""Sets a page's clock, which then goes on as clocks do."""


@dataclass(slots=True)
class Reader:
    """Somebody with a browser."""

    chromium: Chrome

    def open(self, url: str) -> None:
        """Open a page and wait until it is loaded."""
        self.chromium.get(url)

    def ask(self, script: str, *given: object) -> Any:  # noqa: ANN401 - whatever a page answers
        """Return what an expression of JavaScript gives; a promise is waited for."""
        return self.chromium.execute_script(f"return ({script.strip()})", *given)

    def wait(self, script: str, seconds: float = 10) -> bool:
        """Wait until an expression is true; return whether it became so."""
        try:
            WebDriverWait(self.chromium, seconds, poll_frequency=0.05).until(lambda _: self.ask(script))
        except TimeoutException:
            return False
        return True

    def tell(self, command: str, **facts: object) -> Any:  # noqa: ANN401 - the browser's own answers
        """Send a command of the DevTools protocol."""
        return self.chromium.execute_cdp_cmd(command, facts)

    def screen(self, width: int, scheme: str = "light") -> None:
        """Set the width of the screen and the colours that the reader prefers."""
        shape = {"width": width, "height": HEIGHT, "deviceScaleFactor": 1, "mobile": False}
        self.tell("Emulation.setDeviceMetricsOverride", **shape)
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.tell("Emulation.setEmulatedMedia", media="", features=features)

    def before_each_page(self, script: str) -> None:
        """Run a script before every page's own."""
        self.tell("Page.addScriptToEvaluateOnNewDocument", source=script)

    def javascript(self, *, on: bool) -> None:
        """Switch the scripts of pages on or off."""
        self.tell("Emulation.setScriptExecutionDisabled", value=not on)


@contextmanager
def reading(now: str) -> Iterator[Reader]:
    """Start a reader whose clock stands at a moment; raise CannotJudgeError without a browser."""
    options = ChromeOptions()
    options.binary_location = program("chromium", "chromium-browser", "google-chrome")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        for flag in (*FLAGS, f"--user-data-dir={profile}"):
            options.add_argument(flag)
        try:
            chromium = Chrome(options=options, service=ChromeService(executable_path=program("chromedriver")))
        except WebDriverException as error:
            raise CannotJudgeError(f"Chromium does not start: {error.msg}") from error
        try:
            reader = Reader(chromium)
            reader.before_each_page(CLOCK % now)
            yield reader
        finally:
            chromium.quit()
