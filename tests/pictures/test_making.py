"""What is made of a picture: which files, how wide, and with nothing private in them."""

from io import BytesIO

import pytest
from PIL import Image

from baspa.pictures.developed import ITSELF, STILL, developed_from, developed_text
from baspa.pictures.making import LARGEST, Made, Recipe, make
from photos import SIDEWAYS, exif, moving, photo

RECIPE = Recipe((100, 200, 400), ("avif", "webp"))


def made(content: bytes, suffix: str = ".jpg") -> Made:
    """Return everything that is made of a picture."""
    return make(f"content/media/x{suffix}", content, suffix, "digest", RECIPE)


def read(content: bytes) -> Image.Image:
    """Return the picture in a file."""
    image = Image.open(BytesIO(content))
    image.load()
    return image


def test_a_picture_is_made_in_all_narrower_widths_and_in_its_own() -> None:
    """In each format, in its proportions."""
    one = made(photo("тау", width=300, height=150))

    assert one.developed.widths == (100, 200, 300)
    assert {key: read(content).size for key, content in one.files.items()} == {
        (width, suffix): (width, width // 2) for width in (100, 200, 300) for suffix in (".avif", ".webp")
    }
    assert {read(content).format for (_, suffix), content in one.files.items() if suffix == ".avif"} == {"AVIF"}


def test_no_file_is_wider_than_the_paper_wants() -> None:
    """The picture itself is there for who wants more."""
    assert made(photo("тау", width=900, height=600)).developed.widths == (100, 200, 400)


@pytest.mark.parametrize("width", [1, 49])
def test_nothing_is_made_of_a_tiny_picture(width: int) -> None:
    """It is published as it is."""
    one = made(photo("тау", ".png", width=width, height=1), ".png")

    assert (one.files, one.developed.copied, one.developed.width) == ({}, True, width)


def test_a_picture_with_nothing_private_is_published_as_it_is() -> None:
    """Byte for byte: no quality is lost."""
    assert made(photo("тау", width=300)).developed.copied


@pytest.mark.parametrize("suffix", [".jpg", ".webp", ".png", ".avif"])
def test_a_picture_with_something_private_is_published_without_it(suffix: str) -> None:
    """Upright, in its own format."""
    one = made(photo("тау", suffix, width=40, height=30, exif=exif(SIDEWAYS, place=True)), suffix)

    itself = read(one.files[ITSELF, suffix])
    assert not one.developed.copied
    assert dict(itself.getexif()) == {}
    assert b"Telephone" not in one.files[ITSELF, suffix]
    assert itself.size == (one.developed.width, one.developed.height) == (30, 40)


def test_no_made_file_says_where_it_was_taken() -> None:
    """In whatever format."""
    one = made(photo("тау", width=300, height=200, exif=exif(place=True), comment=b"secret"))

    assert all(b"Telephone" not in content and b"secret" not in content for content in one.files.values())


def test_a_very_large_picture_is_published_smaller() -> None:
    """On its longer side, also when that is its height."""
    one = made(photo("тау", width=1_000, height=5_000))

    assert read(one.files[ITSELF, ".jpg"]).size == (480, LARGEST)
    assert (one.developed.width, one.developed.height) == (480, LARGEST)


@pytest.mark.parametrize("suffix", [".gif", ".webp", ".png"])
def test_a_picture_that_moves_goes_on_moving_and_has_a_still(suffix: str) -> None:
    """For readers who want no motion."""
    one = made(moving(suffix), suffix)

    assert (one.developed.animated, one.developed.widths, one.developed.copied) == (True, (), True)
    assert list(one.files) == [(STILL, ".webp")]
    assert not getattr(read(one.files[STILL, ".webp"]), "is_animated", False)


def test_a_moving_picture_with_a_comment_moves_without_it() -> None:
    """At its pace."""
    out = BytesIO()
    first, *others = (Image.new("RGB", (40, 30), (80 * number, 0, 0)) for number in range(3))
    first.save(out, "GIF", save_all=True, append_images=others, duration=70, loop=0, comment=b"taken by")

    itself = made(out.getvalue(), ".gif").files[ITSELF, ".gif"]

    assert b"taken by" not in itself
    assert (read(itself).n_frames, read(itself).info["duration"]) == (3, 70)  # type: ignore[attr-defined]


def test_what_can_be_seen_through_stays_so_in_every_format() -> None:
    """A logo has no white box around it."""
    out = BytesIO()
    Image.new("RGBA", (300, 200), (200, 0, 0, 0)).save(out, "PNG")

    assert {read(content).mode for content in made(out.getvalue(), ".png").files.values()} == {"RGBA"}


def test_the_same_picture_makes_the_same_bytes() -> None:
    """However often."""
    content = photo("тау", width=300, height=200, exif=exif(place=True))

    assert made(content) == made(content)


def test_what_is_wrong_is_a_value() -> None:
    """Nothing is made of it."""
    one = made(b"no picture")

    assert (one.developed.fault, one.files) == ("picture.unreadable", {})
    assert one.developed.problem is not None


def test_what_became_of_a_picture_can_be_kept() -> None:
    """Faults too."""
    for content in (photo("тау", width=300), moving(), b"no picture"):
        suffix = ".gif" if content.startswith(b"GIF") else ".jpg"
        developed = made(content, suffix).developed
        assert developed_from(developed.source, developed_text(developed)) == developed


def test_another_recipe_has_another_key() -> None:
    """So that all pictures are made anew by it."""
    keys = {RECIPE.key, Recipe((100,), ("avif", "webp")).key, Recipe((100, 200, 400), ("webp",)).key}

    assert len(keys) == 3
