"""Shelving: putting stories on the archive's shelves and taking them off, and what that does to the shelves."""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from baspa.archive.facts import Facts
from baspa.archive.shelves import Shelf, place_on, shelves_of


def came_or_went(old: Facts | None, new: Facts | None) -> tuple[frozenset[Shelf], frozenset[Shelf], frozenset[Shelf]]:
    """Return the shelves a story stood on, those it stands on, and those on which its place is another one."""
    stood, stands = _places(old), _places(new)
    moved = frozenset(shelf for shelf in stood.keys() | stands.keys() if stood.get(shelf) != stands.get(shelf))
    return frozenset(stood), frozenset(stands), moved


def _places(story: Facts | None) -> dict[Shelf, int]:
    return {shelf: place_on(shelf, story) for shelf, _ in shelves_of(story)} if story else {}


@dataclass(frozen=True, slots=True)
class Shelved:
    """What became of the shelves that were touched."""

    born: frozenset[Shelf]
    died: frozenset[Shelf]
    counts: Mapping[Shelf, tuple[int, int]]
    """How many stories those hold that were touched: before, and now."""
    renamed: frozenset[Shelf]


class Shelving:
    """The shelves of a memory, while stories are put on them and taken off."""

    def __init__(self, memory: sqlite3.Connection) -> None:
        """Work on a memory."""
        self._memory = memory
        self._ids: dict[Shelf, int] = {}
        self._before: dict[Shelf, tuple[int, str]] = {}
        self._counts: dict[Shelf, int] = {}

    def put(self, articles: Iterable[Facts]) -> None:
        """Put articles on their shelves."""
        rows = []
        for facts in articles:
            for shelf, name in shelves_of(facts):
                rows.append((self._id(shelf), place_on(shelf, facts), facts.source, name))
                self._counts[shelf] += 1
        rows.sort()
        self._memory.executemany("INSERT OR REPLACE INTO stands VALUES (?, ?, ?, ?)", rows)

    def take(self, articles: Iterable[Facts]) -> None:
        """Take articles off the shelves they stand on."""
        rows = []
        for facts in articles:
            for shelf, _ in shelves_of(facts):
                rows.append((self._id(shelf), place_on(shelf, facts), facts.source))
                self._counts[shelf] -= 1
        self._memory.executemany("DELETE FROM stands WHERE shelf = ? AND at = ? AND source = ?", rows)

    def finish(self) -> Shelved:
        """Write down how many stories each shelf holds and what its oldest calls it: a new one renames nothing."""
        renamed = set()
        for shelf, number in self._ids.items():
            row = self._memory.execute(
                "SELECT name FROM stands WHERE shelf = ? ORDER BY at, source LIMIT 1", (number,)
            ).fetchone()
            name = row[0] if row else self._before[shelf][1]
            if self._before[shelf][0] and name != self._before[shelf][1]:
                renamed.add(shelf)
            self._memory.execute(
                "UPDATE shelf SET count = ?, name = ? WHERE id = ?", (self._counts[shelf], name, number)
            )
        before = {shelf: count for shelf, (count, _) in self._before.items()}
        resized = {shelf for shelf, count in self._counts.items() if count != before[shelf]}
        shelved = Shelved(
            born=frozenset(shelf for shelf in resized if not before[shelf]),
            died=frozenset(shelf for shelf in resized if not self._counts[shelf]),
            counts={shelf: (before[shelf], count) for shelf, count in self._counts.items()},
            renamed=frozenset(renamed),
        )
        self._memory.execute("DELETE FROM shelf WHERE count = 0")
        for known in (self._ids, self._before, self._counts):
            known.clear()
        return shelved

    def _id(self, shelf: Shelf) -> int:
        if shelf not in self._ids:
            row = self._memory.execute(
                "SELECT id, count, name FROM shelf WHERE kind = ? AND key = ?", (shelf.kind, shelf.key)
            ).fetchone()
            if row is None:
                new = self._memory.execute("INSERT INTO shelf VALUES (NULL, ?, ?, 0, '')", (shelf.kind, shelf.key))
                row = (new.lastrowid, 0, "")
            self._ids[shelf] = row[0]
            self._before[shelf] = (row[1], row[2])
            self._counts[shelf] = row[1]
        return self._ids[shelf]
