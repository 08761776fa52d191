"""Notes: small texts by name, for what does not belong to one source."""

import json
import sqlite3
from typing import Any

KEYS, LAST_BUILD, PUBLISHED = "keys", "last-build", "published"


def read_note(memory: sqlite3.Connection, name: str) -> dict[str, Any]:
    """Return what was noted under a name; empty when nothing was."""
    row = memory.execute("SELECT text FROM note WHERE name = ?", (name,)).fetchone()
    found = json.loads(row[0]) if row else {}
    return found if isinstance(found, dict) else {}


def write_note(memory: sqlite3.Connection, name: str, note: dict[str, Any]) -> None:
    """Note something under a name, instead of what was there."""
    text = json.dumps(note, ensure_ascii=False)
    memory.execute("INSERT OR REPLACE INTO note VALUES (?, ?)", (name, text))


def forget_note(memory: sqlite3.Connection, name: str) -> None:
    """Forget what was noted under a name."""
    memory.execute("DELETE FROM note WHERE name = ?", (name,))
