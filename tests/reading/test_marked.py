"""Guarded YAML: what was typed, where it was typed, and nothing that could harm."""

import subprocess
import sys
import time

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from baspa.problems import Broken, Place
from baspa.reading.marked import LARGEST, Fields, Items, Marked, Scalar, parse
from papers import Spot, problems_of, spots

PATH = "content/a.md"


def _plain(value: Marked | None) -> object:
    if isinstance(value, Fields):
        return {key: _plain(inner) for key, inner in value.values.items()}
    if isinstance(value, Items):
        return [_plain(item) for item in value.items]
    return value.text if value else None


def _scalars(value: Marked | None) -> list[Scalar]:
    if isinstance(value, Scalar):
        return [value]
    if isinstance(value, Fields):
        return [scalar for inner in value.values.values() for scalar in _scalars(inner)]
    return [scalar for item in value.items for scalar in _scalars(item)] if value else []


@pytest.mark.parametrize(
    "typed",
    [
        "12:30",
        "1:30:00",
        "2026-11-22",
        "2026-02-30",
        "no",
        "Yes",
        "true",
        "007",
        "0x1F",
        "1e3",
        ".nan",
        ".inf",
        "1_000",
        "+7 701 000 00 00",
        "9" * 5000,
        "=",
        "3.10",
    ],
)
def test_a_value_stays_what_was_typed(typed: str) -> None:
    """YAML makes numbers, days and switches of such words; here they are text."""
    assert _plain(parse(f"a: {typed}\n", PATH)) == {"a": typed}


@pytest.mark.parametrize("typed", ["", "~", "null", "Null", "NULL"])
def test_nothing_is_told_from_text(typed: str) -> None:
    """A field left empty is nothing; the same word in quotes is a word."""
    fields = parse(f'a: {typed}\nb: "{typed}"\n', PATH)

    assert [scalar.is_nothing for scalar in _scalars(fields)] == [True, False]


def test_every_value_and_key_has_its_place() -> None:
    """Lines are lines of the file, columns count letters, and lists and fields stand where they begin."""
    text = 'title: "Қала: күн"\ntags: [a, "b"]\nimage:\n  src: x.jpg\nlist:\n  - one\n  -  two\n'

    tree = parse(text, PATH, first_line=2)

    assert isinstance(tree, Fields)
    assert [(s.text, s.place.line, s.place.column) for s in _scalars(tree)] == [
        ("Қала: күн", 2, 8),
        ("a", 3, 8),
        ("b", 3, 11),
        ("x.jpg", 5, 8),
        ("one", 7, 5),
        ("two", 8, 6),
    ]
    assert tree.keys["list"] == Place(PATH, 6, 1)
    assert tree.values["image"].place == Place(PATH, 5, 3)


@pytest.mark.parametrize("strange", ["\u2028", "\u2029", "\x85"])
def test_a_line_separator_pasted_from_elsewhere_moves_no_line(strange: str) -> None:
    """YAML takes some invisible characters for line ends; editors' programs, and so our line numbers, do not."""
    tree = parse(f'title: "a{strange}b"\ntags: x\n', PATH)

    assert isinstance(tree, Fields)
    assert tree.keys["tags"] == Place(PATH, 2, 1)


def test_an_empty_document_is_none() -> None:
    """No fields at all is not an error here."""
    assert parse("", PATH) is None
    assert parse("# only a remark\n", PATH) is None


@pytest.mark.parametrize(
    ("text", "spot", "found"),
    [
        ("a: 1\nb: &x 2\n", ("yaml.anchor", 2, 4), "&x"),
        ("a: *x\n", ("yaml.alias", 1, 4), "*x"),
        ("a: b\n<<: {c: d}\n", ("yaml.merge", 2, 1), "<<"),
        (
            "a: !!python/object/apply:os.system [id]\n",
            ("yaml.tag", 1, 4),
            "!!python/object/apply:os.system",
        ),
        ("a: !x 1\n", ("yaml.tag", 1, 4), "!x"),
        ("a: !<tag:yaml.org,2002:int> 1\n", ("yaml.tag", 1, 4), "!!int"),
        ("a: 1\nb: 2\n  \na: 3\n", ("yaml.twice", 4, 1), "a"),
        ("a: {b: 1, b: 2}\n", ("yaml.twice", 1, 11), "b"),
        ("? [a]\n: b\n", ("yaml.key", 1, 3), ""),
        ("? {a: b}\n: b\n", ("yaml.key", 1, 3), ""),
        ("a: " + "[" * 21 + "]" * 21, ("yaml.too-deep", 1, 23), ""),
        ("a: 1\n---\nb: 2\n", ("yaml.two-documents", 2, 1), "---"),
        ("title: one: two\n", ("yaml.colon", 1, 11), "title: one: two"),
        ("a:\n\tb: c\n", ("yaml.tab", 2, 1), "b: c"),
        ('a: 1\nb: "never\n', ("yaml.quote", 2, 4), 'b: "never'),
        ("a: 1\nb: [one, two\n", ("yaml.quote", 2, 4), "b: [one, two"),
        ("a: @b\n", ("yaml.sign", 1, 4), "a: @b"),
        ("a: `b`\n", ("yaml.sign", 1, 4), "a: `b`"),
        ("a: %b\n", ("yaml.sign", 1, 4), "a: %b"),
        ("a: * b\n", ("yaml.sign", 1, 4), "a: * b"),
        ("a: 'b' c\n", ("yaml.after-quote", 1, 8), "a: 'b' c"),
        ("a: b\n c\nd\n", ("yaml.no-colon", 3, 1), "d"),
    ],
)
def test_what_front_matter_has_no_use_for_is_refused_at_its_place(text: str, spot: Spot, found: str) -> None:
    """The first fault is named with its line and column and what stood there."""
    (problem,) = problems_of(lambda: parse(text, PATH))

    assert spots([problem]) == [spot]
    assert problem.found == found


