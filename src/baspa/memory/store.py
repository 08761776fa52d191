"""The store: the site's memory as one open file, whether it can be trusted, and how it is left behind.

A memory is trusted when the seal beside it names exactly this file: its size, its times and its inode, which no
program can set back. While a build works there is no seal; so what a kill, a power cut or another program did to
the file is always noticed. Then only the manuscripts are saved from it, each by a seal of its own.
"""

import fcntl
import json
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from baspa.memory.sealing import SIZE, manuscript_seal, text_digest
from baspa.memory.tables import FORMAT, TABLES

FOLDER = ".baspa"
NAME, SEAL, LOCK = "memory.sqlite", "memory.seal", "memory.lock"
KEPT = ("manuscript", "body", "bundle", "signature")
"""Tables whose rows say themselves what they were made from."""
CACHE = 16 * 1024
"""KiB of the file that SQLite keeps at hand."""


@dataclass(frozen=True, slots=True)
class Memory:
    """A site's memory, open for one build."""

    path: Path
    connection: sqlite3.Connection
    trusted: bool
    """Whether all of it is as the last build left it. Otherwise it holds manuscripts at most."""
    kept: bool
    """Whether it stays for the next build; False for a site that cannot be written, or is in use."""


@contextmanager
def opened(
    root: Path,
    *,
    clean: bool = False,
    keep: bool = True,
    folder: str = FOLDER,
    seed: Path | None = None,
    lent: Path | None = None,
) -> Iterator[Memory]:
    """Open the memory of a site for the block, and seal it when the block ends without an error.

    `clean` begins with nothing, `seed` with a copy of another memory, if that can be trusted; one that begins with
    nothing takes the manuscripts of another, if that is `lent`. Where nothing can be written, or another build is
    using it, or `keep` is not wanted, the memory is a copy in a temporary folder: the result is the same. An error
    in the block leaves no seal: what a failing disk, or an interrupt, did to the file is not known, and the next
    build only takes longer.

    Raises what the system and SQLite raise.
    """
    own = root / folder
    lock = _locked(own) if keep else None
    lent = None if clean else lent
    if lock is None:
        with tempfile.TemporaryDirectory(prefix="baspa-") as temporary:
            path = Path(temporary) / NAME
            trusted = not clean and _copied(seed or own / NAME, path)
            with closing(_connected(path, trusted=trusted)) as connection:
                if lent is not None and not trusted:
                    _salvage(lent, connection)
                yield Memory(path, connection, trusted, kept=False)
        return
    path = own / NAME
    try:
        with _written(path, clean=clean, seed=seed, lent=lent) as memory:
            yield memory
    finally:
        os.close(lock)


@contextmanager
def _written(path: Path, *, clean: bool, seed: Path | None, lent: Path | None) -> Iterator[Memory]:
    """Open a memory that is ours to write, and seal it when the block ends without an error."""
    trusted = _seeded(path, seed) if seed else _prepared(path, clean=clean, lent=lent)
    with closing(_connected(path, trusted=trusted)) as connection:
        try:
            yield Memory(path, connection, trusted, kept=True)
        finally:
            with suppress(sqlite3.Error):
                if connection.in_transaction:
                    connection.rollback()
    _seal(path)


def is_sealed(path: Path) -> bool:
    """Tell whether a memory is exactly as a build left it."""
    try:
        seal = json.loads((path.with_name(SEAL)).read_bytes())
        return bool(seal == {"format": FORMAT, "stamp": _stamp(path)})
    except (OSError, ValueError, RecursionError):
        return False


def reader(path: Path) -> sqlite3.Connection:
    """Return a connection that can only read; one thread at a time may use it."""
    there = f"{path.resolve().as_uri()}?mode=ro"
    connection = sqlite3.connect(there, uri=True, isolation_level=None, check_same_thread=False)
    connection.execute(f"PRAGMA cache_size = -{CACHE}")
    return connection


def fresh(path: str | Path = ":memory:") -> sqlite3.Connection:
    """Return a connection to a new, empty memory."""
    connection = _settled(sqlite3.connect(path, isolation_level=None, check_same_thread=False))
    connection.execute(f"PRAGMA user_version = {FORMAT}")
    connection.executescript(f"BEGIN; {TABLES} COMMIT;")
    return connection


def clear(memory: sqlite3.Connection) -> None:
    """Forget everything but what says itself what it was made from."""
    tables = [name for (name,) in memory.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()]
    with transaction(memory):
        for table in tables:
            if table not in KEPT and not table.startswith("sqlite_"):
                memory.execute(f"DELETE FROM {table}")  # noqa: S608 - names of our own tables


