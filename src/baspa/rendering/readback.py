"""A page read back: what it says to machines, and what it shows to people, as a browser finds both in its bytes."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

UNSHOWN = ["head", "script", "style", "template", "noscript", "[hidden]"]
LEAD = "main figure img"
MACHINE = 'script[type="application/ld+json"]'


@dataclass(frozen=True, slots=True)
class PageRead:
    """One page of HTML: texts with single spaces, URLs absolute, those of pictures without their query."""

    address: str
    """Where readers find it."""
    language: str
    title: str
    canonical: str
    """Empty when the page names none."""
    meta: Mapping[str, tuple[str, ...]]
    """Contents of `<meta>` by name or property."""
    documents: tuple[Mapping[str, Any], ...]
    """The things that its JSON-LD speaks of."""
    not_json: str
    """The beginning of a JSON-LD that is none; empty when all is well."""
    headline: str
    """Of the first `<h1>`."""
    standfirst: str
    times: frozenset[datetime]
    authors: frozenset[str]
    """The texts of links that say they lead to an author."""
    links: frozenset[str]
    pictures: frozenset[str]
    leads: bool
    """Whether it shows a picture apart from its text."""
    text: str
    """Everything that people can read, and what is said in place of pictures."""


def read_back(markup: str, address: str) -> PageRead:
    """Return what is in a page that readers find at an absolute address."""
    tree = LexborHTMLParser(markup)
    metas: dict[str, list[str]] = {}
    for node in tree.css("meta[content]"):
        name = node.attributes.get("property") or node.attributes.get("name") or ""
        metas.setdefault(name, []).append(_line(node.attributes.get("content")))
    documents, not_json = _documents([node.text() for node in tree.css(MACHINE)])
    html, canonical, title = tree.css_first("html"), tree.css_first('link[rel="canonical"]'), tree.css_first("title")
    language = _line(html.attributes.get("lang")) if html else ""
    address_of = urljoin(address, canonical.attributes.get("href") or "") if canonical else ""
    title_text = _line(title.text()) if title else ""
    for unshown in UNSHOWN:
        for node in tree.css(unshown):
            node.decompose()
    standfirst, headline, body = tree.css_first(".standfirst"), tree.css_first("h1"), tree.body
    alternatives = [node.attributes.get("alt") or "" for node in tree.css("img[alt]")]
    return PageRead(
        address=address,
        language=language,
        title=title_text,
        canonical=address_of,
        meta={name: tuple(contents) for name, contents in metas.items()},
        documents=documents,
        not_json=not_json,
        headline=_line(headline.text()) if headline else "",
        standfirst=_line(standfirst.text()) if standfirst else "",
        times=frozenset(filter(None, (moment(node.attributes.get("datetime")) for node in tree.css("time")))),
        authors=frozenset(_line(node.text()) for node in tree.css('a[rel~="author"]')),
        links=_whole({node.attributes.get("href") or "" for node in tree.css("a[href]")}, address),
        pictures=frozenset(picture(url, address) for url in _sources(tree)),
        leads=any(not _stands_in_text(node) for node in tree.css(LEAD)),
        text=_line(" ".join((body.text() if body else "", *alternatives))),
    )


def moment(written: object) -> datetime | None:
    """Return a time as machines write it, with its zone; None when it is none."""
    try:
        found = datetime.fromisoformat(str(written))
    except ValueError:
        return None
    return found if found.tzinfo else None


def picture(url: str, address: str) -> str:
    """Return the absolute URL of a picture, without what tells one version of it from another."""
    return urlsplit(urljoin(address, url))._replace(query="", fragment="").geturl()


def _whole(urls: set[str], address: str) -> frozenset[str]:
    """Return URLs made absolute; most are paths of the site, for which nothing needs to be taken apart."""
    origin = "{0.scheme}://{0.netloc}".format(urlsplit(address))
    return frozenset(
        f"{origin}{url}" if url.startswith("/") and not url.startswith("//") else urljoin(address, url)
        for url in urls
    )


def _documents(scripts: list[str]) -> tuple[tuple[Mapping[str, Any], ...], str]:
    found: list[Mapping[str, Any]] = []
    for text in scripts:
        try:
            document = json.loads(text)
        except (ValueError, RecursionError):
            return tuple(found), " ".join(text.split())[:80] or "…"
        found += _things(document)
    return tuple(found), ""


def _things(document: object) -> Iterator[Mapping[str, Any]]:
    """Yield the things of a document: itself, those of a list, those of a graph."""
    if isinstance(document, list):
        for one in document:
            yield from _things(one)
    elif isinstance(document, dict):
        yield from _things(document["@graph"]) if "@graph" in document else (document,)


def _sources(tree: LexborHTMLParser) -> Iterator[str]:
    for node in tree.css("img, source"):
        if node.attributes.get("src"):
            yield node.attributes["src"] or ""
        for candidate in (node.attributes.get("srcset") or "").split(","):
            if candidate.strip():
                yield candidate.split()[0]


def _stands_in_text(node: Any) -> bool:  # noqa: ANN401 - a node of the parser's
    parent = node.parent
    while parent is not None:
        if "text" in (parent.attributes.get("class") or "").split():
            return True
        parent = parent.parent
    return False


def _line(text: str | None) -> str:
    return " ".join((text or "").split())
