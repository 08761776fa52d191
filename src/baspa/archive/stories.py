"""A story: what lists show of an article. Everything here may be seen by layouts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from baspa.reading.articles import Correction, Extra


@dataclass(frozen=True, slots=True)
class Term:
    """A category, an author or a tag: something stories are listed under."""

    slug: str
    name: str
    """As readers see it."""
    url: str
    about: str = ""
    """One sentence, when `site.yaml` gives one."""
    kind: str = "person"
    """Of an author: `person`, or `organization` for a desk, an agency, the newsroom."""


@dataclass(frozen=True, slots=True)
class PictureSource:
    """One format a picture can be had in."""

    type: str
    """As `<source type>` wants it: `image/avif`."""
    srcset: str
    """URLs with their widths."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as pages show it."""

    url: str
    alt: str
    credit: str = ""
    caption: str = ""
    width: int = 0
    """In pixels; 0 when it is not known."""
    height: int = 0
    sources: tuple[PictureSource, ...] = ()
    """The same picture in formats of today, the best first; none of one that moves, or is tiny."""
    still: str = ""
    """Of one that moves, the URL of a picture for readers who want no motion."""
    focus: tuple[int, int] = (50, 50)
    """What must be seen where it is cropped, in percent from the left and from the top."""


@dataclass(frozen=True, slots=True)
class Story:
    """An article as other pages know it: everything but its body."""

    source: str
    """The path of its file; its identity."""
    url: str
    title: str
    category: Term
    time: datetime
    """When it was first published, with the paper's offset at that moment."""
    authors: tuple[Term, ...]
    summary: str = ""
    """The editor's summary, or the beginning of the first paragraph."""
    standfirst: str = ""
    """The editor's summary; empty if there is none."""
    kicker: str = ""
    tags: tuple[Term, ...] = ()
    updated: datetime | None = None
    breaking: datetime | None = None
    """When its banner of breaking news ends, or ended; none if it never had one."""
    ended: datetime | None = None
    """When a live blog ended; none while it goes on."""
    newest: datetime | None = None
    """When the newest entry of a live blog was made."""
    image: Picture | None = None
    series: str = ""
    """The name of the series it is part of; empty if none."""
    pinned: bool = False
    kind: str = "news"
    lang: str = ""
    minutes: int = 1
    """Reading time."""
    corrections: tuple[Correction, ...] = ()
    related: tuple[str, ...] = ()
    """Sources of the articles that the editor wants shown first among similar news."""
    translations: tuple[tuple[str, str], ...] = ()
    """Language and name of the same story elsewhere, as written; `page.versions` has their addresses."""
    extra: Mapping[str, Extra] = field(default_factory=dict)
    """The site's own fields."""

    @property
    def rank(self) -> tuple[int, str]:
        """Return its place in time among all stories; the source decides between equal minutes."""
        return (round(self.time.timestamp()), self.source)

    @property
    def corrected(self) -> datetime | None:
        """Return when it was last corrected; none if it never was."""
        return max((correction.time for correction in self.corrections), default=None)

    @property
    def changed(self) -> datetime:
        """Return when it last changed in a way readers should know."""
        return max(filter(None, (self.time, self.updated, self.newest, self.ended, self.corrected)))
