"""Settling: the rows that a memory keeps of a source, whether readers see it and where, and what it names."""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from baspa.archive.facts import ARTICLE, Facts, facts_from
from baspa.archive.visibility import Hold, hold
from baspa.memory.sealing import manuscript_seal
from baspa.planning.gathering import Gathered
from baspa.planning.subjects import BROKEN, HELD, OUT, SHOWN

LATER = frozenset((Hold.DRAFT, Hold.FUTURE, Hold.EMBARGO))
"""Why something is not seen yet; what has expired is not seen any more."""
FEW = {"banner": "INSERT OR REPLACE INTO banner VALUES (?)", "early": "INSERT OR REPLACE INTO early VALUES (?, ?)"}
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
    early: Hold | None = None
    """Why readers do not see yet what is shown here."""

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
    ahead: bool = False
    """Whether what readers will see later is shown already. Only a preview does that, to those who make the paper."""

    def known(self, source: str) -> Settled:
        """Return what the memory knows of a source."""
        row = self.memory.execute(
            "SELECT facts, state, picture, banner.source, early.hold FROM manuscript LEFT JOIN subject USING (source)"
            " LEFT JOIN banner USING (source) LEFT JOIN early USING (source) WHERE source = ?",
            (source,),
        ).fetchone()
        if row is None or row[1] is None:
            return Settled(source)
        facts = facts_from(source, row[0]) if row[0] else None
        return Settled(source, facts, row[1], row[2], row[3] is not None, Hold(row[4]) if row[4] else None)

    def now_of(self, source: str) -> Settled:
        """Return what is to be known of a source now, by its manuscript; but for its lead picture."""
        row = self.memory.execute("SELECT facts FROM manuscript WHERE source = ?", (source,)).fetchone()
        return self.settled(source, row[0]) if row else Settled(source)

    def settled(self, source: str, text: str) -> Settled:
        """Return what is to be known of a source with these facts."""
        facts = facts_from(source, text) if text else None
        if facts is None or source in self.out:
            return Settled(source, facts, BROKEN if facts is None else OUT)
        held = hold(facts, self.now, drafts=self.drafts and not self.ahead)
        if held is not None and not (self.ahead and held in LATER):
            return Settled(source, facts, HELD)
        breaking = facts.breaking is not None and self.now < facts.breaking
        return Settled(source, facts, SHOWN, breaking=breaking, early=held)

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
        for table in ("manuscript", "subject", "banner", "early", "problem", "signature"):
            self.memory.executemany(f"DELETE FROM {table} WHERE source = ?", rows)  # noqa: S608 - our own names

    def write(self, settled: Iterable[Settled]) -> None:
        """Write down who is seen, and where, whose banner is up, and what is shown before its time."""
        settled = list(settled)
        self._write_few("banner", settled, [(one.source,) for one in settled if one.breaking])
        self._write_few("early", settled, [(one.source, one.early) for one in settled if one.early])
        self.memory.executemany(
            "INSERT OR REPLACE INTO subject VALUES (?, ?, ?, ?, ?, ?)",
            (
                (one.source, one.facts.kind if one.facts else "", one.state, one.facts.url if one.facts else "",
                 one.facts.at if one.facts else 0, one.picture)
                for one in settled
                if one.state
            ),
        )  # fmt: skip

    def _write_few(self, table: str, settled: list[Settled], rows: list[tuple[str, ...]]) -> None:
        """Write the rows of a table in which few of the settled have one."""
        there = {source for (source,) in self.memory.execute(f"SELECT source FROM {table}")}  # noqa: S608 - our own names
        gone = there & {one.source for one in settled} - {row[0] for row in rows}
        self.memory.executemany(f"DELETE FROM {table} WHERE source = ?", ((source,) for source in gone))  # noqa: S608
        self.memory.executemany(FEW[table], rows)

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
