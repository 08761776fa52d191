"""Loaded rows: all shelves of an archive in a few compact arrays, for work that asks of thousands of stories.

Numbers are given out in the order of time, so a shelf is an ascending array of them, and a place on it is found by
bisection. For a hundred thousand stories that is about forty megabytes; one changed story never needs it.
"""

import sqlite3
from array import array
from bisect import bisect_left
from dataclasses import dataclass

from baspa.archive.shelves import Rank, Shelf


@dataclass(frozen=True, slots=True)
class Order:
    """All stories in the order of time."""

    ranks: list[Rank]
    numbers: dict[str, int]


@dataclass(frozen=True, slots=True)
class LoadedRow:
    """The sources of one shelf, oldest first, as `Row` gives them."""

    order: Order
    numbers: "array[int]"

    @property
    def count(self) -> int:
        """Return how many stories stand on it."""
        return len(self.numbers)

    def older(self, rank: Rank | None, most: int) -> tuple[str, ...]:
        """Return up to `most` sources just older than a rank, or the newest of all, newest first."""
        end = len(self.numbers) if rank is None else self.position(rank)
        ranks = self.order.ranks
        return tuple(ranks[number][1] for number in reversed(self.numbers[max(0, end - most) : end]))

    def newer(self, rank: Rank, most: int) -> tuple[str, ...]:
        """Return up to `most` sources just newer than a rank, oldest first."""
        _, start = self._around(rank)
        return tuple(self.order.ranks[number][1] for number in self.numbers[start : start + most])

    def newest(self, count: int, *, before: Rank | None = None) -> tuple[str, ...]:
        """Return the newest sources, newest first; with `before`, the newest of those older than it."""
        return self.older(before, count)

    def near(self, rank: Rank, reach: int) -> list[Rank]:
        """Return the ranks within `reach` places of one on either side, without itself, in no order."""
        (at, after), numbers, ranks = self._around(rank), self.numbers, self.order.ranks
        return [ranks[number] for number in numbers[max(0, at - reach) : at] + numbers[after : after + reach]]

    def around(self, rank: Rank, reach: int) -> tuple[str, ...]:
        """Return the sources within `reach` places of a rank on either side, oldest first, without itself."""
        return tuple(source for _, source in self.near(rank, reach))

    def position(self, rank: Rank) -> int:
        """Return how many stories of the row are older than a rank."""
        return self._around(rank)[0]

    def between(self, start: int, end: int) -> tuple[str, ...]:
        """Return the sources at positions `start` to `end` counted from the oldest, oldest first."""
        return tuple(self.order.ranks[number][1] for number in self.numbers[max(0, start) : max(0, end)])

    def everything_between(self, low: Rank, high: Rank | None) -> tuple[str, ...]:
        """Return the sources newer than one rank up to another, that one included; to the newest without one."""
        end = len(self.numbers) if high is None else self._around(high)[1]
        return self.between(self._around(low)[1], end)

    def _around(self, rank: Rank) -> tuple[int, int]:
        """Return how many stories are older than a rank, and how many are not newer."""
        ranks, numbers = self.order.ranks, self.numbers
        number = self.order.numbers.get(rank[1])
        if number is None or ranks[number] != rank:
            at = bisect_left(numbers, bisect_left(ranks, rank))
            return at, at
        at = bisect_left(numbers, number)
        return at, at + (at < len(numbers) and numbers[at] == number)


def load(memory: sqlite3.Connection) -> dict[Shelf, LoadedRow]:
    """Return every shelf of an archive."""
    names = {number: Shelf(kind, key) for number, kind, key in memory.execute("SELECT id, kind, key FROM shelf")}
    everything = next((number for number, shelf in names.items() if shelf.kind == "all"), 0)
    ranks: list[Rank] = memory.execute(
        "SELECT at, source FROM stands WHERE shelf = ? ORDER BY at, source", (everything,)
    ).fetchall()
    order = Order(ranks, {source: number for number, (_, source) in enumerate(ranks)})
    numbers = order.numbers
    loaded: dict[int, array[int]] = {number: array("l") for number in names}
    for shelf, source in memory.execute("SELECT shelf, source FROM stands ORDER BY shelf, at, source"):
        loaded[shelf].append(numbers[source])
    return {names[number]: LoadedRow(order, row) for number, row in loaded.items()}
