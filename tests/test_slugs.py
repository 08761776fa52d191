"""Slugs: the project's own table, and what may stand in a URL."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baspa.slugs import LONGEST, TABLE, is_device, is_reserved, is_slug, slugify

ALPHABET = {
    "а": "a", "ә": "a", "б": "b", "в": "v", "г": "g", "ғ": "gh", "д": "d", "е": "e", "ё": "yo", "ж": "zh",
    "з": "z", "и": "i", "й": "y", "к": "k", "қ": "q", "л": "l", "м": "m", "н": "n", "ң": "ng", "о": "o",
    "ө": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ұ": "u", "ү": "u", "ф": "f", "х": "kh",
    "һ": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "і": "i", "ь": "", "э": "e",
    "ю": "yu", "я": "ya",
}  # fmt: skip


@pytest.mark.parametrize(("letter", "latin"), ALPHABET.items())
def test_every_letter_of_the_alphabet(letter: str, latin: str) -> None:
    """Forty-two letters, small and capital; published URLs depend on each for ever."""
    assert slugify(f"x{letter}x") == f"x{latin}x"
    assert slugify(f"x{letter.upper()}x") == f"x{latin}x"


def test_the_table_has_every_letter() -> None:
    """None of the Kazakh alphabet is missing."""
    assert len(ALPHABET) == 42
    assert {ord(letter) for letter in ALPHABET} <= set(TABLE)


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        (
            "Қазақстан мен Мажарстан екіжақты ынтымақтастықты нығайтады",
            "qazaqstan-men-mazharstan-ekizhaqty-yntymaqtastyqty-nyghaytady",
        ),
        ("Әннің әлемі", "anning-alemi"),
        ("Һәм", "ham"),
        ("Абай, ё", "abay-yo"),
        ("Абай", "abay"),
        ("«Астана» – 3:2!", "astana-3-2"),
        ("Café Zürich ﬁ ² ß", "cafe-zurich-fi-2-ss"),
        ("don't stop’it", "dont-stopit"),
        ("  --a__b--  ", "a-b"),
        ("İstanbul ılık", "istanbul-ilik"),
        ("北京", ""),
        ("🎉", ""),
        ("???", ""),
        ("——", ""),
        ("ьъ", ""),
        ("", ""),
    ],
)
def test_words_become_a_slug(title: str, slug: str) -> None:
    """By letters alone; words of no letter we know give nothing, which is an error where a URL is needed."""
    assert slugify(title) == slug


@pytest.mark.parametrize("name", ["CON", "prn", "Aux", "nul", "com1", "LPT9", "com0"])
def test_no_slug_is_a_windows_device(name: str) -> None:
    """Such a folder cannot be made on every computer."""
    assert slugify(name) == f"{name.casefold()}-1"
    assert not is_slug(name.casefold())
    assert is_device(f"{name}.html")


@pytest.mark.parametrize("name", ["console", "com10", "auxiliary", "nul-1", "lpt"])
def test_words_that_begin_alike_are_no_devices(name: str) -> None:
    """Only the names themselves are kept."""
    assert slugify(name) == name
    assert not is_device(name)


def test_a_long_title_is_cut_at_a_word() -> None:
    """At eighty letters, or inside a word longer than that."""
    assert slugify("қала " * 40) == "-".join(["qala"] * 16)
    assert slugify("x" * 300) == "x" * LONGEST
    assert len(slugify("щ" * 300)) == LONGEST


@pytest.mark.parametrize("slug", ["a", "2026", "a-b", "a_b", "kitapkhana-2", "x" * 100])
def test_what_may_stand_in_a_url(slug: str) -> None:
    """Plain letters and digits with single hyphens between them."""
    assert is_slug(slug)


@pytest.mark.parametrize(
    "text",
    ["", "-", "a-", "-a", "a--b", "A", "қала", "a b", "a/b", "..", ".", "a.b", "%61", "a\n", "x" * 101, "con", "а"],
)
def test_what_may_not(text: str) -> None:
    """Nothing that could be a path, a device, or two spellings of one."""
    assert not is_slug(text)


@pytest.mark.parametrize(
    "slug", ["assets", "authors", "fragments", "media", "page", "search", "sitemaps", "tags", "2026"]
)
def test_folders_of_the_site_are_reserved(slug: str) -> None:
    """A section or a standing page cannot take them."""
    assert is_reserved(slug)


@pytest.mark.parametrize("slug", ["news", "20261", "202", "tag", "2026a"])
def test_other_folders_are_free(slug: str) -> None:
    """A number is a year only with four digits."""
    assert not is_reserved(slug)


@given(st.text(max_size=200))
def test_a_slug_is_empty_or_good(text: str) -> None:
    """Whatever was typed; and the slug of a slug is itself, so that it can be copied into `slug:`."""
    slug = slugify(text)

    assert not slug or is_slug(slug)
    assert len(slug) <= LONGEST
    assert slugify(slug) == slug


@given(
    st.text(alphabet=st.sampled_from([*ALPHABET, *(letter.upper() for letter in ALPHABET), " ", "-"]), max_size=60)
)
def test_case_makes_no_difference(text: str) -> None:
    """A headline in capitals has the same URL."""
    assert slugify(text) == slugify(text.upper()) == slugify(text.lower())
