"""Answers: what is sent for each request. Only files of the edition, by their exact paths, and pages about them."""

import html
import re
from concurrent.futures import Future
from dataclasses import dataclass
from hashlib import blake2b
from http import HTTPStatus
from urllib.parse import parse_qs, quote

from baspa.problems import errors
from baspa.serving.gate import METHODS, is_from_a_page, refusal
from baspa.serving.inlay import with_inlay
from baspa.serving.kinds import kind_of
from baspa.serving.news import Loaded, News
from baspa.serving.requests import Request
from baspa.serving.sight import Preview
from baspa.serving.speech import WORDS, Speech

EVENTS = ".baspa/events"
"""Where open pages hear of changes: no edition has such a path, since no file of one begins with a dot."""
WELL_KNOWN = ".well-known/"
"""Where papers show hosts whose they are (RFC 8615)."""
INDEX = "index.html"
NOT_FOUND = "404.html"
HTML = (".html", ".htm")
NOT_KEPT = (("cache-control", "no-store"),)
KEPT = (("cache-control", "private, max-age=3600, immutable"),)
"""For what is known by its content: a browser that loads a page again does not ask for its style sheet again."""
ALWAYS = (
    ("content-security-policy", "frame-ancestors 'self'"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "SAMEORIGIN"),
)
"""What every answer says to the browser: give nothing to pages from elsewhere."""
VERSIONED = re.compile(r"v=([0-9a-f]{1,40})")
"""The query of an asset's URL in a page."""
RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")
LONGEST_NUMBER = 15
MOST_FIELDS = 8


@dataclass(frozen=True, slots=True)
class Answer:
    """One whole answer."""

    status: HTTPStatus
    body: bytes = b""
    kind: str = "text/plain; charset=utf-8"
    more: tuple[tuple[str, str], ...] = ()
    is_kept: bool = False
    """Whether the browser may keep it: nothing that can change, and nothing that readers must not see yet."""

    @property
    def headers(self) -> list[tuple[str, str]]:
        """Return the headers, the length among them."""
        length = ("content-length", str(len(self.body)))
        return [("content-type", self.kind), length, *(KEPT if self.is_kept else NOT_KEPT), *ALWAYS, *self.more]


