"""From bytes to text: UTF-8 with or without a byte order mark, any line ends; everything else is named."""

import re
import unicodedata

from baspa.problems import Broken, Place, Problem

ISOLATING, EMBEDDING = "\u2066\u2067\u2068", "\u202a\u202b\u202d\u202e"
END_OF_ISOLATE, END_OF_EMBEDDING = "\u2069", "\u202c"
DIRECTION = re.compile(f"[{ISOLATING}{EMBEDDING}{END_OF_ISOLATE}{END_OF_EMBEDDING}]")
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff]")
"""Characters that neither XML nor an editor can show; a page with one breaks feeds."""

WITHOUT_CONTROL = bytes(byte for byte in range(256) if not CONTROL.match(chr(byte)) or byte > 0x7F)  # noqa: PLR2004
"""The bytes of UTF-8 that are no control character by themselves: ASCII's others, and all of longer letters."""

CONTROL_IN_UTF8 = (re.compile(rb"\xc2[\x80-\x84\x86-\x9f]"), re.compile(rb"\xef\xbf[\xbe\xbf]"))
"""The control characters outside ASCII."""

OTHER_ENCODINGS = (
    (re.compile(rb"\xff\xfe\0\0|\0\0\xfe\xff"), "UTF-32"),
    (re.compile(rb"\xff\xfe|\xfe\xff|\0[^\0]|[^\0]\0"), "UTF-16"),
)
"""How texts in other encodings begin: with a mark, or with a letter of which every second byte is null."""


def decode(content: bytes, path: str) -> str:
    """Return the text of a file in NFC with line feeds for line ends.

    Raises `Broken` naming the line, the column and the byte where the file stops being UTF-8 text.
    """
    for beginning, name in OTHER_ENCODINGS:
        if beginning.match(content):
            raise Broken(Problem("text.encoding", Place(path, 1, 1), found=name, facts=(("byte", "0"),)))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        start = len(content) - len(error.object) + error.start  # a byte order mark is not part of `object`
        before = content[:start].decode("utf-8-sig", "replace")
        raise Broken(
            Problem(
                "text.encoding",
                _place(before, path),
                found=f"0x{content[start]:02X}",
                facts=(("byte", str(start)),),
            )
        ) from error
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    wrong = CONTROL.search(text) if _may_hold_control(content) else None
    if wrong is not None:
        raise Broken(
            Problem("text.control", _place(text[: wrong.start()], path), found=f"U+{ord(wrong.group()):04X}")
        )
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _may_hold_control(content: bytes) -> bool:
    """Tell whether the search for control characters, which looks at every letter, could find one."""
    return bool(content.translate(None, WITHOUT_CONTROL) or any(sign.search(content) for sign in CONTROL_IN_UTF8))


def _place(before: str, path: str) -> Place:
    """Return the place just after the text `before`."""
    lines = before.replace("\r\n", "\n").replace("\r", "\n")
    return Place(path, lines.count("\n") + 1, len(lines) - (lines.rfind("\n") + 1) + 1)


def with_directions_closed(text: str) -> str:
    """Return a text in which every change of direction ends, so that it cannot turn the words after it around.

    What a mark of direction opens, another closes (https://www.unicode.org/reports/tr9/); closing marks without
    an opening one change nothing and stay.
    """
    opened: list[str] = []
    for mark in DIRECTION.findall(text):
        if mark in ISOLATING:
            opened.append(END_OF_ISOLATE)
        elif mark in EMBEDDING:
            opened.append(END_OF_EMBEDDING)
        elif mark == END_OF_ISOLATE and mark in opened:
            del opened[len(opened) - 1 - opened[::-1].index(mark) :]  # and with it the embeddings inside
        elif opened[-1:] == [mark]:
            opened.pop()
    return text + "".join(reversed(opened))
