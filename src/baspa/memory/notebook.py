"""The notebook: one SQLite file in the site's cache folder, holding texts by name, each with its seal.

Whatever is wrong with the file (torn, truncated, foreign, of another version, a flipped bit), reading it finds
nothing, and the next build writes it anew.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from hashlib import blake2b
from pathlib import Path

FOLDER = ".baspa"
NAME = "memory.sqlite"
VERSION = 1
"""Of the tables; a file with any other is not read."""


def read_note(root: Path, name: str) -> str | None:
    """Return the text kept under a name, or None when there is none that can be trusted."""
    path = root / FOLDER / NAME
    if not path.is_file():
        return None
    with suppress(sqlite3.Error, TypeError, ValueError), _opened(path, "ro") as memory:
        if memory.execute("PRAGMA user_version").fetchone()[0] == VERSION:
            found = memory.execute("SELECT text, seal FROM note WHERE name = ?", (name,)).fetchone()
            if found is not None and found[1] == _seal(name, found[0]):
                return str(found[0])
    return None


def write_note(root: Path, name: str, text: str) -> None:
    """Keep a text under a name; where nothing can be written, nothing is kept and nothing is said."""
    path = root / FOLDER / NAME
    with suppress(OSError, sqlite3.Error):
        path.parent.mkdir(exist_ok=True)
        try:
            _keep(path, name, text)
        except sqlite3.DatabaseError:  # not a notebook, or a damaged one: begin a new one
            path.unlink()
            _keep(path, name, text)


def forget(root: Path, name: str) -> None:
    """Remove what is kept under a name."""
    path = root / FOLDER / NAME
    with suppress(OSError, sqlite3.Error):
        if path.is_file():
            with _opened(path, "rw") as memory, memory:
                memory.execute("DELETE FROM note WHERE name = ?", (name,))


def _keep(path: Path, name: str, text: str) -> None:
    with _opened(path, "rwc") as memory, memory:
        if memory.execute("PRAGMA user_version").fetchone()[0] != VERSION:
            memory.execute("DROP TABLE IF EXISTS note")
            memory.execute(f"PRAGMA user_version = {VERSION}")
        memory.execute("CREATE TABLE IF NOT EXISTS note (name TEXT PRIMARY KEY, text TEXT, seal TEXT)")
        memory.execute("INSERT OR REPLACE INTO note VALUES (?, ?, ?)", (name, text, _seal(name, text)))


@contextmanager
def _opened(path: Path, mode: str) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode={mode}", uri=True, timeout=1)) as memory:
        yield memory


def _seal(name: str, text: str) -> str:
    return blake2b(f"{name}\0{text}".encode(), digest_size=20).hexdigest()
