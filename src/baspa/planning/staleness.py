"""Staleness: which pages one story reaches, by what pages of each kind have asked.

A page is stale when a story in one of its answers, before a change or after it, has changed, come or gone. So the
question is asked from the story's side: in whose answers can it stand? Nothing else in the archive is looked at.
"""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum
from itertools import dropwhile

from baspa.archive.archive import TERM_KINDS, Archive
from baspa.archive.related import where_to_look
from baspa.archive.shelves import CORRECTED, EVERYTHING, Shelf, numbered_pages
from baspa.archive.stories import Story
from baspa.planning.pages import Page, PageKind
from baspa.planning.plan import FEEDS, SITEMAP_LIMIT, listing_route
from baspa.planning.volumes import entry_path, volume_at, volume_names
from baspa.reading.config import Config
from baspa.routes import Routes

Question = tuple[str, int]
"""What pages of a kind ask, and for how many: `("latest", 20)`."""
Asked = Mapping[str, AbstractSet[Question]]
"""By kind of page, as `page_class` names it."""
ON_SHELF = {"in_category": "category", "by_author": "author", "with_tag": "tag"}
AS_OF = frozenset(("latest", "pinned", *ON_SHELF))
"""Questions that an article's page asks as of its story's publication."""
LISTED_KINDS = frozenset(("all", CORRECTED.kind, *TERM_KINDS))


class What(StrEnum):
    """What a touch names."""

    SOURCE = "source"
    """The page of one source."""
    PATH = "path"
    PAGES = "pages"
    """All pages of a class."""


class Why(StrEnum):
    """Why a page is stale; each has its words in the catalogues."""

    FIRST = "first"
    NEW = "new"
    SOURCE = "source"
    NAMED = "named"
    LATEST = "latest"
    NEIGHBOUR = "neighbour"
    SIMILAR = "similar"
    SERIES = "series"
    ASKED = "asked"
    LISTING = "listing"
    DATES = "dates"
    FEED = "feed"
    SITEMAP = "sitemap"
    SEARCH = "search"
    TERMS = "terms"
    FILE = "file"
    LAYOUT = "layout"
    CONFIGURATION = "configuration"
    PROGRAM = "program"
    OUTPUT = "output"
    CLOCK = "clock"
    BREAKING = "breaking"
    GONE = "gone"
    """It is wanted no more."""


@dataclass(frozen=True, slots=True)
class Touch:
    """Pages that a change reaches, and why."""

    what: What
    name: str
    why: Why


def page_class(page: Page) -> str:
    """Return the class of pages that ask the same: a kind, numbered pages of listings apart."""
    return page.kind if page.number is None else f"{page.kind}#"


