"""Similar news: by shared tags, the same series, the same section, and nearness in time.

Only the neighbours of a story on the shelves it stands on can be similar to it. So an answer costs the same
in any archive, and a new story can change the answers of a few neighbours only (law 1). For the same reason
no weight depends on how common a tag is: that would change with every story.
"""

from collections.abc import Callable, Iterable

from baspa.archive.shelves import EVERYTHING, Rank, Shelf
from baspa.archive.stories import Story

REACH_BY_TAG = 8
REACH_BY_SECTION = 4
TAG, SERIES, SECTION = 4_000, 4_000, 1_000
NEARNESS = 1_000
HALF_AWAY = 30
"""Days after which nearness counts half."""
DAY = 24 * 60 * 60


def where_to_look(story: Story) -> tuple[tuple[Shelf, int, int], ...]:
    """Return the shelves on which stories similar to this one stand, how far to look on each, and what it weighs."""
    tags = [(Shelf("tag", tag.slug), REACH_BY_TAG, TAG) for tag in story.tags]
    series = [(Shelf("series", story.series), REACH_BY_TAG, SERIES)] if story.series else []
    section = (Shelf("category", story.category.slug), REACH_BY_SECTION, SECTION)
    return (*tags, *series, section, (EVERYTHING, REACH_BY_SECTION, 0))


def similar(story: Story, around: Callable[[Shelf, int], Iterable[Rank]], count: int) -> tuple[str, ...]:
    """Return the sources of the `count` stories most similar to one, the most similar first.

    `around` gives the ranks of a shelf within so many places of the story's own.
    """
    if not count:
        return ()
    likeness: dict[Rank, int] = {}
    for shelf, reach, weight in where_to_look(story):
        for rank in around(shelf, reach):
            likeness[rank] = likeness.get(rank, 0) + weight
    at = story.rank[0]
    ranked = sorted(((likeness[rank] + nearness(at, rank[0]), rank) for rank in likeness), reverse=True)
    return tuple(source for _, (_, source) in ranked[:count])


def nearness(one: int, other: int) -> int:
    """Return how near two moments are, in seconds since 1970; whole numbers, so that every machine agrees."""
    return NEARNESS * HALF_AWAY // (HALF_AWAY + abs(one - other) // DAY)
