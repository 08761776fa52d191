"""Loaded rows: the same answers as from the memory, whatever is asked."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from baspa.archive.archive import Archive
from baspa.archive.facts import Facts
from baspa.archive.shelves import EVERYTHING, Rank, Shelf
from papers import archive, facts, when

START = when("2026-01-01 09:00")
STORIES = st.lists(st.tuples(st.integers(0, 9), st.sampled_from(["news", "sport"])), max_size=14)
"""Minutes after the start, so that some are equal, and sections."""
SHELVES = (EVERYTHING, Shelf("category", "news"), Shelf("category", "sport"), Shelf("category", "nothing"))


def _facts(stories: list[tuple[int, str]]) -> list[Facts]:
    return [
        facts(f"s{number}", START + timedelta(minutes=minutes), category=section)
        for number, (minutes, section) in enumerate(stories)
    ]


def _answers(found: Archive, shelf: Shelf, rank: Rank, most: int) -> list[object]:
    row = found.row(shelf)
    own = rank[1] in row.between(0, row.count)
    return [
        row.count,
        row.older(rank, most),
        row.older(None, most),
        row.newer(rank, most),
        row.position(rank),
        row.between(most, most * 2),
        row.around(rank, most),
        sorted(row.near(rank, most)) if own else None,
        sorted(row.everything_between(rank, None)),
    ]


@settings(deadline=None)
@given(STORIES, st.integers(0, 13), st.integers(1, 5))
def test_a_loaded_row_answers_as_one_that_asks(stories: list[tuple[int, str]], which: int, most: int) -> None:
    """For every shelf, the story's own and others, full or empty."""
    made = _facts(stories)
    rank = (made[which].at, made[which].source) if which < len(made) else (round(START.timestamp()), "content/x.md")
    asking = archive(made)
    expected = [_answers(asking, shelf, rank, most) for shelf in SHELVES]
    asking.load()

    assert [_answers(asking, shelf, rank, most) for shelf in SHELVES] == expected
