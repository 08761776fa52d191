"""Excerpts: the line itself, and carets under what a problem is about, whatever the line is made of."""

from pathlib import Path

import pytest

from baspa.desk.excerpts import Excerpt, Excerpts, cells, excerpt, line_of
from baspa.problems import Place


def rows(line: str, column: int, found: str = "", *, width: int = 100) -> tuple[str, str]:
    """Return what is shown of a line."""
    return excerpt(line, Place("content/a.md", 4, column), found, width=width).rows


@pytest.mark.parametrize(
    ("line", "column", "found", "shown", "carets"),
    [
        pytest.param("time: noon", 7, "noon", "time: noon", "      ^^^^", id="what was found"),
        pytest.param("time: noon", 7, "", "time: noon", "      ^", id="a place only"),
        pytest.param('time: "noon"', 7, "noon", 'time: "noon"', "      ^^^^^^", id="with its quotation marks"),
        pytest.param("time: 'noon' or so", 7, "noon", "time: 'noon' or so", "      ^^^^^^", id="and no more"),
        pytest.param("a: 世界: b", 6, "", "a: 世界: b", "       ^", id="wide letters take two cells"),
        pytest.param("a: 世", 4, "世", "a: 世", "   ^^", id="and two carets"),
        pytest.param("к̣ө: b", 3, "", "к̣ө: b", " ^", id="marks below a letter take none"),
        pytest.param("бк̣: b", 3, "", "бк̣: b", " ^", id="and are never torn from it"),
        pytest.param("\ta: b", 1, "", "    a: b", "^^^^", id="a tab is four cells"),
        pytest.param("\t\ta: b", 3, "a", "        a: b", "        ^", id="and so before the caret"),
        pytest.param("a\x1b[2Jb", 2, "", "a\\u001b[2Jb", " ^^^^^^", id="a sign that moves the cursor"),
        pytest.param("a\u202eb", 3, "", "a\\u202eb", "       ^", id="a sign that turns the direction"),
        pytest.param("a:\u00a0b", 3, "", "a:\\u00a0b", "  ^^^^^^", id="a space that only looks like one"),
        pytest.param("a: سلام", 4, "سلام", "a: سلام", "   ^^^^ سلام", id="from right to left it is said again"),
        pytest.param("abc", 99, "", "abc", "   ^", id="behind the end"),
        pytest.param("", 1, "", "", "^", id="an empty line"),
        pytest.param("", 7, "", "", "^", id="behind the end of an empty line"),
        pytest.param("  a: b  ", 0, "", "  a: b  ", "  ^^^^", id="no column: all that is written"),
        pytest.param("   ", 0, "", "   ", "^", id="no column, and nothing written"),
        pytest.param("a\udcff\udc80b", 2, "", "a\\xff\\x80b", " ^^^^", id="bytes that are no letters"),
    ],
)
def test_the_carets_stand_under_what_the_problem_is_about(
    line: str, column: int, found: str, shown: str, carets: str
) -> None:
    """Cells of a terminal are counted, not letters, and nothing invisible gets through."""
    assert rows(line, column, found) == (shown, carets)


@pytest.mark.parametrize("place", [1, 2, 500, 501, 800, 999, 1_000, 1_001, 5_000])
@pytest.mark.parametrize("letter", ["a", "қ", "世", "e\u0301", "\t"])
def test_a_long_line_is_cut_around_the_column(letter: str, place: int) -> None:
    """Whatever it is made of, it fits, an ellipsis stands where something is left out, and the caret is on it."""
    column = (place - 1) * len(letter) + 1

    shown = excerpt(letter * 1_000, Place("content/a.md", 4, column), width=60)

    assert cells(shown.text) <= 60
    assert shown.before.startswith("…") == (place > 60)
    assert shown.after.endswith("…") == (place < 900)
    assert (shown.marked == "") == (place > 1_000)


def test_what_was_found_is_cut_too_when_it_is_long() -> None:
    """A title of a thousand letters is marked as far as half of the width."""
    assert rows(f"title: {'a' * 1_000}", 8, "a" * 1_000, width=40) == (
        f"title: {'a' * 19}…",
        f"       {'^' * 20}",
    )


def test_a_pile_of_marks_does_not_reach_into_other_lines() -> None:
    """Four marks on a letter are drawn; the others are written out."""
    shown, _ = rows("e" + "\u0301" * 6, 1)

    assert shown == "e" + "\u0301" * 4 + "\\u0301" * 2


@pytest.mark.parametrize(
    ("content", "number", "line"),
    [
        (b"one\ntwo\nthree", 2, "two"),
        (b"one\r\ntwo\rthree\n", 3, "three"),
        (b"\xef\xbb\xbfone\n", 1, "one"),
        ("и\u0306од\n".encode(), 1, "\u0439од"),
        (b"one\ntw\xff\n", 2, "tw\udcff"),
        (b"one", 2, None),
        (b"one", 0, None),
        (b"", 1, ""),
        ("one".encode("utf-16"), 1, None),
        (b"one\n" * 100_000, 100_000, "one"),
    ],
)
def test_lines_are_counted_as_the_press_counts_them(content: bytes, number: int, line: str | None) -> None:
    """Any line ends, with or without a byte order mark, composed; no line where there is none."""
    assert line_of(content, number) == line


def test_the_line_is_read_from_the_file_as_it_is_now(tmp_path: Path) -> None:
    """A file that is gone, or has become shorter, has no line to show."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content/a.md").write_text("one\ntwo\n \n", "utf-8")
    (tmp_path / "site.yaml").write_text("title: x\n", "utf-8")
    excerpts = Excerpts(tmp_path)

    assert excerpts.of(Place("content/a.md", 2, 1), "two") == Excerpt(2, "", "two", "")
    assert excerpts.of(Place("site.yaml", 1, 8)) == Excerpt(1, "title: ", "x", "")
    assert excerpts.of(Place("content/a.md", 3, 1)) is None
    assert excerpts.of(Place("content/a.md", 9, 1)) is None
    assert excerpts.of(Place("content/a.md")) is None
    assert excerpts.of(Place("content/gone.md", 1, 1)) is None


def test_a_standard_layout_is_shown_where_the_site_has_none_of_its_own(tmp_path: Path) -> None:
    """A problem names `layouts/…` wherever that lies."""
    shown = Excerpts(tmp_path).of(Place("layouts/article.html", 1, 1))

    assert shown is not None
    assert shown.text


def test_only_a_sites_own_text_is_ever_shown(tmp_path: Path) -> None:
    """Neither what a link leads to, nor a file elsewhere, nor something that is no file."""
    (tmp_path / "secret").write_text("secret\n", "utf-8")
    (tmp_path / "content").mkdir()
    (tmp_path / "content/link.md").symlink_to(tmp_path / "secret")
    excerpts = Excerpts(tmp_path)

    for path in ("content/link.md", "secret", "../secret", "content", str(tmp_path / "secret"), "content/../secret"):
        assert excerpts.line(Place(path, 1, 1)) is None
