"""Memories: which memory a preview begins with, and what must be settled anew in it.

A preview has a memory of its own for each set of options, beside that of the builds: what it shows is composed
there, and a build never finds it. It is as disposable, and begins as a copy of the builds' where that is nearer.
"""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from baspa.edition import Order
from baspa.keys import keys_of, why_whole
from baspa.memory.notes import KEYS, LAST_BUILD, forget_note, read_note, write_note
from baspa.memory.store import FOLDER, NAME, Memory, is_sealed, opened, reader, transaction
from baspa.planning.gathering import close_reader

PLAIN, DRAFTS = "preview", "preview-drafts"
"""The folders of the memories, beside the builds' own."""


def preview_folder(order: Order) -> str:
    """Return the folder, from the site's root, in which a preview keeps its memory."""
    return f"{FOLDER}/{DRAFTS if order.drafts else PLAIN}"


def preview_order(order: Order) -> Order:
    """Return an order whose memory no build takes for its own, wherever builds of this site write."""
    return replace(order, output=order.config.root / preview_folder(order), keep_going=False)


@contextmanager
def preview_memory(order: Order) -> Iterator[Memory]:
    """Open the memory of a preview for a block: its own, or a copy of the builds' when that spares more work.

    Raises what the system and SQLite raise.
    """
    root, folder = order.config.root, preview_folder(order)
    own, builds = root / folder / NAME, root / FOLDER / NAME
    seed = builds if not order.clean and not _is_near(own, order) and _is_near(builds, order) else None
    with opened(root, clean=order.clean, folder=folder, seed=seed) as memory:
        try:
            yield memory
        finally:
            close_reader()
            with suppress(sqlite3.Error):
                if memory.connection.in_transaction:
                    memory.connection.rollback()
            memory.connection.execute("PRAGMA journal_mode = MEMORY")


def let_read(memory: Memory) -> None:
    """Let what was composed last be read while the next edition is composed."""
    mode = memory.connection.execute("PRAGMA journal_mode = WAL").fetchone()[0]
    if mode != "wal":  # a file system that has no such log: nothing is written before all of it is
        memory.connection.execute("PRAGMA cache_spill = OFF")


def adopt(order: Order, memory: Memory) -> tuple[str, ...]:
    """Make a memory the preview's own; return the sources of which it may see others than whoever left it.

    What is stale in an output is nothing to a preview, which has none; nor which layouts made what lies there.
    """
    connection = memory.connection
    with transaction(connection):
        for table in ("stale", "gone", "reached"):
            connection.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names
        forget_note(connection, LAST_BUILD)
        keys = read_note(connection, KEYS)
        if not keys or keys["options"] == order.options:
            return ()
        write_note(connection, KEYS, keys | {"options": order.options})
        rows = connection.execute("SELECT source FROM subject WHERE state = 'held' UNION SELECT source FROM early")
        return tuple(source for (source,) in rows.fetchall())


def is_current(order: Order, memory: Memory) -> bool:
    """Tell whether a memory holds an edition that only changes of single sources tell from the one wanted."""
    return _near(read_note(memory.connection, KEYS), order)


def _is_near(path: Path, order: Order) -> bool:
    if not is_sealed(path):
        return False
    try:
        with closing(reader(path)) as memory:
            return _near(read_note(memory, KEYS), order)
    except (sqlite3.Error, json.JSONDecodeError):
        return False


def _near(keys: Mapping[str, object], order: Order) -> bool:
    """Tell whether an edition of these keys need not be composed wholly anew, options apart."""
    if not keys:
        return False
    return why_whole(keys, keys_of(order.config, str(keys["options"]), order.now, keys)) is None
