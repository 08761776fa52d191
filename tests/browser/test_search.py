"""Search in a real browser: typed in Kazakh, by keyboard alone, over two years, and without JavaScript."""

from collections.abc import Callable
from pathlib import Path

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from browser.conftest import Reader
from sites import MINIMAL, Site, article, build_here

pytestmark = pytest.mark.browser

Serve = Callable[[Path], str]
FOUND = "Array.from(document.querySelectorAll('.found-stories h3 a')).map(a => a.textContent)"
TOLD = "document.querySelector('.found').textContent"
FETCHED = "performance.getEntriesByType('resource').map(entry => entry.name).filter(name => /pagefind/.test(name))"
SITE = MINIMAL.replace("language: en", "language: kk") + "search: true\n"


def _press(reader: Reader, *keys: str) -> None:
    for key in keys:
        ActionChains(reader.chromium).send_keys(key).perform()


def _search(reader: Reader, address: str, words: str) -> list[str]:
    """Open the page, type some words into the field that is reached by the keyboard, and return what is found."""
    reader.open(f"{address}/search/")
    reader.ask("document.querySelector('#page-query').focus()")
    _press(reader, words)
    reader.wait(f"/: \\d|табылмады/.test({TOLD})")
    found: list[str] = reader.ask(FOUND)
    return found


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Return a Kazakh paper of two years, built."""
    site = Site(tmp_path_factory.mktemp("searched") / "paper")
    site.put("site.yaml", SITE)
    for path, title, day, body in (
        ("2026/11/20-a", "Ауылда жаңа мектеп ашылды", "2026-11-20", "Балалар қуанып жүр."),
        ("2026/11/21-b", "Көктем келді", "2026-11-21", "Облыстағы мектептеріміздегі жаңалық."),
        ("2025/05/01-c", "Кітапхана түні", "2025-05-01", "Оқырман мектебін еске алды."),
        ("2025/05/02-d", "Қар жауды", "2025-05-02", "Әлем аппақ, ендi кезiнде жылынады."),
        (
            "2026/11/22-e",
            "<img src=x onerror=hacked=1>",
            "2026-11-22",
            "Қауіпті `<mark><script>hacked=1</script>` сөз.",
        ),
    ):
        site.put(f"content/{path}.md", article(title=title, time=f"{day} 10:00", body=body))
    site.put("content/static/favicon.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    site.put("content/2026/11/22-f.md", article(title="Жасырын мектеп", time="2026-11-22 10:00", draft=True))
    build_here(site.root, site.output)
    return site


def test_every_form_of_a_kazakh_word_finds_all_others(paper: Site, serve: Serve, reader: Reader) -> None:
    """Whatever ending was typed, and in whichever year the story stands; a draft is not found."""
    address = serve(paper.output)
    titles = {"Ауылда жаңа мектеп ашылды", "Көктем келді", "Кітапхана түні"}

    for typed in ("мектеп", "мектебі", "мектептерде", "МЕКТЕБІН"):
        found = _search(reader, address, typed)

        assert set(found) == titles, typed
        assert reader.ask(TOLD) == "Табылған мақала: 3"
    assert reader.complaints() == []


@pytest.mark.parametrize(
    ("typed", "title"),
    [("аппақ", "Қар жауды"), ("кезінде", "Қар жауды"), ("кезiнде", "Қар жауды"), ("кокт", "Көктем келді")],
    ids=["text", "latin letter in the story", "latin letter in the query", "typed without Kazakh letters"],
)
def test_what_was_mistyped_is_found(paper: Site, serve: Serve, reader: Reader, typed: str, title: str) -> None:
    """A Latin letter that looks right, and the plain letters of a keyboard without the Kazakh ones."""
    assert _search(reader, serve(paper.output), typed) == [title]


def test_a_result_is_followed_with_the_keyboard_alone(paper: Site, serve: Serve, reader: Reader) -> None:
    """Tab into the field, type, Enter, Tab to the first result, Enter; and Back leads to the same results."""
    reader.open(f"{serve(paper.output)}/search/")
    for _ in range(20):
        if reader.ask("document.activeElement.id") == "page-query":
            break
        _press(reader, Keys.TAB)
    _press(reader, "мектептер", Keys.ENTER)
    reader.wait(f"/: \\d/.test({TOLD})")
    first = reader.ask(FOUND)[0]
    for _ in range(5):
        _press(reader, Keys.TAB)
        if reader.ask("document.activeElement.textContent") == first:
            break
    _press(reader, Keys.ENTER)
    reader.wait("!!document.querySelector('article h1')")

    assert reader.ask("document.querySelector('article h1').textContent.trim()") == first
    reader.chromium.back()
    reader.wait(f"document.querySelector('.found') && /: \\d/.test({TOLD})")
    assert reader.ask("new URLSearchParams(location.search).get('q')") == "мектептер"
    assert reader.ask(FOUND)[0] == first


def test_nothing_of_pagefind_is_fetched_before_somebody_searches(paper: Site, serve: Serve, reader: Reader) -> None:
    """The page is as light as any other, and it is the only one that may run WebAssembly."""
    address = serve(paper.output)
    reader.open(f"{address}/search/")

    assert reader.ask(FETCHED) == []
    allowed = "document.querySelector('meta[http-equiv]').content"
    assert "'wasm-unsafe-eval'" in reader.ask(allowed)
    assert "unsafe-inline" not in reader.ask(allowed)
    reader.open(f"{address}/")
    assert "wasm" not in reader.ask(allowed)


def test_an_address_with_words_searches_at_once(paper: Site, serve: Serve, reader: Reader) -> None:
    """So a search can be sent to somebody, and the field of another page can lead here."""
    reader.open(f"{serve(paper.output)}/search/?q=%D3%A9%D0%B7%D0%B3%D0%B5%D1%88%D0%B5")
    reader.wait(f"/табылмады/.test({TOLD})")

    assert reader.ask("document.querySelector('#page-query').value") == "өзгеше"
    assert reader.ask(FOUND) == []


def test_hostile_texts_stay_texts(paper: Site, serve: Serve, reader: Reader) -> None:
    """What stories say is never taken for markup, in their titles or in the pieces of text that are shown."""
    assert _search(reader, serve(paper.output), "Қауіпті") == ["<img src=x onerror=hacked=1>"]

    assert reader.ask("window.hacked === undefined && !document.querySelector('.found-stories :is(img, script)')")
    assert "<mark><script>hacked=1</script>" in reader.ask(
        "document.querySelector('.found-stories .summary').textContent"
    )
    assert reader.ask("document.querySelector('.found-stories mark').textContent") == "Қауіпті"


def test_without_javascript_the_page_says_so_and_leads_elsewhere(paper: Site, serve: Serve, reader: Reader) -> None:
    """To the years, the sections and the tags."""
    reader.set(javascript=False)
    reader.open(f"{serve(paper.output)}/search/")
    page = reader.chromium.find_element("tag name", "main")

    assert "JavaScript" in page.text
    links = {link.get_attribute("href") for link in page.find_elements("tag name", "a")}
    assert {link.rsplit("/", 2)[1] for link in links if link} >= {"2026", "2025", "news"}


def test_the_newsroom_can_be_searched(newsroom: Path, serve: Serve, reader: Reader) -> None:
    """In its own stories, by a word as readers type it."""
    found = _search(reader, serve(newsroom), "кітапханада")

    assert len(found) >= 2
    assert reader.complaints() == []


def test_more_results_are_shown_when_they_are_asked_for(site: Site, serve: Serve, reader: Reader) -> None:
    """Twenty at a time; the first of the new ones has the focus then, and what was shown stays where it was."""
    site.put("site.yaml", SITE)
    for number in range(23):
        site.put(f"content/{number:02}.md", article(title=f"Мектеп {number}", time=f"2026-10-{number + 1:02} 10:00"))
    build_here(site.root, site.output)
    found = _search(reader, serve(site.output), "мектеп")
    assert len(found) == 20
    assert reader.ask(TOLD) == "Табылған мақала: 23"

    reader.ask("document.querySelector('.more button').focus()")
    _press(reader, Keys.ENTER)
    reader.wait(f"{FOUND}.length === 23")

    assert reader.ask(FOUND)[:20] == found
    assert reader.ask("document.activeElement.textContent") == reader.ask(FOUND)[20]
    assert reader.ask("document.querySelector('.more button').hidden")
