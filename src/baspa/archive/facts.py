"""Facts: what the rest of a paper needs to know of one source, as values that can be kept between builds.

They depend on the source's bytes and on the configuration alone. What depends on other sources (whether a link
leads anywhere, what a term is called) is not in them.
"""

import json
import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from urllib.parse import unquote

from baspa.bodies.body import Body
from baspa.bodies.references import is_remote
from baspa.reading.articles import Article, Correction, Extra, Image, Reading, StandingPage
from baspa.reading.sources import below
from baspa.routes import Routes

ARTICLE, STANDING = "article", "standing"
AT_HAND = 4_096
"""Sources whose facts are kept ready: a preview shows much the same stories after each change."""
MOMENTS = ("time", "updated", "embargo", "expires", "breaking", "ended", "newest")


@dataclass(frozen=True, slots=True)
class Label:
    """One list that a story stands in: a section, an author, a tag, a series."""

    kind: str
    slug: str
    name: str
    """As this source spells it."""


@dataclass(frozen=True, slots=True)
class Name:
    """Something that a source names: another article, a picture, a page of the site."""

    how: str
    """`link` or `picture` in the body; `image`, `related` or `translation` in the front matter."""
    written: str
    target: str
    """What is named: a path from the site's root, the path of a URL below the site's home, or nothing it could be."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What one whole source says of itself."""

    source: str
    kind: str
    """`article` or `standing`."""
    url: str
    title: str
    slug: str
    summary: str
    lang: str
    draft: bool
    labels: tuple[Label, ...] = ()
    names: tuple[Name, ...] = ()
    aliases: tuple[str, ...] = ()
    time: datetime | None = None
    updated: datetime | None = None
    embargo: datetime | None = None
    expires: datetime | None = None
    breaking: datetime | None = None
    """When its banner ends."""
    ended: datetime | None = None
    """When a live blog ended."""
    newest: datetime | None = None
    """When the newest entry of a live blog was made; none if it has no entries."""
    kicker: str = ""
    image: Image | None = None
    series: str = ""
    pinned: bool = False
    genre: str = ""
    """The `kind:` of its front matter."""
    minutes: int = 1
    corrections: tuple[Correction, ...] = ()
    related: tuple[str, ...] = ()
    """Paths of the articles its editor chose."""
    translations: tuple[tuple[str, str], ...] = ()
    """Language, and what names the same story in it."""
    extra: Mapping[str, Extra] = field(default_factory=dict)
    summarised: bool = False
    """Whether the summary is the editor's, and not the beginning of the text."""
    minor: datetime | None = None
    """When its text last changed in a way readers need not know."""

    @property
    def at(self) -> int:
        """Return its publication in seconds since 1970, 0 for a standing page."""
        return round(self.time.timestamp()) if self.time else 0

    @property
    def been(self) -> tuple[datetime, ...]:
        """Return what it says has been by now."""
        return (*(one.time for one in self.corrections), *filter(None, (self.newest, self.ended)))

    @property
    def corrected(self) -> int:
        """Return when it was last corrected, in seconds since 1970; 0 when it never was."""
        return max((round(one.time.timestamp()) for one in self.corrections), default=0)

    @property
    def moments(self) -> tuple[datetime, ...]:
        """Return when time alone may change whether readers see it, how, or what editors are told of it."""
        times = (self.time, self.embargo, self.expires, self.breaking, *self.been)
        return tuple(moment for moment in times if moment is not None)


def facts_of(reading: Reading, body: Body, routes: Routes) -> Facts:
    """Return the facts of an article or a standing page."""
    subject = reading.subject
    if isinstance(subject, StandingPage):
        return Facts(
            source=subject.source,
            kind=STANDING,
            url=routes.standing(subject).url,
            title=subject.title,
            slug=subject.slug,
            summary=subject.summary or body.excerpt,
            lang=subject.lang,
            draft=subject.draft,
            names=tuple(_names_in_body(subject.source, body, routes)),
            aliases=subject.aliases,
        )
    return Facts(
        source=subject.source,
        kind=ARTICLE,
        url=routes.article(subject).url,
        title=subject.title,
        slug=subject.slug,
        summary=subject.summary or body.excerpt,
        lang=subject.lang,
        draft=subject.draft,
        labels=_labels(subject),
        names=(*_names_in_body(subject.source, body, routes), *_names_in_fields(subject, routes)),
        aliases=subject.aliases,
        time=subject.time,
        updated=subject.updated,
        embargo=subject.embargo,
        expires=subject.expires,
        breaking=subject.breaking,
        ended=subject.ended,
        newest=body.entries[0].moment if body.entries else None,
        kicker=subject.kicker,
        image=subject.image,
        series=subject.series.name if subject.series else "",
        pinned=subject.pinned,
        genre=subject.kind,
        minutes=body.minutes,
        corrections=subject.corrections,
        related=tuple(related_path(subject.source, name) for name in subject.related),
        translations=subject.translations,
        extra=subject.extra,
        summarised=bool(subject.summary),
        minor=subject.minor,
    )


