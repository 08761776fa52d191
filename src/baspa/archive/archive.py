"""The archive: all visible stories, on their shelves. It answers named queries and nothing else.

It lies in the site's memory, so opening it costs the same for any number of stories; what a query touches is read.
"""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from baspa.archive.facts import Facts, facts_from, picture_path
from baspa.archive.loaded import LoadedRow, load
from baspa.archive.pictures import Pictures
from baspa.archive.related import similar
from baspa.archive.shelves import EVERYTHING, Row, Shelf
from baspa.archive.stories import Picture, Story, Term
from baspa.archive.unread import Unread
from baspa.reading.config import Config
from baspa.routes import Routes

AT_HAND = 4_096
"""Stories kept ready; neighbours in time are asked for together."""
AHEAD = 20
"""Neighbours in time that are asked for at once: latest news, similar news and the stories before and after."""
TERM_KINDS = ("category", "author", "tag")


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The stories published just before and just after one."""

    older: Story | None
    newer: Story | None


@dataclass(frozen=True, slots=True)
class DateShelf:
    """A year, a month or a day on which something was published."""

    key: str
    """`2026`, `2026-11` or `2026-11-22`."""
    count: int
    """Stories on it."""

    @property
    def parts(self) -> tuple[int, ...]:
        """Return the year, and the month and day where it has them, as numbers."""
        return tuple(int(part) for part in self.key.split("-"))


@dataclass(frozen=True, slots=True)
class Listed:
    """What `site.yaml` says of the sections and the bylines, in its order: slug → one sentence."""

    category: Mapping[str, str]
    author: Mapping[str, str]
    organizations: frozenset[str] = frozenset()
    """Slugs of the bylines that are nobody's own."""

    def of(self, kind: str) -> Mapping[str, str]:
        """Return the listing of a kind of term; empty for one that is never listed."""
        return {"category": self.category, "author": self.author}.get(kind, {})


def listed(config: Config) -> Listed:
    """Return the sections and bylines that `site.yaml` lists, with what it says of them."""
    categories, authors = config.site.categories or {}, config.site.authors or {}
    return Listed(
        {slug: entry.about for slug, entry in categories.items()},
        {slug: entry.about for slug, entry in authors.items()},
        frozenset(slug for slug, entry in authors.items() if entry.kind == "organization"),
    )


