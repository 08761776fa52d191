"""What the lessons of the layout author's guide lead to, as a reader sees it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from browser.conftest import Reader
from guide.examples import guide_text, lesson
from guide.lessons import COLOURS, FRONT_PAGE, beginner, follow

pytestmark = pytest.mark.browser


@pytest.fixture
def opened(tmp_path: Path, serve: Callable[[Path], str], reader: Reader) -> Callable[[str, str], Reader]:
    """Return a function that carries a lesson out and opens a page of the site for a reader."""

    def open_page(heading: str, path: str) -> Reader:
        site = beginner(tmp_path / "paper")
        follow(site, lesson(guide_text(), heading))
        reader.open(f"{serve(site.output)}{path}")
        return reader

    return open_page


@pytest.mark.parametrize(
    ("scheme", "ink", "link"), [("light", "rgb(32, 16, 32)", "rgb(122, 0, 101)"), ("dark", "", "rgb(255, 156, 230)")]
)
def test_the_colours_are_what_a_reader_sees(
    opened: Callable[[str, str], Reader], reader: Reader, scheme: str, ink: str, link: str
) -> None:
    """By day and by night."""
    reader.tell("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
    page = opened(COLOURS, "/2026/11/22/bridge/")

    def colour(selector: str) -> Any:
        return page.ask(f"getComputedStyle(document.querySelector('{selector}')).color")

    assert colour(".meta .category") == link
    assert ink in {"", colour("body")}
    assert page.ask("document.querySelector('img.logo').naturalWidth") == 64
    reader.tell("Emulation.setEmulatedMedia", features=[])


def test_the_front_page_stands_in_a_browser(opened: Callable[[str, str], Reader]) -> None:
    """Its style sheet is there, its picture is shown, and nothing is complained about."""
    page = opened(FRONT_PAGE, "/")

    assert page.ask("getComputedStyle(document.querySelector('.strip')).borderTopStyle") == "solid"
    assert page.ask("document.querySelector('.strip img').naturalWidth") > 0
    assert page.ask("document.documentElement.scrollWidth <= innerWidth") is True
    assert [line for line in page.complaints() if "favicon" not in line] == []
