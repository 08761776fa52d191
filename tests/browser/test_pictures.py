"""Pictures as a browser shows them."""

from typing import Any

import pytest

from browser.conftest import Reader
from browser.test_reading_time import SHIFTS
from photos import moving, photo
from sites import MINIMAL, Site, article, build_here

SHOWN = "document.querySelector('figure.picture img')"


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Return a published paper with pictures of several kinds."""
    site = Site(tmp_path_factory.mktemp("pictures") / "paper")
    site.put("site.yaml", MINIMAL)
    site.put("content/media/a.jpg", photo("a", width=1_700, height=1_000))
    site.put("content/media/m.gif", moving())
    site.put("content/static/favicon.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
    image = {"src": "/media/a.jpg", "alt": "A hill", "focus": "right top"}
    body = "Text.\n\n" * 30 + "![Hill](/media/a.jpg)\n\n" + "Text.\n\n" * 5
    site.put("content/1.md", article(title="Still", image=image, body=body))
    site.put("content/2.md", article(title="Moving", image={"src": "/media/m.gif", "alt": "Three colours"}))
    assert build_here(site.root, site.output).outcome
    return site


@pytest.mark.browser
@pytest.mark.parametrize(("width", "file"), [(360, "480"), (700, "800")])
def test_a_narrow_screen_gets_a_narrow_file(paper: Site, serve: Any, reader: Reader, width: int, file: str) -> None:
    """In the best format that the browser knows."""
    reader.set(width=width)
    reader.open(f"{serve(paper.output)}/2026/11/22/still/")
    reader.wait(f"{SHOWN}.complete")

    assert reader.ask(f"{SHOWN}.currentSrc").endswith(f"/media/a.jpg.{file}.avif")
    assert reader.ask(f"{SHOWN}.naturalWidth") > 0


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_moves_when_pictures_come(paper: Site, serve: Any, reader: Reader, width: int) -> None:
    """Neither the first one, nor those that come while somebody scrolls."""
    reader.set(width=width, script=SHIFTS)
    reader.open(f"{serve(paper.output)}/2026/11/22/still/")
    reader.wait(f"{SHOWN}.complete")
    reader.ask("scrollTo(0, document.body.scrollHeight)")
    reader.wait("[...document.images].every(image => image.complete)")
    reader.ask("new Promise(done => setTimeout(done, 300))")

    assert reader.ask("window.shifts") == []
    assert reader.ask("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.browser
def test_what_must_be_seen_is_kept_in_a_crop(paper: Site, serve: Any, reader: Reader) -> None:
    """On the front page, whose policy allows no style of its own."""
    reader.open(f"{serve(paper.output)}/")

    assert reader.ask("getComputedStyle(document.querySelector('img.focus-x100')).objectPosition") == "100% 0px"
    assert reader.complaints() == []


@pytest.mark.browser
def test_readers_who_want_no_motion_get_a_still(paper: Site, serve: Any, reader: Reader) -> None:
    """The others get what moves."""
    address = f"{serve(paper.output)}/2026/11/22/moving/"
    reader.open(address)
    assert reader.ask(f"{SHOWN}.currentSrc").endswith("/media/m.gif")

    reader.tell("Emulation.setEmulatedMedia", features=[{"name": "prefers-reduced-motion", "value": "reduce"}])
    reader.open(address)
    assert reader.ask(f"{SHOWN}.currentSrc").endswith("/media/m.gif.still.webp")
    reader.tell("Emulation.setEmulatedMedia", features=[])
