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


def where_to_look(story: Story) -> tuple[tuple[Shelf, int], ...]:
    """Return the shelves on which stories similar to this one stand, and how far to look on each."""
    tags = [(Shelf("tag", tag.slug), REACH_BY_TAG) for tag in story.tags]
    series = [(Shelf("series", story.series), REACH_BY_TAG)] if story.series else []
    section = [(Shelf("category", story.category.slug), REACH_BY_SECTION), (EVERYTHING, REACH_BY_SECTION)]
    return (*tags, *series, *section)


def similar(story: Story, row: Callable[[Shelf], Row], count: int) -> tuple[Story, ...]:
    """Return the `count` stories most similar to one, the most similar first."""
    if not count:
        return ()
    candidates: dict[str, Story] = {}
    for shelf, reach in where_to_look(story):
        candidates |= {other.source: other for other in row(shelf).around(story, reach)}
    ranked = sorted(candidates.values(), key=lambda other: (likeness(story, other), other.rank), reverse=True)
    return tuple(ranked[:count])


def likeness(one: Story, other: Story) -> int:
    """Return how alike two stories are; whole numbers, so that every machine agrees."""
    shared = {tag.slug for tag in one.tags} & {tag.slug for tag in other.tags}
    days = int(abs(one.time.timestamp() - other.time.timestamp()) // 86_400)
    return (
        TAG * len(shared)
        + SERIES * (bool(one.series) and one.series == other.series)
        + SECTION * (one.category.slug == other.category.slug)
        + NEARNESS * HALF_AWAY // (HALF_AWAY + days)
    )
