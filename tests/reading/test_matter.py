"""The envelope: one block between two strict fences, or a problem at its line; never front matter in a body."""

import frontmatter
import pytest
from hypothesis import given
from hypothesis import strategies as st

from baspa.problems import Broken, Place
from baspa.reading.matter import Matter, leading_heading, read_matter
from baspa.reading.text import decode
from papers import Spot, problems_of, spots

PATH = "content/a.md"
CANARY = "canary-in-the-draft"
GOOD = f"---\ntitle: A\ndraft: {CANARY}\n---\n\nText.\n"


def _read(content: str | bytes) -> Matter:
    raw = content if isinstance(content, bytes) else content.encode()
    return read_matter(decode(raw, PATH), PATH)


@pytest.mark.parametrize(
    "content",
    [
        GOOD,
        "\ufeff" + GOOD,
        GOOD.replace("\n", "\r\n"),
        GOOD.replace("\n", "\r"),
        GOOD.replace("\n", "\r\n", 2),
        "\ufeff" + GOOD.replace("\n", "\r\n"),
        GOOD.replace("---\n", "--- \t\n"),
    ],
    ids=["plain", "bom", "crlf", "cr", "mixed", "bom-crlf", "spaces-after-fences"],
)
def test_every_way_to_save_a_file_reads_the_same(content: str) -> None:
    """Byte order marks, line ends and spaces after a fence make no difference."""
    assert _read(content) == _read(GOOD)


def test_fields_and_body_are_told_apart() -> None:
    """The body begins after the closing fence, and its first line is known."""
    matter = _read("---\ntitle: A\n---\n    code\n\nText.\n\n")

    assert list(matter.fields.values) == ["title"]
    assert matter.fields.keys["title"] == Place(PATH, 2, 1)
    assert matter.body == "    code\n\nText.\n\n"
    assert matter.body_line == 4
    assert matter.place_in_body(matter.body.index("Text")) == Place(PATH, 6, 1)
    assert matter.place_in_body(2) == Place(PATH, 4, 3)


@pytest.mark.parametrize(
    ("content", "body"),
    [
        ("---\ntitle: A\n---", ""),
        ("---\ntitle: A\n---\n", ""),
        ("---\n---\nText", "Text"),
        ("---\n# a remark\n---\nText", "Text"),
        ("---\ntitle: A\n---\n---\nText", "---\nText"),
        ("---\ntitle: A\n---\n\n***\nText", "\n***\nText"),
        ("---\ntitle: A\n---\nText\n---\nMore\n", "Text\n---\nMore\n"),
        ("---\nsummary: |\n  one\n  ---\n  two\n---\nText", "Text"),
        ("---\ntitle: A\n---\n{\n", "{\n"),
        ("---\ntitle: A\n---\n+++\n", "+++\n"),
    ],
    ids=[
        "closed-by-the-end",
        "no-body",
        "no-fields",
        "only-a-remark",
        "body-begins-with-a-rule",
        "body-with-stars",
        "body-with-a-rule",
        "fence-inside-a-block",
        "brace",
        "plus",
    ],
)
def test_what_stands_after_the_fence_is_the_body(content: str, body: str) -> None:
    """Rules, braces and fences inside text change nothing."""
    assert _read(content).body == body


@pytest.mark.parametrize(
    ("content", "spot", "found"),
    [
        ("", ("matter.empty", 1, 1), ""),
        (" \n\n\t\n", ("matter.empty", 1, 1), ""),
        ("Only text.\n", ("matter.none", 1, 1), "Only text."),
        (f"title: A\ndraft: {CANARY}\n---\nText\n", ("matter.none", 1, 1), "title: A"),
        (f"\n{GOOD}", ("matter.late", 2, 1), ""),
        (f"\n\n  \n{GOOD}", ("matter.late", 4, 1), ""),
        (f" {GOOD}", ("matter.fence", 1, 1), " ---"),
        (f"\u00a0{GOOD}", ("matter.fence", 1, 1), "\u00a0---"),
        (GOOD.replace("---", "---\u00a0", 1), ("matter.fence", 1, 1), "---\u00a0"),
        (f"\u2028{GOOD}", ("matter.fence", 1, 1), "\u2028---"),
        (f"\ufeff\ufeff{GOOD}", ("matter.fence", 1, 1), "\ufeff---"),
        (f"-{GOOD}", ("matter.fence", 1, 1), "----"),
        (f"--{GOOD}", ("matter.fence", 1, 1), "-----"),
        (GOOD.replace("---", "–––"), ("matter.fence", 1, 1), "–––"),
        (GOOD.replace("---", "—"), ("matter.fence", 1, 1), "—"),
        (f"+++\ntitle = 'A'\ndraft = '{CANARY}'\n+++\nText\n", ("matter.fence", 1, 1), "+++"),
        (
            f'{{"title": "A", "draft": "{CANARY}"}}\n\nText\n',
            ("matter.fence", 1, 1),
            f'{{"title": "A", "draft": "{CANARY}"}}',
        ),
        ("{\n", ("matter.fence", 1, 1), "{"),
        (f"---\ntitle: A\ndraft: {CANARY}\n\nText.\n", ("matter.unclosed", 4, 1), ""),
        ("---", ("matter.unclosed", 2, 1), ""),
        (f"---\ntitle: A\ndraft: {CANARY}\n...\n\nText.\n", ("matter.fence", 4, 1), "..."),
        (f"---\ntitle: A\ndraft: {CANARY}\n-----\n\nText.\n", ("matter.fence", 4, 1), "-----"),
        (f"---\ntitle: A\ndraft: {CANARY}\n ---\nText.\n", ("matter.fence", 4, 1), " ---"),
        (f"---\ntitle: A\ndraft: {CANARY}\n---\u00a0\nText.\n", ("matter.fence", 4, 1), "---\u00a0"),
        ("---\n- title: A\n---\n", ("matter.not-fields", 2, 1), "- title: A"),
        ("---\ntitle A\n---\n", ("matter.not-fields", 2, 1), "title A"),
        ("---\ntitle:\u00a0A\n---\n", ("yaml.no-space", 2, 7), "title:\u00a0A"),
        ("---\ntitle: A\nsummary: one: two\n---\n", ("yaml.colon", 3, 13), "summary: one: two"),
    ],
)
def test_a_wrong_envelope_is_named_at_its_line(content: str, spot: Spot, found: str) -> None:
    """What is not exactly one block between two fences is never published as text (faults A1)."""
    (problem,) = problems_of(lambda: _read(content))

    assert spots([problem]) == [spot]
    assert problem.found == found


