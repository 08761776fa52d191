"""Shelves: listing pages counted from the oldest, which never change once they are full (law 1)."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from baspa.archive.shelves import EVERYTHING, Row, numbered_pages, page_bounds
from baspa.archive.stories import Story
from papers import archive, story, when

TOTALS = st.integers(0, 3_000)
SIZES = st.integers(1, 60)
START = when("2026-01-01 09:00")


def _stories(count: int) -> list[Story]:
    return [story(f"s{number:03}", START + timedelta(minutes=37 * number)) for number in range(count)]


def _pages(total: int, size: int) -> dict[int | None, range]:
    """Return the positions, from the oldest, that each page shows."""
    numbers = (None, *range(1, numbered_pages(total, size) + 1))
    return {number: range(*page_bounds(total, size, number)) for number in numbers}


@given(TOTALS, SIZES)
def test_each_story_is_on_exactly_one_page(total: int, size: int) -> None:
    """The current first page and the numbered ones together show every story once, none twice."""
    pages = _pages(total, size)

    assert sorted(position for page in pages.values() for position in page) == list(range(total))


@given(TOTALS, SIZES)
def test_numbered_pages_are_full_and_the_first_is_not_thin(total: int, size: int) -> None:
    """A reader never finds a first page of one story with thousands behind it."""
    pages = _pages(total, size)
    first = pages.pop(None)

    assert {len(page) for page in pages.values()} <= {size}
    assert len(first) == total if total < size else size <= len(first) <= 2 * size - 1


@given(TOTALS, SIZES, st.integers(1, 100))
def test_a_numbered_page_never_changes(total: int, size: int, more: int) -> None:
    """Whatever number of stories arrives, each numbered page shows what it showed."""
    before, after = _pages(total, size), _pages(total + more, size)
    before.pop(None)

    assert before.items() <= after.items()


@given(TOTALS, SIZES)
def test_one_story_begins_one_page_at_most(total: int, size: int) -> None:
    """So a new story rewrites the first page and seldom one more."""
    assert numbered_pages(total + 1, size) - numbered_pages(total, size) in {0, 1}


@given(st.integers(1, 40), st.integers(1, 5))
def test_the_stories_on_numbered_pages_stay(total: int, size: int) -> None:
    """The same, said of the stories themselves."""
    old, new = archive(_stories(total)), archive(_stories(total + 1))

    for number in range(1, numbered_pages(total, size) + 1):
        bounds = page_bounds(total, size, number)
        assert new.between(EVERYTHING, *page_bounds(total + 1, size, number)) == old.between(EVERYTHING, *bounds)


def test_pages_show_the_newest_first() -> None:
    """Page 1 is the oldest page, and its first story the newest on it."""
    found = archive(_stories(7))

    assert [one.title for one in found.between(EVERYTHING, *page_bounds(7, 3, 1))] == ["s002", "s001", "s000"]
    assert [one.title for one in found.between(EVERYTHING, *page_bounds(7, 3, None))] == [
        "s006",
        "s005",
        "s004",
        "s003",
    ]


@given(st.integers(0, 30), st.integers(0, 30), st.integers(0, 12))
def test_around_is_bounded(total: int, at: int, reach: int) -> None:
    """At most `reach` neighbours on either side, never the story itself, also when it is not in the row."""
    stories = _stories(31)
    row = Row(stories[:total], [one.rank for one in stories[:total]])

    near = row.around(stories[at], reach)

    assert stories[at] not in near
    assert len([one for one in near if one.rank < stories[at].rank]) <= reach
    assert len([one for one in near if one.rank > stories[at].rank]) <= reach


@given(st.integers(0, 12), st.integers(0, 12))
def test_the_newest_before_a_story_are_older(count: int, at: int) -> None:
    """The latest news as of a publication is a function of older stories alone."""
    stories = _stories(13)
    row = Row(stories, [one.rank for one in stories])

    assert list(row.newest(count, before=stories[at])) == stories[max(0, at - count) : at][::-1]
    assert list(row.newest(count)) == (stories[-count:][::-1] if count else [])
