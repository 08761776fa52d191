"""Appearance: what may be said of colours, type, widths and pictures."""

import re
from typing import Annotated, Literal
from urllib.parse import unquote

from pydantic import AfterValidator, BeforeValidator

from baspa.reading.addresses import is_safe_segment
from baspa.reading.shapes import COUNT, either_case, pattern, shape
from baspa.reading.values import LONGEST_LINE, Count, comma_names, each_once, fault

COLOUR = re.compile(r"#?([0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
SHORT_COLOUR = 3
LENGTH = re.compile(r"[0-9]{1,4}(\.[0-9]{1,3})?(rem|em|ch|px)")
FONTS = re.compile(r"""(?:[\w .-]+|"[\w .-]+"|'[\w .-]+')(?: *, *(?:[\w .-]+|"[\w .-]+"|'[\w .-]+'))*""")
"""What a style sheet takes for families of type, and nothing that could end their line in it."""
FOCUS = re.compile(r"([0-9]{1,3})%? *,? +([0-9]{1,3})%?")
FOCUS_WORDS = {
    "left": (0, None),
    "right": (100, None),
    "top": (None, 0),
    "bottom": (None, 100),
    "center": (None, None),
}
MIDDLE, WHOLE = 50, 100
MIN_WIDTH, MAX_WIDTH = 64, 2400


def _colour(text: str) -> str:
    """Accept `#07a`, `#0077aa`, and both without the sign, which begins a comment in YAML when it is not quoted."""
    found = COLOUR.fullmatch(text.strip())
    if found is None:
        raise fault("value.colour")
    digits = found[1].lower()
    return f"#{''.join(digit * 2 for digit in digits) if len(digits) == SHORT_COLOUR else digits}"


def _length(text: str) -> str:
    if not LENGTH.fullmatch(text.strip()):
        raise fault("value.length")
    return text.strip()


def _fonts(text: str) -> str:
    if len(text) > LONGEST_LINE or (text.strip() and not FONTS.fullmatch(text.strip())):
        raise fault("value.fonts")
    return text.strip()


def _focus(value: object) -> object:
    """Accept `30 20`, in percent from the left and from the top, and words: `left`, `top right`."""
    if not isinstance(value, str):
        raise fault("value.focus")
    found = FOCUS.fullmatch(value.strip())
    if found is not None and max(int(found[1]), int(found[2])) <= WHOLE:
        return int(found[1]), int(found[2])
    x, y = None, None
    for word in value.casefold().split() or ["?"]:
        if word not in FOCUS_WORDS:
            raise fault("value.focus")
        across, down = FOCUS_WORDS[word]
        x, y = (x if across is None else across), (y if down is None else down)
    return (MIDDLE if x is None else x), (MIDDLE if y is None else y)


def _widths(widths: tuple[int, ...]) -> tuple[int, ...]:
    if not widths or not all(MIN_WIDTH <= width <= MAX_WIDTH for width in widths):
        raise fault("config.widths", low=str(MIN_WIDTH), high=str(MAX_WIDTH))
    return tuple(sorted(set(widths)))


def _own_file(text: str) -> str:
    path = unquote(text)
    if not path.startswith("/") or not all(is_safe_segment(segment) for segment in path[1:].split("/")):
        raise fault("value.own-file")
    return path


A_FOCUS_WORD = f"(?:{'|'.join(map(either_case, FOCUS_WORDS))})"
LISTED = {"type": "string", "pattern": r"^[\s\d,]*\d[\s\d,]*$"}
FORMATS = {"type": "string", "pattern": r"^\s*(?:avif|webp)?(?:\s*,\s*(?:avif|webp)?)*\s*$"}

Colour = Annotated[str, AfterValidator(_colour), pattern("colour", r"^\s*#?(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})\s*$")]
Length = Annotated[str, AfterValidator(_length), pattern("length", rf"^\s*{LENGTH.pattern}\s*$")]
Fonts = Annotated[str, AfterValidator(_fonts), pattern("fonts", r"""^[^;{}<>()\\]*$""")]
Focus = Annotated[
    tuple[int, int],
    BeforeValidator(_focus),
    pattern("focus", rf"^(?:{FOCUS.pattern}|\s*{A_FOCUS_WORD}(?:\s+{A_FOCUS_WORD})*\s*)$"),
]
OwnFile = Annotated[str, AfterValidator(_own_file), pattern("own_file", "^(?:/[^/]|%2[Ff])")]
Widths = Annotated[
    tuple[Count, ...],
    BeforeValidator(comma_names),
    AfterValidator(_widths),
    shape("widths", {"anyOf": [{"type": "array", "items": COUNT, "minItems": 1}, LISTED, {"type": "integer"}]}),
]
PictureFormats = Annotated[
    tuple[Literal["avif", "webp"], ...],
    BeforeValidator(comma_names),
    AfterValidator(each_once),
    shape("formats", {"anyOf": [{"type": "array", "items": {"enum": ["avif", "webp"]}}, FORMATS]}),
]
