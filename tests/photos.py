"""Small real pictures for tests, made of words: the same words make the same picture, others another one."""

from hashlib import blake2b
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any

from PIL import Image

FORMATS = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP", ".gif": "GIF", ".avif": "AVIF"}
SIDEWAYS = 6
"""EXIF's way to say that a phone was held upright."""


def is_photo(path: str) -> bool:
    """Tell whether a file of this name is a picture."""
    return PurePosixPath(path).suffix.casefold() in FORMATS


def photo(words: str = "", suffix: str = ".jpg", *, width: int = 12, height: int = 8, **options: Any) -> bytes:
    """Return a picture of a sky and a ground in colours that the words decide; `options` are Pillow's for saving."""
    colours = blake2b(words.encode(), digest_size=6).digest()
    image = Image.new("RGB", (width, height), tuple(colours[:3]))
    image.paste(tuple(colours[3:]), (0, height // 2, width, height))
    out = BytesIO()
    image.save(out, FORMATS[suffix.casefold()], **options)
    return out.getvalue()


def exif(orientation: int = 1, *, place: bool = False) -> Image.Exif:
    """Return what a phone writes beside a picture."""
    found = Image.Exif()
    found[0x0112] = orientation
    found[0x0110] = "Telephone 12"
    if place:
        found.get_ifd(0x8825)[2] = (43.0, 14.0, 30.0)
    return found


def moving(suffix: str = ".gif", frames: int = 3) -> bytes:
    """Return a picture that moves."""
    first, *others = (Image.new("RGB", (40, 30), (80 * number, 0, 0)) for number in range(frames))
    out = BytesIO()
    first.save(out, FORMATS[suffix], save_all=True, append_images=others, duration=100, loop=0)
    return out.getvalue()
