"""Silence: the published texts of an edition that have changed without a word about it."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress

from baspa.archive.facts import facts_from, facts_of
from baspa.archive.visibility import hold
from baspa.auditing.changes import Change, Version, silent_change
from baspa.bodies.record import body_from
from baspa.edition import Edition
from baspa.history import Revision
from baspa.memory.sealing import SIZE
from baspa.memory.store import FOLDER, NAME, is_sealed, reader
from baspa.problems import Broken, Place, Problem, warning
from baspa.reading.manuscripts import convert_body, read_reading
from baspa.reading.sources import Source, SourceKind
from baspa.routes import Routes

SHOWN = (
    "SELECT digest, facts, (SELECT record FROM body WHERE body.digest = manuscript.body) FROM manuscript"
    " JOIN subject USING (source) WHERE source = ? AND subject.kind = 'article' AND state = 'shown'"
)


def silent_changes(edition: Edition, since: Revision | None) -> Iterator[Problem]:
    """Yield a warning for each published story whose text has changed silently.

    It is compared with a revision, or with what the last build left in the site's memory; without either nothing
    is known of what readers had.
    """
    before = _since(edition, since) if since is not None else _since_last_build(edition)
    for source, old in before:
        there = _source_now(edition, source, old)
        row = edition.connection.execute(SHOWN, (there,)).fetchone()
        if row is None:
            continue
        new = Version(facts_from(there, row[1]), body_from(row[2][SIZE:]))
        change = silent_change(old, new, edition.order.now)
        if change is not None:
            yield _problem(edition, there, change)


def _source_now(edition: Edition, source: str, old: Version) -> str:
    """Return the file that a story is in now: readers know it by its address, whatever its file was called."""
    if edition.connection.execute(SHOWN, (source,)).fetchone() is not None:
        return source
    route = Routes.of(edition.order.config).of_url(old.facts.url)
    claim = edition.composer.claims.first_at(route.path)
    return claim.source if claim is not None else source


def _since_last_build(edition: Edition) -> Iterator[tuple[str, Version]]:
    path = edition.order.config.root / FOLDER / NAME
    if not is_sealed(path):
        return
    # A memory that could be trusted and yet cannot be read says nothing of what readers had.
    with suppress(sqlite3.DatabaseError), closing(reader(path)) as memory:
        # Every digest is compared: a check remembers its own editions, and not since when readers have had a text.
        for source in sorted({source for source, _ in _digests(edition.connection) ^ _digests(memory)}):
            old = memory.execute(SHOWN, (source,)).fetchone()
            if old is not None:
                yield source, Version(facts_from(source, old[1]), body_from(old[2][SIZE:]))


def _digests(memory: sqlite3.Connection) -> set[tuple[str, str]]:
    return set(memory.execute("SELECT source, digest FROM manuscript"))


def _since(edition: Edition, since: Revision) -> Iterator[tuple[str, Version]]:
    config = edition.order.config
    for path in since.changed():
        content = since.content(path) if path.endswith(".md") and not path.startswith("content/pages/") else None
        if content is None:
            continue
        try:
            reading = read_reading(content, Source(path, SourceKind.ARTICLE, len(content)), config)
            body = convert_body(reading, config)
        except Broken:
            continue
        facts = facts_of(reading, body, Routes.of(config))
        if hold(facts, edition.order.now) is None:
            yield path, Version(facts, body)


def _problem(edition: Edition, source: str, change: Change) -> Problem:
    facts = (("before", change.before), ("after", change.after))
    return warning("changed.silently", _place(edition, source, change), field=change.field, facts=facts)


def _place(edition: Edition, source: str, change: Change) -> Place:
    """Return where the new text begins to differ: its line in the body, or its field; else the file."""
    reading = edition.composer.again(source)
    if reading is None:
        return Place(source, 1, 1)
    if change.field != "body":
        return reading.place(change.field)
    for count in range(len(change.words), 0, -1):
        words = r"\W+".join(map(re.escape, change.words[:count]))
        found = re.search(words, reading.body)
        if found is not None:
            return reading.place_in_body(found.start())
    return Place(source, reading.body_line, 1)