def test_a_field_written_twice_names_the_first_line() -> None:
    """So that both can be found."""
    (problem,) = problems_of(lambda: parse("draft: true\nb: 2\ndraft: false\n", PATH, first_line=2))

    assert (problem.place.line, dict(problem.facts)) == (4, {"line": "2"})


def test_a_quoted_merge_sign_is_a_name() -> None:
    """Only the plain sign merges."""
    assert _plain(parse('"<<": x\n', PATH)) == {"<<": "x"}


def test_twenty_levels_are_enough_for_anyone() -> None:
    """The deepest nesting allowed still parses."""
    assert parse("a: " + "[" * 19 + "]" * 19, PATH) is not None


def test_too_many_values_are_refused() -> None:
    """The limit counts events, so no small file makes much work."""
    (problem,) = problems_of(lambda: parse("a: [" + "x," * 4000 + "]", PATH))

    assert problem.code == "yaml.too-many"


def test_too_long_a_text_is_refused_before_it_is_read() -> None:
    """Its length is said, with the limit."""
    (problem,) = problems_of(lambda: parse("a: " + "x" * 70_000, PATH, first_line=2))

    assert spots([problem]) == [("yaml.too-long", 2, 1)]
    assert (problem.found, dict(problem.facts)) == ("70003", {"limit": "65536"})


def test_a_configuration_may_be_longer() -> None:
    """The limits of values grow with the limit of characters."""
    text = "a: [" + "x," * 30_000 + "]"

    assert parse(text, PATH, largest=16 * LARGEST) is not None


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_thirty_thousand_levels_do_not_crash_the_program(opening: str) -> None:
    """Such a text kills PyYAML's fast loader, and Python with it; so it is tried in another process (faults 0.3)."""
    count = 30_000 if len(opening) == 1 else 60_000 // len(opening)
    program = (
        "from baspa.problems import Broken\nfrom baspa.reading.marked import parse\n"
        f"try:\n    parse({opening!r} * {count}, 'a.md')\n"
        "except Broken as broken:\n    print(broken.problems[0].code, broken.problems[0].place)\n"
    )
    started = time.monotonic()

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=30)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"yaml.too-deep a.md:1:{20 * len(opening) + 1}\n"
    assert time.monotonic() - started < 10


@given(st.text(max_size=80))
@example("%YAML 99999999999999999999.1\n---\na")
@example("\ufeff---\ufeff")
@example("a: \x85 b\n\u2028: c")
@example("%TAG ! tag:x,2000:\n--- !a b")
@example("- |9\n a")
@example('"\\xZZ"')
@example('"\\UFFFFFFFF"')
@example('a: "\\x00\\ud800"')
@example("қ\x01")
def test_any_text_parses_or_is_broken(text: str) -> None:
    """Nothing but `Broken` is ever raised, and it names a place inside the text."""
    _parse_or_broken(text)


@given(st.text(alphabet="ab:-?[]{}#&*!|>'\"%@` ,~<\n\t\\қ", max_size=60))
def test_any_text_of_signs_parses_or_is_broken(text: str) -> None:
    """The same for the signs that mean something to YAML."""
    _parse_or_broken(text)


def _parse_or_broken(text: str) -> None:
    try:
        parse(text, PATH)
    except Broken as broken:
        (problem,) = broken.problems
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        assert problem.place.path == PATH
        assert 1 <= problem.place.line <= len(lines) + 1
        assert problem.place.column >= 1
        assert problem.code.startswith(("yaml.", "text."))


WORDS = st.text(alphabet="abcqәқ: -#'\"", min_size=1, max_size=10)
TREES = st.recursive(
    WORDS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3), max_leaves=12
)


@given(TREES)
def test_what_pyyaml_writes_is_read_back(tree: object) -> None:
    """Our reader agrees with PyYAML on everything that front matter can hold."""
    assert _plain(parse(yaml.safe_dump(tree, allow_unicode=True), PATH)) == tree
