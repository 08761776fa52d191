"""The text of one article of the invented archive: front matter and Markdown in usual shares."""

import random
from bisect import bisect
from collections.abc import Callable
from itertools import accumulate

import patterns
import prose
import vocabulary
from headings import SECTION_SLUGS, Heading, heading, link_target, relative_path, written_time
from pictures import PICTURES

KINDS = ("opinion", "analysis", "review", "brief")
PICTURE_NAMES = tuple(PICTURES)

OWN_DESK, TWO_AUTHORS, SUMMARY, LEAD_PICTURE, OTHER_KIND = 0.5, 0.06, 0.5, 0.4, 0.1
MORE_SENTENCES = 5.4
"""Chance adds up to five sentences to a paragraph's three; tuned for 4.7 kB an article."""
NUMBERED, BOLD_OPENING, OUTSIDE_LINK, SUBHEADED = 0.33, 0.15, 0.1, 0.3
BACKGROUND_LINKS = (0.45, 0.15)
"""The share of articles with a first and with a second link to an older article."""


def tag_vocabulary() -> tuple[str, ...]:
    """The three hundred tags: topics, the sections' nouns and places, shuffled once by a fixed stream."""
    listings = (vocabulary.TOPICS, *vocabulary.SECTION_NOUNS.values(), vocabulary.PLACES)
    found = list(dict.fromkeys(word.rstrip("+-") for listing in listings for word in vocabulary.words(listing)))
    random.Random("tags").shuffle(found)
    return tuple(found)


TAGS = tag_vocabulary()
TAG_BOUNDS = tuple(accumulate(1 / (rank + 3) for rank in range(len(TAGS))))
"""Running sums of Zipf's weights: the tag of rank r is drawn about as often as 1 / (r + 3)."""


def tags(chance: random.Random) -> list[str]:
    """Three different tags by Zipf's law."""
    found: dict[str, None] = {}
    while len(found) < 3:  # noqa: PLR2004 - three, as the docstring says
        found[TAGS[bisect(TAG_BOUNDS, chance.random() * TAG_BOUNDS[-1])]] = None
    return list(found)


def front_matter(story: Heading, words: prose.Lexicon, chance: random.Random) -> str:
    """The YAML block between its fences."""
    desk = vocabulary.DESKS[SECTION_SLUGS.index(story.section)]
    other = prose.drawn(vocabulary.BYLINES, chance)
    author = desk if chance.random() < OWN_DESK else other
    pair = chance.random() < TWO_AUTHORS and other != desk
    title = f'"{story.title}"' if ": " in story.title else story.title
    lines = [
        "---",
        f"title: {title}",
        f"category: {vocabulary.SECTIONS[story.section]}",
        f"time: {written_time(story.time)}",
        f"slug: {story.slug}",
        f"author: [{desk}, {other}]" if pair else f"author: {author}",
        f"tags: [{', '.join(tags(chance))}]",
    ]
    if chance.random() < SUMMARY:
        lines.append(f'summary: "{prose.sentences(1, words, chance)}"')
    if chance.random() < LEAD_PICTURE:
        lines += ["image:", f"  src: /media/{prose.drawn(PICTURE_NAMES, chance)}"]
        lines += [f'  alt: "{prose.filled(prose.CAPTIONS, words, chance)}"', "  credit: Мұрағат суреті"]
    if chance.random() < OTHER_KIND:
        lines.append(f"kind: {prose.drawn(KINDS, chance)}")
    return "\n".join([*lines, "---", ""])


def picture(words: prose.Lexicon, chance: random.Random) -> str:
    """A picture alone in its paragraph, with caption and credit."""
    name = prose.drawn(PICTURE_NAMES, chance)
    alt, caption = (prose.filled(prose.CAPTIONS, words, chance) for _ in range(2))
    return f'![{alt}](../../media/{name} "{caption} | Мұрағат суреті")'


def quotation(words: prose.Lexicon, chance: random.Random) -> str:
    """An institution's statement as a block quotation."""
    source = prose.drawn(words["O"], chance)["gen"]
    sentence = prose.sentences(1, words, chance).rstrip(".")
    return "> " + patterns.STATEMENT.format(sentence=sentence, source=source)


