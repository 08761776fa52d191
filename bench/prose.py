"""Sentences of the invented archive: patterns filled with declined words, chance from one given stream."""

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import patterns
import vocabulary
from endings import Forms, decline

Choice = TypeVar("Choice")

SLOT = re.compile(r"\{([A-Z])(?:\.(\w+))?\}")
FULL_NAMES = {None: "nom", "pl": "plnom", "poss": "possnom"}
CAPITAL = "^"
"""Before the name of a form: the same form with a capital letter."""
FEWEST_WORDS, MOST_WORDS = 5, 9
FOCUS_WEIGHT = 3
"""How many times likelier a story's own three nouns are than the other nouns of its section."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A sentence with holes: the text around them, and for each hole its word class and form."""

    frame: str
    slots: tuple[tuple[str, str], ...]


Lexicon = Mapping[str, Sequence[Forms]]
"""The words to draw from, by class letter."""


def compiled(text: str) -> Pattern:
    """A written pattern ready to be filled; a hole that opens the sentence asks for the capital form."""
    slots = [(hole[1], FULL_NAMES.get(hole[2], hole[2])) for hole in SLOT.finditer(text)]
    if text.startswith(("{", "«{")):
        slots[0] = (slots[0][0], CAPITAL + slots[0][1])
    return Pattern(SLOT.sub("%s", text.replace("%", "%%")), tuple(slots))


SENTENCES = tuple(map(compiled, patterns.SENTENCES))
HEADLINES = tuple(map(compiled, patterns.HEADLINES))
SUBHEADINGS = tuple(map(compiled, patterns.SUBHEADINGS))
LIST_ITEMS = tuple(map(compiled, patterns.LIST_ITEMS))
LIST_OPENINGS = tuple(map(compiled, patterns.LIST_OPENINGS))
CAPTIONS = tuple(map(compiled, patterns.CAPTIONS))


def with_capitals(forms: Forms) -> Forms:
    """The forms and their capital twins: made once, since cutting strings for each sentence is slow."""
    return forms | {CAPITAL + name: form[0].upper() + form[1:] for name, form in forms.items()}


def declined(listing: str) -> tuple[Forms, ...]:
    """Every form of every noun in a listing."""
    return tuple(with_capitals(decline(word)) for word in vocabulary.words(listing))


def fixed(listing: str) -> tuple[Forms, ...]:
    """Words that stand as they are, under the one form `nom`."""
    return tuple(with_capitals({"nom": word}) for word in vocabulary.words(listing))


SECTION_NOUNS = {slug: declined(listing) for slug, listing in vocabulary.SECTION_NOUNS.items()}
COMMON: dict[str, tuple[Forms, ...]] = {
    "G": declined(vocabulary.GENERAL_NOUNS),
    "O": declined(vocabulary.ORGANISATIONS),
    "P": declined(vocabulary.PLACES),
    "A": fixed(vocabulary.ADJECTIVES),
    "T": fixed(vocabulary.TIMES),
    "E": fixed(vocabulary.TIMES_TO_COME),
    "V": fixed(vocabulary.HAPPENED),
    "W": fixed(vocabulary.DID),
    "F": fixed(vocabulary.WILL),
    "D": fixed(vocabulary.COUNTS),
    "C": fixed(vocabulary.CONNECTIVES),
}


def lexicon(section: str, chance: random.Random) -> Lexicon:
    """The words of one story: everything common, its section's nouns, and three of them as its subject."""
    nouns = SECTION_NOUNS[section]
    focus = tuple(drawn(nouns, chance) for _ in range(3))
    return {**COMMON, "N": nouns + focus * FOCUS_WEIGHT}


def drawn(choices: Sequence[Choice], chance: random.Random) -> Choice:
    """One of the choices; a plain multiplication, since `Random.choice` is the cost of a large archive."""
    return choices[int(chance.random() * len(choices))]


def filled(choices: Sequence[Pattern], words: Lexicon, chance: random.Random) -> str:
    """One of the patterns with its holes filled and its first letter capital."""
    pattern = drawn(choices, chance)
    draw = chance.random
    return pattern.frame % tuple(
        [(pool := words[group])[int(draw() * len(pool))][form] for group, form in pattern.slots]
    )


def sentences(count: int, words: Lexicon, chance: random.Random) -> str:
    """A paragraph of so many sentences; filled all at once, for this is where a large archive's time goes."""
    draw = chance.random
    frames, found = [], []
    for _ in range(count):
        pattern = SENTENCES[int(draw() * len(SENTENCES))]
        frames.append(pattern.frame)
        found += [(pool := words[group])[int(draw() * len(pool))][form] for group, form in pattern.slots]
    return " ".join(frames) % tuple(found)


def headline(words: Lexicon, chance: random.Random) -> str:
    """A headline of five to nine words."""
    while True:
        text = filled(HEADLINES, words, chance)
        if FEWEST_WORDS <= len(text.split()) <= MOST_WORDS:
            return text
