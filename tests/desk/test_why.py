"""`why`: why something is, or is not, on the site, what it depends on, and what made it change."""

from pathlib import Path

import pytest

from baspa.desk.meant import folded
from baspa.desk.messages import LANGUAGES
from photos import photo
from sites import MINIMAL, NOW, Finished, Site, article, run_here

pytestmark = pytest.mark.usefixtures("quick_layouts")


@pytest.fixture
def paper(site: Site) -> Site:
    """Return a site with an article for each answer."""
    return site.write(
        f"-- site.yaml --\n{MINIMAL}"
        f"-- content/a.md --\n{article(title='Alpha', time='2026-11-22 20:00', tags=['snow'])}"
        f"-- content/b.md --\n{article(title='Beta', tags=['snow'], aliases=['/old/beta.html'])}"
        f"-- content/draft.md --\n{article(title='Draft', draft=True)}"
        f"-- content/future.md --\n{article(title='Future', time='2026-11-23 09:00')}"
        f"-- content/embargo.md --\n{article(title='Embargo', embargo='2026-11-24 09:00')}"
        f"-- content/expired.md --\n{article(title='Expired', expires='2026-11-22 21:30')}"
        "-- content/pages/about.md --\n---\ntitle: About\n---\n\nWe.\n"
        "-- content/pages/soon.md --\n---\ntitle: Soon\ndraft: true\n---\n\nWe.\n"
    )


@pytest.fixture
def printed(paper: Site) -> Site:
    """Return the same site after a build."""
    assert _build(paper).status == 0
    return paper


def _build(site: Site, now: str = NOW, *options: str) -> Finished:
    return run_here(site.root, "build", "--now", now, *options)


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
def test_a_published_article_is_found_however_it_is_named(printed: Site, asked: str) -> None:
    """By its path or its URL in any form: where it is, its layout, and the questions its page asked."""
    done = _why(printed, asked)

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


def test_an_absolute_path_will_do(printed: Site) -> None:
    """A path dragged into a terminal is absolute."""
    done = _why(printed, str(printed.root / "content" / "b.md"))

    assert done.out.startswith("content/b.md is on the site")


def test_it_works_from_another_folder(printed: Site, tmp_path: Path) -> None:
    """With `--site`, the path begins at the site, or here."""
    done = run_here(tmp_path, "why", "--now", NOW, "--site", str(printed.root), "content/b.md")

    assert done.out.startswith("content/b.md is on the site")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("draft", "it is a draft (content/draft.md:6: draft)"),
        ("future", "it is scheduled for 2026-11-23 09:00+05:00 (content/future.md:4: time)"),
        ("embargo", "it is under embargo until 2026-11-24 09:00+05:00 (content/embargo.md:6: embargo)"),
        ("expired", "it expired at 2026-11-22 21:30+05:00 (content/expired.md:6: expires)"),
        ("pages/soon", "it is a draft (content/pages/soon.md:3: draft)"),
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
    assert _build(paper, NOW, "--drafts").status == 0
    assert _why(paper, "content/draft.md", "--drafts").out.startswith("content/draft.md is on the site")


def test_a_standing_page_has_its_reason(printed: Site) -> None:
    """Pages that are not news are found by their path and their URL."""
    assert _why(printed, "/about/").out.startswith("content/pages/about.md is on the site at /about/.")


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
    assert "is neither a source of this site, nor a URL on it" in done.out
    assert not done.err.count("Traceback")


def test_nothing_is_written(paper: Site) -> None:
    """`why` reads only."""
    before = {path: path.stat().st_mtime_ns for path in paper.root.rglob("*")}

    _why(paper, "content/b.md")

    assert {path: path.stat().st_mtime_ns for path in paper.root.rglob("*")} == before


