"""Composing: names in use, pictures that are needed, and what is wrong with them, at the line where it is written."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from baspa.edition import Edition
from baspa.planning.claims import Claim
from baspa.planning.plan import source_family
from baspa.problems import Level
from papers import names
from sites import MINIMAL, Site, article, composing

Compose = Callable[..., Edition]


@pytest.fixture
def compose(site: Site) -> Iterator[Compose]:
    """Return what composes an edition of some sources by their paths, with pictures that exist."""
    with ExitStack() as open_still:

        def compose(texts: dict[str, str], *, more: str = "", files: tuple[str, ...] = ()) -> Edition:
            site.put("site.yaml", MINIMAL + more)
            for path, text in (texts | dict.fromkeys(files, "x")).items():
                site.put(path, text)
            return open_still.enter_context(composing(site.root))

        yield compose


def _spots(made: Edition) -> list[tuple[str, str, str, str]]:
    return [(problem.code, str(problem.place), problem.field, problem.found) for problem in made.problems]


def _claims(made: Edition, source: str) -> list[Claim]:
    return list(made.composer.claims.of_family(source_family(source)).values())


def test_held_stories_are_in_no_answer(compose: Compose) -> None:
    """Nor are categories, tags and authors that only they have."""
    made = compose(
        {
            "content/a.md": article(title="Seen"),
            "content/b.md": article(title="Draft", draft=True, category="Secret", tags=["hidden"], author="Nobody"),
            "content/c.md": article(title="Later", time="2026-11-22 22:01"),
            "content/d.md": article(title="Embargoed", embargo="2026-11-23 00:00"),
            "content/e.md": article(title="Gone", expires="2026-11-22 21:30"),
            "content/pages/about.md": "---\ntitle: About\ndraft: true\n---\n",
        },
    )

    assert names(made.archive.latest(9)) == "Seen"
    assert made.held == 5
    assert {claim.kind for claim in _claims(made, "content/pages/about.md")} == set()
    for kind, only in (("category", "news"), ("author", "city-desk"), ("tag", "")):
        assert " ".join(term.slug for term in made.archive.terms(kind)) == only
    assert set(made.composer.references().urls) == {"content/a.md"}


def test_names_come_in_the_order_of_the_configuration(compose: Compose) -> None:
    """Those it lists first, with what it says of them; others by name."""
    more = "categories:\n  sport: Sport\n  news: {name: News, about: Every day}\n"

    made = compose(
        {"content/a.md": article(tags=["b", "A"]), "content/b.md": article(title="B", category="sport")},
        more=more,
    )

    assert [(term.slug, term.about) for term in made.archive.terms("category")] == [
        ("sport", ""),
        ("news", "Every day"),
    ]
    assert [term.name for term in made.archive.terms("tag")] == ["A", "b"]


def test_the_oldest_article_spells_a_name(compose: Compose) -> None:
    """So that a new story renames nothing."""
    texts = {
        "content/new.md": article(title="New", time="2026-11-22 21:00", tags=["қала"]),
        "content/old.md": article(title="Old", time="2020-01-01 10:00", tags=["Қала"]),
    }

    assert [term.name for term in compose(texts).archive.terms("tag")] == ["Қала"]


@pytest.mark.parametrize(
    ("body", "code", "place", "found"),
    [
        ("One.\n\nSee [this](none.md) now.\n", "link.dead", "content/a.md:10:12", "none.md"),
        ("See [this](../../site.yaml).\n", "link.outside", "content/a.md:8:12", "../../site.yaml"),
        ("See [this](held.md).\n", "link.held", "content/a.md:8:12", "held.md"),
        ("![x](none.jpg)\n", "picture.dead", "content/a.md:8:6", "none.jpg"),
        ("![x](../none.jpg)\n", "picture.outside", "content/a.md:8:6", "../none.jpg"),
        ("![x](/media/none.jpg)\n", "picture.dead", "content/a.md:8:6", "/media/none.jpg"),
        ("![x](https://a.kz/қ%20b.jpg)\n", "picture.remote", "content/a.md:8:6", "https://a.kz/қ%20b.jpg"),
        ("One. ![x](//a.kz/b.jpg)\n", "picture.remote", "content/a.md:8:11", "//a.kz/b.jpg"),
        ("[x](%D2%9B%D0%B0%D0%BB%D0%B0.md)\n", "link.dead", "content/a.md:8:5", "қала.md"),
    ],
)
def test_a_name_that_leads_nowhere_is_named_at_its_place(
    compose: Compose, *, body: str, code: str, place: str, found: str
) -> None:
    """The line and the column of the name itself; a link to what is held back is only a warning."""
    made = compose(
        {"content/a.md": article(body=body), "content/held.md": article(title="H", draft=True)},
    )

    assert _spots(made) == [(code, place, "body", found)]
    assert made.problems[0].level is (Level.WARNING if code == "link.held" else Level.ERROR)


@pytest.mark.parametrize(
    ("fields", "spot"),
    [
        ({"image": {"src": "none.jpg", "alt": "x"}}, ("picture.dead", "content/a.md:6:16", "image.src", "none.jpg")),
        (
            {"image": {"src": "../x.jpg", "alt": "x"}},
            ("picture.outside", "content/a.md:6:16", "image.src", "../x.jpg"),
        ),
        ({"related": ["b.md", "none.md"]}, ("link.dead", "content/a.md:6:19", "related", "none.md")),
        ({"related": "none.md"}, ("link.dead", "content/a.md:6:10", "related", "none.md")),
        ({"related": ["../../etc/passwd"]}, ("link.outside", "content/a.md:6:11", "related", "../../etc/passwd")),
        ({"related": ["/etc/passwd"]}, ("link.dead", "content/a.md:6:11", "related", "/etc/passwd")),
        ({"related": ["/2026/11/22/b/"]}, ("link.dead", "content/a.md:6:11", "related", "/2026/11/22/b/")),
        ({"related": ["photo.jpg"]}, ("link.dead", "content/a.md:6:11", "related", "photo.jpg")),
        ({"related": ["held.md"]}, ("link.held", "content/a.md:6:11", "related", "held.md")),
    ],
)
def test_a_name_in_the_fields_that_leads_nowhere(
    compose: Compose, fields: dict[str, object], spot: tuple[str, str, str, str]
) -> None:
    """At the field, for related news too: those are articles, by the paths of their files."""
    made = compose(
        {
            "content/a.md": article(**fields),  # type: ignore[arg-type]
            "content/b.md": article(title="B"),
            "content/held.md": article(title="H", draft=True),
        },
        files=("content/photo.jpg",),
    )

    assert _spots(made) == [spot]


def test_a_picture_beside_an_article_is_published_with_it(compose: Compose) -> None:
    """Once, however often it is named, and only when it is."""
    body = "![x](photo.jpg)\n\n![y](./photo.jpg)\n\n![z](/media/m.jpg)\n"

    made = compose(
        {"content/a.md": article(body=body, image={"src": "photo.jpg"})},
        files=("content/photo.jpg", "content/unused.jpg", "content/media/m.jpg"),
    )

    assert [(claim.path, claim.subject) for claim in _claims(made, "content/a.md") if claim.is_copy] == [
        ("2026/11/22/a-story/photo.jpg", "content/photo.jpg")
    ]
    assert _claims(made, "content/unused.jpg") == []
    story = made.archive.story("content/a.md")
    assert story.image is not None
    assert story.image.url == "/2026/11/22/a-story/photo.jpg"


def test_two_pictures_of_one_name_are_not_shown_as_one(compose: Compose) -> None:
    """Both would have the URL beside the article, so both are named."""
    made = compose(
        {"content/a.md": article(body="![x](photo.jpg)\n\n![y](2025/photo.jpg)\n")},
        files=("content/photo.jpg", "content/2025/photo.jpg"),
    )

    (problem,) = made.problems
    assert problem.code == "url.twice"
    assert {problem.place.path, dict(problem.facts)["other"]} == {"content/2025/photo.jpg", "content/photo.jpg:1:1"}


def test_aliases_lead_to_their_article(compose: Compose) -> None:
    """Each with its number, by which the place where it was asked for is found."""
    made = compose({"content/a.md": article(aliases=["/old/", "/x.html"])})

    assert [
        (claim.path, claim.subject, claim.number) for claim in _claims(made, "content/a.md") if claim.is_alias
    ] == [
        ("old/index.html", "/2026/11/22/a-story/", 1),
        ("x.html", "/2026/11/22/a-story/", 2),
    ]


def test_a_story_has_a_summary_anyway(compose: Compose) -> None:
    """The editor's, or the beginning of the text."""
    made = compose(
        {
            "content/a.md": article(title="A", summary="Short."),
            "content/b.md": article(title="B", body="First *words*.\n\nMore.\n", time="2026-11-22 20:00"),
        },
    )

    assert [story.summary for story in made.archive.latest(2)] == ["Short.", "First words."]
