"""Tiny grey JPEG pictures drawn by code: a baseline encoder that knows only the mean of each 8 by 8 block."""

BLOCK = 8
QUANTUM = 8
"""The one quantisation step: with it a block's DC coefficient is its mean grey less 128."""
CODE_LENGTH = 4
"""All DC categories have codes of four bits (0000 to 1000), so the Huffman table needs no thought."""
CATEGORIES = 9


def segment(marker: int, payload: bytes) -> bytes:
    """A JPEG segment with its marker and length."""
    return bytes((0xFF, marker)) + (len(payload) + 2).to_bytes(2, "big") + payload


def coded(difference: int) -> str:
    """The bits of one block: category and value of the DC difference, then end of block."""
    category = abs(difference).bit_length()
    value = difference if difference >= 0 else difference + (1 << category) - 1
    return f"{category:0{CODE_LENGTH}b}" + (f"{value:0{category}b}" if category else "") + "0"


def scan(means: list[int]) -> bytes:
    """The entropy-coded data of all blocks, padded with ones, with its 0xFF bytes escaped."""
    previous = [0, *means[:-1]]
    bits = "".join(coded(mean - before) for mean, before in zip(means, previous, strict=True))
    bits += "1" * (-len(bits) % 8)
    return int(bits, 2).to_bytes(len(bits) // 8, "big").replace(b"\xff", b"\xff\x00")


def landscape(columns: int, rows: int, kind: int) -> list[int]:
    """Mean greys of the blocks of an abstract landscape: a sky that darkens to hills that differ by kind."""
    means = []
    for row in range(rows):
        for column in range(columns):
            hill = rows // 2 + (column * (kind + 2) * 7 % (5 + kind)) - kind
            means.append(90 - row * 4 if row < hill else -70 + row * 2 + (column * (kind + 1)) % 9)
    return means


def jpeg(columns: int, rows: int, kind: int) -> bytes:
    """A valid baseline JPEG of so many blocks across and down; the same arguments give the same bytes."""
    size = (rows * BLOCK).to_bytes(2, "big") + (columns * BLOCK).to_bytes(2, "big")
    lengths = bytes(CATEGORIES if length == CODE_LENGTH else 0 for length in range(1, 17))
    end_of_block_only = bytes((1, *([0] * 15), 0))
    return b"".join(
        (
            b"\xff\xd8",
            segment(0xE0, b"JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"),
            segment(0xDB, bytes((0, *([QUANTUM] * 64)))),
            segment(0xC0, b"\x08" + size + b"\x01\x01\x11\x00"),
            segment(0xC4, b"\x00" + lengths + bytes(range(CATEGORIES))),
            segment(0xC4, b"\x10" + end_of_block_only),
            segment(0xDA, b"\x01\x01\x00\x00\x3f\x00"),
            scan(landscape(columns, rows, kind)),
            b"\xff\xd9",
        )
    )


PICTURES = {f"korinis-{kind}.jpg": jpeg(40, 23, kind) for kind in range(1, 6)}
"""File name to bytes: five pictures of 320 by 184."""
