"""Slugs: the part of a URL made from Kazakh, Russian or Latin words.

The table is the project's own: 42 letters after the BGN/PCGN romanisation, without marks. It is never to be
changed for a letter once papers use it, since every published URL depends on it.
"""

import re
import unicodedata
from functools import lru_cache

TABLE = str.maketrans(
    {
        "ә": "a",
        "ғ": "gh",
        "қ": "q",
        "ң": "ng",
        "ө": "o",
        "ұ": "u",
        "ү": "u",
        "һ": "h",
        "і": "i",
        "а": "a",
        "б": "b",
        "в": "v",
        "г": "g",
        "д": "d",
        "е": "e",
        "ё": "yo",
        "ж": "zh",
        "з": "z",
        "и": "i",
        "й": "y",
        "к": "k",
        "л": "l",
        "м": "m",
        "н": "n",
        "о": "o",
        "п": "p",
        "р": "r",
        "с": "s",
        "т": "t",
        "у": "u",
        "ф": "f",
        "х": "kh",
        "ц": "ts",
        "ч": "ch",
        "ш": "sh",
        "щ": "shch",
        "ъ": "",
        "ы": "y",
        "ь": "",
        "э": "e",
        "ю": "yu",
        "я": "ya",
        "ı": "i",
        "ß": "ss",
        "’": "",
        "'": "",
        "ʼ": "",
    }
)
LONGEST = 80
"""Letters in a slug made from a title; a longer one is cut at a word."""

LONGEST_REMEMBERED = 300
"""Letters in a text whose slug is remembered: names and titles return, and nothing longer may fill the memory."""

RESERVED = frozenset(("assets", "authors", "corrections", "fragments", "media", "page", "search", "sitemaps", "tags"))
"""Folders at the root of the output that a category or a standing page may not take."""

WORD_BREAK = re.compile(r"[^a-z0-9]+")
SEGMENT = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
WINDOWS_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])")


def slugify(text: str) -> str:
    """Return the slug of some words: `Қазақстан мен әлем` gives `qazaqstan-men-alem`; maybe empty.

    It depends on the words alone, so no other article can ever change an article's URL.
    """
    return _remembered_slug(text) if len(text) <= LONGEST_REMEMBERED else _slug(text)


def _slug(text: str) -> str:
    letters = unicodedata.normalize("NFC", text).casefold().translate(TABLE)
    plain = unicodedata.normalize("NFKD", letters).encode("ascii", "ignore").decode()
    slug = WORD_BREAK.sub("-", plain).strip("-")
    if len(slug) > LONGEST:
        slug = slug[: LONGEST + 1].rpartition("-")[0] or slug[:LONGEST]
    return f"{slug}-1" if is_device(slug) else slug


_remembered_slug = lru_cache(maxsize=4096)(_slug)


def is_device(name: str) -> bool:
    """Tell whether Windows keeps this name for a device, with or without an ending after a dot."""
    return bool(WINDOWS_DEVICE.fullmatch(name.partition(".")[0].strip().casefold()))


def is_reserved(slug: str) -> bool:
    """Tell whether a folder at the root of the output belongs to the site's own pages (years among them)."""
    return slug in RESERVED or (len(slug) == 4 and slug.isdecimal())  # noqa: PLR2004 - a year


def is_slug(text: str) -> bool:
    """Tell whether a text may stand in a URL as it is: a-z, 0-9 and single hyphens, at most 100 letters."""
    return len(text) <= 100 and bool(SEGMENT.fullmatch(text)) and not is_device(text)  # noqa: PLR2004 - said above
