"""`baspa why --changed`: what made a page change, from what the builds left; nothing is composed for it."""

import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from baspa.desk.meant import file_meant, headlines_meant, paths_meant
from baspa.memory.peeking import peeked
from baspa.planning.history import Change, History
from baspa.planning.staleness import Why
from baspa.reading.config import Config
from baspa.routes import Routes


@dataclass(frozen=True, slots=True)
class LastChange:
    """The last change of what was asked for."""

    asked: str
    url: str = ""
    change: Change | None = None
    """None when no build is remembered that made it."""

    @property
    def key(self) -> str:
        """Return the message that says it."""
        if self.change is None:
            return "why.no-history"
        if self.change.why is Why.GONE:
            return "why.removed"
        return "why.unchanged" if self.change.everything else "why.changed"


def last_change(config: Config, asked: str) -> LastChange:
    """Return the last change of a page: by its URL, its source or its headline."""
    routes = Routes.of(config)
    with suppress(sqlite3.Error), peeked(config.root) as memory:  # while a build writes it nothing can be told
        if memory is not None:
            for path in _paths(config.root, routes, memory, asked):
                change = History(memory).of(path)
                if change is not None:
                    return LastChange(asked, routes.of_path(path).url, change)
    return LastChange(asked)


def _paths(root: Path, routes: Routes, memory: sqlite3.Connection, asked: str) -> Iterator[str]:
    """Yield the files of the output that may be meant, the likeliest first."""
    sources = [file_meant(root, asked) or asked, *(one.source for one in headlines_meant(memory, asked)[:1])]
    yield from _of_source(routes, memory, sources[0])
    yield from paths_meant(routes, asked)
    for source in sources[1:]:
        yield from _of_source(routes, memory, source)


def _of_source(routes: Routes, memory: sqlite3.Connection, source: str) -> Iterator[str]:
    row = memory.execute("SELECT url FROM subject WHERE source = ? AND url <> ''", (source,)).fetchone()
    if row is not None:
        yield routes.of_url(row[0]).path
