"""Routes: where everything is published. Pure functions of what a thing is called; no other article matters.

A URL is what readers use (`/2026/11/22/kitap/`, with the paper's base path before it); a path is the
file that answers it (`2026/11/22/kitap/index.html`).
"""

import unicodedata
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote, unquote, urlsplit

from baspa.reading.articles import Article, StandingPage
from baspa.reading.config import Config

LATEST_FRAGMENT = "fragments/latest.html"


@dataclass(frozen=True, slots=True)
class Route:
    """One output URL and the file that answers it."""

    url: str
    path: str


@dataclass(frozen=True, slots=True)
class Routes:
    """The routes of one paper."""

    base_path: str
    permalink: str

    @classmethod
    def of(cls, config: Config) -> "Routes":
        """Return the routes that a configuration lays down."""
        return cls(config.base_path, config.site.permalink)

    def folder(self, *segments: str) -> Route:
        """Return the route of a page that has a folder of its own."""
        below = "".join(f"{segment}/" for segment in segments)
        return Route(f"{self.base_path}/{quote(below)}", f"{below}index.html")

    def file(self, path: str) -> Route:
        """Return the route of a file that is published under its own name."""
        return Route(f"{self.base_path}/{quote(path)}", path)

    def article(self, article: Article) -> Route:
        """Return the route of an article, by the paper's permalink pattern."""
        return self.story(article.time, article.category.slug, article.slug)

    def story(self, day: date, category: str, slug: str) -> Route:
        """Return the route of what is published on a day, in a section, under a slug."""
        below = (
            self.permalink.replace("{yyyy}", f"{day.year:04}")
            .replace("{mm}", f"{day.month:02}")
            .replace("{dd}", f"{day.day:02}")
            .replace("{category}", category)
            .replace("{slug}", slug)
        )
        return self.folder(*below.strip("/").split("/"))

    def standing(self, page: StandingPage) -> Route:
        """Return the route of a standing page."""
        return self.folder(*page.slug.split("/"))

    def home(self, number: int | None = None) -> Route:
        """Return the route of the front page, or of one of its numbered pages."""
        return self.folder(*_numbered(number))

    def category(self, slug: str, number: int | None = None) -> Route:
        """Return the route of a section."""
        return self.folder(slug, *_numbered(number))

    def author(self, slug: str, number: int | None = None) -> Route:
        """Return the route of an author's page."""
        return self.folder("authors", slug, *_numbered(number))

    def tag(self, slug: str, number: int | None = None) -> Route:
        """Return the route of a tag's page."""
        return self.folder("tags", slug, *_numbered(number))

    def corrections(self, number: int | None = None) -> Route:
        """Return the route of the page that lists what was corrected."""
        return self.folder("corrections", *_numbered(number))

    def year(self, year: int) -> Route:
        """Return the route of a year's shelf."""
        return self.folder(f"{year:04}")

    def month(self, year: int, month: int) -> Route:
        """Return the route of a month's shelf."""
        return self.folder(f"{year:04}", f"{month:02}")

    def day(self, day: date) -> Route:
        """Return the route of a day's shelf."""
        return self.folder(f"{day:%Y}", f"{day:%m}", f"{day:%d}")

    def old_url(self, alias: str) -> Route:
        """Return the route of an alias: a folder, unless it names a file."""
        path = alias.strip("/")
        name = path.rpartition("/")[2]
        return self.file(path) if name.endswith((".html", ".htm")) else self.folder(*path.split("/"))

    def of_url(self, url: str) -> Route:
        """Return the route of a page whose URL is known and ends with a slash."""
        return Route(url, f"{unquote(url.removeprefix(self.base_path)).lstrip('/')}index.html")

    def of_file_url(self, url: str) -> Route:
        """Return the route of a file whose URL is known."""
        return Route(url, unquote(url.removeprefix(self.base_path)).lstrip("/"))

    def picture(self, path: str, *, beside: str) -> Route:
        """Return the route of a file by its path from the root; what lies elsewhere goes beside a page's URL."""
        for top in ("content/static/", "content/"):
            if path.startswith(("content/media/", "content/static/")) and path.startswith(top):
                return self.file(path.removeprefix(top))
        name = self.file(path.rpartition("/")[2]).url.removeprefix(self.base_path)
        return self.of_file_url(beside.rstrip("/") + name)

    def url_path(self, written: str) -> str:
        """Return the path that a link to this paper's own site asks the host for, with its base path, decoded."""
        return unquote(self.below(urlsplit(written).path))

    def of_path(self, path: str) -> Route:
        """Return the route of a file whose path in the output is known."""
        if path == "index.html" or path.endswith("/index.html"):
            return Route(f"{self.base_path}/{quote(path.removesuffix('index.html'))}", path)
        return self.file(path)

    def below(self, url: str) -> str:
        """Return a URL on this paper's site written without its base path in a menu, with it."""
        return f"{self.base_path}{url}" if url.startswith("/") else url


def _numbered(number: int | None) -> tuple[str, ...]:
    return () if number is None else ("page", str(number))


def collision_key(path: str) -> str:
    """Return what two paths share when some file system would take one for the other (case, Unicode form)."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold().upper().casefold())