def _labels(article: Article) -> tuple[Label, ...]:
    return (
        Label("category", article.category.slug, article.category.name),
        *(Label("author", author.slug, author.name) for author in article.authors),
        *(Label("tag", tag.slug, tag.name) for tag in article.tags),
        *((Label("series", article.series.name, article.series.name),) if article.series else ()),
    )


def _names_in_body(source: str, body: Body, routes: Routes) -> Iterable[Name]:
    for reference in body.references:
        yield Name(reference.kind, reference.target, named_by(source, reference.kind, reference.target, routes))


def _names_in_fields(article: Article, routes: Routes) -> Iterable[Name]:
    if article.image is not None:
        yield Name("image", article.image.src, picture_path(article.source, article.image.src) or "")
    for name in article.related:
        yield Name("related", name, related_path(article.source, name))
    for _, name in article.translations:
        if not is_remote(name):
            yield Name("translation", name, named_by(article.source, "link", nearby(article.source, name), routes))


def named_by(source: str, kind: str, written: str, routes: Routes) -> str:
    """Return what a link or a picture in a body names: a path from the root, or the path of a URL of the site."""
    if kind == "picture":
        return picture_path(source, written) or ""
    if written.startswith("/"):
        return routes.url_path(written)
    return below(source, written.partition("#")[0]) or ""


def nearby(source: str, name: str) -> str:
    """Return a name that begins from the site's root as one that begins from the folder of a source."""
    return posixpath.relpath(name, posixpath.dirname(source)) if name.startswith("content/") else name


def related_path(source: str, written: str) -> str:
    """Return the article that a name under `related:` names; nothing when it could be none."""
    return "" if written.startswith("/") else below(source, written.partition("#")[0]) or ""


def picture_path(source: str, written: str) -> str | None:
    """Return the file that a picture's target names; None if that is outside `content/`, or on another host."""
    if is_remote(written):
        return None
    name = written.partition("#")[0].partition("?")[0]
    return f"content{posixpath.normpath(unquote(name))}" if name.startswith("/") else below(source, name)


def facts_text(facts: Facts) -> str:
    """Return facts as one line of JSON."""
    image = facts.image
    document = (
        facts.kind,
        facts.url,
        facts.title,
        facts.slug,
        facts.summary,
        facts.lang,
        facts.draft,
        [(one.kind, one.slug, one.name) for one in facts.labels],
        [(one.how, one.written, one.target) for one in facts.names],
        facts.aliases,
        [_written(getattr(facts, name)) for name in MOMENTS],
        facts.kicker,
        (image.src, image.alt, image.credit, image.caption, image.focus) if image else None,
        facts.series,
        facts.pinned,
        facts.genre,
        facts.minutes,
        [(_written(one.time), one.text) for one in facts.corrections],
        facts.related,
        facts.translations,
        {name: _plain(value) for name, value in facts.extra.items()},
        facts.summarised,
        _written(facts.minor),
    )
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


@lru_cache(maxsize=AT_HAND)
def facts_from(source: str, text: str) -> Facts:
    """Return the facts that were kept of a source."""
    (
        kind, url, title, slug, summary, lang, draft, labels, names, aliases, times, kicker, image, series, pinned,
        genre, minutes, corrections, related, translations, extra, summarised, minor,
    ) = json.loads(text)  # fmt: skip
    time, updated, embargo, expires, breaking, ended, newest = (_read(moment) for moment in times)
    return Facts(
        source, kind, url, title, slug, summary, lang, draft,
        tuple(Label(*one) for one in labels),
        tuple(Name(*one) for one in names),
        tuple(aliases), time, updated, embargo, expires, breaking, ended, newest, kicker,
        _image(*image) if image else None,
        series, pinned, genre, minutes,
        tuple(Correction(datetime.fromisoformat(moment), words) for moment, words in corrections),
        tuple(related),
        tuple((language, name) for language, name in translations),
        {name: _typed(value) for name, value in extra.items()},
        summarised,
        _read(minor),
    )  # fmt: skip


def _written(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _read(moment: str | None) -> datetime | None:
    return datetime.fromisoformat(moment) if moment else None


def _image(src: str, alt: str, credit: str, caption: str, focus: list[int]) -> Image:
    return Image(src, alt, credit, caption, (focus[0], focus[1]))


def _plain(value: Extra) -> object:
    return {"moment": value.isoformat()} if isinstance(value, datetime) else value


def _typed(value: object) -> Extra:
    if isinstance(value, dict):
        return datetime.fromisoformat(value["moment"])
    return tuple(value) if isinstance(value, list) else value  # type: ignore[return-value]
