"""Composing: names in use, pictures that are needed, and what is wrong with them, at the line where it is written."""

from pathlib import Path

import pytest

from baspa.archive.shelves import EVERYTHING
from baspa.bodies.conversion import convert
from baspa.planning.composing import Composition, compose
from baspa.planning.plan import collisions, make_plan
from baspa.problems import Level
from baspa.reading.sources import Source, SourceKind
from papers import names, paper, read, when
from sites import article

NOW = when("2026-11-22 22:00")


def _compose(root: Path, texts: dict[str, str], *, more: str = "", files: tuple[str, ...] = ()) -> Composition:
    """Compose an edition of some sources by their paths, with pictures that exist."""
    config = paper(root, more)
    readings = [read(text, config, path) for path, text in texts.items()]
    return compose(
        config,
        readings,
        {reading.subject.source: convert(reading.body) for reading in readings},
        files=[Source(path, SourceKind.PICTURE, 1) for path in files],
        broken=(),
        now=NOW,
        drafts=False,
    )


def _spots(made: Composition) -> list[tuple[str, str, str, str]]:
    return [(problem.code, str(problem.place), problem.field, problem.found) for problem in made.problems]


def test_held_stories_are_in_no_answer(tmp_path: Path) -> None:
    """Nor are categories, tags and authors that only they have."""
    made = _compose(
        tmp_path,
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
    assert made.standing == {}
    for kind, only in (("category", "news"), ("author", "city-desk"), ("tag", "")):
        assert " ".join(term.slug for term in made.archive.terms(kind)) == only
    assert set(made.references.urls) == {"content/a.md"}


def test_names_come_in_the_order_of_the_configuration(tmp_path: Path) -> None:
    """Those it lists first, with what it says of them; others by name."""
    more = "categories:\n  sport: Sport\n  news: {name: News, about: Every day}\n"

    made = _compose(
        tmp_path,
        {"content/a.md": article(tags=["b", "A"]), "content/b.md": article(title="B", category="sport")},
        more=more,
    )

    assert [(term.slug, term.about) for term in made.archive.terms("category")] == [
        ("sport", ""),
        ("news", "Every day"),
    ]
    assert [term.name for term in made.archive.terms("tag")] == ["A", "b"]


def test_the_oldest_article_spells_a_name(tmp_path: Path) -> None:
    """So that a new story renames nothing."""
    texts = {
        "content/new.md": article(title="New", time="2026-11-22 21:00", tags=["қала"]),
        "content/old.md": article(title="Old", time="2020-01-01 10:00", tags=["Қала"]),
    }

    assert [term.name for term in _compose(tmp_path, texts).archive.terms("tag")] == ["Қала"]


@pytest.mark.parametrize(
    ("body", "code", "place", "found"),
    [
        ("One.\n\nSee [this](none.md) now.\n", "link.dead", "content/a.md:10:12", "none.md"),
        ("See [this](../../site.yaml).\n", "link.outside", "content/a.md:8:12", "../../site.yaml"),
        ("See [this](held.md).\n", "link.held", "content/a.md:8:12", "held.md"),
        ("![x](none.jpg)\n", "picture.dead", "content/a.md:8:6", "none.jpg"),
        ("![x](../none.jpg)\n", "picture.outside", "content/a.md:8:6", "../none.jpg"),
        ("![x](/media/none.jpg)\n", "picture.dead", "content/a.md:8:6", "/media/none.jpg"),
        ("[x](%D2%9B%D0%B0%D0%BB%D0%B0.md)\n", "link.dead", "content/a.md:8:5", "қала.md"),
    ],
)
def test_a_name_that_leads_nowhere_is_named_at_its_place(
    tmp_path: Path, *, body: str, code: str, place: str, found: str
) -> None:
    """The line and the column of the name itself; a link to what is held back is only a warning."""
    made = _compose(
        tmp_path,
        {"content/a.md": article(body=body), "content/held.md": article(title="H", draft=True)},
    )

    assert _spots(made) == [(code, place, "body", found)]
    assert made.problems[0].level is (Level.WARNING if code == "link.held" else Level.ERROR)


@pytest.mark.parametrize(
    ("fields", "spot"),
    [
        ({"image": {"src": "none.jpg"}}, ("picture.dead", "content/a.md:6:16", "image.src", "none.jpg")),
        ({"image": {"src": "../x.jpg"}}, ("picture.outside", "content/a.md:6:16", "image.src", "../x.jpg")),
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
    tmp_path: Path, fields: dict[str, object], spot: tuple[str, str, str, str]
) -> None:
    """At the field, for related news too: those are articles, by the paths of their files."""
    made = _compose(
        tmp_path,
        {
            "content/a.md": article(**fields),  # type: ignore[arg-type]
            "content/b.md": article(title="B"),
            "content/held.md": article(title="H", draft=True),
        },
        files=("content/photo.jpg",),
    )

    assert _spots(made) == [spot]


def test_a_picture_beside_an_article_is_published_with_it(tmp_path: Path) -> None:
    """Once, however often it is named, and only when it is."""
    body = "![x](photo.jpg)\n\n![y](./photo.jpg)\n\n![z](/media/m.jpg)\n"

    made = _compose(
        tmp_path,
        {"content/a.md": article(body=body, image={"src": "photo.jpg"})},
        files=("content/photo.jpg", "content/unused.jpg", "content/media/m.jpg"),
    )

    assert [(copy.route.path, copy.source) for copy in made.copies] == [
        ("2026/11/22/a-story/photo.jpg", "content/photo.jpg")
    ]
    story = made.archive.row(EVERYTHING).stories[0]
    assert story.image is not None
    assert story.image.url == "/2026/11/22/a-story/photo.jpg"


def test_two_pictures_of_one_name_are_not_shown_as_one(tmp_path: Path) -> None:
    """Both would have the URL beside the article, so both are named."""
    made = _compose(
        tmp_path,
        {"content/a.md": article(body="![x](photo.jpg)\n\n![y](2025/photo.jpg)\n")},
        files=("content/photo.jpg", "content/2025/photo.jpg"),
    )
    plan = make_plan(paper(tmp_path), made.archive, standing=(), aliases=(), copies=made.copies)

    (problem,) = collisions(plan, {})
    assert problem.code == "url.twice"
    assert {problem.place.path, dict(problem.facts)["other"]} == {"content/2025/photo.jpg", "content/photo.jpg:1:1"}


def test_aliases_lead_to_their_article(tmp_path: Path) -> None:
    """Each with the place where it was asked for."""
    made = _compose(tmp_path, {"content/a.md": article(aliases=["/old/", "/x.html"])})

    assert [(alias.route.path, alias.to, str(alias.place)) for alias in made.aliases] == [
        ("old/index.html", "/2026/11/22/a-story/", "content/a.md:6:11"),
        ("x.html", "/2026/11/22/a-story/", "content/a.md:6:20"),
    ]


def test_a_story_has_a_summary_anyway(tmp_path: Path) -> None:
    """The editor's, or the beginning of the text."""
    made = _compose(
        tmp_path,
        {
            "content/a.md": article(title="A", summary="Short."),
            "content/b.md": article(title="B", body="First *words*.\n\nMore.\n", time="2026-11-22 20:00"),
        },
    )

    assert [story.summary for story in made.archive.latest(2)] == ["Short.", "First words."]
