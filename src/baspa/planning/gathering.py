"""Gathering: one source read and converted, as the values that the memory keeps of it.

What comes of a source depends on its bytes and the configuration alone. So this can be done by any process, and
what was gathered once is used again as long as the bytes are the same.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from baspa.archive.facts import facts_of, facts_text
from baspa.archive.problem_texts import problems_text
from baspa.auditing.signatures import signature
from baspa.auditing.voices import told
from baspa.bodies.body import Body
from baspa.bodies.record import body_from, body_record
from baspa.memory.sealing import SIZE, text_digest
from baspa.memory.store import reader
from baspa.planning.written import WrittenNames
from baspa.problems import Broken, Problem, warning
from baspa.reading.articles import Article, Reading, empty_body
from baspa.reading.config import Config
from baspa.reading.manuscripts import convert_body, lost_problem, read_reading
from baspa.reading.sources import Source, read_bytes
from baspa.routes import Routes


@dataclass(frozen=True, slots=True)
class Gathered:
    """What the memory keeps of one source."""

    source: str
    digest: str
    """Of its bytes and of all that decides how they are read."""
    facts: str
    """Empty when the source is broken."""
    problems: str
    body: str
    """The digest of its text and of all that decides how it is converted."""
    record: bytes | None
    """The body itself, unless the memory has it already."""
    words: bytes = b""
    """Which words it may have; empty when it is broken."""


@dataclass(frozen=True, slots=True)
class Gatherer:
    """Gathers sources of one site."""

    config: Config
    reading_key: str
    """The digest of all that decides how a source is read, besides its bytes."""
    memory: Path | None = None
    """Where bodies may be found that were converted before."""
    turn: int = 0
    """Tells one use of a memory from the next in the same process: the file may have been replaced between."""

    def gather(self, source: Source) -> Gathered | None:
        """Return what came of one source, None if that is in the memory; its problems are in it, never raised."""
        try:
            content = read_bytes(self.config.root, source.path)
        except Broken as broken:
            return self._broken(source, "", broken)
        digest = text_digest(content, self.reading_key, source.path)
        if self._is_known(source.path, digest):
            return None
        try:
            reading = read_reading(content, source, self.config)
            key = self._body_key(reading)
            record = self._kept(key)
            body = body_from(record[SIZE:]) if record else convert_body(reading, self.config)
        except Broken as broken:
            return self._broken(source, digest, broken)
        fresh = None
        if record is None:
            made = body_record(body)
            fresh = bytes.fromhex(text_digest(made, key)) + made
        facts = facts_of(reading, body, Routes.of(self.config))
        return Gathered(
            source=source.path,
            digest=digest,
            facts=facts_text(facts),
            problems=problems_text((*reading.warnings, *_empty(reading, body), *_without_words(reading, body))),
            body=key,
            record=fresh,
            words=signature(told(facts, body)),
        )

    def lost(self, source: Source) -> Gathered:
        """Return what is kept of a source on which a worker died or was stopped: it is read again next time."""
        return Gathered(source.path, "", "", problems_text((lost_problem(source, self.config),)), "", None)

    def _broken(self, source: Source, digest: str, broken: Broken) -> Gathered:
        return Gathered(source.path, digest, "", problems_text(broken.problems), "", None)

    def _body_key(self, reading: Reading) -> str:
        markdown = self.config.site.markdown
        entries = [(one.id, one.moment.isoformat(), one.key) for one in reading.entries]
        settings = f"{markdown.engine} {markdown.extensions} {markdown.raw_html} {entries}"
        program = self.reading_key.partition(" ")[0]
        return text_digest(reading.body.encode("utf-8", "surrogatepass"), settings, program)

    def _is_known(self, source: str, digest: str) -> bool:
        row = self._ask("SELECT digest FROM manuscript WHERE source = ?", source)
        return row is not None and row[0] == digest

    def _kept(self, key: str) -> bytes | None:
        row = self._ask("SELECT record FROM body WHERE digest = ?", key)
        whole = row is not None and row[0][:SIZE].hex() == text_digest(row[0][SIZE:], key)
        return bytes(row[0]) if row is not None and whole else None

    def _ask(self, query: str, value: str) -> tuple[Any, ...] | None:
        if self.memory is None:
            return None
        try:
            found: tuple[Any, ...] | None = _reader(self.memory, self.turn).execute(query, (value,)).fetchone()
        except sqlite3.Error:
            return None
        return found


_WINDOWS: dict[tuple[Path, int], sqlite3.Connection] = {}
"""This process's own window on the memory, one at most."""


def _reader(path: Path, turn: int) -> sqlite3.Connection:
    if (path, turn) not in _WINDOWS:
        close_reader()
        _WINDOWS[path, turn] = reader(path)
    return _WINDOWS[path, turn]


def close_reader() -> None:
    """Close this process's window on a memory, if it has one."""
    while _WINDOWS:
        _WINDOWS.popitem()[1].close()


def _empty(reading: Reading, body: Body) -> tuple[Problem, ...]:
    return () if body.words or body.references else (empty_body(reading),)


def _without_words(reading: Reading, body: Body) -> Iterator[Problem]:
    """Yield a warning for every picture that says nothing to those who cannot see it."""
    image = reading.subject.image if isinstance(reading.subject, Article) else None
    if image is not None and not image.alt:
        yield warning("picture.alt", reading.place("image.src"), field="image.alt", found=image.src)
    silent = [one for one in body.references if one.kind == "picture" and not one.alt.strip()]
    names = WrittenNames(reading.body if silent else "")
    for one in silent:
        yield warning("picture.alt", reading.place_in_body(names.offset(one.target)), field="body", found=one.target)


def gather(gatherer: Gatherer, source: Source) -> Gathered | None:
    """Gather one source in whatever process this is."""
    return gatherer.gather(source)
