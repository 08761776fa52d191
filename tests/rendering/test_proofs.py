"""What a page says to machines must be what it shows to people: a site's own layout that differs is told so."""

import json

import pytest

from baspa.problems import Problem
from baspa.rendering.agreement import disagreements
from baspa.rendering.folders import standard_layouts
from baspa.rendering.readback import read_back
from photos import photo
from sites import MINIMAL, Site, article, build_here, run_here

CONFIGURATION = f"""\
{MINIMAL}authors:
  city-desk: {{ name: City desk, kind: organization }}
  somebody: Some Body
policies: {{ ethics: /about/ }}
"""


@pytest.fixture
def paper(site: Site) -> Site:
    """Return a paper with a story that has everything which machines are told of."""
    site.put("site.yaml", CONFIGURATION)
    site.put("content/pages/about.md", "---\ntitle: About\n---\n\nWe.\n")
    site.put("content/media/a.jpg", photo("snow", width=900, height=600))
    site.put(
        "content/a.md",
        article(
            title="Snow «deep» & <white>",
            slug="snow",
            author=["City desk", "Some Body"],
            summary="How deep\u00a0it is",
            tags=["snow", "roads & rails"],
            updated="2026-11-22 21:30",
            image={"src": "/media/a.jpg", "alt": "Snow"},
            corrections=[{"time": "2026-11-22 21:40", "text": "It is <40> cm."}],
        ),
    )
    site.put("content/b.md", article(title="No picture", slug="none", time="2026-11-22 20:00", kind="live"))
    return site


def _with(site: Site, layout: str, old: str, new: str) -> list[Problem]:
    """Give the site its own copy of a standard layout with one thing changed; return what a build says of it."""
    text = (standard_layouts() / layout).read_text("utf-8")
    assert text.count(old) == 1, old
    site.put(f"layouts/{layout}", text.replace(old, new))
    proof = build_here(site.root, site.output)
    assert (proof.outcome is None) == bool(proof.problems)
    return list(proof.problems)


def test_the_standard_layouts_agree_with_themselves(paper: Site) -> None:
    """Every page of every kind is read back by a check, and nothing is found."""
    done = run_here(paper.root, "check", "--now", "2026-11-22T22:00:00+05:00")

    assert (done.status, done.problems) == (0, [])


@pytest.mark.parametrize(
    ("old", "new", "code", "field", "found"),
    [
        ('"headline": story.title', '"headline": "Other"', "differs", "headline", "Other"),
        ('"description": story.summary', '"description": "Other"', "differs", "description", "Other"),
        (
            '"datePublished": story.time|iso',
            '"datePublished": "2026-11-22"',
            "unshown",
            "datePublished",
            "2026-11-22",
        ),
        (
            '"dateModified": story.changed|iso',
            '"dateModified": "2026-11-23T00:00:00+05:00"',
            "unshown",
            "dateModified",
            "2026-11-23T00:00:00+05:00",
        ),
        ('"name": author.name, "url"', '"name": "By " ~ author.name, "url"', "differs", "author", "By City desk"),
        ('"articleSection": story.category.name', '"articleSection": "Top"', "unshown", "articleSection", "Top"),
        ('"keywords": story.tags|map(attribute="name")|list', '"keywords": ["ice"]', "unshown", "keywords", "ice"),
        ('"inLanguage": page.language or site.language', '"inLanguage": "ru"', "differs", "inLanguage", "ru"),
        ('"mainEntityOfPage": page.canonical', '"mainEntityOfPage": "/a"', "differs", "mainEntityOfPage", "/a"),
        ('"text": correction.text', '"text": "Nothing."', "unshown", "correction", "Nothing."),
        (
            '"position": 2, "name": story.category.name',
            '"position": 2, "name": "All news"',
            "unshown",
            "itemListElement",
            "All news",
        ),
        (
            '"item": story.category.url|absolute',
            '"item": "https://paper.example/x/"',
            "unshown",
            "itemListElement",
            "https://paper.example/x/",
        ),
        (
            'article:published_time" content="{{ story.time|iso }}"',
            'article:published_time" content="{{ story.changed|iso }}"',
            "differs",
            "article:published_time",
            "2026-11-22T21:40:00+05:00",
        ),
        ('article:tag" content="{{ tag.name }}"', 'article:tag" content="ice"', "unshown", "article:tag", "ice"),
        ('<h1 dir="auto">{{ story.title }}</h1>', "<h1>Read this!</h1>", "differs", "headline", "No picture"),
        ("{{ [machine, way]|tojson }}", "{ headline: 'x' }", "json", "JSON-LD", "{ headline: 'x' }"),
        (
            "[story.image.url|absolute]",
            '["https://paper.example/b.jpg"]',
            "differs",
            "image",
            "https://paper.example/b.jpg",
        ),
    ],
)
def test_a_difference_is_a_problem_of_the_layout(
    paper: Site, old: str, new: str, code: str, field: str, found: str
) -> None:
    """It names the layout, a page, what machines are told, and what stands on the page; nothing is published."""
    problems = _with(paper, "article.html", old, new)

    mine = [problem for problem in problems if problem.field == field]
    assert [(p.code, p.place.path) for p in mine] == [(f"machine.{code}", "layouts/article.html")]
    assert found in mine[0].found
    assert dict(mine[0].facts)["page"].startswith("/2026/11/22/")


