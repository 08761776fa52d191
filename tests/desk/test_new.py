"""`new`: an article begun in the right place, that says what is still missing."""

import subprocess
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sites import MINIMAL, NOW, Site, article, command, environment, run_here

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


def test_everything_may_be_said_by_options(site: Site) -> None:
    """Time in any shape, kind, tags, several bylines, language, slug and draft; the press takes it all."""
    site.put("site.yaml", LISTED)

    done = run_here(
        site.root, "new", "Болжам", "--category", "аУА РАЙЫ: болжам", "--author", "desk", "--time", "23.11.2026 6:05",
        "--kind", "brief", "--tag", "қар", "--tag", "a: b", "--lang", "kk", "--slug", "boljam", "--draft",
    )  # fmt: skip

    assert (done.status, done.out.strip()) == (0, "content/2026/11/23-boljam.md"), done.err
    assert (site.root / done.out.strip()).read_text("utf-8") == (
        '---\ntitle: "Болжам"\ncategory: "Ауа райы: болжам"\ntime: 2026-11-23 06:05\nauthor: "City desk"\n'
        'slug: boljam\ntags: ["қар", "a: b"]\nkind: "brief"\nlang: "kk"\ndraft: true\n---\n\n'
    )


def test_a_time_that_happened_twice_keeps_its_offset(site: Site) -> None:
    """The clocks of Almaty were set back on 1 March 2024: what is begun means the moment that was typed."""
    site.put("site.yaml", MINIMAL)

    path = run_here(site.root, "new", "Night", "--time", "2024-02-29 23:30 +06:00").out.strip()

    assert "time: 2024-02-29 23:30:00+06:00\n" in (site.root / path).read_text("utf-8")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--time", "tomorrow"), "this is not a time (tomorrow)"),
        (("--lang", "Kazakh"), "this is not the short name of a language"),
        (("--slug", "../x"), "this cannot stand in a URL"),
        (("--tag", "!"), "the name has no letters or digits"),
        (("--kind", "opinon"), "one of these: news"),
    ],
)
def test_what_the_press_would_refuse_is_not_begun(site: Site, options: tuple[str, str], said: str) -> None:
    """In the words of a build; nothing is written."""
    site.put("site.yaml", MINIMAL)

    done = run_here(site.root, "new", "Title", *options)

    assert done.status == 2
    assert said in done.err
    assert not (site.root / "content").exists()


@pytest.mark.parametrize(
    "title", ["../../x", "/etc/passwd", "content/../..", "a\\..\\b", "x\n---\ndraft: true", "C:\\x"]
)
def test_a_hostile_title_stays_below_content(site: Site, title: str) -> None:
    """Words of a path are words of a headline."""
    site.put("site.yaml", MINIMAL)

    done = run_here(site.root, "new", "--category", "News", "--author", "Desk", "--", title)

    path = site.root / done.out.strip()
    assert path.resolve().parent.parent.parent == (site.root / "content").resolve()
    assert "draft" not in [line.partition(":")[0] for line in path.read_text("utf-8").splitlines()]


def test_a_title_of_pictures_needs_a_slug(site: Site) -> None:
    """Emoji give no URL: said with what to add; with a slug it is begun."""
    site.put("site.yaml", MINIMAL)

    assert "Add one, such as --slug" in run_here(site.root, "new", "🎉🎉").problems[0]
    assert run_here(site.root, "new", "🎉🎉", "--slug", "toi").out.strip().endswith("-toi.md")


def test_a_title_may_have_three_hundred_letters_and_no_more(site: Site) -> None:
    """The file's name is cut at a word; a longer title is refused."""
    site.put("site.yaml", MINIMAL)
    name = run_here(site.root, "new", "сөз " * 74 + "сөз").out.strip().rpartition("/")[2]

    assert len(name) < 90
    assert run_here(site.root, "new", "x" * 301).status == 2


def test_a_url_that_another_article_has_is_said_with_the_next_that_is_free(site: Site) -> None:
    """As the last build knew: which one, and a slug to take; held back articles have their URL already."""
    site.put("site.yaml", MINIMAL)
    site.put("content/first.md", article(title="Snow", time="2026-11-22 20:00", draft=True))
    site.put("content/second.md", article(title="Two", slug="snow-2", time="2026-11-22 20:00"))
    site.put("content/third.md", article(title="Three", time="2026-11-22 20:00", aliases=["/2026/11/22/old-snow/"]))
    assert run_here(site.root, "build", "--now", NOW).status == 0

    taken = run_here(site.root, "new", "Snow", "--time", "2026-11-22 21:00")
    alias = run_here(site.root, "new", "Old snow", "--time", "2026-11-22 21:00")

    assert (taken.status, alias.status) == (2, 2)
    assert "belongs to another, content/first.md (/2026/11/22/snow/)" in taken.err
    assert "add --slug snow-3" in taken.err
    assert "content/third.md" in alias.err


def test_the_same_file_is_said_with_the_next_slug(site: Site) -> None:
    """Without a build before: the file is there."""
    site.put("site.yaml", MINIMAL)
    run_here(site.root, "new", "Snow", "--time", "2026-11-22 21:00")

    done = run_here(site.root, "new", "Snow", "--time", "2026-11-22 22:00")

    assert done.status == 3
    assert "add --slug snow-2" in done.err


@pytest.mark.parametrize("link", ["content", "content/2026", "content/2026/11"])
def test_no_link_is_followed(site: Site, tmp_path: Path, link: str) -> None:
    """Wherever it stands in the way; nothing is written where it leads."""
    site.put("site.yaml", MINIMAL)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (site.root / link).parent.mkdir(parents=True, exist_ok=True)
    (site.root / link).symlink_to(elsewhere)

    done = run_here(site.root, "new", "Title", "--time", "2026-11-22 21:00")

    assert done.status == 3
    assert f"{link}:1:1: a link or a file stands" in done.err
    assert not list(elsewhere.iterdir())


def test_a_dangling_link_in_place_of_the_file_is_not_followed(site: Site, tmp_path: Path) -> None:
    """It is there already, whatever it leads to."""
    site.put("site.yaml", MINIMAL)
    site.put("content/2026/11/x.md", "")
    (site.root / "content/2026/11/22-title.md").symlink_to(tmp_path / "outside.md")

    assert run_here(site.root, "new", "Title", "--time", "2026-11-22 21:00").status == 3
    assert not (tmp_path / "outside.md").exists()


def test_nothing_is_asked_where_nobody_can_answer(site: Site) -> None:
    """Standard input is no terminal: a missing headline is a problem, not a question."""
    site.put("site.yaml", LISTED)

    done = subprocess.run(
        command("new"), cwd=site.root, env=environment(), input=b"Title\n1\n1\n", capture_output=True, check=False
    )

    assert done.returncode == 2
    assert b"there is no headline" in done.stderr
    assert not (site.root / "content").exists()


def test_the_papers_own_required_fields_are_begun(site: Site) -> None:
    """Empty, so that a check points at their lines."""
    site.put("site.yaml", f"{MINIMAL}fields:\n  photographer: {{required: true}}\n  cameras: {{type: count}}\n")

    path = run_here(site.root, "new", "Title").out.strip()

    assert "photographer:\n" in (site.root / path).read_text("utf-8")
    assert "cameras" not in (site.root / path).read_text("utf-8")


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
