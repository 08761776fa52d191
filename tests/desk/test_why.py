"""`why`: why an article is, or is not, on the site, and what its page depends on."""

from pathlib import Path

import pytest

from sites import MINIMAL, NOW, Finished, Site, article, run_here

pytestmark = pytest.mark.usefixtures("quick_layouts")


@pytest.fixture
def paper(site: Site) -> Site:
    """Return a site with an article for each answer."""
    return site.write(
        f"-- site.yaml --\n{MINIMAL}"
        f"-- content/a.md --\n{article(title='Alpha', time='2026-11-22 20:00', tags=['snow'])}"
        f"-- content/b.md --\n{article(title='Beta', tags=['snow'])}"
        f"-- content/draft.md --\n{article(title='Draft', draft=True)}"
        f"-- content/future.md --\n{article(title='Future', time='2026-11-23 09:00')}"
        f"-- content/embargo.md --\n{article(title='Embargo', embargo='2026-11-24 09:00')}"
        f"-- content/expired.md --\n{article(title='Expired', expires='2026-11-22 21:30')}"
        "-- content/pages/about.md --\n---\ntitle: About\n---\n\nWe.\n"
        "-- content/pages/soon.md --\n---\ntitle: Soon\ndraft: true\n---\n\nWe.\n"
    )


def _why(site: Site, asked: str, *options: str) -> Finished:
    return run_here(site.root, "why", "--now", NOW, *options, asked)


@pytest.mark.parametrize(
    "asked",
    [
        "content/b.md",
        "./content/b.md",
        "content/../content/b.md",
        "/2026/11/22/beta/",
        "2026/11/22/beta",
        "https://paper.example/2026/11/22/beta/",
        "/2026/11/22/beta/index.html",
    ],
)
def test_a_published_article_is_found_however_it_is_named(paper: Site, asked: str) -> None:
    """By its path or its URL in any form: where it is, its layout, and the questions its page asked."""
    done = _why(paper, asked)

    assert done.status == 0
    assert done.out.splitlines()[0] == "content/b.md is on the site at /2026/11/22/beta/."
    assert "layouts/article.html" in done.out
    assert "neighbours(content/b.md)" in done.out
    assert "    content/a.md" in done.out.splitlines()


def test_why_a_page_would_be_made_is_said_until_it_is(paper: Site) -> None:
    """The reason of a build now, in words; nothing once the output shows the page as it is."""
    assert (
        "2026/11/22/beta/index.html: nothing is remembered of an earlier build"
        in _why(paper, "content/b.md").out.splitlines()
    )
    assert run_here(paper.root, "build", "--now", NOW).status == 0
    assert "2026/11/22/beta/index.html" not in _why(paper, "content/b.md").out

    paper.put("content/a.md", article(title="Alpha again", slug="alpha", time="2026-11-22 20:00", tags=["snow"]))

    assert (
        "2026/11/22/beta/index.html: content/a.md is, or was, among its latest news"
        in _why(paper, "content/b.md").out.splitlines()
    )


def test_an_absolute_path_will_do(paper: Site) -> None:
    """A path dragged into a terminal is absolute."""
    done = _why(paper, str(paper.root / "content" / "b.md"))

    assert done.out.startswith("content/b.md is on the site")


def test_it_works_from_another_folder(paper: Site, tmp_path: Path) -> None:
    """With `--site`, the path begins at the site, or here."""
    done = run_here(tmp_path, "why", "--now", NOW, "--site", str(paper.root), "content/b.md")

    assert done.out.startswith("content/b.md is on the site")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("draft", "it is a draft (line 6, draft)"),
        ("future", "it is scheduled (line 4, time) for 2026-11-23 09:00+05:00"),
        ("embargo", "it is under embargo (line 6, embargo) until 2026-11-24 09:00+05:00"),
        ("expired", "it expired (line 6, expires) at 2026-11-22 21:30+05:00"),
        ("pages/soon", "it is a draft (line 3, draft)"),
    ],
)
def test_what_holds_an_article_back_is_said_with_its_line(paper: Site, name: str, said: str) -> None:
    """The field, its line and the moment at which that changes."""
    done = _why(paper, f"content/{name}.md")

    assert done.status == 0
    assert done.out.startswith(f"content/{name}.md is no")
    assert said in done.out


def test_drafts_are_on_the_site_where_they_are_shown(paper: Site) -> None:
    """With `--drafts` the answer is that of a build with `--drafts`."""
    assert _why(paper, "content/draft.md", "--drafts").out.startswith("content/draft.md is on the site")


def test_a_standing_page_has_its_reason(paper: Site) -> None:
    """Pages that are not news are found by their path and their URL."""
    assert _why(paper, "/about/").out.startswith("content/pages/about.md is on the site at /about/.")


def test_a_page_that_only_lists_has_its_reason(paper: Site) -> None:
    """The front page has no source; its layout and its questions are named."""
    done = _why(paper, "/")

    assert done.status == 0
    assert "layouts/home.html" in done.out


def test_a_broken_article_is_shown_with_its_problems(paper: Site) -> None:
    """The problems of this article, and no others."""
    paper.put("content/b.md", article(category=None))
    paper.put("content/c.md", article(author=None))

    done = _why(paper, "content/b.md")

    assert done.out.startswith("content/b.md is not on the site, because it has errors:")
    assert [line.split(":")[1] for line in done.problems] == [" content/b.md"]


def test_errors_elsewhere_are_a_reason_too(paper: Site) -> None:
    """A good article waits when another keeps the edition back: the other's problem is shown."""
    paper.put("content/c.md", article(author=None))

    done = _why(paper, "content/b.md")

    assert "errors elsewhere keep the whole edition from being published" in done.out
    assert "content/c.md" in done.problems[0]


@pytest.mark.parametrize("asked", ["content/none.md", "/no/such/page/", "", "../../etc/passwd", "\x00", "http://["])
def test_what_is_unknown_is_said(paper: Site, asked: str) -> None:
    """Neither a source nor a URL: said, status 1, no traceback."""
    done = _why(paper, asked)

    assert done.status == 1
    assert "is neither a source of this site nor a URL on it" in done.out
    assert not done.err.count("Traceback")


def test_nothing_is_written(paper: Site) -> None:
    """`why` reads only."""
    before = {path: path.stat().st_mtime_ns for path in paper.root.rglob("*")}

    _why(paper, "content/b.md")

    assert {path: path.stat().st_mtime_ns for path in paper.root.rglob("*")} == before
