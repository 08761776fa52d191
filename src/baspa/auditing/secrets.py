"""Secrets: what of a held-back story must be in nothing that readers get: headline, address, slug, sentences."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import unquote

from baspa.archive.facts import Facts
from baspa.auditing.letters import legible, words_of
from baspa.bodies.body import Body
from baspa.bodies.plain_text import plain_text

SENTENCE_END = re.compile(r"(?<=[.!?…])[\"»”’')\]]*\s+|\n+")
FEWEST_LETTERS = 15
"""Of anything that is searched for."""
SENTENCE_WORDS, SENTENCE_LETTERS = 6, 30
OWN_WORDS, OWN_LETTERS = 9, 50
TITLE_WORDS, TITLE_LETTERS = 3, 18
SLUG_WORDS = 3
MEDIA = "content/media/"


class Kind(StrEnum):
    """What a secret is of its story."""

    TITLE = "title"
    PHRASE = "phrase"
    """A headline so short that others may use the same words."""
    ADDRESS = "address"
    """The path of its page, such as `2026/11/30/budget`."""
    SLUG = "slug"
    SENTENCE = "sentence"
    """One of its body, its summary, or under its picture."""
    FILE = "file"
    """A file of `content/media/` that it shows: published all the same, and no text."""


@dataclass(frozen=True, slots=True, order=True)
class Secret:
    """One text that is not to be found."""

    kind: Kind
    text: str
    """Of an address, as it stands in a URL but for percent signs; otherwise words with single spaces, as typed."""

    @property
    def is_own(self) -> bool:
        """Tell whether a sentence is so long that two people would hardly write it."""
        words, letters = _size(self.text)
        return words >= OWN_WORDS and letters >= OWN_LETTERS

    def stands_in(self, view: str) -> bool:
        """Tell whether it stands, from its first word to its last, in a text that `legible` made."""
        if self.kind is Kind.ADDRESS:
            return re.search(rf"(?<![\w-]){re.escape(legible(self.text))}(?![\w-])", view) is not None
        words = r"[\W_]*".join(map(re.escape, words_of(self.text)))
        return re.search(rf"(?<![^\W_]){words}(?![^\W_])", view) is not None


def secrets_of(facts: Facts, body: Body, base_path: str) -> frozenset[Secret]:
    """Return what is to be searched for of a story, as far as it is long enough to be its own."""
    files = (Secret(Kind.FILE, name.target) for name in facts.names if name.target.startswith(MEDIA))
    sentences = (Secret(Kind.SENTENCE, one) for one in _sentences(facts, body))
    return frozenset((*_names(facts, base_path), *sentences, *files))


def _names(facts: Facts, base_path: str) -> Iterator[Secret]:
    title = _as_typed(facts.title)
    words, letters = _size(title)
    if letters >= TITLE_LETTERS and words >= TITLE_WORDS:
        yield Secret(Kind.TITLE, title)
    elif letters >= FEWEST_LETTERS and words > 1 and not any(map(str.isdigit, title)):
        yield Secret(Kind.PHRASE, title)
    address = unquote(facts.url).removeprefix(base_path).strip("/")
    if _size(address)[1] >= FEWEST_LETTERS and _size(address)[0] >= SLUG_WORDS:
        yield Secret(Kind.ADDRESS, address)
    slug = facts.slug.rpartition("/")[2].replace("-", " ")
    if _size(slug)[1] >= FEWEST_LETTERS and _size(slug)[0] >= SLUG_WORDS and words_of(slug) != words_of(title):
        yield Secret(Kind.SLUG, slug)


def _sentences(facts: Facts, body: Body) -> Iterator[str]:
    image = facts.image
    texts = [
        facts.summary if facts.summarised else "",
        *((image.alt, image.caption, image.credit) if image else ()),
        *(correction.text for correction in facts.corrections),
        *(reference.alt for reference in body.references),
        *(reference.title for reference in body.references),
        plain_text(body.html(lambda _: None)),
    ]
    for text in texts:
        for sentence in map(_as_typed, SENTENCE_END.split(text)):
            words, letters = _size(sentence)
            if words >= SENTENCE_WORDS and letters >= SENTENCE_LETTERS:
                yield sentence


def _as_typed(text: str) -> str:
    return " ".join(text.split())


def _size(text: str) -> tuple[int, int]:
    """Return how many words and how many letters a text has."""
    words = words_of(text)
    return len(words), sum(map(len, words))
