"""Addresses as machines far from the site want them: whole URLs in texts, and names of stories that never change."""

import html
import re
from urllib.parse import quote, urljoin, urlsplit

from baspa.archive.stories import Story

TAG = re.compile(r"""<[a-z][a-z0-9]*(?: +[a-z-]+(?:="[^"]*")?)+ */?>""")
"""A tag with attributes, as the sanitiser writes it."""
URL = re.compile(r' (href|src|cite|poster|srcset)="([^"]*)"')
CANDIDATE = re.compile(r"([^\s,][^\s]*)((?:\s+[^\s,]+)?\s*(?:,|$))")
"""One picture of a `srcset`: its URL, and how wide it is."""


def absolute(origin: str, url: str) -> str:
    """Return a URL of the site with its scheme and host; one that has them already stays as it is."""
    return f"{origin}{url}" if url.startswith("/") and not url.startswith("//") else url


def absolute_html(markup: str, page: str) -> str:
    """Return safe HTML with every URL in it made whole, as seen from a page by its absolute URL."""

    def whole(found: re.Match[str]) -> str:
        name, written = found[1], html.unescape(found[2])
        if name == "srcset":
            url = CANDIDATE.sub(lambda one: urljoin(page, one[1]) + one[2], written)
        else:
            url = _joined(page, written)
        return f' {name}="{html.escape(url)}"'

    return TAG.sub(lambda tag: URL.sub(whole, tag[0]), markup)


def _joined(page: str, url: str) -> str:
    try:
        return urljoin(page, url)
    except ValueError:
        return url


def feed_id(story: Story, origin: str) -> str:
    """Return the name of a story in feeds, a tag URI (RFC 4151) of its file's path.

    A new headline may move the page; then readers' programs must still know the story. Only the year of its time is
    in it, so that a time put right is no other story.
    """
    path = story.source.removeprefix("content/").removesuffix(".md")
    return f"tag:{urlsplit(origin).hostname},{story.time.year:04}:{quote(path)}"
