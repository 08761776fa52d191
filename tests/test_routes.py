"""Routes: where things are published is a function of what they are called, and of nothing else."""

from datetime import date
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baspa.routes import Route, Routes, collision_key
from papers import ABOUT, paper, read, read_one
from sites import MINIMAL, article

PLAIN = Routes("", "/{yyyy}/{mm}/{dd}/{slug}/")
BELOW = Routes("/paper", "/{category}/{yyyy}-{mm}/{slug}/")


def test_every_kind_of_page_has_its_place() -> None:
    """URLs end with a slash; files are index.html."""
    assert PLAIN.home() == Route("/", "index.html")
    assert PLAIN.home(3) == Route("/page/3/", "page/3/index.html")
    assert PLAIN.category("sport") == Route("/sport/", "sport/index.html")
    assert PLAIN.category("sport", 2) == Route("/sport/page/2/", "sport/page/2/index.html")
    assert PLAIN.author("desk", 1) == Route("/authors/desk/page/1/", "authors/desk/page/1/index.html")
    assert PLAIN.tag("snow") == Route("/tags/snow/", "tags/snow/index.html")
    assert PLAIN.year(2026) == Route("/2026/", "2026/index.html")
    assert PLAIN.month(2026, 1) == Route("/2026/01/", "2026/01/index.html")
    assert PLAIN.day(date(2026, 1, 2)) == Route("/2026/01/02/", "2026/01/02/index.html")
    assert PLAIN.file("feed.xml") == Route("/feed.xml", "feed.xml")


def test_the_base_path_is_in_urls_and_not_in_paths() -> None:
    """A paper below a path of its host writes the same files."""
    assert BELOW.home() == Route("/paper/", "index.html")
    assert BELOW.tag("snow") == Route("/paper/tags/snow/", "tags/snow/index.html")
    assert BELOW.file("feed.xml") == Route("/paper/feed.xml", "feed.xml")
    assert BELOW.below("/about/") == "/paper/about/"
    assert BELOW.below("https://elsewhere.example/") == "https://elsewhere.example/"


@pytest.mark.parametrize(
    ("routes", "url", "path"),
    [
        (PLAIN, "/2026/11/22/kitapkhana/", "2026/11/22/kitapkhana/index.html"),
        (BELOW, "/paper/aua-rayy/2026-11/kitapkhana/", "aua-rayy/2026-11/kitapkhana/index.html"),
        (Routes("", "/{slug}/"), "/kitapkhana/", "kitapkhana/index.html"),
        (Routes("", "/n/{dd}-{slug}/"), "/n/22-kitapkhana/", "n/22-kitapkhana/index.html"),
    ],
)
def test_an_article_follows_the_permalink(tmp_path: Path, routes: Routes, url: str, path: str) -> None:
    """Each placeholder by the paper's own clock."""
    found = read_one(article(title="Кітапхана", category="Ауа райы", time="2026-11-21T19:30:00Z"), paper(tmp_path))

    assert routes.article(found) == Route(url, path)


def test_a_standing_page_may_lie_deep(tmp_path: Path) -> None:
    """As its file does."""
    subject = read("---\ntitle: A\n---\n", paper(tmp_path), ABOUT.replace("about", "team/desk")).subject

    assert PLAIN.standing(subject) == Route("/team/desk/", "team/desk/index.html")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("alias", "url", "path"),
    [
        ("/2019/05/old/", "/2019/05/old/", "2019/05/old/index.html"),
        ("/2019/05/old", "/2019/05/old/", "2019/05/old/index.html"),
        ("/old.html", "/old.html", "old.html"),
        ("/old.htm", "/old.htm", "old.htm"),
        ("/old.php", "/old.php/", "old.php/index.html"),
        ("/жаңа сан/", "/%D0%B6%D0%B0%D2%A3%D0%B0%20%D1%81%D0%B0%D0%BD/", "жаңа сан/index.html"),
    ],
)
def test_an_old_url_is_a_folder_or_a_page(alias: str, url: str, path: str) -> None:
    """Quoted in the URL, plain on the disk."""
    assert PLAIN.old_url(alias) == Route(url, path)


SEGMENTS = st.text(alphabet="aZ0-_ .қңәй'()~", min_size=1, max_size=12).filter(lambda s: s.strip(". "))


@given(st.lists(SEGMENTS, min_size=1, max_size=4), st.sampled_from([PLAIN, BELOW]))
def test_a_url_leads_back_to_its_path(segments: list[str], routes: Routes) -> None:
    """Quoting loses nothing, under a base path too."""
    folder, file = routes.folder(*segments), routes.file("/".join(segments))

    assert routes.of_url(folder.url) == folder
    assert routes.of_file_url(file.url) == file
    assert folder.url.isascii()
    assert unquote(folder.url).removeprefix(routes.base_path) == "/" + "".join(f"{s}/" for s in segments)


def test_a_base_path_is_quoted_once(tmp_path: Path) -> None:
    """In the configuration, not again with every URL."""
    (tmp_path / "site.yaml").write_text(MINIMAL.replace("paper.example", "paper.example/жаңа"), "utf-8")
    config = paper(tmp_path)
    assert config.base_path == ""

    routes = Routes("/%D0%B6%D0%B0%D2%A3%D0%B0", "/{slug}/")
    assert routes.home().url == "/%D0%B6%D0%B0%D2%A3%D0%B0/"
    assert routes.of_url(routes.tag("a").url) == routes.tag("a")


@given(st.text(max_size=20))
def test_a_collision_key_is_stable(path: str) -> None:
    """The key of a key is itself, whatever the letters."""
    assert collision_key(collision_key(path)) == collision_key(path)


@given(st.text(max_size=20))
def test_case_never_tells_two_paths_apart(path: str) -> None:
    """Neither way round."""
    assert collision_key(path.casefold()) == collision_key(path)
