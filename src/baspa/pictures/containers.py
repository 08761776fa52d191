"""Containers: a picture's file taken apart, so that only what makes the picture is published.

What is kept is listed, and nothing else is: not what says where, when and by whom a picture was made, not what hangs
on behind its end, not what nobody knows. Not a pixel is touched.
"""

import zlib
from collections.abc import Callable, Iterator

PNG_PARTS = frozenset(
    (
        *(b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD", b"pHYs"),
        *(b"acTL", b"fcTL", b"fdAT"),
    )
)
WEBP_PARTS = frozenset((b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"))
WEBP_PRIVATE = 0b0000_1100
"""The bits that tell of EXIF and XMP."""
GIF_LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")
PNG_START = b"\x89PNG\r\n\x1a\n"
START, SCAN, END = 0xD8, 0xDA, 0xD9
TEXT, JFIF, ADOBE, PROFILE = 0xFE, 0xE0, 0xEE, 0xE2
ALONE = frozenset((0x01, *range(0xD0, 0xD8)))
"""Markers of a JPEG that have no length; those of a scan among them."""


def bare(content: bytes, format: str) -> bytes | None:  # noqa: A002 - Pillow's own word
    """Return a file without anything but its picture; None of a format that is not taken apart here.

    Raises ValueError or IndexError where the file ends too early, or is not as its format says.
    """
    parts = PARTS.get(format)
    return b"".join(parts(content)) if parts else None


def _jpeg(content: bytes) -> Iterator[bytes]:
    at = 2
    if content[:2] != b"\xff\xd8":
        raise ValueError("no beginning")
    yield content[:2]
    while True:
        if content[at] != 0xFF:  # noqa: PLR2004 - every marker begins so
            raise ValueError("no marker")
        marker = content[at + 1]
        if marker == 0xFF:  # noqa: PLR2004 - a marker may be filled up
            at += 1
            continue
        if marker == END:
            yield b"\xff\xd9"
            return
        end = at + 2 if marker in ALONE else at + 2 + int.from_bytes(content[at + 2 : at + 4])
        if marker == SCAN:
            end = _end_of_scan(content, end)
        if _is_of_the_picture(marker, content[at + 4 : end]):
            yield content[at:end]
        at = end


def _end_of_scan(content: bytes, at: int) -> int:
    """Return where the next marker is that does not belong to the scan."""
    while True:
        at = content.index(b"\xff", at)
        if content[at + 1] != 0 and content[at + 1] not in ALONE:
            return at
        at += 2


def _is_of_the_picture(marker: int, part: bytes) -> bool:
    if marker == JFIF:
        return part.startswith(b"JFIF\0")
    if marker == PROFILE:
        return part.startswith(b"ICC_PROFILE\0")
    return marker == ADOBE or not (JFIF <= marker <= 0xEF or marker == TEXT)  # noqa: PLR2004 - the last of them


def _png(content: bytes) -> Iterator[bytes]:
    at = len(PNG_START)
    yield content[:at]
    while True:
        name, end = content[at + 4 : at + 8], at + 12 + int.from_bytes(content[at : at + 4])
        if end > len(content) or zlib.crc32(content[at + 4 : end - 4]) != int.from_bytes(content[end - 4 : end]):
            raise ValueError("a part is damaged")
        if name in PNG_PARTS:
            yield content[at:end]
        if name == b"IEND":
            return
        at = end


def _gif(content: bytes) -> Iterator[bytes]:
    at = 13 + _colours(content[10])
    yield content[:at]
    while content[at] != 0x3B:  # noqa: PLR2004 - the end
        start = at
        if content[at] == 0x21:  # noqa: PLR2004 - an extension
            label, first = content[at + 1], content[at + 3 : at + 14]
            at = _after_blocks(content, at + 2)
            kept = label == 0xF9 or (label == 0xFF and first in GIF_LOOPS)  # noqa: PLR2004 - control; application
        elif content[at] == 0x2C:  # noqa: PLR2004 - a picture
            at = _after_blocks(content, at + 11 + _colours(content[at + 9]))
            kept = True
        else:
            raise ValueError("no block")
        if kept:
            yield content[start:at]
    yield b"\x3b"


def _colours(flags: int) -> int:
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _after_blocks(content: bytes, at: int) -> int:
    while content[at]:
        at += content[at] + 1
    return at + 1


def _webp(content: bytes) -> Iterator[bytes]:
    size = int.from_bytes(content[4:8], "little") + 8
    if size > len(content):
        raise ValueError("cut off")
    parts, at = [], 12
    while at + 8 <= size:
        name, length = content[at : at + 4], int.from_bytes(content[at + 4 : at + 8], "little")
        end = at + 8 + length + length % 2
        if at + 8 + length > size:
            raise ValueError("cut off")
        part = content[at:end]
        if name == b"VP8X":
            part = part[:8] + bytes([part[8] & ~WEBP_PRIVATE]) + part[9:]
        if name in WEBP_PARTS:
            parts.append(part)
        at = end
    body = b"".join(parts)
    yield b"RIFF" + (len(body) + 4).to_bytes(4, "little") + b"WEBP" + body


PARTS: dict[str, Callable[[bytes], Iterator[bytes]]] = {
    "JPEG": _jpeg,
    "MPO": _jpeg,
    "PNG": _png,
    "GIF": _gif,
    "WEBP": _webp,
}
"""What takes a file apart, by Pillow's name of its format."""
