"""Layouts: ours, replaced file by file by the site's own, and what is said when one is wrong."""

from pathlib import Path

import pytest

from baspa.desk.messages import Voice
from baspa.problems import Broken
from baspa.rendering.folders import standard_layouts
from baspa.rendering.layouts import absolute
from baspa.rendering.trust import safe_url, script_hash
from reader import Page
from sites import MINIMAL, Site, article, build_here

pytestmark = pytest.mark.usefixtures("quick_layouts")


@pytest.fixture
def paper(site: Site) -> Site:
    """Return a site of two articles."""
    return site.write(
        f"-- site.yaml --\n{MINIMAL}"
        f"-- content/a.md --\n{article(title='First', time='2026-11-22 20:00')}"
        f"-- content/b.md --\n{article(title='Second')}"
    )


def test_a_site_overrides_layouts_file_by_file(paper: Site) -> None:
    """One overridden layout changes its own pages; every other page stays as it was."""
    build_here(paper.root, paper.output)
    before = paper.tree()
    paper.put("layouts/404.html", "<p>{{ site.title }} has no such page</p>\n")

    build_here(paper.root, paper.output)

    after = paper.tree()
    assert after.pop("404.html") == b"<p>Test Paper has no such page</p>\n"
    assert after == {path: content for path, content in before.items() if path != "404.html"}


def test_a_layout_of_the_sites_own_may_use_ours(paper: Site) -> None:
    """An overriding layout extends and includes standard ones, and those include the site's own in turn."""
    paper.put(
        "layouts/standing.html", '{% extends "base.html" %}{% block main %}{% include "mine.html" %}{% endblock %}'
    )
    paper.put("layouts/mine.html", "<p>{{ standing.title }}</p>")
    paper.put("layouts/cards/headline.html", "<li>My card of {{ story.title }}</li>")
    paper.put("content/pages/about.md", "---\ntitle: About\n---\n\nWe.\n")

    build_here(paper.root, paper.output)

    assert "<p>About</p>" in paper.page("about/index.html")
    assert "Test Paper" in paper.page("about/index.html")
    assert "<li>My card of Second</li>" in paper.page("index.html")


def test_a_site_overrides_single_words_and_assets(paper: Site) -> None:
    """One word of the catalogue, and one asset, are replaced without copying the others."""
    paper.put("layouts/words/en.yaml", "latest: Hot off the press\n")
    paper.put("layouts/assets/press.css", "body { color: red }\n")
    paper.put("layouts/assets/own/extra.css", "p {}\n")

    build_here(paper.root, paper.output)

    home = paper.page("index.html")
    assert "Hot off the press" in home
    assert "RSS feed" in home
    assert paper.page("assets/press.css") == "body{color:red}\n"
    assert paper.page("assets/own/extra.css") == "p{}\n"
    assert "assets/press.js" in paper.tree()


FAULTS = {
    "an unknown variable": ("one\ntwo\n{{ artcle.body }}\n", "layout.undefined", 3, "artcle"),
    "an unknown attribute": ("{{ article.story.titel }}\n", "layout.undefined", 1, "titel"),
    "an unknown word": ("\n{{ words.nothing_of_the_kind }}\n", "layout.undefined", 2, "nothing_of_the_kind"),
    "an unknown filter": ("\n\n{{ page.title|shout }}\n", "layout.syntax", 3, "shout"),
    "an unclosed block": ("<p>\n{% if page.title %}\n<p>\n", "layout.syntax", 3, "endif"),
    "an unknown tag": ("\n{% frobnicate %}\n", "layout.syntax", 2, "frobnicate"),
    "an unclosed expression": ("\n{{ page.title \n", "layout.syntax", 2, ""),
    "a missing include": ("\n{% include 'mising.html' %}\n", "layout.not-found", 2, "mising.html"),
    "a missing parent": ("{% extends 'basis.html' %}\n", "layout.not-found", 1, "basis.html"),
    "a missing card": ("\n\n\n{{ card('mising', article.story) }}\n", "layout.not-found", 4, "cards/mising.html"),
    "a division by zero": ("\n{{ 1 / 0 }}\n", "layout.failed", 2, "ZeroDivisionError"),
    "a call of what is no function": ("{{ page.title() }}\n", "layout.failed", 1, "not callable"),
    "a wrong question": ("\n{{ archive.latest('many') }}\n", "layout.failed", 2, "TypeError"),
    "a question without its number": ("\n{{ archive.latest() }}\n", "layout.failed", 2, "TypeError"),
    "an include that leads out": ("\n{% include '../site.yaml' %}\n", "layout.not-found", 2, "../site.yaml"),
    "endless inclusion": ("\n{% include 'article.html' %}\n", "layout.failed", 2, "RecursionError"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_wrong_layout_is_named_with_its_line_and_the_page(paper: Site, fault: str) -> None:
    """The problem stands at `layouts/article.html:line`, says what was found, and names the page being made."""
    text, code, line, found = FAULTS[fault]
    paper.put("layouts/article.html", text)

    proof = build_here(paper.root, paper.output)

    assert proof.outcome is None
    problem = proof.problems[0]
    assert (problem.code, problem.place.path, problem.place.line) == (code, "layouts/article.html", line)
    assert found in problem.found
    said = Voice("en").problem(problem)
    assert said.startswith(f"layouts/article.html:{line}:1: ")
    if code != "layout.syntax":
        assert "/2026/11/22/" in said
    assert not paper.output.exists() or paper.tree() == {}


def test_the_innermost_layout_is_blamed(paper: Site) -> None:
    """An error in an included layout is shown where it stands, not where it was included."""
    paper.put("layouts/article.html", "{% include 'own/box.html' %}")
    paper.put("layouts/own/box.html", "\n\n{{ nothing }}\n")

    proof = build_here(paper.root, paper.output)

    assert [(p.place.path, p.place.line) for p in proof.problems] == [("layouts/own/box.html", 3)]


def test_a_fault_in_a_layout_is_said_once_however_many_pages_it_makes(paper: Site) -> None:
    """Two articles, and all other layouts' faults beside: each fault once, in order."""
    paper.put("layouts/article.html", "{{ one }}")
    paper.put("layouts/day.html", "{{ two }}")

    proof = build_here(paper.root, paper.output)

    assert [p.place.path for p in proof.problems] == ["layouts/article.html", "layouts/day.html"]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("layouts/article.html", b"\xff\xfe{\x00", ""),
        ("layouts/article.html", b"caf\xe9", ""),
        ("layouts/words/en.yaml", b"latest: [unclosed\n", "layout.words"),
        ("layouts/words/en.yaml", b"just words\n", "layout.words"),
        ("layouts/words/en.yaml", b"\xff", "text.encoding"),
    ],
)
def test_a_layout_that_is_no_text_is_named(paper: Site, name: str, content: bytes, code: str) -> None:
    """Layouts and words in another encoding, and words that are no YAML, are problems at their file."""
    paper.put(name, content)

    try:
        problems = build_here(paper.root, paper.output).problems
    except Broken as broken:
        problems = broken.problems

    assert problems[0].place.path == name
    assert problems[0].code == code or not code


