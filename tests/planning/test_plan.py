"""The plan: every page once, and two sources that want one URL are both named."""

from pathlib import Path
from urllib.parse import unquote

import pytest

from baspa.archive.archive import Archive
from baspa.planning.pages import FileCopy, PageKind
from baspa.planning.plan import SITEMAP_LIMIT, Alias, Plan, collisions, make_plan, sitemap_periods
from baspa.problems import Place
from baspa.reading.articles import StandingPage
from baspa.reading.config import Config
from baspa.routes import Route, Routes
from papers import archive, paper, story

ROUTES = Routes("", "/{yyyy}/{mm}/{dd}/{slug}/")
PLACES = {
    "content/a.md": Place("content/a.md", 3, 7),
    "content/b.md": Place("content/b.md", 4, 7),
    "content/pages/a.md": Place("content/pages/a.md", 2, 8),
}


def _plan(
    config: Config,
    stories: Archive | None = None,
    *,
    standing: tuple[StandingPage, ...] = (),
    aliases: tuple[Alias, ...] = (),
    copies: tuple[FileCopy, ...] = (),
) -> Plan:
    return make_plan(config, stories or archive(()), standing=standing, aliases=aliases, copies=copies)


def _standing(slug: str, source: str = "content/pages/a.md") -> StandingPage:
    return StandingPage(source, slug, slug, "", (), draft=False, lang="kk")


def _alias(path: str, source: str = "content/a.md") -> Alias:
    return Alias(ROUTES.old_url(path), "/there/", source, Place(source, 9, 12))


def _copy(path: str) -> FileCopy:
    return FileCopy(ROUTES.file(path), f"content/static/{path}")


def _named(config: Config, **parts: object) -> list[tuple[str, str, str]]:
    problems = collisions(_plan(config, **parts), PLACES)  # type: ignore[arg-type]
    assert {problem.code for problem in problems} <= {"url.twice", "url.taken"}
    return [(str(problem.place), problem.found, dict(problem.facts)["other"]) for problem in problems]


def test_a_small_paper_has_every_kind_of_page(tmp_path: Path) -> None:
    """And no path twice."""
    stories = archive([story("a", tags=("t",)), story("b", "2025-01-02 10:00", category="sport")])

    plan = _plan(paper(tmp_path), stories, standing=(_standing("about"),), aliases=(_alias("/old/"),))

    kinds = {page.kind for page in plan.pages}
    assert kinds == set(PageKind) - {PageKind.SITEMAP_INDEX}
    paths = [page.route.path for page in plan.pages]
    assert len(paths) == len(set(paths))
    assert {"index.html", "news/feed.xml", "2026/11/22/index.html", "tags/t/index.html", "404.html"} <= set(paths)
    assert collisions(plan, PLACES) == []


def test_a_paper_may_have_no_feeds(tmp_path: Path) -> None:
    """When site.yaml says so."""
    plan = _plan(paper(tmp_path, "feeds: false\n"), archive([story("a")]))

    assert not any(page.kind in {PageKind.RSS, PageKind.ATOM, PageKind.JSON_FEED} for page in plan.pages)


def test_the_unborn_page_is_a_redirect(tmp_path: Path) -> None:
    """The newest numbered page links to the next number before it exists; that leads to the first page."""
    plan = _plan(
        paper(tmp_path, "listing: {size: 2}\n"), archive(story(f"s{n}", f"2026-11-22 1{n}:00") for n in range(5))
    )

    home = [
        page for page in plan.pages if page.route.path in {"index.html", "page/1/index.html", "page/2/index.html"}
    ]
    assert [(page.kind, page.number, page.route.url) for page in home] == [
        (PageKind.HOME, None, "/"),
        (PageKind.HOME, 1, "/page/1/"),
        (PageKind.REDIRECT, None, "/page/2/"),
    ]
    assert home[-1].subject == "/"


