"""Translations: every version of a story names every other, for search engines and for readers."""

import pytest

from reader import Page
from sites import MINIMAL, Site, article, build_clean, build_here, run_here

ORIGIN = "https://paper.example"
EDITIONS = """\
translations:
  kk: https://kk.paper.example/
  ru: https://ru.paper.example/
default_translation: en
"""


@pytest.fixture
def paper(site: Site) -> Site:
    """Return a paper with a story in three languages: two here that name each other, and one elsewhere."""
    site.put("site.yaml", MINIMAL + EDITIONS)
    site.put(
        "content/2026/a.md",
        article(title="Snow", slug="snow", translations={"ru": "a-ru.md", "kk": "https://kk.paper.example/qar/?x=1"}),
    )
    site.put(
        "content/2026/a-ru.md",
        article(
            title="Снег",
            slug="sneg",
            lang="ru",
            translations={"en": "content/2026/a.md", "kk": "https://kk.paper.example/qar/?x=1"},
        ),
    )
    return site


def _built(site: Site) -> list[str]:
    """Build a site and return what was wrong with it, the same as in a build from nothing."""
    found = [build_here(site.root, site.output), build_clean(site.root, site.root / "fresh")]
    first, second = (sorted(f"{p.place}: {p.code} {p.level} {p.field}" for p in one.problems) for one in found)
    assert first == second
    return first


def _alternates(site: Site, path: str) -> list[tuple[str | None, str | None]]:
    """Return language and address of every version that a page names."""
    links = Page.of(site.page(path)).named("link")
    return [(e.attributes.get("hreflang"), e.attributes["href"]) for e in links if "hreflang" in e.attributes]


def test_every_version_names_all_of_them_and_itself(paper: Site) -> None:
    """With whole addresses, and the one for everybody else where the paper names a language for it."""
    assert _built(paper) == []

    here, russian = f"{ORIGIN}/2026/11/22/snow/", f"{ORIGIN}/2026/11/22/sneg/"
    elsewhere = "https://kk.paper.example/qar/?x=1"
    assert _alternates(paper, "2026/11/22/snow/index.html") == [
        ("en", here),
        ("ru", russian),
        ("kk", elsewhere),
        ("x-default", here),
    ]
    assert _alternates(paper, "2026/11/22/sneg/index.html") == [
        ("ru", russian),
        ("en", here),
        ("kk", elsewhere),
        ("x-default", here),
    ]
    assert _alternates(paper, "news/index.html") == []


def test_the_front_page_names_the_other_editions(paper: Site) -> None:
    """And only the front page itself."""
    _built(paper)

    assert _alternates(paper, "index.html") == [
        ("en", f"{ORIGIN}/"),
        ("kk", "https://kk.paper.example/"),
        ("ru", "https://ru.paper.example/"),
        ("x-default", f"{ORIGIN}/"),
    ]


def test_readers_see_the_languages_by_their_own_names(paper: Site) -> None:
    """Each name is in its language and marked as such, and the page's own is not among them."""
    _built(paper)

    links = [e for e in Page.of(paper.page("2026/11/22/sneg/index.html")).named("a") if "hreflang" in e.attributes]
    assert [(e.attributes["hreflang"], e.attributes["lang"]) for e in links] == [("en", "en"), ("kk", "kk")]
    names = [text for name, text in Page.of(paper.page("2026/11/22/sneg/index.html")).texts if name == "a"]
    assert {"English", "Қазақ тілі"} <= set(names)


def test_a_link_that_is_not_returned_is_a_warning_until_it_is(paper: Site) -> None:
    """Search engines would pass over it; the story that names the other is the one that is told."""
    whole = (paper.root / "content/2026/a-ru.md").read_text()
    paper.put("content/2026/a-ru.md", article(title="Снег", slug="sneg", lang="ru"))
    assert _built(paper) == ["content/2026/a.md:7:22: translation.one-way warning translations.ru"]

    paper.put("content/2026/a-ru.md", whole)

    assert _built(paper) == []


def test_a_version_in_another_language_than_is_said_is_a_warning(paper: Site) -> None:
    """`lang` of the article decides."""
    text = (paper.root / "content/2026/a-ru.md").read_text().replace('lang: "ru"', 'lang: "tt"')
    paper.put("content/2026/a-ru.md", text)

    assert _built(paper) == ["content/2026/a.md:7:22: translation.language warning translations.ru"]


def test_a_version_that_is_held_back_is_not_told(paper: Site) -> None:
    """Neither its address nor that it exists, until it is published; then the other page is made again."""
    whole = (paper.root / "content/2026/a-ru.md").read_text()
    paper.put("content/2026/a-ru.md", whole.replace("lang:", "draft: true\nlang:"))

    assert _built(paper) == ["content/2026/a.md:7:22: translation.held warning translations.ru"]
    assert "sneg" not in paper.page("2026/11/22/snow/index.html")
    paper.put("content/2026/a-ru.md", whole)
    assert _built(paper) == []
    assert "sneg" in paper.page("2026/11/22/snow/index.html")


def test_a_version_may_be_named_by_the_address_it_has_on_the_site(paper: Site) -> None:
    """If there is such a page; if not, that is an error where it is written."""
    text = (paper.root / "content/2026/a.md").read_text()
    paper.put("content/2026/a.md", text.replace("a-ru.md", "/2026/11/22/sneg/"))
    assert "translation.nowhere" not in "".join(_built(paper))
    assert ("ru", f"{ORIGIN}/2026/11/22/sneg/") in _alternates(paper, "2026/11/22/snow/index.html")

    paper.put("content/2026/a.md", text.replace("a-ru.md", "/2026/11/22/nowhere/"))

    assert "content/2026/a.md:7:22: translation.nowhere error translations.ru" in _built(paper)


def test_a_missing_version_stops_the_press(paper: Site) -> None:
    """As a dead link does."""
    (paper.root / "content/2026/a-ru.md").unlink()

    done = run_here(paper.root, "build", "--now", "2026-11-22T22:00:00+05:00")

    assert done.status == 1
    assert done.problems[0].startswith("error: content/2026/a.md:7:22: translations.ru: ")
