"""The plan: every page once, and two sources that want one URL are both named."""

from unicodedata import normalize
from urllib.parse import unquote

import pytest

from baspa.planning.pages import PageKind
from baspa.planning.plan import SITEMAP_LIMIT, sitemap_pages, sitemap_periods
from baspa.problems import Problem
from baspa.routes import Route
from papers import ROUTES, archive, facts
from sites import MINIMAL, Site, article, composed

FEEDS = {PageKind.RSS, PageKind.ATOM, PageKind.JSON_FEED}


@pytest.fixture
def paper(site: Site) -> Site:
    """Return a site of one article, in the section `news`, by `city-desk`, on 22 November 2026."""
    return site.write(f"-- site.yaml --\n{MINIMAL}-- content/a.md --\n{article(title='A')}")


def _aliases(site: Site, **aliases: str) -> None:
    """Give articles an old URL each, by the names of their files; it is written in line 6, from column 11."""
    for name, alias in aliases.items():
        site.put(f"content/{name}.md", article(title=name.upper(), aliases=[alias]))


def _standing(site: Site, name: str, slug: str) -> None:
    """Write a standing page; its slug is in line 3, from column 7."""
    site.put(f"content/pages/{name}.md", f"---\ntitle: {name}\nslug: {slug}\n---\n\nWe.\n")


def _said(problem: Problem) -> tuple[str, str, str]:
    return str(problem.place), problem.found, dict(problem.facts)["other"]


def _named(site: Site) -> list[tuple[str, str, str]]:
    problems = composed(site.root).problems
    assert {problem.code for problem in problems} <= {"url.twice", "url.taken"}
    return [_said(problem) for problem in problems]


def test_a_small_paper_has_every_kind_of_page(paper: Site) -> None:
    """And no path twice."""
    paper.put("site.yaml", MINIMAL + "search: true\n")
    paper.put("content/b.md", article(title="B", time="2025-01-02 10:00", category="Sport", tags=["t"]))
    paper.put("content/live.md", article(title="Live", kind="live", body="Hello.\n\n## 21:05 Entry\n\nText.\n"))
    _standing(paper, "about", "about")
    _aliases(paper, c="/old/")

    edition = composed(paper.root)

    assert edition.kinds - {"copy", "asset"} == set(PageKind) - {PageKind.SITEMAP_INDEX}
    paths = [claim.path for claim in edition.claims]
    assert len(paths) == len(set(paths))
    assert {"index.html", "news/feed.xml", "2026/11/22/index.html", "tags/t/index.html", "404.html"} <= set(paths)
    assert edition.problems == ()


def test_a_paper_may_have_no_feeds(paper: Site) -> None:
    """When site.yaml says so."""
    assert composed(paper.root).kinds >= FEEDS

    paper.put("site.yaml", MINIMAL + "feeds: false\n")

    assert not composed(paper.root).kinds & FEEDS


def test_the_unborn_page_is_a_redirect(paper: Site) -> None:
    """The newest numbered page links to the next number before it exists; that leads to the first page."""
    paper.put("site.yaml", MINIMAL + "listing: {size: 2}\n")
    for number in range(4):
        paper.put(f"content/s{number}.md", article(title=f"S{number}", time=f"2026-11-22 1{number}:00"))

    home = [
        claim.page(ROUTES)
        for claim in composed(paper.root).claims
        if claim.path in {"index.html", "page/1/index.html", "page/2/index.html", "page/3/index.html"}
    ]

    assert [(page.kind, page.number, page.route.url, page.subject) for page in home] == [
        (PageKind.HOME, None, "/", ""),
        (PageKind.HOME, 1, "/page/1/", ""),
        (PageKind.REDIRECT, None, "/page/2/", "/"),
    ]