def test_an_article_that_no_build_had_yet_is_not_called_published(printed: Site) -> None:
    """New since the last build, or changed: what is missing is a build."""
    printed.put("content/b.md", article(title="Beta", body="Another text.", aliases=["/old/beta.html"]))
    beta = _why(printed, "/2026/11/22/beta/").out
    printed.put("content/c.md", article(title="Gamma", time="2026-11-22 21:10"))

    assert _why(printed, "content/c.md").out.startswith(
        "content/c.md will be at /2026/11/22/gamma/ as soon as you build"
    )
    assert beta.startswith(
        "content/b.md is on the site at /2026/11/22/beta/, but not as it should be by now (content/b.md has changed):"
        " build again."
    )


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("/", "/ is the front page"),
        ("/news/", "/news/ is the newest stories of the section news"),
        ("/news/page/1/", "/news/page/1/ is page 1 of a list"),
        ("/news/page/2/", "/news/page/2/ is where a page will be when there are stories enough"),
        ("/authors/city-desk/", "/authors/city-desk/ is the newest stories of the author city-desk"),
        ("/tags/snow/", "/tags/snow/ is the newest stories with the tag snow"),
        ("/2026/", "/2026/ is the stories of 2026"),
        ("/2026/11/", "/2026/11/ is the stories of 2026-11"),
        ("/2026/11/22", "/2026/11/22/ is the stories of 2026-11-22"),
        ("/old/beta.html", "/old/beta.html is an old URL of content/b.md (content/b.md:7: aliases), and leads to"),
        ("/feed.xml", "/feed.xml is a feed of the newest stories (RSS)"),
        ("/news/atom.xml", "/news/atom.xml is a feed"),
        ("/feed.json", "/feed.json is a feed"),
        ("/sitemap.xml", "/sitemap.xml is a list of URLs"),
        ("/news-sitemap.xml", "/news-sitemap.xml is the stories of the last 48 hours"),
        ("/robots.txt", "/robots.txt is what robots may do"),
        ("/site.webmanifest", "/site.webmanifest is what a phone needs"),
        ("/404.html", "/404.html is what readers get"),
        ("/fragments/latest.html", "/fragments/latest.html is today's latest news"),
        ("/assets/press.css", "/assets/press.css is the layouts' file layouts/assets/press.css"),
        ("/2026/11/22/beta/card.png", "/2026/11/22/beta/card.png is the card drawn for content/b.md"),
        ("output/tags/snow/index.html", "/tags/snow/ is the newest stories"),
        ("site.yaml", "site.yaml is the paper's configuration"),
        ("content", "content is a folder"),
        ("notes.md", "notes.md is not on the site: only what lies in content/ is published."),
        ("content/.draft.md.swp", "programs leave files with such names behind, so they are passed over"),
        ("content/.hidden/x.md", "(content/.hidden:1)"),
        ("content/notes.txt", "content/notes.txt is not on the site: it is no article, and no file"),
        ("content/link.md", "a symbolic link is not followed (content/link.md:1)"),
        ("layouts/standing.html", "layouts/standing.html is a layout; pages made with it: standing."),
    ],
)
def test_everything_in_the_output_and_in_the_folder_has_its_sentence(paper: Site, asked: str, said: str) -> None:
    """One, first, in plain words, whatever is asked for."""
    paper.put("site.yaml", f"{MINIMAL}listing: {{size: 1}}\n")
    for path in ("notes.md", "content/.draft.md.swp", "content/.hidden/x.md", "content/notes.txt"):
        paper.put(path, "x")
    paper.put("layouts/standing.html", "<!doctype html><title>x</title>{{ page.url }}")
    _build(paper)
    if "link" in asked:
        (paper.root / "content/link.md").symlink_to(paper.root / "content/b.md")

    done = _why(paper, asked)

    assert said in done.out.splitlines()[0]
    assert done.status == 0
    assert "Traceback" not in done.err


