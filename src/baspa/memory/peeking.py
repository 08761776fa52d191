"""Peeking: what the last build knew, read without disturbing anybody; for advice, since no seal is asked for."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from baspa.memory.store import FOLDER, NAME, reader
from baspa.memory.tables import FORMAT


@contextmanager
def peeked(root: Path) -> Iterator[sqlite3.Connection | None]:
    """Open the memory of a site to read in it; None where there is none, or one of another version.

    A build may be writing it meanwhile: whoever asks it must be ready for SQLite's errors.
    """
    path = root / FOLDER / NAME
    if not path.is_file():
        yield None
        return
    with closing(reader(path)) as connection:
        yield connection if _is_ours(connection) else None


def _is_ours(connection: sqlite3.Connection) -> bool:
    try:
        return bool(connection.execute("PRAGMA user_version").fetchone()[0] == FORMAT)
    except sqlite3.Error:
        return False


def owner_of(root: Path, url: str, path: str) -> str:
    """Return what had a URL, or a file of the output, in the last build: a source or a URL; empty for nothing."""
    try:
        with peeked(root) as memory:
            if memory is None:
                return ""
            row = memory.execute("SELECT source FROM subject WHERE url = ?", (url,)).fetchone()
            if row is None:
                row = memory.execute("SELECT source FROM claim WHERE path = ?", (path,)).fetchone()
            return (row[0] or url) if row else ""
    except sqlite3.Error:
        return ""