@pytest.mark.parametrize(
    ("count", "kind"), [(SITEMAP_LIMIT, PageKind.SITEMAP), (SITEMAP_LIMIT + 1, PageKind.SITEMAP_INDEX)]
)
def test_a_large_sitemap_is_an_index(tmp_path: Path, count: int, kind: PageKind) -> None:
    """Of one small file a month, so that a new story rewrites one of them."""
    stories = archive(story(f"s{n}", f"{2000 + n // 12}-{n % 12 + 1:02}-01 10:00") for n in range(count // 4))
    many = archive([*stories.latest(count), *(story(f"x{n}", "2026-11-22 21:00") for n in range(count - count // 4))])

    plan = _plan(paper(tmp_path), many)

    assert [page.kind for page in plan.pages if page.route.path == "sitemap.xml"] == [kind]
    parts = [page.subject for page in plan.pages if page.route.path.startswith("sitemaps/")]
    assert parts == ([] if kind is PageKind.SITEMAP else list(sitemap_periods(many)))


def test_two_standing_pages_want_one_url(tmp_path: Path) -> None:
    """Both are named: the one at its place, the other with its place in the sentence."""
    pages = (_standing("about", "content/a.md"), _standing("about", "content/b.md"))

    assert _named(paper(tmp_path), standing=pages) == [("content/b.md:4:7", "/about/", "content/a.md:3:7")]


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
def test_urls_that_some_computers_take_for_one(tmp_path: Path, one: str, other: str) -> None:
    """By case, by Unicode form, by a ligature: on some host one file would overwrite the other."""
    ((place, found, named),) = _named(
        paper(tmp_path), aliases=(_alias(one, "content/a.md"), _alias(other, "content/b.md"))
    )

    assert (place, found, named) == ("content/b.md:9:12", unquote(ROUTES.old_url(other).url), "content/a.md:9:12")


@pytest.mark.parametrize(("one", "other"), [("/ә/", "/а/"), ("/қала/", "/кала/"), ("/a-b/", "/ab/")])
def test_letters_that_only_look_alike_are_two_urls(tmp_path: Path, one: str, other: str) -> None:
    """Every computer tells them apart."""
    assert not _named(paper(tmp_path), aliases=(_alias(one, "content/a.md"), _alias(other, "content/b.md")))


def test_a_file_stands_where_a_folder_is_needed(tmp_path: Path) -> None:
    """`/about` as a static file leaves no room for `/about/`."""
    assert _named(paper(tmp_path), standing=(_standing("about"),), copies=(_copy("about"),)) == [
        ("content/pages/a.md:2:8", "/about/", "content/static/about:1:1")
    ]
    assert _named(paper(tmp_path), aliases=(_alias("/feed.xml/old.html"),)) == [
        ("content/a.md:9:12", "/feed.xml/old.html", "/feed.xml")
    ]


@pytest.mark.parametrize(
    ("path", "there"),
    [
        ("/index.html", "/"),
        ("/404.html", "/404.html"),
        ("/news/", "/news/"),
        ("/NEWS/", "/news/"),
        ("/2026/", "/2026/"),
        ("/authors/desk/index.html", "/authors/desk/"),
        ("/robots.txt/", "/robots.txt"),
        ("/fragments/latest.html", "/fragments/latest.html"),
    ],
)
def test_an_alias_on_a_page_of_the_site_is_refused(tmp_path: Path, path: str, there: str) -> None:
    """The alias is named at its place, and the page that stands there."""
    ((place, _, named),) = _named(paper(tmp_path), stories=archive([story("a")]), aliases=(_alias(path),))

    assert (place, named) == ("content/a.md:9:12", there)


def test_an_alias_on_another_article_names_both(tmp_path: Path) -> None:
    """A living page is never replaced by a redirect."""
    assert _named(paper(tmp_path), stories=archive([story("b")]), aliases=(_alias("/b/"),)) == [
        ("content/a.md:9:12", "/b/", "content/b.md:4:7")
    ]


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
def test_a_static_file_on_a_page_is_refused(tmp_path: Path, path: str, there: str) -> None:
    """The static file is named, and the page it would replace."""
    named = _named(paper(tmp_path), stories=archive([story("a")]), copies=(_copy(path),))

    assert named
    assert {place for place, _, _ in named} == {f"content/static/{path}:1:1"}
    assert there in {other for _, _, other in named}


def test_the_layouts_assets_are_not_overwritten_by_static_files(tmp_path: Path) -> None:
    """Two copied files collide as pages do."""
    mine, theirs = _copy("assets/press.css"), FileCopy(ROUTES.file("assets/press.css"), "layouts/assets/press.css")

    assert _named(paper(tmp_path), copies=(mine, theirs)) == [
        ("layouts/assets/press.css:1:1", "/assets/press.css", "content/static/assets/press.css:1:1")
    ]


def test_each_claim_is_reported(tmp_path: Path) -> None:
    """Three sources on one URL are two problems."""
    aliases = tuple(_alias("/x/", f"content/{name}.md") for name in "abc")

    assert len(_named(paper(tmp_path), aliases=aliases)) == 2


def test_a_route_is_kept_as_it_is() -> None:
    """A page is a few plain strings that can be sent to any worker."""
    assert Route("/a/", "a/index.html") == ROUTES.old_url("/a/")
