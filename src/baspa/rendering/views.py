"""Everything a layout may see. Each name here is explained in the layout author's guide, which a test checks.

`Story`, `Term`, `Picture` and `Correction` of `baspa.archive.stories` belong to it too: they are what
lists are made of.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from markupsafe import Markup

from baspa.archive.stories import Story, Term
from baspa.bodies.plain_text import without_markup

NOTHING = Markup("")


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere: a line of a menu, a neighbouring shelf."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Site:
    """The paper."""

    title: str
    description: str
    language: str
    """As in `<html lang>`."""
    locale: str
    """The same for social networks, with a country: `kk_KZ`."""
    direction: str
    """`ltr`, or `rtl` for scripts written from the right."""
    address: str
    """Its absolute URL without a slash at the end."""
    origin: str
    """Scheme and host: what a URL of a page lacks to be absolute."""
    home: str
    """The URL of the front page."""
    feeds: bool
    """Whether feeds are made."""
    menus: Mapping[str, Sequence[Link]]
    latest: int
    """How many stories the paper wants in its latest news."""
    similar: int
    """How many similar stories it wants under an article."""
    logo: str = ""
    """The URL of the picture in place of its name, when `site.yaml` has one."""
    search: str = ""
    """The URL of the page that searches, when `site.yaml` wants search."""
    corrections: str = ""
    """The URL of the page that lists what was corrected."""
    policies: Mapping[str, str] = field(default_factory=dict)
    """Name in schema.org → absolute URL of each page that says how the paper works."""
    icon: str = ""
    """The URL of the icon, when the static files have a `favicon.svg` or a `favicon.ico`."""


@dataclass(frozen=True, slots=True)
class Version:
    """One of the languages that a page is to be had in."""

    language: str
    """As in `hreflang`."""
    name: str
    """What the language is called in itself."""
    url: str
    """Absolute."""


@dataclass(frozen=True, slots=True)
class PageView:
    """The page being made."""

    kind: str
    url: str
    canonical: str
    """Its absolute URL."""
    title: str
    """What it is called; empty for the front page."""
    description: str = ""
    number: int | None = None
    """The number of a listing's page counted from the oldest; none on its current first page."""
    language: str = ""
    locale: str = ""
    """The language for social networks, with a country: `kk_KZ`."""
    versions: Sequence[Version] = ()
    """Every language that an article or the front page is to be had in, this page's first; empty if no other."""
    default_version: str = ""
    """The absolute URL of the version for readers of any other language, when `site.yaml` names one."""


@dataclass(frozen=True, slots=True)
class ListingView:
    """What a listing's page shows."""

    stories: Sequence[Story]
    """Newest first."""
    newer: str = ""
    """The URL of the page with newer stories; empty on the first."""
    older: str = ""
    """The URL of the page with older ones; empty on the last."""
    first: str = ""
    """The URL of the listing's current first page."""
    term: Term | None = None
    """The category, author or tag; none on the front page."""
    feed: str = ""
    """The URL of its RSS feed; empty if it has none."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """In a feed of whole texts: source of each story → its text as HTML whose URLs are absolute, to be escaped."""


@dataclass(frozen=True, slots=True)
class HeadingView:
    """A heading inside an article."""

    level: int
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class EntryView:
    """One entry of a live blog."""

    id: str
    """Its anchor on the page."""
    url: str
    """The page's URL with that anchor."""
    time: datetime
    title: str
    """Its headline; empty if it has none."""
    body: Markup
    key: bool = False
    """Whether it is one of the key moments."""

    @property
    def text(self) -> str:
        """Return its text without markup, in one line."""
        return " ".join(filter(None, map(without_markup, self.body.split("\n"))))


@dataclass(frozen=True, slots=True)
class ArticleView:
    """The article that a page shows: its story, and the body that only this page has."""

    story: Story
    body: Markup
    headings: Sequence[HeadingView] = ()
    words: int = 0
    card: str = ""
    """The URL of the card drawn for a story without a picture; empty when it has one, or none are drawn."""
    introduction: Markup = NOTHING
    """Of a live blog: what comes before its entries; else empty."""
    entries: Sequence[EntryView] = ()
    """Of a live blog: its entries, newest first. They are in `body` as well."""
    notes: Markup = NOTHING
    """Of a live blog: its footnotes."""
    feed: str = ""
    """The URL of a live blog's own feed; empty if it has none."""


@dataclass(frozen=True, slots=True)
class StandingView:
    """A page that is not news."""

    title: str
    summary: str
    body: Markup
    headings: Sequence[HeadingView] = ()


@dataclass(frozen=True, slots=True)
class DateLine:
    """One year, month or day in a date archive."""

    label: str
    url: str
    count: int


@dataclass(frozen=True, slots=True)
class DateView:
    """A shelf of a date archive."""

    label: str
    up: str = ""
    """The URL of the larger shelf; empty for a year."""
    newer: Link | None = None
    """The next year, month or day with stories, if there is one."""
    older: Link | None = None
    """The one before."""
    lines: Sequence[DateLine] = ()
    """The shelves on it: months of a year, days of a month, newest first."""
    stories: Sequence[Story] = ()
    """The stories of a day, newest first."""


@dataclass(frozen=True, slots=True)
class SearchView:
    """What the page that searches needs."""

    bundles: Sequence[str]
    """The URLs of the folders that are searched, those of the newest stories first."""
    years: Sequence[Link]
    """The years with stories, newest first."""


@dataclass(frozen=True, slots=True)
class SitemapLine:
    """One URL in a sitemap."""

    url: str
    """Absolute."""
    changed: datetime | None = None
    """When its text last changed; none for pages that only list others."""


@dataclass(frozen=True, slots=True)
class Context:
    """What one layout is given besides `archive`: exactly the names it can use."""

    page: PageView
    listing: ListingView | None = None
    article: ArticleView | None = None
    standing: StandingView | None = None
    shelf: DateView | None = None
    search: SearchView | None = None
    sitemap: Sequence[SitemapLine] = ()
    target: str = ""
    """Where a redirect leads."""
