"""History: why each file of the output says what it says, as the builds that changed it knew.

Kept by file, since the last build that made everything anew, which itself is one line: what a build adds costs what
it has changed.
"""

import sqlite3
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from baspa.memory.notes import read_note, write_note
from baspa.planning.marks import Mark
from baspa.planning.staleness import Why

NOTE = "history"


@dataclass(frozen=True, slots=True)
class Change:
    """The last change of one file."""

    why: Why
    cause: str
    """The source that brought it about; empty when it was none."""
    at: datetime
    """The moment of the build."""
    everything: bool = False
    """Whether that build made everything anew, so that nothing is known of this file alone."""


class History:
    """The history of an edition."""

    def __init__(self, memory: sqlite3.Connection) -> None:
        """Keep it in a memory."""
        self._memory = memory

    def begin(self, why: Why, at: datetime) -> None:
        """Begin again with a build that made everything anew."""
        self._memory.execute("DELETE FROM made")
        write_note(self._memory, NOTE, {"why": why, "at": at.isoformat()})

    def add(
        self, marks: Iterable[Mark], changed: Collection[str], gone: Iterable[tuple[str, str]], at: datetime
    ) -> None:
        """Add what a build changed, of what it made, and what it took away: path and the source that had it."""
        rows = [(mark.path, mark.why, mark.cause, at.isoformat()) for mark in marks if mark.path in changed]
        rows += [(path, Why.GONE, source, at.isoformat()) for path, source in gone]
        self._memory.executemany("INSERT OR REPLACE INTO made VALUES (?, ?, ?, ?)", rows)

    def of(self, path: str) -> Change | None:
        """Return the last change of a file; None when nothing is known of it."""
        row = self._memory.execute("SELECT reason, cause, at FROM made WHERE path = ?", (path,)).fetchone()
        if row is not None:
            return Change(Why(row[0]), row[1], datetime.fromisoformat(row[2]))
        note = read_note(self._memory, NOTE)
        if not note or not self._memory.execute("SELECT 1 FROM claim WHERE path = ?", (path,)).fetchone():
            return None
        return Change(Why(note["why"]), "", datetime.fromisoformat(note["at"]), everything=True)
