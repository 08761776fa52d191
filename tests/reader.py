"""Reads published pages as a browser would: their elements, their links, and whether those lead anywhere."""

import json
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import unquote, urlsplit

LINKING = {"href", "src", "data-latest", "content"}


@dataclass(frozen=True, slots=True)
class Element:
    """One element: its name and its attributes."""

    name: str
    attributes: dict[str, str]


@dataclass(slots=True)
class Page(HTMLParser):
    """One HTML page, parsed."""

    elements: list[Element] = field(default_factory=list)
    texts: list[tuple[str, str]] = field(default_factory=list)
    """Each piece of text, after the name of the element it stands in."""
    _open: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, html: str) -> "Page":
        """Return the page that some HTML makes."""
        page = cls()
        HTMLParser.__init__(page)
        page.feed(html)
        page.close()
        return page

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element."""
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close an element and what was left open in it."""
        if tag in self._open:
            del self._open[len(self._open) - 1 - self._open[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        """Keep a piece of text."""
        self.texts.append((self._open[-1] if self._open else "", data))

    def named(self, name: str, /, **attributes: str) -> list[Element]:
        """Return the elements of one name that have all of these attributes (`_` stands for `-`)."""
        wanted = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()}
        return [e for e in self.elements if e.name == name and wanted.items() <= e.attributes.items()]

    def text(self, name: str) -> str:
        """Return the text directly inside the elements of one name, in one line."""
        return " ".join("".join(text for inside, text in self.texts if inside == name).split())

    @property
    def links(self) -> list[str]:
        """Return every URL the page names, besides those of its JSON-LD."""
        urls = [
            element.attributes[name]
            for element in self.elements
            for name in ("href", "src", "data-latest")
            if name in element.attributes
        ]
        refreshes = (e.attributes.get("content", "") for e in self.named("meta", http_equiv="refresh"))
        return [*urls, *(content.partition("url=")[2] for content in refreshes)]

    @property
    def data(self) -> list[dict[str, Any]]:
        """Return the documents of the page's JSON-LD."""
        types = [e.attributes["type"] for e in self.named("script") if "type" in e.attributes]
        texts = [text for inside, text in self.texts if inside == "script" and text.strip()]
        documents = json.loads(dict(zip(types, texts, strict=True))["application/ld+json"])
        assert isinstance(documents, list)
        return documents


def answers(tree: dict[str, bytes], url: str, origin: str, base_path: str = "") -> bool:
    """Tell whether a URL on the paper's own site leads to a file of the output; True for other sites' URLs."""
    parts = urlsplit(url.removeprefix(origin))
    if parts.scheme or parts.netloc or not parts.path:
        return True
    if not parts.path.startswith(f"{base_path}/"):
        return False
    path = unquote(parts.path.removeprefix(f"{base_path}/"))
    return (f"{path}index.html" if not path or path.endswith("/") else path) in tree


def url_texts(text: str, origin: str) -> list[str]:
    """Return every absolute URL of the paper that a feed, a sitemap or robots.txt names."""
    return re.findall(rf"{re.escape(origin)}[^\s<>\"']*", text)
