"""The body of an article: safe HTML around the references that only the whole site can resolve."""

import html
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from baspa.bodies.live import Entry, unmarked

OPENING, REL = ' href="', ' rel="noopener"'
"""What stands before the URL of a link in the sanitiser's HTML."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a body: its level as printed (2 to 6), its id in the page, its plain text."""

    level: int
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A place in a body that names another file: what was written, resolved when the page is made.

    `target` is percent-decoded and NFC, as in `../21-other.md#x`, `photo.jpg` or `/media/x.jpg`; it stays as
    written where decoding would make a scheme or a control character. A link to a page of the site by its
    path, `/about/`, keeps its percent-encoding. It is empty when the editor left it empty. A picture's `title`
    is the whole of what stood in quotes, so "Caption | Credit", though the caption is printed beside it.
    """

    kind: Literal["link", "picture"]
    target: str
    alt: str = ""
    title: str = ""
    attributes: str = ""
    """Of a picture, all but its URL as they stand in its tag, escaped."""


@dataclass(frozen=True, slots=True)
class Body:
    """An article's body: safe HTML cut where a link's URL or a whole picture goes, and what other pages want of it.

    There is one part more than there are references. `excerpt` is the plain text of the first paragraph with
    words, at most 200 letters; `minutes` is the reading time, at least 1.
    """

    parts: tuple[str, ...]
    references: tuple[Reference, ...]
    headings: tuple[Heading, ...]
    excerpt: str
    words: int
    minutes: int
    entries: tuple[Entry, ...] = ()
    """Of a live blog, newest first."""

    def html(
        self, resolve: Callable[[Reference], str | None], picture: Callable[[Reference], str | None] | None = None
    ) -> str:
        """Return the HTML with each reference in its place: `resolve(reference)` gives its URL, not yet escaped.

        Where it gives None, the link's text or the picture's alt stays and leads nowhere: an article that is
        held back must not be told by its URL. `picture(reference)` gives all the markup of a picture, where more
        than its URL is to be said of it. The entries of a live blog are marked (see `live`).
        """
        pieces = [self.parts[0]]
        for reference, part in zip(self.references, self.parts[1:], strict=True):
            markup = picture(reference) if picture and reference.kind == "picture" else None
            url = resolve(reference) if markup is None else ""
            if markup is not None:
                pieces += (markup, part)
            elif reference.kind == "picture":
                source = "" if url is None else f' src="{html.escape(url)}"'
                pieces += (f"<img{source}{reference.attributes}>", part)
            elif url is None:
                pieces[-1] = pieces[-1].removesuffix(OPENING)
                pieces.append(part.removeprefix('"').removeprefix(REL))
            else:
                pieces += (html.escape(url), part)
        return "".join(pieces)

    def plain_html(self) -> str:
        """Return the HTML for whoever only reads its words: it leads nowhere."""
        markup = self.html(lambda _: None)
        return unmarked(markup) if self.entries else markup
