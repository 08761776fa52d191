"""The judges of the audit: the host it serves with, the weighing, the schemas and the rules of feeds."""

import gzip
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from judges.feeds import feed_problems
from judges.figures import CannotJudgeError, Figure, NotJudged
from judges.host import compressed, served
from judges.pages import measured_pages
from judges.schemas import sitemap_problems
from judges.table import remarks, table
from judges.tools import Tools
from judges.weight import weigh

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
PUBLICATION = "<n:publication><n:name>Таң</n:name><n:language>{language}</n:language></n:publication>"


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """Return a small output."""
    for name, text in {
        "index.html": '<link rel="stylesheet" href="/assets/a.css?v=1"><script src="/assets/a.js?v=1"></script>',
        "news/index.html": "<p>news</p>",
        "404.html": "<p>nothing</p>",
        "assets/a.css": "p { color: black }\n" * 50,
        "assets/a.js": "0;\n" * 90,
        "feed.xml": "<rss/>",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def _get(url: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    asked = urllib.request.Request(url, headers=headers)  # noqa: S310 - our own host
    try:
        with urllib.request.urlopen(asked, timeout=10) as answer:  # noqa: S310
            return answer.status, dict(answer.headers), answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, dict(error.headers), error.read()


def test_the_host_compresses_and_says_how_long_to_keep(output: Path) -> None:
    """A style sheet named with its mark is kept for good, a page for a minute, and both come compressed."""
    with served(output) as address:
        _, style, content = _get(f"{address}/assets/a.css?v=1", **{"Accept-Encoding": "gzip"})
        _, page, plain = _get(f"{address}/news/")
        status, _, _ = _get(f"{address}/news/", **{"If-None-Match": page["ETag"]})

    assert style["Content-Encoding"] == "gzip"
    assert gzip.decompress(content) == (output / "assets/a.css").read_bytes()
    assert "immutable" in style["Cache-Control"]
    assert page["Cache-Control"] == "public, max-age=60"
    assert page["Content-Type"] == "text/html; charset=utf-8"
    assert plain == b"<p>news</p>"
    assert status == 304


def test_the_host_has_the_papers_page_for_nothing_found(output: Path) -> None:
    """With the status 404; nothing outside the folder is served."""
    (output.parent / "secret.txt").write_text("secret", encoding="utf-8")
    with served(output) as address:
        missing = _get(f"{address}/no/such/page")
        outside = _get(f"{address}/%2e%2e/secret.txt")
        feed = _get(f"{address}/feed.xml")

    assert (missing[0], missing[2]) == (404, b"<p>nothing</p>")
    assert (outside[0], outside[2]) == (404, b"<p>nothing</p>")
    assert feed[1]["Content-Type"] == "application/rss+xml"


def test_a_page_weighs_what_it_loads(output: Path) -> None:
    """HTML, style sheets and scripts, each as the host compresses it."""
    weight = weigh(output / "index.html", output)

    assert weight.styles == len(compressed((output / "assets/a.css").read_bytes()))
    assert weight.scripts == len(compressed((output / "assets/a.js").read_bytes()))
    assert weight.whole == weight.html + weight.styles + weight.scripts


def test_pages_that_are_not_there_are_named(output: Path) -> None:
    """Nothing is passed over in silence."""
    pages, absent = measured_pages(output)

    assert [page.url for page in pages] == ["/", "/404.html"]
    assert "search" in absent
    assert "article with picture" in absent


def _sitemap(inside: str) -> bytes:
    return f'<urlset xmlns="{SITEMAP}" xmlns:n="{NEWS}">{inside}</urlset>'.encode()


def _news(language: str = "kk", date: str = "2026-11-22T21:00:00+05:00") -> str:
    about = PUBLICATION.format(language=language)
    dated = f"<n:publication_date>{date}</n:publication_date><n:title>Жаңалық</n:title>"
    return f"<url><loc>https://t.example/a/</loc><n:news>{about}{dated}</n:news></url>"


@pytest.mark.parametrize(
    "content",
    [
        _sitemap("<url><loc>https://t.example/</loc><lastmod>2026-11-22T21:00:00+05:00</lastmod></url>"),
        _sitemap(_news()),
        _sitemap(""),
        f'<sitemapindex xmlns="{SITEMAP}"><sitemap><loc>https://t.example/a.xml</loc></sitemap></sitemapindex>'.encode(),
    ],
    ids=["a sitemap", "a news sitemap", "an empty one", "an index"],
)
def test_a_good_sitemap_passes(content: bytes) -> None:
    """The rules are not stricter than the protocol's."""
    assert sitemap_problems(content) == []


@pytest.mark.parametrize(
    "content",
    [
        _sitemap("<url><loc>/a/</loc></url>"),
        _sitemap("<url><loc>https://t.example/a b/</loc></url>"),
        _sitemap("<url><lastmod>2026-11-22</lastmod></url>"),
        _sitemap("<url><loc>https://t.example/</loc><lastmod>22.11.2026</lastmod></url>"),
        _sitemap("<url><loc>https://t.example/</loc><lastmod>2026-11-22T21:00:00</lastmod></url>"),
        _sitemap("<url><loc>https://t.example/</loc></url>" * 2),
        _sitemap(_news(language="kz-KZ")),
        _sitemap(_news(date="yesterday")),
        _sitemap("<url><loc>https://t.example/</loc><n:news/></url>"),
        _sitemap("<url>"),
        b"<rss/>",
        f'<sitemapindex xmlns="{SITEMAP}"/>'.encode(),
    ],
    ids=lambda content: content.decode()[105:170],
)
def test_a_broken_sitemap_is_refused(content: bytes) -> None:
    """A judge that finds nothing here would find nothing anywhere."""
    assert sitemap_problems(content)


RSS = """<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>T</title><link>https://t.example/</link>
<description>D</description><atom:link rel="self" href="https://t.example/feed.xml"/><item><title>A</title>
<link>https://t.example/a/</link><guid>https://t.example/a/</guid>
<pubDate>Sun, 22 Nov 2026 21:00:00 +0500</pubDate></item></channel></rss>"""


def test_a_good_feed_passes() -> None:
    """RSS as the specification wants it."""
    assert feed_problems("feed.xml", RSS.encode(), "https://t.example/feed.xml") == []


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("Sun, 22 Nov 2026 21:00:00 +0500", "2026-11-22"),
        ("<link>https://t.example/a/</link>", "<link>/a/</link>"),
        ("<description>D</description>", ""),
        ("https://t.example/feed.xml", "https://t.example/other.xml"),
        ("</item>", "</item><item><title>B</title><guid>https://t.example/a/</guid></item>"),
        ("</rss>", ""),
    ],
)
def test_a_broken_feed_is_refused(good: str, bad: str) -> None:
    """Each of the faults alone."""
    assert feed_problems("feed.xml", RSS.replace(good, bad).encode(), "https://t.example/feed.xml")


