"""Makes the pictures of the guides to the first story, and writes what their commands print now."""

import sys
import tempfile
import time
from io import BytesIO
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parents[1] / "bench")]

from PIL import Image  # noqa: E402 - the tests' own modules lie above this folder
from selenium.webdriver import Chrome, ChromeOptions  # noqa: E402

from guide.walk import LANGUAGES, Look, guide, walk  # noqa: E402

HEIGHTS = {390: 720, 1280: 860}
SETTLED = 1.5
"""Seconds after which a page in a preview has shown whatever it will."""


def _browser() -> Chrome:
    options = ChromeOptions()
    for flag in ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"):
        options.add_argument(flag)
    return Chrome(options=options)


def _photograph(browser: Chrome, look: Look) -> None:
    """Look at a page as on a screen of that width, and keep what is seen."""
    size = {"width": look.width, "height": HEIGHTS[look.width], "deviceScaleFactor": 1, "mobile": look.width < 500}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    time.sleep(SETTLED)  # the preview must have seen what was just saved
    browser.get(look.address + look.url)
    time.sleep(SETTLED)
    with Image.open(BytesIO(browser.get_screenshot_as_png())) as seen:
        seen.convert("RGB").save(look.picture, "WEBP", quality=82, method=6)


def main() -> None:
    """Make them all."""
    browser = _browser()
    try:
        for language in LANGUAGES:
            with tempfile.TemporaryDirectory() as folder:
                walked = walk(language, Path(folder), lambda look: _photograph(browser, look))
            guide(language).write_text(walked.text, "utf-8")
    finally:
        browser.quit()


if __name__ == "__main__":
    main()