@pytest.mark.parametrize("name", ["x.html", "x.xml", "x.txt", "x.svg", "x.j2", "x.md", "x", "x.HTML"])
def test_everything_printed_is_escaped_whatever_a_layout_is_called(paper: Site, name: str) -> None:
    """Autoescape knows no exception by ending: a title is never markup."""
    paper.put("content/a.md", article(title="Bread & <canary-x>butter</canary-x>", slug="bread"))
    paper.put("layouts/article.html", f"{{% include 'own/{name}' %}}")
    paper.put(f"layouts/own/{name}", "{{ article.story.title }}|{{ 'a' ~ '<b>' }}|{{ ['<i>']|join }}")

    build_here(paper.root, paper.output)

    printed = paper.page("2026/11/22/bread/index.html")
    assert printed == "Bread &amp; &lt;canary-x&gt;butter&lt;/canary-x&gt;|a&lt;b&gt;|&lt;i&gt;"


def test_the_layouts_that_come_along_are_whole() -> None:
    """Ours lie in one folder with a base, the machines' templates and three languages of words."""
    names = {path.relative_to(standard_layouts()).as_posix() for path in standard_layouts().rglob("*.*")}

    assert {"base.html", "article.html", "machines/rss.xml", "words/kk.yaml", "assets/press.js"} <= names


def test_links_among_the_sites_own_layouts_are_refused(paper: Site, tmp_path: Path) -> None:
    """A symbolic link among the layouts could lead anywhere: it is named, and nothing is published."""
    (tmp_path / "secret.txt").write_text("secret")
    paper.put("layouts/assets/plain.txt", "plain")
    (paper.root / "layouts/assets/leak.txt").symlink_to(tmp_path / "secret.txt")

    proof = build_here(paper.root, paper.output)

    assert [(p.code, p.place.path) for p in proof.problems] == [("source.link", "layouts/assets/leak.txt")]
    assert proof.outcome is None


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("/about/", "/about/"),
        ("#notes", "#notes"),
        ("https://other.example/x", "https://other.example/x"),
        ("mailto:desk@paper.example", "mailto:desk@paper.example"),
        ("javascript:alert(1)", ""),
        ("JaVaScRiPt:alert(1)", ""),
        (" javascript:alert(1)", ""),
        ("java\nscript:alert(1)", ""),
        ("\x01javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("vbscript:x", ""),
        ("http://[", ""),
        ("about/", ""),
    ],
)
def test_only_safe_urls_get_out(url: str, safe: str) -> None:
    """Addresses of pages and of other sites pass; what a browser would run does not."""
    assert safe_url(url) == safe


def test_a_policy_names_a_script_by_the_hash_of_its_text() -> None:
    """As browsers count it: SHA-256 of the UTF-8 text, in base 64."""
    assert script_hash("doSomething();") == "sha256-RFWPLDbv2BY+rCkDzsE+0fr8ylGr2R2faWMhq4lfEQc="
    assert script_hash("Қоғам") != script_hash("Когам")


def test_absolute_urls() -> None:
    """A path of the site becomes absolute; what has a host already stays as it is."""
    assert absolute("https://paper.example", "/a/") == "https://paper.example/a/"
    assert absolute("https://paper.example", "https://other.example/") == "https://other.example/"
    assert absolute("https://paper.example", "//other.example/") == "//other.example/"


def test_a_layout_that_shows_todays_news_everywhere_is_reported_as_costly(paper: Site) -> None:
    """`latest_now` in an article's layout works, and the number of pages that pay for it is told."""
    paper.put("layouts/article.html", "{% for s in archive.latest_now(5) %}{{ s.title }};{% endfor %}")

    proof = build_here(paper.root, paper.output)

    assert proof.costly == 2
    assert paper.page("2026/11/22/first/index.html") == "Second;First;"


def test_the_latest_list_in_an_article_is_as_of_its_publication(paper: Site) -> None:
    """In the file, an article lists only what was there before it; a new story changes no old list (law 1)."""
    build_here(paper.root, paper.output)

    first, second = (Page.of(paper.page(f"2026/11/22/{slug}/index.html")) for slug in ("first", "second"))

    assert len(first.named("ul", data_list="latest")) == 1
    assert "Second" not in [text for inside, text in first.texts if inside == "li"]
    assert "/2026/11/22/first/" in second.links
