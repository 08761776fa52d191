"""The archive: one order for everything, and the same answers whatever order the files were read in."""

import random

import pytest

from baspa.archive.archive import Archive, Listed
from baspa.archive.shelves import EVERYTHING, Shelf
from papers import ROUTES, archive, category, facts, names, remembered

STORIES = (
    facts("a", "2024-12-31 23:59", category="sport", tags=("snow",)),
    facts("b", "2026-11-21 09:00", tags=("snow", "city"), series="Bridges"),
    facts("c", "2026-11-22 08:00", category="sport", authors=("desk", "town")),
    facts("d", "2026-11-22 21:00", tags=("city",), series="Bridges", related=("content/a.md",)),
    facts("e", "2026-11-22 21:00", tags=("city",)),
)


def test_the_newest_come_first() -> None:
    """Of the whole paper, of a section, as of a story's publication."""
    found = archive(STORIES)

    assert names(found.latest(3)) == "e d c"
    assert names(found.latest(10)) == "e d c b a"
    assert names(found.latest(0)) == ""
    assert names(found.latest(10, shelf=category("sport"))) == "c a"
    assert names(found.latest(2, before=found.story("content/c.md"))) == "b a"
    assert names(found.latest(9, before=found.story("content/b.md"), shelf=category("sport"))) == "a"


def test_equal_minutes_have_an_order() -> None:
    """Two stories of one minute stand in the order of their files, in every listing, in every build."""
    twins = [facts(name, "2026-11-22 21:00") for name in "abcde"]

    for _ in range(5):
        random.shuffle(twins)
        assert names(archive(twins).latest(5)) == "e d c b a"


def test_the_same_moment_in_two_zones_is_equal() -> None:
    """The moment counts, not the clock face it was written with."""
    found = archive(
        [facts("b", "2026-11-22T16:00:00Z"), facts("a", "2026-11-22 21:00"), facts("c", "2026-11-22 20:59")]
    )

    assert names(found.latest(3)) == "b a c"


def test_the_repeated_hour_of_almaty_is_in_order() -> None:
    """23:50 before the clocks went back is older than 23:10 after (2024-02-29)."""
    found = archive([facts("after", "2024-02-29 23:10+05:00"), facts("before", "2024-02-29 23:50+06:00")])

    assert names(found.latest(2)) == "after before"
    assert found.neighbours(found.story("content/after.md")).older == found.story("content/before.md")


def test_the_order_of_reading_changes_nothing() -> None:
    """Every answer is a function of the stories, not of the way they came."""
    shuffled = random.sample(STORIES, len(STORIES))
    one, other = archive(STORIES), archive(shuffled)

    assert one.latest(9) == other.latest(9)
    for kind in ("category", "author", "tag"):
        assert one.terms(kind) == other.terms(kind)
    for kind in ("year", "month", "day"):
        assert one.shelves(kind) == other.shelves(kind)
    assert [one.related(s, 3) for s in one.latest(9)] == [other.related(s, 3) for s in other.latest(9)]


def test_neighbours_are_of_the_whole_paper() -> None:
    """The oldest has none before it, the newest none after."""
    found = archive(STORIES)

    chain = [found.neighbours(found.story(one.source)) for one in STORIES]
    assert [n.older.title if n.older else "" for n in chain] == ["", "a", "b", "c", "d"]
    assert [n.newer.title if n.newer else "" for n in chain] == ["b", "c", "d", "e", ""]


def test_a_series_is_told_from_its_beginning() -> None:
    """Oldest first, itself among them; no series is no stories."""
    found = archive(STORIES)

    assert names(found.series(found.story("content/d.md"))) == "b d"
    assert names(found.series(found.story("content/a.md"))) == ""


def test_what_the_editor_chose_comes_first() -> None:
    """Then what is alike, each once, never the story itself, never one that is held back."""
    chooser = facts(
        "x", "2026-11-22 22:00", tags=("city",), related=("content/a.md", "content/held.md", "content/x.md")
    )
    found = archive([*STORIES, chooser])

    assert names(found.related(found.story("content/x.md"), 3)) == "a e d"
    assert names(found.related(found.story("content/d.md"), 2)).startswith("a ")
    assert found.related(found.story(chooser.source), 0) == ()


def test_only_shelves_with_stories_are_shown() -> None:
    """And the others answer with nothing, not with an error."""
    found = archive(STORIES)

    assert [term.slug for term in found.terms("tag")] == ["city", "snow"]
    assert found.count(category("kino")) == 0
    assert found.latest(3, shelf=category("kino")) == ()
    assert found.between(category("kino"), 0, 5) == ()
    assert found.find("content/none.md") is None
    with pytest.raises(KeyError):
        found.story("content/none.md")


def test_a_story_that_nothing_has_changed_is_the_same_object_in_the_next_edition() -> None:
    """So that what was made of it can be kept; another text, or another name of its section, makes another story."""
    memory = remembered([*STORIES, facts("own", category="kino")])
    found = Archive(memory, ROUTES, Listed({}, {}))
    first = [found.story(source) for source in ("content/own.md", "content/e.md")]
    found.renew()
    second = [found.story(one.source) for one in first]
    memory.execute("UPDATE shelf SET name = 'Cinema' WHERE kind = 'category' AND key = 'kino'")
    found.renew()
    own, other = (found.story(one.source) for one in first)
    memory.close()

    assert [one is two for one, two in zip(first, second, strict=True)] == [True, True]
    assert own.category.name == "Cinema"
    assert other is first[1]


def test_date_shelves_count_and_nest() -> None:
    """Newest first; the months of one year, the days of one month."""
    found = archive(STORIES)

    assert [(shelf.key, shelf.count) for shelf in found.shelves("year")] == [("2026", 4), ("2024", 1)]
    assert [(shelf.key, shelf.count) for shelf in found.shelves("month", "2026")] == [("2026-11", 4)]
    assert [(s.key, s.count, s.parts) for s in found.shelves("day", "2026-11")] == [
        ("2026-11-22", 3, (2026, 11, 22)),
        ("2026-11-21", 1, (2026, 11, 21)),
    ]


def test_a_date_shelf_knows_the_next_and_the_one_before() -> None:
    """Over the years between, in which nothing was published."""
    found = archive(STORIES)

    assert found.beside(Shelf("day", "2026-11-21")) == ("2026-11-22", "2024-12-31")
    assert found.beside(Shelf("day", "2026-11-22")) == ("", "2026-11-21")
    assert found.beside(Shelf("month", "2024-12")) == ("2026-11", "")
    assert found.beside(Shelf("year", "2026")) == ("", "2024")


def test_an_empty_archive_answers() -> None:
    """A new paper has no news yet."""
    found = archive(())

    assert (found.latest(9), found.terms("category"), found.shelves("year"), found.count(EVERYTHING)) == (
        (),
        (),
        (),
        0,
    )