@contextmanager
def transaction(memory: sqlite3.Connection) -> Iterator[None]:
    """Let all that is written in the block be written, or nothing; inside another such block it is a part of that."""
    if memory.in_transaction:
        yield
        return
    memory.execute("BEGIN")
    try:
        yield
    except BaseException:
        memory.rollback()
        raise
    memory.execute("COMMIT")


def _locked(folder: Path) -> int | None:
    """Return the descriptor of the lock, or None when the memory is somebody else's or cannot be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o644)
    except OSError:
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if not os.access(folder, os.W_OK):
            raise PermissionError
    except OSError:
        os.close(descriptor)
        return None
    return descriptor


def _prepared(path: Path, *, clean: bool, lent: Path | None) -> bool:
    """Leave a memory that can be opened, take its seal away, and tell whether it can be trusted."""
    trusted = not clean and is_sealed(path)
    _discard(path.with_name(SEAL))
    if trusted:
        return True
    old = path.with_name(f"{NAME}.old")
    _discard(old)
    if path.is_file() and not path.is_symlink() and not clean:
        path.replace(old)
    _discard(path)
    with closing(fresh(path)) as connection:
        if old.exists():
            _salvage(old, connection)
        elif lent is not None:
            _salvage(lent, connection)
    _discard(old)
    return False


def _seeded(path: Path, seed: Path) -> bool:
    """Leave a copy of another memory, or where that cannot be trusted what there was."""
    coming = path.with_name(f"{NAME}.new")
    _discard(coming)
    if not _copied(seed, coming):
        _discard(coming)
        return _prepared(path, clean=False, lent=None)
    for old in (path, path.with_name(SEAL)):
        _discard(old)
    coming.replace(path)
    return True


def _discard(path: Path) -> None:
    for there in (path, *(path.with_name(f"{path.name}-{kind}") for kind in ("journal", "wal", "shm"))):
        if there.is_dir() and not there.is_symlink():
            shutil.rmtree(there)
        else:
            there.unlink(missing_ok=True)


def _connected(path: Path, *, trusted: bool) -> sqlite3.Connection:
    if not trusted and not path.exists():
        return fresh(path)
    # A preview opens its memory in one thread and composes in another.
    return _settled(sqlite3.connect(path, isolation_level=None, check_same_thread=False))


def _settled(connection: sqlite3.Connection) -> sqlite3.Connection:
    """Let a connection write quickly: a memory that a power cut harms has no seal."""
    for setting in ("journal_mode = MEMORY", "synchronous = OFF", f"cache_size = -{CACHE}"):
        connection.execute(f"PRAGMA {setting}")
    return connection


def _copied(path: Path, to: Path) -> bool:
    """Copy a memory that can be trusted, even if it was being replaced meanwhile; False when there is none."""
    try:
        if not is_sealed(path):
            return False
        shutil.copyfile(path, to)
        return is_sealed(path)
    except OSError:
        return False


def _salvage(old: Path, new: sqlite3.Connection) -> None:
    """Save the manuscripts whose seals are whole, with their bodies; anything else is made again."""
    with suppress(sqlite3.Error, TypeError, ValueError, OverflowError), closing(reader(old)) as damaged:
        if damaged.execute("PRAGMA user_version").fetchone()[0] != FORMAT:
            return
        new.execute("BEGIN")
        try:
            for row in damaged.execute("SELECT source, digest, facts, problems, body, seal FROM manuscript"):
                if all(isinstance(cell, str) for cell in row) and row[5] == manuscript_seal(*row[:5]):
                    new.execute("INSERT OR REPLACE INTO manuscript VALUES (?, ?, ?, ?, ?, ?)", row)
            for digest, record in damaged.execute("SELECT digest, record FROM body"):
                if isinstance(record, bytes) and record[:SIZE].hex() == text_digest(record[SIZE:], digest):
                    new.execute("INSERT OR REPLACE INTO body VALUES (?, ?)", (digest, record))
        finally:
            # Of a torn file the manuscripts may be whole and the bodies gone: then the sources are read again.
            new.execute("DELETE FROM manuscript WHERE facts <> '' AND body NOT IN (SELECT digest FROM body)")
            new.execute("COMMIT")


def _seal(path: Path) -> None:
    """Seal a memory: on disk first, and with a clock that has moved on since it was last written.

    The file system's clock ticks every few milliseconds; whoever writes to the file after the seal must get a
    later time than the file has now.
    """
    with suppress(OSError):
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        written = path.stat().st_ctime_ns
        seal = json.dumps({"format": FORMAT, "stamp": _stamp(path)}).encode()
        prepared = path.with_name(f"{SEAL}.new")
        while True:
            prepared.write_bytes(seal)
            if prepared.stat().st_ctime_ns > written:
                break
        prepared.replace(path.with_name(SEAL))


def _stamp(path: Path) -> list[int]:
    status = path.stat(follow_symlinks=False)
    return [status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino]