def test_a_broken_json_feed_is_refused() -> None:
    """No version, no id, a date without a zone."""
    content = b'{"title": "T", "items": [{"date_published": "2026-11-22"}]}'

    assert len(feed_problems("feed.json", content, "https://t.example/feed.json")) >= 4


def test_a_package_that_is_missing_is_said(tmp_path: Path) -> None:
    """It never counts as passed."""
    with pytest.raises(CannotJudgeError, match=r"axe-core .* is not installed"):
        Tools(tmp_path).file("axe-core", "axe.min.js")


def test_the_table_shows_what_was_missed_and_what_was_not_judged() -> None:
    """A missed target has a mark in the table and a reason below it."""
    figures = [
        Figure("axe", "home", "2", met=False, target="0", notes=("image-alt at img",)),
        Figure("axe", "404", "0", met=True, target="0"),
        Figure("sitemaps", "", "0", met=True, target="0"),
    ]

    page = table(figures, ["home", "404"])
    below = remarks(figures, [NotJudged("Lighthouse", "there is no node on this machine")])

    assert "| axe | 0 | 2 ✗ | 0 |" in page
    assert "| sitemaps | 0 | 0 |" in page
    assert "image-alt at img" in below
    assert "- not judged: Lighthouse. there is no node on this machine" in below
