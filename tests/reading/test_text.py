"""Bytes become text, or the exact place where they stop being text is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baspa.problems import Broken, Place
from baspa.reading.text import CONTROL, decode, with_directions_closed
from papers import problems_of

PATH = "content/a.md"


@pytest.mark.parametrize(
    "content",
    [b"\xef\xbb\xbfone\ntwo\n", b"one\r\ntwo\r\n", b"one\rtwo\r", b"one\r\ntwo\n", b"\xef\xbb\xbfone\r\ntwo\r"],
    ids=["bom", "crlf", "cr", "mixed", "bom-crlf-cr"],
)
def test_marks_and_line_ends_make_no_difference(content: bytes) -> None:
    """A file saved on any system reads as its plain twin."""
    assert decode(content, PATH) == "one\ntwo\n"


def test_text_comes_out_in_one_unicode_form() -> None:
    """A decomposed й, as some systems write it, is the й that everyone types."""
    assert decode("Абай, ё".encode(), PATH) == "Абай, ё"


@pytest.mark.parametrize(
    ("content", "found", "line", "column", "byte"),
    [
        ("title: Қала\n".encode("utf-16"), "UTF-16", 1, 1, 0),
        (b"\xfe\xff" + "Қала".encode("utf-16-be"), "UTF-16", 1, 1, 0),
        ("---\ntitle: Жаңа".replace("ң", "н").encode("cp1251"), "0xC6", 2, 8, 11),
        ("Қала\nab".encode() + b"\xff", "0xFF", 2, 3, 11),
        (b"ab\r\ncd\xc3", "0xC3", 2, 3, 6),
        (b"ab\rcd\xc3(", "0xC3", 2, 3, 5),
        (b"a\xed\xa0\x80", "0xED", 1, 2, 1),
        (b"a\xc0\xaf", "0xC0", 1, 2, 1),
        (b"\xef\xbb\xbfone\ntwo \xff", "0xFF", 2, 5, 11),
        (b"\xef\xbb\xbf\xff", "0xFF", 1, 1, 3),
        (b"\xef\xbb", "0xEF", 1, 1, 0),
    ],
    ids=[
        "utf-16-le",
        "utf-16-be",
        "cp1251",
        "one-byte",
        "cut-after-crlf",
        "after-cr",
        "surrogate",
        "overlong",
        "after-bom",
        "right-after-bom",
        "half-a-bom",
    ],
)
def test_bytes_that_are_not_utf8_are_named(content: bytes, found: str, line: int, column: int, byte: int) -> None:
    """The line, the column and the byte are those where an editor's program would show the fault."""
    (problem,) = problems_of(lambda: decode(content, PATH))

    assert problem.code == "text.encoding"
    assert (problem.found, problem.place) == (found, Place(PATH, line, column))
    assert dict(problem.facts)["byte"] == str(byte)


@pytest.mark.parametrize(
    ("text", "found", "line", "column"),
    [
        ("ab\x00", "U+0000", 1, 3),
        ("one\r\ntwo\x1b[31m", "U+001B", 2, 4),
        ("Қа\x7fла", "U+007F", 1, 3),
        ("a\n\nb\x9fc", "U+009F", 3, 2),
        ("a\ufffe", "U+FFFE", 1, 2),
        ("\x0b", "U+000B", 1, 1),
        ("\ufeffa\x0c", "U+000C", 1, 2),
    ],
)
def test_control_characters_are_named(text: str, found: str, line: int, column: int) -> None:
    """What neither XML nor an editor can show is refused at its place; the byte order mark counts for nothing."""
    (problem,) = problems_of(lambda: decode(text.encode(), PATH))

    assert (problem.code, problem.found, problem.place) == ("text.control", found, Place(PATH, line, column))


def test_tabs_and_line_ends_are_no_control_characters() -> None:
    """What everyone types stays."""
    assert decode("a\tb\nc\u00a0d\u2028e\U0001f4f0".encode(), PATH) == "a\tb\nc\u00a0d\u2028e\U0001f4f0"


@given(st.binary(max_size=60))
def test_any_bytes_are_text_or_a_problem(content: bytes) -> None:
    """Nothing else is ever raised, no byte is replaced in silence, and what is found is where it is said to be."""
    try:
        text = decode(content, PATH)
    except Broken as broken:
        (problem,) = broken.problems

        lines = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
        assert 1 <= problem.place.line <= len(lines)
        assert 1 <= problem.place.column <= len(lines[problem.place.line - 1]) + 1
    else:
        assert "\r" not in text
        assert not CONTROL.search(text)
        assert content.decode("utf-8-sig").count("\ufffd") == text.count("\ufffd")


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("plain", ""),
        ("\u202eabc", "\u202c"),
        ("\u202eabc\u202c", ""),
        ("\u2067a\u202eb", "\u202c\u2069"),
        ("\u2067a\u202eb\u2069", ""),
        ("a\u2069\u202c", ""),
        ("\u2068\u202aa\u202cb", "\u2069"),
        ("\u202e\u2069a", "\u202c"),
    ],
)
def test_a_change_of_direction_ends_with_its_text(text: str, closed: str) -> None:
    """Each opened one is closed, the innermost first; nothing else changes."""
    assert with_directions_closed(text) == text + closed
