"""The links of the published tree: older and newer lead through everything once, and nothing leads nowhere."""

from datetime import datetime, timedelta

import pytest

from reader import Page, answers, url_texts
from sites import Site, article, build_here

pytestmark = pytest.mark.usefixtures("quick_layouts")

ORIGIN = "https://paper.example"
CONFIGURATION = """\
title: Test Paper
base_url: https://paper.example{base}
language: kk
timezone: Asia/Almaty
listing: {{ size: {size}, latest: 3, similar: 2, feed: 3 }}
menus:
  main: [{{ title: About, url: /about/ }}, {{ title: Elsewhere, url: "https://other.example/" }}]
"""


def _write(site: Site, *, stories: int, size: int, base: str = "") -> Site:
    site.put("site.yaml", CONFIGURATION.format(size=size, base=base))
    site.put("content/media/сурет 1.jpg", "a")
    site.put("content/static/favicon.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
    site.put("content/pages/about.md", "---\ntitle: About\naliases: [/about-us.html]\n---\n\n[story](../0.md)\n")
    moment = datetime.fromisoformat("2026-01-01T09:00:00")
    for number in range(stories):
        site.put(
            f"content/{number}.md",
            article(
                title=f"Жаңалық {number}",
                time=f"{moment + timedelta(days=11 * number):%Y-%m-%d %H:%M}",
                category=("Қоғам", "Спорт & ойын")[number % 3 == 0],
                author=["Қоғам бөлімі"] if number % 2 else ["Қоғам бөлімі", "Спорт редакциясы"],
                tags=["қар", f"тег {number % 4}"],
                series="Топтама" if number % 5 == 0 else None,
                aliases=[f"/old/{number}/", f"/old/{number}.html"],
                image={"src": "/media/сурет 1.jpg", "alt": "Сурет"},
                body=f"[бұрынғы]({max(0, number - 1)}.md) ![x](</media/сурет 1.jpg>) [сыртқы](https://other.example)\n",
            ),
        )
    proof = build_here(site.root, site.output)
    assert proof.outcome, proof.problems
    return site


def _listing(site: Site, path: str) -> Page:
    """Return a page of a listing, the front page without the stories of its sections."""
    before, mark, after = site.page(path).partition('<div class="by-section">')
    return Page.of(before + (mark and after[after.index("</main>") :]))


def _chain(site: Site, path: str, base: str, direction: str) -> list[Page]:
    """Return the pages met by following `older` (rel=next) or `newer` (rel=prev) to the end, redirects followed."""
    pages = [_listing(site, path)]
    while True:
        found = [
            link for link in pages[-1].named("a", class_=direction) if link.attributes["href"].startswith(f"{base}/")
        ]
        if not found or len(pages) > 100:
            return pages
        page = _listing(site, f"{found[0].attributes['href'].removeprefix(f'{base}/')}index.html")
        refresh = page.named("meta", http_equiv="refresh")
        if refresh:
            target = refresh[0].attributes["content"].partition("url=")[2]
            page = _listing(site, f"{target.removeprefix(f'{base}/')}index.html")
        pages.append(page)


def _stories(page: Page, base: str) -> list[str]:
    """Return the stories a page lists in its own listing, by the links in their headlines."""
    links = [link for link in page.links if link.startswith(f"{base}/2026/") and "zhangalyq" in link]
    return list(dict.fromkeys(links))


@pytest.mark.parametrize("size", [1, 2, 3, 7, 30])
@pytest.mark.parametrize("stories", [0, 1, 4, 11])
def test_older_and_newer_lead_through_every_story_exactly_once(site: Site, stories: int, size: int) -> None:
    """From the front page, `older` meets every story once, newest first; `newer` leads all the way back."""
    if stories == 0:
        site.put("content/0.md", article(draft=True))
        site.put("site.yaml", CONFIGURATION.format(size=size, base=""))
        build_here(site.root, site.output)
    else:
        _write(site, stories=stories, size=size)

    pages = _chain(site, "index.html", "", "older")
    met = [story for page in pages for story in _stories(page, "")]

    assert len(met) == len(set(met)) == stories
    assert [story.partition("zhangalyq-")[2].rstrip("/") for story in met] == [
        str(n) for n in reversed(range(stories))
    ]
    if len(pages) > 1:
        back = _chain(site, "page/1/index.html", "", "newer")
        assert len(back) == len(pages)
        assert _stories(back[-1], "") == _stories(pages[0], "")


@pytest.mark.parametrize("path", ["qogham/index.html", "authors/qogham-bolimi/index.html", "tags/qar/index.html"])
def test_every_listing_leads_through_its_stories(site: Site, path: str) -> None:
    """Sections, authors and tags turn their pages as the front page does."""
    _write(site, stories=11, size=2)

    met = [story for page in _chain(site, path, "", "older") for story in _stories(page, "")]

    assert len(met) == len(set(met)) == (7 if path.startswith("qogham") else 11)


@pytest.mark.parametrize("base", ["", "/daily", "/қала/газет"])
def test_no_link_is_dead(site: Site, base: str) -> None:
    """Every address that any page, feed or sitemap names on the paper's own site is in the output."""
    _write(site, stories=11, size=2, base=base)
    tree = site.tree()
    encoded = Page.of(site.page("index.html")).named("a")[1].attributes["href"].rstrip("/")

    dead = {
        (path, url)
        for path, content in tree.items()
        if path.endswith(".html")
        for url in Page.of(content.decode()).links
        if not answers(tree, url, ORIGIN, encoded)
    }
    named = {
        (path, url)
        for path, content in tree.items()
        if path.endswith((".xml", ".json", ".txt", ".html"))
        for url in url_texts(content.decode(), ORIGIN)
        if not answers(tree, url, ORIGIN, encoded)
    }

    assert dead == set()
    assert {(path, url) for path, url in named if url.rstrip("/") != f"{ORIGIN}{encoded}"} == set()


def test_links_are_written_from_the_root_and_quoted(site: Site) -> None:
    """A page of any depth, and a fragment shown on any page, names other pages from the host's root."""
    _write(site, stories=3, size=2, base="/daily")

    for path, content in site.tree().items():
        if path.endswith(".html"):
            for url in Page.of(content.decode()).links:
                assert url.startswith(("/daily/", "https://", "mailto:", "#")), (path, url)
                assert url.isascii()
                assert " " not in url


def test_old_urls_lead_to_where_the_story_is(site: Site) -> None:
    """An alias is a page that sends readers on, tells robots the address, and links for everyone else."""
    _write(site, stories=2, size=2, base="/daily")

    for path in ("old/1/index.html", "old/1.html"):
        page = Page.of(site.page(path))
        target = "/daily/2026/01/12/zhangalyq-1/"
        assert page.named("meta", http_equiv="refresh", content=f"0; url={target}")
        assert page.named("link", rel="canonical", href=f"{ORIGIN}{target}")
        assert page.named("meta", name="robots", content="noindex")
        assert page.named("a", href=target)


def test_the_number_after_the_newest_numbered_page_leads_to_the_first(site: Site) -> None:
    """The unborn number redirects to the listing's current page, which it will once replace."""
    _write(site, stories=5, size=2)

    assert Page.of(site.page("page/1/index.html")).named("a", class_="newer", href="/page/2/")
    assert Page.of(site.page("page/2/index.html")).named("link", rel="canonical", href=f"{ORIGIN}/")


def test_the_page_for_nothing_found(site: Site) -> None:
    """404.html works at any address: its links are from the root, it has no address of its own, robots pass."""
    _write(site, stories=3, size=2, base="/daily")

    page = Page.of(site.page("404.html"))

    assert page.named("meta", name="robots", content="noindex")
    assert not page.named("link", rel="canonical")
    assert page.named("a", href="/daily/")
    assert page.text("h1") == "Бет табылмады"


def test_the_front_page_marks_its_lists_for_scripts(site: Site) -> None:
    """The lists carry the marks that the contract promises to scripts and tests."""
    _write(site, stories=4, size=2)

    assert Page.of(site.page("index.html")).named("ul", data_list="listing")
    story = Page.of(site.page("2026/02/03/zhangalyq-3/index.html"))
    assert story.named("ul", data_list="latest", data_latest="/fragments/latest.html")
    assert story.named("ul", data_list="similar")
    assert all("+05:00" in time.attributes["datetime"] for time in story.named("time"))


def test_a_full_numbered_page_never_changes_again(site: Site) -> None:
    """Law 1: a new story changes the first pages, the new shelf of its day and its neighbours, and little else."""
    _write(site, stories=11, size=2)
    before = site.tree()
    site.put(
        "content/new.md",
        article(
            title="Жаңалық 99", slug="zhangalyq-99", time="2026-11-22 21:00", category="Қоғам", author="Қоғам бөлімі"
        ),
    )

    build_here(site.root, site.output)

    after = site.tree()
    changed = {path for path in after if path in before and after[path] != before[path]}
    assert not {path for path in changed if "/page/" in f"/{path}"} - {
        f"page/{5}/index.html",
        "qogham/page/3/index.html",
        "authors/qogham-bolimi/page/5/index.html",
    }
    articles = {path for path in changed if "zhangalyq" in path}
    assert "2026/04/21/zhangalyq-10/index.html" in articles
    assert len(articles) <= 4
