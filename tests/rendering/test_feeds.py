"""Feeds as feed readers take them: RSS, Atom and JSON Feed, of the paper and of every section."""

import calendar
import json
import re
from datetime import UTC, datetime

import feedparser
import pytest

from sites import MINIMAL, Site, article, build_here

pytestmark = pytest.mark.usefixtures("quick_layouts")

ORIGIN = "https://paper.example"
CONFIGURATION = f"""\
{MINIMAL}description: News & views
listing: {{ feed: 3 }}
"""


@pytest.fixture
def paper(site: Site) -> Site:
    """Return a published site of five stories in two sections."""
    site.put("site.yaml", CONFIGURATION)
    site.put("content/media/a.jpg", "a")
    for number in range(5):
        site.put(
            f"content/{number}.md",
            article(
                title=f"Story «{number}» & more",
                slug=f"story-{number}",
                time=f"2026-11-2{number - 2 if number > 2 else 0} 1{number}:00",
                category="Sport" if number == 1 else "News",
                author=["City desk", "Sport desk"],
                tags=["snow", "roads"],
                summary=f"What happened <{number}>",
                updated="2026-11-22 12:30" if number == 2 else None,
                image={"src": "/media/a.jpg", "alt": "Snow"},
                lang="ru" if number == 3 else None,
            ),
        )
    assert build_here(site.root, site.output).outcome
    return site


@pytest.mark.parametrize("path", ["feed.xml", "atom.xml", "news/feed.xml", "sport/atom.xml"])
def test_a_feed_reader_finds_nothing_wrong(paper: Site, path: str) -> None:
    """Feeds are well formed, in UTF-8, and name the paper, the address and their own place."""
    feed = feedparser.parse(paper.output / path)

    assert not feed.bozo, feed.get("bozo_exception")
    assert "Test Paper" in feed.feed.title
    assert feed.feed.link == (f"{ORIGIN}/" if "/" not in path else f"{ORIGIN}/{path.partition('/')[0]}/")
    assert [link.href for link in feed.feed.links if link.rel == "self"] == [f"{ORIGIN}/{path}"]
    assert feed.feed.language == "en"


@pytest.mark.parametrize("path", ["feed.xml", "atom.xml"])
def test_a_feed_has_the_newest_stories_newest_first(paper: Site, path: str) -> None:
    """As many as the configuration says, each with its address, time, authors, section, tags and summary."""
    feed = feedparser.parse(paper.output / path)

    assert [entry.link for entry in feed.entries] == [
        f"{ORIGIN}/2026/11/{day}/story-{number}/" for number, day in ((4, 22), (3, 21), (2, 20))
    ]
    newest = feed.entries[0]
    assert newest.id == "tag:paper.example,2026:4"
    assert newest.title == "Story «4» & more"
    assert newest.summary == "What happened <4>"
    assert [author.name for author in newest.authors][:1] == ["City desk"]
    assert {tag.label or tag.term for tag in newest.tags} == {"News", "snow", "roads"}
    moment = datetime.fromtimestamp(calendar.timegm(newest.published_parsed), UTC)
    assert moment == datetime.fromisoformat("2026-11-22T14:00:00+05:00")


def test_atom_says_when_a_story_and_the_feed_were_updated(paper: Site) -> None:
    """An updated story has a later `updated`; the feed's own is the latest of all."""
    feed = feedparser.parse(paper.output / "atom.xml")

    assert feed.entries[2].updated == "2026-11-22T12:30:00+05:00"
    assert feed.entries[2].published == "2026-11-20T12:00:00+05:00"
    assert feed.feed.updated == "2026-11-22T14:00:00+05:00"


def test_a_sections_feed_has_only_its_stories(paper: Site) -> None:
    """Each section has the three feeds, of its own stories."""
    for path in ("sport/feed.xml", "sport/atom.xml"):
        assert [e.title for e in feedparser.parse(paper.output / path).entries] == ["Story «1» & more"]
    assert [item["title"] for item in json.loads(paper.page("sport/feed.json"))["items"]] == ["Story «1» & more"]


def test_json_feed_is_as_its_standard_says(paper: Site) -> None:
    """Version, addresses, and for every item an id, a text, times with their zone, authors and a picture."""
    feed = json.loads(paper.page("feed.json"))

    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["home_page_url"] == f"{ORIGIN}/"
    assert feed["feed_url"] == f"{ORIGIN}/feed.json"
    assert feed["description"] == "News & views"
    assert len(feed["items"]) == 3
    assert feed["items"][0] == {
        "id": "tag:paper.example,2026:4",
        "url": f"{ORIGIN}/2026/11/22/story-4/",
        "title": "Story «4» & more",
        "content_text": "What happened <4>",
        "date_published": "2026-11-22T14:00:00+05:00",
        "date_modified": "2026-11-22T14:00:00+05:00",
        "authors": [
            {"name": "City desk", "url": f"{ORIGIN}/authors/city-desk/"},
            {"name": "Sport desk", "url": f"{ORIGIN}/authors/sport-desk/"},
        ],
        "tags": ["News", "snow", "roads"],
        "language": "en",
        "image": f"{ORIGIN}/media/a.jpg",
    }
    assert feed["items"][1]["language"] == "ru"


def test_a_paper_may_do_without_feeds(paper: Site) -> None:
    """With `feeds: no` there are none, and no page names one."""
    paper.put("site.yaml", f"{CONFIGURATION}feeds: no\n")

    build_here(paper.root, paper.output)

    assert not [path for path in paper.tree() if "feed" in path or "atom" in path]
    assert not [path for path, content in paper.tree().items() if b"feed.xml" in content or b"atom.xml" in content]


