"""Pages: one output URL each, with the layout that makes it and what it is about.

A page is a few plain strings, so it can be sent to any worker and written into any memory of a build.
"""

from dataclasses import dataclass
from enum import StrEnum

from baspa.routes import Route


class PageKind(StrEnum):
    """What a page is; also the name of its layout, but for the ending."""

    HOME = "home"
    ARTICLE = "article"
    CATEGORY = "category"
    AUTHOR = "author"
    TAG = "tag"
    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    CORRECTIONS = "corrections"
    """Every story that was corrected, by its newest correction."""
    STANDING = "standing"
    SEARCH = "search"
    NOT_FOUND = "404"
    REDIRECT = "redirect"
    LATEST = "latest"
    """The shared fragment that old pages read to show today's news."""
    RSS = "rss"
    ATOM = "atom"
    JSON_FEED = "json"
    LIVE_FEED = "live-feed"
    """The newest entries of one live blog."""
    SITEMAP = "sitemap"
    SITEMAP_INDEX = "sitemap-index"
    NEWS_SITEMAP = "news-sitemap"
    ROBOTS = "robots"
    WEB_MANIFEST = "webmanifest"
    """What a phone needs to put the paper on its first screen."""
    CARD = "card"
    """The picture that stands for a story without one where it is shared."""
    BUNDLE = "bundle"
    """A file by which stories are searched: no layout makes it."""


LAYOUTS = {
    PageKind.LATEST: "fragments/latest.html",
    PageKind.RSS: "machines/rss.xml",
    PageKind.ATOM: "machines/atom.xml",
    PageKind.LIVE_FEED: "machines/live.xml",
    PageKind.SITEMAP: "machines/sitemap.xml",
    PageKind.SITEMAP_INDEX: "machines/sitemap-index.xml",
    PageKind.NEWS_SITEMAP: "machines/news-sitemap.xml",
    PageKind.ROBOTS: "machines/robots.txt",
    PageKind.WEB_MANIFEST: "machines/site.webmanifest",
}
"""Layouts that are not simply `<kind>.html`. JSON Feed has none: JSON is not made with templates."""

LISTINGS = frozenset((PageKind.HOME, PageKind.CATEGORY, PageKind.AUTHOR, PageKind.TAG, PageKind.CORRECTIONS))
DATES = frozenset((PageKind.YEAR, PageKind.MONTH, PageKind.DAY))
MACHINES = frozenset(
    (
        PageKind.RSS,
        PageKind.ATOM,
        PageKind.JSON_FEED,
        PageKind.LIVE_FEED,
        PageKind.SITEMAP,
        PageKind.SITEMAP_INDEX,
        PageKind.NEWS_SITEMAP,
        PageKind.ROBOTS,
        PageKind.WEB_MANIFEST,
    )
)


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the edition."""

    kind: PageKind
    route: Route
    subject: str = ""
    """What it is about: a source, a slug, a date, the URL a redirect leads to, a period of a sitemap."""
    number: int | None = None
    """The number of a listing's page counted from the oldest; None for its current first page."""
    source: str = ""
    """The file it comes from, or the configuration's line; said when two pages want one URL."""

    @property
    def layout(self) -> str:
        """Return the name of the template that makes it, below `layouts/`."""
        return LAYOUTS.get(self.kind, f"{self.kind}.html")


@dataclass(frozen=True, slots=True)
class FileCopy:
    """One file that no layout makes: a file of the site as it is, or what is made of a picture."""

    route: Route
    source: str
    owner: str = ""
    """The article it lies beside and is published with; empty for files that are published for themselves."""
    standard: bool = False
    """True when the file belongs to the standard layouts rather than to the site."""
    number: int | None = None
    """Of one of the files made of a picture; None of the file itself, byte for byte."""
