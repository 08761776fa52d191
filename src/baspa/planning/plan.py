"""The plan of an edition: every page and every copied file, and that no two want the same URL."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import unquote

from baspa.archive.archive import Archive
from baspa.archive.shelves import EVERYTHING, Shelf, numbered_pages
from baspa.planning.pages import FileCopy, Page, PageKind
from baspa.problems import Place, Problem
from baspa.reading.articles import StandingPage
from baspa.reading.config import Config
from baspa.routes import LATEST_FRAGMENT, Route, Routes, collision_key

SITEMAP_LIMIT = 1_000
"""Stories past which the sitemap is an index of monthly files, so that a new story rewrites a small one."""

FEEDS = ((PageKind.RSS, "feed.xml"), (PageKind.ATOM, "atom.xml"), (PageKind.JSON_FEED, "feed.json"))
Claim = Page | FileCopy


@dataclass(frozen=True, slots=True)
class Alias:
    """An old URL that leads to a page."""

    route: Route
    to: str
    source: str
    place: Place


@dataclass(frozen=True, slots=True)
class Plan:
    """What an edition consists of."""

    pages: tuple[Page, ...]
    copies: tuple[FileCopy, ...]
    aliases: tuple[Alias, ...] = ()


def make_plan(
    config: Config,
    archive: Archive,
    *,
    standing: Sequence[StandingPage],
    aliases: Sequence[Alias],
    copies: Sequence[FileCopy],
) -> Plan:
    """Return the plan of the edition that these parts make."""
    routes = Routes.of(config)
    pages = (
        *_listing(archive, PageKind.HOME, EVERYTHING, config, routes),
        *_articles(archive, routes),
        *(page for kind in ("category", "author", "tag") for page in _terms(archive, kind, config, routes)),
        *_dates(archive, routes),
        *(Page(PageKind.STANDING, routes.standing(page), page.source, source=page.source) for page in standing),
        *(Page(PageKind.REDIRECT, alias.route, alias.to, source=alias.source) for alias in aliases),
        Page(PageKind.NOT_FOUND, routes.file("404.html")),
        Page(PageKind.LATEST, routes.file(LATEST_FRAGMENT)),
        *(_feeds(archive, routes) if config.site.feeds else ()),
        *_sitemaps(archive, routes),
        Page(PageKind.ROBOTS, routes.file("robots.txt")),
    )
    return Plan(pages, tuple(copies), tuple(aliases))


def collisions(plan: Plan, places: Mapping[str, Place]) -> list[Problem]:
    """Return a problem for every claim on a path that another already has, naming both sources.

    `places` tells where the URL of a source was decided: the line of its slug, or of its title.

    Paths collide when they are the same, when only case or Unicode form tells them apart (some hosts and
    editors' machines cannot), or when one is a file where the other needs a folder.
    """
    owners: dict[str, Claim] = {}
    problems: dict[Claim, Problem] = {}
    named = _Naming({(alias.route.path, alias.source): alias.place for alias in plan.aliases}, places)
    claims: tuple[Claim, ...] = (*plan.pages, *plan.copies)
    for claim in claims:
        key = collision_key(claim.route.path)
        other = owners.setdefault(key, claim)
        if other is not claim:
            named.blame(claim, other, problems)
    for key, claim in owners.items():
        folder = key.rpartition("/")[0]
        while folder:
            if folder in owners:
                named.blame(claim, owners[folder], problems)
            folder = folder.rpartition("/")[0]
    return list(problems.values())


@dataclass(frozen=True, slots=True)
class _Naming:
    """Knows where each claim was written down."""

    aliases: Mapping[tuple[str, str], Place]
    """By their path and their source."""
    places: Mapping[str, Place]

    def blame(self, claim: Claim, other: Claim, problems: dict[Claim, Problem]) -> None:
        """Add the problem of two claims, unless the same one is to blame already: the one that has a source."""
        if not claim.source and other.source:
            claim, other = other, claim
        code, named = ("url.twice", str(self.place(other))) if other.source else ("url.taken", other.route.url)
        field = "aliases" if _is_alias(claim) else "slug" if claim.source in self.places else ""
        found, facts = unquote(claim.route.url), (("other", named),)
        problems.setdefault(claim, Problem(code, self.place(claim), field=field, found=found, facts=facts))

    def place(self, claim: Claim) -> Place:
        written = self.aliases.get((claim.route.path, claim.source)) if _is_alias(claim) else None
        return written or self.places.get(claim.source, Place(claim.source or "site.yaml", 1, 1))


def _is_alias(claim: Claim) -> bool:
    return isinstance(claim, Page) and claim.kind is PageKind.REDIRECT and bool(claim.source)


def _articles(archive: Archive, routes: Routes) -> Iterator[Page]:
    for story in archive.row(EVERYTHING).stories:
        yield Page(PageKind.ARTICLE, routes.of_url(story.url), story.source, source=story.source)


def _listing(archive: Archive, kind: PageKind, shelf: Shelf, config: Config, routes: Routes) -> Iterator[Page]:
    """Yield the first page, the numbered ones, and a redirect where the next number will once be.

    That redirect lets the newest numbered page link to the next one before it exists, so that it does not
    change when it comes.
    """

    def route(number: int | None) -> Route:
        return listing_route(routes, kind, shelf.key, number)

    yield Page(kind, route(None), shelf.key)
    count = numbered_pages(archive.count(shelf), config.site.listing.size)
    for number in range(1, count + 1):
        yield Page(kind, route(number), shelf.key, number)
    if count:
        yield Page(PageKind.REDIRECT, route(count + 1), route(None).url)


def listing_route(routes: Routes, kind: PageKind, key: str, number: int | None) -> Route:
    """Return the route of one page of a listing."""
    if kind is PageKind.HOME:
        return routes.home(number)
    make = {PageKind.CATEGORY: routes.category, PageKind.AUTHOR: routes.author, PageKind.TAG: routes.tag}
    return make[kind](key, number)


def _terms(archive: Archive, kind: str, config: Config, routes: Routes) -> Iterator[Page]:
    for term in archive.terms(kind):
        yield from _listing(archive, PageKind(kind), Shelf(kind, term.slug), config, routes)


def _dates(archive: Archive, routes: Routes) -> Iterator[Page]:
    for shelf in archive.shelves("year"):
        yield Page(PageKind.YEAR, routes.year(*shelf.parts), shelf.key)
    for shelf in archive.shelves("month"):
        yield Page(PageKind.MONTH, routes.month(*shelf.parts), shelf.key)
    for shelf in archive.shelves("day"):
        yield Page(PageKind.DAY, routes.day(date(*shelf.parts)), shelf.key)


def _feeds(archive: Archive, routes: Routes) -> Iterator[Page]:
    for kind, name in FEEDS:
        yield Page(kind, routes.file(name))
    for term in archive.terms("category"):
        for kind, name in FEEDS:
            yield Page(kind, routes.file(f"{term.slug}/{name}"), term.slug)


def _sitemaps(archive: Archive, routes: Routes) -> Iterator[Page]:
    yield Page(PageKind.NEWS_SITEMAP, routes.file("news-sitemap.xml"))
    if archive.count(EVERYTHING) <= SITEMAP_LIMIT:
        yield Page(PageKind.SITEMAP, routes.file("sitemap.xml"), "all")
        return
    yield Page(PageKind.SITEMAP_INDEX, routes.file("sitemap.xml"))
    for period in sitemap_periods(archive):
        yield Page(PageKind.SITEMAP, routes.file(f"sitemaps/{period}.xml"), period)


def sitemap_periods(archive: Archive) -> Iterable[str]:
    """Return the parts of a large sitemap: the pages that list others, then the months, newest first."""
    return ("pages", *(shelf.key for shelf in archive.shelves("month")))
