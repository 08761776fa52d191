"""What a browser asks for: the path inside the edition that a request's target means, or nothing at all."""

import re
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

TARGET = re.compile(rb"/(?:[!$&-;=@-Z\[\]^_a-z|~'\"*+,]|%[0-9A-Fa-f]{2})*")
"""A path as a request writes it; its first letter rules out whole URLs, `*` and names of hosts."""
UNSEEN = re.compile(r"[\x00-\x1f\x7f\\]")
"""Letters of no file: what cannot be printed, and the backslash, which browsers take for a slash."""


@dataclass(frozen=True, slots=True)
class Request:
    """One request, as far as anybody needs it."""

    method: str
    target: bytes
    """As it was sent: a path, and a query behind a question mark."""
    headers: tuple[tuple[bytes, bytes], ...]
    """Names in small letters."""

    def header(self, name: bytes) -> str | None:
        """Return what a header says; None when it was not sent. One that was sent twice says both."""
        said = [value for known, value in self.headers if known == name]
        return b", ".join(said).decode("latin-1") if said else None

    @property
    def query(self) -> str:
        """Return what stands behind the question mark."""
        return self.target.partition(b"?")[2].decode("latin-1")

    def path(self) -> str | None:
        """Return the path that is asked for without its first slash, decoded once; None when it is no path.

        `/2026/11/` gives `2026/11/`. A segment that is empty, `.` or `..`, bytes that are not UTF-8, and letters that
        cannot be part of a name make it none.
        """
        written = self.target.partition(b"?")[0]
        if not TARGET.fullmatch(written):
            return None
        try:
            path = unquote_to_bytes(written).decode()[1:]
        except UnicodeDecodeError:
            return None
        *folders, name = path.split("/")
        if UNSEEN.search(path) or any(folder in {"", ".", ".."} for folder in folders) or name in {".", ".."}:
            return None
        return path
