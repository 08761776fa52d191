"""Making: all files of one picture, and what it turned out to be, by its bytes alone."""

from collections.abc import Mapping
from dataclasses import dataclass

from PIL import Image, features

from baspa.pictures.developed import ITSELF, STILL, STILL_SUFFIX, Developed
from baspa.pictures.encoding import RECIPE, cleaned, cleaned_moving, encoded, narrower
from baspa.pictures.opening import Faulty, Opened, open_picture

LARGEST = 2_400
"""Pixels of the longer side of what is published."""
STILL_WIDTH = 1_200

Key = tuple[int, str]
"""What tells the files of a picture apart: number and ending."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """What is to be made of every picture."""

    widths: tuple[int, ...]
    formats: tuple[str, ...]

    @property
    def key(self) -> str:
        """Return all that decides what is made of a picture, besides the picture."""
        codecs = [features.version(name) for name in ("pil", "avif", "webp", "libjpeg_turbo", "zlib")]
        return f"{RECIPE} {codecs} {self.widths} {self.formats}"


@dataclass(frozen=True, slots=True)
class Made:
    """Everything that is made of one picture."""

    developed: Developed
    files: Mapping[Key, bytes]


def make(source: str, content: bytes, suffix: str, digest: str, recipe: Recipe) -> Made:
    """Make everything of a picture; what is wrong with it is in what became of it."""
    try:
        opened = open_picture(content, suffix, LARGEST)
        if opened.animated:
            return _moving(source, content, suffix, digest, opened)
        return _still(source, content, suffix, digest, opened, recipe)
    except Faulty as fault:
        return Made(Developed(source, digest, fault=fault.code, found=fault.found, facts=fault.facts), {})
    except Exception:  # noqa: BLE001 - what an encoder raises on a picture it cannot hold is its own affair
        return Made(Developed(source, digest, fault="picture.cut", found=f"{len(content)} B"), {})


def _still(source: str, content: bytes, suffix: str, digest: str, opened: Opened, recipe: Recipe) -> Made:
    image, itself = opened.image, opened.bare
    if max(opened.width, opened.height) > LARGEST:
        image, itself = _shrunk(image), None
    if itself is None:
        itself = cleaned(image.copy(), opened.format)
    copied = itself == content
    files = {} if copied else {(ITSELF, suffix): itself}
    widths = _widths(image.width, recipe.widths)
    smaller = image
    for width in reversed(widths):  # each made of the next larger one: as good, and sooner
        smaller = narrower(smaller, width)
        files |= {(width, f".{name}"): encoded(smaller, name) for name in recipe.formats}
    developed = Developed(source, digest, image.width, image.height, widths, recipe.formats, copied=copied)
    return Made(developed, files)


def _moving(source: str, content: bytes, suffix: str, digest: str, opened: Opened) -> Made:
    itself = opened.bare or cleaned_moving(content)
    copied = itself == content
    files = {} if copied else {(ITSELF, suffix): itself}
    files[STILL, STILL_SUFFIX] = encoded(narrower(_shrunk(opened.image), STILL_WIDTH), "webp")
    size = (opened.width, opened.height)
    return Made(Developed(source, digest, *size, animated=True, copied=copied), files)


def _shrunk(image: Image.Image) -> Image.Image:
    """Return a picture whose longer side is not longer than what is published."""
    longer = max(image.size)
    return narrower(image, max(1, image.width * LARGEST // longer)) if longer > LARGEST else image


def _widths(width: int, wanted: tuple[int, ...]) -> tuple[int, ...]:
    """Return the widths to make of a picture: those that are narrower than it, and its own; none of a tiny one."""
    if width < min(wanted) // 2:
        return ()
    return (*(one for one in sorted(wanted) if one < width), *([width] if width <= max(wanted) else []))