@dataclass(frozen=True, slots=True)
class Reach:
    """What a story reaches in the archive as it stands: before a change or after it."""

    archive: Archive
    config: Config
    asked: Asked

    def of(self, story: Story, shelves: AbstractSet[Shelf], moved: AbstractSet[Shelf]) -> Iterator[Touch]:
        """Yield what shows, or may show, a story that stands on `shelves`; on those of `moved` it comes or goes."""
        for name, questions in self.asked.items():
            if name == PageKind.ARTICLE:
                for question in sorted(questions):
                    yield from self._articles(story, question, moved=bool(moved))
            elif any(self._answers(story, question, moved=bool(moved)) for question in questions):
                yield Touch(What.PAGES, name, Why.ASKED)
        for shelf in sorted(shelves):
            if shelf.kind in LISTED_KINDS:
                yield from self._listing(story, shelf, moved=shelf in moved)
            elif shelf.kind in {"year", "month", "day"} and (shelf.kind == "day" or shelf in moved):
                yield Touch(What.PATH, date_path(shelf, self._routes), Why.DATES)
            if shelf.kind == "year" and self.config.site.search:
                yield from self._volumes(story, shelf, moved=shelf in moved)
        yield from self._machines(story)

    @property
    def _routes(self) -> Routes:
        return Routes.of(self.config)

    def _articles(self, story: Story, question: Question, *, moved: bool) -> Iterator[Touch]:
        """Yield the articles in whose answers to a question a story stands."""
        name, count = question
        row = self.archive.row(EVERYTHING)
        if name in {"latest", "pinned"}:
            yield from _pages(row.newer(story.rank, count), Why.LATEST)
        elif name == "neighbours":
            yield from _pages((*row.older(story.rank, 1), *row.newer(story.rank, 1)), Why.NEIGHBOUR)
        elif name == "related":
            for shelf, reach, _ in where_to_look(story):
                yield from _pages(self.archive.row(shelf).around(story.rank, reach), Why.SIMILAR)
        elif name == "series":
            if story.series:
                shelf_row = self.archive.row(Shelf("series", story.series))
                yield from _pages(shelf_row.between(0, shelf_row.count), Why.SERIES)
        elif name in ON_SHELF:
            for shelf in _term_shelves(story, ON_SHELF[name]):
                following = self.archive.row(shelf).newer(story.rank, count)
                last = self.archive.story(following[-1]).rank if len(following) == count else None
                yield from _pages(row.everything_between(story.rank, last), Why.ASKED)
        elif self._answers(story, question, moved=moved):
            yield Touch(What.PAGES, PageKind.ARTICLE, Why.ASKED)

    def _answers(self, story: Story, question: Question, *, moved: bool) -> bool:
        """Tell whether a story can stand in the answer to a question that is asked of the whole paper."""
        name, count = question
        if name in {"latest", "latest_now", "pinned"}:
            return self._among_newest(story, EVERYTHING, count)
        if name in ON_SHELF:
            return any(self._among_newest(story, shelf, count) for shelf in _term_shelves(story, ON_SHELF[name]))
        if name == "breaking":
            return story.breaking is not None
        return moved if name == "count" else name != "categories"

    def _among_newest(self, story: Story, shelf: Shelf, count: int) -> bool:
        return len(self.archive.row(shelf).newer(story.rank, count)) < count

    def _listing(self, story: Story, shelf: Shelf, *, moved: bool) -> Iterator[Touch]:
        """Yield the pages of a listing: the one a story is on; with all after it when stories move up or down."""
        kind = PageKind.HOME if shelf == EVERYTHING else PageKind(shelf.kind)
        row, size = self.archive.row(shelf), self.config.site.listing.size
        last = numbered_pages(row.count, size)
        rank = (
            (round(story.corrected.timestamp()), story.source)
            if story.corrected and shelf == CORRECTED
            else story.rank
        )
        number = row.position(rank) // size + 1
        numbers: list[int | None] = [n for n in range(number, last + 1) if moved or n == number]
        if moved or number > last:
            numbers.append(None)
        for one in numbers:
            yield Touch(What.PATH, listing_route(self._routes, kind, shelf.key, one).path, Why.LISTING)

    def _volumes(self, story: Story, shelf: Shelf, *, moved: bool) -> Iterator[Touch]:
        """Yield the volume a story is bound in; with all after it when stories move up or down."""
        row = self.archive.row(shelf)
        first = volume_at(shelf.key, row.position(story.rank))
        following = dropwhile(lambda volume: volume != first, volume_names(shelf.key, max(row.count, 1)))
        for volume in following if moved else (first,):
            yield Touch(What.PATH, entry_path(volume), Why.SEARCH)

    def feeds(self, story: Story) -> Iterator[Touch]:
        """Yield the feeds that a story is in."""
        feed = self.config.site.listing.feed
        if self.config.site.feeds.made:
            for _, name in FEEDS:
                if self._among_newest(story, EVERYTHING, feed):
                    yield Touch(What.PATH, name, Why.FEED)
                if self._among_newest(story, Shelf("category", story.category.slug), feed):
                    yield Touch(What.PATH, f"{story.category.slug}/{name}", Why.FEED)

    def _machines(self, story: Story) -> Iterator[Touch]:
        yield from self.feeds(story)
        large = self.archive.count(EVERYTHING) > SITEMAP_LIMIT
        yield Touch(What.PATH, f"sitemaps/{story.time:%Y-%m}.xml" if large else "sitemap.xml", Why.SITEMAP)


def _pages(sources: tuple[str, ...], why: Why) -> Iterator[Touch]:
    return (Touch(What.SOURCE, source, why) for source in sources)


def _term_shelves(story: Story, kind: str) -> tuple[Shelf, ...]:
    terms = {"category": (story.category,), "author": story.authors, "tag": story.tags}[kind]
    return tuple(Shelf(kind, term.slug) for term in terms)


def date_path(shelf: Shelf, routes: Routes) -> str:
    """Return the path of the page of a year, a month or a day."""
    return routes.folder(*shelf.key.split("-")).path


def beside_paths(archive: Archive, shelf: Shelf, routes: Routes) -> Iterator[str]:
    """Yield the paths of the pages that link to a year, a month or a day because it is the next one with stories."""
    for key in archive.beside(shelf):
        if key:
            yield date_path(Shelf(shelf.kind, key), routes)
