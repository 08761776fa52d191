"""Sitemaps: everything once, the news of two days, and limits."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from baspa.planning.plan import SITEMAP_LIMIT
from baspa.rendering.pressroom import MOST_NEWS
from sites import MINIMAL, Site, article, build_here

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
ORIGIN = "https://paper.example"
NOW = "2026-11-22T22:00:00+05:00"


def _locations(content: str | bytes) -> list[str]:
    return [element.text or "" for element in ET.fromstring(content).iter(f"{SITEMAP}loc")]  # noqa: S314 - our own


@pytest.fixture
def paper(site: Site) -> Site:
    """Return a site with stories around the edge of the news sitemap's two days, not built yet."""
    site.put("site.yaml", MINIMAL)
    site.put("content/pages/about.md", "---\ntitle: About\naliases: [/about-us/]\n---\n\nWe.\n")
    for slug, time in {
        "past-the-edge": "2026-11-20 21:59:59",
        "on-the-edge": "2026-11-20 22:00",
        "within": "2026-11-20 22:00:01",
        "yesterday": "2026-11-21 10:00",
        "now": "2026-11-22 22:00",
        "tomorrow": "2026-11-23 10:00",
    }.items():
        site.put(f"content/{slug}.md", article(title=f"Story {slug}", slug=slug, time=time, tags=["snow"]))
    return site


@pytest.mark.usefixtures("quick_layouts")
def test_the_news_sitemap_holds_two_days_newest_first(paper: Site) -> None:
    """Stories younger than 48 hours, to the second; nothing scheduled, nothing older."""
    build_here(paper.root, paper.output, now=NOW)

    assert _locations(paper.page("news-sitemap.xml")) == [
        f"{ORIGIN}/2026/11/22/now/",
        f"{ORIGIN}/2026/11/21/yesterday/",
        f"{ORIGIN}/2026/11/20/within/",
    ]


@pytest.mark.usefixtures("quick_layouts")
def test_a_news_entry_says_paper_language_time_and_title(paper: Site) -> None:
    """Each entry has what Google asks for, in its namespace."""
    build_here(paper.root, paper.output, now=NOW)

    entry = ET.fromstring(paper.page("news-sitemap.xml"))[0]  # noqa: S314 - our own

    assert entry.findtext(f"{NEWS}news/{NEWS}publication/{NEWS}name") == "Test Paper"
    assert entry.findtext(f"{NEWS}news/{NEWS}publication/{NEWS}language") == "en"
    assert entry.findtext(f"{NEWS}news/{NEWS}publication_date") == "2026-11-22T22:00:00+05:00"
    assert entry.findtext(f"{NEWS}news/{NEWS}title") == "Story now"


@pytest.mark.usefixtures("quick_layouts")
def test_a_news_entry_is_in_the_language_of_its_story(paper: Site) -> None:
    """Two or three letters, whatever script it is written in."""
    paper.put("content/now.md", article(title="Qar", slug="qar", time="2026-11-22 22:00", lang="kk-Latn"))
    build_here(paper.root, paper.output, now=NOW)

    languages = [e.text for e in ET.fromstring(paper.page("news-sitemap.xml")).iter(f"{NEWS}language")]  # noqa: S314
    assert languages == ["kk", "en", "en"]


@pytest.mark.usefixtures("quick_layouts")
def test_a_story_leaves_the_news_sitemap_at_the_moment_foretold(paper: Site) -> None:
    """The build says when the site changes by itself; built at that second, it has."""
    proof = build_here(paper.root, paper.output, now=NOW)
    before = paper.tree()
    assert proof.next_wake is not None
    assert proof.next_wake.isoformat() == "2026-11-22T22:00:01+05:00"

    build_here(paper.root, paper.output, now=proof.next_wake.isoformat())

    after = paper.tree()
    assert [path for path in after if after[path] != before.get(path)] == ["news-sitemap.xml"]
    assert len(_locations(after["news-sitemap.xml"])) == 2