def test_files_have_their_sentences(paper: Site) -> None:
    """Media, static files, pictures that a story names and pictures that none does."""
    paper.put("content/media/map.pdf", "x")
    paper.put("content/static/CNAME", "paper.example")
    (paper.root / "content/named.jpg").write_bytes(photo("named"))
    (paper.root / "content/alone.jpg").write_bytes(photo("alone"))
    paper.put("content/b.md", article(title="Beta", body="![Snow](named.jpg)"))
    assert _build(paper).status == 0

    assert _why(paper, "content/media/map.pdf").out == "content/media/map.pdf is published as /media/map.pdf.\n"
    assert _why(paper, "/media/map.pdf").out == "/media/map.pdf is the file content/media/map.pdf as it is.\n"
    assert _why(paper, "content/static/CNAME").out.startswith("content/static/CNAME is published as /CNAME.")
    assert "is published as /2026/11/22/beta/" in _why(paper, "content/named.jpg").out
    assert "nothing that is published names it" in _why(paper, "content/alone.jpg").out


@pytest.mark.parametrize("asked", ["Beta", "beta", "BET", "  beta  ", "bеtа"])
def test_a_headline_will_do(printed: Site, asked: str) -> None:
    """Whole, in part, in another case, with letters of another alphabet that look alike."""
    assert _why(printed, asked).out.startswith("content/b.md is on the site at /2026/11/22/beta/.")


def test_a_headline_needs_no_quotes(printed: Site) -> None:
    """Its words may come one by one."""
    printed.put("content/a.md", article(title="First snow fell", slug="alpha", time="2026-11-22 20:00"))
    assert _build(printed).status == 0

    assert run_here(printed.root, "why", "--now", NOW, "snow", "fell").out.startswith("content/a.md is on the site")


def test_a_held_back_headline_is_found_too(printed: Site) -> None:
    """That is what is asked about most."""
    assert _why(printed, "future").out.startswith("content/future.md is not on the site yet")


def test_of_several_headlines_all_are_named(printed: Site) -> None:
    """Ten at most, with how many more there are; status 1, since nothing was answered."""
    for number in range(12):
        printed.put(
            f"content/{number:02}.md", article(title=f"Betamax {number}", time=f"2026-11-22 1{number % 10}:30")
        )

    done = _why(printed, "betam")

    assert done.status == 1
    assert done.out.splitlines()[0] == "“betam” may mean:"
    assert len([line for line in done.out.splitlines() if line.startswith("  content/")]) == 10
    assert "and 2 more" in done.out


@pytest.mark.parametrize(
    ("one", "other"),
    [("Әлем жаңалығы", "алем жаналыгы"), ("Ёлка", "елка"), ("Қар – бірінші!", "кар биринши"), ("АЛМАТЫ", "алматы")],
)
def test_headlines_are_compared_as_they_are_typed_in_a_hurry(one: str, other: str) -> None:
    """Case, ё, Kazakh letters and signs make no difference."""
    assert folded(one) == folded(other)


def test_who_has_the_url_is_said(printed: Site) -> None:
    """Of two articles with one URL the newer is not on the site: the older is named, with the line to change."""
    printed.put("content/c.md", article(title="Beta", time="2026-11-22 21:30"))

    done = _why(printed, "content/c.md")

    assert done.out.startswith(
        "content/c.md is not on the site, because content/b.md:2:8 has the URL /2026/11/22/beta/ already"
        " (content/c.md:2: slug):"
    )


def test_what_is_deleted_is_said_until_and_after_it_is_taken_away(printed: Site) -> None:
    """By its path and by its URL, before the next build and after it."""
    (printed.root / "content/a.md").unlink()

    assert _why(printed, "content/a.md").out == (
        "content/a.md is deleted: the next build takes /2026/11/22/alpha/ away.\n"
    )
    assert "the next build takes it away" in _why(printed, "/2026/11/22/alpha/").out
    assert _build(printed, "2026-11-22T22:05:00+05:00").status == 0
    gone = "/2026/11/22/alpha/ is no longer on the site: the build of 2026-11-22 22:05+05:00 took it away, because"
    assert _why(printed, "/2026/11/22/alpha/").out.startswith(f"{gone} content/a.md makes it no more.")
    assert _why(printed, "content/a.md").out.startswith(gone)


