"""The headings of a body: their levels, their ids, and the table of contents made of them."""

import html
import re

from baspa.bodies.body import Heading
from baspa.bodies.plain_text import FOOTNOTE_MARK, without_markup
from baspa.bodies.sanitiser import HEADING_ID, RESERVED_IDS
from baspa.slugs import slugify

HEADING_TAG = re.compile(r"<(/?)[hH]([1-6])(\s[^>]*)?>")
ID = re.compile(r"""\sid=("[^"]*"|'[^']*'|[^\s>]*)""", re.IGNORECASE)
CLEAN_HEADING = re.compile(r'<h([2-6]) id="([^"]*)"[^>]*>(.*?)</h\1>', re.DOTALL)

Found = tuple[re.Match[str], re.Match[str]]
"""The opening and the closing tag of one heading."""


def name_headings(markup: str) -> tuple[str, tuple[Heading, ...]]:
    """Return the HTML with an id on every heading, and the headings; the page's title alone is of level one.

    An id the editor gave is kept when it is made of a-z, 0-9 and hyphens and is not one the page itself may
    use.
    """
    found = find_headings(markup)
    texts = [plain_heading(markup[opened.end() : closed.start()]) for opened, closed in found]
    ids = choose_ids([given_id(opened[3] or "") for opened, _ in found], texts)
    pieces, at, headings = list[str](), 0, list[Heading]()
    for (opened, closed), name, text in zip(found, ids, texts, strict=True):
        level = max(2, int(opened[2]))
        attributes = ID.sub("", opened[3] or "")
        inner = markup[opened.end() : closed.start()]
        pieces += (markup[at : opened.start()], f'<h{level} id="{name}"{attributes}>', inner, f"</h{level}>")
        at = closed.end()
        headings.append(Heading(level, name, text))
    return "".join([*pieces, markup[at:]]), tuple(headings)


def find_headings(markup: str) -> list[Found]:
    """Return the tags of the headings that are closed as they were opened, in order."""
    found: list[Found] = []
    opened: re.Match[str] | None = None
    for tag in HEADING_TAG.finditer(markup):
        if not tag[1]:
            opened = tag
        elif opened is not None and opened[2] == tag[2]:
            found.append((opened, tag))
            opened = None
    return found


def given_id(attributes: str) -> str:
    """Return the id the editor gave to a heading, or nothing when there is none a body may use."""
    found = ID.search(attributes)
    name = found[1].strip("\"'") if found else ""
    return name if HEADING_ID.fullmatch(name) else ""


def choose_ids(given: list[str], texts: list[str]) -> list[str]:
    """Return one id for each heading, none twice: the given ones first, then slugs of the texts."""
    taken: set[str] = set()
    counts: dict[str, int] = {}

    def choose(wanted: str) -> str:
        name = wanted
        while name in taken:
            counts[wanted] = counts.get(wanted, 1) + 1
            name = f"{wanted}-{counts[wanted]}"
        taken.add(name)
        return name

    kept = [name and choose(name) for name in given]
    return [name or choose(text_id(text)) for name, text in zip(kept, texts, strict=True)]


def text_id(text: str) -> str:
    """Return the id a heading's text asks for."""
    slug = slugify(text) or "section"
    return f"section-{slug}" if slug.startswith(RESERVED_IDS) else slug


def plain_heading(inner: str) -> str:
    """Return the plain text of a heading, without the marks of its footnotes."""
    return without_markup(FOOTNOTE_MARK.sub("", inner) if "fnref-" in inner else inner)


def clean_headings(markup: str) -> tuple[Heading, ...]:
    """Return the headings of sanitised HTML: those a reader will really find."""
    found = CLEAN_HEADING.findall(markup)
    return tuple(Heading(int(level), name, plain_heading(inner)) for level, name, inner in found)


def contents(headings: tuple[Heading, ...]) -> str:
    """Return the table of contents, a `nav` of nested lists of links; nothing when there are no headings."""
    if not headings:
        return ""
    pieces, levels = ['<nav class="toc">'], list[int]()
    for heading in headings:
        if not levels or heading.level > levels[-1]:
            levels.append(heading.level)
            pieces.append("<ul><li>")
        else:
            while len(levels) > 1 and heading.level <= levels[-2]:
                levels.pop()
                pieces.append("</li></ul>")
            pieces.append("</li><li>")
        pieces.append(f'<a href="#{heading.id}">{html.escape(heading.text, quote=False)}</a>')
    return "".join([*pieces, "</li></ul>" * len(levels), "</nav>"])