@pytest.mark.usefixtures("quick_layouts")
def test_the_sitemap_holds_every_page_that_is_for_readers_once(paper: Site) -> None:
    """The front page, sections, authors, tags, standing pages and stories; no redirects, no 404, no fragments."""
    build_here(paper.root, paper.output, now=NOW)

    locations = _locations(paper.page("sitemap.xml"))

    assert sorted(locations) == sorted(
        f"{ORIGIN}{url}"
        for url in (
            "/",
            "/news/",
            "/authors/city-desk/",
            "/tags/snow/",
            "/about/",
            "/2026/11/20/past-the-edge/",
            "/2026/11/20/on-the-edge/",
            "/2026/11/20/within/",
            "/2026/11/21/yesterday/",
            "/2026/11/22/now/",
        )
    )


@pytest.mark.usefixtures("quick_layouts")
def test_the_sitemap_says_when_a_story_changed(paper: Site) -> None:
    """`lastmod` is the story's update, else its time; lists have none, for they change all the time."""
    paper.put("content/now.md", article(title="Now", slug="now", time="2026-11-22 20:00", updated="2026-11-22 21:30"))
    build_here(paper.root, paper.output, now=NOW)

    changed = {
        entry.findtext(f"{SITEMAP}loc"): entry.findtext(f"{SITEMAP}lastmod")
        for entry in ET.fromstring(paper.page("sitemap.xml"))  # noqa: S314 - our own
    }

    assert changed[f"{ORIGIN}/2026/11/22/now/"] == "2026-11-22T21:30:00+05:00"
    assert changed[f"{ORIGIN}/2026/11/20/within/"] == "2026-11-20T22:00:01+05:00"
    assert changed[f"{ORIGIN}/"] is None


@pytest.mark.usefixtures("quick_layouts")
def test_robots_txt_names_both_sitemaps_below_the_base_path(paper: Site) -> None:
    """A paper in a folder of its host names its sitemaps there."""
    paper.put("site.yaml", MINIMAL.replace(ORIGIN, f"{ORIGIN}/daily"))
    build_here(paper.root, paper.output, now=NOW)

    assert paper.page("robots.txt").splitlines()[-2:] == [
        f"Sitemap: {ORIGIN}/daily/sitemap.xml",
        f"Sitemap: {ORIGIN}/daily/news-sitemap.xml",
    ]
    assert f"{ORIGIN}/daily/2026/11/22/now/" in _locations(paper.page("sitemap.xml"))


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Return a published site of more stories than one sitemap takes, most of them of these two days."""
    site = Site(tmp_path_factory.mktemp("large") / "paper")
    site.put("site.yaml", f"{MINIMAL}images:\n  cards: no\n")
    for name in ("article", "home", "category", "author", "day", "month", "year", "redirect"):
        site.put(f"layouts/{name}.html", "{{ page.url }}")
    for number in range(SITEMAP_LIMIT + 3):
        day = "2026-11-22" if number < MOST_NEWS + 1 else "2026-09-0" + str(number % 2 + 1)
        time = f"{day} {number // 60 % 20:02}:{number % 60:02}"
        site.put(f"content/{number}.md", article(title="S", slug=f"s-{number}", time=time, body="Text."))
    assert build_here(site.root, site.output, now=NOW).outcome
    return site


def test_a_large_paper_has_an_index_of_monthly_sitemaps(large: Site) -> None:
    """Past the limit the sitemap is an index: lists of their own, then months; together every page once."""
    index = ET.fromstring(large.page("sitemap.xml"))  # noqa: S314 - our own
    parts = _locations(large.page("sitemap.xml"))

    assert index.tag == f"{SITEMAP}sitemapindex"
    assert parts == [f"{ORIGIN}/sitemaps/{name}.xml" for name in ("pages", "2026-11", "2026-09")]
    locations = [url for part in parts for url in _locations(large.page(part.removeprefix(f"{ORIGIN}/")))]
    assert len(locations) == len(set(locations))
    stories = [path for path in large.tree() if Path(path).parent.name.startswith("s-")]
    assert {f"{ORIGIN}/{path.removesuffix('index.html')}" for path in stories} <= set(locations)


def test_the_news_sitemap_is_never_longer_than_its_limit(large: Site) -> None:
    """On a day with more news than a news sitemap takes, the newest are in it."""
    locations = _locations(large.page("news-sitemap.xml"))

    assert len(locations) == MOST_NEWS
    assert len(set(locations)) == MOST_NEWS
