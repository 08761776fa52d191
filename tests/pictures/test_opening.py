"""Opening pictures that may be anything: what is read, what is refused and in which words."""

import struct
import warnings
import zlib
from io import BytesIO

import pytest
from PIL import Image, ImageCms

from baspa.pictures.opening import MOST, Faulty, open_picture, size_of
from photos import FORMATS, SIDEWAYS, exif, moving, photo

ENOUGH = 2_400


def huge_png(width: int, height: int) -> bytes:
    """Return a small file that says it is a very large picture."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * (width // 8 + 1) * 16)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def fault(content: bytes, suffix: str = ".jpg") -> str:
    """Return the code of what is wrong with a picture."""
    with pytest.raises(Faulty) as caught:
        open_picture(content, suffix, ENOUGH)
    return caught.value.code


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_format_that_editors_may_use_is_read(suffix: str) -> None:
    """With its size, and clean when there is nothing in it but a picture."""
    opened = open_picture(photo("тау", suffix, width=30, height=20), suffix, ENOUGH)

    assert (opened.width, opened.height, opened.image.size) == (30, 20, (30, 20))
    assert opened.bare == photo("тау", suffix, width=30, height=20)
    assert not opened.animated


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("part", [0.2, 0.5, 0.9])
def test_a_picture_that_was_not_copied_whole_is_refused(suffix: str, part: float) -> None:
    """Wherever it ends; never with anything but a problem."""
    whole = photo("тау", suffix, width=200, height=150)

    assert fault(whole[: int(len(whole) * part)], suffix) in {"picture.cut", "picture.unreadable"}


@pytest.mark.parametrize("content", [b"", b"\xff\xd8\xff", b"<html>", b"%PDF-1.7", b"\0" * 5_000, b"GIF89a", b"RIFF"])
@pytest.mark.parametrize("suffix", FORMATS)
def test_what_is_no_picture_is_refused(content: bytes, suffix: str) -> None:
    """Whatever it is called."""
    assert fault(content, suffix) in {"picture.cut", "picture.unreadable"}


def test_a_picture_that_is_not_what_its_name_says_is_refused() -> None:
    """And it is said what it should be called."""
    with pytest.raises(Faulty) as caught:
        open_picture(photo("тау", ".png"), ".jpg", ENOUGH)

    assert (caught.value.code, caught.value.found, caught.value.facts) == (
        "picture.lying",
        "PNG",
        (("ending", ".png"),),
    )


def test_an_enormous_picture_is_refused_before_it_is_unpacked() -> None:
    """A hundred megapixels of a PNG would fill the machine's memory."""
    assert fault(huge_png(10_000, 10_000), ".png") == "picture.large"
    assert MOST < 10_000 * 10_000


def test_a_jpeg_of_a_hundred_megapixels_is_read_at_a_fraction_of_its_size() -> None:
    """As the largest telephones make them."""
    opened = open_picture(photo("тау", width=10_000, height=10_000, quality=10), ".jpg", ENOUGH)

    assert (opened.width, opened.height) == (10_000, 10_000)
    assert ENOUGH <= max(opened.image.size) < 2 * ENOUGH


def test_a_picture_that_moves_for_ever_is_refused() -> None:
    """All of its pictures together count."""
    frames = moving(frames=2)
    wide = frames[:6] + struct.pack("<HH", 20_000, 20_000) + frames[10:]

    assert fault(wide, ".gif") == "picture.large"


def test_a_picture_held_sideways_is_turned_upright() -> None:
    """Its size is the one readers see; the file is not published as it is."""
    opened = open_picture(photo("тау", width=30, height=20, exif=exif(SIDEWAYS)), ".jpg", ENOUGH)

    assert (opened.width, opened.height) == opened.image.size == (20, 30)
    assert opened.bare is None


def test_a_large_picture_held_sideways_has_the_size_that_readers_see() -> None:
    """Though it was read at a fraction of its size."""
    opened = open_picture(photo("тау", width=6_000, height=4_000, exif=exif(SIDEWAYS)), ".jpg", ENOUGH)

    assert (opened.width, opened.height) == (4_000, 6_000)
    assert opened.image.height > opened.image.width


