"""The plain text of a body: what is counted, listed and sent to feeds."""

import html
import math
import re
from collections.abc import Iterator

WORDS_A_MINUTE = 180
EXCERPT_LETTERS = 200

TAG = re.compile(r"<[^>]*>")
SPACES = re.compile(r"[\t\n\r\f][ \t\n\r\f]*| [ \t\n\r\f]+")
"""White space that is not one space already."""

SIGNS_OF_SPACES = ("\n", "  ", "\t", "\r", "\f")
PARAGRAPH = re.compile(r"<p(?: [^>]*)?>([^<]*+(?:<(?!/p>)[^<]*+)*+)</p>")
FOOTNOTE_MARK = re.compile(r'<sup id="fnref-[^>]*><a [^>]*>[^<]*</a></sup>')
FOOTNOTES = '<div class="footnotes"'
CONTENTS = re.compile(r'<nav class="toc">.*?</nav>', re.DOTALL)
LONE_MARKS = frozenset("–—-•…|/&+=")
HAS_WORD = re.compile(r"\w")
LOOSE_END = " ,;:–—-([«„\"'"


def without_markup(markup: str) -> str:
    """Return the text of some HTML, its white space made single spaces (a no-break space stays)."""
    text = TAG.sub("", markup)
    if "&" in text:
        text = html.unescape(text)
    if any(map(text.__contains__, SIGNS_OF_SPACES)):
        text = SPACES.sub(" ", text)
    return text.strip(" ")


def plain_text(markup: str) -> str:
    """Return what there is to read of a body's HTML, a line for each block; without the table of contents."""
    blocks = FOOTNOTE_MARK.sub("", CONTENTS.sub("", markup)).split("\n")
    return "\n".join(filter(None, map(without_markup, blocks)))


def count_words(markup: str) -> int:
    """Return how many words a reader of sanitised, laid-out HTML reads.

    The table of contents and the ways back from footnotes are not read; a dash between words is no word.
    """
    ways_back = markup.count('class="footnote-backref"')
    if '<nav class="toc">' in markup:
        markup = CONTENTS.sub("", markup)
    text = TAG.sub("", markup).replace("&nbsp;", " ").replace("&amp;", "&")
    words = text.split()
    return len(words) - sum(words.count(mark) for mark in LONE_MARKS if mark in text) - ways_back


def reading_minutes(words: int) -> int:
    """Return the reading time in whole minutes, rounded up, at least 1."""
    return max(1, math.ceil(words / WORDS_A_MINUTE))


def excerpt(markup: str) -> str:
    """Return the first paragraph with words of sanitised HTML as plain text; nothing when there is none."""
    return next((shorten(text) for text in paragraphs(markup) if HAS_WORD.search(text)), "")


def paragraphs(markup: str) -> Iterator[str]:
    """Give the plain text of the paragraphs, without footnotes and their marks."""
    end = markup.find(FOOTNOTES)
    for found in PARAGRAPH.finditer(markup, 0, end if end >= 0 else len(markup)):
        inner = found[1]
        yield without_markup(FOOTNOTE_MARK.sub("", inner) if "fnref-" in inner else inner)


def shorten(text: str) -> str:
    """Return a text of at most 200 letters, cut at a word and ended with "…" when it was longer."""
    if len(text) <= EXCERPT_LETTERS:
        return text
    room = text[:EXCERPT_LETTERS]
    at_word = room.rpartition(" ")[0].rstrip(LOOSE_END)
    return f"{at_word or room[:-1]}…"
