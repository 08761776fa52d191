"""The plan: which pages an edition has, family by family. A family is what one source or one list publishes."""

from collections.abc import Iterable, Iterator
from datetime import date

from baspa.archive.archive import TERM_KINDS, Archive
from baspa.archive.facts import ARTICLE, Facts
from baspa.archive.pictures import Pictures
from baspa.archive.shelves import CORRECTED, EVERYTHING, Shelf, numbered_pages
from baspa.planning.pages import FileCopy, Page, PageKind
from baspa.planning.volumes import FOLDER, entry_path, volume_names
from baspa.reading.config import Config
from baspa.reading.sources import Source, SourceKind
from baspa.routes import LATEST_FRAGMENT, Route, Routes

SITEMAP_LIMIT = 1_000
"""Stories past which the sitemap is an index of monthly files, so that a new story rewrites a small one."""
FEEDS = ((PageKind.RSS, "feed.xml"), (PageKind.ATOM, "atom.xml"), (PageKind.JSON_FEED, "feed.json"))
CARD_FILE = "card.png"
FIXED, SITEMAPS, ASSETS = "fixed", "sitemaps", "assets"


def shelf_family(shelf: Shelf) -> str:
    """Return the family of the pages that show a shelf."""
    return f"{shelf.kind}/{shelf.key}"


def source_family(source: str) -> str:
    """Return the family of what one source publishes."""
    return f"source/{source}"


def source_pages(
    facts: Facts,
    needed: Iterable[tuple[str, str]],
    routes: Routes,
    pictures: Pictures,
    *,
    card: bool,
    feed: bool = False,
) -> Iterator[Page | FileCopy]:
    """Yield a visible source's page, its old URLs, files beside it that it needs (path, URL), its feed, its card."""
    kind = PageKind.ARTICLE if facts.kind == ARTICLE else PageKind.STANDING
    yield Page(kind, routes.of_url(facts.url), facts.source, source=facts.source)
    for alias in facts.aliases:
        yield Page(PageKind.REDIRECT, routes.old_url(alias), facts.url, source=facts.source)
    for path, url in needed:
        yield from _files(path, routes.of_file_url(url), facts.source, routes, pictures)
    if feed and facts.newest is not None:
        feed_route = routes.of_file_url(f"{facts.url}{FEEDS[0][1]}")
        yield Page(PageKind.LIVE_FEED, feed_route, facts.source, source=facts.source)
    if card:
        yield Page(PageKind.CARD, routes.of_file_url(f"{facts.url}{CARD_FILE}"), facts.source, source=facts.source)


def own_files(source: Source, routes: Routes, pictures: Pictures) -> Iterator[FileCopy]:
    """Yield what is published of a media or a static file; nothing for any other source."""
    if source.kind is SourceKind.MEDIA:
        route = routes.file(source.path.removeprefix("content/"))
        yield from _files(source.path, route, source.path, routes, pictures)
    if source.kind is SourceKind.STATIC:
        yield FileCopy(routes.file(source.path.removeprefix("content/static/")), source.path)


def _files(path: str, route: Route, owner: str, routes: Routes, pictures: Pictures) -> Iterator[FileCopy]:
    """Yield a file as it is, or all that is made of it when it is a picture; nothing of a broken one."""
    developed = pictures.get(path)
    if developed is None or (developed.copied and not developed.fault):
        yield FileCopy(route, path, owner)
    if developed is not None and not developed.fault:
        for file, number in developed.files(route.path):
            yield FileCopy(routes.file(file), path, owner, number=number)


def shelf_pages(shelf: Shelf, count: int, config: Config, routes: Routes) -> Iterator[Page]:
    """Yield the pages that show a shelf of `count` stories; none for an empty one, but for those every paper has."""
    kind, key = shelf.kind, shelf.key
    if kind == EVERYTHING.kind:
        yield from _listing(PageKind.HOME, "", count, config, routes)
    elif kind == CORRECTED.kind:
        yield from _listing(PageKind.CORRECTIONS, "", count, config, routes)
    elif not count:
        return
    elif kind in TERM_KINDS:
        yield from _listing(PageKind(kind), key, count, config, routes)
        if kind == "category" and config.site.feeds.made:
            yield from (Page(feed, routes.file(f"{key}/{name}"), key) for feed, name in FEEDS)
    elif kind == "year":
        yield Page(PageKind.YEAR, routes.year(int(key)), key)
        if config.site.search:
            yield from (
                Page(PageKind.BUNDLE, routes.file(entry_path(volume)), volume) for volume in volume_names(key, count)
            )
    elif kind == "month":
        yield Page(PageKind.MONTH, routes.month(*map(int, key.split("-"))), key)
    elif kind == "day":
        yield Page(PageKind.DAY, routes.day(date.fromisoformat(key)), key)


def _listing(kind: PageKind, key: str, count: int, config: Config, routes: Routes) -> Iterator[Page]:
    """Yield the first page, the numbered ones, and a redirect where the next number will once be.

    That redirect lets the newest numbered page link to the next one before it exists, so that it does not
    change when it comes.
    """
    yield Page(kind, listing_route(routes, kind, key, None), key)
    last = numbered_pages(count, config.site.listing.size)
    for number in range(1, last + 1):
        yield Page(kind, listing_route(routes, kind, key, number), key, number)
    if last:
        front = listing_route(routes, kind, key, None).url
        yield Page(PageKind.REDIRECT, listing_route(routes, kind, key, last + 1), front)


def listing_route(routes: Routes, kind: PageKind, key: str, number: int | None) -> Route:
    """Return the route of one page of a listing."""
    if kind is PageKind.HOME:
        return routes.home(number)
    if kind is PageKind.CORRECTIONS:
        return routes.corrections(number)
    make = {PageKind.CATEGORY: routes.category, PageKind.AUTHOR: routes.author, PageKind.TAG: routes.tag}
    return make[kind](key, number)


def fixed_pages(config: Config, routes: Routes) -> Iterator[Page]:
    """Yield the pages that every edition has once."""
    yield Page(PageKind.NOT_FOUND, routes.file("404.html"))
    if config.site.search:
        yield Page(PageKind.SEARCH, routes.folder(FOLDER))
    yield Page(PageKind.LATEST, routes.file(LATEST_FRAGMENT))
    if config.site.feeds.made:
        yield from (Page(kind, routes.file(name)) for kind, name in FEEDS)
    yield Page(PageKind.NEWS_SITEMAP, routes.file("news-sitemap.xml"))
    yield Page(PageKind.ROBOTS, routes.file("robots.txt"))
    yield Page(PageKind.WEB_MANIFEST, routes.file("site.webmanifest"))


def sitemap_pages(archive: Archive, routes: Routes) -> Iterator[Page]:
    """Yield the sitemap, or its parts and their index."""
    if archive.count(EVERYTHING) <= SITEMAP_LIMIT:
        yield Page(PageKind.SITEMAP, routes.file("sitemap.xml"), "all")
        return
    yield Page(PageKind.SITEMAP_INDEX, routes.file("sitemap.xml"))
    for period in sitemap_periods(archive):
        yield Page(PageKind.SITEMAP, routes.file(f"sitemaps/{period}.xml"), period)


def sitemap_periods(archive: Archive) -> Iterable[str]:
    """Return the parts of a large sitemap: the pages that list others, then the months, newest first."""
    return ("pages", *(shelf.key for shelf in archive.shelves("month")))