class Archive:
    """Every story of an edition."""

    def __init__(self, memory: sqlite3.Connection, routes: Routes, listed: Listed) -> None:
        """Open the archive that a memory holds."""
        self._memory = memory
        self._routes = routes
        self._listed = listed
        self.pictures = Pictures(memory)
        self._rows: dict[Shelf, Row | LoadedRow] = {}
        self._is_loaded = False
        self._terms: dict[Shelf, Term] = {}
        self._named: dict[tuple[Shelf, str], Term] = {}
        """Terms by their names as well: they are the same after the memory has been changed."""
        self._ordered: dict[str, tuple[Term, ...]] = {}
        self._stories: dict[str, Story] = {}
        self._former: dict[str, tuple[Facts, Story]] = {}
        self._facts: dict[str, Facts] = {}

    def renew(self) -> None:
        """Forget what was kept ready: the memory has been changed. A story that has not is the same object again."""
        self._is_loaded = False
        self.pictures.renew()
        self._former = {source: (self._facts[source], story) for source, story in self._stories.items()}
        for ready in (self._rows, self._terms, self._ordered, self._stories, self._facts):
            ready.clear()

    def story(self, source: str) -> Story:
        """Return the story of a source; raises KeyError when it is not in this edition."""
        found = self.find(source)
        if found is None:
            raise KeyError(source)
        return found

    def find(self, source: str) -> Story | None:
        """Return the story of a source, or None when it is not in this edition."""
        if source in self._stories:
            return self._stories[source]
        row = self._memory.execute(
            "SELECT facts, picture FROM subject JOIN manuscript USING (source)"
            " WHERE source = ? AND kind = 'article' AND state = 'shown'",
            (source,),
        ).fetchone()
        if row is None:
            return None
        if len(self._stories) >= AT_HAND:
            self._stories.clear()
            self._facts.clear()
        facts = self._facts[source] = facts_from(source, row[0])
        story = self._unchanged(facts, pictured=bool(row[1])) or self.story_of(facts, pictured=bool(row[1]))
        self._stories[source] = story
        return story

    def _unchanged(self, facts: Facts, *, pictured: bool) -> Story | None:
        """Return the story that these facts made before the memory was changed, if it would be equal now."""
        former, story = self._former.pop(facts.source, (None, None))
        if story is None or former is not facts or story.image != self._image(facts, pictured=pictured):
            return None
        now = [self.term(Shelf(label.kind, label.slug)) for label in facts.labels if label.kind != "series"]
        return story if {*now} == {story.category, *story.authors, *story.tags} else None

    def _image(self, facts: Facts, *, pictured: bool) -> Picture | None:
        image = facts.image
        path = picture_path(facts.source, image.src) if image and pictured else None
        if path is None or image is None:
            return None
        return self.pictures.shown(path, self._routes.picture(path, beside=facts.url).url, image)

    def story_of(self, facts: Facts, *, pictured: bool) -> Story:
        """Return the story that facts make; `pictured` tells whether its lead picture is there."""
        assert facts.time is not None  # noqa: S101 - every article has one
        terms: dict[str, list[Term]] = {kind: [] for kind in (*TERM_KINDS, "series")}
        for label in facts.labels:
            if label.kind != "series":
                terms[label.kind].append(self.term(Shelf(label.kind, label.slug)))
        return Story(
            source=facts.source,
            url=facts.url,
            title=facts.title,
            category=terms["category"][0],
            time=facts.time,
            authors=tuple(terms["author"]),
            summary=facts.summary,
            standfirst=facts.summary if facts.summarised else "",
            kicker=facts.kicker,
            tags=tuple(terms["tag"]),
            updated=facts.updated,
            breaking=facts.breaking,
            ended=facts.ended,
            newest=facts.newest,
            image=self._image(facts, pictured=pictured),
            series=facts.series,
            pinned=facts.pinned,
            kind=facts.genre,
            lang=facts.lang,
            minutes=facts.minutes,
            corrections=facts.corrections,
            related=facts.related,
            translations=facts.translations,
            extra=facts.extra,
        )

    def stories(self, sources: Iterable[str]) -> tuple[Story, ...]:
        """Return the stories of sources, in their order; one is read when something is asked of it."""
        ready = self._stories
        return tuple(ready.get(source) or Unread(source, self.story) for source in sources)  # type: ignore[misc]

    def term(self, shelf: Shelf) -> Term:
        """Return the category, author or tag that a shelf belongs to; raises KeyError for an unknown one."""
        if shelf not in self._terms:
            row = self._memory.execute(
                "SELECT name FROM shelf WHERE kind = ? AND key = ?", (shelf.kind, shelf.key)
            ).fetchone()
            if row is None:
                raise KeyError(shelf.key)
            key = (shelf, row[0])
            if key not in self._named:
                self._named[key] = self._term(*key)
            self._terms[shelf] = self._named[key]
        return self._terms[shelf]

    def _term(self, shelf: Shelf, name: str) -> Term:
        make = {"category": self._routes.category, "author": self._routes.author, "tag": self._routes.tag}
        about = self._listed.of(shelf.kind).get(shelf.key, "")
        many = shelf.kind == "author" and shelf.key in self._listed.organizations
        return Term(shelf.key, name, make[shelf.kind](shelf.key).url, about, "organization" if many else "person")

    def load(self) -> None:
        """Keep all shelves ready: for work that asks of thousands of stories."""
        self._rows = dict(load(self._memory))
        self._is_loaded = True

    def row(self, shelf: Shelf) -> Row | LoadedRow:
        """Return the stories of a shelf, oldest first; an empty row for an unknown shelf."""
        if shelf not in self._rows and self._is_loaded:
            return Row(self._memory, 0, 0)
        if shelf not in self._rows:
            found = self._memory.execute(
                "SELECT id, count FROM shelf WHERE kind = ? AND key = ?", (shelf.kind, shelf.key)
            ).fetchone()
            number, count = found or (0, 0)
            self._rows[shelf] = Row(self._memory, number, count, AHEAD if shelf == EVERYTHING else 0)
        return self._rows[shelf]

    def count(self, shelf: Shelf) -> int:
        """Return how many stories stand on a shelf."""
        return self.row(shelf).count

    def latest(self, count: int, *, before: Story | None = None, shelf: Shelf = EVERYTHING) -> tuple[Story, ...]:
        """Return the newest stories of a shelf, newest first; with `before`, as of that story's publication."""
        return self.stories(self.row(shelf).newest(count, before=before.rank if before else None))

    def between(self, shelf: Shelf, start: int, end: int) -> tuple[Story, ...]:
        """Return the stories at positions `start` to `end` of a shelf counted from the oldest, newest first."""
        return self.stories(reversed(self.row(shelf).between(start, end)))

    def related(self, story: Story, count: int) -> tuple[Story, ...]:
        """Return similar news: first what the editor chose, then what is most alike."""
        chosen = [found for source in story.related if (found := self.find(source)) and found.source != story.source]
        rank = story.rank
        alike = similar(story, lambda shelf, reach: self.row(shelf).near(rank, reach), count + len(chosen))
        sources = dict.fromkeys((*(other.source for other in chosen), *alike))
        return self.stories(tuple(sources)[:count])

    def neighbours(self, story: Story) -> Neighbours:
        """Return the stories just before and just after one, of the whole paper."""
        row, rank = self.row(EVERYTHING), story.rank
        older, newer = row.older(rank, 1), row.newer(rank, 1)
        return Neighbours(
            older=self.story(older[0]) if older else None,
            newer=self.story(newer[0]) if newer else None,
        )

    def series(self, story: Story) -> tuple[Story, ...]:
        """Return the stories of the same series, oldest first, itself among them."""
        if not story.series:
            return ()
        row = self.row(Shelf("series", story.series))
        return self.stories(row.between(0, row.count))

    def breaking(self) -> tuple[Story, ...]:
        """Return the stories whose banners are up, newest first."""
        rows = self._memory.execute(
            "SELECT source FROM banner JOIN subject USING (source) ORDER BY at DESC, source DESC"
        )
        return self.stories(source for (source,) in rows.fetchall())

    def terms(self, kind: str) -> tuple[Term, ...]:
        """Return the categories, authors or tags that have stories: as `site.yaml` lists them, then by name."""
        if kind not in self._ordered:
            found = self._memory.execute("SELECT key, name FROM shelf WHERE kind = ? AND count > 0", (kind,))
            names = dict(sorted(found, key=lambda row: (row[1].casefold(), row[0])))
            order = (*(slug for slug in self._listed.of(kind) if slug in names), *names)
            self._ordered[kind] = tuple(self._term(Shelf(kind, slug), names[slug]) for slug in dict.fromkeys(order))
        return self._ordered[kind]

    def shelves(self, kind: str, below: str = "") -> tuple[DateShelf, ...]:
        """Return the years, or the months of a year, or the days of a month, newest first."""
        found = self._memory.execute(
            "SELECT key, count FROM shelf WHERE kind = ? AND key >= ? AND key < ? AND count > 0 ORDER BY key DESC",
            (kind, below, f"{below}~"),
        )
        return tuple(DateShelf(*row) for row in found)

    def beside(self, shelf: Shelf) -> tuple[str, str]:
        """Return the keys of the next date shelf with stories and of the one before; empty where there is none."""
        newer = self._memory.execute(
            "SELECT key FROM shelf WHERE kind = ? AND key > ? AND count > 0 ORDER BY key LIMIT 1",
            (shelf.kind, shelf.key),
        ).fetchone()
        older = self._memory.execute(
            "SELECT key FROM shelf WHERE kind = ? AND key < ? AND count > 0 ORDER BY key DESC LIMIT 1",
            (shelf.kind, shelf.key),
        ).fetchone()
        return (newer[0] if newer else ""), (older[0] if older else "")
