"""Pictures' files taken apart: what is left is the same picture, and nothing else."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image, PngImagePlugin

from baspa.pictures.containers import bare
from photos import FORMATS, moving, photo

APART = {suffix: name for suffix, name in FORMATS.items() if name != "AVIF"}


def frames(content: bytes) -> list[tuple[bytes, object]]:
    """Return every picture of a file, and for how long it is shown."""
    image = Image.open(BytesIO(content))
    found = []
    for number in range(getattr(image, "n_frames", 1)):
        image.seek(number)
        found.append((image.convert("RGBA").tobytes(), image.info.get("duration")))
    return found


def part(name: bytes, text: bytes) -> bytes:
    """Return one part of a PNG."""
    return struct.pack(">I", len(text)) + name + text + struct.pack(">I", zlib.crc32(name + text))


@pytest.mark.parametrize("suffix", APART)
def test_a_file_of_nothing_but_a_picture_stays_as_it_is(suffix: str) -> None:
    """Byte for byte; one that moves too."""
    assert bare(photo("тау", suffix), APART[suffix]) == photo("тау", suffix)
    if suffix in {".gif", ".png", ".webp"}:
        assert bare(moving(suffix), APART[suffix]) == moving(suffix)


@pytest.mark.parametrize("suffix", APART)
@pytest.mark.parametrize("at", [0.1, 0.5, 0.9, 0.99])
def test_a_file_that_ends_too_early_is_no_file(suffix: str, at: float) -> None:
    """Wherever it ends."""
    whole = moving(suffix) if suffix in {".gif", ".png", ".webp"} else photo("тау", suffix, width=90, height=60)

    with pytest.raises((ValueError, IndexError)):
        bare(whole[: int(len(whole) * at)], APART[suffix])


def test_a_progressive_jpeg_keeps_all_of_its_scans() -> None:
    """And what is between them."""
    content = photo("тау", width=200, height=150, progressive=True, optimize=True)

    assert bare(content, "JPEG") == content


def test_every_private_part_of_a_png_is_left_out() -> None:
    """Text, the time, and parts that nobody knows."""
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", "SECRET")
    content = photo("тау", ".png", pnginfo=words)
    at = content.index(b"IDAT") - 4
    secret = part(b"tIME", b"SECRET!") + part(b"prVt", b"SECRET")

    left = bare(content[:at] + secret + content[at:], "PNG")

    assert left == photo("тау", ".png")


def test_a_gif_keeps_its_pace_and_what_can_be_seen_through() -> None:
    """Comments go, before the pictures and after them; so does what another program has put in."""
    first, *others = (Image.new("RGBA", (20, 10), (80 * number, 0, 0, 255 * (number % 2))) for number in range(3))
    out, plain = BytesIO(), BytesIO()
    first.save(plain, "GIF", save_all=True, append_images=others, duration=70, loop=0, disposal=2)
    first.save(out, "GIF", save_all=True, append_images=others, duration=70, loop=0, disposal=2, comment=b"SECRET")
    late = out.getvalue()[:-1] + b"\x21\xfe\x06SECRET\x00\x21\xff\x0bXMP DataXMP\x06SECRET\x00;"

    left = bare(late, "GIF")

    assert left is not None
    assert b"SECRET" not in left
    assert frames(left) == frames(plain.getvalue())


def test_a_webp_with_private_parts_says_that_it_has_none() -> None:
    """Its first part tells which there are."""
    content = photo("тау", ".webp", xmp=b"SECRET", exif=b"Exif\0\0SECRET")

    left = bare(content, "WEBP")

    assert left is not None
    assert b"SECRET" not in left
    image = Image.open(BytesIO(left))
    image.load()
    assert "exif" not in image.info
    assert frames(left) == frames(content)
