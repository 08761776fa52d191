"""Opening a picture that may be anything: what it is, how large, and whether it can be read to its end."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageCms, ImageOps, ImageSequence, UnidentifiedImageError

from baspa.pictures.containers import bare

FORMATS = {
    ".avif": "AVIF",
    ".gif": "GIF",
    ".jpeg": "JPEG",
    ".jpg": "JPEG",
    ".png": "PNG",
    ".webp": "WEBP",
}
"""What a file must be, by its ending."""
ENDINGS = {"MPO": ".jpg", "AVIF": ".avif", "GIF": ".gif", "JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp"}
JPEGS = {"JPEG", "MPO"}
"""Phones write several pictures into one file, `MPO`; the first of them is an ordinary one."""
MOST = 64_000_000
"""Pixels of a picture that must be unpacked whole."""
MOST_JPEG = 250_000_000
"""Pixels of a JPEG, which can be read at a fraction of its size."""
MOST_MOVING = 400_000_000
"""Pixels of all pictures of a moving one."""
AVIF_PARTS = frozenset((b"ftyp", b"meta", b"mdat", b"moov"))
PRIVATE = ("exif", "xmp")
"""What Pillow calls the parts of an AVIF that may say where, when and by whom it was made."""

Image.MAX_IMAGE_PIXELS = None  # this module's own limits name the picture and say what to do


class Faulty(Exception):
    """A picture that cannot be published; holds the code of the problem and what is to be said of it."""

    def __init__(self, code: str, found: str = "", **facts: str) -> None:
        """Say what is wrong."""
        super().__init__(code)
        self.code, self.found, self.facts = code, found, tuple(facts.items())


@dataclass(frozen=True, slots=True)
class Opened:
    """A picture read to its end."""

    image: Image.Image
    """As readers see it: upright, in sRGB, perhaps smaller than the file says, but never than was asked for."""
    width: int
    """As the file says, upright."""
    height: int
    format: str
    animated: bool
    bare: bytes | None
    """The file without anything but its picture; None when that can only be had by encoding it anew."""


def open_picture(content: bytes, suffix: str, enough: int) -> Opened:
    """Read a picture of which at most `enough` pixels of its longer side are wanted; raises `Faulty`."""
    with _faults_named(content):
        image = _identified(content, suffix)
        width, height = image.size
        kind, animated = str(image.format), bool(getattr(image, "is_animated", False)) and image.format not in JPEGS
        _refuse_large(image, animated=animated)
        if kind in JPEGS:
            image.draft(None, _at_least(image.size, enough))
        without = _bare(image, content)
        turned = int(image.getexif().get(0x0112, 1)) not in {0, 1} and not animated
        for frame in ImageSequence.Iterator(image) if animated else ():
            frame.load()
        image.seek(0)
        image.load()
        upright = ImageOps.exif_transpose(image) if turned else image
        if turned and (upright.width > upright.height) != (width > height):
            width, height = height, width
        return Opened(_in_srgb(upright), width, height, kind, animated, None if turned else without)


def size_of(content: bytes, suffix: str) -> tuple[int, int]:
    """Return width and height by the beginning of a file alone; raises `Faulty`."""
    with _faults_named(content):
        return _identified(content, suffix).size


@contextmanager
def _faults_named(content: bytes) -> Iterator[None]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of odd metadata, which is left out anyway
            yield
    except Faulty:
        raise
    except Exception as error:
        raise Faulty("picture.cut", f"{len(content)} B") from error


def _identified(content: bytes, suffix: str) -> Image.Image:
    if not content:
        raise Faulty("picture.cut", "0 B")
    try:
        image = Image.open(BytesIO(content), formats=tuple(set(FORMATS.values())))
    except UnidentifiedImageError as error:
        raise Faulty("picture.unreadable", suffix) from error
    if image.format != FORMATS[suffix] and not (image.format in JPEGS and FORMATS[suffix] == "JPEG"):
        raise Faulty("picture.lying", str(image.format), ending=ENDINGS.get(str(image.format), ""))
    return image


def _refuse_large(image: Image.Image, *, animated: bool) -> None:
    pixels, most = image.width * image.height, MOST_JPEG if image.format in JPEGS else MOST
    if animated:
        pixels, most = pixels * int(getattr(image, "n_frames", 1)), MOST_MOVING
    if pixels > most:
        raise Faulty("picture.large", f"{image.width} × {image.height}", limit=str(most // 1_000_000))


def _at_least(size: tuple[int, int], enough: int) -> tuple[int, int]:
    """Return the size of a picture made so small that its longer side has `enough` pixels."""
    longer = max(size)
    return (max(1, size[0] * enough // longer), max(1, size[1] * enough // longer)) if longer > enough else size


def _bare(image: Image.Image, content: bytes) -> bytes | None:
    if image.format == "AVIF":
        private = any(name in image.info for name in PRIVATE) or not _top_parts(content) <= AVIF_PARTS
        return None if private else content
    return bare(content, str(image.format))


def _top_parts(content: bytes) -> set[bytes]:
    names, at = set(), 0
    while at + 8 <= len(content):
        names.add(content[at + 4 : at + 8])
        at += int.from_bytes(content[at : at + 4]) or len(content)
    return names if at == len(content) else {b""}


def _in_srgb(image: Image.Image) -> Image.Image:
    """Return a picture as RGB, or as RGBA where something of it can be seen through."""
    mode = "RGBA" if image.has_transparency_data else "RGB"
    profile = image.info.get("icc_profile")
    if profile and image.mode in {"RGB", "RGBA", "CMYK", "L"}:
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            seen = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode=mode)
        except (ImageCms.PyCMSError, OSError, ValueError):
            seen = None
        if seen is not None:
            seen.info.pop("icc_profile", None)
            return seen
    if image.mode.startswith("I;16"):
        image = image.point(lambda level: level / 256).convert("L")
    return image if image.mode == mode else image.convert(mode)
