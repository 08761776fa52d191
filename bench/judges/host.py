"""A host of static files as papers rent it: compressed, cached, with the paper's own page for nothing found."""

import gzip
import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar
from urllib.parse import unquote, urlsplit

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml",
    ".webmanifest": "application/manifest+json",
    ".wasm": "application/wasm",
    ".ico": "image/x-icon",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".woff2": "font/woff2",
}
OWN_TYPES = {
    "atom.xml": "application/atom+xml",
    "feed.xml": "application/rss+xml",
    "feed.json": "application/feed+json",
}
COMPRESSED = ("text/", "application/json", "application/xml", "application/manifest", "image/svg", "application/wasm")
COMPRESSED_ENDINGS = ("+xml", "+json")
LEVEL = 6
"""What nginx and most hosts compress with, or less."""
FOREVER = "public, max-age=31536000, immutable"
BRIEFLY = "public, max-age=60"


def type_of(path: Path) -> str:
    """Return the content type of a file, by its name."""
    return OWN_TYPES.get(path.name) or TYPES.get(path.suffix.lower(), "application/octet-stream")


def is_compressed(kind: str) -> bool:
    """Tell whether a host compresses files of a content type."""
    bare = kind.partition(";")[0]
    return bare.startswith(COMPRESSED) or bare.endswith(COMPRESSED_ENDINGS)


@lru_cache(maxsize=1024)
def compressed(content: bytes) -> bytes:
    """Return what a reader's connection carries of a text."""
    return gzip.compress(content, LEVEL, mtime=0)


class Desk(BaseHTTPRequestHandler):
    """Answers one reader."""

    protocol_version = "HTTP/1.1"
    server_version = "static"
    folder: ClassVar[Path]

    def do_GET(self) -> None:
        """Answer with a file, the way to it, or the page for nothing found."""
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        """Answer with what would be said of a file."""
        self._answer(with_body=False)

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def _answer(self, *, with_body: bool) -> None:
        address = urlsplit(self.path)
        path = (self.folder / unquote(address.path).lstrip("/")).resolve()
        if path.is_relative_to(self.folder) and path.is_dir():
            if not address.path.endswith("/"):
                self._send(HTTPStatus.MOVED_PERMANENTLY, {"Location": f"{address.path}/"}, b"")
                return
            path /= "index.html"
        if path.is_relative_to(self.folder) and path.is_file():
            self._send_file(HTTPStatus.OK, path, FOREVER if address.query.startswith("v=") else BRIEFLY, with_body)
        elif (self.folder / "404.html").is_file():
            self._send_file(HTTPStatus.NOT_FOUND, self.folder / "404.html", "no-cache", with_body)
        else:
            self._send(HTTPStatus.NOT_FOUND, {"Content-Type": "text/plain"}, b"" if not with_body else b"nothing\n")

    def _send_file(self, status: HTTPStatus, path: Path, keep: str, with_body: bool) -> None:  # noqa: FBT001
        content, kind = path.read_bytes(), type_of(path)
        mark = f'"{hashlib.sha256(content).hexdigest()[:16]}"'
        headers = {"Content-Type": kind, "Cache-Control": keep, "ETag": mark, "X-Content-Type-Options": "nosniff"}
        if status == HTTPStatus.OK and self.headers.get("If-None-Match") == mark:
            self._send(HTTPStatus.NOT_MODIFIED, headers, b"")
            return
        if is_compressed(kind):
            headers["Vary"] = "Accept-Encoding"
            if "gzip" in self.headers.get("Accept-Encoding", ""):
                headers["Content-Encoding"] = "gzip"
                content = compressed(content)
        headers["Content-Length"] = str(len(content))
        self._send(status, headers, content if with_body else b"")

    def _send(self, status: HTTPStatus, headers: dict[str, str], body: bytes) -> None:
        self.send_response(status)
        if status != HTTPStatus.NOT_MODIFIED:
            headers.setdefault("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


class _Threads(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Say nothing of a reader who left in the middle of an answer."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine for as long as the block runs; give its address without a slash at the end."""
    desk = type("DeskOfOneFolder", (Desk,), {"folder": folder.resolve()})
    server = _Threads(("127.0.0.1", 0), desk)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