class Answers:
    """Answers requests from a preview; asked from any thread."""

    def __init__(self, preview: Preview, speech: Speech, *, base_path: str, port: int, run: str) -> None:
        """Serve an edition whose URLs begin with `base_path` (empty, or `/paper`) on a port of this machine."""
        self.news = News(run, preview.sight(), speech)
        self._preview = preview
        self._base = base_path
        self._port = port
        self._run = run
        self._coming: tuple[int, str, Future[bytes | None]] | None = None
        self._words = {"lang": speech.language, **{name: speech.word(name) for name in WORDS}}

    def answer(self, request: Request) -> Answer | Loaded:
        """Return the answer; or, to be told of changes for as long as it listens, the page that asks for that."""
        status = refusal(request, self._port)
        if status is not None:
            allow = (("allow", ", ".join(METHODS)),) if status is HTTPStatus.METHOD_NOT_ALLOWED else ()
            return plain(status, *allow)
        path = request.path()
        if path is None:
            return plain(HTTPStatus.BAD_REQUEST)
        if path == EVENTS:
            return _listener(request) or plain(HTTPStatus.FORBIDDEN)
        if self._base and not f"/{path}".startswith(f"{self._base}/"):
            away = path in {"", self._base[1:]}
            return self._moved(f"{self._base}/") if away else plain(HTTPStatus.NOT_FOUND)
        return self._file(
            path.removeprefix(self._base.lstrip("/")).removeprefix("/") if self._base else path, request
        )

    def message(self, loaded: Loaded) -> tuple[int, dict[str, object]]:
        """Return the number of the sight now and what an open page needs to know of it."""
        return self.news.message(loaded, self._url(loaded.path), lambda path: mark(self._content(path)[1]))

    def prepare(self, path: str) -> None:
        """Make a page that a browser is about to ask for, while it gets ready to ask."""
        coming: Future[bytes | None] = Future()
        self._coming = (self.news.sight.number, path, coming)
        try:
            coming.set_result(self._preview.file(path))
        except BaseException as error:
            coming.set_exception(error)
            raise

    def _made(self, path: str) -> bytes | None:
        """Return a file of the edition, which may just be in the making; each is given once."""
        coming = self._coming
        if coming is not None and coming[:2] == (self.news.sight.number, path):
            self._coming = None
            return coming[2].result()
        return self._preview.file(path)

    def _file(self, path: str, request: Request) -> Answer:
        number = self.news.sight.number  # before the file: what changes while that is made is told of afterwards
        path = f"{path}{INDEX}" if not path or path.endswith("/") else path
        version = VERSIONED.fullmatch(request.query)
        asset = self._preview.asset(path, version[1]) if version else None
        if asset is not None:
            return Answer(HTTPStatus.OK, asset, kind_of(path), is_kept=True)
        status, content = self._content(path)
        if status is HTTPStatus.OK and content is not None:
            if path.endswith(HTML):
                return Answer(status, self._page(path, content, number, request), kind_of(path))
            return part_of(content, request.header(b"range"), kind_of(path))
        if not path.endswith(f"/{INDEX}") and not _is_hidden(path):
            below = f"{path}/{INDEX}"
            if self._preview.file(below) is not None:
                return self._moved(self._url(below))
        return Answer(status, self._page(path, content, number, request), kind_of(NOT_FOUND))

    def _content(self, path: str) -> tuple[HTTPStatus, bytes | None]:
        """Return what a path shows: itself, or the page that says there is no such; None when neither is there."""
        content = None if _is_hidden(path) else self._made(path)
        if content is not None:
            return HTTPStatus.OK, content
        if errors(self._preview.sight().problems) and path.endswith(HTML):
            return HTTPStatus.SERVICE_UNAVAILABLE, None
        return HTTPStatus.NOT_FOUND, self._preview.file(NOT_FOUND)

    def _page(self, path: str, content: bytes | None, number: int, request: Request) -> bytes:
        """Return a page with everything that a preview adds to it."""
        url = self._url(path)
        facts = {
            "run": self._run,
            "number": number,
            "page": path,
            "mark": mark(content),
            "base": self._base,
            "events": f"/{EVENTS}",
            "ribbon": self.news.ribbon(path, url),
            "held": self.news.marks(content, url) if content else {},
            "words": self._words,
        }
        page = self._bare(path) if content is None else content
        return with_inlay(page, facts, f"http://{request.header(b'host')}/{EVENTS}")

    def _bare(self, path: str) -> bytes:
        """Return a page for when the edition has none to show."""
        wrong = errors(self._preview.sight().problems) and path.endswith(HTML)
        text = html.escape(self._words["nothing-yet" if wrong else "not-found"])
        head = f'<!doctype html><html lang="{self._words["lang"]}"><head><meta charset="utf-8"><title>{text}</title>'
        scheme = '<meta name="color-scheme" content="light dark"><meta name="viewport" content="width=device-width">'
        return f"{head}{scheme}</head><body><h1>{text}</h1></body></html>".encode()

    def _url(self, path: str) -> str:
        return (
            f"{self._base}/{quote(path.removesuffix(INDEX) if path.endswith(f'/{INDEX}') or path == INDEX else path)}"
        )

    @staticmethod
    def _moved(url: str) -> Answer:
        return Answer(HTTPStatus.FOUND, more=(("location", url),))


def plain(status: HTTPStatus, *more: tuple[str, str]) -> Answer:
    """Return an answer of a few words, for programs and attackers."""
    return Answer(status, f"{status.value} {status.phrase}\n".encode(), more=more)


def part_of(content: bytes, wanted: str | None, kind: str) -> Answer:
    """Return a file, or the one part of it that is wanted: those who play films ask for parts, and one insists."""
    found = RANGE.fullmatch(wanted or "")
    if found is None or not (found[1] or found[2]):
        return Answer(HTTPStatus.OK, content, kind, (("accept-ranges", "bytes"),))
    size = len(content)
    first = int(found[1]) if found[1] else max(0, size - int(found[2]))
    last = min(int(found[2]), size - 1) if found[1] and found[2] else size - 1
    if first > last:
        return Answer(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, more=(("content-range", f"bytes */{size}"),))
    more = (("accept-ranges", "bytes"), ("content-range", f"bytes {first}-{last}/{size}"))
    return Answer(HTTPStatus.PARTIAL_CONTENT, content[first : last + 1], kind, more)


def mark(content: bytes | None) -> str:
    """Return a short digest of what a page shows; empty for nothing."""
    return "" if content is None else blake2b(content, digest_size=8).hexdigest()


def _is_hidden(path: str) -> bool:
    """Tell whether a path has a part that begins with a dot: folders may, and of an edition only hosts' own signs."""
    return any(part.startswith(".") for part in path.removeprefix(WELL_KNOWN).split("/"))


def _listener(request: Request) -> Loaded | None:
    """Return the page that asks to hear of changes; None when no page of ours does."""
    if not is_from_a_page(request) or request.method != "GET" or request.query.count("&") > MOST_FIELDS:
        return None
    asked = parse_qs(request.query)
    page, number, seen, run = (asked.get(name, [""])[-1] for name in ("page", "number", "mark", "run"))
    return Loaded(
        page,
        int(number) if number.isascii() and number.isdecimal() and len(number) <= LONGEST_NUMBER else 0,
        seen,
        run,
    )