@pytest.mark.parametrize(
    ("suffix", "options"),
    [
        (".jpg", {"exif": exif(place=True)}),
        (".jpg", {"comment": b"taken by"}),
        (".jpg", {"xmp": b"<x:xmpmeta/>"}),
        (".webp", {"exif": exif()}),
        (".webp", {"xmp": b"<x:xmpmeta/>"}),
        (".png", {"exif": exif()}),
        (".avif", {"exif": exif()}),
    ],
)
def test_what_says_who_where_and_when_is_left_out(suffix: str, options: dict[str, object]) -> None:
    """Without touching a pixel, where that can be done."""
    private = photo("тау", suffix, **options)
    opened = open_picture(private, suffix, ENOUGH)

    assert opened.bare != private
    assert opened.bare is None or size_of(opened.bare, suffix) == (12, 8)
    assert all(word not in (opened.bare or b"") for word in (b"Telephone", b"taken by", b"xmpmeta"))


@pytest.mark.parametrize("suffix", FORMATS)
def test_what_hangs_on_behind_a_picture_is_left_out(suffix: str) -> None:
    """Telephones hang a film behind a photograph."""
    assert open_picture(photo("тау", suffix) + b"\0\0\0\x18ftypmp42\xff\xd9", suffix, ENOUGH).bare in {
        photo("тау", suffix),
        None,
    }


def test_a_colour_profile_alone_is_not_private() -> None:
    """But its colours are those of every screen afterwards."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

    opened = open_picture(photo("тау", icc_profile=profile), ".jpg", ENOUGH)

    assert opened.bare == photo("тау", icc_profile=profile)
    assert "icc_profile" not in opened.image.info


@pytest.mark.parametrize("mode", ["CMYK", "L"])
def test_pictures_of_other_colours_become_ordinary_ones(mode: str) -> None:
    """A printer's four inks, and grey."""
    out = BytesIO()
    Image.new(mode, (20, 10), 90 if mode == "L" else (0, 90, 90, 0)).save(out, "JPEG")

    assert open_picture(out.getvalue(), ".jpg", ENOUGH).image.mode == "RGB"


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_what_can_be_seen_through_stays_so(mode: str) -> None:
    """Also where the file has a palette."""
    out = BytesIO()
    image = Image.new("RGBA", (20, 10), (200, 0, 0, 0)).convert(mode)
    image.save(out, "PNG", **({"transparency": 0} if mode == "P" else {}))

    assert open_picture(out.getvalue(), ".png", ENOUGH).image.mode == "RGBA"


def test_a_picture_of_sixteen_bits_is_read() -> None:
    """As scanners make them."""
    out = BytesIO()
    Image.new("I;16", (20, 10), 40_000).save(out, "PNG")

    opened = open_picture(out.getvalue(), ".png", ENOUGH)

    assert opened.image.mode == "RGB"
    assert opened.image.getpixel((1, 1)) == (156, 156, 156)


@pytest.mark.parametrize("suffix", [".gif", ".webp", ".png"])
def test_a_picture_that_moves_is_known(suffix: str) -> None:
    """By its file."""
    assert open_picture(moving(suffix), suffix, ENOUGH).animated


def test_a_picture_of_one_pixel_is_a_picture() -> None:
    """However little it shows."""
    assert open_picture(photo("тау", ".png", width=1, height=1), ".png", ENOUGH).image.size == (1, 1)


def test_the_size_is_known_by_the_beginning_of_a_file() -> None:
    """For files that are published as they are."""
    assert size_of(photo("тау", width=900, height=600)[:700], ".jpg") == (900, 600)


def test_odd_metadata_is_passed_over_in_silence() -> None:
    """A library's warning is nothing an editor can act on."""
    broken = bytearray(photo("тау", exif=exif(place=True)))
    at = broken.index(b"Exif")
    broken[at + 14 : at + 40] = b"\xff" * 26

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert open_picture(bytes(broken), ".jpg", ENOUGH).image.size == (12, 8)
