"""Complaints: everything that is wrong with an edition, kept by source until the source or its neighbours change."""

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from baspa.archive.facts import facts_from
from baspa.archive.problem_texts import problem_from, problem_text
from baspa.pictures.developed import Developed
from baspa.planning.claims import Again, Claims
from baspa.planning.judging import is_site_link, nowhere
from baspa.planning.timeliness import hidden_banners
from baspa.problems import Problem
from baspa.routes import Routes, collision_key

NAMES, NOWHERE, URLS, FOUND, PICTURES, CLOCK, BANNERS = (
    "names",
    "nowhere",
    "urls",
    "found",
    "pictures",
    "clock",
    "banners",
)
"""The stages that complain, besides reading: what a source names, pages it links to, URLs, files, pictures, moments
that have not come yet, banners of breaking news."""
MEDIA = "content/media/"


@dataclass(frozen=True, slots=True)
class Complaints:
    """The problems of an edition."""

    memory: sqlite3.Connection
    routes: Routes
    again: Again

    def all(self) -> tuple[Problem, ...]:
        """Return every problem there is."""
        return tuple(problem_from(text) for (text,) in self.memory.execute("SELECT record FROM problem"))

    def found(self, problems: Iterable[Problem], covered: Callable[[str], bool]) -> None:
        """Keep what is wrong with the files as they lie on disk, instead of what was kept of the paths covered."""
        rows = self.memory.execute("SELECT rowid, record FROM problem WHERE stage = ?", (FOUND,)).fetchall()
        old = ((row,) for row, record in rows if covered(problem_from(record).place.path))
        self.memory.executemany("DELETE FROM problem WHERE rowid = ?", old)
        self._keep(FOUND, {"": list(problems)})

    def pictures(self, faulty: Iterable[Developed]) -> None:
        """Keep what is wrong with the pictures that are media, or that somebody names: no reader sees the others."""
        self.memory.execute("DELETE FROM problem WHERE stage = ?", (PICTURES,))
        seen = (one for one in faulty if one.source.startswith(MEDIA) or self._is_named(one.source))
        self._keep(PICTURES, {"": [problem for one in seen if (problem := one.problem)]})

    def names(self, problems: Mapping[str, Iterable[Problem]], settled: Iterable[str]) -> None:
        """Keep what some sources name wrongly, instead of what was kept of them."""
        self._drop(NAMES, settled)
        self.new(problems)

    def new(self, problems: Mapping[str, Iterable[Problem]]) -> None:
        """Keep what sources name wrongly of which nothing was kept."""
        self._keep(NAMES, problems)

    def clock(self, problems: Mapping[str, Iterable[Problem]], settled: Iterable[str]) -> None:
        """Keep which moments of some sources have not come yet."""
        self._drop(CLOCK, settled)
        self._keep(CLOCK, problems)

    def banners(self) -> None:
        """Look again at whose breaking news is on every page: readers see one banner at a time."""
        self.memory.execute("DELETE FROM problem WHERE stage = ?", (BANNERS,))
        rows = self.memory.execute(
            "SELECT source FROM banner JOIN subject USING (source) ORDER BY at DESC, source DESC"
        )
        self._keep(BANNERS, {"": hidden_banners([source for (source,) in rows.fetchall()], self.again)})

    def paths(self, paths: Iterable[str], sources: set[str], claims: Claims) -> None:
        """Look again at what changed paths of the edition, and changed sources, may have made wrong or right."""
        changed = set(paths)
        self._nowhere(sources | self._linking(changed), claims)
        before = {key for (key,) in self.memory.execute("SELECT key FROM clash")}
        self._clashes(claims.clashing({collision_key(path) for path in changed} | before), claims)

    def everywhere(self, claims: Claims) -> None:
        """Look at all paths of an edition."""
        linking = self.memory.execute("SELECT DISTINCT source FROM names WHERE target >= '/' AND target < '0'")
        self._nowhere({source for (source,) in linking.fetchall()}, claims)
        self._clashes(claims.clashing_everywhere(), claims)

    def _is_named(self, path: str) -> bool:
        return self.memory.execute("SELECT 1 FROM names WHERE target = ?", (path,)).fetchone() is not None

    def _linking(self, paths: Iterable[str]) -> set[str]:
        """Return the sources that link to some files of the edition by their URLs."""
        found = set()
        for path in paths:
            url = unquote(self.routes.of_path(path).url)
            for target in {url, url.rstrip("/"), f"{url}index.html" if url.endswith("/") else url}:
                rows = self.memory.execute("SELECT source FROM names WHERE target = ?", (target,))
                found |= {source for (source,) in rows}
        return found

    def _nowhere(self, sources: Iterable[str], claims: Claims) -> None:
        looked = sorted(sources)
        self._drop(NOWHERE, looked)
        base = unquote(self.routes.base_path)

        def answered(target: str) -> bool:
            if not target.startswith(f"{base}/") and target != base:
                return False
            path = target.removeprefix(base).strip("/")
            folder = f"{path}/index.html" if path else "index.html"
            return claims.is_claimed(folder) or (not target.endswith("/") and claims.is_claimed(path))

        for source in looked:
            row = self.memory.execute(
                "SELECT facts FROM manuscript JOIN subject USING (source) WHERE source = ? AND state = 'shown'",
                (source,),
            ).fetchone()
            facts = facts_from(source, row[0]) if row else None
            if facts is not None and any(map(is_site_link, facts.names)):
                self._keep(NOWHERE, {source: nowhere(facts, answered, self.again)})

    def _clashes(self, keys: set[str], claims: Claims) -> None:
        self.memory.execute("DELETE FROM clash")
        self.memory.execute("DELETE FROM problem WHERE stage = ?", (URLS,))
        self.memory.executemany("INSERT INTO clash VALUES (?)", ((key,) for key in sorted(keys)))
        self._keep(URLS, {"": claims.problems(sorted(keys), self.again, self.routes)})

    def _drop(self, stage: str, sources: Iterable[str]) -> None:
        self.memory.executemany(
            "DELETE FROM problem WHERE source = ? AND stage = ?", ((source, stage) for source in sources)
        )

    def _keep(self, stage: str, problems: Mapping[str, Iterable[Problem]]) -> None:
        self.memory.executemany(
            "INSERT INTO problem VALUES (?, ?, ?)",
            ((source, stage, problem_text(one)) for source, many in problems.items() for one in many),
        )
