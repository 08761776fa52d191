"""Shelves: listing pages counted from the oldest, which never change once they are full (law 1)."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from baspa.archive.facts import Facts
from baspa.archive.shelves import EVERYTHING, Rank, numbered_pages, page_bounds
from papers import archive, facts, when

TOTALS = st.integers(0, 3_000)
SIZES = st.integers(1, 60)
START = when("2026-01-01 09:00")


def _stories(count: int) -> list[Facts]:
    return [facts(f"s{number:03}", START + timedelta(minutes=37 * number)) for number in range(count)]


def _rank(one: Facts) -> Rank:
    return one.at, one.source


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
    found = archive(stories[:total])
    there, here = [one.source for one in stories[:total]], stories[at].source

    near = found.row(EVERYTHING).around(_rank(stories[at]), reach)

    assert here not in near
    assert [one for one in near if one < here] == [one for one in there if one < here][-reach or total :]
    assert [one for one in near if one > here] == [one for one in there if one > here][:reach]
    if at < total:
        assert {source for _, source in found.row(EVERYTHING).near(_rank(stories[at]), reach)} == set(near)


@given(st.integers(0, 12), st.integers(0, 12))
def test_the_newest_before_a_story_are_older(count: int, at: int) -> None:
    """The latest news as of a publication is a function of older stories alone."""
    stories = _stories(13)
    found, sources = archive(stories), [one.source for one in stories]
    row = found.row(EVERYTHING)

    assert list(row.newest(count, before=_rank(stories[at]))) == sources[max(0, at - count) : at][::-1]
    assert list(row.newest(count)) == (sources[-count:][::-1] if count else [])


@given(st.integers(0, 13), st.integers(0, 5), st.integers(0, 5))
def test_a_position_is_the_number_of_older_stories(at: int, start: int, length: int) -> None:
    """Counted from the oldest, as pages are; whichever pages of the row were asked for before."""
    stories = _stories(14)
    found, sources = archive(stories[:13]), [one.source for one in stories]
    row = found.row(EVERYTHING)

    assert row.position(_rank(stories[at])) == at
    for first in (start, start + length, 0):
        assert list(row.between(first, first + length)) == sources[first : min(13, first + length)]
