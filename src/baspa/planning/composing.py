"""Composing: from what was gathered to an edition in the memory, and to what its output does not show yet.

The same rules for one changed story and for a whole archive. For a change everything is settled in this order: who
is seen and where; what the stories that change reached; where they stand now; what they reach now; which files are
wanted. A whole archive skips what only marks pages: all of them are stale.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from baspa.archive.archive import TERM_KINDS, Archive
from baspa.archive.facts import STANDING, Facts
from baspa.archive.shelves import CORRECTED, EVERYTHING, Shelf, numbered_pages
from baspa.planning.changes import Changes
from baspa.planning.claims import Again, Claim, Claims, numbered
from baspa.planning.complaints import Complaints
from baspa.planning.echoes import Echoes
from baspa.planning.judging import Judgement, judge
from baspa.planning.marks import Marks
from baspa.planning.pages import FileCopy, Page
from baspa.planning.plan import (
    ASSETS,
    FIXED,
    SITEMAPS,
    fixed_pages,
    own_files,
    shelf_family,
    shelf_pages,
    sitemap_pages,
    source_family,
    source_pages,
)
from baspa.planning.references import References
from baspa.planning.settling import Settled, Settling
from baspa.planning.shelving import Shelved, Shelving, came_or_went
from baspa.planning.staleness import Asked, Reach, Why, beside_paths
from baspa.planning.subjects import Broken, Files, Held, Urls
from baspa.planning.timeliness import ahead
from baspa.planning.volumes import FOLDER, entry_path, how_many, volume_of
from baspa.problems import Problem
from baspa.reading.config import Config
from baspa.reading.sources import Source
from baspa.routes import Routes

BATCH = 2_000
"""Sources of a whole archive that are composed at a time."""


@dataclass(frozen=True, slots=True)
class Composer:
    """Composes the edition that readers may see at one moment."""

    archive: Archive
    config: Config
    settling: Settling
    asked: Asked
    """What pages asked when they were last made."""
    again: Again
    claims: Claims
    marks: Marks
    complaints: Complaints
    _paths: set[str] = field(default_factory=set)
    """Files of the edition that came or went."""

    def compose(self, changes: Changes) -> None:
        """Take changes into the edition."""
        self._paths.clear()
        files = {source.path for source in (*changes.files, *changes.files_removed)}
        texts = sorted({one.source for one in changes.gathered} | {*changes.removed, *changes.due})
        before = {source: self.settling.known(source) for source in texts}
        self.settling.store(changes.gathered)
        self.settling.remove(changes.removed)
        after = {source: self.settling.now_of(source) for source in texts}
        self.settling.write(after.values())
        moved = {source for source in texts if before[source].found_as != after[source].found_as}
        naming = sorted(self.settling.naming(moved | files) - set(texts))
        before |= {source: self.settling.known(source) for source in naming}
        after |= {source: before[source] for source in naming}
        judgements = self._judge(after)
        after |= {source: replace(after[source], picture=self._token(one)) for source, one in judgements.items()}
        self._shelve(before, after)
        self.settling.write(after.values())
        self._write_names(before, after)
        self._own_pages(changes, before, after, naming)
        echoes = Echoes(self.archive, self.config, self.asked, self.marks)
        echoes.mark(before, after, {*(fresh.source for fresh in changes.gathered), *naming})
        for source in after:
            self._family(source_family(source), self._wanted(after[source], judgements.get(source)), source)
        self._copies(changes)
        self._sitemaps()
        if any(one.facts and one.facts.kind == STANDING for one in (*before.values(), *after.values())):
            self._mark_list_of_pages()
        self.complaints.names({source: one.problems for source, one in judgements.items()}, after)
        self.complaints.clock({source: self._ahead(one) for source, one in after.items()}, after)
        self.complaints.banners()
        self.complaints.pictures(self.archive.pictures.faulty())
        self.complaints.paths(self._paths, set(after), self.claims)
        self.marks.tidy()

    def compose_everything(self, files: Iterable[Source], assets: Iterable[FileCopy]) -> None:
        """Compose all manuscripts of the memory anew, a few at a time; nothing else must be known of an edition."""
        routes, shelving = self._routes, self.shelving
        for rows in self._batches():
            settled = [self.settling.settled(source, text) for source, text in rows]
            self.settling.write(settled)
            self.settling.write_all_names(one.facts for one in settled if one.facts)
            shelving.put(one.story for one in settled if one.story)
        shelved = shelving.finish()
        self.archive.renew()
        references, broken = self.references(), Broken(self.settling.memory)
        for rows in self._batches():
            claims: list[Claim] = []
            judgements: dict[str, Judgement] = {}
            ahead_of_time: dict[str, tuple[Problem, ...]] = {}
            for source, text in rows:
                one = self.settling.settled(source, text)
                if one.shown is None:
                    continue
                judgement = judgements[source] = judge(one.shown, references, broken, self.again, self._facts)
                ahead_of_time[source] = self._ahead(one)
                claims += numbered(source_family(source), self._wanted(one, judgement))
            self.claims.add(claims)
            self._picture({source: token for source, one in judgements.items() if (token := self._token(one))})
            self.complaints.new({source: one.problems for source, one in judgements.items() if one.problems})
            self.complaints.clock({source: early for source, early in ahead_of_time.items() if early}, ())
        for shelf in {EVERYTHING, CORRECTED, *shelved.counts}:
            count = shelved.counts.get(shelf, (0, 0))[1]
            self.claims.add(numbered(shelf_family(shelf), shelf_pages(shelf, count, self.config, routes)))
        for file in files:
            self.claims.add(numbered(source_family(file.path), own_files(file, routes, self.archive.pictures)))
        self.claims.add(numbered(ASSETS, assets))
        self.claims.add(numbered(FIXED, fixed_pages(self.config, routes)))
        self.claims.add(numbered(SITEMAPS, sitemap_pages(self.archive, routes)))
        self.complaints.banners()
        self.complaints.pictures(self.archive.pictures.faulty())
        self.complaints.everywhere(self.claims)

    def assets(self, copies: Iterable[FileCopy]) -> None:
        """Let the edition have other files of the layouts."""
        self._family(ASSETS, copies, "")
        self.marks.tidy()

    def references(self) -> References:
        """Return what resolves names by the memory as it is now."""
        memory = self.settling.memory
        return References(self._routes, Urls(memory), Held(memory), Files(memory))

    @property
    def shelving(self) -> Shelving:
        """Return what puts stories on shelves."""
        return Shelving(self.settling.memory)

    @property
    def _routes(self) -> Routes:
        return Routes.of(self.config)

    def _batches(self) -> Iterator[list[tuple[str, str]]]:
        memory = self.settling.memory
        last = ""
        while rows := memory.execute(
            "SELECT source, facts FROM manuscript WHERE source > ? ORDER BY source LIMIT ?", (last, BATCH)
        ).fetchall():
            last = rows[-1][0]
            yield rows

    def _picture(self, tokens: Mapping[str, str]) -> None:
        rows = ((token, source) for source, token in tokens.items())
        self.settling.memory.executemany("UPDATE subject SET picture = ? WHERE source = ?", rows)

    def _token(self, judgement: Judgement) -> str:
        """Return what its lead picture is, so that another one is noticed; empty when it has none."""
        return self.archive.pictures.token(judgement.picture) if judgement.picture else ""

    def _judge(self, after: Mapping[str, Settled]) -> dict[str, Judgement]:
        references, broken = self.references(), Broken(self.settling.memory)
        return {
            source: judge(one.shown, references, broken, self.again, self._facts)
            for source, one in after.items()
            if one.shown
        }

    def _ahead(self, one: Settled) -> tuple[Problem, ...]:
        return ahead(one.story, self.settling.now, self.again) if one.story else ()

    def _facts(self, source: str) -> Facts | None:
        return self.settling.known(source).facts

    def _shelve(self, before: Mapping[str, Settled], after: Mapping[str, Settled]) -> None:
        """Let stories change places, marking what they reached before and what they reach now."""
        changed = [source for source in after if before[source].told != after[source].told]
        if not changed:
            return
        places = {source: came_or_went(before[source].story, after[source].story) for source in changed}
        for source, (stood, _, moved) in places.items():
            self._mark_reached(before[source], stood, moved)
        shelving = self.shelving
        shelving.take(story for source in changed if (story := before[source].story))
        shelving.put(story for source in changed if (story := after[source].story))
        shelved = shelving.finish()
        self.archive.renew()
        for source, (_, stands, moved) in places.items():
            self._mark_reached(after[source], stands, moved)
            for other in self.settling.naming([source]):
                self.marks.source(other, Why.NAMED, source)
        self._shelves_changed(shelved)

    def _mark_reached(self, one: Settled, shelves: frozenset[Shelf], moved: frozenset[Shelf]) -> None:
        if one.story is not None:
            story = self.archive.story_of(one.story, pictured=bool(one.picture))
            reach = Reach(self.archive, self.config, self.asked)
            self.marks.touch(reach.of(story, shelves, moved & shelves), one.source)

    def _shelves_changed(self, shelved: Shelved) -> None:
        """Let the pages of shelves follow how many stories they hold."""
        size, routes = self.config.site.listing.size, self._routes
        for shelf, (old, new) in sorted(shelved.counts.items()):
            volumes = shelf.kind == "year" and self.config.site.search and how_many(old) != how_many(new)
            if not old or not new or numbered_pages(old, size) != numbered_pages(new, size) or volumes:
                self._family(shelf_family(shelf), shelf_pages(shelf, new, self.config, routes), "")
            if volumes:
                self.marks.path(routes.folder(FOLDER).path, Why.SEARCH)
        for shelf in shelved.born | shelved.died:
            if shelf.kind in {"year", "month", "day"}:
                for path in beside_paths(self.archive, shelf, routes):
                    self.marks.path(path, Why.DATES)
            if shelf.kind in TERM_KINDS or shelf == CORRECTED:
                self._mark_list_of_pages()
        sections = any(shelf.kind == "category" for shelf in shelved.born | shelved.died)
        if sections or any(shelf.kind in TERM_KINDS for shelf in shelved.renamed):
            self.marks.everything(Why.TERMS, copies=False)

    def _mark_list_of_pages(self) -> None:
        for path in ("sitemaps/pages.xml", "sitemap.xml"):
            self.marks.path(path, Why.SITEMAP)

    def _write_names(self, before: Mapping[str, Settled], after: Mapping[str, Settled]) -> None:
        for source, one in after.items():
            old = before[source].facts
            if old is not None and old != one.facts:
                self.settling.forget_names(old)
            if one.facts is not None:
                self.settling.write_all_names([one.facts])

    def _own_pages(
        self,
        changes: Changes,
        before: Mapping[str, Settled],
        after: Mapping[str, Settled],
        naming: Iterable[str],
    ) -> None:
        """Mark the pages of what was read anew, and of what names something that is different now."""
        for fresh in changes.gathered:
            self.marks.source(fresh.source, Why.SOURCE, fresh.source)
            story = after[fresh.source].story
            if story is not None and self.config.site.search:
                self.marks.path(entry_path(volume_of(story.source, self.archive)), Why.SEARCH, fresh.source)
        for source in naming:
            self.marks.source(source, Why.NAMED, source)
        for source, one in after.items():
            if before[source].picture != one.picture:
                self.marks.source(source, Why.FILE, source)

    def _wanted(self, one: Settled, judgement: Judgement | None) -> Iterator[Page | FileCopy]:
        if one.shown is not None and judgement is not None:
            card = self.config.site.images.cards and one.story is not None and not judgement.picture
            feed = self.config.site.feeds.made
            pictures = self.archive.pictures
            yield from source_pages(one.shown, judgement.needed, self._routes, pictures, card=card, feed=feed)

    def _copies(self, changes: Changes) -> None:
        for source in changes.files:
            own = own_files(source, self._routes, self.archive.pictures)
            self._family(source_family(source.path), own, source.path)
            self.marks.copies_of(source.path, Why.FILE)
        for source in changes.files_removed:
            self._family(source_family(source.path), [], source.path)

    def _sitemaps(self) -> None:
        if self._family(SITEMAPS, sitemap_pages(self.archive, self._routes), ""):
            self.marks.path("sitemap.xml", Why.SITEMAP)

    def _family(self, family: str, wanted: Iterable[Page | FileCopy], cause: str) -> bool:
        """Let a family want other files; tell whether it does."""
        difference = self.claims.replace(family, wanted)
        self.marks.difference(difference, cause)
        self._paths.update(claim.path for claim in (*difference.new, *difference.gone))
        return bool(difference.new or difference.gone or difference.other)
