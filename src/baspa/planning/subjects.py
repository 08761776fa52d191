"""Subjects: which sources readers see, and which files there are, as a memory holds them."""

import sqlite3
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet

AT_HAND = 50_000
"""Answers kept ready."""
SHOWN, HELD, BROKEN, OUT = "shown", "held", "broken", "out"
"""The states of a source: readers see it; it is held back; it is broken; it is whole but held out as if broken."""


class Urls(Mapping[str, str]):
    """Source of every published article and standing page → its URL."""

    def __init__(self, memory: sqlite3.Connection) -> None:
        """Look them up in a memory."""
        self._memory = memory
        self._ready: dict[str, str | None] = {}

    def get(self, source: str, default: str | None = None) -> str | None:  # type: ignore[override]
        """Return the URL of a source that readers see."""
        if source not in self._ready:
            if len(self._ready) >= AT_HAND:
                self._ready.clear()
            row = self._memory.execute(
                "SELECT url FROM subject WHERE source = ? AND state = 'shown'", (source,)
            ).fetchone()
            self._ready[source] = row[0] if row else None
        found = self._ready[source]
        return default if found is None else found

    def __getitem__(self, source: str) -> str:
        """Return the URL of a source; raises KeyError when readers do not see it."""
        url = self.get(source)
        if url is None:
            raise KeyError(source)
        return url

    def __contains__(self, source: object) -> bool:
        """Tell whether readers see a source."""
        return isinstance(source, str) and self.get(source) is not None

    def __iter__(self) -> Iterator[str]:
        """Yield every source that readers see, sorted."""
        return (row[0] for row in self._memory.execute("SELECT source FROM subject WHERE state = 'shown'").fetchall())

    def __len__(self) -> int:
        """Return how many sources readers see."""
        return int(self._memory.execute("SELECT count(*) FROM subject WHERE state = 'shown'").fetchone()[0])


class _Listed(AbstractSet[str]):
    """A set that a query of the memory describes."""

    QUERY = ""

    def __init__(self, memory: sqlite3.Connection) -> None:
        self._memory = memory
        self._ready: dict[str, bool] = {}

    def __contains__(self, path: object) -> bool:
        if not isinstance(path, str):
            return False
        if path not in self._ready:
            if len(self._ready) >= AT_HAND:
                self._ready.clear()
            found = self._memory.execute(f"{self.QUERY} AND {self.KEY} = ?", (path,)).fetchone()
            self._ready[path] = found is not None
        return self._ready[path]

    def __iter__(self) -> Iterator[str]:
        return (row[0] for row in self._memory.execute(self.QUERY).fetchall())

    def __len__(self) -> int:
        return len(self._memory.execute(self.QUERY).fetchall())

    KEY = "source"


class Held(_Listed):
    """Sources that exist but are held back or broken."""

    QUERY = "SELECT source FROM subject WHERE state <> 'shown'"


class Broken(_Listed):
    """Sources that are broken, or held out with those that are."""

    QUERY = "SELECT source FROM subject WHERE state IN ('broken', 'out')"


class Files(_Listed):
    """Every picture, media and static file."""

    QUERY = "SELECT path FROM file WHERE kind IN ('picture', 'media', 'static')"
    KEY = "path"
