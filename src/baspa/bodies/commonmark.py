"""The fast engine: CommonMark through pyromark, an optional package."""

import re
from collections.abc import Collection
from functools import cache

from baspa.bodies.rendering import Rendering

try:
    from pyromark import Markdown, Options
except ImportError:
    AVAILABLE = False
else:
    AVAILABLE = True

MARK = re.compile(r'<sup class="footnote-reference"><a href="#([^"]*)">[0-9]+</a></sup>')
NOTE = re.compile(
    r'<div class="footnote-definition" id="([^"]*)"><sup class="footnote-definition-label">[0-9]+</sup>\n?'
)
DIVISION = re.compile(r"<(/?)[dD][iI][vV]\b")
MOST_ESCAPES = 8
"""How often a text is read again to find raw HTML that appeared when other raw HTML became text."""


def render(text: str, *, extensions: Collection[str], raw_html: str) -> Rendering:
    """Return the HTML of a text with the extensions CommonMark knows; the names are Python-Markdown's."""
    options = frozenset(extensions) & {"tables", "footnotes", "def_list", "attr_list"}
    engine = engine_with(options)
    if raw_html == "escape" and "<" in text:
        text = with_html_as_text(engine, text)
    markup = engine.html(f"{text}\n")
    return take_notes(markup) if '<div class="footnote-definition"' in markup else Rendering(markup)


@cache
def engine_with(extensions: frozenset[str]) -> "Markdown":
    """Return the engine with these extensions; it keeps nothing of what it has read."""
    options = Options(0)
    if "tables" in extensions:
        options |= Options.ENABLE_TABLES
    if "footnotes" in extensions:
        options |= Options.ENABLE_FOOTNOTES
    if "def_list" in extensions:
        options |= Options.ENABLE_DEFINITION_LIST
    if "attr_list" in extensions:
        options |= Options.ENABLE_HEADING_ATTRIBUTES
    return Markdown(options=options)


def with_html_as_text(engine: "Markdown", text: str) -> str:
    """Return the Markdown with the "<" of raw HTML escaped; code and links in angle brackets stay."""
    for _ in range(MOST_ESCAPES):
        events = engine.events_with_range(text)
        raw = [place for event, place in events if "Html" in event or "InlineHtml" in event]
        if not raw:
            break
        source, pieces, at = text.encode(), list[bytes](), 0
        for place in raw:
            start, end = max(at, place["start"]), place["end"]
            pieces += (source[at:start], source[start:end].replace(b"<", b"&lt;"))
            at = max(at, end)
        text = b"".join([*pieces, source[at:]]).decode()
    return text


def take_notes(markup: str) -> Rendering:
    """Return the HTML without its footnotes, and the footnotes; letter case does not part their names."""
    notes: dict[str, str] = {}
    pieces, at = list[str](), 0
    for found in NOTE.finditer(markup):
        if found.start() < at:
            continue
        end, after = end_of_division(markup, found.end())
        pieces.append(markup[at : found.start()])
        notes.setdefault(found[1].casefold(), markup[found.end() : end].strip("\n"))
        at = after
    return Rendering("".join([*pieces, markup[at:]]), notes, MARK)


def end_of_division(markup: str, start: int) -> tuple[int, int]:
    """Return where the `div` open at a place ends: before and after its closing tag."""
    depth = 1
    for tag in DIVISION.finditer(markup, start):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return tag.start(), tag.end() + 1
    return len(markup), len(markup)
