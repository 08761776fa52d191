"""The pressroom: renders one page at a time from what an edition holds. Nothing is changed, nothing written."""

import json
from dataclasses import dataclass, fields
from datetime import datetime
from itertools import takewhile

from markupsafe import Markup

from baspa.archive.archive import TERM_KINDS, Archive
from baspa.archive.shelves import CORRECTED, EVERYTHING, Shelf, numbered_pages, page_bounds
from baspa.archive.stories import Story
from baspa.archive.visibility import NEWS_WINDOW, is_recent
from baspa.bodies.body import Body, Reference
from baspa.bodies.live import unmarked
from baspa.pictures.card import Card, draw
from baspa.planning.pages import DATES, LISTINGS, MACHINES, Page, PageKind
from baspa.planning.plan import CARD_FILE, FEEDS, listing_route, sitemap_periods
from baspa.planning.references import References
from baspa.reading.articles import Image
from baspa.reading.config import Config
from baspa.rendering.addresses import absolute, absolute_html
from baspa.rendering.dates import date_view
from baspa.rendering.feeds import feed_document
from baspa.rendering.layouts import Layouts
from baspa.rendering.live import live_view
from baspa.rendering.pictures import tag
from baspa.rendering.questions import Questions
from baspa.rendering.searching import search_view
from baspa.rendering.texts import Texts
from baspa.rendering.versions import default_version, versions_of_paper, versions_of_story
from baspa.rendering.views import (
    ArticleView,
    Context,
    HeadingView,
    ListingView,
    PageView,
    Site,
    SitemapLine,
    StandingView,
    Version,
)
from baspa.rendering.words import Words, locale_name
from baspa.routes import Routes