@pytest.mark.parametrize("name", ["content", "handler", "self", "1", "no", "null", "true", "3.14", "[1]"])
def test_any_word_may_be_the_name_of_a_field_here(name: str) -> None:
    """Names on which python-frontmatter stumbles are only names; whether they are known is decided later."""
    typed = f'"{name}"' if name == "[1]" else name

    assert list(_read(f"---\n{typed}: x\n---\nText").fields.values) == [name]


@pytest.mark.parametrize(
    ("content", "line", "found"),
    [
        ("---\n<<<<<<< HEAD\ntitle: A\n=======\ntitle: B\n>>>>>>> other\n---\n", 2, "<<<<<<<"),
        ("---\ntitle: A\n---\nOne\n<<<<<<< HEAD\nTwo\n=======\nThree\n>>>>>>> other\n", 5, "<<<<<<<"),
        ("<<<<<<< HEAD\n---\ntitle: A\n---\n", 1, "<<<<<<<"),
        ("---\ntitle: A\n---\nOne\n>>>>>>> other\n", 5, ">>>>>>>"),
    ],
)
def test_a_committed_merge_conflict_is_found(content: str, line: int, found: str) -> None:
    """Half a merge is never published, whether it stands in the fields or in the text."""
    (problem,) = problems_of(lambda: _read(content))

    assert spots([problem]) == [("matter.conflict", line, 1)]
    assert problem.found == found


@pytest.mark.parametrize(
    ("body", "title", "rest"),
    [
        ("# A title\n\nText", "A title", "\n\nText"),
        ("\n\n# A title #\nText", "A title", "\n\n\nText"),
        ("#\tA title\nText", "A title", "\nText"),
        ("# A title", "A title", ""),
        ("## A section\nText", "", "## A section\nText"),
        ("Text\n# Later\n", "", "Text\n# Later\n"),
        ("#hashtag\n", "", "#hashtag\n"),
        ("", "", ""),
    ],
)
def test_a_leading_heading_is_a_title(body: str, title: str, rest: str) -> None:
    """Its line is emptied, not removed, so that lines keep their numbers."""
    assert leading_heading(body) == (title, rest)


@given(st.lists(st.sampled_from(["---", "title: A", "", "Text", "...", "- x", "a: |", "  ---", "# T", "{", "+++"])))
def test_lines_in_any_order_are_matter_or_broken(lines: list[str]) -> None:
    """Whatever the envelope, nothing but `Broken` is raised and no line of the fields is in the body."""
    text = "\n".join(lines)
    try:
        matter = read_matter(text, PATH)
    except Broken as broken:
        (problem,) = broken.problems
        found = problem.place.line
    else:
        found = matter.body_line
        body = matter.body.split("\n") if matter.body_line <= len(lines) else []
        assert text.split("\n")[matter.body_line - 1 :] == body

    assert 1 <= found <= len(lines) + 1


def test_python_frontmatter_agrees_on_good_files() -> None:
    """The front door is python-frontmatter's: what both accept, both read alike."""
    theirs = frontmatter.loads("---\ntitle: A\ntags: [x, y]\n---\n\nText.\n")
    ours = _read("---\ntitle: A\ntags: [x, y]\n---\n\nText.\n")

    assert list(theirs.metadata) == list(ours.fields.values)
    assert theirs.content == ours.body.strip()


def test_a_title_from_a_heading_is_plain_text() -> None:
    """Marks of emphasis do not belong to a title; signs inside words do."""
    assert (
        leading_heading("# **Bold** and `code` of snake_case_name\n\nText.")[0] == "Bold and code of snake_case_name"
    )
