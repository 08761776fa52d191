"""Small real pictures for tests, made of words: the same words make the same picture, others another one."""

from hashlib import blake2b
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any

from PIL import Image

FORMATS = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP", ".gif": "GIF", ".avif": "AVIF"}


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
