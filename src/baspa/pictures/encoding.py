"""Encoding: a picture as the bytes of a file, with nothing in it but the picture."""

from io import BytesIO

from PIL import Image, ImageSequence

from baspa.pictures.opening import JPEGS

RECIPE = "1"
"""Raised whenever what is made of a picture changes: then all are made anew."""
QUALITY = {"avif": 55, "webp": 76}
"""Alike to the eye (decision 17)."""
SPEED = 8
"""Of AVIF, from 0 to 10: as slow as leaves a newspaper's day of pictures to a cheap machine."""
EFFORT = 4
"""Of WebP, from 0 to 6."""
FINE = 85
"""The quality of a picture itself, of which the browsers that know nothing better are served."""


def narrower(image: Image.Image, width: int) -> Image.Image:
    """Return a picture made narrower, in its proportions."""
    if width >= image.width:
        return image
    height = max(1, round(image.height * width / image.width))
    return image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=2.0)


def encoded(image: Image.Image, name: str) -> bytes:
    """Return a picture as a file of one of the formats of today."""
    out = BytesIO()
    if name == "avif":
        image.save(out, "AVIF", quality=QUALITY[name], speed=SPEED, max_threads=1)
    else:
        image.save(out, "WEBP", quality=QUALITY[name], method=EFFORT)
    return out.getvalue()


def cleaned(image: Image.Image, format: str) -> bytes:  # noqa: A002 - Pillow's own word
    """Return a picture as a file of its own format."""
    out = BytesIO()
    image.info.clear()
    if format in JPEGS:
        image.convert("RGB").save(out, "JPEG", quality=FINE, optimize=True, progressive=True)
    elif format == "PNG":
        image.save(out, "PNG", optimize=True)
    elif format == "GIF":
        image.save(out, "GIF")
    elif format == "AVIF":
        image.save(out, "AVIF", quality=FINE, speed=SPEED, max_threads=1)
    else:
        image.save(out, "WEBP", quality=FINE, method=EFFORT)
    return out.getvalue()


def cleaned_moving(content: bytes) -> bytes:
    """Return a moving picture of whole frames, an AVIF, as a file of its own format."""
    out = BytesIO()
    with Image.open(BytesIO(content)) as image:
        frames = [frame.copy() for frame in ImageSequence.Iterator(image)]
        times = [int(frame.info.get("duration", 100)) for frame in frames]
        loop, kind = int(image.info.get("loop", 0)), str(image.format)
    for frame in frames:
        frame.info.clear()
    first, *others = frames
    first.save(out, kind, save_all=True, append_images=others, duration=times, loop=loop)
    return out.getvalue()
