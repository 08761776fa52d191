"""The editorial rules: what makes matter an article, and what a name means."""

from pathlib import Path

import pytest

from baspa.problems import Level, Place
from baspa.reading.articles import Label, StandingPage
from baspa.reading.config import Config
from papers import ABOUT, SOURCE, Spot, paper, problems_of, read, read_one, spots, when
from sites import article

LISTED = "categories:\n  qogham: Қоғам\n  sport: {name: Спорт}\nauthors:\n  city: City desk\n  sport: Sport desk\n"


def _standing(text: str, config: Config, path: str = ABOUT) -> StandingPage:
    subject = read(text, config, path).subject
    assert isinstance(subject, StandingPage)
    return subject


def test_four_fields_make_an_article(tmp_path: Path) -> None:
    """Everything else has its default, and the slug comes from the title."""
    found = read_one(article(title="Жаңа кітапхана ашылды"), paper(tmp_path))

    assert (found.source, found.slug, found.title) == (SOURCE, "zhanga-kitapkhana-ashyldy", "Жаңа кітапхана ашылды")
    assert found.category == Label("news", "News")
    assert found.authors == (Label("city-desk", "City desk"),)
    assert found.time == when("2026-11-22 21:00")
    assert (found.kind, found.lang, found.draft, found.pinned, found.tags, found.image) == (
        "news",
        "en",
        False,
        False,
        (),
        None,
    )


def test_an_explicit_slug_wins(tmp_path: Path) -> None:
    """So a retitled story keeps its URL."""
    assert read_one(article(slug="kitap"), paper(tmp_path)).slug == "kitap"


@pytest.mark.parametrize("empty", [None, ""])
def test_the_title_may_be_a_heading(tmp_path: Path, empty: str | None) -> None:
    """The body's first level-one heading is the title when the fields have none, and is not printed twice."""
    text = article(title=None, body="# Жаңа көпір\n\nText.\n")
    if empty is not None:
        text = text.replace("---\n", "---\ntitle:\n", 1)

    reading = read(text, paper(tmp_path))

    assert reading.subject.title == "Жаңа көпір"
    assert "Жаңа" not in reading.body
    assert reading.place("title").line == text.split("\n").index("# Жаңа көпір") + 1
    assert reading.place_in_body(reading.body.index("Text")).line == text.split("\n").index("Text.") + 1


def test_a_title_in_the_fields_leaves_the_heading_alone(tmp_path: Path) -> None:
    """Then the heading is part of the body."""
    assert "# Heading" in read(article(body="# Heading\n"), paper(tmp_path)).body


def test_a_heading_that_is_wrong_is_named_in_the_body(tmp_path: Path) -> None:
    """The editor must look where the title stands."""
    text = article(title=None, body="\n# " + "x" * 301)

    assert spots(problems_of(lambda: read(text, paper(tmp_path)))) == [("value.too-long", 8, 1)]


@pytest.mark.parametrize("typed", ["Қоғам", "қоғам", "ҚОҒАМ", "qogham", "Qogham", " Қоғам "])
def test_a_category_is_known_by_name_or_slug(tmp_path: Path, typed: str) -> None:
    """However it is typed, it is what site.yaml calls it."""
    found = read_one(article(category=typed, author="city"), paper(tmp_path, LISTED))

    assert found.category == Label("qogham", "Қоғам")
    assert found.authors == (Label("city", "City desk"),)


@pytest.mark.parametrize(
    ("typed", "authors"),
    [
        (["city", "Sport desk"], ("city", "sport")),
        (["City desk", "city"], ("city",)),
        (["sport", "CITY DESK", "Sport desk"], ("sport", "city")),
    ],
)
def test_a_byline_names_everyone_once(tmp_path: Path, typed: list[str], authors: tuple[str, ...]) -> None:
    """In the order of the article, though name and slug are both given."""
    found = read_one(article(category="sport", author=typed), paper(tmp_path, LISTED))

    assert tuple(author.slug for author in found.authors) == authors


def test_names_that_are_not_listed_are_refused_with_a_guess(tmp_path: Path) -> None:
    """Each at its own place: a category, and one of two authors."""
    text = "---\ntitle: A\ntime: 2026-11-22 21:00\ncategory: Спорт жаңалығы\nauthor: [city, Sprot desk]\n---\nText\n"

    problems = problems_of(lambda: read(text, paper(tmp_path, LISTED)))

    assert sorted(spots(problems)) == [("author.unlisted", 5, 16), ("category.unlisted", 4, 11)]
    by_code = {problem.code: problem for problem in problems}
    assert dict(by_code["author.unlisted"].facts) == {"guess": "Sport desk", "known": "City desk, Sport desk"}
    assert by_code["category.unlisted"].found == "Спорт жаңалығы"