def test_feeds_of_an_empty_paper_are_feeds(site: Site) -> None:
    """A paper without a single story has valid, empty feeds, so that readers may subscribe already."""
    site.put("site.yaml", MINIMAL)
    site.put("content/pages/about.md", "---\ntitle: About\n---\n\nWe.\n")
    build_here(site.root, site.output)

    for path in ("feed.xml", "atom.xml"):
        feed = feedparser.parse(site.output / path)
        assert not feed.bozo
        assert feed.entries == []
    assert json.loads(site.page("feed.json"))["items"] == []


TEXT = """\
The [council](1.md#plan) met; see [about](/about/?x=1&y=2), [notes](#notes) and [elsewhere](https://example.org/a?b=1&c=2).

![Snow & ice](/media/a.jpg)

`<img src="b.jpg">` is how a picture is named.[^1]

## Notes

[^1]: In HTML.
"""


@pytest.fixture
def full(paper: Site) -> Site:
    """Return the paper with whole texts in its feeds."""
    paper.put("site.yaml", f"{CONFIGURATION}feeds: {{ content: full }}\n")
    paper.put("content/pages/about.md", "---\ntitle: About\n---\n\nWe.\n")
    paper.put(
        "content/5.md",
        article(
            title="The whole",
            slug="whole",
            time="2026-11-22 20:00",
            body=f"{TEXT}\n<script>alert(1)</script>\n",
            image={"src": "/media/a.jpg", "alt": "Snow", "credit": "Desk"},
        ),
    )
    assert build_here(paper.root, paper.output).outcome
    return paper


def _texts(site: Site) -> dict[str, str]:
    """Return the whole text of the newest story in each of the feeds, as an independent parser reads it."""
    kinds = {
        path: feedparser.parse(site.page(path), sanitize_html=False, resolve_relative_uris=False)
        for path in ("feed.xml", "atom.xml")
    }
    assert not any(feed.bozo for feed in kinds.values())
    texts = {path: str(feed.entries[0].content[0].value) for path, feed in kinds.items()}
    texts["feed.json"] = json.loads(site.page("feed.json"))["items"][0]["content_html"]
    return {path: text.strip() for path, text in texts.items()}


def test_a_paper_may_give_whole_texts(full: Site) -> None:
    """In all three feeds alike: every address whole, nothing that could run, the summary as before."""
    texts = _texts(full)

    assert len(set(texts.values())) == 1
    text = texts["feed.json"]
    addresses = re.findall(r'<(?:a|img) [^>]*?(?:href|src)="([^"]*)"', text)
    assert addresses == [
        f"{ORIGIN}/2026/11/20/story-1/#plan",
        f"{ORIGIN}/about/?x=1&amp;y=2",
        f"{ORIGIN}/2026/11/22/whole/#notes",
        "https://example.org/a?b=1&amp;c=2",
        f"{ORIGIN}/media/a.jpg",
        f"{ORIGIN}/2026/11/22/whole/#fn-1",
        f"{ORIGIN}/2026/11/22/whole/#fnref-1",
    ]
    assert "&lt;img src=" in text
    assert "<script" not in text
    entry = feedparser.parse(full.page("feed.xml")).entries[0]
    assert entry.summary.startswith("The council met")
    assert entry.media_content == [{"url": f"{ORIGIN}/media/a.jpg", "medium": "image"}]


def test_a_text_that_changes_changes_the_feeds_that_hold_it(full: Site) -> None:
    """And a text that names another story, when that one's address changes; older ones reach no feed."""
    before = full.tree()
    full.put("content/5.md", full.root.joinpath("content/5.md").read_text().replace("is how", "was how"))
    build_here(full.root, full.output)
    after = full.tree()
    assert {path for path in before if before[path] != after[path]} == {
        *("2026/11/22/whole/index.html", "feed.xml", "atom.xml", "feed.json"),
        *("news/feed.xml", "news/atom.xml", "news/feed.json"),
    }
    full.put("content/1.md", full.root.joinpath("content/1.md").read_text().replace("story-1", "story-one"))

    build_here(full.root, full.output)

    assert "/story-one/#plan" in _texts(full)["atom.xml"]


def test_a_new_headline_is_no_new_story(paper: Site) -> None:
    """Even where the headline gives the address: a reader's program is told of the same story once more."""
    paper.put("content/6.md", article(title="The bridge is shut", time="2026-11-22 21:30"))
    build_here(paper.root, paper.output)
    before = {path: feedparser.parse(paper.page(path)).entries[0] for path in ("feed.xml", "atom.xml")}
    paper.put("content/6.md", article(title="The bridge stays shut", time="2026-11-22 21:31"))

    build_here(paper.root, paper.output)

    for path, old in before.items():
        new = feedparser.parse(paper.page(path)).entries[0]
        assert (new.title, new.id) == ("The bridge stays shut", old.id)
        assert new.link != old.link
    assert json.loads(paper.page("feed.json"))["items"][0]["id"] == before["atom.xml"].id


@pytest.mark.parametrize("kind", ["yes", "{ made: true }", "{ content: summary }", "{ made: yes, content: summary }"])
def test_feeds_are_of_summaries_unless_a_paper_says_otherwise(paper: Site, kind: str) -> None:
    """However it says so, the bytes are the same."""
    before = paper.tree()
    paper.put("site.yaml", f"{CONFIGURATION}feeds: {kind}\n")

    build_here(paper.root, paper.output)

    assert paper.tree() == before
