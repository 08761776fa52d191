"""News for open pages: what each has to do, whatever it has missed."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from baspa.archive.visibility import Hold
from baspa.desk.messages import Voice
from baspa.desk.screen import Screen
from baspa.problems import Place, Problem, warning
from baspa.serving.news import MOST_COMPLAINTS, MOST_FILES, REMEMBERED, Loaded, News
from baspa.serving.sight import Sight

PAGE = Loaded("a/index.html", 1, "mark", "run")
WRONG = Problem("category.unlisted", Place("content/a.md", 3, 11), "category", "x")


@pytest.fixture
def news() -> News:
    """Return news that begin with the first sight."""
    return News("run", Sight(1), Screen(Voice("en"), Path("nowhere")))


def told(news: News, page: Loaded = PAGE, now: str = "mark") -> dict[str, Any]:
    """Return what a page is told whose file now has a mark."""
    return news.message(page, "/a/", lambda _: now)[1]


def verdict(news: News, page: Loaded = PAGE, now: str = "mark") -> tuple[bool, list[str] | None, bool]:
    """Return whether a page is another, which files changed, and whether styles are enough."""
    said = told(news, page, now)
    return said["page"], said["files"], said["styles"]


def test_nothing_new_is_nothing_to_do(news: News) -> None:
    """A page that was loaded just now."""
    assert verdict(news) == (False, [], False)


@pytest.mark.parametrize(
    ("changed", "page"),
    [
        ("a/index.html", (True, [], False)),
        ("b/index.html", (False, [], False)),
        ("feed.xml", (False, [], False)),
        ("fragments/latest.html", (False, ["fragments/latest.html"], False)),
        ("assets/press.css", (False, ["assets/press.css"], False)),
    ],
)
def test_a_page_hears_of_itself_and_of_files_that_it_may_use(
    news: News, changed: str, page: tuple[bool, list[str], bool]
) -> None:
    """Other pages are none of its business."""
    news.hear(Sight(2, changed=frozenset((changed,))))

    assert verdict(news) == page


def test_what_was_missed_adds_up(news: News) -> None:
    """Every change since the page was loaded, and none before."""
    news.hear(Sight(2, changed=frozenset(("a/index.html",))))
    news.hear(Sight(3, changed=frozenset(("media/a.png",))))
    news.hear(Sight(4, changed=frozenset(("media/b.png",))))

    assert verdict(news) == (True, ["media/a.png", "media/b.png"], False)
    assert verdict(news, replace(PAGE, number=2)) == (False, ["media/a.png", "media/b.png"], False)
    assert verdict(news, replace(PAGE, number=4)) == (False, [], False)


def test_styles_are_enough_only_where_nothing_else_changed(news: News) -> None:
    """A page that names a new style sheet is another file, and yet need not be loaded again."""
    news.hear(Sight(2, changed=frozenset(("a/index.html", "assets/press.css")), styles_only=True))
    assert verdict(news) == (False, ["assets/press.css"], True)

    news.hear(Sight(3, changed=frozenset(("b/index.html",))))
    assert verdict(news) == (False, ["assets/press.css"], False)

    news.hear(Sight(4, changed=frozenset(("a/index.html",))))
    assert verdict(news)[0]


def test_a_change_of_everything_is_not_told_file_by_file(news: News) -> None:
    """The page takes all it uses anew."""
    news.hear(Sight(2, changed=frozenset(f"{number}.png" for number in range(MOST_FILES + 1))))

    assert verdict(news) == (False, None, False)


@pytest.mark.parametrize("number", [-5, 0, 1, 10_000])
def test_who_has_missed_too_much_loads_everything(news: News, number: int) -> None:
    """A gap in what was heard, more sights than are remembered, or a number that never was."""
    news.hear(Sight(5))
    assert verdict(news, replace(PAGE, number=number)) == (True, None, False)
    for later in range(6, 8 + REMEMBERED):
        news.hear(Sight(later))

    assert verdict(news, replace(PAGE, number=6)) == (True, None, False)
    assert verdict(news, replace(PAGE, number=8)) == (False, [], False)


def test_a_page_of_an_earlier_run_is_compared(news: News) -> None:
    """Numbers begin again with each run of a server; what a page shows does not."""
    earlier = replace(PAGE, run="earlier", number=77)

    assert verdict(news, earlier, now="mark") == (False, [], False)
    assert verdict(news, earlier, now="another") == (True, [], False)


def test_a_page_that_could_not_be_shown_is_when_it_can(news: News) -> None:
    """Whether or not anybody says that it changed."""
    nothing = replace(PAGE, mark="")
    news.hear(Sight(2, problems=(WRONG,)))
    assert not verdict(news, nothing, now="mark")[0]

    news.hear(Sight(3))
    assert verdict(news, nothing, now="mark")[0]
    assert not verdict(news, nothing, now="")[0]


def test_errors_are_said_first_and_not_without_end(news: News) -> None:
    """All are counted."""
    many = [warning("body.empty", Place(f"content/{number:03}.md", 1, 1)) for number in range(80)]
    news.hear(Sight(2, problems=(*many, replace(WRONG, place=Place("content/z.md", 1, 1)))))
    said = told(news)

    assert (said["errors"], said["warnings"], len(said["complaints"])) == (1, 80, MOST_COMPLAINTS)
    assert said["complaints"][0]["place"] == "content/z.md:1:1"


def test_a_story_that_is_held_back_is_marked_where_a_page_names_it(news: News) -> None:
    """And on its own page by the ribbon, not by a mark."""
    news.hear(Sight(2, held={"/a/": Hold.DRAFT, "/b/": Hold.EMBARGO, "/c/": Hold.FUTURE}))

    assert told(news)["ribbon"] == "Draft"
    assert news.marks(b'<a href="/a/"><a href="/b/">', "/a/") == {"/b/": "Under embargo"}
