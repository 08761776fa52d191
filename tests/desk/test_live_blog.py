"""A live blog: one article of timed entries, on its page, in its feed and for machines."""

import json
import re
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from sites import MINIMAL, Site, article, build_here, tree

pytestmark = pytest.mark.usefixtures("quick_layouts")

LATER = "2026-11-30T12:00:00+05:00"
FIELDS: dict[str, object] = {"title": "The match", "slug": "match", "kind": "live", "time": "2026-11-22 20:00"}
BODY = (
    "Before the match.\n\n## 20:05 The whistle\n\nThey run.\n\n"
    "## 23.11 00:10 ! A goal\n\nYes & [yes](other.md).\n\n## 21:00\n\nRest.\n"
)
PAGE = "2026/11/22/match/index.html"
FEED = "2026/11/22/match/feed.xml"


def _write(site: Site, body: str = BODY, **fields: object) -> None:
    site.write(f"-- site.yaml --\n{MINIMAL}listing: {{ size: 2, feed: 2 }}\n")
    site.put("content/match.md", article(body=body, **(FIELDS | fields)))
    site.put("content/other.md", article(title="Other", slug="other", time="2026-11-21 20:00"))


def _machine(site: Site) -> dict[str, Any]:
    found = re.findall(r"ld\+json\">(.*?)</script>", site.page(PAGE))
    return next(thing for thing in json.loads(found[0]) if thing["@type"] == "LiveBlogPosting")


def _anchors(site: Site) -> list[str]:
    return re.findall(r'<article class="entry[^"]*" id="([^"]+)"', site.page(PAGE))


def _items(site: Site) -> list[dict[str, str]]:
    items = ET.fromstring(site.page(FEED)).iter("item")  # noqa: S314 - our own
    return [{child.tag: child.text or "" for child in item} for item in items]


def _written(site: Site, before: dict[str, bytes]) -> set[str]:
    now = tree(site.output)
    return {path for path in before.keys() | now.keys() if before.get(path) != now.get(path)}


def test_entries_stand_on_the_page_newest_first_each_with_an_anchor(site: Site) -> None:
    """The introduction above them, the key moments too; the story was updated by the newest."""
    _write(site)

    build_here(site.root, site.output, now=LATER)

    page = site.page(PAGE)
    assert _anchors(site) == ["e-20261123-0010", "e-20261122-2100", "e-20261122-2005"]
    assert page.index("Before the match.") < page.index('class="key-moments"') < page.index('class="entry')
    assert page.count('href="#e-20261123-0010"') == 2
    assert 'article:modified_time" content="2026-11-23T00:10:00+05:00"' in page
    assert "/match/</loc><lastmod>2026-11-23T00:10:00+05:00" in site.page("sitemap.xml")
    assert '<meta name="description" content="Before the match.">' in page
    assert ">Live<" in page
    assert "\x1e" not in page
    assert "\x1d" not in page


def test_machines_are_told_what_the_page_shows(site: Site) -> None:
    """A live blog in schema.org, its coverage from its beginning, with no end while it goes on."""
    _write(site)

    finished = site.check(now=LATER)
    build_here(site.root, site.output, now=LATER)

    machine = _machine(site)
    assert (finished.status, finished.problems) == (0, [])
    assert machine["coverageStartTime"] == "2026-11-22T20:00:00+05:00"
    assert "coverageEndTime" not in machine
    assert machine["liveBlogUpdate"][0] == {
        "@type": "BlogPosting",
        "articleBody": "Yes & yes.",
        "datePublished": "2026-11-23T00:10:00+05:00",
        "headline": "A goal",
        "url": "https://paper.example/2026/11/22/match/#e-20261123-0010",
    }
    assert "headline" not in machine["liveBlogUpdate"][1]


def test_one_that_has_ended_says_so(site: Site) -> None:
    """On the page and for machines; it is live no longer."""
    _write(site, ended="2026-11-23 00:30")

    build_here(site.root, site.output, now=LATER)

    page = site.page(PAGE)
    assert _machine(site)["coverageEndTime"] == "2026-11-23T00:30:00+05:00"
    assert "The live blog ended:" in page
    assert ">Live<" not in page
    assert _machine(site)["dateModified"] == "2026-11-23T00:30:00+05:00"


def test_what_happened_before_it_was_published_is_covered_too(site: Site) -> None:
    """An entry of an earlier hour begins the coverage."""
    _write(site, body="## 22.11 19:30 The teams\n\nThey warm up.\n")

    build_here(site.root, site.output, now=LATER)

    assert _machine(site)["coverageStartTime"] == "2026-11-22T19:30:00+05:00"


def test_each_entry_is_an_item_of_its_feed(site: Site) -> None:
    """Known for ever by the story's name and the anchor; the paper's feeds hold the story once."""
    _write(site)

    build_here(site.root, site.output, now=LATER)

    items = _items(site)
    assert [item["title"] for item in items] == ["A goal", "Rest.", "The whistle"]
    assert items[0]["link"] == "https://paper.example/2026/11/22/match/#e-20261123-0010"
    assert items[0]["guid"] == "tag:paper.example,2026:match#e-20261123-0010"
    assert items[0]["pubDate"] == "Mon, 23 Nov 2026 00:10:00 +0500"
    assert items[0]["description"] == "Yes & yes."
    assert site.page("feed.xml").count("<item>") == 2
    assert 'href="/2026/11/22/match/feed.xml"' in site.page(PAGE)


