"""Texts: the bodies of articles and standing pages, as the memory keeps them."""

import sqlite3
from dataclasses import dataclass

from baspa.archive.facts import Facts, facts_from
from baspa.bodies.body import Body
from baspa.bodies.record import body_from
from baspa.memory.sealing import SIZE


@dataclass(frozen=True, slots=True)
class Texts:
    """What only the page of a source shows."""

    memory: sqlite3.Connection

    def body(self, source: str) -> Body:
        """Return the body of a source; raises KeyError when there is none."""
        row = self.memory.execute(
            "SELECT record FROM manuscript JOIN body ON body.digest = manuscript.body WHERE source = ?", (source,)
        ).fetchone()
        if row is None:
            raise KeyError(source)
        return body_from(row[0][SIZE:])

    def facts(self, source: str) -> Facts:
        """Return what a source says of itself; raises KeyError when nothing is known of it."""
        row = self.memory.execute("SELECT facts FROM manuscript WHERE source = ?", (source,)).fetchone()
        if row is None:
            raise KeyError(source)
        return facts_from(source, row[0])

    def standing_urls(self) -> list[str]:
        """Return the URLs of the standing pages that readers see."""
        rows = self.memory.execute(
            "SELECT url FROM subject WHERE kind = 'standing' AND state = 'shown' ORDER BY source"
        )
        return [url for (url,) in rows]
