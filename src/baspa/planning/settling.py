"""Settling: the rows that a memory keeps of a source, whether readers see it and where, and what it names."""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from baspa.archive.facts import ARTICLE, Facts, facts_from
from baspa.archive.visibility import hold
from baspa.memory.sealing import manuscript_seal
from baspa.planning.gathering import Gathered
from baspa.planning.subjects import BROKEN, HELD, OUT, SHOWN

GATHERED = "INSERT OR REPLACE INTO manuscript VALUES (?, ?, ?, ?, ?, ?)"


@dataclass(frozen=True, slots=True)
class Settled:
    """What is known of one source."""

    source: str
    facts: Facts | None = None
    """None when it is broken, or gone."""
    state: str = ""
    """Empty when it is gone."""
    picture: str = ""
    """What its lead picture is; empty when it has none, or that is not there."""
    breaking: bool = False
    """Whether its banner is up."""

    @property
    def url(self) -> str:
        """Return where readers see it; empty when they do not."""
        return self.facts.url if self.facts and self.state == SHOWN else ""

    @property
    def shown(self) -> Facts | None:
        """Return the facts of what readers see."""
        return self.facts if self.state == SHOWN else None

    @property
    def story(self) -> Facts | None:
        """Return the facts of a story that readers see."""
        return self.shown if self.facts and self.facts.kind == ARTICLE else None

    @property
    def found_as(self) -> tuple[object, ...]:
        """Return what sources that name it depend on."""
        facts = self.facts
        return (self.url, self.state, *((facts.lang, facts.translations) if facts else ()))

    @property
    def told(self) -> tuple[Facts | None, str]:
        """Return what other pages can show of it: equal when none of them changes."""
        return (replace(self.story, names=(), aliases=(), minor=None) if self.story else None), self.picture


@dataclass(frozen=True, slots=True)
class Settling:
    """Settles sources of one site at one moment."""

    memory: sqlite3.Connection
    now: datetime
    drafts: bool
    out: set[str]
    """Sources that are held out as if they were broken."""

    def known(self, source: str) -> Settled:
        """Return what the memory knows of a source."""
        row = self.memory.execute(
            "SELECT facts, state, picture, banner.source FROM manuscript LEFT JOIN subject USING (source)"
            " LEFT JOIN banner USING (source) WHERE source = ?",
            (source,),
        ).fetchone()
        if row is None or row[1] is None:
            return Settled(source)
        facts = facts_from(source, row[0]) if row[0] else None
        return Settled(source, facts, row[1], row[2], row[3] is not None)

    def now_of(self, source: str) -> Settled:
        """Return what is to be known of a source now, by its manuscript; but for its lead picture."""
        row = self.memory.execute("SELECT facts FROM manuscript WHERE source = ?", (source,)).fetchone()
        return self.settled(source, row[0]) if row else Settled(source)

    def settled(self, source: str, text: str) -> Settled:
        """Return what is to be known of a source with these facts."""
        facts = facts_from(source, text) if text else None
        state = self._state(source, facts)
        breaking = facts is not None and state == SHOWN and facts.breaking is not None and self.now < facts.breaking
        return Settled(source, facts, state, breaking=breaking)

    def _state(self, source: str, facts: Facts | None) -> str:
        if facts is None:
            return BROKEN
        if source in self.out:
            return OUT
        return HELD if hold(facts, self.now, drafts=self.drafts) else SHOWN

    def store(self, gathered: Iterable[Gathered]) -> None:
        """Keep what was gathered; what depends on nothing else."""
        rows, bodies, problems = [], [], []
        for one in gathered:
            content = (one.source, one.digest, one.facts, one.problems, one.body)
            rows.append((*content, manuscript_seal(*content)))
            if one.record is not None:
                bodies.append((one.body, one.record))
            problems += [(one.source, "read", line) for line in one.problems.split("\n") if line]
        words = ((one.source, one.words) for one in gathered)
        self.memory.executemany("INSERT OR REPLACE INTO signature VALUES (?, ?)", words)
        sources = ((row[0],) for row in rows)
        self.memory.executemany("DELETE FROM problem WHERE source = ? AND stage = 'read'", sources)
        self.memory.executemany(GATHERED, rows)
        self.memory.executemany("INSERT OR REPLACE INTO body VALUES (?, ?)", bodies)
        self.memory.executemany("INSERT INTO problem VALUES (?, ?, ?)", problems)

    def remove(self, sources: Iterable[str]) -> None:
        """Forget sources that are gone."""
        rows = [(source,) for source in sources]
        for table in ("manuscript", "subject", "banner", "problem", "signature"):
            self.memory.executemany(f"DELETE FROM {table} WHERE source = ?", rows)  # noqa: S608 - our own names

    def write(self, settled: Iterable[Settled]) -> None:
        """Write down who is seen, and where, and whose banner is up."""
        settled = list(settled)
        up = {source for (source,) in self.memory.execute("SELECT source FROM banner")}
        down = up & {one.source for one in settled if not one.breaking}
        self.memory.executemany("DELETE FROM banner WHERE source = ?", ((source,) for source in down))
        raised = ((one.source,) for one in settled if one.breaking)
        self.memory.executemany("INSERT OR IGNORE INTO banner VALUES (?)", raised)
        self.memory.executemany(
            "INSERT OR REPLACE INTO subject VALUES (?, ?, ?, ?, ?, ?)",
            (
                (one.source, one.facts.kind if one.facts else "", one.state, one.facts.url if one.facts else "",
                 one.facts.at if one.facts else 0, one.picture)
                for one in settled
                if one.state
            ),
        )  # fmt: skip

    def forget_names(self, before: Facts) -> None:
        """Forget what a source named."""
        self.memory.executemany("DELETE FROM names WHERE target = ? AND source = ?", _names(before))
        self.memory.executemany("DELETE FROM moment WHERE at = ? AND source = ?", self._moments(before))

    def write_all_names(self, many: Iterable[Facts]) -> None:
        """Write down what many new sources name."""
        facts = list(many)
        names = sorted(pair for one in facts for pair in _names(one))
        self.memory.executemany("INSERT OR REPLACE INTO names VALUES (?, ?)", names)
        self.memory.executemany(
            "INSERT OR REPLACE INTO moment VALUES (?, ?)", (pair for one in facts for pair in self._moments(one))
        )

    def naming(self, targets: Iterable[str]) -> set[str]:
        """Return the sources that name any of some targets."""
        return {
            source
            for target in targets
            for (source,) in self.memory.execute("SELECT source FROM names WHERE target = ?", (target,))
        }

    def _moments(self, facts: Facts) -> Iterator[tuple[int, str]]:
        if not facts.draft or self.drafts:
            yield from ((round(moment.timestamp()), facts.source) for moment in facts.moments)


def _names(facts: Facts) -> set[tuple[str, str]]:
    return {(name.target, facts.source) for name in facts.names if name.target}
