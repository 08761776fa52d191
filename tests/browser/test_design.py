"""What readers see of the design, on their screens: nothing too wide, one face, the front page of a phone."""

from collections.abc import Callable
from pathlib import Path

import pytest

from browser.conftest import Reader
from sites import MINIMAL, Site, article, build_here

pytestmark = pytest.mark.browser

Serve = Callable[[Path], str]
WORD = "қанағаттандырылмағандықтарыңыздандағыларыңыздыкі" * 3
LONG = ("Мәслихаттардағы сайлаушыларымызбен ынтымақтастықтарымыз " * 6)[:300].strip()
LETTERS = "ӘәҒғҚқҢңӨөҰұҮүҺһІі АБВабв Latin 0123 «»–— ₸"
SEEN = "[...document.querySelectorAll('.front .latest li')].filter(li => li.getClientRects().length).length"
ALL = "document.querySelectorAll('.front .latest li').length"


@pytest.fixture(scope="module")
def strained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the output of a paper whose words are as long as words can be, without a picture."""
    site = Site(tmp_path_factory.mktemp("strained") / "paper")
    long = article(title=LONG, summary=LONG, kicker=LONG[:80], tags=f"[{WORD[:100]}]", slug="long")
    table = f"{WORD}\n\n| {WORD} | б |\n|---|---|\n| а | {WORD} |\n\n## {LONG}\n\n    {WORD}\n"
    other = article(title=WORD, category=WORD[:60], slug="word", time="2026-11-22 20:00")
    third = article(title=LETTERS, slug="letters", time="2026-11-22 19:00")
    site.write(
        f"-- site.yaml --\n{MINIMAL}-- content/a.md --\n{long}\n{table}-- content/b.md --\n{other}"
        f"-- content/c.md --\n{third}"
    )
    proof = build_here(site.root, site.output)
    assert proof.outcome is not None, proof.problems
    return site.output


@pytest.mark.parametrize("width", [320, 390, 768, 1024, 1280, 1600])
def test_no_word_makes_a_page_wider_than_the_screen(strained: Path, serve: Serve, reader: Reader, width: int) -> None:
    """Headlines of 300 letters and words of 150 break; tables and code are moved sideways by themselves."""
    address = serve(strained)
    reader.set(width=width)
    for path in sorted({*strained.rglob("*.html")} - {*strained.glob("fragments/*")}):
        reader.open(f"{address}/{path.relative_to(strained).as_posix()}")

        assert reader.ask("document.documentElement.scrollWidth <= innerWidth"), path


def test_kazakh_letters_and_the_tenge_are_of_one_face(strained: Path, serve: Serve, reader: Reader) -> None:
    """No headline is set letter by letter from two fonts."""
    reader.open(f"{serve(strained)}/2026/11/22/letters/")
    reader.tell("DOM.enable")
    reader.tell("CSS.enable")
    root = reader.tell("DOM.getDocument")["root"]["nodeId"]
    headline = reader.tell("DOM.querySelector", nodeId=root, selector="main h1")["nodeId"]

    fonts = reader.tell("CSS.getPlatformFontsForNode", nodeId=headline)["fonts"]

    assert len(fonts) == 1, fonts


@pytest.mark.parametrize("javascript", [True, False])
def test_on_a_phone_the_front_page_has_a_short_list_that_opens(
    newsroom: Path, serve: Serve, reader: Reader, *, javascript: bool
) -> None:
    """Six of the latest news, then the sections; the link below the list shows all, and needs no script."""
    reader.set(width=390, javascript=javascript)
    reader.open(f"{serve(newsroom)}/")
    few = reader.ask(SEEN)
    whole = reader.ask(ALL)

    reader.chromium.find_element("css selector", ".all a").click()

    assert few == 6
    assert whole >= 20
    assert reader.ask(SEEN) == whole
    assert not reader.ask("document.querySelector('.all').getClientRects().length")


def test_on_a_desk_the_front_page_has_as_many_as_stand_beside_the_sections(
    newsroom: Path, serve: Serve, reader: Reader
) -> None:
    """24 of the latest news; the link below them shows the rest."""
    reader.set(width=1280)
    reader.open(f"{serve(newsroom)}/")
    some = reader.ask(SEEN)

    reader.chromium.find_element("css selector", ".all a").click()

    assert some == 24
    assert reader.ask(SEEN) == reader.ask(ALL) > 24


def test_the_sections_open_over_the_page(newsroom: Path, serve: Serve, reader: Reader) -> None:
    """What stands below the menu stays where it is."""
    place = "document.querySelector('main').getBoundingClientRect().top"
    reader.set(width=390)
    reader.open(f"{serve(newsroom)}/")
    before = reader.ask(place)

    reader.chromium.find_element("css selector", ".sections summary").click()

    assert reader.ask("document.querySelector('.sections').open")
    assert reader.ask(place) == before


@pytest.mark.parametrize("path", ["/", "/2026/11/22/nan-baghasy-kuzgi-tynyshtyq-neden/"])
def test_the_policy_lets_a_page_prefetch_its_links(newsroom: Path, serve: Serve, reader: Reader, path: str) -> None:
    """The hash in the policy is that of the rules: a browser that knows them refuses nothing."""
    reader.set(
        script="window.refused = []; addEventListener('securitypolicyviolation', e => refused.push(e.blockedURI));"
    )
    reader.open(f"{serve(newsroom)}{path}")
    reader.wait("document.readyState == 'complete'")

    assert reader.ask("HTMLScriptElement.supports('speculationrules')")
    assert reader.ask("document.querySelectorAll('script[type=speculationrules]').length") == 1
    assert reader.ask("window.refused") == []
    assert reader.complaints() == []
