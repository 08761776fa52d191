"""`new`: an article begun in the right place, that says what is still missing."""

from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sites import MINIMAL, Site, run_here

pytestmark = pytest.mark.usefixtures("quick_layouts")

LISTED = f"""\
{MINIMAL}categories:
  qogham: Қоғам
  aua-rayy: "Ауа райы: болжам"
authors:
  desk: City desk
"""


def test_a_new_article_lies_where_it_belongs(site: Site) -> None:
    """The path is printed: year, month, day and a slug by the Kazakh table."""
    site.put("site.yaml", MINIMAL)

    done = run_here(site.root, "new", "Жаңа кітапхана ашылды", "--category", "Қоғам", "--author", "Қоғам бөлімі")

    assert done.status == 0
    path = done.out.strip()
    day, _, slug = path.rpartition("/")[2].partition("-")
    assert path.startswith(f"content/{datetime.now().astimezone():%Y}/")
    assert day.isdecimal()
    assert slug == "zhanga-kitapkhana-ashyldy.md"
    lines = (site.root / path).read_text("utf-8").splitlines()
    assert lines[:3] == ["---", 'title: "Жаңа кітапхана ашылды"', 'category: "Қоғам"']


def test_a_complete_new_article_builds_once_it_has_a_text(site: Site) -> None:
    """With section, byline and text it is published; without a text a warning or an error says so."""
    site.put("site.yaml", LISTED)
    done = run_here(site.root, "new", 'A "quoted": title', "--category", "aua-rayy", "--author", "desk")
    path = site.root / done.out.strip()

    assert 'category: "Ауа райы: болжам"' in path.read_text("utf-8")
    path.write_text(path.read_text("utf-8") + "The text.\n", "utf-8")
    built = run_here(site.root, "build")
    assert (built.status, built.problems) == (0, [])


def test_what_is_missing_is_asked_for_by_the_next_check(site: Site) -> None:
    """Required fields are there and empty, so that a check points at their lines."""
    site.put("site.yaml", MINIMAL)
    path = run_here(site.root, "new", "Title").out.strip()

    done = run_here(site.root, "check")

    assert done.status == 1
    assert f"error: {path}:3:" in done.err
    assert f"error: {path}:5:" in done.err


def test_an_article_is_never_overwritten(site: Site) -> None:
    """The same title on the same day: status 3, and the first file as it was."""
    site.put("site.yaml", MINIMAL)
    path = site.root / run_here(site.root, "new", "Title").out.strip()
    path.write_text("mine", "utf-8")

    done = run_here(site.root, "new", "Title")

    assert done.status == 3
    assert "this article is there already" in done.problems[0]
    assert path.read_text("utf-8") == "mine"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--category", "Қоғамм"), "Did you mean “Қоғам”?"),
        (("--category", "x"), "there is no such category in site.yaml"),
        (("--author", "City dask"), "Did you mean “City desk”?"),
    ],
)
def test_an_unlisted_section_or_byline_is_refused(site: Site, options: tuple[str, str], said: str) -> None:
    """Where site.yaml lists them, a mistyped one is not begun with: status 2, the nearest, nothing written."""
    site.put("site.yaml", LISTED)

    done = run_here(site.root, "new", "Title", *options)

    assert done.status == 2
    assert said in done.problems[0]
    assert not (site.root / "content").exists()


def test_what_is_wrong_is_said_all_at_once(site: Site) -> None:
    """A title without letters and an unlisted section: both problems."""
    site.put("site.yaml", LISTED)

    assert len(run_here(site.root, "new", "…", "--category", "x").problems) == 2


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=st.text(max_size=300))
def test_any_title_is_begun_safely_or_refused(site: Site, title: str) -> None:
    """Whatever a title holds, the file lies below content/ and is read as having that title, or it is refused."""
    site.put("site.yaml", MINIMAL)
    try:
        done = run_here(site.root, "new", "--category", "News", "--author", "Desk", "--", title)
    except UnicodeEncodeError:
        return  # no terminal can hand over such a title

    assert done.status in {0, 2, 3}
    assert "Traceback" not in done.err
    if done.status == 0:
        path = site.root / done.out.strip()
        assert (site.root / "content") in path.parents
        assert path.is_file()
        checked = run_here(site.root, "check")
        path.unlink()
        assert not [line for line in checked.problems if line.startswith("error: ")]
