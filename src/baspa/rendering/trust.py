"""Trust: where a page may lead its reader, and what a browser may run of it."""

from base64 import b64encode
from hashlib import sha256
from urllib.parse import urlsplit

SAFE_SCHEMES = frozenset(("http", "https", "mailto", "tel"))


def script_hash(text: str) -> str:
    """Return what a Content-Security-Policy calls a script of exactly this text, without its quotes."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def safe_url(url: str) -> str:
    """Return the URL if a page may link to it, otherwise nothing: `javascript:` and its like never get out."""
    plain = "".join(letter for letter in url if letter.isprintable()).strip()
    try:
        scheme = urlsplit(plain).scheme
    except ValueError:
        return ""
    return plain if scheme in SAFE_SCHEMES or (not scheme and plain.startswith(("/", "#"))) else ""