def listing(words: prose.Lexicon, chance: random.Random) -> str:
    """An opening line and a list of three to six items, numbered in a third of the cases."""
    numbered = chance.random() < NUMBERED
    items = [prose.filled(prose.LIST_ITEMS, words, chance) for _ in range(3 + int(chance.random() * 4))]
    marks = [f"{place}." if numbered else "-" for place in range(1, len(items) + 1)]
    opening = prose.filled(prose.LIST_OPENINGS, words, chance)
    return "\n".join([opening, "", *(f"{mark} {item}" for mark, item in zip(marks, items, strict=True))])


def table(words: prose.Lexicon, chance: random.Random) -> str:
    """A table of four to seven places with two columns of figures."""
    nouns = [prose.drawn(words["N"], chance)["nom"].capitalize() for _ in range(2)]
    places = [prose.drawn(words["P"], chance)["nom"] for _ in range(4 + int(chance.random() * 4))]
    rows = [f"| {place} | {int(chance.random() * 900)} | {chance.random() * 100:.1f} |" for place in places]
    return "\n".join([f"| Қала | {nouns[0]} | {nouns[1]}, % |", "| :--- | ---: | ---: |", *rows])


def footnote(words: prose.Lexicon, chance: random.Random) -> str:
    """A paragraph with a footnote, and the note."""
    text = prose.sentences(2, words, chance)
    return f"{text[:-1]}[^1].\n\n[^1]: {prose.sentences(1, words, chance)}"


Block = Callable[[prose.Lexicon, random.Random], str]
BLOCKS: tuple[tuple[float, Block], ...] = (
    (0.30, picture),
    (0.22, quotation),
    (0.20, listing),
    (0.08, table),
    (0.02, footnote),
)
"""Which share of the articles has each kind of block."""


def paragraphs(words: prose.Lexicon, chance: random.Random) -> list[str]:
    """Four to twelve paragraphs of three to eight sentences, seldom with a bold or a linked word."""
    count = 4 + int((chance.random() + chance.random()) * 4.5)
    found = [prose.sentences(3 + int(chance.random() * MORE_SENTENCES), words, chance) for _ in range(count)]
    if chance.random() < BOLD_OPENING:
        first, dot, rest = found[0].partition(". ")
        found[0] = f"**{first}{dot.strip()}** {rest}" if rest else found[0]
    if chance.random() < OUTSIDE_LINK:
        source = prose.drawn(words["O"], chance)["gen"]
        url = f"https://example.org/{int(chance.random() * 10_000)}/"
        found[-1] += f" Толық мәтін [{source} сайтында]({url}) тұр."
    return found


def background(seed: int, story: Heading, last: int, chance: random.Random) -> str:
    """A sentence that points to an older article; empty for the oldest of a hundred."""
    target = link_target(seed, story.number, chance)
    if target is None:
        return ""
    name = f"«{target.title}»"
    link = f"[{name}]({relative_path(story.path, target.path)})" if target.number <= last else name
    return " " + prose.drawn(patterns.BACKGROUND, chance).format(link=link)


def body(seed: int, story: Heading, last: int, words: prose.Lexicon, chance: random.Random) -> list[str]:
    """The blocks of an article's Markdown, the first always a plain paragraph."""
    blocks = paragraphs(words, chance)
    for share in BACKGROUND_LINKS:
        if chance.random() < share:
            blocks[int(chance.random() * len(blocks))] += background(seed, story, last, chance)
    for share, make in BLOCKS:
        if chance.random() < share:
            blocks.insert(1 + int(chance.random() * len(blocks)), make(words, chance))
    if chance.random() < SUBHEADED:
        for place in (len(blocks) // 3, 2 * len(blocks) // 3 + 1):
            blocks.insert(place, "## " + prose.filled(prose.SUBHEADINGS, words, chance))
    return blocks


def compose(seed: int, number: int, last: int) -> tuple[Heading, str]:
    """An article and its file's whole text.

    `last` is the oldest number of the archive: a link to an article beyond it is printed as that article's
    headline, which can only happen in an archive that does not end on a whole hundred.
    """
    story = heading(seed, number)
    chance = random.Random(f"{seed}/{number}/text")
    words = prose.lexicon(story.section, chance)
    matter = front_matter(story, words, chance)
    return story, matter + "\n" + "\n\n".join(body(seed, story, last, words, chance)) + "\n"
