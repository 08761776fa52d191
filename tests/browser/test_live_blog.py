"""A live blog of two thousand entries, in a real browser: quick to be there, and every entry to be reached."""

from collections.abc import Callable
from pathlib import Path

import pytest

from browser.conftest import Host, Reader
from sites import MINIMAL, Site, article, build_here

pytestmark = pytest.mark.browser

NOW = "2026-11-23T12:00:00+05:00"
ENTRIES = 2_000
OLDEST = "e-20261122-0600"
SEEN = f"""
((entry) => entry.checkVisibility() && Math.abs(entry.getBoundingClientRect().top) < innerHeight
)(document.getElementById('{OLDEST}'))
""".strip()


@pytest.fixture
def page(tmp_path: Path, host: Callable[[Path], Host]) -> str:
    """Return the address of the live blog."""
    text = "The field is white, and the runners are on their second lap. A light wind from the north.\n\n"
    entries = "".join(f"## {6 + n // 150:02}:{n % 150 // 3:02} Entry {n}\n\n{text * 2}" for n in range(ENTRIES))
    site = Site(tmp_path / "paper").write(f"-- site.yaml --\n{MINIMAL}")
    site.put("content/static/favicon.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    site.put("content/run.md", article(slug="run", kind="live", time="2026-11-22 06:00", body=entries))
    proof = build_here(site.root, site.output, now=NOW)
    assert proof.outcome is not None, proof.problems
    return f"{host(site.output).address}/2026/11/22/run/"


def test_the_newest_are_there_and_the_rest_is_a_touch_away(page: str, reader: Reader) -> None:
    """The page is laid out within two seconds, and shows its newest entries first."""
    reader.set(now=NOW)

    reader.open(page)

    took = reader.ask("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd")
    shown = reader.ask("[...document.querySelectorAll('.entry')].filter((one) => one.checkVisibility()).length")
    assert reader.ask("document.querySelectorAll('.entry').length") == ENTRIES
    assert shown == 30
    assert (
        reader.ask("document.querySelector('.entry h2').textContent.replace(/\\s+/g, ' ').trim()")
        == "19:16 Entry 1999"
    )
    assert took < 2_000
    assert reader.complaints() == []


def test_a_link_to_a_folded_entry_opens_the_fold(page: str, reader: Reader) -> None:
    """Whether the page is opened with it or is there already."""
    reader.set(now=NOW)

    reader.open(f"{page}#{OLDEST}")
    reader.wait(SEEN)
    reader.open("about:blank")
    reader.open(page)
    reader.ask(f"location.hash = '{OLDEST}'")
    reader.wait(SEEN)


def test_without_javascript_the_fold_opens_by_hand(page: str, reader: Reader) -> None:
    """It is the browser's own."""
    reader.set(now=NOW, javascript=False)

    reader.open(page)

    assert reader.ask(
        "document.querySelector('.earlier > summary').click() || document.querySelector('.earlier').open"
    )


def test_on_paper_nothing_is_folded(page: str, reader: Reader) -> None:
    """All entries are printed."""
    reader.set(now=NOW)
    reader.open(page)

    reader.tell("Emulation.setEmulatedMedia", media="print")
    printed = reader.ask("[...document.querySelectorAll('.entry')].filter((one) => one.checkVisibility()).length")
    reader.tell("Emulation.setEmulatedMedia", media="")

    assert printed == ENTRIES
