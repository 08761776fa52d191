"""Similar news: pure, bounded, and untouched by most of what is published later (law 1)."""

import random
from datetime import timedelta

import pytest

from baspa.archive.archive import Archive
from baspa.archive.facts import Facts
from baspa.archive.related import nearness, similar, where_to_look
from baspa.archive.shelves import Rank, Shelf
from baspa.archive.stories import Story
from papers import archive, facts, names, when

TAGS = [f"tag{number}" for number in range(40)]
SECTIONS = [f"section{number}" for number in range(18)]
START = when("2020-01-01 09:00")
SHELVES_OF_ONE = 3 + 1 + 1
"""Three tags, a section, the whole paper."""
MOST_LOOKED_AT = 64
"""Stories an answer may look at, in numbers and not by the program's own constants: a promise, measured here."""


def _corpus(count: int, *, seed: int = 7) -> list[Facts]:
    """Return an archive like a real one: three tags each, 37 minutes apart."""
    chance = random.Random(seed)  # noqa: S311 - a repeatable archive, no secret
    return [
        facts(
            f"s{number:05}",
            START + timedelta(minutes=37 * number),
            category=chance.choice(SECTIONS),
            tags=chance.sample(TAGS, 3),
        )
        for number in range(count)
    ]


def _related(found: Archive, one: Facts, count: int = 4) -> tuple[Story, ...]:
    return found.related(found.story(one.source), count)


def test_shared_tags_weigh_most() -> None:
    """Then the section, then nearness in time; a series weighs as much as a tag."""
    one = facts("one", "2026-11-22 21:00", tags=("a", "b"), series="S")
    others = [
        facts("near", "2026-11-22 20:00", category="x"),
        facts("section", "2026-11-22 20:00"),
        facts("series", "2026-11-22 20:00", category="x", series="S"),
        facts("tags", "2026-11-22 20:00", category="x", tags=("a", "b")),
    ]

    assert names(_related(archive([one, *others]), one, 9)) == "tags series section near"


def test_nearness_is_mutual_and_fades() -> None:
    """It never matters which of the two is asked; half of it is left after a month."""
    day = facts("day", "2026-11-22 21:00")
    ages = [facts(f"s{days}", when("2026-11-22 21:00") - timedelta(days=days)) for days in (0, 1, 30, 365, 9_000)]

    found = [nearness(day.at, other.at) for other in ages]

    assert found == sorted(found, reverse=True)
    assert found[2] * 2 == found[0]
    assert found[-1] >= 0


def test_the_answer_depends_on_nothing_else() -> None:
    """The same stories give the same answers, in whatever order they were read."""
    stories = _corpus(200)
    shuffled = random.sample(stories, len(stories))
    one, other = archive(stories), archive(shuffled)

    assert [names(_related(one, s)) for s in stories] == [names(_related(other, s)) for s in stories]


def test_ties_have_an_order() -> None:
    """Of equally similar stories the newer is first, and of one minute the later file."""
    twins = [facts(name, "2026-11-22 21:00", tags=("t",)) for name in "abcd"]

    assert names(_related(archive(twins), twins[0], 3)) == "d c b"


def test_a_story_is_never_similar_to_itself() -> None:
    """Alone in the paper, it has no similar news."""
    stories = _corpus(50)
    found = archive(stories)

    assert all(one.source not in {other.source for other in _related(found, one)} for one in stories)
    assert _related(archive(stories[:1]), stories[0]) == ()


@pytest.mark.parametrize("count", [0, 1, 4, 100])
def test_no_more_than_asked_for(count: int) -> None:
    """And no more than there are."""
    found = archive(_corpus(60))

    assert all(len(found.related(one, count)) <= count for one in found.latest(60))


@pytest.mark.parametrize("size", [200, 2_000])
def test_an_answer_looks_at_few_stories(size: int) -> None:
    """However large the archive: only at neighbours on the story's own shelves."""
    found = archive(_corpus(size))
    asked: list[Shelf] = []
    looked_at: list[Rank] = []
    one = found.latest(size // 2)[-1]

    def around(shelf: Shelf, reach: int) -> list[Rank]:
        asked.append(shelf)
        near = found.row(shelf).near(one.rank, reach)
        looked_at.extend(near)
        return near

    assert similar(one, around, 4) == tuple(other.source for other in found.related(one, 4))
    assert len(asked) == SHELVES_OF_ONE
    assert 0 < len(looked_at) <= MOST_LOOKED_AT
    assert sum(2 * reach for _, reach, _ in where_to_look(one)) <= MOST_LOOKED_AT


@pytest.mark.parametrize("size", [150, 600])
def test_a_new_story_changes_only_the_answers_of_near_neighbours(size: int) -> None:
    """Measured over five stories arriving one by one: none changes the answers of many, in any archive."""
    stories = _corpus(size + 5)
    changed: list[set[str]] = []
    for count in range(size, size + 5):
        before, after = archive(stories[:count]), archive(stories[: count + 1])
        new = after.story(stories[count].source)
        touched = {one.source for one in stories[:count] if _related(before, one) != _related(after, one)}
        reachable = {
            source for shelf, reach, _ in where_to_look(new) for source in after.row(shelf).around(new.rank, reach)
        }

        assert touched <= reachable, "a story out of reach has changed its answer"
        changed.append(touched)
    assert max(len(touched) for touched in changed) <= MOST_LOOKED_AT
    assert any(changed), "no answer changed at all, so this test proves nothing"


def test_a_backdated_story_touches_few_too() -> None:
    """A story put into the middle of the archive pushes others out of reach, on its own shelves only."""
    stories = _corpus(600)
    late = facts("late", START + timedelta(minutes=37 * 300 + 5), category="section3", tags=("tag1", "tag2", "tag3"))
    before, after = archive(stories), archive([*stories, late])

    touched = [one for one in stories if _related(before, one) != _related(after, one)]

    assert len(touched) <= MOST_LOOKED_AT
    assert all(abs(one.at - late.at) < 60 * 37 * 300 for one in touched)
