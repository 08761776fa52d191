"""Marks: which files the output does not show yet as they should be, and why. They stay until they are published."""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from baspa.planning.claims import Claim, Difference
from baspa.planning.plan import source_family
from baspa.planning.staleness import Touch, What, Why

COPIES = "('copy', 'asset', 'rendition')"
FEW = "kind NOT IN ('article', 'copy', 'rendition', 'card', 'bundle')"
"""Tells the kinds that have few claims, as the memory's index of them does."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One stale page, with the first reason there was."""

    path: str
    why: Why
    cause: str
    """The source that brought it about; empty when it was none."""


class Marks:
    """The marks of an edition."""

    def __init__(self, memory: sqlite3.Connection) -> None:
        """Keep them in a memory."""
        self._memory = memory

    def touch(self, touches: Iterable[Touch], cause: str) -> None:
        """Mark everything that a change reaches."""
        for touch in dict.fromkeys(touches):
            if touch.what is What.PATH:
                self.path(touch.name, touch.why, cause)
            elif touch.what is What.SOURCE:
                self.source(touch.name, touch.why, cause)
            else:
                self.pages(touch.name, touch.why, cause)

    def path(self, path: str, why: Why, cause: str = "") -> None:
        """Mark one file."""
        self._memory.execute("INSERT OR IGNORE INTO stale VALUES (?, ?, ?)", (path, why, cause))

    def source(self, source: str, why: Why, cause: str = "") -> None:
        """Mark the page of one source, and its feed; its card as well when the cause is the source itself."""
        card = ", 'card'" if cause == source else ""
        kinds = f"('article', 'standing', 'live-feed'{card})"
        self._memory.execute(
            f"INSERT OR IGNORE INTO stale SELECT path, ?, ? FROM claim WHERE family = ? AND kind IN {kinds}",  # noqa: S608
            (why, cause, source_family(source)),
        )

    def pages(self, page_class: str, why: Why, cause: str = "") -> None:
        """Mark all pages of a class."""
        kind, numbered, _ = page_class.partition("#")
        few = "" if kind in {"article", "card"} else f" AND {FEW}"
        self._memory.execute(
            "INSERT OR IGNORE INTO stale SELECT path, ?, ? FROM claim WHERE kind = ?"  # noqa: S608 - ours
            f" AND (number {'>' if numbered else '='} 0 OR kind = 'redirect'){few}",
            (why, cause, kind),
        )

    def copies_of(self, file: str, why: Why) -> None:
        """Mark everything that is a copy of a file."""
        self._memory.execute(
            f"INSERT OR IGNORE INTO stale SELECT path, ?, ? FROM claim WHERE kind IN {COPIES} AND subject = ?",  # noqa: S608
            (why, file, file),
        )

    def everything(self, why: Why, *, copies: bool = True) -> None:
        """Mark every page, and every copy if wanted."""
        condition = "" if copies else f" WHERE kind NOT IN {COPIES} AND kind <> 'bundle'"
        self._memory.execute(f"INSERT OR IGNORE INTO stale SELECT DISTINCT path, ?, '' FROM claim{condition}", (why,))  # noqa: S608

    def difference(self, difference: Difference, cause: str = "") -> None:
        """Mark what a family has begun to want, or wants otherwise, and what it wants no longer."""
        for claim in difference.new:
            self.path(claim.path, Why.NEW, cause)
        for claim in difference.other:
            self.path(claim.path, Why.SOURCE, cause)
        self.gone(difference.gone)

    def gone(self, claims: Iterable[Claim]) -> None:
        """Mark what is wanted no longer."""
        self._memory.executemany(
            "INSERT OR REPLACE INTO gone VALUES (?, ?)", ((claim.path, claim.source) for claim in claims)
        )

    def tidy(self) -> None:
        """Drop the marks of what was wanted again, or is wanted no longer, since they were made."""
        self._memory.execute("DELETE FROM gone WHERE EXISTS (SELECT 1 FROM claim WHERE claim.path = gone.path)")
        self._memory.execute("DELETE FROM stale WHERE NOT EXISTS (SELECT 1 FROM claim WHERE claim.path = stale.path)")

    def stale(self) -> Iterator[Mark]:
        """Yield the marks, sorted by path."""
        rows = self._memory.execute("SELECT path, reason, cause FROM stale ORDER BY path").fetchall()
        return (Mark(path, Why(why), cause) for path, why, cause in rows)

    def removed(self) -> list[tuple[str, str]]:
        """Return what is to go: its path and the source that published it, sorted."""
        return self._memory.execute("SELECT path, source FROM gone ORDER BY path").fetchall()

    def tried(self, faulty: Iterable[str]) -> None:
        """Take the marks away, but for those of the pages that could not be made: they are tried again."""
        self._memory.execute("CREATE TEMP TABLE IF NOT EXISTS faulty (path TEXT PRIMARY KEY)")
        self._memory.execute("DELETE FROM faulty")
        self._memory.executemany("INSERT INTO faulty VALUES (?)", ((path,) for path in faulty))
        self._memory.execute("DELETE FROM stale WHERE path NOT IN (SELECT path FROM faulty)")
        self._memory.execute("DELETE FROM gone")

    def published(self, kept: Iterable[str] = ()) -> None:
        """Take the marks away: the output shows everything, but for what some sources keep there."""
        still = [(path, source) for path, source in self.removed() if source in set(kept)]
        self._memory.execute("DELETE FROM stale")
        self._memory.execute("DELETE FROM gone")
        self._memory.executemany("INSERT INTO gone VALUES (?, ?)", still)
