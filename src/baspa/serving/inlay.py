"""The inlay: what a page of the edition gets besides when it is shown in a preview. No file ever holds it."""

import json
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from baspa.serving.policy import with_room

DOORWAY = re.compile(
    rb"\s*(?:<!--.*?-->\s*)*(?:<!doctype\b[^>]*>\s*)?(?:<!--.*?-->\s*)*(?:<html\b[^>]*>\s*)?(?:<!--.*?-->\s*)*(?:<head\b[^>]*>)?",
    re.IGNORECASE | re.DOTALL,
)
"""Everything before the first thing in a page's head; never before the doctype, which decides how it looks."""
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@cache
def _file(name: str) -> str:
    return (files("baspa") / "serving" / name).read_text("ascii")


def with_inlay(page: bytes, facts: Mapping[str, object], url: str) -> bytes:
    """Return a page that begins with our script, told these facts, and may connect to a URL of ours.

    The script stands in the page, so that it runs before the page's own policy is read, and costs no request.
    """
    told = json.dumps({**facts, "style": _file("page.css")}).replace("<", "\\u003c")
    script = f"<script>({_file('page.js').strip()})({told})</script>".encode("ascii")
    page = with_room(page.removeprefix(BYTE_ORDER_MARK), url)
    found = DOORWAY.match(page)
    at = found.end() if found else 0
    return page[:at] + script + page[at:]