def test_without_a_list_any_name_is_good(tmp_path: Path) -> None:
    """Categories then come from the articles."""
    assert read_one(article(category="Ауа райы"), paper(tmp_path)).category == Label("aua-rayy", "Ауа райы")


def test_an_empty_list_allows_nothing(tmp_path: Path) -> None:
    """A paper that lists no category has none, which is not the same as listing nothing."""
    config = paper(tmp_path, "categories: {}\n")

    assert [p.code for p in problems_of(lambda: read(article(), config))] == ["category.unlisted"]


@pytest.mark.parametrize(
    ("fields", "spot"),
    [
        ({"updated": "2026-11-22 20:59"}, ("time.before", 6, 10)),
        ({"expires": "2026-11-22 20:59"}, ("time.before", 6, 10)),
    ],
)
def test_a_story_is_not_changed_before_it_was_published(tmp_path: Path, fields: dict[str, str], spot: Spot) -> None:
    """One of the two times is a slip."""
    (problem,) = problems_of(lambda: read(article(**fields), paper(tmp_path)))

    assert spots([problem]) == [spot]
    assert dict(problem.facts) == {"time": "2026-11-22 21:00"}


def test_the_same_moment_is_not_before(tmp_path: Path) -> None:
    """Updated in the minute of publication is fine, in whatever zone it is written."""
    assert read_one(article(updated="2026-11-22T16:00:00Z"), paper(tmp_path)).updated == when("2026-11-22 21:00")


def test_corrections_come_newest_first(tmp_path: Path) -> None:
    """However they were typed."""
    corrections = [{"time": "2026-11-23 10:00", "text": "a"}, {"time": "2026-11-24 10:00", "text": "b"}]

    found = read_one(article(corrections=corrections), paper(tmp_path))

    assert [correction.text for correction in found.corrections] == ["b", "a"]


def test_a_reading_knows_where_its_fields_stand(tmp_path: Path) -> None:
    """Two levels deep, for problems that are only found later."""
    reading = read(article(image={"src": "x.jpg"}, related=["a.md", "b.md"]), paper(tmp_path))

    assert reading.place("image.src") == Place(SOURCE, 6, 16)
    assert reading.place("related.2") == Place(SOURCE, 7, 19)
    assert reading.place("slug") == Place(SOURCE, 1, 1)


@pytest.mark.parametrize(
    ("path", "slug"),
    [
        ("content/pages/about.md", "about"),
        ("content/pages/Біз туралы.md", "biz-turaly"),
        ("content/pages/team/desk.md", "team/desk"),
        ("content/pages/team/index.md", "team"),
        ("content/pages/index.md", "index"),
    ],
)
def test_a_standing_page_needs_only_a_title(tmp_path: Path, path: str, slug: str) -> None:
    """Its URL comes from its file."""
    found = _standing("---\ntitle: About\n---\nText\n", paper(tmp_path), path)

    assert (found.title, found.slug, found.draft, found.lang) == ("About", slug, False, "en")


@pytest.mark.parametrize("slug", ["us", "about_us", "a-b"])
def test_the_slug_of_a_standing_page_wins(tmp_path: Path, slug: str) -> None:
    """As it is written."""
    text = f"---\ntitle: About\nslug: {slug}\n---\n"

    assert _standing(text, paper(tmp_path), "content/pages/team/index.md").slug == f"team/{slug}"


@pytest.mark.parametrize(
    ("path", "fields", "wrong"),
    [
        (ABOUT, "draft: true", [("field.missing", 2, 1)]),
        (ABOUT, "title: A\nslug: media", [("slug.reserved", 3, 7)]),
        ("content/pages/2026.md", "title: A", [("slug.reserved", 1, 1)]),
        ("content/pages/tags/x.md", "title: A", [("slug.reserved", 1, 1)]),
        ("content/pages/!!!.md", "title: A", [("slug.empty", 1, 1)]),
        (ABOUT, "title: A\nslug: A B", [("slug.shape", 3, 7)]),
        (ABOUT, "title: A\nslug: A B\ndraft: 3", [("slug.shape", 3, 7), ("value.yes-no", 4, 8)]),
    ],
)
def test_a_standing_page_can_be_wrong(tmp_path: Path, path: str, fields: str, wrong: list[Spot]) -> None:
    """At the line where its editor must look: the slug's, or the first for the file's name."""
    text = f"---\n{fields}\n---\nText\n"

    assert sorted(spots(problems_of(lambda: read(text, paper(tmp_path), path)))) == wrong


def test_an_article_field_is_unknown_on_a_standing_page(tmp_path: Path) -> None:
    """A warning, as for any field that does nothing."""
    (problem,) = read("---\ntitle: A\ncategory: B\n---\nText\n", paper(tmp_path), ABOUT).warnings

    assert (problem.code, problem.level, problem.place.line) == ("field.unknown", Level.WARNING, 3)
