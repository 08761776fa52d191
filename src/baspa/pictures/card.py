"""The card of a story that has no picture: its headline, drawn for those who share it.

It is drawn with a font of our own, so that it has the same bytes on every machine, and all letters of Kazakh.
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT = 1200, 630
"""In pixels, as social networks want it (facts: Open Graph)."""
EDGE, TOP, BOTTOM = 80, 72, 72
SIZES = (76, 66, 57, 50, 44)
"""Of the headline, in pixels: the largest in which all of it has room."""
SMALL = 34
LEADING = 1.24
LEVELS = 16
"""Shades between one colour and the other: enough for the edges of letters, and half the bytes."""
FONT = Path(__file__).with_name("fonts") / "headline.ttf"
LETTERS = (
    (0x20, 0x7E), (0xA0, 0x17F), (0x218, 0x21B), (0x400, 0x52F), (0x2010, 0x2015), (0x2018, 0x201E),
    (0x2020, 0x2022), (0x2026, 0x2026), (0x202F, 0x2030), (0x2032, 0x2033), (0x2039, 0x203A), (0x20AC, 0x20AC),
    (0x20B8, 0x20B8), (0x20BD, 0x20BD), (0x2116, 0x2116), (0x2122, 0x2122),
)  # fmt: skip
"""What the font has."""
BLANKS = re.compile(r"[ \t\n]+")
DARK, LIGHT = "#1b1b1b", "#ffffff"


@dataclass(frozen=True, slots=True)
class Card:
    """What is drawn."""

    paper: str
    """The paper's name."""
    headline: str
    section: str
    background: str = LIGHT
    ink: str = DARK


@lru_cache(maxsize=64)
def draw(card: Card) -> bytes:
    """Return a card as a PNG of 1200 × 630 pixels.

    A headline in letters that the font does not have gives way to the paper's name.
    """
    canvas = Image.new("L", (WIDTH, HEIGHT))
    pen = ImageDraw.Draw(canvas)
    room = WIDTH - 2 * EDGE
    small = _font(SMALL)
    ascent = small.getmetrics()[0]
    pen.text((EDGE, TOP), _fitted(_drawable(card.paper), small, room), fill=255, font=small)
    pen.rectangle((EDGE, TOP + ascent + 24, EDGE + 120, TOP + ascent + 29), fill=255)
    pen.text((EDGE, HEIGHT - BOTTOM - ascent), _fitted(_drawable(card.section), small, room), fill=255, font=small)
    above, below = TOP + ascent + 56, HEIGHT - BOTTOM - ascent - 40
    size, lines = _set(_drawable(card.headline) or _drawable(card.paper), room, below - above)
    leading = round(size * LEADING)
    y = above + (below - above - leading * len(lines)) // 2
    for line in lines:
        pen.text((EDGE, y), line, fill=255, font=_font(size))
        y += leading
    return _png(canvas, card)


def _png(canvas: Image.Image, card: Card) -> bytes:
    image = canvas.point([level * LEVELS // 256 for level in range(256)])
    image.putpalette(_shades(card.background, card.ink))
    out = BytesIO()
    image.save(out, "PNG", bits=4)
    return out.getvalue()


def _shades(background: str, ink: str) -> list[int]:
    first, last = (tuple(bytes.fromhex(colour.lstrip("#"))) for colour in (background, ink))
    steps = range(LEVELS)
    return [a + (b - a) * step // (LEVELS - 1) for step in steps for a, b in zip(first, last, strict=True)]


def _drawable(text: str) -> str:
    """Return a text without the signs that the font lacks; nothing when it lacks letters of it."""
    plain = unicodedata.normalize("NFC", text)
    missing = {sign for sign in plain if not any(low <= ord(sign) <= high for low, high in LETTERS)}
    if any(unicodedata.category(sign)[0] in "LM" for sign in missing):
        return ""
    return BLANKS.sub(" ", "".join(sign for sign in plain if sign not in missing)).strip()


def _set(text: str, room: int, height: int) -> tuple[int, list[str]]:
    """Return the size in which a headline has room, and its lines; what has none is cut with an ellipsis."""
    for size in SIZES:
        lines = _lines(text, _font(size), room)
        if len(lines) * round(size * LEADING) <= height:
            return size, lines
    size = SIZES[-1]
    most = height // round(size * LEADING)
    return size, [*lines[: most - 1], _fitted(f"{lines[most - 1]} …", _font(size), room)]


def _lines(text: str, font: ImageFont.FreeTypeFont, room: int) -> list[str]:
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if font.getlength(longer) <= room:
            line = longer
            continue
        lines += [line] if line else []
        line = word
        while font.getlength(line) > room:  # a word longer than a line
            end = max(1, bisect_right(range(len(line)), room, key=lambda end: round(font.getlength(line[:end]))) - 1)
            lines.append(line[:end])
            line = line[end:]
    return [*lines, line] if line else lines


def _fitted(text: str, font: ImageFont.FreeTypeFont, room: int) -> str:
    """Return as much of one line as has room."""
    if font.getlength(text) <= room:
        return text
    text = text.removesuffix("…").rstrip()
    end = bisect_right(range(len(text)), room, key=lambda end: round(font.getlength(f"{text[:end]}…"))) - 1
    return f"{text[: max(0, end)].rstrip()}…"


@lru_cache(maxsize=len(SIZES) + 1)
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONT, size, layout_engine=ImageFont.Layout.BASIC)
