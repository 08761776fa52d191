"""References: where sanitised HTML is cut, so that the URL of another file can be put in."""

import html
import re
import unicodedata
from urllib.parse import quote, unquote

from baspa.bodies.body import Reference

TARGET = re.compile(r'<(?:a (?:[^>]*? )?href="([^"]*)"|img(?: ([^>]*))?>)')
ATTRIBUTE = re.compile(r'([a-z]+)="([^"]*)"')
CAPTION_FOLLOWS = re.compile(r"\n?<figcaption>")
SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
REMOTE = re.compile(r"(?:https?:)?[/\\]{2}", re.IGNORECASE)
UNSEEN = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202f\u2060\ufeff]")
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
PLAIN_URL = re.compile(r"(?:[A-Za-z0-9!#$%'()*+,./:;=?@_~-]|&amp;)*")
URL_MARKS = "!#$%&'()*+,-./:;=?@_~"
PICTURE_ATTRIBUTES = ("alt", "title", "class", "lang", "dir", "width", "height")


class Cutting:
    """The parts and references of a body while it is being cut."""

    def __init__(self) -> None:
        """Begin with an empty first part."""
        self.parts: list[str] = []
        self.references: list[Reference] = []
        self._part: list[str] = []

    def keep(self, *pieces: str) -> None:
        """Go on with the part at hand."""
        self._part += pieces

    def refer(self, reference: Reference) -> None:
        """Cut here: what follows belongs to the next part."""
        self.parts.append("".join(self._part))
        self.references.append(reference)
        self._part = []

    def finish(self) -> tuple[tuple[str, ...], tuple[Reference, ...]]:
        """Return the parts and the references, one part more than references."""
        return (*self.parts, "".join(self._part)), tuple(self.references)


def split_at_references(markup: str) -> tuple[tuple[str, ...], tuple[Reference, ...]]:
    """Return sanitised HTML as parts around its references: links inside the site, and all pictures.

    Other URLs stay, in the percent-encoded form both engines can agree on.
    """
    if "<a " not in markup and "<img" not in markup:
        return (markup,), ()
    cutting, at = Cutting(), 0
    for found in TARGET.finditer(markup):
        if found[1] is not None:
            cutting.keep(markup[at : found.start(1)])
            cut_link(cutting, found[1])
            at = found.end(1)
        else:
            cutting.keep(markup[at : found.start()])
            captioned = CAPTION_FOLLOWS.match(markup, found.end()) is not None
            cut_picture(cutting, dict(ATTRIBUTE.findall(found[2] or "")), captioned=captioned)
            at = found.end()
    cutting.keep(markup[at:])
    return cutting.finish()


def cut_link(cutting: Cutting, written: str) -> None:
    """Cut at the URL of a link to another article, or to a page of this site by its path."""
    url = bare(written)
    if has_scheme(url) or url.startswith(("//", "/\\", "#", "?")):
        cutting.keep(encoded(written))
    elif url.startswith("/"):
        cutting.refer(Reference("link", html.unescape(encoded(written)).strip()))
    else:
        cutting.refer(Reference("link", decoded(url)))


def cut_picture(cutting: Cutting, attributes: dict[str, str], *, captioned: bool) -> None:
    """Cut at a picture; its attributes are kept in one order. One that names no file stays."""
    written = attributes.get("src", "")
    alt, title = attributes.setdefault("alt", ""), attributes.get("title", "")
    url = bare(written)
    if captioned:
        attributes.pop("title", None)
    kept = "".join(f' {name}="{attributes[name]}"' for name in PICTURE_ATTRIBUTES if name in attributes)
    if has_scheme(url) and not is_remote(url):
        cutting.keep('<img src="', encoded(written), '"', kept, ">")
        return
    target = url if is_remote(url) else decoded(url)
    cutting.refer(Reference("picture", target, html.unescape(alt), html.unescape(title), kept))


def bare(written: str) -> str:
    """Return an attribute's URL as text, without the white space browsers drop at its ends."""
    return html.unescape(written).strip("\x00\t\n\r\f ")


def has_scheme(url: str) -> bool:
    """Tell whether a browser would find a scheme here, whatever unseen letters are put in between."""
    return bool(SCHEME.match(url) or SCHEME.match(UNSEEN.sub("", url)))


def is_remote(url: str) -> bool:
    """Tell whether a URL names a file on another host."""
    return bool(REMOTE.match(url))


def decoded(url: str) -> str:
    """Return a relative URL percent-decoded and NFC; as written where that would make it something else."""
    plain = unicodedata.normalize("NFC", unquote(url))
    return url if CONTROL.search(plain) or has_scheme(plain) else plain


def encoded(written: str) -> str:
    """Return the URL of an attribute with only the letters a URL may hold."""
    if PLAIN_URL.fullmatch(written):
        return written
    return html.escape(quote(html.unescape(written), safe=URL_MARKS), quote=False)
