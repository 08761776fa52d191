"""Signatures: which words a text may have, in a few bytes: enough to pass over nearly all that cannot say a thing."""

import zlib
from collections.abc import Iterable

from baspa.auditing.letters import WORD, legible, text_views, words_of

BITS = 2048
BYTES = BITS // 8


def signature(text: str) -> bytes:
    """Return the signature of a text with markup."""
    words: set[str] = set()
    for view in text_views(text):
        words.update(WORD.findall(legible(view)))
    return mask(words).to_bytes(BYTES, "little")


def mask(words: Iterable[str]) -> int:
    """Return the bits of some words: a text can only have them all when its signature has every one of these."""
    bits = bytearray(BYTES)
    for number in {zlib.crc32(word.encode("utf-8", "surrogatepass")) % BITS for word in words}:
        bits[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(bits, "little")


def mask_of(text: str) -> int:
    """Return the bits of the words of a text."""
    return mask(words_of(text))