@pytest.mark.parametrize(
    ("count", "kind"), [(SITEMAP_LIMIT, PageKind.SITEMAP), (SITEMAP_LIMIT + 1, PageKind.SITEMAP_INDEX)]
)
def test_a_large_sitemap_is_an_index(count: int, kind: PageKind) -> None:
    """Of one small file a month, so that a new story rewrites one of them."""
    old = [facts(f"s{n}", f"{2000 + n // 12}-{n % 12 + 1:02}-01 10:00") for n in range(count // 4)]
    many = archive([*old, *(facts(f"x{n}", "2026-11-22 21:00") for n in range(count - count // 4))])

    pages = list(sitemap_pages(many, ROUTES))

    assert [page.kind for page in pages if page.route.path == "sitemap.xml"] == [kind]
    parts = [page.subject for page in pages if page.route.path.startswith("sitemaps/")]
    assert parts == ([] if kind is PageKind.SITEMAP else list(sitemap_periods(many)))
    assert len(parts) == len({(one.time.year, one.time.month) for one in many.latest(count)}) + 1 or not parts


def test_two_standing_pages_want_one_url(paper: Site) -> None:
    """Both are named: the one at its place, the other with its place in the sentence."""
    _standing(paper, "one", "about")
    _standing(paper, "two", "about")

    assert _named(paper) == [("content/pages/two.md:3:7", "/about/", "content/pages/one.md:3:7")]


def test_two_articles_want_one_url(paper: Site) -> None:
    """The older one keeps it; without a slug, the title is what decided it."""
    paper.put("content/0.md", article(title="A", time="2026-11-22 21:30"))

    assert _named(paper) == [("content/0.md:2:8", "/2026/11/22/a/", "content/a.md:2:8")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/About.html", "/about.html"),
        ("/ҚАЛА/", "/қала/"),
        ("/Straße/", "/STRASSE/"),
        ("/й/", "/и\u0306/"),
        ("/ﬁ/", "/fi/"),
        ("/ſ/", "/s/"),
        ("/i/", "/ı/"),
        ("/\u212a/", "/k/"),
    ],
)
def test_urls_that_some_computers_take_for_one(paper: Site, one: str, other: str) -> None:
    """By case, by Unicode form, by a ligature: on some host one file would overwrite the other."""
    _aliases(paper, a=one, b=other)

    ((place, found, named),) = _named(paper)

    assert (place, named) == ("content/b.md:6:11", "content/a.md:6:11")
    assert found == normalize("NFC", unquote(ROUTES.old_url(other).url))


@pytest.mark.parametrize(("one", "other"), [("/ә/", "/а/"), ("/қала/", "/кала/"), ("/a-b/", "/ab/")])
def test_letters_that_only_look_alike_are_two_urls(paper: Site, one: str, other: str) -> None:
    """Every computer tells them apart."""
    _aliases(paper, a=one, b=other)

    assert _named(paper) == []


def test_a_file_stands_where_a_folder_is_needed(paper: Site) -> None:
    """`/about` as a static file leaves no room for `/about/`, nor a feed for what would lie below it."""
    _standing(paper, "one", "about")
    paper.put("content/static/about", "x")
    _aliases(paper, a="/feed.xml/old.html")

    assert _named(paper) == [
        ("content/a.md:6:11", "/feed.xml/old.html", "/feed.xml"),
        ("content/pages/one.md:3:7", "/about/", "content/static/about:1:1"),
    ]


@pytest.mark.parametrize(
    ("path", "there"),
    [
        ("/index.html", "/"),
        ("/404.html", "/404.html"),
        ("/news/", "/news/"),
        ("/NEWS/", "/news/"),
        ("/2026/", "/2026/"),
        ("/authors/city-desk/index.html", "/authors/city-desk/"),
        ("/robots.txt/", "/robots.txt"),
        ("/fragments/latest.html", "/fragments/latest.html"),
    ],
)
def test_an_alias_on_a_page_of_the_site_is_refused(paper: Site, path: str, there: str) -> None:
    """The alias is named at its place, and the page that stands there."""
    _aliases(paper, a=path)

    ((place, _, named),) = _named(paper)

    assert (place, named) == ("content/a.md:6:11", there)


def test_an_alias_on_another_article_names_both(paper: Site) -> None:
    """A living page is never replaced by a redirect."""
    paper.put("content/0.md", article(title="Zero", aliases=["/2026/11/22/a/"], time="2020-01-01 10:00"))

    assert _named(paper) == [("content/0.md:6:11", "/2026/11/22/a/", "content/a.md:2:8")]


@pytest.mark.parametrize(
    ("path", "there"),
    [
        ("index.html", "/"),
        ("robots.txt", "/robots.txt"),
        ("feed.xml", "/feed.xml"),
        ("News/Index.html", "/news/"),
        ("news", "/news/"),
    ],
)
def test_a_static_file_on_a_page_is_refused(paper: Site, path: str, there: str) -> None:
    """The static file is named, and the page it would replace."""
    paper.put(f"content/static/{path}", "x")

    named = _named(paper)

    assert named
    assert {place for place, _, _ in named} == {f"content/static/{path}:1:1"}
    assert there in {other for _, _, other in named}


def test_the_layouts_assets_are_not_overwritten_by_static_files(paper: Site) -> None:
    """Two copied files collide as pages do."""
    paper.put("content/static/assets/press.css", "x")

    assert _named(paper) == [
        ("layouts/assets/press.css:1:1", "/assets/press.css", "content/static/assets/press.css:1:1")
    ]


def test_each_claim_is_reported(paper: Site) -> None:
    """Three sources on one URL are two problems; and one source that wants it twice is one."""
    _aliases(paper, a="/x/", b="/x/", c="/x/")
    assert len(_named(paper)) == 2

    paper.put("content/a.md", article(title="A", aliases=["/y/", "/y/"]))
    assert ("content/a.md:6:18", "/y/", "content/a.md:6:11") in _named(paper)


def test_a_route_is_kept_as_it_is() -> None:
    """A page is a few plain strings that can be sent to any worker."""
    assert Route("/a/", "a/index.html") == ROUTES.old_url("/a/")