NAMES = tuple(field.name for field in fields(Context))
"""What every layout is given."""
ACCENT, PAPER = "#00657a", "#ffffff"
"""The colours of the standard style sheet, for what is drawn."""
NO_WORDS = Image(src="", alt="", credit="", caption="")
LAZY = ' loading="lazy" decoding="async"'
OWN_TITLES = {PageKind.NOT_FOUND: "not_found_title", PageKind.SEARCH: "search", PageKind.CORRECTIONS: "corrections"}
"""The paper's own words for pages that no source and no list gives a name."""
MOST_NEWS = 1_000
"""Stories in a news sitemap (Google's limit)."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """What came of one page."""

    content: bytes
    questions: Questions
    """What it asked and was answered: what it depends on, besides its source, its layout and the configuration."""
    layouts: frozenset[str]
    """Every layout it was made with."""


@dataclass(frozen=True, slots=True)
class Pressroom:
    """Everything an edition is made from."""

    config: Config
    site: Site
    words: Words
    archive: Archive
    texts: Texts
    references: References
    layouts: Layouts
    now: datetime
    sizes: str
    """How wide pictures in an article are."""

    def render(self, page: Page) -> Rendered:
        """Return the bytes of one page; raises `Broken` when its layout fails."""
        story = self.archive.story(page.subject) if page.kind is PageKind.ARTICLE else None
        questions = Questions(self.archive, story)
        if page.kind is PageKind.CARD:
            return Rendered(draw(self._card(self.archive.story(page.subject))), questions, frozenset())
        context = self._context(page, story)
        if page.kind is PageKind.JSON_FEED:
            assert context.listing is not None  # noqa: S101 - _context gives every feed its listing
            text = json.dumps(feed_document(self.site, context.page, context.listing), ensure_ascii=False, indent=1)
            return Rendered(f"{text}\n".encode(), questions, frozenset())
        names = {name: getattr(context, name) for name in NAMES}
        text = self.layouts.render(page.layout, {**names, "archive": questions}, page=page.route.url)
        return Rendered(text.encode(), questions, self.layouts.reached)

    def _context(self, page: Page, story: Story | None) -> Context:
        kind = page.kind
        if story is not None:
            versions = versions_of_story(story, self.references, self.config)
            shown = self._page(page, story.title, story.summary, story.lang, versions=versions)
            return Context(shown, article=self._article(story, self.texts.body(story.source)))
        if kind in LISTINGS:
            return self._listing_context(page)
        if kind is PageKind.STANDING:
            return self._standing(page)
        if kind in DATES:
            shelf = date_view(page.subject, self.archive, Routes.of(self.config), self.words, self.site.language)
            return Context(self._page(page, shelf.label), shelf=shelf)
        if kind in MACHINES:
            return self._machine_context(page)
        search = search_view(self.archive, self.config, self.words) if kind is PageKind.SEARCH else None
        return Context(self._page(page, self._own_title(page)), search=search, target=page.subject)

    def _own_title(self, page: Page) -> str:
        return self.words[OWN_TITLES[page.kind]] if page.kind in OWN_TITLES else ""

    def _machine_context(self, page: Page) -> Context:
        if page.kind in {PageKind.SITEMAP, PageKind.SITEMAP_INDEX}:
            return Context(self._page(page), sitemap=self._sitemap(page))
        if page.kind is PageKind.NEWS_SITEMAP:
            return Context(self._page(page), listing=ListingView(self._recent()))
        if page.kind is PageKind.LIVE_FEED:
            story = self.archive.story(page.subject)
            shown = self._page(page, story.title, story.summary, story.lang)
            return Context(shown, article=self._article(story, self.texts.body(story.source)))
        plain = page.kind in {PageKind.ROBOTS, PageKind.WEB_MANIFEST}
        return Context(self._page(page)) if plain else self._feed(page)

    def _listing_context(self, page: Page) -> Context:
        listing = self._listing(page)
        title, about = (listing.term.name, listing.term.about) if listing.term else (self._own_title(page), "")
        is_front = page.kind is PageKind.HOME and page.number is None
        versions = versions_of_paper(absolute(self.site.origin, page.route.url), self.config) if is_front else ()
        return Context(self._page(page, title, about or self.site.description, versions=versions), listing=listing)

    def _page(
        self,
        page: Page,
        title: str = "",
        description: str = "",
        language: str = "",
        *,
        versions: tuple[Version, ...] = (),
    ) -> PageView:
        url = page.subject if page.kind is PageKind.REDIRECT else page.route.url
        return PageView(
            kind=page.kind,
            url=page.route.url,
            canonical=absolute(self.site.origin, url),
            title=title,
            description=description,
            number=page.number,
            language=language or self.site.language,
            locale=locale_name(language) if language else self.site.locale,
            versions=versions,
            default_version=default_version(versions, self.config),
        )

    def _article(self, story: Story, body: Body) -> ArticleView:
        html, headings = self._html(body, story.source)
        card = "" if story.image or not self.config.site.images.cards else f"{story.url}{CARD_FILE}"
        if not body.entries:
            return ArticleView(story, html, headings, body.words, card)
        feed = f"{story.url}{FEEDS[0][1]}" if self.site.feeds else ""
        return live_view(ArticleView(story, html, headings, body.words, card, feed=feed), body.entries)

    def _card(self, story: Story) -> Card:
        look = self.config.site.look
        return Card(
            self.site.title,
            story.title,
            story.category.name,
            background=look.light.accent or ACCENT,
            ink=look.light.paper or PAPER,
        )

    def _standing(self, page: Page) -> Context:
        standing = self.texts.facts(page.subject)
        html, headings = self._html(self.texts.body(page.subject), page.subject)
        view = StandingView(standing.title, standing.summary, html, headings)
        return Context(self._page(page, standing.title, standing.summary, standing.lang), standing=view)

    def _html(self, body: Body, source: str) -> tuple[Markup, tuple[HeadingView, ...]]:
        def resolve(reference: Reference) -> str | None:
            find = self.references.picture if reference.kind == "picture" else self.references.link
            return find(source, reference.target).url or None

        def picture(reference: Reference) -> str | None:
            target = self.references.picture(source, reference.target)
            shown = self.archive.pictures.shown(target.path, target.url, NO_WORDS) if target.url else None
            return tag(shown, self.sizes, f"{reference.attributes}{LAZY}") if shown else None

        headings = tuple(HeadingView(heading.level, heading.id, heading.text) for heading in body.headings)
        return Markup(body.html(resolve, picture)), headings  # noqa: S704 - sanitised last, only our own URLs put in

    def _listing(self, page: Page) -> ListingView:
        routes, size = Routes.of(self.config), self.config.site.listing.size
        shelf = EVERYTHING if page.kind is PageKind.HOME else Shelf(page.kind, page.subject)
        total = self.archive.count(shelf)
        last = numbered_pages(total, size)
        older = last if page.number is None else page.number - 1
        newer = None if page.number is None else page.number + 1

        def url(number: int | None) -> str:
            return listing_route(routes, page.kind, page.subject, number).url

        return ListingView(
            stories=self.archive.between(shelf, *page_bounds(total, size, page.number)),
            newer=url(newer) if newer else "",
            older=url(older) if older else "",
            first=url(None),
            term=self.archive.term(shelf) if page.kind in TERM_KINDS else None,
            feed=self._feed_url(page),
        )

    def _feed_url(self, page: Page) -> str:
        if not self.site.feeds or page.kind not in {PageKind.HOME, PageKind.CATEGORY}:
            return ""
        below = f"{page.subject}/" if page.subject else ""
        return Routes.of(self.config).file(f"{below}{FEEDS[0][1]}").url

    def _feed(self, page: Page) -> Context:
        shelf = Shelf("category", page.subject) if page.subject else EVERYTHING
        term = self.archive.term(shelf) if page.subject else None
        routes = Routes.of(self.config)
        stories = self.archive.latest(self.config.site.listing.feed, shelf=shelf)
        full = self.config.site.feeds.content == "full"
        listing = ListingView(
            stories=stories,
            first=(routes.category(page.subject) if page.subject else routes.home()).url,
            term=term,
            feed=page.route.url,
            texts={story.source: self._far_from_here(story) for story in stories} if full else {},
        )
        return Context(self._page(page, term.name if term else ""), listing=listing)

    def _far_from_here(self, story: Story) -> str:
        """Return the text of a story for whoever reads it elsewhere."""
        markup, _ = self._html(self.texts.body(story.source), story.source)
        return absolute_html(unmarked(markup), absolute(self.site.origin, story.url))

    def _recent(self) -> tuple[Story, ...]:
        oldest = self.now - NEWS_WINDOW
        newest = takewhile(lambda story: story.time > oldest, self.archive.latest(MOST_NEWS))  # no older one is read
        return tuple(story for story in newest if is_recent(story.time, self.now))

    def _sitemap(self, page: Page) -> tuple[SitemapLine, ...]:
        routes = Routes.of(self.config)
        if page.kind is PageKind.SITEMAP_INDEX:
            return tuple(
                SitemapLine(absolute(self.site.origin, routes.file(f"sitemaps/{period}.xml").url))
                for period in sitemap_periods(self.archive)
            )
        stories: tuple[Story, ...] = ()
        if page.subject != "pages":
            shelf = EVERYTHING if page.subject == "all" else Shelf("month", page.subject)
            stories = self.archive.between(shelf, 0, self.archive.count(shelf))
        lines = [SitemapLine(absolute(self.site.origin, s.url), s.changed) for s in stories]
        if page.subject in {"all", "pages"}:
            lines[:0] = [SitemapLine(absolute(self.site.origin, url)) for url in self._list_urls()]
        return tuple(lines)

    def _list_urls(self) -> list[str]:
        """Return the URLs of the pages that list others, and of the standing pages."""
        routes = Routes.of(self.config)
        return [
            routes.home().url,
            *(routes.category(term.slug).url for term in self.archive.terms("category")),
            *(routes.author(term.slug).url for term in self.archive.terms("author")),
            *(routes.tag(term.slug).url for term in self.archive.terms("tag")),
            *([routes.corrections().url] if self.archive.count(CORRECTED) else []),
            *self.texts.standing_urls(),
        ]
