"""Shelves: the ordered lists stories stand in, and how a shelf is cut into pages that never move (law 1)."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from baspa.archive.stories import Story


@dataclass(frozen=True, slots=True, order=True)
class Shelf:
    """The name of one ordered list: of everything, of one section, of one day."""

    kind: str
    """`all`, `category`, `author`, `tag`, `series`, `year`, `month` or `day`."""
    key: str = ""
    """A slug, or a date such as `2026-11`; empty for `all`."""


EVERYTHING = Shelf("all")


@dataclass(frozen=True, slots=True)
class Row:
    """The stories of one shelf, oldest first, found by their rank without looking at all of them."""

    stories: Sequence[Story]
    ranks: Sequence[tuple[float, str]]

    def position(self, story: Story) -> int:
        """Return how many stories of the row are older than this one."""
        return bisect_left(self.ranks, story.rank)

    def newest(self, count: int, *, before: Story | None = None) -> tuple[Story, ...]:
        """Return the newest stories, newest first; with `before`, the newest of those older than it."""
        end = len(self.stories) if before is None else self.position(before)
        return tuple(reversed(self.stories[max(0, end - count) : end]))

    def around(self, story: Story, reach: int) -> tuple[Story, ...]:
        """Return the stories within `reach` places of this one on either side, without itself."""
        at = self.position(story)
        near = self.stories[max(0, at - reach) : at + reach + 1]
        return tuple(other for other in near if other.source != story.source)


def numbered_pages(total: int, size: int) -> int:
    """Return how many numbered pages a listing of `total` stories has behind its first page.

    They are counted from the oldest story, each full, so none ever changes when a story arrives; the first
    page shows the rest, from `size` to `2 * size - 1` stories, and is always current.
    """
    return max(0, total // size - 1)


def page_bounds(total: int, size: int, number: int | None) -> tuple[int, int]:
    """Return the first and the end position, counted from the oldest story, of what a page shows."""
    if number is None:
        return numbered_pages(total, size) * size, total
    return (number - 1) * size, number * size