@pytest.mark.parametrize(
    ("layout", "old", "new", "field"),
    [
        ("base.html", 'rel="canonical" href="{{ page.canonical }}"', 'rel="canonical" href="/"', "canonical"),
        (
            "base.html",
            'og:title" content="{{ page.title or site.title }}"',
            'og:title" content="Best paper"',
            "og:title",
        ),
        ("base.html", 'og:url" content="{{ page.canonical }}"', 'og:url" content="https://x.example/"', "og:url"),
        (
            "base.html",
            'og:description" content="{{ page.description }}"',
            'og:description" content="!"',
            "og:description",
        ),
        ("home.html", '"name": site.title', '"name": "Another Paper"', "name"),
    ],
)
def test_every_kind_of_page_is_read_back(paper: Site, layout: str, old: str, new: str, field: str) -> None:
    """Not only articles."""
    assert field in {problem.field for problem in _with(paper, layout, old, new)}


def test_a_layout_without_anything_for_machines_is_fine(paper: Site) -> None:
    """Nobody has to speak to them."""
    paper.put("layouts/article.html", "<!doctype html>\n<title>x</title>\n<h1>Anything</h1>\n{{ article.body }}\n")

    assert build_here(paper.root, paper.output).problems == ()


def test_one_fault_of_a_layout_is_told_once(paper: Site) -> None:
    """However many pages it spoils."""
    problems = _with(paper, "article.html", '"headline": story.title', '"headline": story.title ~ "!"')

    assert [problem.field for problem in problems] == ["headline"]


def _differences(document: object, body: str) -> list[tuple[str, str]]:
    """Return what a small page that says a document to machines differs in."""
    page = (
        '<!doctype html><html lang="kk"><title>T</title>'
        f'<script type="application/ld+json">{json.dumps(document)}</script><body>{body}'
    )
    address = "https://paper.example/a/"
    return [(one.field, one.said) for one in disagreements(read_back(page, address))]


@pytest.mark.parametrize(
    "document",
    [
        {"@type": "NewsArticle", "headline": "Qar jaýdy"},
        [{"@type": ["Thing", "OpinionNewsArticle"], "headline": "Qar jaýdy", "author": "A B"}],
        {"@graph": [{"@type": "Article", "headline": "Qar  jaýdy", "author": [{"name": "A B"}]}]},
        {"@type": "LiveBlogPosting", "datePublished": "2026-11-22T16:00:00Z", "image": {"url": "/p.jpg?w=9"}},
        {"@type": "Recipe", "headline": "Something else altogether"},
        [],
        "words",
        None,
    ],
)
def test_many_shapes_of_json_ld_are_understood(document: object) -> None:
    """A time is the same in any zone, a picture in any size, an author alone or as a thing."""
    body = (
        '<h1>Qar <b>jaýdy</b></h1><a rel="author" href="/x">A B</a>'
        '<time datetime="2026-11-22T21:00+05:00">kesh</time><main><figure><img src="/p.jpg" alt=""></figure></main>'
    )

    assert _differences(document, body) == []


@pytest.mark.parametrize("text", ["", "{", "{'a': 1}", "{} {}", "[" * 100_000, "NaN,", "\ufeff{}"])
def test_what_is_no_json_is_told_and_harms_nothing(text: str) -> None:
    """Half a document, single quotes, two documents, a hundred thousand brackets."""
    page = f'<h1>x</h1><script type="application/ld+json">{text}</script>'

    found = list(disagreements(read_back(page, "https://paper.example/")))

    assert [one.field for one in found] == ["JSON-LD"]


def test_hidden_text_is_not_shown() -> None:
    """What stands in a script, a template or a hidden element is not on the page."""
    story = {"@type": "NewsArticle", "articleSection": "Sport"}
    for hidden in ("<p hidden>Sport</p>", "<template>Sport</template>", "<script>Sport</script>"):
        assert _differences(story, f"<h1>x</h1>{hidden}") == [("articleSection", "Sport")]
    assert _differences(story, "<h1>x</h1><p>Sport</p>") == []
