"""The card of a story without a picture."""

import time
from io import BytesIO

import pytest
from PIL import Image

from baspa.pictures.card import FONT, HEIGHT, LETTERS, WIDTH, Card, draw

EDGES = 60
"""Pixels at every edge on which nothing is drawn."""


def drawn(headline: str, *, paper: str = "Таңғы баспа", section: str = "Қоғам") -> Image.Image:
    """Return a card as a picture of grey."""
    return Image.open(BytesIO(draw(Card(paper, headline, section)))).convert("L")


def test_a_card_has_the_size_that_networks_want() -> None:
    """And is a PNG of a few kilobytes."""
    content = draw(Card("Таңғы баспа", "Қалада жаңа кітапхана ашылды", "Қоғам"))

    image = Image.open(BytesIO(content))
    assert (image.format, image.size) == ("PNG", (WIDTH, HEIGHT))
    assert len(content) < 25_000


@pytest.mark.parametrize(
    "headline",
    ["Қар", "Ұ" * 300, "Ұзақ тақырып " * 22, "Ә", "«₸ 1 300» — Ғылым, өнер, ұлт…", "A\u0301 Kazakh\u00a0word"],
)
def test_every_headline_has_room(headline: str) -> None:
    """From one letter to three hundred, with spaces and without: nothing runs over an edge."""
    image = drawn(headline)
    middle = image.crop((EDGES, EDGES, WIDTH - EDGES, HEIGHT - EDGES))

    assert middle.getextrema()[0] < 64
    frame = image.copy()
    frame.paste(255, (EDGES, EDGES, WIDTH - EDGES, HEIGHT - EDGES))
    assert frame.getextrema() == (255, 255)


def test_every_letter_of_kazakh_is_in_the_font() -> None:
    """Each is drawn as something else than the box that stands for a missing one."""
    letters = "АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯаәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя₸№«»—"

    assert all(any(low <= ord(letter) <= high for low, high in LETTERS) for letter in letters)
    pictures = {letter: draw(Card("", letter, "")) for letter in letters}
    assert draw(Card("", "\u2122", "")) not in pictures.values()
    different = {pictures[letter] for letter in "ӘҒҚҢӨҰҮҺІәғқңөұүһі₸"}
    assert len(different) == len("ӘҒҚҢӨҰҮҺІәғқңөұүһі₸")


def test_a_headline_in_letters_that_the_font_lacks_gives_way_to_the_papers_name() -> None:
    """No reader gets empty boxes."""
    assert draw(Card("Таң", "مرحبا بالعالم", "Қоғам")) == draw(Card("Таң", "Таң", "Қоғам"))


def test_signs_that_the_font_lacks_are_left_out() -> None:
    """A smile is no letter."""
    assert draw(Card("Таң", "Қар 😀 жауды", "Қоғам")) == draw(Card("Таң", "Қар жауды", "Қоғам"))


def test_a_headline_of_nothing_but_such_signs_gives_way_too() -> None:
    """Something is always said."""
    assert draw(Card("Таң", "😀😀", "Қоғам")) == draw(Card("Таң", "Таң", "Қоғам"))


def test_a_card_has_the_papers_colours() -> None:
    """Behind the letters, and in them."""
    image = Image.open(BytesIO(draw(Card("Таң", "Қар", "Қоғам", background="#7a0065", ink="#fefefe")))).convert("RGB")

    assert image.getpixel((2, 2)) == (0x7A, 0x00, 0x65)
    assert (0xFE, 0xFE, 0xFE) in {colour for _, colour in image.getcolors(1_000) or ()}


def test_the_same_card_has_the_same_bytes() -> None:
    """Drawn anew each time."""
    card = Card("Таң", "Қар жауды", "Қоғам")

    assert draw.__wrapped__(card) == draw.__wrapped__(card)


def test_drawing_ends_soon_whatever_the_headline() -> None:
    """Three hundred letters are the longest there are."""
    begun = time.process_time()
    draw(Card("Ұ" * 300, "Ұ" * 300, "Ұ" * 300))

    assert time.process_time() - begun < 2


def test_the_font_lies_beside_its_licence() -> None:
    """As that asks for."""
    assert "SIL OPEN FONT LICENSE" in FONT.with_name("OFL.txt").read_text("utf-8")