def test_a_build_that_keeps_going_has_its_own_answer(printed: Site) -> None:
    """With `--keep-going` a good article is on the site whatever is wrong elsewhere."""
    printed.put("content/c.md", article(author=None))

    assert "errors elsewhere keep" in _why(printed, "content/b.md").out
    assert "errors elsewhere" not in _why(printed, "content/b.md", "--keep-going").out
    assert _why(printed, "content/c.md", "--keep-going").out.startswith(
        "content/c.md is not on the site, because it has"
    )


def test_an_article_with_a_broken_picture_is_kept_out(printed: Site) -> None:
    """Held out by `--keep-going`: the picture is named."""
    printed.put("content/b.md", article(title="Beta", body="![Snow](snow.jpg)"))
    (printed.root / "content/snow.jpg").write_bytes(b"no picture")

    done = _why(printed, "content/b.md", "--keep-going")

    assert done.out.startswith("content/b.md is kept out of the site by --keep-going")
    assert "content/snow.jpg" in done.err


def test_the_answer_is_about_the_output_of_the_last_build(paper: Site, tmp_path: Path) -> None:
    """Wherever that was."""
    assert _build(paper, NOW, "--output", str(tmp_path / "elsewhere")).status == 0

    assert _why(paper, "content/b.md").out.startswith("content/b.md is on the site at /2026/11/22/beta/.")


def test_what_made_a_page_change(printed: Site) -> None:
    """The first build made everything; after that each change is known with what brought it about, and when."""
    assert _why(printed, "/2026/11/22/beta/", "--changed").out == (
        "/2026/11/22/beta/ has not changed since the build of 2026-11-22 22:00+05:00, which made everything:"
        " nothing is remembered of an earlier build.\n"
    )
    printed.put("content/a.md", article(title="Alpha again", slug="alpha", time="2026-11-22 20:00", tags=["snow"]))
    assert _build(printed, "2026-11-22T22:05:00+05:00").status == 0
    printed.put("content/pages/about.md", "---\ntitle: About\n---\n\nWe all.\n")
    assert _build(printed, "2026-11-22T22:10:00+05:00").status == 0

    for asked in ("/2026/11/22/beta/", "content/b.md", "beta", "https://paper.example/2026/11/22/beta/"):
        assert _why(printed, asked, "--changed").out == (
            "/2026/11/22/beta/ was last changed by the build of 2026-11-22 22:05+05:00:"
            " content/a.md is, or was, among its latest news.\n"
        )
    assert "22:10+05:00: content/pages/about.md has changed." in _why(printed, "/about/", "--changed").out
    assert "which made everything" in _why(printed, "/robots.txt", "--changed").out
    assert _why(printed, "/nowhere/", "--changed").status == 1


def test_nothing_is_known_before_the_first_build(paper: Site) -> None:
    """Said, with status 1."""
    done = _why(paper, "/2026/11/22/beta/", "--changed")

    assert (done.status, done.out) == (1, "No build is remembered that made /2026/11/22/beta/.\n")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_has_its_words(paper: Site, language: str) -> None:
    """In the paper's language; nothing is left to be filled in."""
    paper.put("site.yaml", MINIMAL.replace("language: en", f"language: {language}"))
    assert _build(paper).status == 0

    for asked in (
        "content/b.md",
        "/",
        "content/draft.md",
        "content/embargo.md",
        "alpha",
        "a",
        "/old/beta.html",
        "zzz",
    ):
        done = _why(paper, asked)
        assert done.out
        assert "{" not in done.out
        assert "  " not in done.out.splitlines()[0]
        assert "()" not in done.out.splitlines()[0]