@pytest.mark.parametrize("fields", [{"kind": "news"}, {"body": "Nothing yet.\n"}], ids=["no live blog", "no entries"])
def test_without_entries_there_is_no_feed(site: Site, fields: dict[str, object]) -> None:
    """A heading with a clock in any other story is a heading."""
    _write(site, **fields)

    build_here(site.root, site.output, now=LATER)

    assert FEED not in tree(site.output)
    assert "feed.xml" not in site.page(PAGE).replace('href="/feed.xml"', "")


def test_a_paper_without_feeds_has_none_of_them(site: Site) -> None:
    """Nor a link to one."""
    _write(site)
    site.write(f"-- site.yaml --\n{MINIMAL}feeds: no\n")

    build_here(site.root, site.output, now=LATER)

    assert FEED not in tree(site.output)
    assert "feed.xml" not in site.page(PAGE)


def test_it_is_held_back_and_goes_as_a_whole(site: Site) -> None:
    """Its feed too."""
    _write(site, expires="2026-11-25 10:00")

    build_here(site.root, site.output, now="2026-11-24T10:00:00+05:00")
    there = {PAGE, FEED} <= tree(site.output).keys()
    build_here(site.root, site.output, now="2026-11-25T10:00:00+05:00")

    assert there
    assert not {PAGE, FEED} & tree(site.output).keys()


def test_a_new_entry_touches_few_files(site: Site) -> None:
    """Its page and its feed, and what says when the story last changed; no list of stories."""
    _write(site)
    build_here(site.root, site.output, now=LATER)
    before = tree(site.output)

    _write(site, body=f"{BODY}\n## 23.11 00:20 The end\n\nThat was it.\n")
    build_here(site.root, site.output, now=LATER)

    feeds = {f"{folder}{name}" for folder in ("", "news/") for name in ("feed.xml", "atom.xml", "feed.json")}
    assert _written(site, before) == {PAGE, FEED, "sitemap.xml", *feeds}


def test_a_link_in_an_entry_follows_what_it_leads_to(site: Site) -> None:
    """On the page; and nothing of a story that is held back is left there."""
    _write(site)
    build_here(site.root, site.output, now=LATER)
    before = 'href="/2026/11/21/other/"' in site.page(PAGE)

    site.put("content/other.md", article(title="Other", slug="another", time="2026-11-21 20:00"))
    build_here(site.root, site.output, now=LATER)

    assert before
    assert 'href="/2026/11/21/another/"' in site.page(PAGE)


def test_full_texts_in_feeds_hold_the_entries_newest_first(site: Site) -> None:
    """With the time of each."""
    _write(site)
    site.write(f"-- site.yaml --\n{MINIMAL}feeds: {{ content: full }}\n")

    build_here(site.root, site.output, now=LATER)

    text = next(
        item["content_html"] for item in json.loads(site.page("feed.json"))["items"] if "match" in item["url"]
    )
    times = re.findall(r'<h2 id="e-[0-9-]+"><time datetime="([^"]+)">([^<]+)</time>', text)
    assert times == [
        ("2026-11-23T00:10:00+05:00", "23.11, 00:10"),
        ("2026-11-22T21:00:00+05:00", "21:00"),
        ("2026-11-22T20:05:00+05:00", "20:05"),
    ]
    assert "\x1e" not in text


def test_a_layout_that_knows_of_no_entries_shows_them_all_the_same(site: Site) -> None:
    """`article.body` is the whole text, newest first."""
    _write(site)
    site.put("layouts/article.html", "<!doctype html><title>x</title>{{ article.body }}")

    build_here(site.root, site.output, now=LATER)

    page = site.page(PAGE)
    assert page.index("Before the match.") < page.index("A goal") < page.index("The whistle")
    assert "\x1e" not in page


def test_the_rest_of_a_long_one_is_folded_and_all_of_it_is_there(site: Site) -> None:
    """Two thousand entries: all in the page, the newest open; machines and the feed get the newest."""
    entries = "".join(f"## {20 + n // 600:02}:{n // 10 % 60:02} Entry {n}\n\nText {n}.\n\n" for n in range(2000))
    _write(site, body=entries)

    proof = build_here(site.root, site.output, now=LATER)

    page = site.page(PAGE)
    opened, folded = page.split('<details class="earlier">')
    assert proof.problems == ()
    assert len(_anchors(site)) == len(set(_anchors(site))) == 2000
    assert opened.count('<article class="entry') == 30
    assert folded.count('<article class="entry') == 1970
    assert "Earlier entries: 1970" in folded
    assert len(_machine(site)["liveBlogUpdate"]) == 50
    assert len(_items(site)) == 100
