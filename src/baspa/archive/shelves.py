"""Shelves: the ordered lists stories stand in, and how a shelf is cut into pages that never move (law 1)."""

import sqlite3
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from baspa.archive.facts import Facts

Rank = tuple[int, str]
"""A story's place in time among all stories: seconds since 1970, and its source, which decides equal moments."""
OLDER = (
    "SELECT at, source FROM stands WHERE shelf = ? AND (at, source) < (?, ?) ORDER BY at DESC, source DESC LIMIT ?"
)
NEWER = "SELECT at, source FROM stands WHERE shelf = ? AND (at, source) > (?, ?) ORDER BY at, source LIMIT ?"
NEAR = 512
"""Positions within which counting from an end of a shelf costs nothing worth remembering."""


class Shelf(NamedTuple):
    """The name of one ordered list: of everything, of one section, of one day."""

    kind: str
    """`all`, `category`, `author`, `tag`, `series`, `corrections`, `year`, `month` or `day`."""
    key: str = ""
    """A slug, or a date such as `2026-11`; empty for `all`."""


EVERYTHING = Shelf("all")
CORRECTED = Shelf("corrections")
"""Every story that was corrected, by its newest correction."""


@dataclass(frozen=True, slots=True)
class Row:
    """The sources of one shelf, oldest first, found by their rank without looking at all of them."""

    memory: sqlite3.Connection
    shelf: int
    count: int
    """Stories on it."""
    ahead: int = 0
    """How many neighbours are asked for at once, where a page asks for them in several ways."""
    _near: dict[str, tuple[Rank, list[Rank]]] = field(default_factory=dict)
    _seen: dict[int, Rank] = field(default_factory=dict)
    """Positions reached so far, so that pages asked for one after the other are not counted to each time."""

    def older(self, rank: Rank | None, most: int) -> tuple[str, ...]:
        """Return up to `most` sources just older than a rank, or the newest of all, newest first."""
        return tuple(source for _, source in self._older(rank, most))

    def newer(self, rank: Rank, most: int) -> tuple[str, ...]:
        """Return up to `most` sources just newer than a rank, oldest first."""
        return tuple(source for _, source in self._newer(rank, most))

    def _older(self, rank: Rank | None, most: int) -> list[Rank]:
        if rank is None:
            return self.memory.execute(
                "SELECT at, source FROM stands WHERE shelf = ? ORDER BY at DESC, source DESC LIMIT ?",
                (self.shelf, most),
            ).fetchall()
        return self._beside(OLDER, rank, most)

    def _newer(self, rank: Rank, most: int) -> list[Rank]:
        return self._beside(NEWER, rank, most)

    def _beside(self, query: str, rank: Rank, most: int) -> list[Rank]:
        """Ask once for all that a page asks of its neighbours."""
        if most > self.ahead:
            return self.memory.execute(query, (self.shelf, *rank, most)).fetchall()
        known = self._near.get(query)
        if known is None or known[0] != rank:
            known = (rank, self.memory.execute(query, (self.shelf, *rank, self.ahead)).fetchall())
            self._near[query] = known
        return known[1][:most]

    def newest(self, count: int, *, before: Rank | None = None) -> tuple[str, ...]:
        """Return the newest sources, newest first; with `before`, the newest of those older than it."""
        return self.older(before, count)

    def near(self, rank: Rank, reach: int) -> list[Rank]:
        """Return the ranks within `reach` places of one on either side, without itself, in no order."""
        if self.count < 2:  # noqa: PLR2004 - there is no other
            return []
        return self._older(rank, reach) + self._newer(rank, reach)

    def around(self, rank: Rank, reach: int) -> tuple[str, ...]:
        """Return the sources within `reach` places of a rank on either side, oldest first, without itself."""
        return (*reversed(self.older(rank, reach)), *self.newer(rank, reach))

    def position(self, rank: Rank) -> int:
        """Return how many stories of the row are older than a rank."""
        newer = self.memory.execute(
            "SELECT count(*) FROM stands WHERE shelf = ? AND (at, source) >= (?, ?)", (self.shelf, *rank)
        ).fetchone()[0]
        return self.count - int(newer)

    def between(self, start: int, end: int) -> tuple[str, ...]:
        """Return the sources at positions `start` to `end` counted from the oldest, oldest first."""
        if start >= end:
            return ()
        if start in self._seen:
            found = self.memory.execute(
                "SELECT at, source FROM stands WHERE shelf = ? AND (at, source) > (?, ?) ORDER BY at, source LIMIT ?",
                (self.shelf, *self._seen[start], end - start),
            ).fetchall()
        elif self.count - end <= NEAR < start:
            found = self._older(None, self.count - start)[self.count - end :][::-1]
        else:
            found = self.memory.execute(
                "SELECT at, source FROM stands WHERE shelf = ? ORDER BY at, source LIMIT ? OFFSET ?",
                (self.shelf, end - start, start),
            ).fetchall()
        if found:
            self._seen[end] = found[-1]
        return tuple(source for _, source in found)

    def everything_between(self, low: Rank, high: Rank | None) -> tuple[str, ...]:
        """Return the sources newer than one rank up to another, that one included; to the newest without one."""
        if high is None:
            return self.newer(low, self.count)
        found = self.memory.execute(
            "SELECT source FROM stands WHERE shelf = ? AND (at, source) > (?, ?) AND (at, source) <= (?, ?)",
            (self.shelf, *low, *high),
        )
        return tuple(source for (source,) in found)


def shelves_of(facts: Facts) -> tuple[tuple[Shelf, str], ...]:
    """Return the shelves an article stands on, each with the name that the article gives it."""
    assert facts.time is not None  # noqa: S101 - every article has one
    return (
        (EVERYTHING, ""),
        *((Shelf(label.kind, label.slug), label.name) for label in facts.labels),
        *((shelf, "") for shelf in dates_of(facts.time)),
        *(((CORRECTED, ""),) if facts.corrections else ()),
    )


def place_on(shelf: Shelf, facts: Facts) -> int:
    """Return by which moment, in seconds since 1970, an article has its place on a shelf."""
    return facts.corrected if shelf == CORRECTED else facts.at


def dates_of(time: datetime) -> tuple[Shelf, Shelf, Shelf]:
    """Return the shelves of the year, the month and the day of a moment."""
    day = f"{time:%Y-%m-%d}"
    return Shelf("year", day[:4]), Shelf("month", day[:7]), Shelf("day", day)


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
