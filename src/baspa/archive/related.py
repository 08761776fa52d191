"""Similar news: by shared tags, the same series, the same section, and nearness in time.

Only the neighbours of a story on the shelves it stands on can be similar to it. So an answer costs the same
in any archive, and a new story can change the answers of a few neighbours only (law 1). For the same reason
no weight depends on how common a tag is: that would change with every story.
"""

from collections.abc import Callable

from baspa.archive.shelves import EVERYTHING, Row, Shelf
from baspa.archive.stories import Story

REACH_BY_TAG = 8
REACH_BY_SECTION = 4
TAG, SERIES, SECTION = 4_000, 4_000, 1_000
NEARNESS = 1_000
HALF_AWAY = 30
"""Days after which nearness counts half."""


def where_to_look(story: Story) -> tuple[tuple[Shelf, int, int], ...]:
    """Return the shelves on which stories similar to this one stand, how far to look on each, and what it weighs."""
    tags = [(Shelf("tag", tag.slug), REACH_BY_TAG, TAG) for tag in story.tags]
    series = [(Shelf("series", story.series), REACH_BY_TAG, SERIES)] if story.series else []
    section = (Shelf("category", story.category.slug), REACH_BY_SECTION, SECTION)
    return (*tags, *series, section, (EVERYTHING, REACH_BY_SECTION, 0))


def similar(story: Story, row: Callable[[Shelf], Row], count: int) -> tuple[Story, ...]:
    """Return the `count` stories most similar to one, the most similar first."""
    if not count:
        return ()
    candidates: dict[str, Story] = {}
    likeness: dict[str, int] = {}
    for shelf, reach, weight in where_to_look(story):
        for other in row(shelf).around(story, reach):
            candidates[other.source] = other
            likeness[other.source] = likeness.get(other.source, 0) + weight
    for source, other in candidates.items():
        likeness[source] += nearness(story, other)
    ranked = sorted(candidates.values(), key=lambda other: (likeness[other.source], other.time, other.source))
    return tuple(ranked[: -count - 1 : -1])


def nearness(one: Story, other: Story) -> int:
    """Return how near in time two stories are; whole numbers, so that every machine agrees."""
    return NEARNESS * HALF_AWAY // (HALF_AWAY + abs(one.time - other.time).days)
