"""A live blog's text: its timed entries found in sanitised HTML, and laid out with the newest first.

Where one entry ends and the next begins is marked by a character that no text can hold: sources with control
characters are refused, and what an entity makes of one is taken out here.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from baspa.bodies.plain_text import without_markup

ENTRY, NOTES = "\x1e", "\x1d"
"""What stands before each entry, and before the footnotes."""
HEADING = re.compile(
    r"(?:(?P<date>\d{1,2}\.\d{1,2}(?:\.\d{4})?|\d{4}-\d{1,2}-\d{1,2})(?:,\s*|\s+))?"
    r"(?P<clock>\d{1,2}:\d{2}(?::\d{2})?)(?:\s*(?P<zone>Z|[+-]\d{2}:?\d{2}))?(?P<key>\s*!)?"
    r"(?:\s+[–—-](?=\s))?(?:\s+(?P<title>.*)|\s*)",
    re.DOTALL,
)
"""What the heading of an entry says: `21:05 Goal`, `23.11 00:10 ! The final whistle`."""
TAG = re.compile(r'<(/?)([a-z][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"]*")?)*)\s*/?>')
"""A tag as the sanitiser writes it."""
ID = re.compile(r' id="([^"]*)"')
LINK = re.compile(r' href="#([^"]*)"')
EMPTY = frozenset(("br", "hr", "img", "col", "wbr", "input"))


@dataclass(frozen=True, slots=True)
class Head:
    """The heading of an entry as it was written, and what it comes to."""

    id: str
    """Its anchor in the page."""
    moment: datetime
    shown: str
    """Its time as the text alone shows it: `21:05`, on a later day `23.11, 00:10`."""
    typed: tuple[str | None, ...]
    """Date, clock and offset as they were typed."""
    key: bool = False
    """Whether it is one of the key moments."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a live blog."""

    id: str
    moment: datetime
    title: str
    key: bool


@dataclass(frozen=True, slots=True)
class _Opened:
    """A heading of the second level that stands in nothing else."""

    start: int
    end: int
    id: str
    inner: str


def typed_of(found: re.Match[str]) -> tuple[str | None, ...]:
    """Return date, clock and offset as the heading of an entry says them."""
    return found["date"], found["clock"], found["zone"]


def arrange(markup: str, heads: Sequence[Head]) -> tuple[str, tuple[Entry, ...]]:
    """Return sanitised, laid-out HTML with its entries newest first, each behind its mark, and the entries.

    `heads` stand in the order in which they were written. One that is not found, since it stands in a comment or in
    a quotation, is no entry. What comes before the first entry stays first, footnotes stay last.
    """
    markup = markup.replace(ENTRY, "").replace(NOTES, "")
    markup = _without_ids(markup, {head.id for head in heads})
    found = list(_pairs(markup, heads))
    if not found:
        return markup, ()
    notes = _notes(markup, found[-1][0].end)
    ends = [*(opened.start for opened, _ in found[1:]), notes]
    sections = []
    for (opened, head), end in zip(found, ends, strict=True):
        title = _title(opened.inner)
        time = f'<time datetime="{head.moment.isoformat()}">{head.shown}</time>'
        text = f'<h2 id="{head.id}">{time}{" " if title else ""}{title}</h2>{markup[opened.end : end]}'
        sections.append((Entry(head.id, head.moment, without_markup(title), head.key), text))
    places = _newest_first(heads)
    sections.sort(key=lambda section: places[section[0].id])
    pieces = [markup[: found[0][0].start], *(f"{ENTRY}{text}" for _, text in sections), NOTES, markup[notes:]]
    new = {opened.id: head.id for opened, head in found if opened.id}
    linked = LINK.sub(lambda link: f' href="#{new.get(link[1], link[1])}"', "".join(pieces))
    return linked, tuple(entry for entry, _ in sections)


def _newest_first(heads: Sequence[Head]) -> dict[str, int]:
    """Return the place of each entry: of one moment, what was written later is newer, in whichever direction."""
    down = is_newest_first([head.moment for head in heads])
    written = [*heads] if down else [*reversed(heads)]
    written.sort(key=lambda head: head.moment, reverse=True)
    return {head.id: place for place, head in enumerate(written)}


def is_newest_first(moments: Sequence[datetime]) -> bool:
    """Tell whether entries are written with the newest on top: the last that differs from the first is earlier."""
    return next((moment < moments[0] for moment in reversed(moments) if moment != moments[0]), False)


def _pairs(markup: str, heads: Sequence[Head]) -> Iterator[tuple[_Opened, Head]]:
    """Yield each heading that is an entry's, with what it comes to."""
    waiting = list(heads)
    for opened in _headings(markup):
        said = HEADING.fullmatch(opened.inner.strip())
        if said is None:
            continue
        place = next((n for n, head in enumerate(waiting) if head.typed == typed_of(said)), None)
        if place is not None:
            yield opened, waiting[place]
            del waiting[: place + 1]


def _headings(markup: str) -> Iterator[_Opened]:
    depth, opened = 0, None
    for tag in TAG.finditer(markup):
        if tag[2] in EMPTY:
            continue
        if tag[1]:
            depth -= 1
            if opened is not None and depth == 0:
                name = ID.search(opened[3])
                yield _Opened(opened.start(), tag.end(), name[1] if name else "", markup[opened.end() : tag.start()])
                opened = None
        else:
            opened = tag if depth == 0 and tag[2] == "h2" else opened
            depth += 1


def _notes(markup: str, start: int) -> int:
    """Return where the footnotes begin that stand in nothing else, or the end."""
    depth = 0
    for tag in TAG.finditer(markup, start):
        if tag[2] in EMPTY:
            continue
        if not tag[1] and depth == 0 and tag[2] == "div" and 'class="footnotes"' in tag[3]:
            return tag.start()
        depth += -1 if tag[1] else 1
    return len(markup)


def _title(inner: str) -> str:
    found = HEADING.fullmatch(inner.strip())
    return (found["title"] or "").strip() if found else inner


def _without_ids(markup: str, names: set[str]) -> str:
    return ID.sub(lambda found: "" if found[1] in names else found[0], markup) if ' id="e-' in markup else markup


def marked_sections(markup: str) -> tuple[str, tuple[str, ...], str]:
    """Return what stands before the entries, each entry without its heading, and the footnotes."""
    whole, _, notes = markup.partition(NOTES)
    before, *sections = whole.split(ENTRY)
    return before, tuple(section.partition("</h2>")[2] for section in sections), notes


def unmarked(markup: str) -> str:
    """Return a live blog's HTML without the marks between its entries."""
    return markup.replace(ENTRY, "").replace(NOTES, "")
